"""The house style of charts; the drawing itself is Vega's.

The colours are those of paper. In the browser each becomes its token, by night another colour.
"""

from typing import Any

# In quotes: a name that ends in a bare digit is no valid font list.
LETTERTYPE = "'Source Sans 3', sans-serif"
INKT = "#13252a"
GRIJS = "#4c5f66"
DIEP = "#0f3d44"
PAPIER = "#ffffff"
PETROL = "#15616d"
KOPER = "#b85a1b"
RASTER = "#dde4e6"
# One hue per branch or group, each strong enough for white letters.
KLEUREN = (PETROL, KOPER, "#4b6a2f", "#6b4a8a", "#1f5fa8", "#9b3358", "#7a6411", "#35474d")


def vega_lite(spec: dict[str, Any]) -> dict[str, Any]:
    """`spec` (data, mark, encoding) as a Vega-Lite specification in the house style."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": 440,
        "height": 220,
        "config": {
            "font": LETTERTYPE,
            "background": None,
            "axis": {
                "labelFontSize": 14,
                "titleFontSize": 14,
                "labelColor": GRIJS,
                "titleColor": GRIJS,
                "domain": False,
                "ticks": False,
                "labelPadding": 8,
                "gridColor": RASTER,
            },
            "legend": {
                "labelFontSize": 14,
                "titleFontSize": 14,
                "labelColor": INKT,
                "titleColor": INKT,
            },
            "title": {"color": INKT},
            "text": {"color": INKT},
            "rule": {"color": GRIJS},
            "bar": {"color": PETROL, "cornerRadiusEnd": 4},
            "range": {"category": list(KLEUREN)},
            "view": {"stroke": None},
        },
        **spec,
    }
