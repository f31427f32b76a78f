"""What the events of the demo province are about: grondslagen, people, money and work."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from driehoek.demo.plan.rollen import Besluitsoort, Rol


class Label(StrEnum):
    DYNAMISCH = "dynamisch"
    STABIEL = "stabiel"


class Projectfase(StrEnum):
    INITIATIEF = "initiatief"
    VERKENNING = "verkenning"
    PLANUITWERKING = "planuitwerking"
    REALISATIE = "realisatie"
    NAZORG = "nazorg"
    DOORLOPEND = "doorlopend"


# --- grondslagen -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Orgaanbeslisser:
    orgaan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolbeslisser:
    rol: Rol
    persoon: str
    drager: str


Beslisser = Orgaanbeslisser | Rolbeslisser


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitPlan:
    kenmerk: str
    titel: str
    soort: Besluitsoort
    beslisser: Beslisser
    genomen: date
    bekendgemaakt: date
    werkt_vanaf: date
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechtsfeit:
    soort: str  # overlijden, einde dienstverband, pensioen, einde ambtstermijn
    dag: date
    omschrijving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registratiefout:
    omschrijving: str
    bewijs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toelichting:
    """The explanation that a leg-uit rule asks for."""

    regel: str
    tekst: str


# --- people, money and work ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
    key: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    functie: str
    functiefamilie: str
    schaal: int  # 0 for an administrator: no salary scale
    uren: int  # per week; full time is 36
    in_dienst: date
    geboortejaar: int
    soort: str = "medewerker"  # or 'bestuurder'

    @property
    def volledige_naam(self) -> str:
        return " ".join(d for d in (self.voornaam, self.tussenvoegsel, self.achternaam) if d)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    code: str
    naam: str
    niveau: str  # ambitie, beleidsdoel, beleidsprestatie, product, project
    ouder: str | None
    lasten: int  # euro
    baten: int
    was: str | None = None  # the code in the budget of the year before


@dataclass(frozen=True, slots=True, kw_only=True)
class Orgaan:
    code: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidmaatschap:
    orgaan: str
    persoon: str
    hoedanigheid: str  # voorzitter, lid


@dataclass(frozen=True, slots=True, kw_only=True)
class PDomein:
    key: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PTeam:
    key: str
    naam: str
    vak: str
    pdomein: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaatsing:
    """Placed in a P-team; an earlier placement ends on the same day."""

    persoon: str
    pteam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpgavePlan:
    key: str
    naam: str
    post: str
    doel: str
    domein: str
    onder_dt: bool = False
    ongedeeld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiel:
    waarom: str
    wat: str
    hoe: str
    wie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    materieel_budget: int  # euro, of a budget year
    bevoegdheden: str
    strategische_keuzes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpdrachtPlan:
    key: str
    opgave: str
    naam: str
    label: Label
    fase: Projectfase
    profiel: Profiel
    scope: Scope
    post: str
    zelfstandig: bool = False  # an undivided opgave as opdracht (REG-03)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeelopdrachtPlan:
    key: str
    opdracht: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Benoeming:
    rol: Rol
    drager: str
    persoon: str
    rang: int = 1  # 2 only for the second BOG
    vanaf: date | None = None  # as entered, where that (wrongly) differs from the besluit


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolaanduiding:
    rol: Rol
    drager: str
    persoon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaseStap:
    opdracht: str
    van: Projectfase
    naar: Projectfase
