"""An empty list to fill in: the header, a filled line to look at, and what goes in each column."""

from driehoek.opdrachten.overname.soorten import Lijstsoort
from driehoek.platform.uitvoer import Blad, als_werkmap


def sjabloon(soort: Lijstsoort) -> bytes:
    """A workbook. The example has a sheet of its own: left in the list it would be taken over."""
    koppen = [kolom.kolom for kolom in soort.kolommen]
    return als_werkmap(
        [
            Blad(soort.naam, koppen, []),
            Blad("voorbeeld", koppen, [[kolom.voorbeeld for kolom in soort.kolommen]]),
            Blad(
                "uitleg",
                ["kolom", "moet erin", "wat je invult", "voorbeeld"],
                [[k.kolom, k.moet, k.uitleg, k.voorbeeld] for k in soort.kolommen],
            ),
        ]
    )
