"""The budget tree as a sunburst: a Vega specification made from plain rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from driehoek.platform.ui.opmaak import euro, euro_kort
from driehoek.platform.ui.tekening.grafiek import (
    DIEP,
    GRIJS,
    INKT,
    KLEUREN,
    LETTERTYPE,
    PAPIER,
)

WORTEL = "wortel"
_STRAAL = 250


@dataclass(frozen=True)
class Begrotingsknoop:
    """`bedrag` of a branch holds that of its children; None is unknown, which is not zero."""

    id: str
    ouder: str | None
    code: str
    naam: str
    bedrag: Decimal | int | None
    url: str = ""


def _takken(knopen: Sequence[Begrotingsknoop]) -> dict[str, int]:
    """Per node the number of the main branch that it hangs on."""
    ouders = {k.id: k.ouder for k in knopen}
    stam = [k.id for k in knopen if k.ouder is None]
    nummers: dict[str, int] = {}
    for knoop in knopen:
        hoofd = knoop.id
        while (ouder := ouders.get(hoofd)) is not None:
            hoofd = ouder
        nummers[knoop.id] = stam.index(hoofd)
    return nummers


def rijen(knopen: Sequence[Begrotingsknoop], titel: str) -> list[dict[str, Any]]:
    """Rows under one root, each with what it holds beyond its children.

    Vega adds up what lies below a node, so a branch brings only its own remainder.
    """
    takken = _takken(knopen)
    onder: dict[str, Decimal] = {}
    for k in knopen:
        if k.ouder is not None:
            onder[k.ouder] = onder.get(k.ouder, Decimal(0)) + Decimal(k.bedrag or 0)
    uit: list[dict[str, Any]] = [
        {"id": WORTEL, "ouder": None, "naam": titel, "code": "", "eigen": 0, "tak": -1, "url": ""}
    ]
    for k in knopen:
        eigen = max(Decimal(0), Decimal(k.bedrag or 0) - onder.get(k.id, Decimal(0)))
        uit.append(
            {
                "id": k.id,
                "ouder": k.ouder or WORTEL,
                "naam": k.naam,
                "code": k.code,
                "eigen": float(eigen),
                "tak": takken[k.id],
                "tekst": euro(k.bedrag),
                "url": k.url,
            }
        )
    return uit


def _booglabels() -> dict[str, Any]:
    midden = "(datum.a0 + datum.a1) / 2"
    straal = "(datum.r0 + datum.r1) / 2"
    return {
        "type": "text",
        "from": {"data": "bogen"},
        "interactive": False,
        "encode": {
            "enter": {
                "x": {"signal": f"width / 2 + {straal} * sin({midden})"},
                "y": {"signal": f"height / 2 - {straal} * cos({midden})"},
                "align": {"value": "center"},
                "baseline": {"value": "middle"},
                "font": {"value": LETTERTYPE},
                "fontSize": {"value": 14},
                "fontWeight": {"value": 600},
                "fill": {"signal": f"datum.depth == 1 ? '{PAPIER}' : '{INKT}'"},
                "text": {
                    "signal": f"(datum.a1 - datum.a0) * {straal} > 8 * length(datum.code) + 6 "
                    "? datum.code : ''"
                },
            }
        },
    }


def _bogen() -> dict[str, Any]:
    return {
        "type": "arc",
        "from": {"data": "bogen"},
        "encode": {
            "enter": {
                "x": {"signal": "width / 2"},
                "y": {"signal": "height / 2"},
                "startAngle": {"field": "a0"},
                "endAngle": {"field": "a1"},
                "innerRadius": {"field": "r0"},
                "outerRadius": {"field": "r1"},
                "fill": {"scale": "kleur", "field": "tak"},
                "fillOpacity": {
                    "signal": "datum.depth == 0 ? 0 : datum.depth == 1 ? 1 : "
                    "datum.depth == 2 ? 0.42 : 0.22"
                },
                "stroke": {"value": PAPIER},
                "strokeWidth": {"value": 1.5},
                "tooltip": {
                    "signal": "datum.depth == 0 ? null : {'title': datum.code + ' ' + datum.naam, "
                    "'Bedrag': datum.tekst}"
                },
                "cursor": {"signal": "datum.url ? 'pointer' : 'default'"},
            },
            "update": {"strokeWidth": {"value": 1.5}},
            "hover": {"strokeWidth": {"value": 4}},
        },
    }


def _midden(titel: str, totaal: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "text",
            "interactive": False,
            "encode": {
                "enter": {
                    "x": {"signal": "width / 2"},
                    "y": {"signal": f"height / 2 + {dy}"},
                    "align": {"value": "center"},
                    "baseline": {"value": "middle"},
                    "font": {"value": LETTERTYPE},
                    "fontSize": {"value": grootte},
                    "fontWeight": {"value": gewicht},
                    "fill": {"value": kleur},
                    "text": {"value": tekst},
                }
            },
        }
        for tekst, dy, grootte, gewicht, kleur in (
            (titel, -14, 15, 400, GRIJS),
            (totaal, 12, 21, 600, DIEP),
        )
    ]


def begrotingsboom(
    knopen: Sequence[Begrotingsknoop], titel: str, totaal: Decimal | int | None
) -> dict[str, Any]:
    """The Vega specification; `titel` and `totaal` stand in the middle."""
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": 2 * _STRAAL,
        "height": 2 * _STRAAL,
        "padding": 4,
        "autosize": "none",
        "data": [
            {
                "name": "bogen",
                "values": rijen(knopen, titel),
                "transform": [
                    {"type": "stratify", "key": "id", "parentKey": "ouder"},
                    {
                        "type": "partition",
                        "field": "eigen",
                        "sort": {"field": "code", "order": "ascending"},
                        "size": [{"signal": "2 * PI"}, {"signal": "width / 2"}],
                        "as": ["a0", "r0", "a1", "r1", "depth", "children"],
                    },
                ],
            }
        ],
        "scales": [
            {
                "name": "kleur",
                "type": "ordinal",
                "domain": list(range(len(KLEUREN))),
                "range": list(KLEUREN),
            }
        ],
        "marks": [_bogen(), _booglabels(), *_midden(titel, euro_kort(totaal))],
    }
