"""Events of the demo province about the mandate regulation."""

from dataclasses import dataclass
from datetime import date

from driehoek.demo.plan.types import BesluitEvent, Correctie


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtikelPlan:
    """One power, in the words of the room bevoegdheden. Amounts in whole euros, all fictional."""

    code: str
    regeling: str
    soort: str
    rol: str
    rechtshandeling: str
    tot_bedrag: int | None = None
    binnen_scope: bool = False
    bereik: str = "onder"
    voorwaarden: tuple[str, ...] = ()
    ondermandaat: bool = False
    boven: str = ""
    naast_hogere: bool = False
    instemming: str = ""
    drager: str = ""
    """Only for this opdracht."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MandaatVastgesteld(BesluitEvent):
    """GS, or the provinciesecretaris by ondermandaat."""

    artikelen: tuple[ArtikelPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OndermandaatVerleend(BesluitEvent):
    """An AOG hands on a power for one opdracht."""

    artikelen: tuple[ArtikelPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MandaatBeeindigd(BesluitEvent):
    codes: tuple[str, ...]
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectieMandaat(Correctie):
    code: str
    bedrag_was: int
    bedrag_wordt: int
