"""Questions about accounts: who has one, how they log in, and what was done to it."""

from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from driehoek.platform import klok
from driehoek.platform.models import Account, Accountgebeurtenis
from driehoek.register import reads
from driehoek.register.models import (
    AccountPersoon,
    Persoonsgegeven,
    Rolvervulling,
    volledige_naam,
)
from driehoek.register.personen import kaal
from driehoek.register.types import Accountstaat, Rol

_NAAMDELEN = ("voornaam", "tussenvoegsel", "achternaam")
_CODE, _SLEUTEL = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN


def accounts(*, q: str = "", staat: str = "", stap: str = "") -> QuerySet[Any]:
    """Accounts with the person's sort name, their state, and the keys that open them."""
    gevonden = _met_sleutels(_met_persoon(Account.objects.all()))
    for deel in kaal(q).split():
        gevonden = gevonden.filter(
            Q(sorteernaam__contains=deel) | Q(gebruikersnaam__icontains=deel)
        )
    if staat:
        gevonden = gevonden.filter(staat=staat)
    if stap:
        met = Q(heeft_code=True) | Q(heeft_passkey=True)
        gevonden = gevonden.filter(met if stap == "met" else ~met)
    return gevonden


def met_bezoeker(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """Accounts with what `bezoeker` tells, in the one query that gets an account."""
    namen = Persoonsgegeven.objects.huidig().filter(persoon_id=OuterRef("koppeling__persoon_id"))
    rollen = Rolvervulling.objects.huidig().filter(
        persoon_id=OuterRef("koppeling__persoon_id"), geldig__contains=klok.vandaag()
    )
    return accounts.select_related("koppeling").annotate(
        naamdelen=Subquery(namen.values_list(JSONObject(**{d: d for d in _NAAMDELEN}))),
        rollen_vandaag=ArraySubquery(rollen.values("rolsoort__rol")),
    )


def bezoeker(account: Account) -> tuple[str, frozenset[str]]:
    """The name of the person behind an account, and the roles they hold today.

    Both empty where there is no person.
    """
    if not hasattr(account, "rollen_vandaag"):
        account = met_bezoeker(Account.objects.filter(pk=account.pk)).get()
    delen: dict[str, str | None] | None = account.naamdelen  # type: ignore[attr-defined]
    rollen: list[str] = account.rollen_vandaag  # type: ignore[attr-defined]
    if delen is None:
        return "", frozenset()
    return volledige_naam(*(delen[d] for d in _NAAMDELEN)), frozenset(rollen)


def is_registerbeheerder(persoon: int) -> bool:
    return reads.heeft_rol(persoon, Rol.REGISTERBEHEERDER, klok.vandaag())


def open_noodtoegang() -> QuerySet[Any]:
    """Emergency accounts that somebody can be in now."""
    return _met_persoon(Account.objects.bruikbaar().filter(nood=True)).order_by("geldig_tot")


def personen_zonder_account(q: str) -> QuerySet[Persoonsgegeven]:
    """Persons by a part of the name or the number, who have no account to use every day."""
    gevonden = (
        Persoonsgegeven.objects.huidig()
        .select_related("persoon")
        .exclude(
            persoon_id__in=AccountPersoon.objects.filter(account__nood=False).values("persoon_id")
        )
    )
    for deel in kaal(q).split():
        gevonden = gevonden.filter(Q(sorteernaam__contains=deel) | Q(persoon__nummer__iexact=deel))
    return gevonden.order_by("sorteernaam", "persoon_id")


def gebeurtenissen(*, q: str = "", soort: str = "") -> QuerySet[Accountgebeurtenis]:
    """What was done to accounts, the last first."""
    alle = Accountgebeurtenis.objects.select_related("account__koppeling", "door__koppeling")
    if q:
        alle = alle.filter(
            Q(account__gebruikersnaam__icontains=q) | Q(door__gebruikersnaam__icontains=q)
        )
    return alle.filter(soort=soort) if soort else alle


def namen(accounts: Iterable[Account | None]) -> dict[object, str]:
    """What people call who is behind each account (by its id): the name, or the user name."""
    alle = {a.pk: a for a in accounts if a is not None}
    personen = {pk: a.koppeling.persoon_id for pk, a in alle.items() if hasattr(a, "koppeling")}
    bekend = reads.namen(personen.values())
    return {pk: bekend.get(personen.get(pk, 0)) or a.gebruikersnaam for pk, a in alle.items()}


def _met_persoon(accounts: QuerySet[Account]) -> QuerySet[Any]:
    gegeven = Persoonsgegeven.objects.huidig().filter(persoon_id=OuterRef("koppeling__persoon_id"))
    return accounts.select_related("koppeling").annotate(
        sorteernaam=Subquery(gegeven.values("sorteernaam")[:1])
    )


def _met_sleutels(accounts: QuerySet[Any]) -> QuerySet[Any]:
    factor = Authenticator.objects.filter(user_id=OuterRef("pk"))
    nu = klok.nu()
    met: QuerySet[Any] = accounts.annotate(
        heeft_dienst=Exists(SocialAccount.objects.filter(user_id=OuterRef("pk"))),
        heeft_code=Exists(factor.filter(type=_CODE)),
        heeft_passkey=Exists(factor.filter(type=_SLEUTEL)),
        staat=Case(
            When(is_active=False, then=Value(Accountstaat.UIT.value)),
            When(nood=True, geldig_tot__gt=nu, then=Value(Accountstaat.NOOD.value)),
            When(nood=True, then=Value(Accountstaat.NOOD_DICHT.value)),
            default=Value(Accountstaat.AAN.value),
        ),
    )
    return met
