"""The words of the portfolio. Pure: what the register said is read elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from driehoek.kern.tijd import Periode

W = TypeVar("W")
Verloop = tuple[tuple[Periode, W], ...]
"""What was so when, in order of time; a day that lies in none of it is a day without."""


class Verandering(StrEnum):
    """What became of an opdracht between two days."""

    BEGINT = "begint"
    EINDIGT = "eindigt"
    KORT = "kort"
    GROEIT = "groeit"
    KRIMPT = "krimpt"

    @property
    def label(self) -> str:
        return "Begint en eindigt" if self is Verandering.KORT else self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Wie:
    """A person in a role."""

    persoon: int
    naam: str


@dataclass(frozen=True, slots=True)
class Ambitie:
    """The beleidsambitie of the budget that something hangs under, by its code."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Opgavekop:
    """What the portfolio says of an opgave, on the day."""

    id: int
    nummer: str
    naam: str
    onder_dt: bool
    directeur: Wie | None
    ambitie: Ambitie | None


@dataclass(frozen=True, slots=True)
class Regel:
    """One opdracht with its course in time, as known at one moment."""

    id: int
    nummer: str
    naam: str
    label: str
    opgave: Opgavekop | None
    ambitie: Ambitie | None
    levens: tuple[Periode, ...]
    fasen: Verloop[str]
    scopes: Verloop[int]
    aogs: Verloop[Wie]

    @property
    def begin(self) -> date:
        return self.levens[0].van

    @property
    def einde(self) -> date | None:
        """The first day on which it is over; None where no end is known."""
        return self.levens[-1].tot

    @property
    def laatste_dag(self) -> date | None:
        return self.levens[-1].laatste_dag

    def leeft_op(self, dag: date) -> bool:
        return any(leven.bevat(dag) for leven in self.levens)

    def leeft_in(self, periode: Periode) -> bool:
        return any(leven.overlapt(periode) for leven in self.levens)

    def dichtstbij(self, dag: date) -> date:
        """`dag` itself, or the day of its life that is nearest to it."""
        if dag < self.begin:
            return self.begin
        return min(dag, self.laatste_dag or dag)

    def budget_op(self, dag: date) -> int | None:
        """The material budget in the scope; None where it is not known, or does not live."""
        return waarde_op(self.scopes, dag) if self.leeft_op(dag) else None


@dataclass(frozen=True, slots=True)
class Verschil:
    """What two days say of one opdracht."""

    soort: Verandering | None
    """None: as far as known nothing changed."""
    was: int | None
    wordt: int | None
    bedrag: int | None
    """How much more (or less) the budget is; None where one of both is not known."""


@dataclass(frozen=True, slots=True)
class Rij:
    """An opdracht in the portfolio of a day, beside what it was on another."""

    regel: Regel
    fase: str
    aog: Wie | None
    loopt: bool
    budget: int | None
    verschil: Verschil


@dataclass(frozen=True, slots=True)
class Telling:
    """So many opdrachten, and their money as far as it is known."""

    aantal: int
    bedrag: int
    onbekend: int


@dataclass(frozen=True, slots=True)
class Groep:
    """The opdrachten of one opgave; `opgave` None: of none on this day."""

    opgave: Opgavekop | None
    rijen: tuple[Rij, ...]

    @property
    def lopend(self) -> Telling:
        return telling(rij.budget for rij in self.rijen if rij.loopt)

    @property
    def groei(self) -> int:
        """How much the budget of all together grew, as far as it is known."""
        return sum(rij.verschil.bedrag or 0 for rij in self.rijen)

    def aantal(self, soort: Verandering) -> int:
        return sum(rij.verschil.soort is soort for rij in self.rijen)


def waarde_op(verloop: Verloop[W], dag: date) -> W | None:
    return next((waarde for periode, waarde in verloop if periode.bevat(dag)), None)


def telling(bedragen: Iterable[int | None]) -> Telling:
    alle = list(bedragen)
    bekend = [bedrag for bedrag in alle if bedrag is not None]
    return Telling(len(alle), sum(bekend), len(alle) - len(bekend))


def tel_soort(rijen: Sequence[Rij], soort: Verandering) -> Telling:
    """How many changed in this way, and how much money that is about."""
    return telling(rij.verschil.bedrag for rij in rijen if rij.verschil.soort is soort)
