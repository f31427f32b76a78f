"""What the lines of a file come to."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from driehoek.kern.rechtmatigheid import Redencode, Slotoordeel
from driehoek.rechtmatigheid.types import Samenvatting

Gehele = tuple[int, Slotoordeel, Redencode, int, int]


def vat_samen(
    nr: int, moment: datetime, tellingen: Iterable[Gehele], opgaven: Mapping[int, int]
) -> Samenvatting:
    """`tellingen`: opdracht, verdict, reason, lines, cents."""
    samen = Samenvatting(nr, moment)
    for drager, oordeel, reden, regels, centen in tellingen:
        waar = [
            samen.geheel,
            samen.per_oordeel[oordeel],
            samen.per_opgave[opgaven.get(drager, 0)][oordeel],
        ]
        if reden is not Redencode.GEEN:
            waar.append(samen.per_reden[reden])
        for telling in waar:
            telling.tel(regels, centen)
    return samen
