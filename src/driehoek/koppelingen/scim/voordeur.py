"""The door of SCIM: who asks, how often, and every answer in the words of the protocol."""

import json
from functools import cache
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from scim2_models import (
    ForbiddenException,
    ResourceType,
    SCIMException,
    UnauthorizedException,
)
from scim2_server.handler import ScimHandler
from scim2_server.requests import ScimRequest
from scim2_server.responses import ScimResponse
from scim2_server.routing import Operation, Target
from scim2_server.service import ScimService

from driehoek.koppelingen import afnemers
from driehoek.koppelingen.afnemers import verbruik
from driehoek.koppelingen.scim import BASIS, vormen
from driehoek.koppelingen.scim.opslag import GROEP, Opslag
from driehoek.koppelingen.types import Geweigerd, Leesrecht, Vrager
from driehoek.platform.fouten import RegisterBezet

_LEZEN = frozenset({Operation.query, Operation.search, Operation.search_with_body})
_ZONDER_SLEUTEL = frozenset({Operation.service_provider_config})
"""For everyone: it tells how to show who you are (RFC 7643 §5)."""
_OPNIEUW = "60"
_log = structlog.get_logger(__name__)


class _TeVaak(SCIMException):
    status = 429
    _default_detail = "Je vraagt te vaak."


class _Druk(SCIMException):
    status = 503
    _default_detail = "Het register is even niet te bereiken. Probeer het over een minuut opnieuw."


class Dienst(ScimService):
    """What may be asked by whom."""

    def authorize(
        self,
        request: ScimRequest,  # noqa: ARG002  (the key is judged at the door)
        target: Target,
        resource_type: ResourceType,
    ) -> None:
        if resource_type.name == GROEP and target.operation not in _LEZEN:
            raise ForbiddenException(
                detail="Wie in een groep zit, volgt uit het register. Wijzigen gaat met een"
                " besluit, in Driehoek zelf."
            )

    def www_authenticate(self, exception: SCIMException) -> str | None:
        return afnemers.UITDAGING if isinstance(exception, UnauthorizedException) else None


def antwoord(request: HttpRequest, pad: str) -> HttpResponse:
    """The answer to a question at an address under /scim/v2."""
    koppen: dict[str, str] = {}
    try:
        gegeven = _antwoord(request, pad, koppen)
    except (OperationalError, InterfaceError, RegisterBezet):
        _log.exception("scim_zonder_database", pad=request.path)
        koppen["Retry-After"] = _OPNIEUW
        gegeven = _dienst().error_response(_Druk())
    except SCIMException as fout:
        gegeven = _dienst().error_response(fout)
    except Exception as fout:  # noqa: BLE001  (whatever it is, it is answered in the words of SCIM)
        _log.exception("scim_fout", pad=request.path)
        gegeven = _dienst().error_response(fout)
    return _http(gegeven, koppen)


def _antwoord(request: HttpRequest, pad: str, koppen: dict[str, str]) -> ScimResponse:
    vraag = _lees(request, pad)
    if _dienst().match(vraag).operation not in _ZONDER_SLEUTEL:
        vraag.subject = _wie(request)
        ruimte = verbruik.neem(vraag.subject)
        koppen.update(ruimte.koppen())
        if not ruimte.mag:
            raise _TeVaak(detail=f"Probeer het over {ruimte.opnieuw} seconden opnieuw.")
    return ScimHandler(_dienst(), Opslag(vraag.subject)).handle(vraag)


def _wie(request: HttpRequest) -> Vrager:
    """The system that asks. A key may stand in Authorization too: not every provider has OAuth2."""
    autorisatie = request.headers.get("Authorization", "")
    gevonden = afnemers.wie_vraagt(request.headers.get(afnemers.SLEUTELKOP, ""), autorisatie)
    if isinstance(gevonden, Geweigerd) and autorisatie.lower().startswith("bearer "):
        met_sleutel = afnemers.wie_vraagt(autorisatie[len("bearer ") :].strip(), "")
        gevonden = gevonden if isinstance(met_sleutel, Geweigerd) else met_sleutel
    if isinstance(gevonden, Geweigerd):
        raise UnauthorizedException(detail=gevonden.zin)
    if not gevonden.mag(Leesrecht.GEBRUIKERS):
        raise ForbiddenException(
            detail=f"Hiervoor heb je het recht '{Leesrecht.GEBRUIKERS.value}' nodig. Vraag het aan"
            " bij de functioneel beheerder."
        )
    return gevonden


def _lees(request: HttpRequest, pad: str) -> ScimRequest:
    vraag = ScimRequest(
        method=request.method or "GET",
        base_url=request.build_absolute_uri(BASIS),
        path=f"/{pad}",
        query=request.GET.dict(),
        headers=dict(request.headers),
    )
    vraag.body = request.read(vormen.GROOTSTE_BULK + 1)
    if len(vraag.body) > vormen.GROOTSTE_BULK:
        raise _dienst().payload_too_large(vormen.GROOTSTE_BULK)
    return vraag


def _http(antwoord: ScimResponse, koppen: dict[str, str]) -> HttpResponse:
    lijf: Any = b"" if antwoord.body is None else json.dumps(antwoord.body, ensure_ascii=False)
    http = HttpResponse(lijf, status=antwoord.status.value, headers={**antwoord.headers, **koppen})
    http.setdefault("Cache-Control", "no-store")
    return http


@cache
def _dienst() -> Dienst:
    return Dienst(vormen.aanbod())
