"""Doing something to somebody's account: making it, letting in, and shutting out."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.config.accounts import lijsten
from driehoek.config.accounts.forms import NieuwAccountForm
from driehoek.config.accounts.gebeurtenissen import pad, van_een_account
from driehoek.platform.accounts import acts, inloglinks, sessies
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Account, Accountgebeurtenis
from driehoek.platform.ui.componenten import Kenmerk, Kruimel
from driehoek.platform.ui.opmaak import heel, moment
from driehoek.register import accounts, adressen, reads_accounts
from driehoek.register.policy import ACCOUNTBEHEER, Oordeel, mag_account_beheren
from driehoek.register.web import DriehoekRequest, alleen

_GEVONDEN = 20
_GEBEURTENISSEN = 50
_ALLES = "/beheer/accounts/gebeurtenissen/"
_LEEG = "Wat iemand aan dit account verandert, komt hier te staan."
_KRUIMEL = Kruimel("Accounts", "/beheer/accounts/")
Soort = Accountgebeurtenis.Soort


@dataclass(frozen=True, slots=True)
class Actie:
    """What the button says, when it is there, and what it does; `doe` gives what to say after."""

    knop: str
    uitleg: str
    past: Callable[[Any], bool]
    doe: Callable[[Account, Account], str]


def _zet_uit(account: Account, door: Account) -> str:
    acts.zet_uit(account, door=door)
    return "Het account is uitgezet. Wie ermee was ingelogd, is eruit."


def _zet_aan(account: Account, door: Account) -> str:
    acts.zet_aan(account, door=door)
    return "Het account is weer in gebruik."


def _beeindig_sessies(account: Account, door: Account) -> str:
    aantal = acts.beeindig_sessies(account, door=door)
    return f"Beëindigde sessies: {aantal}."


def _haal_factoren_weg(account: Account, door: Account) -> str:
    acts.haal_factoren_weg(account, door=door)
    return "De tweede stap is weggehaald. Maak nu een inloglink."


def _ontkoppel(account: Account, door: Account) -> str:
    acts.ontkoppel(account, door=door)
    return "Het account is losgemaakt van de aanmelddienst."


def _sluit_nood(account: Account, door: Account) -> str:
    acts.sluit_nood(account, door=door)
    return "De noodtoegang is beëindigd."


ACTIES = {
    "uitzetten": Actie(
        "Zet uit",
        "Niemand kan er nog mee inloggen. Lopende sessies eindigen meteen.",
        lambda a: a.is_active and not a.nood,
        _zet_uit,
    ),
    "aanzetten": Actie(
        "Zet aan",
        "Iemand kan er weer mee inloggen.",
        lambda a: not a.is_active and not a.nood,
        _zet_aan,
    ),
    "uitloggen": Actie(
        "Log overal uit",
        "Alle sessies eindigen. Opnieuw inloggen kan gewoon.",
        lambda a: a.is_bruikbaar,
        _beeindig_sessies,
    ),
    "stap-weg": Actie(
        "Haal de tweede stap weg",
        "Voor wie zijn telefoon en herstelcodes kwijt is. Ga eerst na of het echt om die persoon"
        " gaat.",
        lambda a: a.heeft_code or a.heeft_passkey,
        _haal_factoren_weg,
    ),
    "losmaken": Actie(
        "Maak los van de aanmelddienst",
        "Voor wie bij de aanmelddienst een nieuw account kreeg.",
        lambda a: a.heeft_dienst,
        _ontkoppel,
    ),
    "nood-beeindigen": Actie(
        "Beëindig de noodtoegang",
        "Wie ermee is ingelogd, is er meteen uit.",
        lambda a: a.nood and a.is_bruikbaar,
        _sluit_nood,
    ),
}


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*ACCOUNTBEHEER)
def nieuw(request: DriehoekRequest) -> HttpResponse:
    """Make an account for somebody in the register, with a link for the first time."""
    q = request.GET.get("q", "").strip()
    gevonden = list(reads_accounts.personen_zonder_account(q)[:_GEVONDEN]) if q else []
    keuzes = [(str(g.persoon_id), f"{g.naam} ({g.persoon.nummer})") for g in gevonden]
    form = NieuwAccountForm(request.POST if request.method == "POST" else None, personen=keuzes)
    if form.is_valid():
        persoon = int(form.cleaned_data["persoon"])
        nummer = next(g.persoon.nummer for g in gevonden if g.persoon_id == persoon)
        try:
            return _maak(request, persoon, form.cleaned_data["gebruikersnaam"] or nummer)
        except InvoerFout as fout:
            form.add_error(fout.veld or None, fout.zin)
    context = {
        "form": form,
        "q": q,
        "gevonden": gevonden,
        "vol": len(gevonden) == _GEVONDEN,
        "kruimels": [_KRUIMEL, Kruimel("Nieuw")],
    }
    return render(request, "config/accounts/nieuw.html", context)


def _maak(request: DriehoekRequest, persoon: int, gebruikersnaam: str) -> HttpResponse:
    is_beheerder = reads_accounts.is_registerbeheerder(persoon)
    _eis(_mag(request, eigen=False, van_registerbeheerder=is_beheerder))
    account = accounts.maak(persoon, gebruikersnaam, door=request.bezoek.account)
    return _toon_link(request, account)


@never_cache
@require_safe
@alleen(*ACCOUNTBEHEER)
def account(request: DriehoekRequest, pk: uuid.UUID) -> HttpResponse:
    gevonden = _vind(pk)
    naam = reads_accounts.namen([gevonden])[gevonden.pk]
    oordeel = _oordeel(request, gevonden)
    rijen = gevonden.gebeurtenissen.select_related("account__koppeling", "door__koppeling")
    context = {
        "account": gevonden,
        "naam": naam,
        "kruimels": [_KRUIMEL, Kruimel(naam)],
        "badges": [lijsten.staat(gevonden)],
        "kenmerken": _kenmerken(gevonden, naam),
        "oordeel": oordeel,
        "mag_link": _mag_link(gevonden),
        "acties": [(code, a) for code, a in ACTIES.items() if a.past(gevonden)],
        "alle_gebeurtenissen": f"{_ALLES}?{urlencode({'q': gevonden.gebruikersnaam})}",
        "gebeurtenissen": van_een_account(list(rijen[:_GEBEURTENISSEN]), _LEEG),
    }
    return render(request, "config/accounts/beheer.html", context)


@never_cache
@require_POST
@alleen(*ACCOUNTBEHEER)
def doe(request: DriehoekRequest, pk: uuid.UUID, actie: str) -> HttpResponse:
    gevonden, gekozen = _vind(pk), ACTIES.get(actie)
    if gekozen is None:
        raise Http404("Deze actie is er niet.")
    if actie != "nood-beeindigen":  # an emergency anyone here may end
        _eis(_oordeel(request, gevonden))
    if gekozen.past(gevonden):
        messages.success(request, gekozen.doe(gevonden, _door(request)))
    return redirect("account-beheer", pk=pk)


@never_cache
@require_POST
@alleen(*ACCOUNTBEHEER)
def link(request: DriehoekRequest, pk: uuid.UUID) -> HttpResponse:
    """A new login link; it is shown once, and stands in no address."""
    gevonden = _vind(pk)
    _eis(_oordeel(request, gevonden))
    if not _mag_link(gevonden):
        return redirect("account-beheer", pk=pk)
    return _toon_link(request, gevonden)


def _mag_link(account: Account) -> bool:
    """An emergency is opened from the machine itself, and there alone."""
    return account.is_bruikbaar and not account.nood


def _toon_link(request: DriehoekRequest, account: Account) -> HttpResponse:
    """A link for `account`: an invitation for who never was here."""
    basis = request.build_absolute_uri("/")
    eerste = account.last_login is None
    maak = inloglinks.maak_uitnodiging if eerste else inloglinks.maak_link
    soort = Soort.UITGENODIGD if eerste else Soort.INLOGLINK
    acts.noteer(account, soort, door=_door(request))
    naam = reads_accounts.namen([account])[account.pk]
    context = {
        "account": account,
        "naam": naam,
        "link": maak(account, basis),
        "hoelang": "72 uur" if eerste else "een uur",
        "kruimels": [_KRUIMEL, Kruimel(naam, pad(account.pk)), Kruimel("Link")],
    }
    return render(request, "config/accounts/link.html", context)


def _vind(pk: uuid.UUID) -> Any:
    gevonden = reads_accounts.accounts().filter(pk=pk).first()
    if gevonden is None:
        raise Http404("Dit account is er niet.")
    return gevonden


def _door(request: DriehoekRequest) -> Account:
    account = request.bezoek.account
    assert account is not None  # noqa: S101  (`alleen` lets nobody else through)
    return account


def _oordeel(request: DriehoekRequest, account: Account) -> Oordeel:
    koppeling = getattr(account, "koppeling", None)
    is_beheerder = koppeling is not None and reads_accounts.is_registerbeheerder(
        koppeling.persoon_id
    )
    eigen = account.pk == _door(request).pk
    return _mag(request, eigen=eigen, van_registerbeheerder=is_beheerder)


def _mag(request: DriehoekRequest, *, eigen: bool, van_registerbeheerder: bool) -> Oordeel:
    return mag_account_beheren(
        request.bezoek.rollen, eigen=eigen, van_registerbeheerder=van_registerbeheerder
    )


def _eis(oordeel: Oordeel) -> None:
    if not oordeel.mag:
        raise PermissionDenied(oordeel.reden)


def _kenmerken(account: Any, naam: str) -> list[Kenmerk]:
    koppeling = getattr(account, "koppeling", None)
    persoon = adressen.van_persoon(koppeling.persoon_id) if koppeling else ""
    einde = [Kenmerk("Noodtoegang tot", account.geldig_tot, "moment")] if account.nood else []
    return [
        *einde,
        Kenmerk("Persoon", naam, url=persoon),
        Kenmerk("Gebruikersnaam", account.gebruikersnaam, "code"),
        Kenmerk("Logt in met", lijsten.wegen(account) or "alleen een inloglink"),
        Kenmerk("Tweede stap", lijsten.stappen(account) or "geen"),
        Kenmerk("Gemaakt", account.aangemaakt, "moment"),
        Kenmerk("Laatst ingelogd", moment(account.last_login) if account.last_login else "nooit"),
        Kenmerk("Lopende sessies", heel(sessies.van(account).count())),
    ]
