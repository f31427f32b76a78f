"""The columns of the two lists, and a line of each as cells."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.opdrachten.overname.types import Melding, Opdrachtdeel, Roldeel
from driehoek.platform.uitvoer import Waarde
from driehoek.register.types import Rol


@dataclass(frozen=True, slots=True)
class Vorm:
    """A list: its name and its columns; of each group in `een_van` one must be there."""

    naam: str
    kolommen: tuple[str, ...]
    verplicht: tuple[str, ...]
    een_van: tuple[tuple[str, ...], ...] = ()

    def keur(self, kopregel: int, koppen: Sequence[str]) -> list[Melding]:
        """What is wrong with a header."""
        ontbreekt = [k for k in self.verplicht if k not in koppen]
        meldingen = [
            Melding(kopregel, kolom, "Deze kolom ontbreekt.", self._goed()) for kolom in ontbreekt
        ]
        meldingen += [
            Melding(
                kopregel, " of ".join(groep), "Een van deze kolommen moet erin staan.", self._goed()
            )
            for groep in self.een_van
            if not set(groep) & set(koppen)
        ]
        return meldingen + [
            Melding(
                kopregel,
                kolom,
                "Deze kolom is onbekend.",
                f"Haal haar weg of kies uit: {', '.join(self.kolommen)}.",
            )
            for kolom in koppen
            if kolom not in self.kolommen
        ]

    def _goed(self) -> str:
        return f"Een bestand met {self.naam} heeft de kolommen {', '.join(self.kolommen)}."


OPDRACHTEN = Vorm(
    "opdrachten",
    (
        "nummer",
        "naam",
        "opgave",
        "deel_van",
        "geheel",
        "begin",
        "tot_en_met",
        "label",
        "waarom",
        "wat",
        "hoe",
        "wie",
        "fase",
        "materieel_budget",
        "bevoegdheden",
        "strategische_keuzes",
        "besluit",
    ),
    ("naam", "begin", "besluit"),
    (("opgave", "deel_van"),),
)
ROLVERVULLINGEN = Vorm(
    "rolvervullingen",
    (
        "nummer",
        "naam",
        "opgave",
        "rol",
        "personeelsnummer",
        "persoon",
        "rang",
        "waarneming",
        "begin",
        "tot_en_met",
        "besluit",
    ),
    ("rol", "begin", "besluit"),
    (("nummer", "naam"), ("personeelsnummer", "persoon")),
)

# The number says enough on its way out; `opgave` is there for who has only a name.
UITVOER_ROLLEN = tuple(kolom for kolom in ROLVERVULLINGEN.kolommen if kolom != "opgave")

MANDAAT = Vorm(
    "mandaat",
    (
        "code",
        "regeling",
        "rol",
        "rechtshandeling",
        "soort",
        "tot_bedrag",
        "binnen_scope",
        "bereik",
        "voorwaarden",
        "boven",
        "ondermandaat",
        "opdracht",
        "naast_hogere",
        "instemming",
        "begin",
        "tot_en_met",
        "besluit",
    ),
    ("code", "regeling", "rol", "rechtshandeling", "soort", "begin"),
)


MEDEWERKERS = Vorm(
    "medewerkers",
    (
        "personeelsnummer",
        "voornaam",
        "tussenvoegsel",
        "achternaam",
        "volgnummer",
        "aard",
        "functie",
        "functiefamilie",
        "schaal",
        "uren",
        "formatieplaats",
        "geboortejaar",
        "pteam",
        "begin",
        "tot_en_met",
    ),
    (
        "personeelsnummer",
        "voornaam",
        "achternaam",
        "functie",
        "functiefamilie",
        "schaal",
        "uren",
        "begin",
    ),
)


def cellen_van_opdracht(deel: Opdrachtdeel) -> list[Waarde]:
    """In the order of OPDRACHTEN."""
    profiel, scope = deel.profiel, deel.scope
    verhaal = [profiel.waarom, profiel.wat, profiel.hoe, profiel.wie] if profiel else [""] * 4
    keuzes = [scope.bevoegdheden, scope.strategische_keuzes] if scope else ["", ""]
    return [
        deel.nummer,
        netjes(deel.naam),
        deel.opgave,
        deel.deel_van,
        ja(wel=deel.geheel),
        deel.periode.van,
        deel.periode.laatste_dag,
        profiel.label if profiel else "",
        *map(netjes, verhaal),
        deel.fase,
        scope.materieel_budget if scope else None,
        *map(netjes, keuzes),
        netjes(deel.besluit),
    ]


def cellen_van_rol(deel: Roldeel) -> list[Waarde]:
    """In the order of UITVOER_ROLLEN."""
    return [
        deel.nummer,
        netjes(deel.naam),
        Rol(deel.rol).label,
        deel.personeelsnummer,
        netjes(deel.persoon),
        deel.rang,
        ja(wel=deel.waarneming),
        deel.periode.van,
        deel.periode.laatste_dag,
        netjes(deel.besluit),
    ]


def ja(*, wel: bool) -> str:
    return "ja" if wel else ""


def netjes(tekst: str) -> str:
    """Letters and line endings in one way: a workbook keeps one kind of line ending only."""
    return unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\r", "\n")).strip()
