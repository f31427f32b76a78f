"""Progress per ambition of the coalition agreement, over the college's term (REG-34)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import kwartaal_van, kwartaalnaam, kwartalen
from driehoek.opdrachten.models import Oordeel, Projectfase
from driehoek.opdrachten.reads_voortgang import (
    FASEN,
    GESLOTEN,
    AmbitieVoortgang,
    College,
    Kwartaalbeeld,
    OpgaveVoortgang,
    Voortgang,
    colleges,
    voortgang,
)
from driehoek.opdrachten.views.hulp import houder, naar
from driehoek.platform.ui.componenten import Anker, Badge, Cel, Kolom, Leeg, Tabel, Toon
from driehoek.platform.ui.tekening.voortgang import Deel, Kolomstand, Voortgangsrij
from driehoek.platform.uitvoer import als_bestand
from driehoek.register import policy
from driehoek.register.web import DriehoekRequest, binnen, getal

TOON: dict[str, Toon] = {"op_koers": "goed", "aandacht": "let-op", "bijsturen": "fout"}
NIET = ("niet", "niet beoordeeld")
NAMEN = {**{f.value: f.label for f in Projectfase}, GESLOTEN: "Gesloten in deze periode"}
TREND = {
    "beter": "beter dan ervoor",
    "slechter": "slechter dan ervoor",
    "gelijk": "gelijk gebleven",
}
LEGENDA = (
    *((fase, NAMEN[fase]) for fase in FASEN),
    *((o.value, f"Oordeel: {o.label.lower()}") for o in Oordeel),
    (NIET[0], "Niet beoordeeld"),
)


@dataclass(frozen=True, slots=True)
class AmbitieDeel:
    """One ambitie on the page: a table for each of its doelen."""

    anker: str
    ambitie: AmbitieVoortgang
    tabellen: Sequence[tuple[str, Tabel]]


@require_safe
@binnen
def voortgang_(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    alle = colleges(bezoek.peil)
    gekozen = _gekozen(request, alle)
    if gekozen is None:
        return render(request, "opdrachten/voortgang_leeg.html")
    beeld = voortgang(gekozen, bezoek.peil)
    if formaat := request.GET.get("formaat"):
        return als_bestand(formaat, "voortgang", KOPPEN, _regels(beeld))
    delen = [
        AmbitieDeel(f"ambitie-{nr}", a, _tabellen(request, a))
        for nr, a in enumerate(beeld.ambities, start=1)
    ]
    context = {
        "beeld": beeld,
        "colleges": alle,
        "gekozen": gekozen,
        "rijen": [_rij(d, gekozen) for d in delen],
        "jaren": _jaren(gekozen),
        "legenda": LEGENDA,
        "overzicht": _overzicht(beeld, delen),
        "kwartalentabel": _kwartalentabel(beeld),
        "delen": delen,
        "ankers": [Anker(d.anker, f"{d.ambitie.code} {d.ambitie.naam}") for d in delen],
        "kwartaal": kwartaalnaam(kwartaal_van(beeld.op)),
        **_oordeeltegels(beeld),
    }
    return render(request, "opdrachten/voortgang.html", context)


def _gekozen(request: DriehoekRequest, alle: Sequence[College]) -> College | None:
    """The term asked for; else that of the day; else the first one."""
    jaar = getal(request.GET.get("college", ""))
    dag = request.bezoek.peil.geldig_op
    return next(
        (c for c in alle if c.jaar == jaar),
        next((c for c in alle if c.periode.bevat(dag)), alle[0] if alle else None),
    )


def _oordeeltegels(beeld: Voortgang) -> dict[str, int]:
    """How many opgaven were judged in this quarter, of how many there are."""
    nu = kwartaal_van(beeld.op)
    opgaven = [o for a in beeld.ambities for o in a.opgaven if o.bestaat]
    return {
        "opgaven": len(opgaven),
        "beoordeeld": sum(o.laatste is not None and o.laatste.kwartaal == nu for o in opgaven),
        "bijsturen": sum(a.met_oordeel(Oordeel.BIJSTUREN) for a in beeld.ambities),
        "opdrachten": sum(a.lopend for a in beeld.ambities),
    }


def _jaren(college: College) -> dict[int, str]:
    """At which quarter a year begins."""
    delen = kwartalen(college.periode.van, college.tot)
    return {
        nr: str(k.year) for nr, k in enumerate(delen) if nr == 0 or k.year != delen[nr - 1].year
    }


def _rij(deel: AmbitieDeel, college: College) -> Voortgangsrij:
    bekend = {k.kwartaal: k for k in deel.ambitie.kwartalen}
    kolommen = [
        _kolom(bekend[k]) if k in bekend else None
        for k in kwartalen(college.periode.van, college.tot)
    ]
    naam = f"{deel.ambitie.code} {deel.ambitie.naam}"
    return Voortgangsrij(naam, f"#{deel.anker}", kolommen)


def _kolom(k: Kwartaalbeeld) -> Kolomstand:
    delen = [Deel(f, k.fasen[f], NAMEN[f].lower()) for f in FASEN if k.fasen.get(f)]
    banden = [Deel(o.value, k.oordelen.get(o.value, 0), o.label.lower()) for o in Oordeel]
    return Kolomstand(
        kwartaalnaam(k.kwartaal).capitalize(),
        delen,
        [*banden, Deel(NIET[0], k.niet_beoordeeld, NIET[1])],
    )


def _overzicht(beeld: Voortgang, delen: Sequence[AmbitieDeel]) -> Tabel:
    return Tabel(
        bijschrift="Per ambitie",
        kolommen=(
            Kolom("Ambitie"),
            Kolom("Opgaven", "heel"),
            Kolom("Lopende opdrachten", "heel"),
            Kolom("Gesloten", "heel"),
            Kolom("Scope samen", "euro"),
            Kolom(f"Lasten {beeld.op.year}", "euro"),
            Kolom("Oordelen"),
        ),
        rijen=[
            [
                Cel(f"{d.ambitie.code} {d.ambitie.naam}", url=f"#{d.anker}"),
                sum(o.bestaat for o in d.ambitie.opgaven),
                d.ambitie.lopend,
                d.ambitie.fasen[GESLOTEN],
                d.ambitie.scope,
                d.ambitie.lasten,
                _oordelen(d.ambitie),
            ]
            for d in delen
        ],
        leeg=Leeg("Nog geen opgaven", "GS stelt opgaven in, binnen de begroting."),
        bijschrift_verborgen=True,
    )


def _oordelen(ambitie: AmbitieVoortgang) -> str:
    delen = [f"{n} {o.label.lower()}" for o in Oordeel if (n := ambitie.met_oordeel(o))]
    if ambitie.zonder_oordeel:
        delen.append(f"{ambitie.zonder_oordeel} {NIET[1]}")
    return ", ".join(delen)


def _kwartalentabel(beeld: Voortgang) -> Tabel:
    """What the drawing shows, as numbers."""
    return Tabel(
        bijschrift="Per ambitie en kwartaal",
        kolommen=(
            Kolom("Ambitie en kwartaal"),
            *(Kolom(NAMEN[fase], "heel") for fase in FASEN),
            *(Kolom(o.label, "heel") for o in Oordeel),
            Kolom(NIET[1].capitalize(), "heel"),
        ),
        rijen=[
            [
                f"{a.code} {a.naam}, {kwartaalnaam(k.kwartaal)}",
                *(k.fasen.get(fase, 0) for fase in FASEN),
                *(k.oordelen.get(o.value, 0) for o in Oordeel),
                k.niet_beoordeeld,
            ]
            for a in beeld.ambities
            for k in a.kwartalen
        ],
        bijschrift_verborgen=True,
    )


def _tabellen(request: DriehoekRequest, ambitie: AmbitieVoortgang) -> list[tuple[str, Tabel]]:
    return [
        (
            doel,
            Tabel(
                bijschrift=f"Opgaven bij {doel}",
                kolommen=(
                    Kolom("Opgave"),
                    Kolom("Domeindirecteur"),
                    Kolom("Opdrachten"),
                    Kolom("Scope samen", "euro"),
                    Kolom("Oordeel"),
                    Kolom("Trend"),
                ),
                rijen=[_cellen(request, o) for o in opgaven],
                bijschrift_verborgen=True,
            ),
        )
        for doel, opgaven in ambitie.per_doel()
    ]


def _cellen(request: DriehoekRequest, o: OpgaveVoortgang) -> list[Any]:
    return [
        Cel(
            o.naam,
            url=naar(request, f"/opgaven/{o.id}/"),
            onder=o.nummer if o.bestaat else f"{o.nummer}, bestaat niet meer",
        ),
        houder(request, o.directeur),
        Cel(f"{o.lopend} lopend", onder=_fasen(o)),
        o.scope,
        _oordeel(request, o),
        TREND.get(o.trend) or Cel("nog geen", rustig=True),
    ]


def _fasen(o: OpgaveVoortgang) -> str:
    delen = [f"{n} {NAMEN[f].lower()}" for f in FASEN if (n := o.fasen.get(f, 0))]
    if o.gedechargeerd:
        delen.append(f"{o.gedechargeerd} met decharge")
    return ", ".join(delen)


def _oordeel(request: DriehoekRequest, o: OpgaveVoortgang) -> Cel:
    laatste = o.laatste
    if laatste is None:
        mag = request.bezoek.mag_schrijven and _mag_oordelen(request, o.id)
        url = f"/vastleggen/beoordeel/?drager={o.id}" if mag else ""
        return Cel("beoordeel" if mag else NIET[1], url=url, rustig=not mag)
    badge = Badge(laatste.label, TOON[laatste.oordeel])
    onder = f"{kwartaalnaam(laatste.kwartaal).capitalize()}: {laatste.zin}"
    return Cel(badges=(badge,), onder=onder)


def _mag_oordelen(request: DriehoekRequest, opgave: int) -> bool:
    return policy.mag(request.bezoek.actor, "beoordeel_opgave", [opgave]).mag


KOPPEN = (
    "Ambitie",
    "Doel",
    "Nummer",
    "Opgave",
    "Domeindirecteur",
    *(NAMEN[fase] for fase in FASEN),
    "Met decharge",
    "Scope samen",
    "Oordeel",
    "Over",
    "Toelichting",
    "Trend",
)


def _regels(beeld: Voortgang) -> list[list[Any]]:
    """One line for each opgave, for a download."""
    return [
        [
            f"{a.code} {a.naam}",
            doel,
            o.nummer,
            o.naam,
            o.directeur.naam if o.directeur else "",
            *(o.fasen.get(fase, 0) for fase in FASEN),
            o.gedechargeerd,
            o.scope,
            o.laatste.label if o.laatste else NIET[1],
            kwartaalnaam(o.laatste.kwartaal) if o.laatste else "",
            o.laatste.zin if o.laatste else "",
            o.trend,
        ]
        for a in beeld.ambities
        for doel, opgaven in a.per_doel()
        for o in opgaven
    ]
