"""The words of what binds people of one vak beside their P-team: input of the acts about it."""

from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.register.types import Dragersoort

MEESTE_AANDEEL = 49
"""Of the working time, in percent: who spends half of it or more belongs in such a P-team (PT-13)."""
MINSTE_TEAMS = 2
"""A vakgenootschap binds at least so many P-teams: the rule itself says so (PT-13)."""
VERBANDEN = (Dragersoort.GENOOTSCHAP, Dragersoort.VAKCIRKEL)
OOK_BIJ = (Dragersoort.PTEAM, *VERBANDEN)
"""What somebody can join beside the own P-team (PT-07)."""


@dataclass(frozen=True, slots=True)
class NieuwGenootschap:
    """A vakgenootschap to be, with its P-teams. Without `nummer` the act draws the next free one."""

    naam: str
    vanaf: date
    teams: tuple[int, ...]
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class NieuweVakcirkel:
    """A vakcirkel to be, with the people who form it; each talked about it with the P-manager.

    `overlegd_op`: the last of those talks.
    """

    naam: str
    vanaf: date
    mensen: tuple[int, ...]
    overlegd_op: date
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class NieuweDeelname:
    """Somebody who joins a P-team, vakgenootschap or vakcirkel beside the own P-team (PT-07).

    `aandeel`: about how much of the working time, in percent; None where nobody counts it.
    """

    persoon: int
    drager: int
    periode: Periode
    overlegd_op: date
    aandeel: int | None = None
