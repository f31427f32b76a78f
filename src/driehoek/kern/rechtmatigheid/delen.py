"""What went before each line in parts of one whole, within a window of days (BEV-12).

Lines come in order of date and then of line. They are kept in a ring: one place per line within
two windows. That is enough to take what left the window off a sum, also where it left long ago.

The last line of each name is in a chain; `koppen` says, by a hash of the name, where each chain
begins. In a chain the newest comes first: one that is too old ends the search.
"""

from collections.abc import Sequence

import numpy as np

from driehoek.kern.rechtmatigheid.tabel import gecompileerd, macht_van_twee, plaats
from driehoek.kern.rechtmatigheid.types import Blok, Gehelen, Getal, Getallen, alleen_lezen

_RUIMTE = 1 << 12
_STUK = 1 << 12
_PER_KOP = 2
"""So many places in the ring for each place in `koppen`: half of them is outside the window."""
GEEN = -2
"""In the place of a name, where no power for the act has a limit: then parts do not matter."""
_NIETS = -1

# Of a line in the ring. Places are numbered on and on.
_BREEDTE = 8
_DAG, _NAAM, _BEDRAG = 0, 1, 2
_SOM = 3
"""Of all lines of this name within the window, this one included."""
_LAGER, _EERSTE, _VOLGENDE = 4, 5, 6
"""What is next in the chain; of the same name the first in the window, and what came after it."""

# How it stands: where the next line goes, where the window begins, and what must be kept.
_KOP, _BEGIN, _BEWAARD = 0, 1, 2
_MENG_A, _MENG_B = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_DRIEENDERTIG = np.uint64(33)


@gecompileerd
def _meng(persoon: Getal, handeling: Getal, drager: Getal, wederpartij: Getal) -> Getal:
    """One number for the four; that two share one within a window is as good as impossible."""
    getal = np.uint64(wederpartij) * _MENG_A
    getal = (getal ^ (getal >> _DRIEENDERTIG)) + np.uint64(persoon << 32 | drager)
    getal = (getal ^ (getal >> _DRIEENDERTIG)) * _MENG_B + np.uint64(handeling)
    getal = (getal ^ (getal >> _DRIEENDERTIG)) * _MENG_A
    gemengd = int(np.int64(getal ^ (getal >> _DRIEENDERTIG)))
    return 0 if gemengd == GEEN else gemengd


@gecompileerd
def _namen(
    persoon: Getallen, handeling: Getallen, drager: Getallen, wederpartij: Getallen,
    met_grens: Getallen, uit: Getallen,
) -> None:  # fmt: skip
    for i in range(len(persoon)):
        if met_grens[handeling[i]]:
            uit[i] = _meng(persoon[i], handeling[i], drager[i], wederpartij[i])
        else:
            uit[i] = GEEN


@gecompileerd
def _schuif_op(dag: Getal, venster: Getal, stand: Getallen, ring: Getallen) -> None:
    """The window ends with this day."""
    masker, kop = len(ring) - 1, stand[_KOP]
    for wat, vanaf in ((_BEGIN, dag - venster), (_BEWAARD, dag - 2 * venster)):
        while stand[wat] < kop and ring[stand[wat] & masker, _DAG] <= vanaf:
            stand[wat] += 1


@gecompileerd
def _neem_uit_keten(
    naam: Getal, keten: Getal, begin: Getal, ring: Getallen, koppen: Getallen
) -> Getal:
    """The last line of this name within the window, which leaves the chain; or -1."""
    masker, hoger = len(ring) - 1, _NIETS
    plek = koppen[keten]
    while plek >= begin:
        lager = ring[plek & masker, _LAGER]
        if ring[plek & masker, _NAAM] == naam:
            if hoger == _NIETS:
                koppen[keten] = lager
            else:
                ring[hoger & masker, _LAGER] = lager
            return plek  # type: ignore[no-any-return]
        hoger, plek = plek, lager
    return _NIETS


@gecompileerd
def _tel_stuk(
    namen: Getallen, datum: Getallen, bedrag: Getallen, venster: Getal,
    stand: Getallen, ring: Getallen, koppen: Getallen, uit: Getallen,
) -> Getal:  # fmt: skip
    masker, gelezen, dag = len(ring) - 1, 0, 0
    # First where each of them looks: so the processor waits for many at the same time.
    for naam in namen:
        plek = koppen[plaats(naam, len(koppen) - 1)]
        gelezen += ring[(plek if plek >= stand[_BEGIN] else 0) & masker, _NAAM]
    for i in range(len(datum)):
        uit[i] = 0
        naam = namen[i]
        if naam == GEEN:
            continue
        if datum[i] != dag:
            dag = datum[i]
            _schuif_op(dag, venster, stand, ring)
        keten, plek = plaats(naam, len(koppen) - 1), stand[_KOP]
        vorige, eerste = _neem_uit_keten(naam, keten, stand[_BEGIN], ring, koppen), plek
        if vorige >= 0:
            ring[vorige & masker, _VOLGENDE] = plek
            eerste, som = ring[vorige & masker, _EERSTE], ring[vorige & masker, _SOM]
            while eerste < stand[_BEGIN]:
                som -= ring[eerste & masker, _BEDRAG]
                eerste = ring[eerste & masker, _VOLGENDE]
            uit[i] = som
        nieuw = plek & masker
        ring[nieuw, _DAG], ring[nieuw, _NAAM], ring[nieuw, _BEDRAG] = datum[i], naam, bedrag[i]
        ring[nieuw, _SOM], ring[nieuw, _LAGER] = uit[i] + bedrag[i], koppen[keten]
        ring[nieuw, _EERSTE], ring[nieuw, _VOLGENDE] = eerste, _NIETS
        koppen[keten] = plek
        stand[_KOP] += 1
    return gelezen


@gecompileerd
def _zet_over(stand: Getallen, van: Getallen, naar: Getallen, koppen: Getallen) -> None:
    """What must be kept in a ring goes to another, and the chains begin anew."""
    for plek in range(stand[_BEWAARD], stand[_KOP]):
        rij = naar[plek & (len(naar) - 1)]
        rij[:] = van[plek & (len(van) - 1)]
        if rij[_VOLGENDE] == _NIETS:
            keten = plaats(rij[_NAAM], len(koppen) - 1)
            rij[_LAGER] = koppen[keten]
            koppen[keten] = plek


@gecompileerd
def _tel(
    namen: Getallen, datum: Getallen, bedrag: Getallen, venster: Getal,
    stand: Getallen, ring: Getallen, koppen: Getallen, uit: Getallen,
) -> None:  # fmt: skip
    """What went before each line in parts, within `venster` days."""
    for begin in range(0, len(datum), _STUK):
        eind = min(begin + _STUK, len(datum))
        _tel_stuk(
            namen[begin:eind], datum[begin:eind], bedrag[begin:eind], venster,
            stand, ring, koppen, uit[begin:eind],
        )  # fmt: skip


class _Venster:
    """Lines within two windows, and the sums of the last of each name."""

    def __init__(self, dagen: int) -> None:
        self.dagen = dagen
        self._stand = np.zeros(3, np.int64)
        self._ring, self._koppen = _lege_ring(_RUIMTE)

    def tel(self, namen: Gehelen, datum: Gehelen, bedrag: Gehelen, uit: Gehelen) -> None:
        self._maak_ruimte(len(namen))
        _tel(namen, datum, bedrag, self.dagen, self._stand, self._ring, self._koppen, uit)

    def _maak_ruimte(self, erbij: int) -> None:
        nodig = int(self._stand[_KOP] - self._stand[_BEWAARD]) + erbij
        if nodig > len(self._ring):
            oud = self._ring
            self._ring, self._koppen = _lege_ring(macht_van_twee(nodig))
            _zet_over(self._stand, oud, self._ring, self._koppen)


def _lege_ring(ruimte: int) -> tuple[Getallen, Getallen]:
    ring = np.empty((ruimte, _BREEDTE), np.int64)
    ring[:] = 0
    return ring, np.full(ruimte // _PER_KOP, _NIETS, np.int64)


class Delen:
    """Totals before each line. `vensters`: from which day on how many days count as one whole."""

    def __init__(self, vensters: Sequence[tuple[int, int]], met_grens: Gehelen) -> None:
        """`met_grens`: by act, whether any power for it has a limit."""
        self._met_grens = met_grens
        self._vanaf = np.array([van for van, _ in vensters], np.int64)
        self._dagen = np.array([dagen for _, dagen in vensters], np.int64)
        self._vensters = [_Venster(int(dagen)) for dagen in np.unique(self._dagen)]

    def eerder(self, blok: Blok) -> Gehelen:
        """Of each line what went before in parts."""
        namen, uit, eerder = np.empty((3, len(blok)), np.int64)
        _namen(
            alleen_lezen(blok.persoon), alleen_lezen(blok.handeling), alleen_lezen(blok.drager),
            alleen_lezen(blok.wederpartij), self._met_grens, namen,
        )  # fmt: skip
        datum, bedrag = alleen_lezen(blok.datum), alleen_lezen(blok.bedrag)
        if len(self._vensters) == 1:
            self._vensters[0].tel(namen, datum, bedrag, uit)
            return uit
        dagen = self._dagen[np.searchsorted(self._vanaf, blok.datum, side="right") - 1]
        for venster in self._vensters:
            venster.tel(namen, datum, bedrag, eerder)
            np.copyto(uit, eerder, where=dagen == venster.dagen)
        return uit
