from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategieen import EERSTE, WERELD, dagen, dagen_van, periodes

from driehoek.kern.tijd import Periode, verenig

MAART = Periode(date(2026, 3, 1), date(2026, 4, 1))
APRIL = Periode(date(2026, 4, 1), date(2026, 5, 1))
VANAF_MAART = Periode(date(2026, 3, 1))
reeksen = st.lists(periodes(), max_size=6)


def test_first_day_is_in_and_end_is_out():
    assert MAART.bevat(date(2026, 3, 1))
    assert MAART.bevat(date(2026, 3, 31))
    assert not MAART.bevat(date(2026, 2, 28))
    assert not MAART.bevat(date(2026, 4, 1))
    assert VANAF_MAART.bevat(date.max)


@pytest.mark.parametrize("tot", [date(2026, 3, 1), date(2026, 2, 28)])
def test_an_empty_period_is_refused_in_dutch(tot):
    with pytest.raises(ValueError, match="bevat geen enkele dag: het begin is 1 maart 2026"):
        Periode(date(2026, 3, 1), tot)


@pytest.mark.parametrize(
    "einden",
    [(datetime(2026, 3, 1, tzinfo=UTC),), (date(2026, 3, 1), datetime(2026, 4, 1, tzinfo=UTC))],
)
def test_a_moment_is_no_day(einden):
    with pytest.raises(TypeError, match="een dag zonder tijd"):
        Periode(*einden)


def test_a_period_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        MAART.van = date(2026, 2, 1)


def test_tot_en_met_takes_the_last_day():
    assert Periode.tot_en_met(date(2026, 3, 1), date(2026, 3, 31)) == MAART
    assert Periode.tot_en_met(date(2026, 3, 1), None) == VANAF_MAART


@pytest.mark.parametrize(
    ("laatste", "tekst"),
    [
        (date(2026, 2, 28), "De einddatum 28 februari 2026 ligt voor de begindatum 1 maart 2026"),
        (date.max, "Laat de einddatum leeg"),
    ],
)
def test_tot_en_met_refuses_what_is_no_last_day(laatste, tekst):
    with pytest.raises(ValueError, match=tekst):
        Periode.tot_en_met(date(2026, 3, 1), laatste)


@pytest.mark.parametrize(
    ("periode", "woorden"),
    [
        (
            Periode(date(2026, 3, 1), date(2026, 6, 1)),
            "van 1 maart 2026 tot en met 31 mei 2026",
        ),
        (VANAF_MAART, "vanaf 1 maart 2026"),
        (Periode(date(2026, 3, 1), date(2026, 3, 2)), "op 1 maart 2026"),
    ],
)
def test_in_words(periode, woorden):
    assert periode.in_woorden() == woorden


def test_neighbours_join_without_sharing_a_day():
    assert APRIL.sluit_aan_op(MAART)
    assert not MAART.sluit_aan_op(APRIL)
    assert not VANAF_MAART.sluit_aan_op(VANAF_MAART)
    assert not MAART.overlapt(APRIL)
    assert verenig([APRIL, MAART]) == (Periode(date(2026, 3, 1), date(2026, 5, 1)),)


def test_periods_a_day_apart_stay_apart():
    later = Periode(date(2026, 4, 2), date(2026, 5, 1))
    assert verenig([later, MAART]) == (MAART, later)
    assert verenig([]) == ()


def test_min_can_leave_two_pieces():
    midden = Periode(date(2026, 3, 10), date(2026, 3, 12))
    assert VANAF_MAART.min_(midden) == (
        Periode(date(2026, 3, 1), date(2026, 3, 10)),
        Periode(date(2026, 3, 12)),
    )
    assert MAART.min_(VANAF_MAART) == ()


def test_an_open_end_sorts_after_every_end():
    assert sorted([VANAF_MAART, APRIL, MAART]) == [MAART, VANAF_MAART, APRIL]
    assert Periode(EERSTE, date.max) < Periode(EERSTE)


@given(periodes())
def test_laatste_dag_is_the_last_that_is_in(periode):
    gevuld = dagen_van(periode)
    if periode.laatste_dag is None:
        assert WERELD[-1] in gevuld
    else:
        assert periode.laatste_dag == max(gevuld)
        assert Periode.tot_en_met(periode.van, periode.laatste_dag) == periode


@given(periodes(), periodes())
def test_overlap_and_intersection_are_those_of_the_days(een, ander):
    gedeeld = dagen_van(een) & dagen_van(ander)
    doorsnede = een.doorsnede(ander)
    assert een.overlapt(ander) == ander.overlapt(een) == bool(gedeeld)
    assert doorsnede == ander.doorsnede(een)
    assert (dagen_van(doorsnede) if doorsnede else set()) == gedeeld


@given(periodes(), periodes())
def test_min_is_the_difference_of_the_days(een, ander):
    resten = een.min_(ander)
    assert dagen_van(*resten) == dagen_van(een) - dagen_van(ander)
    assert list(resten) == sorted(resten)
    assert sum(len(dagen_van(rest)) for rest in resten) == len(dagen_van(*resten))


@given(periodes(), periodes())
def test_intersection_and_difference_together_are_the_whole(een, ander):
    doorsnede = een.doorsnede(ander)
    delen = [*een.min_(ander), *([doorsnede] if doorsnede else [])]
    assert verenig(delen) == (een,)


@given(periodes(), reeksen)
def test_buiten_and_is_binnen_follow_the_union_of_the_days(periode, reeks):
    over = dagen_van(periode) - dagen_van(*reeks)
    assert dagen_van(*periode.buiten(reeks)) == over
    assert list(periode.buiten(reeks)) == sorted(periode.buiten(reeks))
    assert periode.is_binnen(reeks) == (not over)
    assert periode.is_binnen(iter(reeks)) == (not over)


@given(reeksen)
def test_union_keeps_the_days_in_the_fewest_periods(reeks):
    verenigd = verenig(reeks)
    assert dagen_van(*verenigd) == dagen_van(*reeks)
    for eerder, later in pairwise(verenigd):
        assert eerder.tot is not None
        assert eerder.tot < later.van
    assert verenig(verenigd) == verenigd


@given(reeksen.flatmap(lambda reeks: st.tuples(st.just(reeks), st.permutations(reeks))))
def test_union_does_not_depend_on_order(reeksen_):
    een, ander = reeksen_
    assert verenig(een) == verenig(ander)


@given(periodes(), periodes(), periodes())
def test_the_order_is_total(een, twee, drie):
    assert (een < twee) + (een == twee) + (een > twee) == 1
    assert (een <= twee) == (een < twee or een == twee)
    if een <= twee <= drie:
        assert een <= drie
    if een == twee:
        assert hash(een) == hash(twee)


@given(periodes(), dagen)
def test_a_day_is_in_or_in_what_the_period_leaves_over(periode, dag):
    rest = Periode(date.min).min_(periode)
    assert periode.bevat(dag) != any(deel.bevat(dag) for deel in rest)
