"""A file that was offered on a page, as the kind of list that it is."""

from datetime import date
from typing import Any

from driehoek.opdrachten.models import Invoerbestand
from driehoek.opdrachten.overname.begroting import Grondkeuze
from driehoek.opdrachten.overname.soorten import SOORTEN
from driehoek.opdrachten.overname.uitkomst import Verslag
from driehoek.platform.handelingen.types import Verzoek


def lees(aangeboden: Invoerbestand) -> Any:
    """What is in it; raises OvernameGeweigerd where it is no such list."""
    return SOORTEN[aangeboden.soort].lees(bytes(aangeboden.inhoud), naam=aangeboden.naam)


def neem_over(aangeboden: Invoerbestand, gelezen: Any, verzoek: Verzoek) -> Verslag:
    return SOORTEN[aangeboden.soort].neem_over(gelezen, verzoek, keuze_uit(aangeboden.opties))


def opties_van(keuze: Grondkeuze) -> dict[str, str]:
    """To be kept as JSON."""
    genomen = keuze.genomen.isoformat() if keuze.genomen else ""
    return {
        "kenmerk": keuze.kenmerk,
        "genomen": genomen,
        "titel": keuze.titel,
        "conversie": keuze.conversie,
        "correctie": keuze.correctie,
    }


def keuze_uit(opties: dict[str, str]) -> Grondkeuze:
    genomen = opties.get("genomen", "")
    return Grondkeuze(
        **{**opties, "genomen": date.fromisoformat(genomen) if genomen else None}  # type: ignore[arg-type]
    )
