"""The page that tells people what systems can ask: made of the OpenAPI document itself."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.koppelingen.afnemers import SLEUTELKOP
from driehoek.koppelingen.types import Leesrecht
from driehoek.platform.ui.componenten import Kenmerk, Kolom, Kruimel, Tabel
from driehoek.register.policy import INZAGE_TOEGANG
from driehoek.register.web import DriehoekRequest, binnen

BASIS = "/api/v1"
OVERAL = ("geldigOp", "beschikbaarOp", "pagina", "paginaGrootte")


@require_safe
@binnen
def uitleg(request: DriehoekRequest) -> HttpResponse:
    from driehoek.koppelingen.api.openapi import LABELS, document  # noqa: PLC0415  (see voordeur)

    beschrijving = document(request.build_absolute_uri(BASIS))
    bewerkingen = {
        pad.strip("/"): [p for p in methoden["get"]["parameters"] if p["in"] == "query"]
        for pad, methoden in beschrijving["paths"].items()
        if "{" not in pad and not pad.endswith(".json")
    }
    lijsten = [
        (naam, LABELS[naam], _tabel(naam, [p for p in ps if p["name"] not in OVERAL]))
        for naam, ps in bewerkingen.items()
    ]
    overal = [p for p in bewerkingen["opgaven"] if p["name"] in OVERAL]
    context = {
        "kruimels": _kruimels(request),
        "lijsten": lijsten,
        "overal": _tabel("elke lijst", overal),
        "basis": request.build_absolute_uri(BASIS),
        "document": f"{BASIS}/openapi.json",
        "kop": SLEUTELKOP,
        "leesrechten": [Kenmerk(recht.value, str(recht.label)) for recht in Leesrecht],
    }
    return render(request, "koppelingen/api.html", context)


def _kruimels(request: DriehoekRequest) -> Sequence[Kruimel]:
    """Everyone inside may read this page, not everyone the list that it stands under."""
    mag = request.bezoek.rollen & INZAGE_TOEGANG
    boven = Kruimel("Koppelingen", "/koppelingen/") if mag else Kruimel("Koppelingen")
    return (boven, Kruimel("Wat systemen vragen"))


def _tabel(naam: str, parameters: Sequence[dict[str, Any]]) -> Tabel:
    return Tabel(
        bijschrift=f"Wat je aan {naam} kunt vragen",
        kolommen=(Kolom("Parameter", "code"), Kolom("Wat"), Kolom("Bijvoorbeeld", "code")),
        rijen=[[p["name"], p["description"], _voorbeeld(p["example"])] for p in parameters],
        bijschrift_verborgen=True,
    )


def _voorbeeld(waarde: object) -> str:
    return str(waarde).lower() if isinstance(waarde, bool) else str(waarde)
