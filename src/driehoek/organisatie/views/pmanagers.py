"""The desk of the directeur M&O: P-managers, their time and their spans (PT-04)."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.organisatie import reads_leiding
from driehoek.organisatie.reads_leiding import Pmanager
from driehoek.organisatie.views import paden
from driehoek.organisatie.views.buren import buren
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, sortering, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import reads
from driehoek.register.personen import kaal
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, alleen

AANDACHT = (("veel", "Te veel"), ("weinig", "Te weinig"), ("onbekend", "Tijd onbekend"))


@require_safe
@alleen(Rol.DIRECTEUR_MO, Rol.REGISTERBEHEERDER)
def pmanagers(request: DriehoekRequest) -> HttpResponse:
    alle = reads_leiding.pmanagers(request.bezoek.peil)
    namen = reads.namen(p.persoon for p in alle)
    gekozen = [p for p in alle if _past(p, request, namen)]
    volgorden = {
        "naam": lambda p: kaal(namen[p.persoon]),
        "medewerkers": lambda p: p.medewerkers,
        "tijd": lambda p: p.procent or 0,
    }
    sorteer, _ = sortering(request, {naam: naam for naam in volgorden}, "naam")
    gekozen.sort(key=volgorden[sorteer.removeprefix("-")], reverse=sorteer.startswith("-"))
    return toon(
        request,
        Lijst(
            titel="P-managers",
            ondertitel="Hoeveel tijd zij ervoor hebben, en hoeveel mensen zij leiden.",
            wat="P-managers",
            kolommen=(
                Kolom("P-manager", sorteer="naam"),
                Kolom("Tijd in %", "heel", sorteer="tijd"),
                Kolom("Medewerkers", "heel", sorteer="medewerkers"),
                Kolom("De bedoeling"),
                Kolom("P-teams"),
            ),
            rijen=gekozen,
            cellen=lambda deel: [_rij(request, p, namen) for p in deel],
            leeg=Leeg("Nog geen P-managers", "Wie een P-team leidt, staat hier."),
            bestandsnaam="p-managers",
            sorteer=sorteer,
            zoeklabel="P-manager of P-team",
            keuzes=(Keuze("aandacht", "Vraagt aandacht", AANDACHT, "Alle P-managers"),),
            kruimels=(
                Kruimel("P-teams", op_peilmoment("/pteams/", request.bezoek.tijdbalk)),
                Kruimel("P-managers"),
            ),
            extra={"buren": buren(request, "p-managers")},
        ),
    )


def _zegt(een: Pmanager) -> str:
    return een.span.zegt(een.medewerkers) if een.span else "tijd onbekend"


def _past(een: Pmanager, request: DriehoekRequest, namen: dict[int, str]) -> bool:
    aandacht = request.GET.get("aandacht", "")
    if aandacht and aandacht not in _zegt(een):
        return False
    tekst = kaal(" ".join([namen[een.persoon], *(t.naam for t in een.teams)]))
    return all(deel in tekst for deel in kaal(request.GET.get("q", "")).split())


def _rij(request: DriehoekRequest, een: Pmanager, namen: dict[int, str]) -> Sequence[Any]:
    zegt = _zegt(een)
    pad = paden.van_persoon(request, een.persoon)
    return [
        Cel(namen[een.persoon], url=pad, badges=[Badge(zegt, "let-op")] if zegt else []),
        een.procent,
        een.medewerkers,
        een.span.bereik if een.span else "",
        "; ".join(f"{t.naam} ({t.medewerkers})" for t in een.teams),
    ]
