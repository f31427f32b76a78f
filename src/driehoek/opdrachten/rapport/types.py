"""The words of a report: what was asked, of which state of the register, and what it says."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.platform.fouten import Overtreding


class Omvangsoort(StrEnum):
    """How much of the register a report is about."""

    ALLES = "alles"
    OPGAVE = "opgave"
    DIRECTEUR = "directeur"
    OPDRACHT = "opdracht"


@dataclass(frozen=True, slots=True)
class Omvang:
    """`id`: of the opgave, the domeindirecteur (a person) or the opdracht; None for all."""

    soort: Omvangsoort = Omvangsoort.ALLES
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Rapportvraag:
    peil: Peilmoment
    omvang: Omvang = Omvang()


@dataclass(frozen=True, slots=True)
class Stand:
    """A Handeling as the state of the ledger: all up to it."""

    nr: int
    hash: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A besluit that something in the report rests on."""

    id: int
    kenmerk: str
    titel: str
    soort: str
    door: str
    genomen: date
    bekendgemaakt: date
    werkt_vanaf: date
    document: str
    """The SHA-256 of its document; empty where none is kept."""


@dataclass(frozen=True, slots=True)
class Grond:
    """What a fact rests on: a besluit, or in words what it rests on instead."""

    tekst: str
    op: date
    besluit: Besluitregel | None = None

    @property
    def door(self) -> str:
        return self.besluit.door if self.besluit else ""


@dataclass(frozen=True, slots=True)
class Rolregel:
    rol: str
    naam: str
    periode: Periode
    grond: Grond


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What an opdracht is on the day; what is not known is empty."""

    label: str = ""
    fase: str = ""
    fase_sinds: date | None = None
    fase_grond: Grond | None = None
    budget: int | None = None
    bevoegdheden: str = ""
    keuzes: str = ""
    scope_sinds: date | None = None
    scope_grond: Grond | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """The budget line that something hangs on."""

    code: str
    naam: str
    jaar: int

    def __str__(self) -> str:
        return f"{self.code} {self.naam} ({self.jaar})"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """An opgave, opdracht or deelopdracht that exists on the day."""

    id: int
    nummer: str
    naam: str
    periode: Periode
    grond: Grond
    post: Post | None
    rollen: tuple[Rolregel, ...]
    inhoud: Inhoud
    delen: "tuple[Onderdeel, ...]" = ()


@dataclass(frozen=True, slots=True)
class Uitlegregel:
    """Why something that a leg-uit rule speaks about is as it is."""

    regel: str
    over: str
    tekst: str
    nr: int


@dataclass(frozen=True, slots=True)
class Rapport:
    organisatie: str
    vraag: Rapportvraag
    waarover: str
    """The scope in words."""
    kop: Stand
    """The head of the ledger at which it was made."""
    bekend: Stand
    """The last Handeling that the register knew at the moment that was asked about."""
    opgaven: tuple[Onderdeel, ...]
    """Each with its opdrachten, and those with their deelopdrachten."""
    los: tuple[Onderdeel, ...]
    """Opdrachten that lie under no opgave on the day."""
    uitleg: tuple[Uitlegregel, ...]
    signalen: tuple[Overtreding, ...] | None
    """What rules say; None where the register knows more by now than was asked about."""
    besluiten: tuple[Besluitregel, ...]

    @property
    def opdrachten(self) -> tuple[Onderdeel, ...]:
        return (*(o for opgave in self.opgaven for o in opgave.delen), *self.los)

    @property
    def deelopdrachten(self) -> tuple[Onderdeel, ...]:
        return tuple(deel for opdracht in self.opdrachten for deel in opdracht.delen)
