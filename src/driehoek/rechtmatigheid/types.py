"""The words of the lawfulness check: its columns, what it finds, and what that comes to."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from driehoek.kern.rechtmatigheid import Redencode, Slotoordeel
from driehoek.platform.fouten import InvoerFout, Weigering

__all__ = [
    "OORDEELTEKST",
    "REDENTEKST",
    "Afgebroken",
    "Bestandsfout",
    "Invoerkolom",
    "Redencode",
    "Redentekst",
    "Samenvatting",
    "Slotoordeel",
    "Telling",
    "Uitvoerkolom",
]


@dataclass(frozen=True, slots=True)
class Redentekst:
    """A verdict or a reason for people: a name, and what it means."""

    naam: str
    uitleg: str


OORDEELTEKST: dict[Slotoordeel, Redentekst] = {
    Slotoordeel.RECHTMATIG: Redentekst(
        "Rechtmatig", "Bevoegd volgens het register van toen, en volgens dat van nu."
    ),
    Slotoordeel.HERSTELD: Redentekst(
        "Hersteld",
        "Het besluit was er op de dag zelf en de registratie kwam later, of de handeling is"
        " bekrachtigd.",
    ),
    Slotoordeel.VERVALLEN: Redentekst(
        "Basis vervallen",
        "Bevoegd volgens het register van toen. Door een correctie of intrekking nu niet meer.",
    ),
    Slotoordeel.ONRECHTMATIG: Redentekst("Onrechtmatig", "Niet bevoegd, en dat is niet hersteld."),
}
REDENTEKST: dict[Redencode, Redentekst] = {
    Redencode.GEEN: Redentekst("Geen", "Er is niets op aan te merken."),
    Redencode.GEEN_ROL: Redentekst(
        "Geen rol", "Deze persoon heeft geen rol op de opdracht of op wat erboven ligt."
    ),
    Redencode.ROL_ANDERE_DAG: Redentekst(
        "Rol op een andere dag", "Deze persoon had de rol wel, maar niet op deze dag."
    ),
    Redencode.GEEN_ARTIKEL: Redentekst(
        "Geen mandaat", "De rol geeft geen bevoegdheid voor deze handeling."
    ),
    Redencode.ARTIKEL_ANDERE_DAG: Redentekst(
        "Mandaat op een andere dag", "Het mandaatartikel gold niet op deze dag."
    ),
    Redencode.BEDRAG: Redentekst("Boven de grens", "Het bedrag is hoger dan het mandaat toelaat."),
    Redencode.SCOPE_ONBEKEND: Redentekst(
        "Scope onbekend", "Het mandaat geldt binnen de scope, en die was er niet."
    ),
    Redencode.SCOPE: Redentekst(
        "Boven de scope", "Het bedrag is hoger dan het materieel budget van de opdracht."
    ),
    Redencode.VOORWAARDE: Redentekst(
        "Voorwaarde ontbreekt", "Er moest eerst iets gebeuren, zoals advies van control."
    ),
    Redencode.LATER_BESLOTEN: Redentekst(
        "Later besloten", "Het besluit kwam na deze dag. Dat herstelt niet wat eerder is gedaan."
    ),
    Redencode.LATER_GEREGISTREERD: Redentekst(
        "Later geregistreerd", "Het besluit was er al, maar stond nog niet in het register."
    ),
    Redencode.CUMULATIEF: Redentekst(
        "Scope is op", "Samen met wat dit jaar al is besteed is het meer dan het budget."
    ),
    Redencode.GESPLITST: Redentekst(
        "Samen boven de grens",
        "Samen met eerdere delen voor dezelfde wederpartij is het meer dan het mandaat toelaat.",
    ),
}


class Invoerkolom(StrEnum):
    """A column of the file that is checked; docs/betaalbestand.md says what it holds."""

    REGEL = "regel"
    DATUM = "datum"
    PERSOON = "persoon"
    HANDELING = "handeling"
    OPDRACHT = "opdracht"
    BEDRAG = "bedrag"
    WEDERPARTIJ = "wederpartij"
    GEREGISTREERD_OP = "geregistreerd_op"
    VOORWAARDEN = "voorwaarden"
    """Optional: what had happened before, for powers with conditions."""


VERPLICHT = tuple(kolom for kolom in Invoerkolom if kolom is not Invoerkolom.VOORWAARDEN)


class Uitvoerkolom(StrEnum):
    """A column of the outcome, in this order."""

    REGEL = "regel"
    OORDEEL = "oordeel"
    TOEN = "toen"
    """The answer at the line's own 'recorded at'."""
    NU = "nu"
    REDEN = "reden"
    ROL = "rol_feit"
    ARTIKEL = "artikel_feit"
    BESTEED = "besteed"
    """With this line, in the year of the budget; as `grens` in cents in Parquet, euros in CSV."""
    GRENS = "grens"
    ALTERNATIEF = "alternatief"
    BEKRACHTIGING = "bekrachtiging_feit"
    """Of a line that was ratified (BEV-13); `reden` says what was found."""


@dataclass(slots=True)
class Telling:
    """How many lines, and how many cents."""

    regels: int = 0
    centen: int = 0

    def tel(self, regels: int, centen: int) -> None:
        self.regels += regels
        self.centen += centen


@dataclass(slots=True)
class Samenvatting:
    """What the check of a file comes to, and at which number of the ledger it was made."""

    nr: int
    moment: datetime
    geheel: Telling = field(default_factory=Telling)
    per_oordeel: dict[Slotoordeel, Telling] = field(default_factory=lambda: defaultdict(Telling))
    per_reden: dict[Redencode, Telling] = field(default_factory=lambda: defaultdict(Telling))
    """Of the lines that are not lawful."""
    per_opgave: dict[int, dict[Slotoordeel, Telling]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Telling))
    )
    """By id of the opgave that the opdracht lies under now; 0 where it lies under none."""

    @property
    def bevindingen(self) -> int:
        return self.geheel.regels - self.per_oordeel[Slotoordeel.RECHTMATIG].regels


class Bestandsfout(InvoerFout):
    """The file cannot be checked: where, and what would be right. Nothing was written."""

    def __init__(self, zin: str, *, rij: int | None = None, kolom: str = "") -> None:
        plek = " ".join(
            deel for deel in (f"Rij {rij}" if rij else "", kolom and f"kolom '{kolom}'") if deel
        )
        super().__init__(
            f"{plek[:1].upper()}{plek[1:]}: {zin}" if plek else zin, veld=kolom, regel="BEV-04"
        )
        self.rij = rij


class Afgebroken(Weigering):
    """Somebody stopped the check; nothing was written."""
