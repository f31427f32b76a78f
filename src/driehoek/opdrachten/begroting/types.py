"""What a budget file holds, as plain values: no Django, no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import total_ordering
from typing import NoReturn

NAAM_ONBEKEND = "(naam niet in bestand)"


class Niveau(StrEnum):
    TOTAAL = "totaal"
    PROGRAMMA = "programma"
    AMBITIE = "ambitie"
    DOEL = "doel"
    PRESTATIE = "prestatie"
    PRODUCT = "product"
    PROJECT = "project"

    @property
    def diepte(self) -> int:
        """How many numbers a code of this level has."""
        return _DIEPTE[self]


_DIEPTE = {
    Niveau.TOTAAL: 0,
    Niveau.PROGRAMMA: 1,
    Niveau.AMBITIE: 1,
    Niveau.DOEL: 2,
    Niveau.PRESTATIE: 3,
    Niveau.PRODUCT: 4,
    Niveau.PROJECT: 4,
}


class SoortStand(StrEnum):
    """In the order in which they arise for one budget year."""

    RAMING = "raming"
    KADERNOTA = "kadernota"
    OMGEVINGSPROGRAMMA = "omgevingsprogramma"
    BEGROTING = "begroting"
    NA_WIJZIGING = "begroting na wijziging"
    BIJSTELLING_VOORJAARSNOTA = "bijstelling voorjaarsnota"
    VOORJAARSNOTA = "voorjaarsnota"
    BIJSTELLING_NAJAARSNOTA = "bijstelling najaarsnota"
    NAJAARSNOTA = "najaarsnota"
    BIJGESTELDE_BEGROTING = "bijgestelde begroting"
    JAARREKENING = "jaarrekening"


_RANG = {soort: rang for rang, soort in enumerate(SoortStand)}
_MUTATIES = {SoortStand.BIJSTELLING_VOORJAARSNOTA, SoortStand.BIJSTELLING_NAJAARSNOTA}


@total_ordering
@dataclass(frozen=True)
class Stand:
    """One state of the budget of one year.

    `nummer` is the number of the wijziging, or for a raming the year of the budget that
    made it (0: not known): two budgets may estimate the same year differently.
    """

    jaar: int
    soort: SoortStand
    nummer: int = 0

    @property
    def sleutel(self) -> str:
        """How an address or a form names it."""
        return f"{self.jaar}/{self.soort.value}/{self.nummer}"

    @property
    def tekst(self) -> str:
        """The stand without its year, as our own form writes it."""
        if self.soort is SoortStand.NA_WIJZIGING:
            return f"{self.soort} {self.nummer}"
        if self.soort is SoortStand.RAMING and self.nummer:
            return f"{self.soort} uit {self.nummer}"
        return str(self.soort)

    @property
    def label(self) -> str:
        if self.soort is SoortStand.NA_WIJZIGING:
            return f"Begroting {self.jaar} na wijziging {self.nummer}"
        if self.soort is SoortStand.RAMING and self.nummer:
            return f"Raming {self.jaar} (uit begroting {self.nummer})"
        return f"{self.soort.capitalize()} {self.jaar}"

    @property
    def is_mutatie(self) -> bool:
        """Its amounts change a stand; they are no stand themselves and must not be added up."""
        return self.soort in _MUTATIES

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Stand):
            return NotImplemented
        return self._volgorde() < other._volgorde()

    def _volgorde(self) -> tuple[int, int, int]:
        return self.jaar, _RANG[self.soort], self.nummer


class Postsoort(StrEnum):
    LASTEN = "lasten"
    BATEN = "baten"
    SALDO = "saldo"  # lasten - baten
    TOEVOEGING_RESERVES = "toevoeging_reserves"
    ONTTREKKING_RESERVES = "onttrekking_reserves"
    TOEVOEGING_ALGEMENE_RESERVE = "toevoeging_algemene_reserve"
    ONTTREKKING_ALGEMENE_RESERVE = "onttrekking_algemene_reserve"
    TOEVOEGING_BESTEMMINGSRESERVE = "toevoeging_bestemmingsreserve"
    ONTTREKKING_BESTEMMINGSRESERVE = "onttrekking_bestemmingsreserve"
    RESULTAAT_VOOR_BESTEMMING = "resultaat_voor_bestemming"  # baten - lasten
    RESULTAAT_NA_BESTEMMING = "resultaat_na_bestemming"
    OPCENTEN_MRB = "opcenten_mrb"
    PROVINCIEFONDS = "provinciefonds"

    @property
    def tekst(self) -> str:
        return self.replace("_", " ")


class HerkomstPost(StrEnum):
    GELEZEN = "gelezen"
    OOK_GEZIEN = "ook gezien"  # the row names a second stand in which the line was seen
    AFGELEID = "afgeleid"  # a parent that no row names, derived from the code


class HerkomstBedrag(StrEnum):
    TABEL = "tabel"
    PAGINAVOET = "paginavoet"


class SoortVerschil(StrEnum):
    PAGINAVOET = "paginavoet"
    AFRONDING = "afronding"
    SOM_VAN_DELEN = "som van delen"
    BEREKENING = "berekening"
    DUBBEL = "dubbel"


class Vorm(StrEnum):
    STRUCTUUR = "begrotingsstructuur van de provincie"
    BEDRAGEN = "begrotingsbedragen van de provincie"
    EIGEN = "begrotingsbestand van Driehoek"


@dataclass(frozen=True)
class PostRegel:
    regel: int
    stand: Stand
    niveau: Niveau
    code: str  # '' for the total of the province
    naam: str
    ouder: str | None
    bron: str = ""
    document: str = ""  # the publication as the file calls it
    herkomst: HerkomstPost = HerkomstPost.GELEZEN

    @property
    def naam_bekend(self) -> bool:
        return is_naam_bekend(self.naam)


@dataclass(frozen=True)
class BedragRegel:
    regel: int
    stand: Stand
    code: str
    niveau: Niveau
    soort: Postsoort
    bedrag: int  # whole euros
    bron: str = ""
    document: str = ""
    herkomst: HerkomstBedrag = HerkomstBedrag.TABEL
    totaal_van: str | None = None  # printed at `code`, but published as the total of this code
    bij_benadering: bool = False


@dataclass(frozen=True)
class Fout:
    bestand: str
    regel: int | None
    kolom: str | None
    wat: str
    goed: str

    def __str__(self) -> str:
        plek = [self.bestand]
        if self.regel is not None:
            plek.append(f"regel {self.regel}")
        if self.kolom:
            plek.append(f"kolom {self.kolom}")
        return f"{', '.join(plek)}: {self.wat} {self.goed}"


@dataclass(frozen=True)
class Waarschuwing:
    regel: int | None
    kolom: str | None
    zin: str


@dataclass(frozen=True)
class Verschil:
    """Two published figures that contradict each other; both stay as they were published."""

    stand: Stand
    code: str
    soort: SoortVerschil
    post: Postsoort
    verwacht: int
    gepubliceerd: int
    zin: str
    regels: tuple[int, ...]


@dataclass(frozen=True)
class Begrotingsbestand:
    naam: str
    vorm: Vorm
    posten: tuple[PostRegel, ...]
    bedragen: tuple[BedragRegel, ...] = ()
    verschillen: tuple[Verschil, ...] = ()
    waarschuwingen: tuple[Waarschuwing, ...] = ()

    @property
    def standen(self) -> tuple[Stand, ...]:
        return tuple(sorted({post.stand for post in self.posten}))


class BestandOngeldig(Exception):  # noqa: N818 - the formal word says it
    """The file cannot be taken in; every error is told at once and nothing is stored."""

    def __init__(self, fouten: Iterable[Fout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(str(fout) for fout in self.fouten))


@dataclass
class Bevindingen:
    """What reading collects on its way: errors refuse the file, the rest is reported."""

    bestand: str
    fouten: list[Fout] = field(default_factory=list)
    waarschuwingen: list[Waarschuwing] = field(default_factory=list)
    verschillen: list[Verschil] = field(default_factory=list)

    def fout(self, regel: int | None, kolom: str | None, wat: str, goed: str) -> None:
        self.fouten.append(Fout(self.bestand, regel, kolom, wat, goed))

    def waarschuw(self, regel: int | None, kolom: str | None, zin: str) -> None:
        self.waarschuwingen.append(Waarschuwing(regel, kolom, zin))

    def weiger_bij_fouten(self) -> None:
        if self.fouten:
            self.weiger()

    def weiger(self) -> NoReturn:
        raise BestandOngeldig(sorted(self.fouten, key=lambda fout: fout.regel or 0))


def is_naam_bekend(naam: str) -> bool:
    return bool(naam) and not naam.endswith(NAAM_ONBEKEND)


def ouder_van(code: str) -> str | None:
    """The code above this one; None at the top."""
    return code.rpartition("-")[0] or None


def diepte_van(code: str) -> int:
    return len(code.split("-")) if code else 0


def euro(bedrag: int) -> str:
    return f"€ {bedrag:,}".replace(",", ".")
