"""Days and moments as they are typed on the command line."""

from datetime import date, datetime

from django.core.management.base import CommandError

from driehoek.kern.tijd import AMSTERDAM, lees_dag


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
