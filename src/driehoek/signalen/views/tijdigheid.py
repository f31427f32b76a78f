"""How soon besluiten come into the register, for who answers for that (REG-12)."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import MAANDEN
from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.opmaak import MAANDEN_KORT
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.platform.ui.tekening.grafiek import GRIJS, KOPER, PETROL, vega_lite
from driehoek.register import adressen, instellingen
from driehoek.register.personen import kaal
from driehoek.register.web import DriehoekRequest, binnen
from driehoek.signalen import policy
from driehoek.signalen import reads_tijdigheid as reads
from driehoek.signalen.reads_tijdigheid import Maand, Registratie

ALLE = "alle"
ALTIJD = -1_000_000
"""Earlier than any besluit was registered before it was taken."""
_SLEUTELS: dict[str, Callable[[Registratie], Any]] = {
    "kenmerk": lambda r: r.kenmerk,
    "genomen": lambda r: r.genomen,
    "geregistreerd": lambda r: r.geregistreerd,
    "dagen": lambda r: r.dagen,
}


@require_safe
@binnen
def tijdigheid(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    if not policy.ziet_tijdigheid(bezoek.persoon, bezoek.rollen):
        raise PermissionDenied(
            "Deze pagina is er voor het O-beraad en voor wie het register bewaakt."
        )
    peil = bezoek.peil
    soort = instellingen.REGISTRATIETERMIJN
    termijn = int(instellingen.stand(peil.geldig_op, peil.bekend_op)[soort.code])
    alle = request.GET.get("welke") == ALLE
    rijen = reads.registraties(peil, later_dan=ALTIJD if alle else termijn)
    gekozen = [r for r in rijen if _past(r, request.GET.get("q", ""))]
    sorteer = _sorteer(gekozen, request.GET.get("sorteer", ""))
    maanden = reads.per_maand(peil, termijn)
    return toon(
        request,
        Lijst(
            titel="Tijdigheid van registratie",
            ondertitel="Hoe lang besluiten onderweg zijn naar het register. Het O-beraad staat"
            " ervoor dat het register klopt.",
            wat="besluiten",
            kolommen=(
                Kolom("Besluit", "code", sorteer="kenmerk"),
                Kolom("Waarover"),
                Kolom("Genomen", "datum", sorteer="genomen"),
                Kolom("In het register", "datum", sorteer="geregistreerd"),
                Kolom("Dagen", "heel", sorteer="dagen"),
            ),
            rijen=gekozen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Geen late besluiten",
                f"Alle besluiten kwamen binnen {termijn} dagen in het register.",
            ),
            bestandsnaam="tijdigheid",
            sorteer=sorteer,
            zoeklabel="Kenmerk of titel",
            keuzes=(Keuze("welke", "Welke besluiten", [(ALLE, "Alle besluiten")], "Te laat"),),
            kruimels=[
                Kruimel("Signalen", op_peilmoment("/signalen/", bezoek.tijdbalk)),
                Kruimel("Tijdigheid van registratie"),
            ],
            extra={
                "grafiek": _grafiek(maanden, termijn),
                "maandtabel": _maandtabel(maanden),
                "termijn": termijn,
            },
        ),
        "signalen/tijdigheid.html",
    )


def _past(rij: Registratie, q: str) -> bool:
    woorden = kaal(f"{rij.kenmerk} {rij.titel} {rij.soortnaam}")
    return all(deel in woorden for deel in kaal(q).split())


def _sorteer(rijen: list[Registratie], gevraagd: str) -> str:
    kaal_ = gevraagd.removeprefix("-")
    if kaal_ not in _SLEUTELS:
        gevraagd, kaal_ = "-dagen", "dagen"
    rijen.sort(key=_SLEUTELS[kaal_], reverse=gevraagd.startswith("-"))
    return gevraagd


def _cellen(request: DriehoekRequest, rijen: Sequence[Registratie]) -> list[list[Any]]:
    balk = request.bezoek.tijdbalk
    return [
        [
            Cel(r.kenmerk, url=op_peilmoment(adressen.van_besluit(r.id), balk)),
            Cel(r.titel, onder=r.soortnaam),
            r.genomen,
            r.geregistreerd,
            r.dagen,
        ]
        for r in rijen
    ]


def _maandnaam(maand: Maand) -> str:
    return f"{MAANDEN[maand.maand.month - 1]} {maand.maand.year}"


def _maandtabel(maanden: Sequence[Maand]) -> Tabel:
    return Tabel(
        bijschrift="Dagen tussen besluit en registratie, per maand van registratie",
        kolommen=(
            Kolom("Maand"),
            Kolom("Besluiten", "heel"),
            Kolom("Te laat", "heel"),
            Kolom("Helft binnen", "heel"),
            Kolom("Negen van de tien binnen", "heel"),
        ),
        rijen=[(_maandnaam(m), m.aantal, m.laat, round(m.mediaan), round(m.p90)) for m in maanden],
        bijschrift_verborgen=True,
    )


def _grafiek(maanden: Sequence[Maand], termijn: int) -> dict[str, Any] | None:
    """Per month: the middle half as a bar, nine of ten as a line, the middle one as a mark."""
    if not maanden:
        return None
    rijen = [
        {
            "maand": f"{MAANDEN_KORT[m.maand.month - 1]} {m.maand.year}",
            "naam": _maandnaam(m),
            "p10": m.p10,
            "p25": m.p25,
            "mediaan": m.mediaan,
            "p75": m.p75,
            "p90": m.p90,
            "aantal": m.aantal,
            "laat": m.laat,
        }
        for m in maanden
    ]
    x = {
        "field": "maand",
        "type": "ordinal",
        "sort": None,
        "axis": {"title": None, "labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 12},
    }
    y = {"type": "quantitative", "axis": {"title": "dagen", "tickMinStep": 1}}
    tooltip = [
        {"field": "naam", "title": "Maand"},
        {"field": "aantal", "title": "Besluiten"},
        {"field": "laat", "title": "Te laat"},
        {"field": "mediaan", "title": "Helft binnen (dagen)", "format": ".0f"},
        {"field": "p90", "title": "Negen van de tien binnen (dagen)", "format": ".0f"},
    ]
    return vega_lite(
        {
            "width": 900,
            "height": 240,
            "data": {"values": rijen},
            "encoding": {"x": x, "tooltip": tooltip},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 2, "color": GRIJS},
                    "encoding": {"y": {**y, "field": "p10"}, "y2": {"field": "p90"}},
                },
                {
                    "mark": {
                        "type": "bar",
                        "width": {"band": 0.5},
                        "color": PETROL,
                        "cornerRadius": 2,
                    },
                    "encoding": {"y": {**y, "field": "p25"}, "y2": {"field": "p75"}},
                },
                {
                    "mark": {
                        "type": "point",
                        "shape": "diamond",
                        "filled": True,
                        "size": 110,
                        "color": "white",
                        "stroke": PETROL,
                        "strokeWidth": 2,
                    },
                    "encoding": {"y": {**y, "field": "mediaan"}},
                },
                {
                    "mark": {
                        "type": "rule",
                        "strokeDash": [6, 4],
                        "strokeWidth": 2,
                        "color": KOPER,
                    },
                    "encoding": {
                        "y": {"datum": termijn},
                        "x": {"value": 0},
                        "x2": {"value": "width"},
                    },
                },
            ],
        }
    )
