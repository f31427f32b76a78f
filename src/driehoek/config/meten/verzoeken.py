"""How many requests there are and how long they take: by view and kind of answer, never by path."""

from django.conf import settings
from django.http import HttpRequest
from prometheus_client import CollectorRegistry, Histogram

REGISTER = CollectorRegistry()
DUUR = Histogram(
    "driehoek_verzoek_duur_seconds",
    "Hoe lang een verzoek duurde, per pagina (naam, geen adres) en soort antwoord (2xx tot 5xx).",
    ["pagina", "antwoord"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
    registry=REGISTER,
)
VAST = {"/healthz": "healthz", "/readyz": "readyz"}
GEEN_PAGINA = "geen"


def noteer(request: HttpRequest, status: int, duur: float) -> None:
    noteer_als(_pagina(request), status, duur)


def noteer_als(pagina: str, status: int, duur: float) -> None:
    DUUR.labels(pagina, f"{status // 100}xx").observe(duur)


def _pagina(request: HttpRequest) -> str:
    """The view by its name in the urlconf: so many there are, and none of them tells who looked."""
    if gevonden := request.resolver_match:
        return gevonden.view_name or GEEN_PAGINA
    if request.path.startswith(settings.STATIC_URL):
        return "static"
    return VAST.get(request.path, GEEN_PAGINA)
