"""What taking over a list did, or would do: line by line, with what is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from driehoek.opdrachten.overname.types import Melding
from driehoek.platform.fouten import InvoerFout, Overtreding, RegelOvertreding, Weigering
from driehoek.platform.handelingen.types import Uitkomst
from driehoek.platform.uitvoer import Waarde

KOPPEN = ("regel", "wat", "uitkomst", "kolom", "bevinding", "wat_goed_is", "regel_id")
NIEUW, BESTOND = "nieuw", "staat er al"


@dataclass(frozen=True, slots=True)
class Lijn:
    """One line of the file and what becomes of it."""

    regel: int
    wat: str
    stand: str


@dataclass(frozen=True, slots=True)
class Verslag:
    bestand: str
    regels: int
    lijnen: tuple[Lijn, ...] = ()
    fouten: tuple[Melding, ...] = ()
    signalen: tuple[Melding, ...] = ()
    is_proef: bool = False

    @property
    def nieuw(self) -> int:
        return sum(lijn.stand == NIEUW for lijn in self.lijnen)

    @property
    def opgeslagen(self) -> bool:
        return not self.fouten and not self.is_proef and self.nieuw > 0

    def rijen(self) -> list[list[Waarde]]:
        """For a download: each line at least once, and once for each thing to say of it."""
        lijnen = {lijn.regel: lijn for lijn in self.lijnen}
        over: dict[int | None, list[tuple[str, Melding]]] = {regel: [] for regel in lijnen}
        for soort, meldingen in (("fout", self.fouten), ("signaal", self.signalen)):
            for melding in meldingen:
                over.setdefault(melding.regel, []).append((soort, melding))
        rijen: list[list[Waarde]] = []
        for regel in sorted(over, key=lambda r: r or 0):
            lijn = lijnen.get(regel or 0)
            wat = lijn.wat if lijn else ""
            rijen += [
                [regel, wat, self._uitkomst(lijn, soort), m.kolom, m.wat, m.goed, m.id]
                for soort, m in over[regel]
            ] or [[regel, wat, self._uitkomst(lijn, ""), "", "", "", ""]]
        return rijen

    def _uitkomst(self, lijn: Lijn | None, soort: str) -> str:
        if soort == "fout" or lijn is None:
            return soort or "niet opgeslagen"
        if lijn.stand == BESTOND:
            return BESTOND
        if self.fouten:
            return "niet opgeslagen: er staat een fout in het bestand"
        return "zou erbij komen" if self.is_proef else "opgeslagen"


@dataclass(frozen=True, slots=True)
class Herkomst:
    """From which lines of the file a drager and a person come."""

    dragers: Mapping[int, list[int]]
    personen: Mapping[int, list[int]] = field(default_factory=dict)
    woorden: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """What a sentence would say of a line: who and which role."""

    def regel(self, overtreding: Overtreding) -> int | None:
        """The line that a violation is about; of several the one that its sentence names most."""
        gevonden = self.dragers.get(overtreding.drager or 0, [])
        soort, _, wie = overtreding.sleutel.partition(":")
        if not gevonden and soort == "persoon":
            gevonden = self.personen.get(int(wie.partition(":")[0]), [])
        zin = overtreding.zin.casefold()

        def genoemd(regel: int) -> int:
            return sum(woord.casefold() in zin for woord in self.woorden.get(regel, ()))

        return max(gevonden, key=genoemd, default=None)


KOLOM_VAN_REGEL = {
    "REG-01": "opgave",
    "REG-02": "opgave",
    "REG-03": "geheel",
    "REG-07": "tot_en_met",
    "REG-08": "begin",
    "REG-16": "deel_van",
    "REG-17": "tot_en_met",
    "REG-18": "materieel_budget",
    "REG-23": "persoon",
    "REG-21": "persoon",
    "REG-26": "waarneming",
    "REG-31": "persoon",
    "MAT-02": "label",
    "MAT-03": "begin",
}
"""Where in the list lies what a rule speaks about."""


def voer_uit(
    act: Callable[[], Uitkomst], herkomst: Callable[[], Herkomst]
) -> tuple[list[Melding], list[Melding]]:
    """Run the act: gives what refuses it and what it leaves to explain, by line."""
    try:
        uitkomst = act()
    except RegelOvertreding as weigering:
        return _meldingen(weigering.overtredingen, herkomst()), []
    except Weigering as weigering:
        kolom = weigering.veld if isinstance(weigering, InvoerFout) else ""
        return [Melding(None, kolom, weigering.zin, "", weigering.regel)], []
    return [], _meldingen(uitkomst.signalen, herkomst())


def _meldingen(overtredingen: Iterable[Overtreding], herkomst: Herkomst) -> list[Melding]:
    return [
        Melding(herkomst.regel(o), KOLOM_VAN_REGEL.get(o.regel, ""), o.zin, "", o.regel)
        for o in overtredingen
    ]
