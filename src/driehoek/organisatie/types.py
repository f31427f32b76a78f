"""The words of the organisation: input of its acts, and which scale goes with which role."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from driehoek.kern.tijd import Periode
from driehoek.register.types import Rol


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


# Bijlage 3, as far as it can be read: from which scale a role fits the job framework (REG-25).
SCHAAL_VANAF: dict[Rol, int] = {
    Rol.PROVINCIESECRETARIS: 17,
    Rol.CONCERNDIRECTEUR: 17,
    Rol.DOMEINDIRECTEUR: 17,
    Rol.DIRECTEUR_MO: 17,
    Rol.AOG: 13,
    Rol.P_MANAGER: 8,
}
# Leaders in the scales 8 to 12 can have an O-role, that of AOG among them.
SCHAAL_VANAF_LEIDER = 8
PROGRAMMADIRECTEUR_VANAF = 16
"""An AOG in this scale or higher is called programmadirecteur (REG-24)."""
