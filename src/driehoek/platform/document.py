"""Documents as tagged PDF (PDF/UA-1), set by Typst.

The same document makes the same bytes: it holds no moment at which it was made.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import structlog
from django.conf import settings

HOOGUIT = 600
"""So many seconds a document may take: a whole register takes some ten."""
_log = structlog.get_logger("driehoek.document")


class DocumentError(Exception):
    """A document cannot be made; the message is meant for people."""


@dataclass(frozen=True, slots=True)
class Tweeregels:
    """A cell with a second, smaller line."""

    tekst: str
    onder: str


Cel = str | Tweeregels


@dataclass(frozen=True, slots=True)
class Tabel:
    koppen: Sequence[str]
    breedtes: Sequence[float]
    """How wide each column is, as its share of the page; 0: as wide as its longest value."""
    rijen: Sequence[Sequence[Cel]]
    getallen: Sequence[int] = ()
    """The columns that stand right."""


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading with what stands under it."""

    kop: str
    niveau: int = 1
    alineas: Sequence[str] = ()
    tabellen: Sequence[Tabel] = ()
    nieuwe_pagina: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    titel: str
    ondertitel: str
    organisatie: str
    voet: str
    """At the foot of each page: by what one finds back what it was made from."""
    blokken: Sequence[Blok] = field(default_factory=list)
    inhoudsopgave: bool = True


def als_pdf(document: Document) -> bytes:
    """The document as PDF; DocumentError where it cannot be set."""
    if not any(Path(settings.LETTERS).glob("*.ttf")):
        raise DocumentError("De letters voor PDF ontbreken. Doe eerst: driehoek bouw_static")
    vraag = {"letters": str(settings.LETTERS), "document": asdict(document)}
    gezet = subprocess.run(
        [sys.executable, "-m", "driehoek.platform.zetter"],
        input=json.dumps(vraag, ensure_ascii=False).encode(),
        capture_output=True,
        timeout=HOOGUIT,
        check=False,
    )
    if gezet.returncode:
        _log.error("pdf_mislukt", klacht=gezet.stderr.decode(errors="replace")[-2000:])
        raise DocumentError("Het document is niet goed te zetten. De fout is vastgelegd.")
    return gezet.stdout
