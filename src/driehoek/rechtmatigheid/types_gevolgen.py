"""The words of the consequences of a correction (REG-35)."""

from dataclasses import dataclass
from datetime import date

from driehoek.register.types import Besluitsoort, Rol


@dataclass(frozen=True, slots=True)
class Geraakt:
    """A besluit of which the ground changed after it was booked."""

    id: int
    kenmerk: str
    soort: str
    genomen: date
    beslisser_drager: int
    beslisser_rol: str
    beslisser_persoon: int | None
    geboekt: int
    """The Handeling that booked it: what was known then."""
    over: int | None
    oorzaak: int | None
    """The Handeling that changed its ground."""
    verloren: bool = True
    """Whether it lost its ground; else it has one now, and had none before."""

    @property
    def soort_in_woorden(self) -> str:
        return str(Besluitsoort(self.soort).label)

    @property
    def als(self) -> str:
        """As what its decider decided; empty for an organ."""
        return Rol(self.beslisser_rol).in_zin if self.beslisser_rol else ""
