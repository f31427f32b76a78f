"""The kinds of list that come in and go out, for the command line and for the page alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from driehoek.opdrachten.begroting.schrijven import schrijf_csv, schrijf_xlsx
from driehoek.opdrachten.begroting.types import Stand
from driehoek.opdrachten.overname import (
    begroting,
    lezen,
    lijsten,
    mandaat,
    medewerkers,
    opdrachten,
    rollen,
    uitleg,
    vormen,
)
from driehoek.opdrachten.overname.begroting import Grondkeuze
from driehoek.opdrachten.overname.uitkomst import Verslag
from driehoek.opdrachten.overname.uitleg import Kolomuitleg
from driehoek.platform.handelingen.types import Verzoek
from driehoek.platform.uitvoer import Waarde, als_csv, als_xlsx

Rijen = list[list[Waarde]]
Opties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lijstsoort:
    """One kind: how it is read, taken over, explained, and written."""

    naam: str
    lees: Callable[..., Any]
    """From bytes and a name to what `neem_over` takes; raises OvernameGeweigerd."""
    neem_over: Callable[[Any, Verzoek, Grondkeuze], Verslag]
    kolommen: tuple[Kolomuitleg, ...]
    act: str
    met_dagen: bool = True
    """Whether a cell of a workbook may hold a day."""


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """How a list goes out as the register held it."""

    kolommen: Sequence[str]
    rijen: Callable[[datetime, date | None], Rijen]


def _opdrachten_uit(bekend_op: datetime, op: date | None) -> Rijen:
    return [vormen.cellen_van_opdracht(d) for d in lijsten.opdrachten(bekend_op, op=op)]


def _rollen_uit(bekend_op: datetime, op: date | None) -> Rijen:
    return [vormen.cellen_van_rol(d) for d in lijsten.rolvervullingen(bekend_op, op=op)]


UITVOER: dict[str, Uitvoer] = {
    "opdrachten": Uitvoer(vormen.OPDRACHTEN.kolommen, _opdrachten_uit),
    "rolvervullingen": Uitvoer(vormen.UITVOER_ROLLEN, _rollen_uit),
    "mandaat": Uitvoer(vormen.MANDAAT.kolommen, mandaat.uit_register),
    "medewerkers": Uitvoer(vormen.MEDEWERKERS.kolommen, medewerkers.uit_register),
}
SOORTEN: dict[str, Lijstsoort] = {
    soort.naam: soort
    for soort in (
        Lijstsoort(
            "begroting",
            begroting.lees,
            begroting.neem_over,
            uitleg.BEGROTING,
            "importeer_begroting",
            met_dagen=False,
        ),
        Lijstsoort(
            "opdrachten",
            lezen.lees_opdrachten,
            lambda gelezen, verzoek, _: opdrachten.neem_over(gelezen, verzoek),
            uitleg.OPDRACHTEN,
            "neem_opdrachten_over",
        ),
        Lijstsoort(
            "rolvervullingen",
            lezen.lees_rolvervullingen,
            lambda gelezen, verzoek, _: rollen.neem_over(gelezen, verzoek),
            uitleg.ROLVERVULLINGEN,
            "neem_rollen_over",
        ),
        Lijstsoort(
            "mandaat",
            mandaat.lees,
            mandaat.neem_over,
            uitleg.MANDAAT,
            "neem_artikelen_over",
        ),
        Lijstsoort(
            "medewerkers",
            medewerkers.lees,
            lambda gelezen, verzoek, _: medewerkers.neem_over(gelezen, verzoek),
            uitleg.MEDEWERKERS,
            "neem_medewerkers_over",
        ),
    )
}


def schrijf(naam: str, vorm: str, bekend_op: datetime, op: date | None) -> bytes:
    """A list as the register held it, as 'csv' or 'xlsx'."""
    uitvoer = UITVOER[naam]
    rijen = uitvoer.rijen(bekend_op, op)
    if vorm == "xlsx":
        return als_xlsx(uitvoer.kolommen, rijen, blad=naam)
    return als_csv(uitvoer.kolommen, rijen)


def schrijf_begroting(stand: Stand, vorm: str, bekend_op: datetime) -> bytes:
    """A stand of the budget, in our own form."""
    bestand = begroting.uit_register(stand, bekend_op)
    return schrijf_xlsx(bestand) if vorm == "xlsx" else schrijf_csv(bestand)
