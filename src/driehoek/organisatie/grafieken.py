"""Charts of the P-side: sizes of teams, spans of P-managers, scales."""

from collections.abc import Mapping, Sequence
from typing import Any

from driehoek.organisatie.reads_leiding import Pmanager
from driehoek.organisatie.reads_overzicht import Schaalgroep
from driehoek.organisatie.reads_pteams import Grenzen, Pteam
from driehoek.platform.ui.tekening.grafiek import GRIJS, KOPER, PETROL, RASTER, vega_lite

PAST, PAST_NIET = "past", "past niet"
_KLEUR = {
    "field": "past",
    "type": "nominal",
    "scale": {"domain": [PAST, PAST_NIET], "range": [PETROL, KOPER]},
    "legend": None,
}
_RIJHOOGTE = 34


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


def schaalopbouw(groepen: Sequence[Schaalgroep]) -> dict[str, Any] | None:
    """How many employees are in which scales."""
    if not groepen:
        return None
    rijen = [{"schaal": g.naam, "mensen": g.aantal, "past": PAST} for g in groepen]
    return _staven(rijen, "schaal", "schaal", "mensen", "medewerkers")


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


def spannes(pmanagers: Sequence[Pmanager], namen: Mapping[int, str]) -> dict[str, Any] | None:
    """Per P-manager of whom the time is known: how many people, on the band that goes with it."""
    bekend = [(p, p.span) for p in pmanagers if p.span is not None]
    if not bekend:
        return None
    rijen = [
        {
            "naam": namen.get(p.persoon, ""),
            "tijd": p.procent,
            "medewerkers": p.medewerkers,
            "minst": span.minst,
            "meest": span.meest,
            "past": _past(zegt=span.zegt(p.medewerkers)),
        }
        for p, span in bekend
    ]
    x = {"type": "quantitative", "axis": {"title": "tijd als P-manager in %", "tickMinStep": 25}}
    y = {"type": "quantitative", "axis": {"title": "medewerkers", "tickMinStep": 1}}
    return vega_lite(
        {
            "width": 620,
            "height": 260,
            "data": {"values": rijen},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 10, "color": RASTER},
                    "encoding": {
                        "x": {**x, "field": "tijd", "scale": {"domain": [20, 105]}},
                        "y": {**y, "field": "minst"},
                        "y2": {"field": "meest"},
                    },
                },
                {
                    "mark": {
                        "type": "point",
                        "filled": True,
                        "size": 120,
                        "opacity": 0.9,
                        "stroke": GRIJS,
                        "strokeWidth": 0.5,
                    },
                    "encoding": {
                        "x": {**x, "field": "tijd"},
                        "y": {**y, "field": "medewerkers"},
                        "color": _KLEUR,
                        "tooltip": [
                            {"field": "naam", "title": "P-manager"},
                            {"field": "tijd", "title": "Tijd in %"},
                            {"field": "medewerkers", "title": "Medewerkers"},
                            {"field": "minst", "title": "Minstens"},
                            {"field": "meest", "title": "Hooguit"},
                        ],
                    },
                },
            ],
        }
    )
