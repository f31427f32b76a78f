"""The public home with its one field, and what it finds."""

from collections import defaultdict

from django.http import HttpResponse
from django.shortcuts import render

from driehoek.opdrachten import reads as opdrachtreads
from driehoek.publicatie import reads_zoek
from driehoek.publicatie.reads_zoek import Gevonden
from driehoek.publicatie.types import VOORVOEGSEL
from driehoek.publicatie.views.hulp import naar
from driehoek.publicatie.views.poort import OpenbaarRequest, openbaar

SUGGESTIES = 8
NAMEN_IN_SUGGESTIES = 3
VAN_EEN_SOORT = 8
MEERVOUD = {
    "opgave": "Opgaven",
    "opdracht": "Opdrachten",
    "deelopdracht": "Deelopdrachten",
    "begrotingspost": "Begroting",
}


@openbaar
def home(request: OpenbaarRequest) -> HttpResponse:
    context = {
        "zonder_zoekveld": True,
        "cijfers": opdrachtreads.kerncijfers(request.blik.peil),
        "paden": {
            naam: naar(request, f"{VOORVOEGSEL}/{naam}/") for naam in ("opgaven", "opdrachten")
        },
    }
    return render(request, "publicatie/home.html", context)


@openbaar
def zoek(request: OpenbaarRequest) -> HttpResponse:
    """What was found, kind by kind; or all of one kind."""
    getypt = request.GET.get("q", "").strip()
    q = opdrachtreads.onderwerp(getypt)
    soort = request.GET.get("soort", "")
    soort = soort if soort in MEERVOUD else ""
    uitslag = reads_zoek.zoek(q, request.blik)
    per_soort: dict[str, list[Gevonden]] = defaultdict(list)
    for treffer in uitslag.gevonden:
        per_soort[treffer.soort].append(treffer)
    groepen = [
        (s, MEERVOUD[s], treffers if soort == s else treffers[:VAN_EEN_SOORT], uitslag.aantallen[s])
        for s, treffers in per_soort.items()
        if soort in ("", s)
    ]
    context = {
        "q": q,
        "zoekvraag": getypt,
        "soort": soort,
        "groepen": groepen,
        "op_naam": () if soort else uitslag.op_naam,
        "gevonden": sum(aantal for *_, aantal in groepen),
    }
    return render(request, "publicatie/zoek.html", context)


@openbaar
def suggesties(request: OpenbaarRequest) -> HttpResponse:
    """As you type: the first few, as a fragment."""
    q = opdrachtreads.onderwerp(request.GET.get("q", ""))
    uitslag = (
        reads_zoek.zoek(q, request.blik, per_soort=SUGGESTIES // 2, namen=NAMEN_IN_SUGGESTIES)
        if len(q) > 1
        else reads_zoek.Uitslag()
    )
    context = {
        "q": q,
        "gevonden": uitslag.gevonden[:SUGGESTIES],
        "op_naam": uitslag.op_naam,
        "aantal": len(uitslag.gevonden[:SUGGESTIES]) + len(uitslag.op_naam),
    }
    return render(request, "publicatie/suggesties.html", context)
