"""A network: what bears on what. Points on a circle with chords, and for a phone one below the other.

Both are made from the same points and bands, in the order in which they are given: the same
input gives the same drawing.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from driehoek.platform.ui.tekening.tekst import breek_af

LETTER = 13.0
REGEL = 15.0
LABEL = 176.0
"""So wide a name may be, on two lines."""
_MIN_STRAAL = 190.0
_PER_PUNT = 31.0
"""So much of the circle a point with a name of two lines needs."""
_TUSSEN_GROEPEN = 0.7
_LUCHT = 10.0
_MARGE = 8.0
_VET = 12.0
"""So much wider a name is where it stands out."""
SMAL = 340.0
_RIJ = 34.0
_NAAM_SMAL = 186.0
_STIP_SMAL = 208.0
_BUIK_SMAL = 108.0
_KLEINSTE, _GROOTSTE = 5.0, 13.0
_DIKST = 7.0
_PIJL = 9.0
_ONDER = 90.0
"""The bottom of the circle, in degrees; the top is a quarter turn before 0."""


@dataclass(frozen=True)
class Punt:
    """Something in the network. Points of one `groep` stand side by side."""

    id: int
    label: str
    url: str = ""
    groep: str = ""
    open: bool = False
    """Shown apart: part of what was opened."""
    titel: str = ""


@dataclass(frozen=True)
class Soort:
    """A kind of band, with the style of its line (0-4); `gericht`: it goes one way."""

    label: str
    stijl: int
    gericht: bool = False


@dataclass(frozen=True)
class Band:
    """From one point to another; `aantal`: how many stand for this line."""

    van: int
    naar: int
    soort: str
    aantal: int = 1


@dataclass(frozen=True)
class Puntvlak:
    x: float
    y: float
    straal: float
    regels: tuple[tuple[float, float, str], ...]
    draai: str
    anker: Literal["start", "end"]
    titel: str
    url: str
    open: bool


@dataclass(frozen=True)
class Lijnvlak:
    pad: str
    stijl: int
    dikte: float
    pijl: str
    """The points of the arrow head; empty where the line goes neither way."""
    titel: str


@dataclass(frozen=True)
class Boog:
    """Keeps the points of one group together."""

    pad: str
    titel: str


@dataclass(frozen=True)
class Netwerk:
    vorm: str
    breedte: float
    hoogte: float
    punten: tuple[Puntvlak, ...]
    lijnen: tuple[Lijnvlak, ...]
    bogen: tuple[Boog, ...]


@dataclass(frozen=True)
class _Plek:
    """Where a point lies, and which way a line leaves it."""

    x: float
    y: float
    straal: float
    hoek: float = 0.0


def _stralen(punten: Sequence[Punt], banden: Sequence[Band]) -> dict[int, float]:
    """The size of each point: by how much stands for its lines, as an area."""
    tel: Counter[int] = Counter()
    for band in banden:
        tel[band.van] += band.aantal
        if band.naar != band.van:
            tel[band.naar] += band.aantal
    meeste = max(tel.values(), default=1)
    marge = _GROOTSTE - _KLEINSTE
    return {p.id: round(_KLEINSTE + marge * math.sqrt(tel[p.id] / meeste), 1) for p in punten}


def _dikte(aantal: int) -> float:
    return min(_DIKST, 1.5 + 1.1 * (aantal - 1))


def _titel(band: Band, soort: Soort, namen: Mapping[int, str]) -> str:
    tussen = f"{namen[band.van]} {'naar' if soort.gericht else 'en'} {namen[band.naar]}"
    keer = f", {band.aantal} keer" if band.aantal > 1 else ""
    return f"{soort.label}: {tussen}{keer}"


def _pijl(x: float, y: float, hoek: float, dikte: float) -> str:
    """An arrow head with its point at (x, y), in the direction of `hoek`."""
    lang, half = _PIJL + dikte, (_PIJL + dikte) * 0.45
    punten = [(0.0, 0.0), (-lang, half), (-lang, -half)]
    gedraaid = [
        (
            x + dx * math.cos(hoek) - dy * math.sin(hoek),
            y + dx * math.sin(hoek) + dy * math.cos(hoek),
        )
        for dx, dy in punten
    ]
    return " ".join(f"{px:.1f},{py:.1f}" for px, py in gedraaid)


# -- on a circle ---------------------------------------------------------------------------------


def cirkel(punten: Sequence[Punt], banden: Sequence[Band], soorten: Mapping[str, Soort]) -> Netwerk:
    """Points on a circle, those of a group side by side; lines bend through the middle."""
    hoeken, plaatsen = _hoeken(punten)
    straal = max(_MIN_STRAAL, plaatsen * _PER_PUNT / math.tau)
    half = straal + _GROOTSTE + _LUCHT + LABEL + _VET + _MARGE
    stralen = _stralen(punten, banden)
    plek = {
        p.id: _Plek(
            x=half + straal * math.cos(hoek),
            y=half + straal * math.sin(hoek),
            straal=stralen[p.id],
            hoek=hoek,
        )
        for p, hoek in zip(punten, hoeken, strict=True)
    }
    namen = {p.id: p.label for p in punten}
    return Netwerk(
        vorm="breed",
        breedte=round(2 * half, 1),
        hoogte=round(2 * half, 1),
        punten=tuple(_punt_op_cirkel(p, plek[p.id]) for p in punten),
        lijnen=tuple(_koorden(banden, soorten, plek, namen, half)),
        bogen=tuple(_bogen(punten, hoeken, straal, half)),
    )


def _hoeken(punten: Sequence[Punt]) -> tuple[list[float], float]:
    """The angle of each point, from the top clockwise, and how many places there are in all."""
    plaatsen: list[float] = []
    volgende = 0.0
    for _, leden in groupby(punten, key=lambda p: p.groep):
        for _lid in leden:
            plaatsen.append(volgende)
            volgende += 1
        volgende += _TUSSEN_GROEPEN
    totaal = max(volgende, 1.0)
    return [math.tau * plaats / totaal - math.pi / 2 for plaats in plaatsen], totaal


def _punt_op_cirkel(punt: Punt, plek: _Plek) -> Puntvlak:
    """The name stands outside, along the line from the middle, and never upside down."""
    graden = math.degrees(plek.hoek)
    rechts = graden < _ONDER
    afstand = plek.straal + _LUCHT - 2
    regels = breek_af(punt.label, LABEL, LETTER, 2)
    boven = -REGEL * (len(regels) - 1) / 2 + LETTER * 0.35
    x = plek.x + (afstand if rechts else -afstand)
    return Puntvlak(
        x=round(plek.x, 1),
        y=round(plek.y, 1),
        straal=plek.straal,
        regels=tuple(
            (round(x, 1), round(plek.y + boven + i * REGEL, 1), regel)
            for i, regel in enumerate(regels)
        ),
        draai=f"rotate({graden if rechts else graden + 180:.1f} {plek.x:.1f} {plek.y:.1f})",
        anker="start" if rechts else "end",
        titel=punt.titel or punt.label,
        url=punt.url,
        open=punt.open,
    )


def _koorden(
    banden: Sequence[Band],
    soorten: Mapping[str, Soort],
    plek: Mapping[int, _Plek],
    namen: Mapping[int, str],
    midden: float,
) -> Iterator[Lijnvlak]:
    """A curve for each band between two points; of the same two each runs a little apart."""
    gehad: Counter[tuple[int, int]] = Counter()
    for band in banden:
        if band.van == band.naar:
            continue
        a, b = plek[band.van], plek[band.naar]
        paar = (min(band.van, band.naar), max(band.van, band.naar))
        trek = _trek(a.hoek, b.hoek) - 0.13 * gehad[paar]
        gehad[paar] += 1
        van, naar = (_naar_midden(p, p.straal + 1, midden) for p in (a, b))
        via_a, via_b = (
            (midden + (p.x - midden) * trek, midden + (p.y - midden) * trek) for p in (a, b)
        )
        soort, dikte = soorten[band.soort], _dikte(band.aantal)
        eind, pijl = naar, ""
        if soort.gericht:
            richting = math.atan2(naar[1] - via_b[1], naar[0] - via_b[0])
            pijl = _pijl(*naar, richting, dikte)
            terug = _PIJL + dikte - 1
            eind = (naar[0] - terug * math.cos(richting), naar[1] - terug * math.sin(richting))
        yield Lijnvlak(
            pad="M{:.1f},{:.1f} C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}".format(
                *van, *via_a, *via_b, *eind
            ),
            stijl=soort.stijl,
            dikte=dikte,
            pijl=pijl,
            titel=_titel(band, soort, namen),
        )


def _trek(een: float, ander: float) -> float:
    """How far out a curve stays: neighbours bend a little, opposites go through the middle."""
    verschil = abs(een - ander) % math.tau
    return 0.82 - 0.62 * min(verschil, math.tau - verschil) / math.pi


def _naar_midden(plek: _Plek, afstand: float, midden: float) -> tuple[float, float]:
    """The place so far from a point, towards the middle of the circle."""
    ver = math.hypot(plek.x - midden, plek.y - midden)
    deel = 1 - afstand / ver
    return midden + (plek.x - midden) * deel, midden + (plek.y - midden) * deel


def _bogen(
    punten: Sequence[Punt], hoeken: Sequence[float], straal: float, midden: float
) -> Iterator[Boog]:
    """An arc under the points of each group that has more than one."""
    paren = list(zip(punten, hoeken, strict=True))
    for groep, leden in groupby(paren, key=lambda paar: paar[0].groep):
        van_groep = [hoek for _, hoek in leden]
        if not groep or len(van_groep) == 1:
            continue
        uiteinden = (van_groep[0], van_groep[-1])
        groot = int(uiteinden[1] - uiteinden[0] > math.pi)
        begin, eind = (
            (midden + straal * math.cos(hoek), midden + straal * math.sin(hoek))
            for hoek in uiteinden
        )
        yield Boog(
            pad="M{:.1f},{:.1f} A{:.1f},{:.1f} 0 {} 1 {:.1f},{:.1f}".format(
                *begin, straal, straal, groot, *eind
            ),
            titel=groep,
        )


# -- one below the other --------------------------------------------------------------------------


def onder_elkaar(
    punten: Sequence[Punt], banden: Sequence[Band], soorten: Mapping[str, Soort]
) -> Netwerk:
    """Points one below the other with their names, and bows beside them: for a phone."""
    stralen = _stralen(punten, banden)
    plek = {
        p.id: _Plek(_STIP_SMAL, _RIJ * (i + 0.5) + _MARGE, min(stralen[p.id], 9.0))
        for i, p in enumerate(punten)
    }
    namen = {p.id: p.label for p in punten}
    return Netwerk(
        vorm="smal",
        breedte=SMAL,
        hoogte=_RIJ * len(punten) + 2 * _MARGE,
        punten=tuple(_punt_in_rij(p, plek[p.id]) for p in punten),
        lijnen=tuple(_bogen_ernaast(banden, soorten, plek, namen)),
        bogen=(),
    )


def _punt_in_rij(punt: Punt, plek: _Plek) -> Puntvlak:
    regels = breek_af(punt.label, _NAAM_SMAL, LETTER, 2)
    boven = -REGEL * (len(regels) - 1) / 2 + LETTER * 0.35
    x = plek.x - 16
    return Puntvlak(
        x=plek.x,
        y=plek.y,
        straal=plek.straal,
        regels=tuple(
            (x, round(plek.y + boven + i * REGEL, 1), regel) for i, regel in enumerate(regels)
        ),
        draai="",
        anker="end",
        titel=punt.titel or punt.label,
        url=punt.url,
        open=punt.open,
    )


def _bogen_ernaast(
    banden: Sequence[Band],
    soorten: Mapping[str, Soort],
    plek: Mapping[int, _Plek],
    namen: Mapping[int, str],
) -> Iterator[Lijnvlak]:
    hoogste = max((abs(plek[b.van].y - plek[b.naar].y) for b in banden), default=1.0) or 1.0
    gehad: Counter[tuple[int, int]] = Counter()
    for band in banden:
        if band.van == band.naar:
            continue
        a, b = plek[band.van], plek[band.naar]
        paar = (min(band.van, band.naar), max(band.van, band.naar))
        buik = 28 + (_BUIK_SMAL - 28) * abs(a.y - b.y) / hoogste + 9 * gehad[paar]
        gehad[paar] += 1
        # A cubic curve reaches three quarters of the way to its handles.
        via = min(a.x + buik / 0.75, a.x + (SMAL - a.x - _MARGE) / 0.75)
        soort, dikte = soorten[band.soort], _dikte(min(band.aantal, 4))
        begin_x, eind_x = a.x + a.straal + 1, b.x + b.straal + 1
        pijl = _pijl(eind_x, b.y, math.pi, dikte) if soort.gericht else ""
        yield Lijnvlak(
            pad=f"M{begin_x:.1f},{a.y:.1f} C{via:.1f},{a.y:.1f} {via:.1f},{b.y:.1f}"
            f" {eind_x + (_PIJL + dikte - 1 if pijl else 0):.1f},{b.y:.1f}",
            stijl=soort.stijl,
            dikte=dikte,
            pijl=pijl,
            titel=_titel(band, soort, namen),
        )
