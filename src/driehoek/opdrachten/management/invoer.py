"""What is typed on the command line: days, moments, files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser, OutputWrapper

from driehoek.kern.tijd import AMSTERDAM, lees_dag


@dataclass(frozen=True, slots=True)
class Invoersoort:
    """Something else that `driehoek import` takes, of a room above this one."""

    hulp: str
    opties: Callable[[CommandParser], None]
    doe: Callable[[dict[str, Any], OutputWrapper], None]


VAN_ANDERE_KAMERS: dict[str, Invoersoort] = {}
"""By the word after `import`; each room adds its own when Django starts."""


def dag(tekst: str) -> date:
    try:
        return lees_dag(tekst)
    except ValueError as fout:
        raise CommandError(str(fout)) from fout


def moment(tekst: str) -> date | datetime:
    """A moment of knowledge; a bare day stands for its end."""
    if "T" not in tekst:
        return dag(tekst)
    try:
        gelezen = datetime.fromisoformat(tekst)
    except ValueError as fout:
        raise CommandError(f"'{tekst}' is geen moment. Schrijf het als 2025-04-03T14:05.") from fout
    return gelezen if gelezen.tzinfo else gelezen.replace(tzinfo=AMSTERDAM)


def onleesbaar(pad: Path, fout: OSError) -> CommandError:
    return CommandError(f"{pad} is niet te lezen: {_waarom(fout, 'het bestand')}")


def onschrijfbaar(pad: Path, fout: OSError) -> CommandError:
    return CommandError(f"{pad} is niet te schrijven: {_waarom(fout, 'de map')}")


def _waarom(fout: OSError, wat: str) -> str:
    if isinstance(fout, FileNotFoundError):
        return f"{wat} is er niet. Kijk het pad na."
    if isinstance(fout, IsADirectoryError):
        return "het is een map. Noem het bestand zelf."
    if isinstance(fout, PermissionError):
        return "je hebt er geen toegang toe."
    return f"{fout.strerror}."
