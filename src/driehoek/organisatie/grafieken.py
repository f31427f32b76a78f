"""Charts of the P-side: sizes of teams, spans of P-managers, scales."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from driehoek.organisatie.reads_leiding import Pmanager
from driehoek.organisatie.reads_overzicht import Groep
from driehoek.organisatie.reads_pteams import Grenzen, Pteam
from driehoek.platform.ui.tekening.grafiek import KLEUREN, KOPER, PETROL, RASTER, vega_lite

PAST, PAST_NIET = "past", "past niet"
_KLEUR = {
    "field": "past",
    "type": "nominal",
    "scale": {"domain": [PAST, PAST_NIET], "range": [PETROL, KOPER]},
    "legend": None,
}
_RIJHOOGTE = 34
_SPANKLEUREN = {"te weinig": KLEUREN[6], PAST: PETROL, "te veel": KOPER}


def _past(*, zegt: str) -> str:
    return PAST_NIET if zegt else PAST


def teams_als_bereik(teams: Sequence[Pteam], grenzen: Grenzen) -> dict[str, Any] | None:
    """Per team its size as a dot, on the band of what is meant."""
    if not teams:
        return None
    rijen = [
        {
            "team": t.naam,
            "medewerkers": t.medewerkers,
            "minst": grenzen.minst,
            "meest": grenzen.meest,
            "past": _past(zegt=grenzen.zegt(t.medewerkers)),
        }
        for t in teams
    ]
    y = {"field": "team", "type": "nominal", "axis": {"title": None, "labelLimit": 260}}
    x = {"type": "quantitative", "axis": {"title": "medewerkers", "tickMinStep": 1}}
    return vega_lite(
        {
            "width": 620,
            "height": _RIJHOOGTE * len(rijen),
            "data": {"values": rijen},
            "encoding": {"y": y},
            "layer": [
                {
                    "mark": {"type": "bar", "height": 14, "color": RASTER, "cornerRadius": 7},
                    "encoding": {"x": {**x, "field": "minst"}, "x2": {"field": "meest"}},
                },
                {
                    "mark": {"type": "point", "filled": True, "size": 160, "opacity": 1},
                    "encoding": {
                        "x": {**x, "field": "medewerkers"},
                        "color": _KLEUR,
                        "tooltip": [
                            {"field": "team", "title": "P-team"},
                            {"field": "medewerkers", "title": "Medewerkers"},
                        ],
                    },
                },
            ],
        }
    )


def aantal_per_grootte(groottes: Mapping[int, int], grenzen: Grenzen) -> dict[str, Any] | None:
    """How many teams there are of each size; another colour outside the limits."""
    if not groottes:
        return None
    rijen = [
        {"medewerkers": n, "teams": aantal, "past": _past(zegt=grenzen.zegt(n))}
        for n, aantal in groottes.items()
    ]
    return _staven(rijen, "medewerkers", "medewerkers", "teams", "P-teams")


def opbouw(groepen: Sequence[Groep], naar: str) -> dict[str, Any] | None:
    """How many employees there are by scale or by age."""
    if not groepen:
        return None
    rijen = [{naar: g.naam, "mensen": g.aantal, "past": PAST} for g in groepen]
    return _staven(rijen, naar, naar, "mensen", "medewerkers")


def _staven(
    rijen: list[dict[str, Any]], veld: str, titel: str, aantal: str, wat: str
) -> dict[str, Any]:
    return vega_lite(
        {
            "width": 620,
            "data": {"values": rijen},
            "mark": {"type": "bar"},
            "encoding": {
                "x": {
                    "field": veld,
                    "type": "ordinal",
                    "sort": None,
                    "axis": {"title": titel, "labelAngle": 0},
                },
                "y": {
                    "field": aantal,
                    "type": "quantitative",
                    "axis": {"title": wat, "tickMinStep": 1},
                },
                "color": _KLEUR,
                "tooltip": [
                    {"field": veld, "title": titel.capitalize()},
                    {"field": aantal, "title": wat.capitalize()},
                ],
            },
        }
    )


def spannes(pmanagers: Sequence[Pmanager]) -> dict[str, Any] | None:
    """Per share of the time: how many P-managers lead too few people, as many as fits, too many."""
    tel = Counter(
        (f"{p.procent}% van de tijd", p.span.zegt(p.medewerkers) or PAST)
        for p in pmanagers
        if p.span is not None
    )
    if not tel:
        return None
    oordelen = list(_SPANKLEUREN)
    rijen = [
        {"tijd": tijd, "oordeel": oordeel, "aantal": aantal, "plek": oordelen.index(oordeel)}
        for (tijd, oordeel), aantal in tel.items()
    ]
    tijden = sorted({tijd for tijd, _ in tel}, key=lambda tijd: int(tijd.partition("%")[0]))
    return vega_lite(
        {
            "width": 620,
            "height": _RIJHOOGTE * len(tijden),
            "data": {"values": rijen},
            "mark": {"type": "bar"},
            "encoding": {
                "y": {"field": "tijd", "type": "nominal", "sort": tijden, "axis": {"title": None}},
                "x": {
                    "field": "aantal",
                    "type": "quantitative",
                    "axis": {"title": "P-managers", "tickMinStep": 1},
                },
                "color": {
                    "field": "oordeel",
                    "type": "nominal",
                    "scale": {"domain": oordelen, "range": list(_SPANKLEUREN.values())},
                    "legend": {"title": None, "orient": "top"},
                },
                "order": {"field": "plek"},
                "tooltip": [
                    {"field": "tijd", "title": "Tijd"},
                    {"field": "oordeel", "title": "Aantal mensen"},
                    {"field": "aantal", "title": "P-managers"},
                ],
            },
        }
    )
