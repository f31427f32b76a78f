"""Lines of a portfolio: places in percent, stripes for what comes, a letter beside each colour."""

from datetime import date

import pytest

from driehoek.platform.ui.tekening.faselijn import Segment, aslijn, faselijn, maak_as, trap

JAREN = maak_as(date(2023, 1, 1), date(2027, 1, 1))
JAAR = maak_as(date(2026, 1, 1), date(2027, 1, 1))
PEIL = date(2025, 1, 1)


def procent(tekst):
    return float(tekst.removesuffix("%"))


def segment(van, tot=None, soort="realisatie", label="Realisatie"):
    return Segment(van, tot, soort, label)


def test_a_segment_lies_where_its_days_lie():
    lijn = faselijn([segment(date(2024, 1, 1), date(2026, 1, 1))], JAREN, PEIL)
    (vlak,) = lijn.vlakken
    assert procent(vlak.x) == pytest.approx(25, abs=0.1)
    assert procent(vlak.breedte) == pytest.approx(50, abs=0.1)


def test_what_lies_after_the_day_is_striped():
    lijn = faselijn([segment(date(2024, 1, 1), date(2026, 1, 1))], JAREN, PEIL)
    assert procent(lijn.straks_x) == pytest.approx(50, abs=0.1)
    assert procent(lijn.straks_breedte) == pytest.approx(25, abs=0.1)


@pytest.mark.parametrize(
    ("van", "tot"), [(date(2023, 5, 1), PEIL), (date(2023, 5, 1), date(2024, 1, 1))]
)
def test_what_ended_by_the_day_has_no_stripes(van, tot):
    lijn = faselijn([segment(van, tot)], JAREN, PEIL)
    assert (lijn.straks_x, lijn.straks_breedte) == ("", "")


def test_what_begins_later_is_striped_as_a_whole():
    lijn = faselijn([segment(date(2026, 1, 1))], JAREN, PEIL)
    assert lijn.straks_x == lijn.vlakken[0].x
    assert lijn.straks_breedte == lijn.vlakken[0].breedte


def test_without_a_known_end_it_goes_on_beyond_the_axis():
    assert faselijn([segment(date(2024, 1, 1))], JAREN, PEIL).open
    assert not faselijn([segment(date(2024, 1, 1), date(2026, 1, 1))], JAREN, PEIL).open


def test_what_the_axis_does_not_show_is_said_and_not_drawn():
    voorbij = segment(date(2020, 1, 1), date(2021, 1, 1), "initiatie", "Initiatie")
    lijn = faselijn([voorbij, segment(date(2024, 1, 1), date(2026, 1, 1))], JAREN, PEIL)
    assert [v.soort for v in lijn.vlakken] == ["realisatie"]
    assert lijn.zin == (
        "Initiatie 1 januari 2020 tot 1 januari 2021; Realisatie 1 januari 2024 tot 1 januari 2026"
    )


def test_the_whole_word_where_it_fits_else_its_letter_else_nothing():
    lang, kort, spikkel = (
        faselijn([segment(date(2024, 1, 1), tot)], JAREN, PEIL).vlakken[0]
        for tot in (date(2026, 1, 1), date(2024, 5, 1), date(2024, 1, 10))
    )
    assert (lang.label, lang.letter) == ("Realisatie", "R")
    assert (kort.label, kort.letter) == ("", "R")
    assert (spikkel.label, spikkel.letter) == ("", "")


def test_nothing_known_says_so():
    lijn = faselijn([], JAREN, PEIL)
    assert (lijn.vlakken, lijn.straks_x, lijn.zin) == ((), "", "geen fase bekend")


def test_a_year_has_its_months_and_a_term_its_quarters():
    maanden = [t.label for t in aslijn(JAAR, PEIL, PEIL).tikken]
    assert maanden[:3] == ["jan", "feb", "mrt"]
    assert len(maanden) == 12
    kwartalen = aslijn(JAREN, PEIL, PEIL).tikken
    assert len(kwartalen) == 16
    assert [t.label for t in kwartalen if t.label] == ["2023", "2024", "2025", "2026"]
    assert all(t.jaar == bool(t.label) for t in kwartalen)


def test_a_long_axis_names_no_more_years_than_fit():
    eeuw = maak_as(date(1990, 1, 1), date(2090, 1, 1))
    assert len(aslijn(eeuw, PEIL, PEIL).tikken) <= 14


def test_no_name_sticks_out_at_the_end_of_the_axis():
    as_ = maak_as(date(2023, 3, 1), date(2027, 3, 1))
    laatste = aslijn(as_, PEIL, PEIL).tikken[-1]
    assert (laatste.label, laatste.jaar) == ("", True)


def test_the_lines_of_both_days_stand_only_where_the_axis_has_them():
    lijn = aslijn(JAREN, PEIL, date(2022, 1, 1))
    assert procent(lijn.peil) == pytest.approx(50, abs=0.1)
    assert lijn.ander == ""
    assert aslijn(JAREN, PEIL, PEIL).ander == ""


def test_a_sum_in_steps_splits_at_the_day():
    stappen = [(date(2022, 1, 1), 50), (date(2024, 1, 1), 100), (date(2026, 1, 1), 0)]
    beeld = trap(stappen, JAREN, PEIL)
    assert beeld.hoogste == 100
    assert beeld.geweest == "M0,24H0V12H249.8V0H500.3V24Z"
    assert beeld.straks == "M500.3,24H500.3V0H750.2V24H1000V24Z"


def test_no_money_draws_nothing():
    assert trap([], JAREN, PEIL).geweest == ""
    assert trap([(date(2020, 1, 1), 0)], JAREN, PEIL).straks == ""
