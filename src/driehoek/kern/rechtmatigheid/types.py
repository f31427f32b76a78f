"""The words of the lawfulness check: lines by the column, and what is found of them.

Days, moments and amounts are counted as in `kern.bevoegdheid`. A block holds the lines of a file
by the column, since there are tens of millions of them.
"""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from driehoek.kern.bevoegdheid import Reden

Gehelen = NDArray[np.int64]
Getallen = Gehelen
Getal = int
Bytes = NDArray[np.int8]


def alleen_lezen(reeks: Gehelen) -> Gehelen:
    """The same numbers, never to be written to: then one compiled function fits all of them."""
    blik = np.ascontiguousarray(reeks).view()
    blik.flags.writeable = False
    return blik


class Slotoordeel(IntEnum):
    """What a line comes to, judged at its own moment and at the head of the ledger (BEV-04)."""

    RECHTMATIG = 1
    """Authorised as known then, and still."""
    HERSTELD = 2
    """The besluit was there, its registration came later (BEV-01); or it was ratified (BEV-13)."""
    VERVALLEN = 3
    """Authorised as known then; a correction or withdrawal took the basis away."""
    ONRECHTMATIG = 4


class Redencode(IntEnum):
    """Why a line is not simply lawful. The first are `Reden`, with the same numbers."""

    GEEN = Reden.GEEN
    GEEN_ROL = Reden.GEEN_ROL
    ROL_ANDERE_DAG = Reden.ROL_ANDERE_DAG
    GEEN_ARTIKEL = Reden.GEEN_ARTIKEL
    ARTIKEL_ANDERE_DAG = Reden.ARTIKEL_ANDERE_DAG
    BEDRAG = Reden.BEDRAG
    SCOPE_ONBEKEND = Reden.SCOPE_ONBEKEND
    SCOPE = Reden.SCOPE
    VOORWAARDE = Reden.VOORWAARDE
    LATER_BESLOTEN = Reden.LATER_BESLOTEN
    LATER_GEREGISTREERD = 12
    CUMULATIEF = 13
    """The line fits in the scope, but not with what was spent of it before (REG-18)."""
    GESPLITST = 14
    """The line fits under the limit, but not with its earlier parts (BEV-12)."""


@dataclass(frozen=True, slots=True)
class Blok:
    """Lines, by the column. `wederpartij` is a number that stands for the counterparty."""

    regel: Gehelen
    datum: Gehelen
    persoon: Gehelen
    handeling: Gehelen
    drager: Gehelen
    bedrag: Gehelen
    wederpartij: Gehelen
    geregistreerd: Gehelen
    voldaan: Gehelen

    def __len__(self) -> int:
        return len(self.regel)

    def deel(self, welk: slice) -> "Blok":
        """Some of the lines; they are not copied."""
        return Blok(*(getattr(self, naam)[welk] for naam in self.__slots__))


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What is found of the lines of a block, by the column; 0 is none, -1 is no limit.

    `toen` and `nu` are an `Uitslag`; `rol` and `artikel` are ids of facts in the register.
    `besteed`: with this line, of the scope in the year of the budget; `grens`: what was passed.
    """

    oordeel: Bytes
    toen: Bytes
    nu: Bytes
    reden: Bytes
    rol: Gehelen
    artikel: Gehelen
    besteed: Gehelen
    grens: Gehelen
    alternatief: Gehelen
    bekrachtigd: dict[int, int] = field(default_factory=dict)
    """Of the few lines that were ratified: by its place in the block, the id of that fact."""

    @classmethod
    def leeg(cls, aantal: int) -> "Uitkomst":
        """Room for so many lines."""
        oordeel, toen, nu, reden = (np.empty(aantal, np.int8) for _ in range(4))
        rol, artikel, besteed, grens, ander = (np.empty(aantal, np.int64) for _ in range(5))
        return cls(oordeel, toen, nu, reden, rol, artikel, besteed, grens, ander)
