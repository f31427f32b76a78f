import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.kern.tijd import is_werkdag, werkdag_na, werkdagen_tussen

dagen = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1))


def weekdagen_vrij(jaar):
    eerste = date(jaar, 1, 1)
    alle = [eerste + timedelta(days=n) for n in range((date(jaar + 1, 1, 1) - eerste).days)]
    return [dag for dag in alle if dag.weekday() < 5 and not is_werkdag(dag)]


def test_free_weekdays_of_2026():
    assert weekdagen_vrij(2026) == [
        date(2026, 1, 1),  # Nieuwjaarsdag
        date(2026, 4, 6),  # Tweede paasdag
        date(2026, 4, 27),  # Koningsdag
        date(2026, 5, 14),  # Hemelvaartsdag
        date(2026, 5, 25),  # Tweede pinksterdag
        date(2026, 12, 25),  # Eerste kerstdag; the second is a Saturday
    ]


def test_free_weekdays_of_2025_a_lustrum_year():
    assert weekdagen_vrij(2025) == [
        date(2025, 1, 1),
        date(2025, 4, 21),
        date(2025, 5, 5),  # Bevrijdingsdag; Koningsdag moved to Saturday 26 April
        date(2025, 5, 29),
        date(2025, 6, 9),
        date(2025, 12, 25),
        date(2025, 12, 26),
    ]


def test_goede_vrijdag_is_a_working_day():
    assert is_werkdag(date(2026, 4, 3))


def test_5_may_is_free_in_lustrum_years_only():
    assert is_werkdag(date(2026, 5, 5))
    assert not is_werkdag(date(2025, 5, 5))


def test_a_weekend_is_free():
    assert not is_werkdag(date(2026, 11, 21))
    assert not is_werkdag(date(2026, 11, 22))
    assert is_werkdag(date(2026, 11, 23))


@pytest.mark.parametrize(
    ("publicatie", "vroegst"),
    [
        (date(2026, 11, 23), date(2026, 12, 1)),  # Monday: Tuesday of next week
        (date(2026, 11, 21), date(2026, 11, 30)),  # Saturday counts as day 0 too
        (date(2026, 4, 2), date(2026, 4, 13)),  # over Easter; Goede Vrijdag counts
        (date(2026, 12, 24), date(2027, 1, 5)),  # over Christmas and New Year
    ],
)
def test_MAT_07_the_sixth_working_day_after_publication(publicatie, vroegst):
    assert werkdag_na(publicatie, 6) == vroegst


@pytest.mark.parametrize("aantal", [0, -1])
def test_the_nth_working_day_starts_at_one(aantal):
    with pytest.raises(ValueError, match="moet 1 of meer zijn"):
        werkdag_na(date(2026, 3, 3), aantal)


def test_between_is_half_open():
    maandag, dinsdag = date(2026, 11, 23), date(2026, 11, 24)
    assert werkdagen_tussen(maandag, maandag) == 0
    assert werkdagen_tussen(maandag, dinsdag) == 1
    assert werkdagen_tussen(maandag, maandag + timedelta(days=7)) == 5
    assert werkdagen_tussen(date(2026, 1, 1), date(2027, 1, 1)) == 261 - 6


def test_between_refuses_dates_reversed():
    with pytest.raises(ValueError, match="De einddatum 1 maart 2026 ligt voor de begindatum"):
        werkdagen_tussen(date(2026, 3, 3), date(2026, 3, 1))


@pytest.mark.parametrize("dag", [date(1960, 6, 1), date(2300, 6, 1)])
def test_years_without_known_holidays_are_refused(dag):
    with pytest.raises(ValueError, match=f"feestdagen van {dag.year} niet"):
        is_werkdag(dag)


@given(dagen, st.integers(1, 40))
def test_the_nth_working_day_is_one_and_has_n_before_and_with_it(dag, aantal):
    gevonden = werkdag_na(dag, aantal)
    assert is_werkdag(gevonden)
    assert werkdagen_tussen(dag + timedelta(days=1), gevonden) == aantal - 1


@given(dagen, st.integers(0, 60), st.integers(0, 60))
def test_counting_adds_up(dag, eerst, daarna):
    midden = dag + timedelta(days=eerst)
    einde = midden + timedelta(days=daarna)
    assert werkdagen_tussen(dag, einde) == werkdagen_tussen(dag, midden) + werkdagen_tussen(
        midden, einde
    )


def test_the_calendar_is_loaded_only_when_asked_for():
    opdracht = "import sys, driehoek.kern.tijd; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", opdracht], check=False).returncode == 0
