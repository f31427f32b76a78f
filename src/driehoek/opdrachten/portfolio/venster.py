"""Which days the time axis of the portfolio shows: a year, a term of the college, or all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.portfolio.types import Regel

# Provinciale Staten are elected in March of every fourth year, and with them comes a college.
_VERKIEZING, _TERMIJN, _MAAND = 2023, 4, 3
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100


class Zoom(StrEnum):
    JAAR = "jaar"
    PERIODE = "periode"
    ALLES = "alles"

    @property
    def label(self) -> str:
        return {"jaar": "Jaar", "periode": "Collegeperiode", "alles": "Alles"}[self.value]


@dataclass(frozen=True, slots=True)
class Venster:
    """The days on the axis; `eerder` and `later`: the year by which one asks for what is beside it."""

    zoom: Zoom
    periode: Periode
    naam: str
    eerder: int | None = None
    later: int | None = None

    @property
    def einde(self) -> date:
        assert self.periode.tot is not None  # noqa: S101  (an axis ends)
        return self.periode.tot


def venster(zoom: Zoom, dag: date, jaar: int | None, regels: Sequence[Regel]) -> Venster:
    """The window that holds `dag`; or the year `jaar`, where that is asked for."""
    if zoom is Zoom.JAAR:
        return _jaar(jaar or dag.year)
    if zoom is Zoom.PERIODE:
        return _termijn(_begin_termijn(date(jaar, 12, 31) if jaar else dag))
    return _alles(dag, regels)


def _jaar(jaar: int) -> Venster:
    periode = Periode(date(jaar, 1, 1), date(jaar + 1, 1, 1))
    return Venster(Zoom.JAAR, periode, str(jaar), *_ernaast(jaar, 1))


def _termijn(begin: int) -> Venster:
    eind = begin + _TERMIJN
    periode = Periode(date(begin, _MAAND, 1), date(eind, _MAAND, 1))
    return Venster(
        Zoom.PERIODE, periode, f"Collegeperiode {begin}-{eind}", *_ernaast(begin, _TERMIJN)
    )


def _ernaast(jaar: int, stap: int) -> tuple[int | None, int | None]:
    eerder, later = jaar - stap, jaar + stap
    return eerder if eerder >= EERSTE_JAAR else None, later if later <= LAATSTE_JAAR else None


def _begin_termijn(dag: date) -> int:
    """The year in which the term began that this day lies in."""
    jaar = dag.year if dag.month >= _MAAND else dag.year - 1
    return jaar - (jaar - _VERKIEZING) % _TERMIJN


def _alles(dag: date, regels: Sequence[Regel]) -> Venster:
    """Whole years, from the first that begins to the last that ends or changes, and the day."""
    dagen = [dag, *(r.begin for r in regels)]
    dagen += [
        d
        for r in regels
        for periode in (*r.levens, *(p for p, _ in r.fasen), *(p for p, _ in r.scopes))
        for d in (periode.van, periode.tot)
        if d is not None
    ]
    begin, eind = min(dagen).year, max(dagen).year + 1
    return Venster(Zoom.ALLES, Periode(date(begin, 1, 1), date(eind, 1, 1)), f"{begin}-{eind - 1}")
