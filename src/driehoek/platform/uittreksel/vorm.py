"""The form of an extract: which files it holds, and what stands in them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

FORMAAT, VERSIE = "driehoek-uittreksel", 1
MANIFEST, FEITEN, HANDELINGEN, KETEN = (
    "manifest.json",
    "feiten.json",
    "handelingen.json",
    "keten.json",
)
LEESMIJ, SAMENVATTING = "LEESMIJ.txt", "samenvatting.pdf"
NAMEN = re.compile(
    r"(LEESMIJ\.txt|samenvatting\.pdf|(manifest|feiten|handelingen|keten)\.json"
    r"|manifesten/[0-9]{1,18}\.txt|documenten/[0-9a-f]{64}\.[a-z0-9]{1,8})"
)
"""What files of an extract are called; nothing in it has another name."""


@dataclass(frozen=True, slots=True)
class Kop:
    """The head of the ledger when the extract was made."""

    nr: int
    hash: str
    moment: str


@dataclass(frozen=True, slots=True)
class Waarover:
    """What the extract is about."""

    id: int
    soort: str
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True)
class Bestandsregel:
    naam: str
    sha256: str
    grootte: int


@dataclass(frozen=True, slots=True)
class Feitregel:
    """One row as the ledger has it: its hash, and the Handelingen that opened and closed it."""

    tabel: str
    id: int
    hash: str
    geopend: int
    gesloten: int | None


@dataclass(frozen=True, slots=True)
class Manifest:
    organisatie: str
    waarover: Waarover
    kop: Kop
    keten: bool
    """Whether all Handelingen up to the head are in it, by what is hashed of them."""
    zonder_document: tuple[str, ...]
    """The SHA-256 of documents that the store no longer had."""
    bestanden: tuple[Bestandsregel, ...]
    feiten: tuple[Feitregel, ...]
    formaat: str = FORMAAT
    versie: int = VERSIE

    def schrijf(self) -> bytes:
        return als_json(asdict(self))

    @classmethod
    def lees(cls, gegevens: Mapping[str, Any]) -> "Manifest":
        """KeyError, TypeError or ValueError where it is no manifest."""
        return cls(
            organisatie=str(gegevens["organisatie"]),
            waarover=Waarover(**gegevens["waarover"]),
            kop=Kop(**gegevens["kop"]),
            keten=bool(gegevens["keten"]),
            zonder_document=tuple(map(str, gegevens["zonder_document"])),
            bestanden=tuple(Bestandsregel(**regel) for regel in gegevens["bestanden"]),
            feiten=tuple(Feitregel(**regel) for regel in gegevens["feiten"]),
            formaat=str(gegevens["formaat"]),
            versie=int(gegevens["versie"]),
        )


@dataclass(frozen=True, slots=True)
class Feit:
    """One row in full."""

    tabel: str
    id: int
    kolommen: Mapping[str, Any]
    """What its hash covers, each value in its canonical form."""
    vrij: Mapping[str, Any]
    """What its hash does not cover, such as the name behind a commitment; empty where hidden."""
    geregistreerd: Sequence[str | None] | None
    """From when to when the register said it; None for a row that is never closed."""


@dataclass(frozen=True, slots=True)
class Schakel:
    """A Handeling in the chain: what is hashed of it, and the hash."""

    nr: int
    hash: str
    bytes: str


def manifestpad(nr: int) -> str:
    return f"manifesten/{nr}.txt"


def als_json(waarde: Any) -> bytes:
    return json.dumps(waarde, ensure_ascii=False, indent=1).encode()
