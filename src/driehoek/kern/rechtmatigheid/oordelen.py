"""Blocks of lines judged by compiled code."""

from collections.abc import Mapping, Sequence

import numpy as np

from driehoek.kern.bevoegdheid import ALLE_EISEN, Index, Reden, Uitslag
from driehoek.kern.rechtmatigheid.bekrachtigd import Bekrachtigd, Daad
from driehoek.kern.rechtmatigheid.besteed import Rekeningen, tel_besteed
from driehoek.kern.rechtmatigheid.delen import Delen
from driehoek.kern.rechtmatigheid.kernel import (
    BESLOTEN,
    HOUDERS,
    LATER,
    LENGTE_KETEN,
    TOEN,
    Antwoord,
    Vraagregel,
    alternatief,
    antwoord,
    eigen_antwoord,
    lijn,
    zoek_op,
)
from driehoek.kern.rechtmatigheid.plat import FEIT, Plat, handelingen_met_grens, maak_plat
from driehoek.kern.rechtmatigheid.tabel import gecompileerd
from driehoek.kern.rechtmatigheid.types import (
    Blok,
    Bytes,
    Gehelen,
    Getal,
    Getallen,
    Redencode,
    Slotoordeel,
    Uitkomst,
    alleen_lezen,
)

_BEVOEGD, _NIET_GEREGISTREERD = int(Uitslag.BEVOEGD), int(Uitslag.NIET_GEREGISTREERD)
_ONBEVOEGD = int(Uitslag.ONBEVOEGD)
_RECHTMATIG, _HERSTELD = int(Slotoordeel.RECHTMATIG), int(Slotoordeel.HERSTELD)
_VERVALLEN, _ONRECHTMATIG = int(Slotoordeel.VERVALLEN), int(Slotoordeel.ONRECHTMATIG)
_BEDRAG, _SCOPE, _LATER_BESLOTEN = int(Reden.BEDRAG), int(Reden.SCOPE), int(Reden.LATER_BESLOTEN)
_LATER_GEREGISTREERD = int(Redencode.LATER_GEREGISTREERD)
_CUMULATIEF, _GESPLITST = int(Redencode.CUMULATIEF), int(Redencode.GESPLITST)
_ALLES_VOLDAAN = ALLE_EISEN
_FEIT = FEIT
_STUK = 1 << 10
_KETEN, _HOUDERS = LENGTE_KETEN, HOUDERS
_NIETS = -1

Kolommen = tuple[
    Getallen, Getallen, Getallen, Getallen, Getallen, Getallen, Getallen, Getallen, Getallen
]
"""Of a block, in its order."""
Codes = tuple[Bytes, Bytes, Bytes, Bytes]
Getalkolommen = tuple[Getallen, Getallen, Getallen, Getallen, Getallen]
"""Of an outcome, the first and the last of its columns."""


@gecompileerd
def _toen_en_nu(
    p: Plat, vraag: Vraagregel, bekend: Getal, keten: Getallen
) -> tuple[Getal, Antwoord, Getal, Antwoord]:
    """The three values, as `beantwoord` gives them: as known then, and at the head.

    What is known at the head is what counts as known later: one look serves both.
    """
    toen = besloten = later = (0, _NIETS, _NIETS, _NIETS)
    for wijze in (TOEN, LATER, BESLOTEN):
        if wijze == BESLOTEN and toen[0] == 0 and later[0] == 0:
            break
        lengte = lijn(p, vraag[2], wijze, vraag[7], bekend, keten)
        gevonden = antwoord(p, vraag, wijze, bekend, keten[:lengte])
        if wijze == TOEN:
            toen = gevonden
        elif wijze == LATER:
            later = gevonden
        else:
            besloten = gevonden
    uitslag, destijds = _BEVOEGD, toen
    if toen[0] != 0:
        uitslag = _ONBEVOEGD
        if besloten[0] == 0:
            uitslag, destijds = _NIET_GEREGISTREERD, besloten
        elif later[0] == 0:
            destijds = (_LATER_BESLOTEN, later[1], later[2], _NIETS)
    if later[0] == 0:
        return uitslag, destijds, _BEVOEGD, later
    if besloten[0] == 0:
        return uitslag, destijds, _NIET_GEREGISTREERD, besloten
    return uitslag, destijds, _ONBEVOEGD, later


@gecompileerd
def _reden(oordeel: Getal, bedrag: Getal, gevonden: Antwoord) -> Getal:
    """Of `gevonden` (then, or now where the basis lapsed) what was missing."""
    if oordeel == _RECHTMATIG:
        return 0
    if oordeel == _HERSTELD:
        return _LATER_GEREGISTREERD
    reden, _, _, grens = gevonden
    if grens >= 0 and bedrag <= grens:
        if reden == _SCOPE:
            return _CUMULATIEF
        if reden == _BEDRAG:
            return _GESPLITST
    return reden


@gecompileerd
def _gewone(
    p: Plat, blok: Kolommen, besteed: Getallen, eerder: Getallen, plekken: Getallen,
    codes: Codes, uit: Getalkolommen, rest: Getallen,
) -> Getal:  # fmt: skip
    """The lines that are lawful by a role on the object itself; `rest` gets the others.

    Gives how many others there are.
    """
    _, datum, persoon, handeling, drager, bedrag, _, bekend, voldaan = blok
    oordelen, toens, nus, redenen = codes
    rollen, artikelen, met, grenzen, alternatieven = uit
    over = 0
    for i in range(len(persoon)):
        vraag = (
            persoon[i], handeling[i], drager[i], bedrag[i], besteed[i], eerder[i], voldaan[i],
            datum[i],
        )  # fmt: skip
        met[i] = besteed[i] + bedrag[i]
        grenzen[i], alternatieven[i] = _NIETS, 0
        oordelen[i], toens[i], nus[i], redenen[i] = _RECHTMATIG, _BEVOEGD, _BEVOEGD, 0
        rol, artikel, nog = eigen_antwoord(
            p, vraag, bekend[i], plekken[0, i], plekken[1, i], plekken[2, i], plekken[3, i]
        )
        if nog:
            rollen[i], artikelen[i] = p[rol + _FEIT], p[artikel + _FEIT]
        else:
            rest[over] = i
            over += 1
    return over


@gecompileerd
def _bijzondere(
    p: Plat, hoofd: Getal, blok: Kolommen, besteed: Getallen, eerder: Getallen,
    codes: Codes, uit: Getalkolommen, rest: Getallen, keten: Getallen, houders: Getallen,
) -> None:  # fmt: skip
    """The lines of `rest`, with all that can be said of them."""
    _, datum, persoon, handeling, drager, bedrag, _, bekend, voldaan = blok
    oordelen, toens, nus, redenen = codes
    rollen, artikelen, _, grenzen, alternatieven = uit
    for i in rest:
        vraag = (
            persoon[i], handeling[i], drager[i], bedrag[i], besteed[i], eerder[i], voldaan[i],
            datum[i],
        )  # fmt: skip
        toen, destijds, nu, daarna = _toen_en_nu(p, vraag, bekend[i], keten)
        if toen == _NIET_GEREGISTREERD:
            oordeel = _HERSTELD
        elif toen == _ONBEVOEGD:
            oordeel = _ONRECHTMATIG
        else:
            oordeel = _RECHTMATIG if nu == _BEVOEGD else _VERVALLEN
        getoond = daarna if oordeel == _VERVALLEN else destijds
        oordelen[i], toens[i], nus[i] = oordeel, toen, nu
        redenen[i] = _reden(oordeel, bedrag[i], getoond)
        rollen[i] = p[destijds[1] + _FEIT] if destijds[1] >= 0 else 0
        artikelen[i] = p[destijds[2] + _FEIT] if destijds[2] >= 0 else 0
        grenzen[i] = getoond[3]
        if oordeel in (_ONRECHTMATIG, _VERVALLEN):
            alternatieven[i] = alternatief(p, vraag, hoofd, keten, houders)
            if alternatieven[i] == 0 and voldaan[i] != _ALLES_VOLDAAN:
                straks = (
                    persoon[i], handeling[i], drager[i], bedrag[i], besteed[i], eerder[i],
                    _ALLES_VOLDAAN, datum[i],
                )  # fmt: skip
                alternatieven[i] = alternatief(p, straks, hoofd, keten, houders)


@gecompileerd
def _deel(blok: Kolommen, begin: Getal, eind: Getal) -> Kolommen:
    a, b, c, d, e, f, g, h, i = blok
    return (
        a[begin:eind], b[begin:eind], c[begin:eind], d[begin:eind], e[begin:eind],
        f[begin:eind], g[begin:eind], h[begin:eind], i[begin:eind],
    )  # fmt: skip


@gecompileerd
def _beoordeel(
    p: Plat, hoofd: Getal, blok: Kolommen, eerder: Getallen,
    rekeningen: Getallen, stand: Getallen, codes: Codes, uit: Getalkolommen,
) -> None:  # fmt: skip
    """In pieces that fit in the processor's cache, with all that they need."""
    keten, houders = np.zeros(_KETEN, np.int64), np.zeros(_HOUDERS, np.int64)
    plekken = np.zeros((4, _STUK), np.int64)
    sleutels, besteed, rest = np.empty((3, _STUK), np.int64)
    oordelen, toens, nus, redenen = codes
    a, b, c, d, e = uit
    for begin in range(0, len(eerder), _STUK):
        eind = min(begin + _STUK, len(eerder))
        stuk, van_stuk = _deel(blok, begin, eind), eerder[begin:eind]
        codes_van_stuk = (
            oordelen[begin:eind], toens[begin:eind], nus[begin:eind], redenen[begin:eind],
        )  # fmt: skip
        uit_van_stuk = (
            a[begin:eind], b[begin:eind], c[begin:eind], d[begin:eind], e[begin:eind],
        )  # fmt: skip
        _, datum, persoon, handeling, drager, bedrag, _, _, _ = stuk
        zoek_op(p, persoon, drager, plekken[0], plekken[1], plekken[2], plekken[3])
        tel_besteed(
            p, hoofd, datum, drager, handeling, bedrag, plekken[3], keten,
            rekeningen, stand, sleutels[: len(datum)], besteed,
        )  # fmt: skip
        over = _gewone(
            p, stuk, besteed, van_stuk, plekken, codes_van_stuk, uit_van_stuk, rest
        )  # fmt: skip
        _bijzondere(
            p, hoofd, stuk, besteed, van_stuk, codes_van_stuk, uit_van_stuk, rest[:over],
            keten, houders,
        )  # fmt: skip


class Beoordelaar:
    """Judges blocks that come in order of date and line; remembers what runs on between them."""

    def __init__(
        self,
        index: Index,
        hoofd: int,
        vensters: Sequence[tuple[int, int]],
        bekrachtigd: Mapping[Daad, int] | None = None,
    ) -> None:
        self._plat, self._hoofd = maak_plat(index, hoofd), hoofd
        self._delen = Delen(vensters, handelingen_met_grens(index))
        self._rekeningen = Rekeningen()
        self._bekrachtigd = Bekrachtigd(bekrachtigd or {})

    def eerder(self, blok: Blok) -> Gehelen:
        """Of each line what went before in parts: of each block once, and in their order."""
        return self._delen.eerder(blok)

    def beoordeel(self, blok: Blok, eerder: Gehelen | None = None) -> Uitkomst:
        """`eerder`: where it is known, what went before in parts."""
        if eerder is None:
            eerder = self.eerder(blok)
        uit = Uitkomst.leeg(len(blok))
        self._rekeningen.maak_ruimte(len(blok))
        _beoordeel(
            self._plat, self._hoofd, _kolommen(blok), eerder,
            self._rekeningen.tabel, self._rekeningen.stand,
            (uit.oordeel, uit.toen, uit.nu, uit.reden),
            (uit.rol, uit.artikel, uit.besteed, uit.grens, uit.alternatief),
        )  # fmt: skip
        self._bekrachtigd.herstel(blok, uit)
        return uit


def _kolommen(blok: Blok) -> Kolommen:
    regel, datum, persoon, handeling, drager, bedrag, wederpartij, geregistreerd, voldaan = (
        alleen_lezen(getattr(blok, naam)) for naam in Blok.__slots__
    )
    return (
        regel, datum, persoon, handeling, drager, bedrag, wederpartij, geregistreerd, voldaan,
    )  # fmt: skip
