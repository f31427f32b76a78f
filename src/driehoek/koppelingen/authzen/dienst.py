"""The calls of AuthZEN as a WSGI application of its own, in front of Django (ADR 0021).

Who calls is a system: there is no session, no language and no page. What it costs is reading the
question, deciding and writing the record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

import structlog
from django.conf import settings
from django.db import DatabaseError
from pydantic_core import to_json

from driehoek.koppelingen.authzen import beslissen, zoeken
from driehoek.koppelingen.authzen.fouten import Fout, probleem
from driehoek.koppelingen.authzen.lezen import Json, ontleed
from driehoek.koppelingen.authzen.stand import VOLGER, Stand, StandOnbekend, Volger
from driehoek.koppelingen.authzen.types import Antwoord, Beller, Environ, Koppen, StartResponse
from driehoek.koppelingen.beslislog.bestand import Logboek, Schrijffout
from driehoek.koppelingen.beslislog.record import Roeping, Uitkomst, record
from driehoek.platform import klok

log = structlog.get_logger(__name__)

BEGIN = "/access/"
GROOTSTE = 1024 * 1024
"""A question is at most so many bytes."""
_JSON = "application/json"
_PROBLEEM = "application/problem+json"


class Doe(Protocol):
    def __call__(self, stand: Stand, vraag: Json, *, streng: bool) -> str: ...


@dataclass(frozen=True, slots=True)
class Weg:
    """An address: how its record is called, and what answers."""

    gebeurtenis: str
    doe: Doe


WEGEN = {
    "/access/v1/evaluation": Weg("access_evaluation", beslissen.evaluation),
    "/access/v1/evaluations": Weg("access_evaluations", beslissen.evaluations),
    "/access/v1/search/subject": Weg("search_subject", zoeken.subjecten),
    "/access/v1/search/resource": Weg("search_resource", zoeken.resources),
    "/access/v1/search/action": Weg("search_action", zoeken.acties),
}


class AuthZen:
    def __init__(
        self,
        poort: Callable[[Environ], Beller],
        logboek: Logboek,
        volger: Volger = VOLGER,
    ) -> None:
        self._logboek = logboek
        self._volger = volger
        self._poort = poort

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        try:
            antwoord = self._behandel(environ)
        except Fout as fout:
            antwoord = Antwoord(fout.status, probleem(fout), fout.kop)
        status = HTTPStatus(antwoord.status)
        start_response(f"{status.value} {status.phrase}", _koppen(environ, antwoord))
        return [antwoord.inhoud]

    def _behandel(self, environ: Environ) -> Antwoord:
        weg = _weg(environ)
        beller = self._laat_binnen(environ)
        vraag = gelezen = None
        try:
            stand = self._volger.stand()
            vraag = lees(environ)
            gelezen = ontleed(vraag)
            inhoud = weg.doe(stand, gelezen, streng=_is_streng(environ)).encode()
        except Exception as fout:  # noqa: BLE001  (each call has its record, also one that fails)
            gebleken = _als_fout(fout)
            uitkomst = Uitkomst(
                _nu(),
                _op_een_regel(vraag, gelezen),
                fout=gebleken.detail,
                status=gebleken.status,
            )
            self._noteer(environ, weg, beller, gelezen, uitkomst)
            return Antwoord(gebleken.status, probleem(gebleken), gebleken.kop + beller.koppen)
        uitkomst = Uitkomst(_nu(), _op_een_regel(vraag, gelezen), inhoud, stand.nr)
        self._noteer(environ, weg, beller, gelezen, uitkomst)
        return Antwoord(HTTPStatus.OK, inhoud, beller.koppen)

    def _laat_binnen(self, environ: Environ) -> Beller:
        """Keys are read again every few seconds: without a database nobody is known."""
        try:
            return self._poort(environ)
        except DatabaseError as fout:
            raise _als_fout(StandOnbekend()) from fout

    def _noteer(
        self,
        environ: Environ,
        weg: Weg,
        beller: Beller,
        gelezen: Json | None,
        uitkomst: Uitkomst,
    ) -> None:
        """Before the answer leaves; without a record there is no answer."""
        roeping = Roeping(
            weg.gebeurtenis,
            beller.kenmerk,
            environ.get("HTTP_X_REQUEST_ID", ""),
            environ.get("HTTP_TRACEPARENT", "") or _traceparent(gelezen),
        )
        try:
            self._logboek.schrijf(record(roeping, uitkomst))
        except Schrijffout as fout:
            log.exception("beslislog_niet_geschreven")
            raise Fout(
                "Het logboek kan niet worden geschreven; dan geven we ook geen antwoord.",
                code="geen_logboek",
                status=HTTPStatus.SERVICE_UNAVAILABLE,
            ) from fout


def _weg(environ: Environ) -> Weg:
    weg = WEGEN.get(environ.get("PATH_INFO", ""))
    if weg is None:
        raise Fout("Dit adres is er niet.", code="geen_adres", status=HTTPStatus.NOT_FOUND)
    if environ["REQUEST_METHOD"] != "POST":
        raise Fout(
            "Stel deze vraag met POST.",
            code="geen_post",
            status=HTTPStatus.METHOD_NOT_ALLOWED,
            kop=(("Allow", "POST"),),
        )
    return weg


def lees(environ: Environ) -> bytes:
    """The body; what is no JSON by its own account is not read."""
    if environ.get("QUERY_STRING"):
        raise Fout("Achter dit adres hoort geen '?'; alles staat in de vraag.", code="parameter")
    soort = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    if soort != _JSON or environ.get("HTTP_CONTENT_ENCODING", "identity") != "identity":
        raise Fout(
            f"De kopregel Content-Type is '{_JSON}', en de inhoud is niet ingepakt.",
            code="geen_json",
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        )
    lengte = environ.get("CONTENT_LENGTH") or GROOTSTE + 1
    if environ.get("CONTENT_LENGTH") and int(lengte) > GROOTSTE:
        raise _te_groot()
    inhoud: bytes = environ["wsgi.input"].read(int(lengte))
    if len(inhoud) > GROOTSTE:
        raise _te_groot()
    return inhoud


def _te_groot() -> Fout:
    return Fout(
        "Een vraag is hooguit 1 MiB. Verdeel hem over meer keren.",
        code="te_groot",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


def _is_streng(environ: Environ) -> bool:
    """RFC 7240: whoever asks for it has unknown fields passed over, as the standard has it."""
    return "handling=lenient" not in environ.get("HTTP_PREFER", "").replace(" ", "").lower()


def _als_fout(fout: Exception) -> Fout:
    if isinstance(fout, Fout):
        return fout
    if isinstance(fout, StandOnbekend):
        return Fout(
            "Het register antwoordt niet. Probeer het zo opnieuw.",
            code="geen_register",
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            kop=(("Retry-After", "2"),),
        )
    log.error("authzen_mislukt", exc_info=fout)
    return Fout(
        "Er ging hier iets mis. Het is genoteerd.",
        code="fout",
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def _op_een_regel(vraag: bytes | None, gelezen: Json | None) -> bytes:
    """The question as it came, where it is JSON; a record is one line."""
    if vraag is None or gelezen is None:
        return b""
    if b"\n" not in vraag and b"\r" not in vraag:
        return vraag
    return to_json(gelezen)


def _traceparent(gelezen: Json | None) -> str:
    """Of the Dutch profile: in the context where it is not in a header."""
    context = gelezen.get("context") if gelezen else None
    gevonden = context.get("traceparent") if isinstance(context, dict) else None
    return gevonden if isinstance(gevonden, str) else ""


def _koppen(environ: Environ, antwoord: Antwoord) -> Koppen:
    gelukt = antwoord.status == HTTPStatus.OK
    koppen = [
        ("Content-Type", _JSON if gelukt else _PROBLEEM),
        ("Content-Length", str(len(antwoord.inhoud))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        *antwoord.koppen,
    ]
    if settings.SECURE_HSTS_SECONDS:
        koppen.append(("Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}"))
    if verzoek := environ.get("HTTP_X_REQUEST_ID"):
        koppen.append(("X-Request-ID", verzoek))
    if gelukt and not _is_streng(environ):
        koppen.append(("Preference-Applied", "handling=lenient"))
    return koppen


def _nu() -> int:
    return int(klok.nu().timestamp() * 1000)
