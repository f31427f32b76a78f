"""What every request gets: its visit to the register; and what is refused, in words."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegisterBezet, Weigering
from driehoek.register.web import Bezoek

log = structlog.get_logger(__name__)

STATUS: dict[type[Weigering], int] = {InvoerFout: 400, NietBevoegd: 403, RegisterBezet: 503}
_VEILIG = ("GET", "HEAD")
_LEZEN = "Deze pagina kan niet worden getoond"
_SCHRIJVEN = "Er is niets opgeslagen"


class DriehoekMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.bezoek = Bezoek(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no view answered itself becomes a page that says why."""
        if not isinstance(exception, Weigering):
            return None
        status = STATUS.get(type(exception), 409)
        log.info("geweigerd", regel=exception.regel, pad=request.path, status=status)
        return render(
            request,
            "config/weigering.html",
            {
                "fout": exception,
                "kop": _LEZEN if request.method in _VEILIG else _SCHRIJVEN,
                "zonder_tijdbalk": True,
            },
            status=status,
        )
