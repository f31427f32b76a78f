"""What every view may count on: who asks, at which Peilmoment, and whether writing is on.

The middleware of the room `config` puts it on the request; views read it from there.
"""

import functools
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from driehoek.kern.tijd import AMSTERDAM, Peilmoment, lees_dag
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.types import Actor
from driehoek.platform.models import Account, Kop
from driehoek.platform.ui.schil import Tijdbalk
from driehoek.register import reads, reads_accounts
from driehoek.register.models import AccountPersoon
from driehoek.register.policy import ACCOUNTBEHEER, INZAGE_GROOTBOEK
from driehoek.register.types import Rol

P = ParamSpec("P")
MAX_CIJFERS = 18  # so many always fit in a bigint


class Bezoek:
    """One request's visit to the register. Everything is asked for at most once."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def kop(self) -> Kop:
        return reads.kop()

    @cached_property
    def peil(self) -> Peilmoment:
        """The Peilmoment in the URL; today and all that is known where there is none."""
        return reads.peilmoment(
            _dag(self._request, "geldig_op"), _bekend(self._request), hoofd=self.kop
        )

    @cached_property
    def nu(self) -> Peilmoment:
        """Today and the head: what the actor may do is judged there, whatever the time bar says."""
        return reads.peilmoment(hoofd=self.kop)

    @cached_property
    def is_vandaag(self) -> bool:
        return self.peil == self.nu

    @cached_property
    def tijdbalk(self) -> Tijdbalk:
        return Tijdbalk(
            geldig_op=self.peil.geldig_op,
            bekend_op=self.peil.bekend_op,
            vandaag=self.is_vandaag,
            bekend_nu=self.peil.bekend_op == self.kop.moment,
        )

    @cached_property
    def account(self) -> Account | None:
        user = self._request.user
        return user if isinstance(user, Account) else None

    @cached_property
    def persoon(self) -> int | None:
        """The person behind the account."""
        koppeling: AccountPersoon | None = getattr(self.account, "koppeling", None)
        return koppeling.persoon_id if koppeling else None

    @cached_property
    def _wie(self) -> tuple[str, frozenset[str]]:
        return reads_accounts.bezoeker(self.account) if self.account else ("", frozenset())

    @property
    def naam(self) -> str:
        return self._wie[0] or (self.account.gebruikersnaam if self.account else "")

    @property
    def rollen(self) -> frozenset[str]:
        """The roles that the person holds today, on whatever drager."""
        return self._wie[1]

    @property
    def is_registerbeheerder(self) -> bool:
        return Rol.REGISTERBEHEERDER in self.rollen

    @property
    def mag_grootboek(self) -> bool:
        return bool(self.rollen & INZAGE_GROOTBOEK)

    @property
    def mag_accounts(self) -> bool:
        return bool(self.rollen & ACCOUNTBEHEER)

    @cached_property
    def actor(self) -> Actor:
        return Actor(account=self.account.id if self.account else None, persoon=self.persoon)

    @property
    def mag_schrijven(self) -> bool:
        """While the time bar is off today, writing is off."""
        return self.is_vandaag and self.persoon is not None

    @property
    def mag_alles_vastleggen(self) -> bool:
        return self.mag_schrijven and self.is_registerbeheerder


class DriehoekRequest(HttpRequest):
    """A request that passed the middleware."""

    bezoek: Bezoek
    htmx: object


View = Callable[Concatenate[DriehoekRequest, P], HttpResponseBase]


def binnen(view: View[P]) -> View[P]:
    """For people of the organisation: who is not logged in is asked to."""
    return _poort(view, None)


def alleen(*rollen: str) -> Callable[[View[P]], View[P]]:
    """For those who hold one of these roles today; others get a 403 that says so."""

    def om(view: View[P]) -> View[P]:
        return _poort(view, rollen)

    return om


def _poort(view: View[P], rollen: Collection[str] | None) -> View[P]:
    def bewaakt(request: DriehoekRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if rollen is not None and not request.bezoek.rollen & set(rollen):
            namen = ", ".join(Rol(r).in_zin for r in rollen)
            raise PermissionDenied(f"Deze pagina is er voor: {namen}.")
        eis_tekst_in_adres(request)
        return view(request, *args, **kwargs)

    functools.update_wrapper(bewaakt, view)
    # So that one can look up which pages a role opens.
    bewaakt.rollen = None if rollen is None else frozenset(rollen)  # type: ignore[attr-defined]
    return bewaakt


def eis_tekst_in_adres(request: HttpRequest) -> None:
    """The database takes no NUL, wherever in the query it stands."""
    if any("\x00" in waarde for _, waarden in request.GET.lists() for waarde in waarden):
        raise InvoerFout("In het adres staat een teken dat geen tekst is. Haal het weg.")


def getal(tekst: str) -> int | None:
    """A whole number that a row of the database can have; None for anything else."""
    return int(tekst) if tekst.isdecimal() and len(tekst) <= MAX_CIJFERS else None


def _dag(request: HttpRequest, naam: str) -> date | None:
    tekst = request.GET.get(naam, "").strip()
    if not tekst:
        return None
    try:
        return lees_dag(tekst)
    except ValueError as fout:
        raise InvoerFout(str(fout), veld=naam, regel="REG-11") from fout


def _bekend(request: HttpRequest) -> date | datetime | None:
    tekst = request.GET.get("bekend_op", "").strip()
    if "T" not in tekst:
        return _dag(request, "bekend_op")
    try:
        # In a URL a plus sign may have become a space.
        moment = datetime.fromisoformat(tekst.replace(" ", "+"))
    except ValueError as fout:
        raise InvoerFout(
            f"'{tekst}' is geen moment. Schrijf het als 2025-04-03T14:05.",
            veld="bekend_op",
            regel="REG-11",
        ) from fout
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
