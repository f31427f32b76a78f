"""What rooms above this one add to `driehoek check`: a part with a name of its own."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.management.base import OutputWrapper


@dataclass(frozen=True, slots=True)
class Onderdeel:
    naam: str
    hulp: str
    voeg_opties_toe: Callable[[ArgumentParser], None]
    doe: Callable[[Mapping[str, Any], OutputWrapper], None]


_onderdelen: dict[str, Onderdeel] = {}


def bij_onderdeel(onderdeel: Onderdeel) -> None:
    _onderdelen[onderdeel.naam] = onderdeel


def onderdelen() -> Mapping[str, Onderdeel]:
    return _onderdelen
