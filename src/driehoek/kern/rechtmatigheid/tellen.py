"""Lines and cents of blocks added up, by object, verdict and reason."""

from collections.abc import Iterator

from driehoek.kern.rechtmatigheid.tabel import (
    LEEG,
    SLEUTEL,
    gecompileerd,
    lege_tabel,
    ruimer,
    vind_rij,
)
from driehoek.kern.rechtmatigheid.types import (
    Blok,
    Bytes,
    Getal,
    Getallen,
    Redencode,
    Slotoordeel,
    Uitkomst,
)

_RUIMTE = 1 << 12
_REGELS, _CENTEN = 1, 2
_BITS = 4
"""A verdict fits in this, and so does a reason."""


@gecompileerd
def _tel(
    drager: Getallen, oordeel: Bytes, reden: Bytes, bedrag: Getallen, tabel: Getallen
) -> Getal:
    """Gives how many new keys there are."""
    erbij = 0
    for i in range(len(drager)):
        sleutel = drager[i] << 2 * _BITS | oordeel[i] << _BITS | reden[i]
        plek = vind_rij(tabel, sleutel)
        if tabel[plek, SLEUTEL] == LEEG:
            tabel[plek, SLEUTEL] = sleutel
            erbij += 1
        tabel[plek, _REGELS] += 1
        tabel[plek, _CENTEN] += bedrag[i]
    return erbij


class Tellingen:
    def __init__(self) -> None:
        self._tabel = lege_tabel(_RUIMTE)
        self._aantal = 0

    def tel(self, blok: Blok, uitkomst: Uitkomst) -> None:
        self._tabel = ruimer(self._tabel, self._aantal + len(blok))
        self._aantal += _tel(
            blok.drager, uitkomst.oordeel, uitkomst.reden, blok.bedrag, self._tabel
        )

    def __iter__(self) -> Iterator[tuple[int, Slotoordeel, Redencode, int, int]]:
        """Object, verdict, reason, lines, cents."""
        masker = (1 << _BITS) - 1
        for sleutel, regels, centen, _ in self._tabel[self._tabel[:, SLEUTEL] != LEEG].tolist():
            oordeel, reden = sleutel >> _BITS & masker, sleutel & masker
            yield sleutel >> 2 * _BITS, Slotoordeel(oordeel), Redencode(reden), regels, centen
