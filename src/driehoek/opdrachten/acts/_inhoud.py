"""Reading profile, phase and scope as people enter them."""

from driehoek.opdrachten.models import Label, Projectfase
from driehoek.opdrachten.types import Profiel, ScopeGegevens
from driehoek.platform.fouten import InvoerFout
from driehoek.register.grondslagen import eis_tekst

MAX_VERHAAL = 4000
MAX_BUDGET = 10_000_000_000
"""Ten milliard: beyond it a digit was typed too many."""


def profielvelden(profiel: Profiel) -> dict[str, object]:
    """The values of an Opdrachtprofiel. The label is obligatory (MAT-02)."""
    if profiel.label not in Label.values:
        raise InvoerFout(
            "Kies het label van de opdracht: dynamisch of stabiel.", veld="label", regel="MAT-02"
        )
    return {
        "waarom": _verhaal(profiel.waarom, "Het waarom", "waarom"),
        "wat": _verhaal(profiel.wat, "Het wat", "wat"),
        "hoe": _verhaal(profiel.hoe, "Het hoe", "hoe"),
        "wie": _verhaal(profiel.wie, "Het wie", "wie"),
        "label": profiel.label,
    }


def scopevelden(scope: ScopeGegevens) -> dict[str, object]:
    """The values of a Scope, in whole euros (REG-18)."""
    if not 0 <= scope.materieel_budget <= MAX_BUDGET:
        raise InvoerFout(
            "Het materieel budget is een bedrag in hele euro's van € 0 tot en met"
            " € 10.000.000.000.",
            veld="materieel_budget",
            regel="REG-18",
        )
    return {
        "materieel_budget": scope.materieel_budget,
        "bevoegdheden": _verhaal(scope.bevoegdheden, "De bevoegdheden", "bevoegdheden"),
        "strategische_keuzes": _verhaal(
            scope.strategische_keuzes, "De strategische keuzes", "strategische_keuzes"
        ),
    }


def eis_fase(fase: str) -> str:
    """A projectfase that the register knows."""
    if fase not in Projectfase.values:
        namen = ", ".join(Projectfase(f).label.lower() for f in Projectfase.values)
        raise InvoerFout(f"Kies een fase: {namen}.", veld="fase", regel="REG-08")
    return fase


def _verhaal(tekst: str, wat: str, veld: str) -> str:
    return eis_tekst(tekst, wat, MAX_VERHAAL, veld=veld) if tekst.strip() else ""
