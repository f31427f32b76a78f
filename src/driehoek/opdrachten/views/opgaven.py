"""Opgaven: the list, and one with its opdrachten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads, reads_aanspreekpunten
from driehoek.opdrachten.reads import OpdrachtFilter, OpgaveRij
from driehoek.opdrachten.views.aanspreekpunten import cel as aanspreekcel
from driehoek.opdrachten.views.hulp import (
    WAARNEMING,
    gekozen_soort,
    houder,
    naar,
    tijdlijn,
    vastleg_url,
    vlakken,
)
from driehoek.opdrachten.views.opdrachten import KOLOMMEN
from driehoek.opdrachten.views.opdrachten import cellen as opdrachtcellen
from driehoek.opdrachten.views.rondom import rondom
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.register import adressen
from driehoek.register.models import Drager
from driehoek.register.reads import benamingen
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, binnen

SLEUTELS = {
    "nummer": lambda r: r.nummer,
    "naam": lambda r: r.naam.casefold(),
    "opdrachten": lambda r: r.opdrachten,
    "post": lambda r: r.post_code,
}
GESCHIEDENIS_SOORTEN = (
    ("rol-DOMEINDIRECTEUR", "Domeindirecteur"),
    ("rol-BOG", "Bestuurlijk opdrachtgever"),
    ("rol-BOG-2", "Tweede bestuurlijk opdrachtgever"),
    (WAARNEMING, "Waarneming"),
    ("aanspreekpunt-gs", "Aanspreekpunt voor GS"),
    ("aanspreekpunt-buiten", "Aanspreekpunt voor buiten"),
    ("naam", "Naam"),
    ("begrotingspost", "Begrotingspost"),
    ("bestaan", "Bestaan"),
)
VLAKKEN = 24
HOOGUIT = 200


@require_safe
@binnen
def opgaven(request: DriehoekRequest) -> HttpResponse:
    get = request.GET
    rijen = _gefilterd(
        reads.opgaven_lijst(request.bezoek.peil), get.get("q", ""), get.get("zonder", "")
    )
    sorteer = get.get("sorteer", "nummer")
    sleutel = SLEUTELS.get(sorteer.removeprefix("-"), SLEUTELS["nummer"])
    rijen.sort(key=sleutel, reverse=sorteer.startswith("-"))
    return toon(
        request,
        Lijst(
            titel="Opgaven",
            ondertitel="Wat bereikt moet worden, en wie daarvoor staat.",
            wat="opgaven",
            kolommen=(
                Kolom("Nummer", "code", sorteer="nummer"),
                Kolom("Opgave", sorteer="naam"),
                Kolom("Post", "code", sorteer="post"),
                Kolom("Bestuurlijk opdrachtgever"),
                Kolom("Domeindirecteur"),
                Kolom("Opdrachten", "heel", sorteer="opdrachten"),
            ),
            rijen=rijen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Nog geen opgaven",
                "Een opgave zegt wat er bereikt moet worden. GS stelt haar in, binnen de begroting."
                " Kijk je naar vroeger? Dan was er toen misschien nog geen.",
                "/vastleggen/opgave/" if request.bezoek.mag_alles_vastleggen else "",
                "Stel een opgave in",
            ),
            bestandsnaam="opgaven",
            sorteer=sorteer,
            zoeklabel="Naam, nummer of code",
            keuzes=(Keuze("zonder", "Vacant", [("DD", "Zonder domeindirecteur")], "Alles"),),
        ),
    )


def _gefilterd(rijen: Sequence[OpgaveRij], q: str, zonder: str) -> list[OpgaveRij]:
    woorden = q.casefold().split()
    return [
        r
        for r in rijen
        if all(w in f"{r.nummer} {r.naam} {r.post_code}".casefold() for w in woorden)
        and (zonder != "DD" or (r.domeindirecteur is None and not r.onder_dt))
    ]


def _cellen(request: DriehoekRequest, deel: Sequence[OpgaveRij]) -> list[list[Any]]:
    return [
        [
            r.nummer,
            Cel(r.naam, url=naar(request, f"/opgaven/{r.id}/")),
            r.post_code or None,
            houder(request, r.bog),
            Cel("Directieteam") if r.onder_dt else houder(request, r.domeindirecteur),
            r.opdrachten,
        ]
        for r in deel
    ]


@require_safe
@binnen
def opgave(request: DriehoekRequest, pk: int) -> HttpResponse:
    bezoek = request.bezoek
    drager = Drager.objects.filter(pk=pk, soort="opgave").first()
    if drager is None:
        raise Http404("Deze opgave staat niet in het register.")
    rij = next((r for r in reads.opgaven_lijst(bezoek.peil) if r.id == pk), None)
    naam = rij.naam if rij else benamingen([pk], bezoek.peil).get(pk, drager.nummer)
    regels = reads.rollentijdlijn([pk], bezoek.peil.bekend_op)
    lijst = reads.opdrachten_lijst(bezoek.peil, OpdrachtFilter(opgave=pk), "", "nummer")
    soort = gekozen_soort(request, GESCHIEDENIS_SOORTEN)
    directeur = [
        r for r in regels if r.rol == Rol.DOMEINDIRECTEUR and r.periode.bevat(bezoek.peil.geldig_op)
    ]
    wijzig_url = vastleg_url(request, pk, directeur)
    geschiedenis = reads.geschiedenis(pk, bezoek.peil.bekend_op, soort=soort, limiet=VLAKKEN)
    context = {
        "rij": rij,
        "naam": naam,
        "drager": drager,
        "kruimels": [Kruimel("Opgaven", naar(request, "/opgaven/")), Kruimel(drager.nummer)],
        "badges": [] if rij else [Badge("bestaat niet op deze dag", "let-op")],
        "staan": _staan(request, rij),
        "opdrachten": Tabel(
            bijschrift="Opdrachten van deze opgave",
            # Sorting is for the list of all; here they stand by number.
            kolommen=[replace(kolom, sorteer="") for kolom in KOLOMMEN],
            rijen=opdrachtcellen(request, lijst[:HOOGUIT], met_opgave=False),
            leeg=Leeg(
                "Nog geen opdrachten",
                "Een opdracht is werk voor deze opgave, met een opdrachtgever en een opdrachtnemer."
                " De domeindirecteur start haar, in lijn met de begroting.",
                f"/vastleggen/opdracht/?drager={pk}" if wijzig_url else "",
                "Start een opdracht",
            ),
            bijschrift_verborgen=True,
        ),
        "aantal": len(lijst),
        "lijst_url": naar(request, f"/opdrachten/?opgave={pk}"),
        "rijen": tijdlijn(request, regels, rij.periode if rij else None),
        "lijn": _lijn(request, pk),
        "vlakken": vlakken(request, geschiedenis, soort),
        "geschiedenis": geschiedenis,
        "soorten": GESCHIEDENIS_SOORTEN,
        "soort": soort,
        "soort_naam": dict(GESCHIEDENIS_SOORTEN)[soort],
        "peil": bezoek.peil,
        "wijzig_url": wijzig_url,
        "drager_id": pk,
        "netwerk_url": naar(request, f"/samenhang/?opgave={pk}"),
        **rondom(request, pk, directeur),
    }
    return render(request, "opdrachten/opgave.html", context)


def _staan(request: DriehoekRequest, rij: OpgaveRij | None) -> Tabel | None:
    """Who stands for the opgave."""
    if rij is None:
        return None
    wie: list[list[Any]] = [["Bestuurlijk opdrachtgever", houder(request, rij.bog)]]
    if rij.tweede_bog:
        wie.append(["Tweede bestuurlijk opdrachtgever", houder(request, rij.tweede_bog)])
    dd = Cel("Directieteam") if rij.onder_dt else houder(request, rij.domeindirecteur)
    wie.append(["Domeindirecteur", dd])
    aan = reads_aanspreekpunten.bij_opgave(rij, request.bezoek.peil)
    wie.append(["Aanspreekpunt voor GS", aanspreekcel(request, aan.gs)])
    wie.append(["Aanspreekpunt voor buiten", aanspreekcel(request, aan.buiten)])
    return Tabel(
        bijschrift="Wie ervoor staat",
        kolommen=(Kolom("Rol"), Kolom("Wie")),
        rijen=wie,
        bijschrift_verborgen=True,
    )


def _lijn(request: DriehoekRequest, pk: int) -> list[tuple[str, str, str, date]]:
    return [
        (o.wat, o.naam, naar(request, adressen.van_drager("opgave", o.drager)), o.per)
        for o in reads.opvolging(pk, request.bezoek.peil)
    ]
