"""One fact's history on both axes: to the right when it is true, upwards when the register said so.

Every moment of registration gets room enough to be seen, so the axes are not to scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Generic, TypeVar

from driehoek.platform.ui.opmaak import datum, datum_kort, moment, periode
from driehoek.platform.ui.tekening.tekst import breek_af

T = TypeVar("T", date, datetime)

BOVEN = 22.0
_MIN_BREED, _MIN_HOOG = 84.0, 46.0
_PLOT_HOOG = 300.0
# In a narrower area a name is a letter and dots; legend and table say it.
_MIN_LABEL = 60.0
_AANTAL_KLEUREN = 6
_LETTER = 14.0


@dataclass(frozen=True)
class Maat:
    """How wide the drawing is, and where its plot begins and ends."""

    vorm: str
    breedte: float
    links: float
    rechts: float


BREED = Maat("breed", 960.0, 132.0, 928.0)
SMAL = Maat("smal", 350.0, 92.0, 346.0)


@dataclass(frozen=True)
class Feitvlak:
    """What the register held true from `geldig_van` to `geldig_tot`, and when it said so."""

    waarde: str
    geldig_van: date
    geldig_tot: date | None
    bekend_van: datetime
    bekend_tot: datetime | None = None
    besluit: str = ""
    url: str = ""

    @property
    def titel(self) -> str:
        besluit = f"; {self.besluit}" if self.besluit else ""
        tot = f" tot {moment(self.bekend_tot)}" if self.bekend_tot else ""
        return (
            f"{self.waarde}: geldig {periode((self.geldig_van, self.geldig_tot))}; "
            f"zo in het register vanaf {moment(self.bekend_van)}{tot}{besluit}"
        )


@dataclass(frozen=True)
class Schaal(Generic[T]):
    """Piecewise linear through known points: order and room matter here, not proportion."""

    punten: tuple[T, ...]
    plaatsen: tuple[float, ...]

    def plaats(self, waarde: T) -> float:
        if waarde <= self.punten[0]:
            return self.plaatsen[0]
        for i in range(1, len(self.punten)):
            if waarde <= self.punten[i]:
                links, rechts = self.punten[i - 1], self.punten[i]
                deel = (waarde - links) / (rechts - links)
                van, tot = self.plaatsen[i - 1], self.plaatsen[i]
                return round(van + deel * (tot - van), 1)
        return self.plaatsen[-1]


def maak_schaal(
    punten: Sequence[T], begin: float, lengte: float, minimum: float, open_einde: float
) -> Schaal[T]:
    """Each piece at least `minimum`, the rest in proportion; after the last point `open_einde`."""
    gesorteerd = tuple(sorted(set(punten)))
    stappen = [(b - a).total_seconds() for a, b in pairwise(gesorteerd)]
    geheel = sum(stappen) or 1.0
    vrij = max(0.0, lengte - open_einde - minimum * len(stappen))
    plaatsen = [begin]
    for stap in stappen:
        plaatsen.append(round(plaatsen[-1] + minimum + vrij * stap / geheel, 1))
    return Schaal(gesorteerd, tuple(plaatsen))


@dataclass(frozen=True)
class Rechthoek:
    x: float
    y: float
    breedte: float
    hoogte: float
    kleur: int
    regels: tuple[tuple[float, float, str], ...]
    titel: str
    url: str
    gesloten: bool
    rand: str


@dataclass(frozen=True)
class Aslabel:
    plaats: float
    tekst: str


@dataclass(frozen=True)
class Legenda:
    kleur: int
    waarde: str


@dataclass(frozen=True)
class TweeAssen:
    vorm: str
    breedte: float
    hoogte: float
    links: float
    rechts: float
    boven: float
    onder: float
    vlakken: tuple[Rechthoek, ...]
    x_labels: tuple[Aslabel, ...]
    y_labels: tuple[Aslabel, ...]
    legenda: tuple[Legenda, ...]
    peil_x: float
    peil_y: float
    peil_titel: str


def _kleuren(feiten: Sequence[Feitvlak]) -> dict[str, int]:
    waarden = dict.fromkeys(f.waarde for f in feiten)
    return {waarde: i % _AANTAL_KLEUREN for i, waarde in enumerate(waarden)}


def _rechthoek(
    feit: Feitvlak,
    x_schaal: Schaal[date],
    y_schaal: Schaal[datetime],
    onder: float,
    kleur: int,
    einde: float,
) -> Rechthoek:
    x = x_schaal.plaats(feit.geldig_van)
    rechts = x_schaal.plaats(feit.geldig_tot) if feit.geldig_tot else einde
    bodem = onder - y_schaal.plaats(feit.bekend_van)
    top = onder - y_schaal.plaats(feit.bekend_tot) if feit.bekend_tot else BOVEN
    breed, hoog = round(rechts - x, 1), round(bodem - top, 1)
    ruim = breed >= _MIN_LABEL
    regels = (
        breek_af(feit.waarde, breed - 20, _LETTER, 2 if hoog > _MIN_HOOG else 1) if ruim else []
    )
    return Rechthoek(
        x=x,
        y=round(top, 1),
        breedte=breed,
        hoogte=hoog,
        kleur=kleur,
        regels=tuple((x + 10, round(top + 22 + i * 17, 1), r) for i, r in enumerate(regels)),
        titel=feit.titel,
        url=feit.url,
        gesloten=feit.bekend_tot is not None,
        rand=_rand(x, rechts, top, bodem, feit),
    )


def _rand(x: float, rechts: float, top: float, bodem: float, feit: Feitvlak) -> str:
    """The edges that are there: what has not ended, in either time, stays open."""
    boven = f"M{x:g},{top:g} H{rechts:g}" if feit.bekend_tot else ""
    zijkant = f"M{rechts:g},{top:g} V{bodem:g}" if feit.geldig_tot else ""
    return f"M{x:g},{top:g} V{bodem:g} H{rechts:g} {boven} {zijkant}".rstrip()


def _dun_uit(labels: Sequence[Aslabel], ruimte: float) -> tuple[Aslabel, ...]:
    """Leave out labels that would touch the one before."""
    over: list[Aslabel] = []
    for label in labels:
        if not over or abs(label.plaats - over[-1].plaats) >= ruimte:
            over.append(label)
    return tuple(over)


def tweeassen(
    feiten: Sequence[Feitvlak], geldig_op: date, bekend_op: datetime, maat: Maat = BREED
) -> TweeAssen:
    """Rectangles for `feiten`, with the Peilmoment as a cross."""
    dagen = [geldig_op, *(d for f in feiten for d in (f.geldig_van, f.geldig_tot) if d)]
    momenten = [bekend_op, *(m for f in feiten for m in (f.bekend_van, f.bekend_tot) if m)]
    x_schaal = maak_schaal(dagen, maat.links, maat.rechts - maat.links, _MIN_BREED, 40)
    y_schaal = maak_schaal(momenten, 0, _PLOT_HOOG, _MIN_HOOG, 40)
    if x_schaal.plaatsen[-1] > maat.rechts - 20:
        x_schaal = _pas_in(x_schaal, maat.links, maat.rechts - 40)
    hoog = max(_PLOT_HOOG, y_schaal.plaatsen[-1] + 40)
    onder = BOVEN + hoog
    kleuren = _kleuren(feiten)
    op_volgorde = sorted(feiten, key=lambda f: (f.bekend_van, f.geldig_van))
    return TweeAssen(
        vorm=maat.vorm,
        breedte=maat.breedte,
        hoogte=onder + 62,
        links=maat.links,
        rechts=maat.rechts,
        boven=BOVEN,
        onder=onder,
        vlakken=tuple(
            _rechthoek(f, x_schaal, y_schaal, onder, kleuren[f.waarde], maat.rechts)
            for f in op_volgorde
        ),
        x_labels=_dun_uit(
            [Aslabel(x_schaal.plaats(d), datum_kort(d)) for d in x_schaal.punten], 84
        ),
        y_labels=_dun_uit(
            [Aslabel(round(onder - y_schaal.plaats(m), 1), datum_kort(m)) for m in y_schaal.punten],
            18,
        ),
        legenda=tuple(Legenda(k, w) for w, k in kleuren.items()),
        peil_x=x_schaal.plaats(geldig_op),
        peil_y=round(onder - y_schaal.plaats(bekend_op), 1),
        peil_titel=f"Je kijkt naar {datum(geldig_op)}, zoals bekend op {moment(bekend_op)}",
    )


def _pas_in(schaal: Schaal[date], begin: float, einde: float) -> Schaal[date]:
    """Squeeze a scale with many points into the room there is."""
    factor = (einde - begin) / (schaal.plaatsen[-1] - begin)
    plaatsen = tuple(round(begin + (p - begin) * factor, 1) for p in schaal.plaatsen)
    return Schaal(schaal.punten, plaatsen)
