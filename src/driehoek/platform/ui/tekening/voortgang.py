"""Progress through a term: per row a bar for each quarter, and below it how it was judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from driehoek.platform.ui.tekening.tekst import kort_af

BREED, SMAL = 960.0, 340.0
_LINKS_BREED = 300.0
_RAND = 8.0
_KOP = 26.0
_NAAM_SMAL = 22.0
_BALK = 56.0
_BAND = 16.0
# Not by colour alone: the more has to be done, the higher the band.
_HOOGTE = {"op_koers": 6.0, "aandacht": 11.0}
_TUSSEN = 5.0
_LUCHT = 18.0
_VOEG = 3.0
_LETTER = 15.0


@dataclass(frozen=True)
class Deel:
    """A part of a bar or a band: which kind, how many, and how it is called."""

    soort: str
    aantal: int
    label: str


@dataclass(frozen=True)
class Kolomstand:
    """One quarter of one row. `banden`: how many of each judgement; what is not judged is striped."""

    label: str
    delen: Sequence[Deel]
    banden: Sequence[Deel]


@dataclass(frozen=True)
class Voortgangsrij:
    naam: str
    url: str
    kolommen: Sequence[Kolomstand | None]
    """None: a quarter that has not begun."""


@dataclass(frozen=True)
class Vlak:
    x: float
    y: float
    breedte: float
    hoogte: float
    soort: str
    titel: str


@dataclass(frozen=True)
class Rijvlak:
    naam: str
    url: str
    naam_y: float
    y: float
    lijn_y: float
    balken: tuple[Vlak, ...]
    banden: tuple[Vlak, ...]


@dataclass(frozen=True)
class Tik:
    x: float
    label: str


@dataclass(frozen=True)
class Voortgangstekening:
    vorm: str
    breedte: float
    hoogte: float
    links: float
    tikken: tuple[Tik, ...]
    rijen: tuple[Rijvlak, ...]


def voortgangstekening(
    rijen: Sequence[Voortgangsrij], jaren: Mapping[int, str], *, smal: bool = False
) -> Voortgangstekening:
    """`jaren`: at which column which year begins. In each row the highest bar fills the height."""
    breedte = SMAL if smal else BREED
    links = _RAND if smal else _LINKS_BREED
    aantal = max((len(r.kolommen) for r in rijen), default=1)
    stap = (breedte - links - _RAND) / aantal
    kop = _NAAM_SMAL if smal else 0.0
    hoogte_rij = kop + _BALK + _TUSSEN + _BAND + _LUCHT
    vlakken = tuple(
        _rij(rij, _KOP + nr * hoogte_rij, links, stap, kop, smal=smal)
        for nr, rij in enumerate(rijen)
    )
    tikken = tuple(Tik(round(links + plek * stap, 1), jaar) for plek, jaar in jaren.items())
    hoogte = _KOP + len(rijen) * hoogte_rij
    return Voortgangstekening(
        "smal" if smal else "breed", breedte, round(hoogte, 1), links, tikken, vlakken
    )


def _rij(
    rij: Voortgangsrij, y: float, links: float, stap: float, kop: float, *, smal: bool
) -> Rijvlak:
    hoogste = max((sum(d.aantal for d in k.delen) for k in rij.kolommen if k), default=0)
    onder = y + kop + _BALK
    balken: list[Vlak] = []
    banden: list[Vlak] = []
    for nr, kolom in enumerate(rij.kolommen):
        if kolom is None:
            continue
        x = links + nr * stap
        balken += _stapel(kolom, x, onder, stap, hoogste)
        banden += _band(kolom, x, onder + _TUSSEN, stap)
    return Rijvlak(
        naam=kort_af(rij.naam, (SMAL if smal else _LINKS_BREED) - 2 * _RAND, _LETTER),
        url=rij.url,
        naam_y=round(y + 15 if smal else onder - _BALK / 2 + 5, 1),
        y=round(y, 1),
        lijn_y=round(onder, 1),
        balken=tuple(balken),
        banden=tuple(banden),
    )


def _stapel(kolom: Kolomstand, x: float, onder: float, stap: float, hoogste: int) -> list[Vlak]:
    """The parts on top of each other, the earliest phase below."""
    vlakken: list[Vlak] = []
    y = onder
    for deel in kolom.delen:
        hoogte = _BALK * deel.aantal / hoogste if hoogste else 0.0
        if not hoogte:
            continue
        y -= hoogte
        vlakken.append(_vlak(x, y, stap, hoogte, deel, kolom))
    return vlakken


def _band(kolom: Kolomstand, x: float, y: float, stap: float) -> list[Vlak]:
    """The judgements beside each other, each as wide as it is frequent."""
    geheel = sum(d.aantal for d in kolom.banden)
    vlakken: list[Vlak] = []
    verder = x
    for deel in kolom.banden:
        if not deel.aantal:
            continue
        breedte = (stap - _VOEG) * deel.aantal / geheel
        hoogte = _HOOGTE.get(deel.soort, _BAND)
        vlakken.append(_vlak(verder, y + _BAND - hoogte, breedte + _VOEG, hoogte, deel, kolom))
        verder += breedte
    return vlakken


def _vlak(x: float, y: float, stap: float, hoogte: float, deel: Deel, kolom: Kolomstand) -> Vlak:
    return Vlak(
        x=round(x, 1),
        y=round(y, 1),
        breedte=round(max(1.0, stap - _VOEG), 1),
        hoogte=round(hoogte, 1),
        soort=deel.soort,
        titel=f"{kolom.label}: {deel.aantal} {deel.label}",
    )
