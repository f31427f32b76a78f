"""Working days of the plan, without a clock and without a library: the same on every machine."""

from datetime import date, timedelta
from functools import cache

_PASEN = (
    date(2022, 4, 17),
    date(2023, 4, 9),
    date(2024, 3, 31),
    date(2025, 4, 20),
    date(2026, 4, 5),
    date(2027, 3, 28),
)
# Good Friday, Easter Monday, Ascension Day and Whit Monday, in days from Easter.
_ROND_PASEN = (-2, 1, 39, 50)
_VAST = ((1, 1), (4, 27), (12, 25), (12, 26))
_EENMALIG = (date(2025, 4, 26), date(2025, 5, 5))
_ZATERDAG = 5


def _feestdagen() -> frozenset[date]:
    rond = {pasen + timedelta(days=n) for pasen in _PASEN for n in _ROND_PASEN}
    vast = {date(pasen.year, maand, dag) for pasen in _PASEN for maand, dag in _VAST}
    return frozenset(rond | vast | set(_EENMALIG))


FEESTDAGEN = _feestdagen()


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < _ZATERDAG and dag not in FEESTDAGEN


@cache
def plus_werkdagen(dag: date, aantal: int) -> date:
    """The n-th working day after a day; with 0 the day itself or the first working day after it."""
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    for _ in range(aantal):
        dag += timedelta(days=1)
        while not is_werkdag(dag):
            dag += timedelta(days=1)
    return dag


def werkdag_van(jaar: int, maand: int, nummer: int) -> date:
    """The working day with this number in a month; the first is 1."""
    return plus_werkdagen(date(jaar, maand, 1), nummer - 1)


def maanden(eerste: tuple[int, int], laatste: tuple[int, int]) -> list[tuple[int, int]]:
    begin, eind = (jaar * 12 + maand - 1 for jaar, maand in (eerste, laatste))
    return [(n // 12, n % 12 + 1) for n in range(begin, eind + 1)]


def maandnummer(tekst: str) -> int:
    """'2024-03' as a running number of months, for comparing."""
    jaar, maand = tekst.split("-")
    return int(jaar) * 12 + int(maand) - 1
