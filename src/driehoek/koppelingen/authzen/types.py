"""The words of a call: what came in, who asks, and what goes back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Environ = dict[str, Any]
Koppen = list[tuple[str, str]]
StartResponse = Callable[[str, Koppen], object]


@dataclass(frozen=True, slots=True)
class Beller:
    """Who was let in, by the name of its key; and the headers that every answer to it has."""

    kenmerk: str
    koppen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Antwoord:
    status: int
    inhoud: bytes
    koppen: tuple[tuple[str, str], ...] = ()
