"""The door of the API: who asks, how often, in which words; and what every answer carries.

It knows nothing of the register. What lies behind it is loaded with the first question: commands
and pages do not wait for it.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any, NoReturn, cast

import structlog
from django.core.cache import caches
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, URLResolver
from django.urls.resolvers import RegexPattern
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from driehoek.koppelingen import afnemers
from driehoek.koppelingen.afnemers import verbruik
from driehoek.koppelingen.api import VERSIE
from driehoek.koppelingen.api.problemen import Fout, Probleem, niet_gevonden, ongeldig
from driehoek.koppelingen.types import Geweigerd, Leesrecht, Vrager
from driehoek.platform import klok
from driehoek.publicatie.reads_rollen import vernietigde_namen
from driehoek.register import reads

DOCUMENT = "openapi.json"
METHODEN = ("GET", "HEAD", "OPTIONS")
LEZEN = frozenset({"GET", "HEAD"})
_log = structlog.get_logger(__name__)


@csrf_exempt  # a system brings its key itself, and no cookie
def api(request: HttpRequest, pad: str | None = None) -> HttpResponse:
    """Every address under /api/v1. `pad` None: the address itself, which has no slash behind it."""
    try:
        antwoord = _antwoord(request, pad)
    except Probleem as probleem:
        antwoord = probleem.antwoord(request.path)
    except SuspiciousOperation:
        antwoord = Probleem(400, "Zoveel parameters kan niet.").antwoord(request.path)
    except (OperationalError, InterfaceError):
        _log.exception("api_zonder_database", pad=request.path)
        zin = "Het register is even niet te bereiken. Probeer het over een minuut opnieuw."
        antwoord = Probleem(503, zin, koppen={"Retry-After": "60"}).antwoord(request.path)
    except Exception:  # noqa: BLE001  (whatever it is, it is answered in the words of the API)
        _log.exception("api_fout", pad=request.path)
        zin = "Er ging bij ons iets mis. Het is genoteerd. Probeer het later opnieuw."
        antwoord = Probleem(500, zin).antwoord(request.path)
    antwoord["API-Version"] = VERSIE
    antwoord.setdefault("Cache-Control", "no-store")
    if request.method == "HEAD":
        antwoord["Content-Length"] = str(len(antwoord.content))
        antwoord.content = b""
    return antwoord


@csrf_exempt
def elders(request: HttpRequest) -> HttpResponse:
    """An address under /api where nothing is."""
    return niet_gevonden().antwoord(request.path)


def _antwoord(request: HttpRequest, pad: str | None) -> HttpResponse:
    if request.method == "OPTIONS":
        return _methoden(pad)
    if pad == DOCUMENT:
        return _document(request)
    vrager = _wie(request)
    ruimte = verbruik.neem(vrager)
    try:
        _eis_ruimte(ruimte)
        antwoord = _van(request, pad, vrager)
    except Probleem as probleem:
        antwoord = probleem.antwoord(request.path)
    for naam, waarde in ruimte.koppen().items():
        antwoord[naam] = waarde
    return antwoord


def _wie(request: HttpRequest) -> Vrager:
    gevonden = afnemers.wie_vraagt(
        request.headers.get(afnemers.SLEUTELKOP, ""), request.headers.get("Authorization", "")
    )
    if isinstance(gevonden, Geweigerd):
        _weiger(gevonden)
    return gevonden


def _weiger(geweigerd: Geweigerd) -> NoReturn:
    """401 with how one can show who one is (RFC 6750 §3)."""
    fout = f', error="{geweigerd.code}"' if geweigerd.code else ""
    raise Probleem(401, geweigerd.zin, koppen={"WWW-Authenticate": f"{afnemers.UITDAGING}{fout}"})


def _eis_ruimte(ruimte: verbruik.Ruimte) -> None:
    if not ruimte.mag:
        raise Probleem(429, f"Probeer het over {ruimte.opnieuw} seconden opnieuw.")


def _van(request: HttpRequest, pad: str | None, vrager: Vrager) -> HttpResponse:
    """The answer for who is known and may ask."""
    treffer = _vind(pad)
    _eis_lezen(request)
    _eis_vorm(request)
    naam = treffer.url_name or ""
    _eis_leesrecht(vrager, _achter().leesrecht[naam])
    _eis_bekende_vraag(request, _achter().parameters[naam])
    kop = reads.kop()
    etag = _etag(request, kop, vrager)
    gekend = _gekend(request)
    if etag in gekend:
        antwoord = _ongewijzigd()
    else:
        request.vrager, request.kop = vrager, kop  # type: ignore[attr-defined]
        echt, request.method = request.method, "GET"
        antwoord = cast("HttpResponse", treffer.func(request, *treffer.args, **treffer.kwargs))
        request.method = echt
        if "*" in gekend and antwoord.status_code == HTTPStatus.OK:
            antwoord = _ongewijzigd()
    if antwoord.status_code in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        antwoord["ETag"] = etag
        antwoord["Vary"] = f"Authorization, {afnemers.SLEUTELKOP}"
        _zet_links(request, antwoord)
    return antwoord


def _vind(pad: str | None) -> ResolverMatch:
    if pad == "":
        raise niet_gevonden("Zet geen schuine streep achter het adres.")
    try:
        return _achter().adressen.resolve(pad or "")
    except Resolver404 as fout:
        zin = "Zet geen schuine streep achter het adres." if (pad or "").endswith("/") else ""
        raise niet_gevonden(zin) if zin else niet_gevonden() from fout


def _eis_lezen(request: HttpRequest) -> None:
    if request.method not in LEZEN:
        raise Probleem(
            405,
            "Hier kun je alleen lezen. Wijzigen gaat met een besluit, in Driehoek zelf.",
            koppen={"Allow": ", ".join(METHODEN)},
        )


def _eis_vorm(request: HttpRequest) -> None:
    leeg = request.META.get("CONTENT_LENGTH") in {None, "", "0"}
    if not leeg or "HTTP_TRANSFER_ENCODING" in request.META:
        raise Probleem(415, "Stuur niets mee. Wat je vraagt, staat in het adres.")
    if not request.accepts("application/json"):
        raise Probleem(406, "Antwoorden zijn er alleen als application/json.")


def _eis_leesrecht(vrager: Vrager, recht: Leesrecht) -> None:
    if not vrager.mag(recht):
        raise Probleem(
            403,
            f"Hiervoor heb je het leesrecht '{recht.value}' nodig. Vraag het aan bij de"
            " functioneel beheerder.",
        )


def _eis_bekende_vraag(request: HttpRequest, parameters: frozenset[str]) -> None:
    fouten = [
        *(
            Fout(
                "query", naam, "onbekende-parameter", f"'{naam}' kan hier niet. {_kan(parameters)}"
            )
            for naam in request.GET
            if naam not in parameters
        ),
        *(
            Fout("query", naam, "dubbele-parameter", f"'{naam}' kan maar een keer.")
            for naam, waarden in request.GET.lists()
            if naam in parameters and len(waarden) > 1
        ),
    ]
    if fouten:
        raise ongeldig(*fouten)


def _kan(parameters: frozenset[str]) -> str:
    if not parameters:
        return "Dit adres heeft geen parameters."
    return f"Wel kan: {', '.join(sorted(parameters))}."


def _etag(request: HttpRequest, kop: Any, vrager: Vrager) -> str:
    """Names all that an answer depends on, so it is known before the answer is made.

    The address too: who knows this ETag had an answer here, so what is asked is in order.
    """
    delen = (
        kop.nr,
        bytes(kop.hash).hex()[:12],
        vernietigde_namen(),
        f"{klok.vandaag():%Y%m%d}",
        "".join(recht[0] for recht in sorted(vrager.leesrechten)),
        hashlib.sha256(request.build_absolute_uri().encode()).hexdigest()[:16],
        VERSIE,
    )
    return f'"{"-".join(map(str, delen))}"'


def _gekend(request: HttpRequest) -> set[str]:
    """The ETags of answers that the system still has."""
    koppen = parse_etags(request.headers.get("If-None-Match", ""))
    return {etag.removeprefix("W/") for etag in koppen}


def _ongewijzigd() -> HttpResponse:
    antwoord = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    del antwoord["Content-Type"]
    return antwoord


def _zet_links(request: HttpRequest, antwoord: HttpResponse) -> None:
    """The addresses of other pages in the header Link too (RFC 8288)."""
    bladen: dict[str, str | None] = getattr(request, "bladen", {})
    if bladen:
        antwoord["Link"] = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in bladen.items() if url)


def _methoden(pad: str | None) -> HttpResponse:
    if pad != DOCUMENT:
        _vind(pad)
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(METHODEN)})


def _document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document: for everyone, from every website."""
    _eis_lezen(request)
    basis = request.build_absolute_uri(request.path).removesuffix(f"/{DOCUMENT}")
    sleutel = f"openapi-{basis}"
    tekst = caches["openbaar"].get(sleutel)
    if tekst is None:
        tekst = json.dumps(_achter().document(basis), ensure_ascii=False, indent=2)
        caches["openbaar"].set(sleutel, tekst, None)
    antwoord = HttpResponse(tekst, "application/json")
    antwoord["Access-Control-Allow-Origin"] = "*"
    antwoord["Cache-Control"] = "public, max-age=300"
    return antwoord


class _Achter:
    """What lies behind the door: loaded once, by the first who asks."""

    def __init__(self) -> None:
        from driehoek.koppelingen.api import adressen, openapi  # noqa: PLC0415  (a second to load)

        self.adressen = URLResolver(RegexPattern(r""), adressen.API.urls[0])
        self.leesrecht: Mapping[str, Leesrecht] = adressen.LEESRECHT
        self.parameters = openapi.parameters()
        self.document = openapi.document


@cache
def _achter() -> _Achter:
    return _Achter()
