"""Lines of a portfolio: per row a bar of segments in time, under one axis.

Unlike the other drawings a line is a cell of a table, as wide as its column: places are in percent,
so that one drawing serves every width, and nothing in it is stretched. What lies after the day that
one looks at is striped; every segment carries its letter, so that colour never stands alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from driehoek.platform.ui.opmaak import MAANDEN_KORT, periode
from driehoek.platform.ui.tekening.tekst import breedte
from driehoek.platform.ui.tekening.tijdas import Tijdas

_GEHEEL = 1000.0
"""So fine is the axis: a tenth of a percent."""
_BREED, _SMAL = 480.0, 290.0
"""So wide, in pixels, a line is at least on a desk and on a phone."""
_LETTER = 12.0
_RUIMTE = 8.0
_MAANDEN = 13 * 31
_KWARTALEN = 6 * 366
_MAX_JAREN = 14
_LAATSTE_LABEL = 900.0
"""Beyond this there is no room for a name on the axis."""
TRAPHOOGTE = 24.0


@dataclass(frozen=True)
class Segment:
    """What was so from a day on; `tot` None: no end is known."""

    van: date
    tot: date | None
    soort: str
    label: str

    @property
    def zin(self) -> str:
        return f"{self.label} {periode((self.van, self.tot))}"


@dataclass(frozen=True)
class Vlak:
    x: str
    breedte: str
    soort: str
    titel: str
    label: str
    """The whole word where a desk has room for it, else ''."""
    letter: str
    """Its first letter where there is room for it, else ''."""


@dataclass(frozen=True)
class Faselijn:
    vlakken: tuple[Vlak, ...]
    straks_x: str
    """Where the part begins that still has to come, and how wide it is; '' where there is none."""
    straks_breedte: str
    open: bool
    """No end is known: the line goes on beyond the axis."""
    zin: str


@dataclass(frozen=True)
class Astik:
    x: str
    label: str
    jaar: bool


@dataclass(frozen=True)
class Aslijn:
    tikken: tuple[Astik, ...]
    peil: str
    """Where the day is that one looks at, and the one it is laid beside; '' off the axis."""
    ander: str


@dataclass(frozen=True)
class Trap:
    """A sum that goes up and down in steps; as paths in a box of 1000 by TRAPHOOGTE."""

    geweest: str
    straks: str
    hoogste: int


def maak_as(begin: date, einde: date) -> Tijdas:
    """The axis of all lines of a table: from a day up to another."""
    return Tijdas(begin, einde, 0.0, _GEHEEL)


def aslijn(as_: Tijdas, peil: date, ander: date) -> Aslijn:
    return Aslijn(
        tikken=tuple(_tikken(as_)),
        peil=_op_as(as_, peil),
        ander=_op_as(as_, ander) if ander != peil else "",
    )


def faselijn(segmenten: Sequence[Segment], as_: Tijdas, peil: date) -> Faselijn:
    """The segments as far as the axis shows them."""
    in_beeld = [s for s in segmenten if s.van < as_.einde and (s.tot is None or s.tot > as_.begin)]
    vlakken = tuple(_vlak(segment, as_) for segment in in_beeld)
    einde = max((_einde(s, as_) for s in in_beeld), default=0.0)
    begin = max(as_.x(peil), min((as_.x(s.van) for s in in_beeld), default=_GEHEEL))
    straks = einde > begin
    return Faselijn(
        vlakken=vlakken,
        straks_x=_procent(begin) if straks else "",
        straks_breedte=_procent(einde - begin) if straks else "",
        open=any(s.tot is None for s in in_beeld),
        zin="; ".join(s.zin for s in segmenten) or "geen fase bekend",
    )


def trap(stappen: Iterable[tuple[date, int]], as_: Tijdas, peil: date) -> Trap:
    """`stappen`: from each of these days on it is so much, in order of time."""
    punten = _binnen_as(list(stappen), as_)
    hoogste = max((bedrag for _, bedrag in punten), default=0)
    midden = as_.x(peil)
    return Trap(
        geweest=_pad(punten, 0.0, midden, hoogste),
        straks=_pad(punten, midden, _GEHEEL, hoogste),
        hoogste=hoogste,
    )


def _procent(plek: float) -> str:
    return f"{plek / 10:g}%"


def _op_as(as_: Tijdas, dag: date) -> str:
    return _procent(as_.x(dag)) if as_.begin <= dag < as_.einde else ""


def _einde(segment: Segment, as_: Tijdas) -> float:
    return as_.x(segment.tot) if segment.tot else as_.rechts


def _vlak(segment: Segment, as_: Tijdas) -> Vlak:
    x = as_.x(segment.van)
    lengte = round(_einde(segment, as_) - x, 1)
    return Vlak(
        x=_procent(x),
        breedte=_procent(lengte),
        soort=segment.soort,
        titel=segment.zin,
        label=segment.label if _past(segment.label, lengte, _BREED) else "",
        letter=segment.label[:1] if _past(segment.label[:1], lengte, _SMAL) else "",
    )


def _past(tekst: str, lengte: float, lijnbreedte: float) -> bool:
    return breedte(tekst, _LETTER) + _RUIMTE <= lengte / _GEHEEL * lijnbreedte


def _tikken(as_: Tijdas) -> Iterable[Astik]:
    """Months of a short axis, quarters of a longer one, else years; only years by their name."""
    dagen = (as_.einde - as_.begin).days
    if dagen <= _MAANDEN:
        for dag in _eersten(as_, range(1, 13)):
            yield _tik(as_, dag, MAANDEN_KORT[dag.month - 1])
        return
    kwartalen = (1, 4, 7, 10) if dagen <= _KWARTALEN else (1,)
    stap = -(-(as_.einde.year - as_.begin.year) // _MAX_JAREN)
    for dag in _eersten(as_, kwartalen):
        if (dag.year - as_.begin.year) % stap == 0:
            yield _tik(as_, dag, str(dag.year) if dag.month == 1 else "")


def _tik(as_: Tijdas, dag: date, label: str) -> Astik:
    x = as_.x(dag)
    return Astik(_procent(x), label if x <= _LAATSTE_LABEL else "", dag.month == 1)


def _eersten(as_: Tijdas, maanden: Iterable[int]) -> Iterable[date]:
    for jaar in range(as_.begin.year, as_.einde.year + 1):
        for maand in maanden:
            if as_.begin <= (dag := date(jaar, maand, 1)) < as_.einde:
                yield dag


def _binnen_as(stappen: list[tuple[date, int]], as_: Tijdas) -> list[tuple[float, int]]:
    """The steps as places on the axis; what was so before it begins, is so at its begin."""
    voor = [bedrag for dag, bedrag in stappen if dag <= as_.begin]
    binnen = [(as_.x(dag), bedrag) for dag, bedrag in stappen if as_.begin < dag < as_.einde]
    return [(0.0, voor[-1] if voor else 0), *binnen]


def _pad(punten: Sequence[tuple[float, int]], van: float, tot: float, hoogste: int) -> str:
    """The outline of the steps between two places; '' where there is nothing to see."""
    if hoogste <= 0 or tot <= van:
        return ""
    begin = [bedrag for x, bedrag in punten if x <= van][-1]
    deel = [(van, begin), *((x, bedrag) for x, bedrag in punten if van < x < tot)]
    lijn = "".join(f"H{x:g}V{_hoogte(bedrag, hoogste):g}" for x, bedrag in deel)
    return f"M{van:g},{TRAPHOOGTE:g}{lijn}H{tot:g}V{TRAPHOOGTE:g}Z"


def _hoogte(bedrag: int, hoogste: int) -> float:
    return round(TRAPHOOGTE * (1 - max(0, bedrag) / hoogste), 1)
