"""One opgave, and one opdracht: who answers for it, since when, on which besluit."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.models import Label, Projectfase
from driehoek.opdrachten.reads import OpdrachtFilter
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.ui.tekening.driehoek import Driehoek
from driehoek.publicatie import reads
from driehoek.publicatie.types import (
    VOORVOEGSEL,
    Geld,
    OpenbareOpdracht,
    Plaats,
    Plek,
    Vervulling,
)
from driehoek.publicatie.views import als_data, hulp
from driehoek.publicatie.views.hulp import naar
from driehoek.publicatie.views.lijsten import KOLOMMEN, opdrachtcellen
from driehoek.publicatie.views.poort import OpenbaarRequest, openbaar

MEESTE_OPDRACHTEN = 200
GEEN = Cel("n.v.t.", rustig=True)


@openbaar
def opgave(request: OpenbaarRequest, pk: int) -> HttpResponse:
    beeld = reads.opgave(pk, request.blik)
    if beeld is None:
        raise Http404("Deze opgave stond toen niet in het register.")
    if hulp.wil_json(request):
        return hulp.als_json(request, beeld.plaats, als_data.opgave(beeld))
    lijst = reads.opdrachten(request.blik, OpdrachtFilter(opgave=pk))[:MEESTE_OPDRACHTEN]
    context = {
        "beeld": beeld,
        "vaste_link": hulp.vaste_link(request),
        "kruimels": _kruimels(request, beeld.plaats),
        "badges": _badges(bestaat=beeld.bestaat),
        "wie": _wie(beeld.rollen),
        "kenmerken": [
            *(Kenmerk("Bestaat", periode, "periode") for periode in beeld.perioden),
            *_geld(beeld.geld),
            *(_verwijs(request, f"{a.wat} per {datum(a.per)}", a.plaats) for a in beeld.afkomst),
        ],
        "opdrachten": Tabel(
            bijschrift="Opdrachten van deze opgave",
            kolommen=[Kolom(k.label, k.soort) for k in KOLOMMEN],
            rijen=[opdrachtcellen(request, rij, met_opgave=False) for rij in lijst],
            leeg=Leeg("Geen opdrachten", "Op deze dag loopt er geen opdracht van deze opgave."),
            bijschrift_verborgen=True,
        ),
        "lijst_url": naar(request, f"{VOORVOEGSEL}/opdrachten/?opgave={pk}"),
    }
    return render(request, "publicatie/opgave.html", context)


@openbaar
def opdracht(request: OpenbaarRequest, pk: int) -> HttpResponse:
    beeld = reads.opdracht(pk, request.blik)
    if beeld is None:
        raise Http404("Deze opdracht stond toen niet in het register.")
    if hulp.wil_json(request):
        return hulp.als_json(request, beeld.plaats, als_data.opdracht(beeld))
    context = {
        "beeld": beeld,
        "vaste_link": hulp.vaste_link(request),
        "kruimels": _kruimels(request, beeld.plaats, beeld.opgave, beeld.opdracht),
        "badges": _badges(bestaat=beeld.bestaat, label=beeld.label, soort=beeld.plaats.soort),
        "driehoek": _driehoek(beeld),
        "wie": _wie(beeld.rollen),
        "kenmerken": _kenmerken(request, beeld),
        "delen": _delen(request, beeld),
        "anders": _buiten(beeld.periode, request),
    }
    return render(request, "publicatie/opdracht.html", context)


def _kruimels(request: OpenbaarRequest, hier: Plaats, *boven: Plaats | None) -> list[Kruimel]:
    return [
        Kruimel("Opgaven", naar(request, f"{VOORVOEGSEL}/opgaven/")),
        *(Kruimel(plaats.naam, naar(request, plaats.pad)) for plaats in boven if plaats),
        Kruimel(hier.nummer),
    ]


def _badges(*, bestaat: bool, label: str = "", soort: str = "") -> list[Badge]:
    badges = [] if bestaat else [Badge("bestaat niet op deze dag", "let-op")]
    if soort == "deelopdracht":
        badges.append(Badge("deelopdracht", "info"))
    return badges + ([Badge(Label(label).label, "merk")] if label else [])


def _buiten(leven: Periode, request: OpenbaarRequest) -> tuple[str, Any] | None:
    """On a day outside its life: what to say, and the nearest day that it lives."""
    dag = request.blik.peil.geldig_op
    if leven.bevat(dag):
        return None
    if dag < leven.van:
        return "Deze opdracht begint pas later", leven.van
    return "Deze opdracht is voorbij", leven.laatste_dag


def _driehoek(beeld: OpenbareOpdracht) -> Driehoek:
    return Driehoek(
        opdracht=beeld.plaats.naam,
        code=beeld.plaats.nummer,
        bog=hulp.hoek(beeld.bog),
        aog=hulp.hoek(beeld.aog),
        aon=hulp.hoek(beeld.aon),
        tweede_bog=hulp.hoek(beeld.tweede_bog) if beeld.tweede_bog else None,
        domeindirecteur=hulp.hoek(beeld.domeindirecteur),
    )


def _wie(rollen: Sequence[Plek]) -> Tabel:
    """Who, since when, on which besluit: the driehoek in a table."""
    rijen: list[list[Any]] = []
    for plek in rollen:
        houder, waarnemer = plek.houder, plek.waarnemer
        if houder is None and not plek.orgaan:
            sinds = datum(plek.vacant_sinds) if plek.vacant_sinds else GEEN
            rijen.append([plek.label, Cel(persoon_leeg="vacant"), sinds, GEEN, GEEN])
        else:
            rijen.append([plek.label, plek.wie, *_sinds(houder)])
        if waarnemer:
            rijen.append([f"{plek.label}, waarnemend", waarnemer.wie, *_sinds(waarnemer)])
    return Tabel(
        bijschrift="Wie, sinds wanneer en op welk besluit",
        kolommen=(
            Kolom("Rol"),
            Kolom("Wie"),
            Kolom("Sinds"),
            Kolom("Op besluit"),
            Kolom("Genomen door"),
        ),
        rijen=rijen,
        bijschrift_verborgen=True,
    )


def _sinds(vervulling: Vervulling | None) -> list[Any]:
    if vervulling is None:
        return [GEEN, GEEN, GEEN]
    bron = vervulling.bron
    if bron is None:
        return [datum(vervulling.sinds), Cel(vervulling.grond, rustig=True), GEEN]
    return [
        datum(vervulling.sinds),
        Cel(bron.kenmerk, onder=f"van {datum(bron.genomen)}"),
        bron.door,
    ]


def _kenmerken(request: OpenbaarRequest, beeld: OpenbareOpdracht) -> list[Kenmerk]:
    boven = (("Opgave", beeld.opgave), ("Deel van", beeld.opdracht))
    return [
        *(_verwijs(request, label, plaats) for label, plaats in boven if plaats),
        Kenmerk("Loopt", beeld.periode, "periode"),
        *([Kenmerk("Fase", Projectfase(beeld.fase).label)] if beeld.fase else []),
        *_geld(beeld.geld),
    ]


def _verwijs(request: OpenbaarRequest, label: str, plaats: Plaats) -> Kenmerk:
    return Kenmerk(label, plaats.naam, url=naar(request, plaats.pad))


def _geld(geld: Geld | None) -> list[Kenmerk]:
    if geld is None:
        return [Kenmerk("Begrotingspost", "niet gekoppeld op deze dag")]
    return [
        Kenmerk("Begrotingspost", f"{geld.code} {geld.naam} ({geld.jaar})"),
        Kenmerk("Begrote lasten van die post", geld.lasten, "euro"),
    ]


def _delen(request: OpenbaarRequest, beeld: OpenbareOpdracht) -> Tabel | None:
    if not beeld.delen:
        return None
    return Tabel(
        bijschrift="Deelopdrachten",
        kolommen=(
            Kolom("Nummer", "code"),
            Kolom("Deelopdracht"),
            Kolom("Ambtelijk opdrachtnemer"),
            Kolom("Sinds", "datum"),
        ),
        rijen=[
            [
                deel.plaats.nummer,
                Cel(deel.plaats.naam, url=naar(request, deel.plaats.pad)),
                hulp.wie(deel.aon),
                deel.sinds,
            ]
            for deel in beeld.delen
        ],
        bijschrift_verborgen=True,
    )
