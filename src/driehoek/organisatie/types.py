"""The words of the organisation: input of its acts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from driehoek.kern.tijd import Periode


@dataclass(frozen=True, slots=True)
class NieuwDienstverband:
    """Function, scale and hours of one person over a period, from the HR system."""

    persoon: int
    functie: str
    functiefamilie: str
    schaal: int
    periode: Periode
    uren: Decimal = Decimal(36)


@dataclass(frozen=True, slots=True)
class NieuwPteam:
    """A P-team that the P-beraad sets up. Without `nummer` the act draws the next free one."""

    naam: str
    vanaf: date
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """One person in one P-team over a period."""

    persoon: int
    pteam: int
    periode: Periode
