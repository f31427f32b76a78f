"""What stands before Django: calls of systems that need nothing of it (ADR 0021)."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from driehoek.koppelingen.authzen import dienst, meta
from driehoek.koppelingen.authzen.poort import laat_binnen
from driehoek.koppelingen.beslislog.bestand import Logboek

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Voorpost:
    """Sends a call about authority to its own application, and all else to Django."""

    def __init__(self, django: Wsgi, authzen: Wsgi) -> None:
        self._django = django
        self._authzen = authzen

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        pad = environ.get("PATH_INFO", "")
        if pad.startswith(dienst.BEGIN):
            return self._authzen(environ, start_response)
        if pad == meta.PAD:
            return meta.configuratie(environ, start_response)
        return self._django(environ, start_response)


class Gemeten:
    """Counts and times calls that Django does not see, as its own middleware does the others."""

    def __init__(self, binnen: Wsgi) -> None:
        self._binnen = binnen

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        from driehoek.config.meten import verzoeken  # noqa: PLC0415  (off: not even loaded)

        status = 500

        def noteer(regel: str, koppen: Any) -> Any:
            nonlocal status
            status = int(regel[:3])
            return start_response(regel, koppen)

        begin = time.perf_counter()
        try:
            return self._binnen(environ, noteer)
        finally:
            weg = dienst.WEGEN.get(environ.get("PATH_INFO", ""))
            verzoeken.noteer_als(
                weg.gebeurtenis if weg else verzoeken.GEEN_PAGINA,
                status,
                time.perf_counter() - begin,
            )


def voorpost(django: Wsgi) -> Wsgi:
    authzen: Wsgi = dienst.AuthZen(
        laat_binnen,
        Logboek(
            settings.BESLISLOG, fsync=settings.BESLISLOG_FSYNC, grootste=settings.BESLISLOG_GROOTSTE
        ),
    )
    return Voorpost(django, Gemeten(authzen) if settings.METRICS else authzen)
