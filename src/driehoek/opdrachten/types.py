"""The words of opdrachten: input of its acts."""

from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.register.types import Dragersoort


@dataclass(frozen=True, slots=True)
class NieuweOpgave:
    """An opgave that GS forms. Without `nummer` the act draws the next free one."""

    naam: str
    vanaf: date
    nummer: str = ""
    post: int | None = None
    """Id of the Begrotingspost it hangs on."""
    onder_dt: bool = False
    """Directly under the directieteam, such as compliance & control (REG-04)."""


@dataclass(frozen=True, slots=True)
class Profiel:
    """The opdrachtprofiel: why, what, how and who, and the label (MAT-02)."""

    label: str
    waarom: str = ""
    wat: str = ""
    hoe: str = ""
    wie: str = ""


@dataclass(frozen=True, slots=True)
class ScopeGegevens:
    """Material budget (whole euros, of a budget year), bevoegdheden and strategic choices (REG-18)."""

    materieel_budget: int
    bevoegdheden: str = ""
    strategische_keuzes: str = ""


@dataclass(frozen=True, slots=True)
class NieuweOpdracht:
    """An opdracht that the domeindirecteur starts under an opgave."""

    naam: str
    opgave: int
    vanaf: date
    profiel: Profiel
    scope: ScopeGegevens
    fase: str = "initiatie"
    nummer: str = ""
    post: int | None = None


@dataclass(frozen=True, slots=True)
class NieuweDeelopdracht:
    """A part of an opdracht, as its AOG splits it off."""

    naam: str
    vanaf: date
    nummer: str = ""
    post: int | None = None


@dataclass(frozen=True, slots=True)
class NieuweDrager:
    """What every new opgave, opdracht or deelopdracht has."""

    naam: str
    periode: Periode
    ouder: int | None = None
    geheel: bool = False
    nummer: str = ""
    post: int | None = None


@dataclass(frozen=True, slots=True)
class Profielvaststelling:
    """A new profile of one opdracht from a day on."""

    opdracht: int
    vanaf: date
    profiel: Profiel


@dataclass(frozen=True, slots=True)
class Scopewijziging:
    """A new scope of one opdracht from a day on (REG-18)."""

    opdracht: int
    vanaf: date
    scope: ScopeGegevens


@dataclass(frozen=True, slots=True)
class Voorstelregel:
    """What the scope of one opdracht becomes by a proposal; `was`: the Scope that stood there."""

    opdracht: int
    was: int
    scope: ScopeGegevens


@dataclass(frozen=True, slots=True)
class NieuwScopevoorstel:
    """A scope change over several opdrachten as one proposal (REG-33)."""

    titel: str
    toelichting: str
    vanaf: date
    regels: tuple[Voorstelregel, ...]
    knelpunt: int | None = None
    vervangt: int | None = None


@dataclass(frozen=True, slots=True)
class Faseovergang:
    """An opdracht goes over to another projectfase; the old one is discharged (REG-17)."""

    opdracht: int
    vanaf: date
    fase: str


@dataclass(frozen=True, slots=True)
class Postwijziging:
    """An opgave or opdracht hangs on a budget line from that line's year on (REG-38)."""

    drager: int
    post: int
    vanaf: date | None = None
    """Later than 1 January of the line's year, where it only begins within that year."""


@dataclass(frozen=True, slots=True)
class Hernoeming:
    """Another name for one opgave from a day on."""

    opgave: int
    naam: str
    vanaf: date


@dataclass(frozen=True, slots=True)
class NieuweAanvaarding:
    """What the AOG of an opdracht said to it, after its feasibility was discussed (REG-32)."""

    opdracht: int
    op: date
    uitkomst: str
    haalbaarheid: str
    toelichting: str = ""
    """The conditions, or why it was given back."""


@dataclass(frozen=True, slots=True)
class NieuwKnelpunt:
    """What cannot be solved where it is (REG-20). Without `aan` it goes to the next step."""

    drager: int
    titel: str
    omschrijving: str
    aan: str = ""


@dataclass(frozen=True, slots=True)
class NieuwOordeel:
    """How an opgave goes in a quarter, as its domeindirecteur sees it (REG-34)."""

    opgave: int
    kwartaal: date
    """Any day in it."""
    oordeel: str
    zin: str


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What an AOG accounts for to the BOG: over which days, and what was reached (REG-32)."""

    opdracht: int
    periode: Periode
    bereikt: str
    document: str | None = None
    """SHA-256 of a stored document."""


@dataclass(frozen=True, slots=True)
class Verplaatsing:
    """An opdracht goes over to another opgave."""

    opdracht: int
    opgave: int


@dataclass(frozen=True, slots=True)
class Levensdeel:
    """What an earlier register says of a (deel)opdracht over days on which nothing changes."""

    periode: Periode
    naam: str
    ouder: int | str
    """Id, or the `sleutel` of a Levensloop that is taken over along with it."""
    verwijzing: str
    """To the paper besluit."""
    geheel: bool = False
    profiel: Profiel | None = None
    fase: str = ""
    scope: ScopeGegevens | None = None


@dataclass(frozen=True, slots=True)
class Levensloop:
    """A (deel)opdracht of an earlier register: its parts in time, none over another."""

    sleutel: str
    soort: Dragersoort
    nummer: str
    delen: tuple[Levensdeel, ...]
