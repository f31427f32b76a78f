"""Working days: Monday to Friday, public holidays excepted.

Which days those are comes from the library `holidays` (Netherlands, category 'public'), with two
choices to know of:

* Goede Vrijdag is a working day here. The library lists it, because the Algemene termijnenwet puts
  it on a par with the holidays for statutory terms; offices are open, and our terms are not such.
* 5 May is a holiday in lustrum years only (2025, 2030), as in most collective agreements and in the
  library. The Algemene termijnenwet names it every year.
"""

from datetime import date, timedelta
from functools import cache

from driehoek.kern.tijd.dagen import dag_in_woorden

_EEN_DAG = timedelta(days=1)
_ZATERDAG = 5
_TOCH_WERKDAG = "Goede vrijdag"


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < _ZATERDAG and dag not in _feestdagen(dag.year)


def werkdagen_tussen(van: date, tot: date) -> int:
    """How many working days there are from `van` up to but not including `tot`."""
    if tot < van:
        raise ValueError(
            f"De einddatum {dag_in_woorden(tot)} ligt voor de begindatum {dag_in_woorden(van)}."
        )
    return sum(is_werkdag(van + timedelta(days=nummer)) for nummer in range((tot - van).days))


def werkdag_na(dag: date, aantal: int) -> date:
    """The nth working day after a day, which itself is day 0 whether people work on it or not.

    'Not sooner than 5 working days after publication' (MAT-07) means five whole working days in
    between: the earliest day is `werkdag_na(publicatie, 6)`.
    """
    if aantal < 1:
        raise ValueError(f"Het aantal werkdagen moet 1 of meer zijn, niet {aantal}.")
    while aantal:
        dag += _EEN_DAG
        aantal -= is_werkdag(dag)
    return dag


@cache
def _feestdagen(jaar: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - slow to load, and few commands count working days

    kalender = holidays.country_holidays("NL", years=jaar, language="nl")
    if not kalender.start_year <= jaar <= kalender.end_year:
        raise ValueError(
            f"We kennen de feestdagen van {jaar} niet, alleen die van {kalender.start_year} tot en "
            f"met {kalender.end_year}."
        )
    return frozenset(dag for dag, naam in kalender.items() if naam != _TOCH_WERKDAG)
