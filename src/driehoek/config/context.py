"""What every template may use: the shell's facts about this request."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from driehoek.config import hulp, voorkeuren
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui.schil import Navpunt, Stand, Tijdbalk
from driehoek.register.policy import (
    ACCOUNTBEHEER,
    CONTROLE,
    INZAGE_GROOTBOEK,
    INZAGE_TOEGANG,
    LEIDINGGEVEND,
)
from driehoek.register.types import Rol
from driehoek.register.web import Bezoek

# What the user menu offers besides logging out.
PUNTEN = (
    Navpunt("/favorieten/", "Favorieten en filters"),
    Navpunt("/voorkeuren/", "Voorkeuren"),
    Navpunt("/voorkeuren/#sneltoetsen", "Sneltoetsen"),
    Navpunt("/rondleiding/", "Rondleiding"),
)


def driehoek(request: HttpRequest) -> dict[str, Any]:
    if openbaar := getattr(request, "openbaar", None):
        return {"naam_organisatie": settings.ORGANISATIE, **openbaar}
    bezoek: Bezoek | None = getattr(request, "bezoek", None)
    basis = {
        "naam_organisatie": settings.ORGANISATIE,
        "zoek_url": reverse("zoek"),
        "inlog_url": reverse("inloggen"),
        "demo": settings.DEMO,
        "hulp_url": hulp.adres_bij(request),
        "voorkeur": SimpleLazyObject(lambda: voorkeuren.van(request)),
    }
    if bezoek is None or not request.user.is_authenticated:
        return {**basis, "zonder_zoekveld": True}
    return {
        **basis,
        "bezoek": bezoek,
        "tijdbalk": _tijdbalk(bezoek),
        "stand": SimpleLazyObject(lambda: _stand(bezoek)),
        "gebruiker_naam": SimpleLazyObject(lambda: bezoek.naam),
        "gebruiker_rol": SimpleLazyObject(lambda: _rollen(bezoek)),
        "nav_niet": SimpleLazyObject(lambda: _gesloten(bezoek)),
        "gebruiker_punten": (Navpunt(reverse("account"), "Mijn account"), *PUNTEN),
        "uitlog_url": reverse("uitloggen"),
        "suggestie_url": reverse("suggesties"),
        "meldingen_url": reverse("meldingen"),
        "ongelezen": getattr(bezoek.account, "ongelezen", 0),
    }


def _tijdbalk(bezoek: Bezoek) -> Tijdbalk | None:
    try:
        return bezoek.tijdbalk
    except InvoerFout:
        return None  # the page that says so has no time bar


def _stand(bezoek: Bezoek) -> Stand | None:
    kop = bezoek.kop
    return Stand(kop.nr, kop.moment) if kop.nr else None


def _gesloten(bezoek: Bezoek) -> tuple[str, ...]:
    """What the main navigation leaves out for this visitor."""
    return tuple(reverse(naam) for naam, rollen in _BESLOTEN if not bezoek.rollen & rollen)


_BESLOTEN = (
    ("grootboek", INZAGE_GROOTBOEK),
    ("toegang", INZAGE_TOEGANG),
    ("controles", CONTROLE),
    ("koppelingen", INZAGE_TOEGANG),
    ("beslissingen", INZAGE_TOEGANG),
    ("accounts", ACCOUNTBEHEER),
    ("importeren", frozenset({Rol.REGISTERBEHEERDER})),
    ("bureau", LEIDINGGEVEND),
    ("correctieverzoeken", frozenset({Rol.REGISTERBEHEERDER})),
)


def _rollen(bezoek: Bezoek) -> str:
    nood = bezoek.account is not None and bezoek.account.nood
    namen = sorted(Rol(rol).label for rol in bezoek.rollen)
    return ", ".join(["Noodtoegang", *namen] if nood else namen)
