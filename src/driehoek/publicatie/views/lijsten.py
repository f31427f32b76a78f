"""The lists of opgaven and of opdrachten."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from driehoek.opdrachten.models import Projectfase
from driehoek.opdrachten.reads import OpdrachtFilter
from driehoek.platform.ui.componenten import Cel, Kolom, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.publicatie import reads
from driehoek.publicatie.types import LijstRij, OpgaveRij
from driehoek.publicatie.views import hulp
from driehoek.publicatie.views.hulp import naar
from driehoek.publicatie.views.poort import OpenbaarRequest, openbaar
from driehoek.register.web import getal

LIJST = "publicatie/lijst.html"
SLEUTELS = {
    "nummer": lambda r: r.plaats.nummer,
    "naam": lambda r: r.plaats.naam.casefold(),
    "post": lambda r: r.post,
    "opdrachten": lambda r: r.opdrachten,
}
KOLOMMEN = (
    Kolom("Nummer", "code", sorteer="nummer"),
    Kolom("Opdracht", sorteer="naam"),
    Kolom("Ambtelijk opdrachtgever"),
    Kolom("Fase", sorteer="fase"),
    Kolom("Begrotingspost", "code"),
    Kolom("Sinds", "datum", sorteer="sinds"),
)


@openbaar
def opgaven(request: OpenbaarRequest) -> HttpResponse:
    get = request.GET
    woorden = get.get("q", "").casefold().split()
    sorteer = get.get("sorteer", "nummer")
    rijen = [r for r in reads.opgaven(request.blik) if _bevat(r, woorden)]
    sleutel = SLEUTELS.get(sorteer.removeprefix("-"), SLEUTELS["nummer"])
    rijen.sort(key=sleutel, reverse=sorteer.startswith("-"))
    return toon(
        request,
        Lijst(
            titel="Opgaven",
            ondertitel="Wat de provincie wil bereiken, en wie daarvoor staat.",
            wat="opgaven",
            kolommen=(
                Kolom("Nummer", "code", sorteer="nummer"),
                Kolom("Opgave", sorteer="naam"),
                Kolom("Bestuurlijk opdrachtgever"),
                Kolom("Domeindirecteur"),
                Kolom("Begrotingspost", "code", sorteer="post"),
                Kolom("Opdrachten", "heel", sorteer="opdrachten"),
            ),
            rijen=rijen,
            cellen=lambda deel: [_opgavecellen(request, rij) for rij in deel],
            leeg=Leeg(
                "Geen opgaven gevonden",
                "Typ een ander woord, of kies met de tijdbalk een andere datum.",
            ),
            bestandsnaam="opgaven",
            sorteer=sorteer,
            zoeklabel="Naam, nummer of code",
        ),
        LIJST,
    )


def _bevat(rij: OpgaveRij, woorden: Sequence[str]) -> bool:
    tekst = f"{rij.plaats.nummer} {rij.plaats.naam} {rij.post}".casefold()
    return all(woord in tekst for woord in woorden)


def _opgavecellen(request: OpenbaarRequest, rij: OpgaveRij) -> list[Any]:
    return [
        rij.plaats.nummer,
        Cel(rij.plaats.naam, url=naar(request, rij.plaats.pad)),
        hulp.wie(rij.bog),
        hulp.wie(rij.domeindirecteur),
        rij.post or None,
        rij.opdrachten,
    ]


@openbaar
def opdrachten(request: OpenbaarRequest) -> HttpResponse:
    get = request.GET
    filters = OpdrachtFilter(
        opgave=getal(get.get("opgave", "")),
        fase=get.get("fase", ""),
        zonder="AOG" if get.get("zonder") == "AOG" else "",
        post=get.get("post", ""),
    )
    sorteer = get.get("sorteer", "nummer")
    return toon(
        request,
        Lijst(
            titel="Opdrachten",
            ondertitel=_ondertitel(request, filters),
            houd=("opgave", "post"),
            wat="opdrachten",
            kolommen=KOLOMMEN,
            rijen=reads.opdrachten(request.blik, filters, get.get("q", ""), sorteer),
            cellen=lambda deel: [opdrachtcellen(request, rij) for rij in deel],
            leeg=Leeg(
                "Geen opdrachten gevonden",
                "Maak de filters ruimer, of kies met de tijdbalk een andere datum.",
            ),
            bestandsnaam="opdrachten",
            sorteer=sorteer,
            zoeklabel="Naam, nummer of code",
            keuzes=(
                Keuze("fase", "Projectfase", list(Projectfase.choices), "Alle fasen"),
                Keuze("zonder", "Vacant", [("AOG", "Zonder opdrachtgever")], "Alles"),
            ),
        ),
        LIJST,
    )


def _ondertitel(request: OpenbaarRequest, filters: OpdrachtFilter) -> str:
    """What the list is of: a filter that came with the link has no field of its own."""
    if filters.post:
        return f"Lopende opdrachten die betaald worden uit begrotingspost {filters.post}."
    if filters.opgave and (opgave := reads.opgave(filters.opgave, request.blik)):
        return f"Lopende opdrachten van de opgave '{opgave.plaats.naam}'."
    return "Alle lopende opdrachten, met wie ervoor staat."


def opdrachtcellen(
    request: OpenbaarRequest, rij: LijstRij, *, met_opgave: bool = True
) -> list[Any]:
    return [
        rij.plaats.nummer,
        Cel(
            rij.plaats.naam,
            url=naar(request, rij.plaats.pad),
            onder=rij.opgave if met_opgave else "",
        ),
        hulp.wie(rij.aog),
        Projectfase(rij.fase).label if rij.fase else None,
        rij.post or None,
        rij.sinds,
    ]
