"""Budget files for tests: small ones written out, and the province's own where they are here."""

from datetime import date
from pathlib import Path

import pytest

from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.types import Begrotingsbestand
from driehoek.register.types import OpConversie

MAP = Path(__file__).parents[3] / "shared" / "gegevens" / "zuidholland"
KOP = "jaar;stand;niveau;code;naam;ouder;lasten;baten;saldo;lasten_paginavoet\n"
CONVERSIE = OpConversie(date(2026, 11, 1), "gepubliceerde begrotingen")


def echt(naam: str) -> Path:
    """A file of the province itself."""
    pad = MAP / naam
    if not pad.is_file():
        pytest.skip(f"het bestand van de provincie is hier niet: ../shared/.../{naam}")
    return pad


def tekst(*regels: str) -> str:
    """Our own form; cells that a line leaves out are empty."""
    breedte = KOP.count(";")
    return KOP + "\n".join(regel + ";" * (breedte - regel.count(";")) for regel in regels)


def bestand(*regels: str, naam: str = "test.csv") -> Begrotingsbestand:
    return lees_begroting(tekst(*regels).encode(), naam=naam)


NATUUR_2025 = (
    "2025;begroting;totaal;;Provincie;;150;;",
    "2025;begroting;ambitie;5;Versterken natuur;;150;20",
    "2025;begroting;doel;5-1;Gezonde natuur;5;100;20;80;110",
    "2025;begroting;doel;5-2;Schoon water;5;50",
    "2025;begroting;doel;5-10;Stille gebieden;5",
)
NATUUR_2026 = (
    "2026;begroting;ambitie;5;Versterken natuur;;170",
    "2026;begroting;doel;5-1;Gezonde natuur en bos;5;120",
    "2026;begroting;doel;5-3;Schoon water;5;50",
)
