"""The plan of a P-team, vakgenootschap or vakcirkel: all read it, some of it the members only.

Who writes and sets it: PT-10, PT-13, PT-14.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.ontwikkeling import acts, reads_teamplan
from driehoek.ontwikkeling.forms_teamplan import TeamplanForm, begin
from driehoek.ontwikkeling.models import Teamplan
from driehoek.ontwikkeling.reads_teamplan import Plaats
from driehoek.ontwikkeling.types import PLANWOORDEN
from driehoek.ontwikkeling.views.profiel import FORMULIER
from driehoek.organisatie import reads_verbanden
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui.componenten import Kruimel
from driehoek.platform.ui.invoer import lukt
from driehoek.register import adressen, reads
from driehoek.register.web import DriehoekRequest, binnen, getal


@require_safe
@binnen
def teamplan(request: DriehoekRequest, pk: int, versie: int | None = None) -> HttpResponse:
    """The plan that holds, or an earlier version; and what is still a concept, for who writes it."""
    naam, plaats = _drager(request, pk), _plaats(request, pk)
    woorden = PLANWOORDEN[plaats.soort]
    versies = list(reads_teamplan.versies(pk).select_related("door"))
    plan = next((p for p in versies if versie in (None, p.versie)), None)
    if plan is None and versie is not None:
        raise Http404("Deze versie van het teamplan is er niet.")
    concept = reads_teamplan.concept(pk) if plaats.schrijft else None
    context = {
        "pk": pk,
        "naam": naam,
        "kruimels": _kruimels(plaats.soort, pk, naam),
        "woorden": woorden,
        "concepttitel": f"Concept, alleen voor {woorden.het}",
        "leegtitel": f"{woorden.dit} heeft nog geen {woorden.naam}",
        "voor_leden": f"alleen voor {woorden.het}",
        "plan": plan,
        "is_laatste": bool(versies) and plan == versies[0],
        "delen": reads_teamplan.beeld(plan, plaats) if plan else [],
        "door": reads.naam_van(plan.door_id) if plan else "",
        "oud": plan is not None and plan == versies[0] and plan.jaar < klok.vandaag().year,
        "versies": versies,
        "concept": concept,
        "conceptdelen": reads_teamplan.beeld(concept, plaats) if concept else [],
        "conceptdoor": reads.naam_van(concept.door_id) if concept else "",
        "schrijft": plaats.schrijft,
        "leidt": plaats.leidt,
    }
    return render(request, "ontwikkeling/teamplan.html", context)


@require_http_methods(FORMULIER)
@binnen
def wijzig(request: DriehoekRequest, pk: int) -> HttpResponse:
    naam, plaats = _drager(request, pk), _plaats(request, pk)
    if not plaats.schrijft:
        raise PermissionDenied(PLANWOORDEN[plaats.soort].schrijft)
    titel = PLANWOORDEN[plaats.soort].titel
    form = TeamplanForm(request.POST or None, initial=_begin(pk))

    def bewaar(gegevens: dict[str, Any]) -> None:
        acts.bewaar_teamplan(
            request.bezoek.persoon,
            pk,
            bewerking=gegevens["bewerking"],
            jaar=gegevens["jaar"],
            delen=form.delen,
        )

    if form.is_valid() and lukt(form, bewaar):
        messages.success(request, "Het concept is bewaard.")
        return redirect("teamplan", pk)
    context = {
        "form": form,
        "titel": f"{titel}: {naam}",
        "kruimels": [
            *_kruimels(plaats.soort, pk, naam)[:-1],
            Kruimel(titel, f"/pteams/{pk}/teamplan/"),
            Kruimel("Schrijven"),
        ],
        "terug": f"/pteams/{pk}/teamplan/",
        "knop": "Bewaar als concept",
    }
    return render(request, "platform/formulierpagina.html", context)


@require_POST
@binnen
def stel_vast(request: DriehoekRequest, pk: int) -> HttpResponse:
    plan = acts.stel_teamplan_vast(request.bezoek.persoon, pk, bewerking=_bewerking(request))
    messages.success(request, f"Versie {plan.versie} is vastgesteld.")
    return redirect("teamplan", pk)


@require_POST
@binnen
def gooi_weg(request: DriehoekRequest, pk: int) -> HttpResponse:
    acts.gooi_concept_weg(request.bezoek.persoon, pk, bewerking=_bewerking(request))
    messages.success(request, "Het concept is weg.")
    return redirect("teamplan", pk)


def _bewerking(request: DriehoekRequest) -> int:
    gezien = getal(request.POST.get("bewerking", ""))
    if gezien is None:
        raise InvoerFout("Open het teamplan opnieuw, en probeer het nog eens.", regel="PT-10")
    return gezien


def _drager(request: DriehoekRequest, pk: int) -> str:
    bekend_op = request.bezoek.nu.bekend_op
    if not reads_verbanden.bestond_ooit(pk, list(PLANWOORDEN), bekend_op):
        raise Http404("Dit heeft geen plan, of staat niet in het register.")
    return reads.benaming(pk)


def _plaats(request: DriehoekRequest, pk: int) -> Plaats:
    return reads_teamplan.plaats_van(request.bezoek.persoon, pk, request.bezoek.nu)


def _begin(pk: int) -> dict[str, Any]:
    """The concept; else a copy of the plan that holds, for this year."""
    concept: Teamplan | None = reads_teamplan.concept(pk)
    bron = concept or reads_teamplan.versies(pk).first()
    jaar = concept.jaar if concept else klok.vandaag().year
    return begin(reads_teamplan.teksten(bron), jaar, concept.bewerking if concept else 0)


def _kruimels(soort: str, pk: int, naam: str) -> list[Kruimel]:
    return [
        Kruimel("P-teams", "/pteams/"),
        Kruimel(naam, adressen.van_drager(soort, pk)),
        Kruimel(PLANWOORDEN[soort].titel),
    ]
