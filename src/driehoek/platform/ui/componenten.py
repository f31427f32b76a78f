"""What the component tags take: small frozen values that a view fills in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from driehoek.platform.ui import opmaak

Toon = Literal["neutraal", "info", "goed", "let-op", "fout", "merk"]
Soort = Literal["tekst", "code", "heel", "euro", "fte", "datum", "moment", "periode"]

GETALSOORTEN = frozenset({"heel", "euro", "fte"})
OPMAAK: Mapping[str, Callable[[Any], str]] = {
    "heel": opmaak.heel,
    "euro": opmaak.euro,
    "fte": opmaak.fte,
    "datum": opmaak.datum,
    "moment": opmaak.moment,
    "periode": opmaak.periode,
}


@dataclass(frozen=True)
class Buurpunt:
    label: str
    url: str
    hier: bool = False
    """Whether this is the page that is open."""


@dataclass(frozen=True)
class Buren:
    """Pages beside each other, as tabs above what each shows."""

    label: str
    punten: Sequence[Buurpunt]


@dataclass(frozen=True)
class Kruimel:
    label: str
    url: str = ""


@dataclass(frozen=True)
class Badge:
    tekst: str
    toon: Toon = "neutraal"


@dataclass(frozen=True)
class Tegel:
    """A figure with its name, and the list behind it."""

    label: str
    waarde: int
    url: str = ""
    toon: Toon = "neutraal"
    toelichting: str = ""


@dataclass(frozen=True)
class Persoon:
    """Somebody in a role: `wnd` marks a substitute, `sinds` the start of this period."""

    naam: str
    url: str = ""
    wnd: bool = False
    sinds: date | None = None

    @property
    def weergave(self) -> str:
        return f"wnd. {self.naam}" if self.wnd else self.naam


@dataclass(frozen=True)
class Kolom:
    """`sorteer` is the value of the query parameter; a column without it cannot be sorted."""

    label: str
    soort: Soort = "tekst"
    sorteer: str = ""

    @property
    def is_getal(self) -> bool:
        return self.soort in GETALSOORTEN


@dataclass(frozen=True)
class Cel:
    """A cell that is more than a value: a link, a badge, a second line, a person."""

    waarde: Any = None
    url: str = ""
    onder: str = ""
    badges: Sequence[Badge] = ()
    persoon: Persoon | None = None
    persoon_leeg: str = ""
    rustig: bool = False
    """Says that there is nothing, without asking attention."""
    diepte: int | None = None
    """How deep it lies in a tree; 0 is the top."""


@dataclass(frozen=True)
class Leeg:
    """An empty state that teaches: what would be here, and how it comes to be here."""

    titel: str
    tekst: str
    url: str = ""
    actie: str = ""


@dataclass(frozen=True)
class Tabel:
    """`rijen`: per row a sequence of `Cel` or plain values, one per column.

    `sorteer`: how it is sorted now, as in the query ('naam' or '-naam').
    """

    bijschrift: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[Any]]
    leeg: Leeg | None = None
    sorteer: str = ""
    toelichting: str = ""
    totaal: Sequence[Any] = ()
    bijschrift_verborgen: bool = False


@dataclass(frozen=True)
class Kenmerk:
    """One line of a definition list. `waarde` None says 'onbekend', with the link to fill it in."""

    label: str
    waarde: Any = None
    soort: Soort = "tekst"
    url: str = ""
    toelichting: str = ""
    vul_aan_url: str = ""


@dataclass(frozen=True)
class Gebeurtenis:
    """An entry of a timeline list, newest first as a rule."""

    moment: date | datetime
    titel: str
    tekst: str = ""
    url: str = ""
    wie: str = ""
    toon: Toon = "neutraal"
    badge: str = ""


@dataclass(frozen=True)
class Gevolg:
    """A consequence of an act that is not stored yet.

    `soort`: 'krijgt', 'verliest', 'wijzigt' or 'regel' (a rule that speaks; `regel` is its id).
    """

    soort: Literal["krijgt", "verliest", "wijzigt", "regel"]
    tekst: str
    regel: str = ""
    hard: bool = False


@dataclass(frozen=True)
class Anker:
    """A tab that is a plain link to a part of the same page."""

    id: str
    label: str
    aantal: int | None = None


def toon_waarde(waarde: Any, soort: Soort) -> str:
    """A value as text, by the kind of its column; words ('geen') stay what they are."""
    if soort in OPMAAK and not isinstance(waarde, str):
        return OPMAAK[soort](waarde)
    if waarde is None or waarde == "":
        return opmaak.ONBEKEND
    return str(waarde)
