"""Events of the demo province about samenhang, aanspreekpunten and signals from outside.

Named by key, as in `driehoek.demo.plan.types`; a theme is 'thema:03', an area 'gebied:07'.
"""

from dataclasses import dataclass
from datetime import date

from driehoek.demo.plan.types import BesluitEvent, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderwerpPlan:
    key: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AanwijzingPlan:
    """`onderwerp`: of a theme, area or opgave; or, of a domain, its domeindirecteur."""

    onderwerp: str
    persoon: str
    publiek: tuple[str, ...] = ("gs", "buiten")


@dataclass(frozen=True, slots=True, kw_only=True)
class SamenhangPlan:
    van: str
    naar: str
    soort: str
    toelichting: str
    vanaf: date
    tot: date | None = None
    gebied: str = ""
    aanpak: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalPlan:
    key: str
    drager: str
    bron: str
    wat: str
    gezien: date
    urgentie: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WegingPlan:
    """A weighing, or (`oordeel` is 'voorstel') what follows from the signal."""

    signaal: str
    oordeel: str
    tekst: str
    opnieuw_op: date | None = None
    vervolg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderwerpenIngesteld(BesluitEvent):
    onderwerpen: tuple[OnderwerpPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AanspreekpuntenVerdeeld(BesluitEvent):
    aanwijzingen: tuple[AanwijzingPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SamenhangGelegd(Event):
    samenhangen: tuple[SamenhangPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalenGenoteerd(Event):
    melder: str
    signalen: tuple[SignaalPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalenGewogen(Event):
    weger: str
    wegingen: tuple[WegingPlan, ...]
