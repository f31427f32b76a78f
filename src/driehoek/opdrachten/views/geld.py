"""The money of an opdracht: what it may spend beside what the budget line has for it."""

from typing import Any

from driehoek.opdrachten.reads import OpdrachtBeeld
from driehoek.platform.ui.componenten import Kolom, Tabel
from driehoek.platform.ui.opmaak import euro, euro_kort
from driehoek.platform.ui.tekening.grafiek import KOPER, PETROL, vega_lite

SCOPE = "Materieel budget per jaar, in de scope"


def bedragen(beeld: OpdrachtBeeld) -> list[tuple[str, int]]:
    """What is known of the money, by name; an amount that is not known is left out."""
    gevonden: list[tuple[str, int]] = []
    if beeld.scope:
        gevonden.append((SCOPE, int(beeld.scope.materieel_budget)))
    if beeld.post and beeld.post.lasten is not None:
        naam = f"Begrote lasten van post {beeld.post.code} ({beeld.post.jaar})"
        gevonden.append((naam, beeld.post.lasten))
    return gevonden


def grafiek(beeld: OpdrachtBeeld) -> dict[str, Any] | None:
    """Bars under their names, so that a long name has room; nothing where there is no money."""
    rijen = [
        {"naam": naam, "bedrag": bedrag, "tekst": euro(bedrag), "kort": euro_kort(bedrag)}
        for naam, bedrag in bedragen(beeld)
    ]
    if not any(r["bedrag"] for r in rijen):
        return None
    y = {"field": "naam", "type": "nominal", "sort": None, "axis": None}
    x = {"field": "bedrag", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    hoogst = max(int(str(r["bedrag"])) for r in rijen)
    return vega_lite(
        {
            "width": 400,
            "height": 68 * len(rijen),
            "data": {"values": rijen},
            "encoding": {"y": y},
            "layer": [
                {
                    "mark": {"type": "bar", "height": 26, "yOffset": 12},
                    "encoding": {
                        "x": {**x, "scale": {"domain": [0, hoogst * 1.22]}},
                        "color": {
                            "field": "naam",
                            "scale": {"range": [PETROL, KOPER]},
                            "sort": None,
                            "legend": None,
                        },
                        "tooltip": [{"field": "tekst", "title": "Bedrag"}],
                    },
                },
                {
                    "mark": {"type": "text", "align": "left", "dy": -14, "fontSize": 15},
                    "encoding": {"text": {"field": "naam"}, "x": {"value": 0}},
                },
                {
                    "mark": {
                        "type": "text",
                        "align": "left",
                        "dx": 8,
                        "dy": 12,
                        "fontSize": 15,
                        "fontWeight": 600,
                    },
                    "encoding": {"text": {"field": "kort"}, "x": x},
                },
            ],
        }
    )


def tabel(beeld: OpdrachtBeeld) -> Tabel:
    """The same figures, in full."""
    return Tabel(
        bijschrift="Geld van deze opdracht",
        kolommen=(Kolom("Wat"), Kolom("Bedrag", "euro")),
        rijen=bedragen(beeld),
        bijschrift_verborgen=True,
    )
