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


UITLEG: dict[Wat, str] = {
    Wat.INSTELLEN: "een nieuwe opgave; haar naam bij 'wordt', haar begrotingspost bij 'post'",
    Wat.HERNOEMEN: "de opgave blijft dezelfde; haar nieuwe naam bij 'wordt'",
    Wat.SAMENVOEGEN: "de opgave gaat op in een andere, met al haar opdrachten",
    Wat.SPLITSEN: "de opgave eindigt en gaat over in meer opgaven: een regel voor elk; zet er bij"
    " waar haar opdrachten heen gaan",
    Wat.AFSPLITSEN: "de opgave blijft, en een deel gaat verder als een andere opgave",
    Wat.BEEINDIGEN: "de opgave eindigt; er loopt geen opdracht meer onder",
    Wat.VERPLAATSEN: "een opdracht valt voortaan onder een andere opgave",
    Wat.ROL_OVER: "wie de rol op de ene opgave heeft, krijgt haar op de andere",
    Wat.ROL_EINDIGT: "wie de rol heeft, is haar kwijt",
}
"""What each kind of line means, for who fills it in."""
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
