"""The public door: no login, no cookie, the same answer for everyone, kept while nothing changed.

An answer depends on its address, the head of the ledger, the day, and on which names are destroyed.
So its ETag names these, and an answer that a visitor has already costs two queries.
"""

import functools
import hashlib
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui.schil import Navpunt, Stand, Tijdbalk, nav_voor
from driehoek.publicatie.reads import Blik, blik
from driehoek.publicatie.reads_rollen import vernietigde_namen
from driehoek.publicatie.types import VOORVOEGSEL
from driehoek.register.web import DriehoekRequest, eis_tekst_in_adres

P = ParamSpec("P")
View = Callable[Concatenate["OpenbaarRequest", P], HttpResponse]

NAV = (
    Navpunt(f"{VOORVOEGSEL}/opgaven/", "Opgaven"),
    Navpunt(f"{VOORVOEGSEL}/opdrachten/", "Opdrachten"),
    Navpunt(f"{VOORVOEGSEL}/data/", "Open data"),
    Navpunt(f"{VOORVOEGSEL}/over/", "Over dit register"),
)
BEWAAR_SECONDEN = 60
"""So long others may keep an answer without asking whether it still holds."""
HIER_SECONDEN = 600
# Addresses with anything else behind the question mark are too many to keep.
BEWAARBAAR = frozenset({"", "formaat=csv", "formaat=json", "formaat=xlsx"})
VERSIE = version("driehoek")


class OpenbaarRequest(DriehoekRequest):
    """A request of anyone."""

    openbaar: dict[str, Any]
    blik: Blik


def openbaar(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For everyone; what is wrong is said on a public page too."""

    @functools.wraps(view)
    def om(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.openbaar = _schil(request)
        try:
            return _antwoord(view, request, *args, **kwargs)
        except Http404 as fout:
            return _mis(request, str(fout), 404)
        except InvoerFout as fout:
            request.openbaar = {**_schil(request), "tijdbalk": None}
            return _mis(request, fout.zin, 400)

    return require_safe(om)


def _antwoord(view: View[P], request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
    eis_tekst_in_adres(request)
    etag = _etag(request)
    if (zelfde := get_conditional_response(request, etag=etag)) is not None:
        return _met_koppen(request, zelfde, etag)
    sleutel = _sleutel(request, etag)
    bewaard: HttpResponse | None = caches["openbaar"].get(sleutel) if sleutel else None
    if bewaard is None:
        request.openbaar |= _peilcontext(request)
        request.blik = blik(request.bezoek.peil)
        bewaard = view(request, *args, **kwargs)
        if sleutel:
            caches["openbaar"].set(sleutel, bewaard, HIER_SECONDEN)
    return _met_koppen(request, bewaard, etag)


def _etag(request: DriehoekRequest) -> str:
    kop = request.bezoek.kop
    stand = (kop.nr, bytes(kop.hash).hex()[:12], vernietigde_namen())
    return f'"{"-".join(map(str, stand))}-{klok.vandaag():%Y%m%d}-{VERSIE}"'


def _sleutel(request: HttpRequest, etag: str) -> str:
    """Under which an answer is kept here; empty for what is not."""
    if request.META["QUERY_STRING"] not in BEWAARBAAR:
        return ""
    adres = f"{request.build_absolute_uri()} {etag}"
    return f"openbaar-{hashlib.sha256(adres.encode()).hexdigest()}"


def _met_koppen(request: HttpRequest, antwoord: HttpResponse, etag: str) -> HttpResponse:
    antwoord["ETag"] = etag
    antwoord["Cache-Control"] = f"public, max-age={BEWAAR_SECONDEN}"
    if set(request.GET) - {"formaat"}:
        # One page of each is enough to be found by: that of today.
        antwoord["X-Robots-Tag"] = "noindex"
    if not antwoord.get("Content-Type", "").startswith("text/html"):
        antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord


def _schil(request: HttpRequest) -> dict[str, Any]:
    """What the public shell shows, whoever looks."""
    return {
        "openbaar_home": reverse("openbaar"),
        "openbaar_nav": nav_voor(request.path, NAV),
        "zoek_url": reverse("openbaar-zoek"),
        "suggestie_url": reverse("openbaar-suggesties"),
        "zoek_voorbeeld": "brug, natuur of fietsroute",
        "inlog_url": reverse("inloggen"),
        "contact": settings.CONTACT,
        "contact_is_mail": "@" in settings.CONTACT,
    }


def _peilcontext(request: DriehoekRequest) -> dict[str, Any]:
    bezoek = request.bezoek
    balk = Tijdbalk(
        geldig_op=bezoek.peil.geldig_op,
        bekend_op=bezoek.peil.bekend_op,
        vandaag=bezoek.is_vandaag,
        bekend_nu=bezoek.peil.bekend_op == bezoek.kop.moment,
        lezend=True,
    )
    return {
        "tijdbalk": balk,
        "stand": Stand(bezoek.kop.nr, bezoek.kop.moment) if bezoek.kop.nr else None,
    }


def _mis(request: HttpRequest, zin: str, status: int) -> HttpResponse:
    antwoord = render(request, "publicatie/mis.html", {"zin": zin, "status": status}, status=status)
    antwoord["Cache-Control"] = "no-store"
    return antwoord
