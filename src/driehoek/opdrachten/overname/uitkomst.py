"""What taking over a list did, or would do: line by line, with what is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from driehoek.opdrachten.overname.lezen import Gelezen
from driehoek.opdrachten.overname.types import Melding
from driehoek.platform.fouten import (
    IntussenGewijzigd,
    InvoerFout,
    NietBevoegd,
    Overtreding,
    RegelOvertreding,
    RegisterBezet,
    Weigering,
)
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.uitvoer import Waarde

KOPPEN = ("regel", "wat", "uitkomst", "kolom", "bevinding", "wat_goed_is", "regel_id")
NIEUW, GECORRIGEERD, BESTOND = "nieuw", "gecorrigeerd", "staat er al"
GEWEIGERD, SIGNAAL = "geweigerd", "signaal"
NIET_OPGESLAGEN = "niet opgeslagen: er staat een fout in het bestand"
# These say nothing about the file: another time, or another person, it may go in.
NIET_OVER_HET_BESTAND = (RegisterBezet, NietBevoegd, IntussenGewijzigd)


@dataclass(frozen=True, slots=True)
class Lijn:
    """One line of the file and what becomes of it."""

    regel: int
    wat: str
    stand: str


@dataclass(frozen=True, slots=True)
class Regeluitslag:
    """What there is to say of one line; several of them where there is more to say."""

    regel: int | None
    """None: the file as a whole."""
    wat: str
    stand: str
    """NIEUW, GECORRIGEERD, BESTOND or GEWEIGERD; SIGNAAL where it is about no line of its own."""
    melding: Melding | None = None
    is_signaal: bool = False


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
        """How many lines change the register."""
        return sum(lijn.stand != BESTOND for lijn in self.lijnen)

    @property
    def opgeslagen(self) -> bool:
        return not self.fouten and not self.is_proef and self.nieuw > 0

    def uitslagen(self) -> list[Regeluitslag]:
        """Each line at least once, in order: a line with an error is refused."""
        fout_op = {melding.regel for melding in self.fouten}
        lijnen = {lijn.regel: lijn for lijn in self.lijnen}
        over: dict[int | None, list[tuple[Melding, bool]]] = {regel: [] for regel in lijnen}
        for meldingen, is_signaal in ((self.fouten, False), (self.signalen, True)):
            for melding in meldingen:
                over.setdefault(melding.regel, []).append((melding, is_signaal))
        uitslagen: list[Regeluitslag] = []
        for regel in sorted(over, key=lambda r: r or 0):
            lijn = lijnen.get(regel or 0)
            stand = GEWEIGERD if regel in fout_op else lijn.stand if lijn else SIGNAAL
            wat = lijn.wat if lijn else ""
            uitslagen += [Regeluitslag(regel, wat, stand, m, s) for m, s in over[regel]] or [
                Regeluitslag(regel, wat, stand)
            ]
        return uitslagen

    def als_gegevens(self) -> dict[str, Any]:
        """To be kept as JSON."""
        return asdict(self)

    @classmethod
    def uit_gegevens(cls, gegevens: Mapping[str, Any]) -> "Verslag":
        return cls(
            gegevens["bestand"],
            gegevens["regels"],
            tuple(Lijn(**lijn) for lijn in gegevens["lijnen"]),
            tuple(Melding(**melding) for melding in gegevens["fouten"]),
            tuple(Melding(**melding) for melding in gegevens["signalen"]),
            gegevens["is_proef"],
        )

    def rijen(self) -> list[list[Waarde]]:
        """For a download: each line at least once, and once for each thing to say of it."""
        return [
            [u.regel, u.wat, self._uitkomst(u), m.kolom, m.wat, m.goed, m.id]
            for u in self.uitslagen()
            for m in [u.melding or Melding(u.regel, "", "")]
        ]

    def _uitkomst(self, uitslag: Regeluitslag) -> str:
        if uitslag.melding and not uitslag.is_signaal:
            return "fout"
        if uitslag.stand in (BESTOND, SIGNAAL):
            return uitslag.stand
        if self.fouten:
            return NIET_OPGESLAGEN
        return "zou erbij komen" if self.is_proef else "opgeslagen"


def verslag(
    gelezen: Gelezen[Any],
    verzoek: Verzoek,
    lijnen: Iterable[Lijn],
    fouten: Iterable[Melding],
    signalen: Iterable[Melding],
) -> Verslag:
    """What became of a list that was read; what is wrong in the order of its lines."""
    return Verslag(
        gelezen.naam,
        gelezen.regels,
        tuple(lijnen),
        tuple(sorted(fouten, key=lambda m: m.regel or 0)),
        tuple(signalen),
        verzoek.voorbeeld,
    )


@dataclass(frozen=True, slots=True)
class Herkomst:
    """From which lines of the file a drager and a person come."""

    dragers: Mapping[int, list[int]]
    personen: Mapping[int, list[int]] = field(default_factory=dict)
    woorden: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """What a sentence would say of a line: who and which role."""
    codes: Mapping[str, list[int]] = field(default_factory=dict)
    """From which lines an article of the mandate regulation comes."""

    def regel(self, overtreding: Overtreding) -> int | None:
        """The line that a violation is about; of several the one that its sentence names most."""
        gevonden = self.dragers.get(overtreding.drager or 0, [])
        soort, _, wie = overtreding.sleutel.partition(":")
        if not gevonden and soort == "persoon":
            gevonden = self.personen.get(int(wie.partition(":")[0]), [])
        if not gevonden and soort == "artikel":
            gevonden = self.codes.get(wie, [])
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
    "BEV-05": "binnen_scope",
    "BEV-07": "rol",
    "BEV-08": "soort",
    "BEV-09": "boven",
    "BEV-10": "instemming",
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
    except NIET_OVER_HET_BESTAND:
        raise
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
