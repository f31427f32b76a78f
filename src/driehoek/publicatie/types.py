"""What everyone may see of the register (ADR 0015).

Nothing here holds the id or number of a person. A name is there only as that of whoever holds a
role that is named in public.
"""

from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.register import adressen
from driehoek.register.types import Rol

VOORVOEGSEL = "/openbaar"
VERVULD = "Vervuld"
"""Stands where a name is not public."""


def pad_van(soort: str, id_: int) -> str:
    """The public page of an opgave, opdracht or deelopdracht."""
    return f"{VOORVOEGSEL}{adressen.van_drager(soort, id_)}"


@dataclass(frozen=True, slots=True)
class Plaats:
    """An opgave, opdracht or deelopdracht, as one points at it."""

    soort: str
    id: int
    nummer: str
    naam: str

    @property
    def pad(self) -> str:
        return pad_van(self.soort, self.id)


@dataclass(frozen=True, slots=True)
class Bron:
    """The besluit that a role rests on: its reference, day and decider; never its title."""

    kenmerk: str
    genomen: date
    door: str


@dataclass(frozen=True, slots=True)
class Vervulling:
    """That somebody holds a role; `naam` is empty where the role is not named in public."""

    naam: str
    sinds: date
    bron: Bron | None
    grond: str
    """What it rests on, in a few words."""

    @property
    def wie(self) -> str:
        return self.naam or VERVULD


@dataclass(frozen=True, slots=True)
class Plek:
    """A role in the driehoek: who holds it, who stands in, or since when nobody does."""

    rol: Rol
    rang: int = 1
    houder: Vervulling | None = None
    waarnemer: Vervulling | None = None
    vacant_sinds: date | None = None
    orgaan: str = ""
    """The organ that stands in the place of a person."""

    @property
    def label(self) -> str:
        tweede = "Tweede bestuurlijk opdrachtgever"
        return tweede if self.rang > 1 else str(self.rol.label)

    @property
    def wie(self) -> str:
        return self.orgaan or (self.houder.wie if self.houder else "Vacant")


@dataclass(frozen=True, slots=True)
class Geld:
    """The line of the published budget; its amount is None where that is not known."""

    code: str
    naam: str
    jaar: int
    lasten: int | None


@dataclass(frozen=True, slots=True)
class Deel:
    plaats: Plaats
    sinds: date
    aon: str
    """As `LijstRij.aog`."""


@dataclass(frozen=True, slots=True)
class Wissel:
    """A day on which somebody else came: which roles, not who."""

    dag: date
    rollen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenbareOpdracht:
    """An opdracht or deelopdracht on a Peilmoment."""

    plaats: Plaats
    periode: Periode
    bestaat: bool
    opgave: Plaats | None
    opdracht: Plaats | None
    """For a deelopdracht: what it is part of."""
    label: str
    fase: str
    geld: Geld | None
    bog: Plek
    tweede_bog: Plek | None
    bog_van_opgave: bool
    domeindirecteur: Plek
    aog: Plek
    aon: Plek
    delen: tuple[Deel, ...]
    wissels: tuple[Wissel, ...]

    @property
    def rollen(self) -> tuple[Plek, ...]:
        """The roles that are there, in reading order."""
        alle = (self.bog, self.tweede_bog, self.aog, self.aon, self.domeindirecteur)
        return tuple(plek for plek in alle if plek)


@dataclass(frozen=True, slots=True)
class Afkomst:
    """An opgave that another came from, or went into."""

    wat: str
    plaats: Plaats
    per: date


@dataclass(frozen=True, slots=True)
class OpenbareOpgave:
    plaats: Plaats
    perioden: tuple[Periode, ...]
    bestaat: bool
    geld: Geld | None
    rollen: tuple[Plek, ...]
    afkomst: tuple[Afkomst, ...]
    wissels: tuple[Wissel, ...]


@dataclass(frozen=True, slots=True)
class LijstRij:
    """An opdracht in a list."""

    plaats: Plaats
    opgave: str
    fase: str
    post: str
    sinds: date
    aog: str
    """Who, or that the role is held; empty where nobody holds it."""


@dataclass(frozen=True, slots=True)
class OpgaveRij:
    """An opgave in a list; who as in `LijstRij`."""

    plaats: Plaats
    post: str
    bog: str
    domeindirecteur: str
    opdrachten: int
