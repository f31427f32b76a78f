"""The addresses of SCIM. What lies behind them takes a while to load: the first who asks does."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt  # a system brings its key itself, and no cookie
def scim(request: HttpRequest, pad: str | None = None) -> HttpResponse:
    """Every address under /scim/v2."""
    from driehoek.koppelingen.scim import voordeur  # noqa: PLC0415  (a second to load)

    return voordeur.antwoord(request, pad or "")
