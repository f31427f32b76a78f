"""Quarters of a year, each known by its first day."""

from datetime import date

_MAANDEN = 3


def kwartaal_van(dag: date) -> date:
    """The first day of the quarter that `dag` lies in."""
    return date(dag.year, (dag.month - 1) // _MAANDEN * _MAANDEN + 1, 1)


def volgend_kwartaal(kwartaal: date) -> date:
    """The first day of the quarter after the one that begins on `kwartaal`."""
    maand = kwartaal.month + _MAANDEN
    return date(kwartaal.year + (maand > 12), (maand - 1) % 12 + 1, 1)  # noqa: PLR2004


def kwartalen(van: date, tot: date) -> list[date]:
    """The quarters that have a day in [van, tot)."""
    gevonden = [kwartaal_van(van)]
    while (volgende := volgend_kwartaal(gevonden[-1])) < tot:
        gevonden.append(volgende)
    return gevonden if van < tot else []


def kwartaalnaam(kwartaal: date) -> str:
    return f"kwartaal {(kwartaal.month - 1) // _MAANDEN + 1} van {kwartaal.year}"
