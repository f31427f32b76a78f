"""The accounts page: who can log in, and what was done to which account by whom."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.hashers import is_password_usable
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from driehoek.config.accounts.gebeurtenissen import KOLOMMEN, cellen, of, pad
from driehoek.platform.models import Account, Accountgebeurtenis
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Toon
from driehoek.platform.ui.lijst import Keuze, Lijst, sortering, toon
from driehoek.platform.ui.opmaak import moment
from driehoek.register import reads_accounts
from driehoek.register.policy import ACCOUNTBEHEER
from driehoek.register.types import Accountstaat
from driehoek.register.web import DriehoekRequest, alleen

TOON: dict[str, Toon] = {
    Accountstaat.AAN: "goed",
    Accountstaat.UIT: "neutraal",
    Accountstaat.NOOD: "fout",
    Accountstaat.NOOD_DICHT: "neutraal",
}
_KOLOMMEN = (
    Kolom("Naam", sorteer="naam"),
    Kolom("Gebruikersnaam", "code", sorteer="gebruikersnaam"),
    Kolom("Logt in met"),
    Kolom("Tweede stap"),
    Kolom("Laatst ingelogd", sorteer="laatst"),
    Kolom("Staat"),
)
_VOLGORDE = {
    "naam": "sorteernaam",
    "gebruikersnaam": "gebruikersnaam",
    "laatst": "last_login",
}
_STAPPEN = [("met", "Met tweede stap"), ("zonder", "Zonder tweede stap")]


@never_cache
@require_safe
@alleen(*ACCOUNTBEHEER)
def accounts(request: DriehoekRequest) -> HttpResponse:
    gekozen, volgorde = sortering(request, _VOLGORDE, "naam")
    gevonden = reads_accounts.accounts(
        q=request.GET.get("q", ""),
        staat=request.GET.get("staat", ""),
        stap=request.GET.get("stap", ""),
    )
    lijst = Lijst(
        titel="Accounts",
        ondertitel="Wie kan inloggen, en hoe. Wat iemand mag, volgt uit het register.",
        wat="accounts",
        kolommen=_KOLOMMEN,
        rijen=gevonden.order_by(volgorde, "pk"),
        cellen=_cellen,
        leeg=Leeg(
            "Geen account gevonden",
            "Zoek op een deel van de naam, of wis de filters. Staat iemand er nog niet?",
            "/beheer/accounts/nieuw/",
            "Maak een account",
        ),
        bestandsnaam="accounts",
        sorteer=gekozen,
        zoeklabel="Naam of gebruikersnaam",
        keuzes=(
            Keuze("staat", "Staat", Accountstaat.choices, "Alle"),
            Keuze("stap", "Tweede stap", _STAPPEN, "Alle"),
        ),
        extra={"nood": _open_nood()},
    )
    return toon(request, lijst, "config/accounts/accounts.html")


@never_cache
@require_safe
@alleen(*ACCOUNTBEHEER)
def gebeurtenissen(request: DriehoekRequest) -> HttpResponse:
    """What was done to which account, and by whom."""
    soorten = Accountgebeurtenis.Soort
    gekozen, volgorde = sortering(request, {"moment": "moment"}, "-moment")
    gevonden = reads_accounts.gebeurtenissen(
        q=request.GET.get("q", ""), soort=request.GET.get("soort", "")
    )
    lijst = Lijst(
        titel="Wat er met accounts is gebeurd",
        ondertitel="Hier komt alleen iets bij. Er gaat nooit iets weg.",
        wat="gebeurtenissen",
        kolommen=(replace(KOLOMMEN[0], sorteer="moment"), *KOLOMMEN[1:]),
        rijen=gevonden.order_by(volgorde, "-pk"),
        cellen=cellen,
        leeg=Leeg("Niets gevonden", "Zoek op een deel van de gebruikersnaam, of wis de filters."),
        bestandsnaam="accountgebeurtenissen",
        sorteer=gekozen,
        zoeklabel="Gebruikersnaam",
        keuzes=(Keuze("soort", "Wat", soorten.choices, "Alles"),),
        kruimels=(Kruimel("Accounts", "/beheer/accounts/"), Kruimel("Gebeurtenissen")),
    )
    return toon(request, lijst, "config/accounts/lijst.html")


def wegen(account: Any) -> str:
    """How somebody logs in, as `reads_accounts.accounts` found it."""
    kan = [
        naam
        for naam, heeft in (
            ("aanmelddienst", account.heeft_dienst),
            ("wachtwoord", is_password_usable(account.password)),
            ("passkey", account.heeft_passkey),
        )
        if heeft
    ]
    return ", ".join(kan)


def stappen(account: Any) -> str:
    kan = [("code-app", account.heeft_code), ("passkey", account.heeft_passkey)]
    return ", ".join(naam for naam, heeft in kan if heeft)


def staat(account: Any) -> Badge:
    gekozen = Accountstaat(account.staat)
    return Badge(str(gekozen.label), TOON[gekozen])


def _cellen(rijen: Sequence[Account]) -> list[list[Cel | str]]:
    namen = reads_accounts.namen(rijen)
    return [
        [
            Cel(namen[a.pk], url=pad(a.pk)),
            a.gebruikersnaam,
            of(wegen(a), "alleen een inloglink"),
            of(stappen(a), "geen"),
            of(moment(a.last_login) if a.last_login else "", "nog nooit"),
            Cel(badges=(staat(a),), onder=f"tot {moment(a.geldig_tot)}" if a.nood else ""),
        ]
        for a in rijen
    ]


def _open_nood() -> list[tuple[Account, str]]:
    """Emergencies that are open now, each with the name of who may be in."""
    alle = list(reads_accounts.open_noodtoegang())
    namen = reads_accounts.namen(alle)
    return [(a, namen[a.pk]) for a in alle]
