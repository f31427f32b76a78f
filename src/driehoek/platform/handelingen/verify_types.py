"""What `driehoek verify` finds, and what rooms add to what it looks at."""

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import autodiscover_modules

from driehoek.platform.tijdfeit import Geboekt


class Aard(enum.Enum):
    """In what way something differs from what the ledger says."""

    GEWIJZIGD = "gewijzigd"
    TOEGEVOEGD = "toegevoegd"
    VERWIJDERD = "verwijderd"
    SLUITING = "sluiting"
    KETEN = "keten"
    KOP = "kop"
    DOCUMENT = "document"
    BESTAND = "bestand"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that is not as the ledger says: where it stands, and what is wrong with it."""

    tabel: str
    id: int | str
    aard: Aard
    zin: str


RijControle = Callable[[Mapping[str, Any]], str]
"""Looks at one row (column to value); gives a Dutch sentence where it is wrong, else ''."""

_bij_rij: dict[type[Geboekt], RijControle] = {}
_bij_register: list[Callable[[], Iterable[Bevinding]]] = []


def bij_rij(model: type[Geboekt], controle: RijControle) -> None:
    """Have each row of `model` looked at, for what its hash does not cover."""
    _bij_rij[model] = controle


def bij_register(controle: Callable[[], Iterable[Bevinding]]) -> None:
    """Have something of a room looked at that is no Geboekt row."""
    if controle not in _bij_register:
        _bij_register.append(controle)


def ontdek() -> None:
    """Let every room say what it adds, in its module `controle`."""
    autodiscover_modules("controle")


def controle_van(model: type[Geboekt]) -> RijControle:
    return _bij_rij.get(model, lambda _: "")


def van_rooms() -> Iterable[Bevinding]:
    for controle in _bij_register:
        yield from controle()
