"""Which single keys do something. The dialog on each page lists them, and the script reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.platform.ui.schil import Navpunt


@dataclass(frozen=True, slots=True)
class Sneltoets:
    """`toets`: one key, or two after each other ('g o'). `doe`: what the script does."""

    toets: str
    label: str
    doe: str
    naar: str = ""

    @property
    def delen(self) -> list[str]:
        return self.toets.split()


VAST = (
    Sneltoets("/", "Zoek", "zoek"),
    Sneltoets("j", "Volgende regel van een lijst", "volgende"),
    Sneltoets("k", "Vorige regel van een lijst", "vorige"),
    Sneltoets("Enter", "Open die regel", ""),
    Sneltoets("e", "Leg iets vast, waar je dat mag", "vastleggen"),
    Sneltoets("t", "Kies een andere datum in de tijdbalk", "tijdbalk"),
    Sneltoets("?", "Toon deze lijst", "toetsen"),
    Sneltoets("Escape", "Sluit een menu of venster", ""),
)


def ga_naar(punten: Iterable[Navpunt]) -> list[Sneltoets]:
    """'g' and then a letter, for each item of the navigation that has one."""
    return [Sneltoets(f"g {p.toets}", p.label, "ga", p.url) for p in punten if p.toets]
