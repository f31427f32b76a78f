from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.kern.tijd import AMSTERDAM, dag_in_woorden, einde_van_dag, lees_dag

leesbare_dagen = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    ("dag", "einde"),
    [
        (date(2026, 1, 15), datetime(2026, 1, 15, 22, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 7, 15), datetime(2026, 7, 15, 21, 59, 59, 999999, tzinfo=UTC)),
        # The clock goes forward, and back, in the night before these days end.
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_day_ends_in_amsterdam(dag, einde):
    assert einde_van_dag(dag) == einde


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)))
def test_one_microsecond_after_its_end_it_is_tomorrow(dag):
    straks = einde_van_dag(dag).astimezone(UTC) + timedelta(microseconds=1)
    assert straks.astimezone(AMSTERDAM).date() == dag + timedelta(days=1)
    assert einde_van_dag(dag).date() == dag


def test_a_moment_has_no_end_of_day():
    with pytest.raises(TypeError, match="een dag zonder tijd"):
        einde_van_dag(datetime(2026, 3, 3, tzinfo=UTC))


@pytest.mark.parametrize(
    "tekst",
    [
        "3-3-2026",
        "03-03-2026",
        "3/3/2026",
        "3.3.2026",
        "2026-03-03",
        "2026-3-3",
        "3 maart 2026",
        "  3   MAART  2026 ",
        "3 mrt 2026",
        "3 mrt. 2026",
        "3-mrt-2026",
        "3 maa 2026",
    ],
)
def test_a_day_is_read_as_people_write_it(tekst):
    assert lees_dag(tekst) == date(2026, 3, 3)


def test_every_month_has_its_short_names():
    kort = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    assert [lees_dag(f"1 {naam}. 2026").month for naam in kort] == list(range(1, 13))
    assert lees_dag("1 sept. 2026") == date(2026, 9, 1)


@given(leesbare_dagen)
def test_reading_undoes_every_way_of_writing(dag):
    assert lees_dag(dag_in_woorden(dag)) == dag
    assert lees_dag(dag.isoformat()) == dag
    assert lees_dag(f"{dag.day}-{dag.month}-{dag.year}") == dag


def test_in_words():
    assert dag_in_woorden(date(2026, 3, 3)) == "3 maart 2026"
    assert dag_in_woorden(date(2026, 12, 31)) == "31 december 2026"


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "morgen",
        "3-3-26",
        "3-3",
        "3-3/2026",
        "maart 2026",
        "3 march 2026",
        "3 maart 2026 x",
        "2026-03-03T00:00",
        "٣-٣-٢٠٢٦",
        "3 m 2026",
    ],
)
def test_what_is_no_date_is_refused_with_an_example(tekst):
    with pytest.raises(ValueError, match=r"is geen datum\. Schrijf een datum zo: 3-3-2026"):
        lees_dag(tekst)


@pytest.mark.parametrize(
    "tekst", ["31-2-2026", "2026-13-01", "0 maart 2026", "29-2-2026", "1-1-0000"]
)
def test_a_day_that_does_not_exist_is_named(tekst):
    with pytest.raises(ValueError, match=f"De dag '{tekst}' bestaat niet"):
        lees_dag(tekst)


def test_a_long_text_is_quoted_in_part():
    with pytest.raises(ValueError, match=f"'{'x' * 40}[.][.][.]' is geen datum"):
        lees_dag("x" * 300)


@given(st.text(max_size=20))
def test_any_text_gives_a_date_or_a_dutch_answer(tekst):
    try:
        assert isinstance(lees_dag(tekst), date)
    except ValueError as fout:
        assert str(fout).startswith(("De tekst", "De dag"))  # noqa: PT017 - either outcome is right
