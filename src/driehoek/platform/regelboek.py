"""The regelboek: rules as objects (ONTWERP §1.3).

A rule has an id that lasts, a kind, a source, a period, a Dutch sentence and a set query:
'violations among these identities, or among all'. The same query refuses an act, warns in a
preview and counts on a dashboard. Rooms register their rules in `rules.py`.
"""

import enum
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from driehoek.kern.tijd import Periode
from driehoek.platform import klok
from driehoek.platform.fouten import Overtreding

if TYPE_CHECKING:
    from driehoek.platform.handelingen.boek import Boek


class Soort(enum.Enum):
    """What a rule does when it speaks."""

    HARD = "hard"
    LEG_UIT = "leg-uit"
    SIGNAAL = "signaal"


@dataclass(frozen=True, slots=True)
class Lopend:
    """The Handeling that is being written: its rows are there, it is not yet."""

    nr: int
    moment: datetime
    grondslag: int | None


@dataclass(frozen=True, slots=True)
class Toets:
    """What a rule is asked to look at."""

    ids: str | None
    """Identities (dragers, persons, besluiten: one numbering) as an array, or None for all."""
    vandaag: date
    regel: "Regel"
    lopend: Lopend | None = None
    tabellen: frozenset[str] | None = None
    """What changed: a query that reads none of these tables has nothing new to say."""
    gevraagd: bool = False
    """It has been asked already whether the query can find anything, and it can."""


Vraag = Callable[[Toets], Iterable[Overtreding]]


@dataclass(frozen=True, slots=True)
class Eigenaar:
    """Who answers for what a rule says: a role or an organ, by a code that reads look up.

    Where nobody is it, the one above answers (`hoger`; REG-20).
    """

    code: str
    woorden: str
    hoger: "Eigenaar | None" = None
    samen: tuple[str, ...] = ()
    """Codes of those who have it together, where it is not of one alone."""

    @property
    def ladder(self) -> "tuple[Eigenaar, ...]":
        """Itself, then to whom it escalates, step by step."""
        return (self, *(self.hoger.ladder if self.hoger else ()))


Gevonden = Mapping["Regel", Sequence[Overtreding]]
"""What each rule says."""

# The province's organisatieregeling, on which the werkingsprincipes rest, works from this day.
BEGIN = date(2023, 3, 1)


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule of the sources. `vragen` may be empty where constraints hold it altogether."""

    id: str
    soort: Soort
    zin: str
    bron: str
    vragen: tuple[Vraag, ...] = ()
    periode: Periode = field(default_factory=lambda: Periode(date(1900, 1, 1), None))
    sloten: tuple[str, ...] = ()
    """Names of the database constraints and triggers that hold it as well."""
    instellingen: tuple[str, ...] = ()
    """Codes of the dated settings it reads."""
    eigenaar: Eigenaar | None = None
    """Who answers for it, where it does not refuse; an Overtreding may name another."""
    termijn: str = ""
    """Code of the dated setting: in so many days it is to be solved or explained."""
    voorbij: bool = False
    """A signal about what was done and cannot be undone: an explanation ends it."""

    @property
    def sleutel(self) -> str:
        """One rule of the sources may speak in two ways: this tells them apart ('REG-05s')."""
        return self.id + {Soort.HARD: "", Soort.LEG_UIT: "u", Soort.SIGNAAL: "s"}[self.soort]

    @property
    def uitlegbaar(self) -> bool:
        """Whether an explanation is enough."""
        return self.soort is Soort.LEG_UIT or self.voorbij

    def overtredingen(
        self,
        ids: Collection[int] | str | None = None,
        lopend: Lopend | None = None,
        tabellen: frozenset[str] | None = None,
        op: date | None = None,
    ) -> list[Overtreding]:
        """Where this rule speaks: about `ids`, or (None) anywhere; for `tabellen`, see Toets.

        `op`: what it says of another day than today, as the register is now.
        """
        toets = Toets(als_reeks(ids), op or klok.vandaag(), self, lopend, tabellen)
        return [o for vraag in self.vragen for o in vraag(toets)]


def als_reeks(ids: Collection[int] | str | None) -> str | None:
    """Identities as a PostgreSQL array: written out once for all the rules that look at them."""
    if ids is None or isinstance(ids, str):
        return ids
    return f"{{{','.join(map(str, sorted(ids)))}}}"


_regels: dict[tuple[str, Soort], Regel] = {}
_na_handeling: "list[Callable[[Boek], None]]" = []
_na_telling: "list[Callable[[Gevonden], None]]" = []
uitgezet: set[str] = set()
"""Rule ids that are off. Only the tests that prove each rule bites ever fill this."""


def registreer(*regels: Regel) -> None:
    """Put rules in the regelboek. A rule of the sources may speak in more than one way."""
    for regel in regels:
        if (regel.id, regel.soort) in _regels:
            raise ValueError(f"Regel {regel.id} ({regel.soort.value}) staat al in het regelboek.")
        _regels[regel.id, regel.soort] = regel


def alle() -> list[Regel]:
    return sorted(_regels.values(), key=lambda r: (r.id, r.soort.value))


def bij_handeling(functie: "Callable[[Boek], None]") -> None:
    """Have `functie` called at the end of each act, inside its transaction."""
    _na_handeling.append(functie)


def na_handeling(boek: "Boek") -> None:
    for functie in _na_handeling:
        functie(boek)


def bij_telling(functie: "Callable[[Gevonden], None]") -> None:
    """Have `functie` called with what the rules that do not refuse say now, all of it, each time
    that they are counted; in the transaction in which the count is stored.
    """
    _na_telling.append(functie)


def na_telling(gevonden: "Gevonden") -> None:
    for functie in _na_telling:
        functie(gevonden)


def actief(*soorten: Soort) -> list[Regel]:
    """The rules of these kinds that are on, in order."""
    return [r for r in alle() if r.soort in soorten and r.id not in uitgezet]
