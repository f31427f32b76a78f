"""Home: the one field 'wie gaat over ...?', and what waits for me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register.web import DriehoekRequest, binnen

SUGGESTIES = 8
TREFFERS = 60
TEGELS = {
    "opgaven": "/opgaven/",
    "opdrachten": "/opdrachten/",
    "vacant": "/opdrachten/?zonder=AOG",
}


@require_safe
@binnen
def home(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    context = {
        "zonder_zoekveld": True,
        "werk": reads.mijn_werk(bezoek.persoon, bezoek.peil) if bezoek.persoon else None,
        "cijfers": reads.kerncijfers(bezoek.peil),
        "paden": {naam: op_peilmoment(pad, bezoek.tijdbalk) for naam, pad in TEGELS.items()},
    }
    return render(request, "config/home.html", context)


@require_safe
@binnen
def zoek(request: DriehoekRequest) -> HttpResponse:
    q = request.GET.get("q", "").strip()
    treffers = reads.zoek(q, request.bezoek.peil, TREFFERS) if q else []
    return render(request, "config/zoek.html", {"q": q, "zoekvraag": q, "treffers": treffers})


@require_safe
@binnen
def suggesties(request: DriehoekRequest) -> HttpResponse:
    """As you type: the first few, as a fragment."""
    q = request.GET.get("q", "").strip()
    treffers = reads.zoek(q, request.bezoek.peil, SUGGESTIES) if len(q) > 1 else []
    return render(request, "config/suggesties.html", {"q": q, "treffers": treffers})
