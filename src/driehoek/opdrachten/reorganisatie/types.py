"""One line of a was-wordt list of opgaven."""

from dataclasses import dataclass

from django.db.models import TextChoices

Doel = int | str
"""An opgave that is there (id), or one that the same list forms (its name)."""


class Wat(TextChoices):
    """What happens to what a line names."""

    INSTELLEN = "instellen", "Instellen"
    HERNOEMEN = "hernoemen", "Hernoemen"
    SAMENVOEGEN = "samenvoegen", "Samenvoegen"
    SPLITSEN = "splitsen", "Splitsen"
    AFSPLITSEN = "afsplitsen", "Afsplitsen"
    BEEINDIGEN = "beeindigen", "Beëindigen"
    VERPLAATSEN = "verplaatsen", "Verplaatsen"
    ROL_OVER = "rol_over", "Rol gaat over"
    ROL_EINDIGT = "rol_eindigt", "Rol eindigt"


GAAT_OP = frozenset({Wat.SAMENVOEGEN, Wat.SPLITSEN, Wat.BEEINDIGEN})
"""After these the opgave itself is no more."""
MET_LIJN = frozenset({Wat.SAMENVOEGEN, Wat.SPLITSEN, Wat.AFSPLITSEN})
"""These leave a trace from what was to what became of it (REG-30)."""


@dataclass(frozen=True, slots=True)
class WasWordt:
    """One line: what happens, to what, and what becomes of it."""

    nr: int
    """Of the line in the form or the file."""
    wat: Wat
    was: int = 0
    """Id of an opgave; where an opdracht moves, of the opdracht; where a role ends, of its drager."""
    wordt: Doel = 0
    naam: str = ""
    """Of an opgave that is formed or renamed."""
    rol: str = ""
    post: int | None = None
