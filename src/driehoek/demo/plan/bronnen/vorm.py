from dataclasses import dataclass

_VELDEN = 5


@dataclass(frozen=True, slots=True)
class Stam:
    """One hand-written opdracht: its name, kind of work, budget and, where it matters, its months."""

    naam: str
    soort: str
    miljoen: float
    start: str = ""
    eind: str = ""


@dataclass(frozen=True, slots=True)
class OpgaveBron:
    code: str
    naam: str
    domein: str
    waarom: tuple[str, str]
    vakken: str
    stammen: tuple[Stam, ...]


def opgave(
    code: str, naam: str, domein: str, waarom: tuple[str, str], vakken: str, regels: str
) -> OpgaveBron:
    """Reads one opdracht per line: name|kind|million euro[|first month[|last month]]."""
    stammen = tuple(_stam(regel.strip()) for regel in regels.strip().splitlines())
    return OpgaveBron(code, naam, domein, waarom, vakken, stammen)


def _stam(regel: str) -> Stam:
    naam, soort, miljoen, start, eind = [*regel.split("|"), "", ""][:_VELDEN]
    return Stam(naam, soort, float(miljoen), start, eind)
