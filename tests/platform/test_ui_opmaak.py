"""Values as people read them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from driehoek.platform.ui import opmaak


def test_datum_is_written_in_full():
    assert opmaak.datum(date(2026, 3, 3)) == "3 maart 2026"
    assert opmaak.datum_kort(date(2026, 3, 3)) == "3 mrt 2026"


def test_datum_of_a_moment_is_the_day_in_amsterdam():
    assert opmaak.datum(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == "1 juli 2026"


@pytest.mark.parametrize(
    ("utc", "tekst"),
    [
        (datetime(2026, 3, 3, 13, 5, tzinfo=UTC), "3 maart 2026 14:05"),
        (datetime(2026, 7, 3, 12, 5, tzinfo=UTC), "3 juli 2026 14:05"),
    ],
)
def test_moment_is_in_amsterdam_in_winter_and_summer(utc, tekst):
    assert opmaak.moment(utc) == tekst


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        (0, "€ 0"),
        (1_250_000, "€ 1.250.000"),
        (Decimal("1250.5"), "€ 1.250,50"),
        (Decimal("-1250.00"), "€ -1.250"),
        (0.1, "€ 0,10"),
    ],
)
def test_euro(bedrag, tekst):
    assert opmaak.euro(bedrag).replace(opmaak.NBSP, " ") == tekst


def test_euro_does_not_break_over_a_line():
    assert " " not in opmaak.euro(1_250_000)


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        (999_999, "€ 999.999"),
        (1_000_000, "€ 1 mln"),
        (1_284_600_000, "€ 1,3 mld"),
        (-2_500_000, "€ -2,5 mln"),
    ],
)
def test_euro_kort(bedrag, tekst):
    assert opmaak.euro_kort(bedrag).replace(opmaak.NBSP, " ") == tekst


@pytest.mark.parametrize(
    ("aantal", "tekst"),
    [
        (Decimal("1.50"), "1,5"),
        (1800, "1.800"),
        (100, "100"),
        (Decimal("0.125"), "0,12"),
        (0, "0"),
    ],
)
def test_fte(aantal, tekst):
    assert opmaak.fte(aantal) == tekst


@pytest.mark.parametrize(
    "toon",
    [
        opmaak.datum,
        opmaak.datum_kort,
        opmaak.moment,
        opmaak.periode,
        opmaak.euro,
        opmaak.euro_kort,
        opmaak.fte,
        opmaak.heel,
    ],
)
def test_unknown_says_so_and_is_not_zero(toon):
    assert toon(None) == "onbekend"


@dataclass
class Reeks:
    lower: date | None
    upper: date | None


@dataclass
class Kernperiode:
    van: date
    tot: date | None


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Reeks(date(2026, 3, 3), date(2027, 5, 1)), "3 maart 2026 tot 1 mei 2027"),
        (Kernperiode(date(2026, 3, 3), None), "vanaf 3 maart 2026"),
        ((None, date(2026, 3, 3)), "tot 3 maart 2026"),
        ((None, None), "altijd"),
        ((datetime(2026, 3, 3, 13, 5, tzinfo=UTC), None), "vanaf 3 maart 2026 14:05"),
    ],
)
def test_periode(waarde, tekst):
    assert opmaak.periode(waarde) == tekst


def test_periode_refuses_what_is_no_period():
    with pytest.raises(TypeError, match="Geen periode"):
        opmaak.periode(2026)
