"""The two lists: one line of each, and what can be wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.types import Profiel, ScopeGegevens
from driehoek.platform.fouten import Weigering


@dataclass(frozen=True, slots=True)
class Opdrachtdeel:
    """One (deel)opdracht over days on which all that is listed of it stays the same.

    Read from a file, `opgave` and `deel_van` hold a number or a name; else a number.
    """

    nummer: str
    naam: str
    opgave: str
    deel_van: str
    geheel: bool
    periode: Periode
    profiel: Profiel | None
    fase: str
    scope: ScopeGegevens | None
    besluit: str
    regel: int = 0
    """Of the file it was read from."""


@dataclass(frozen=True, slots=True)
class Roldeel:
    """One person in one role over a period."""

    nummer: str
    naam: str
    opgave: str
    rol: str
    personeelsnummer: str
    persoon: str
    rang: int
    waarneming: bool
    periode: Periode
    besluit: str
    regel: int = 0


@dataclass(frozen=True, slots=True)
class Melding:
    """What is wrong with a line, by which rule, and what would be right."""

    regel: int | None
    kolom: str
    wat: str
    goed: str = ""
    id: str = ""

    def __str__(self) -> str:
        delen = [f"regel {self.regel}"] if self.regel else []
        delen += [f"kolom {self.kolom}"] if self.kolom else []
        plek = f"{', '.join(delen)}: " if delen else ""
        return plek + " ".join(d for d in (self.wat, self.goed, self.id and f"({self.id})") if d)


class LijstGeweigerd(Weigering):
    """Nothing of a list is stored; every line that is wrong is told at once."""

    def __init__(self, meldingen: Iterable[Melding]) -> None:
        self.meldingen = tuple(sorted(meldingen, key=lambda m: m.regel or 0))
        super().__init__("\n".join(str(melding) for melding in self.meldingen))


class OvernameGeweigerd(LijstGeweigerd):
    """The file is not taken over."""
