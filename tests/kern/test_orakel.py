"""The oracle on its own, and the algebra of two axes held against it."""

import ast
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import orakel
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orakel import Raster
from strategieen import WERELD, dagen, grondslagen, periodes, waarden

from driehoek.kern.tijd import Feit, kap_af, na_elkaar, overschrijf, stand_op, trek_in, wis

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
DEC = date(2026, 12, 31)
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_grid_remembers_what_each_number_knew():
    raster = Raster(JAN, DEC)
    raster.zet("s", JAN, None, "Anne")
    eerste = raster.vastleggen()
    raster.zet("s", FEB, None, "Bram")
    raster.wis("s", JAN, date(2026, 1, 10))
    tweede = raster.vastleggen()
    assert (eerste, tweede) == (1, 2)
    assert [raster.antwoord("s", FEB, nr) for nr in range(3)] == [None, "Anne", "Bram"]
    assert [raster.antwoord("s", JAN, nr) for nr in range(3)] == [None, "Anne", None]
    assert raster.antwoord("ander", FEB, tweede) is None


def test_the_end_is_out_and_no_end_fills_the_grid():
    raster = Raster(JAN, DEC)
    raster.zet("s", JAN, FEB, "Anne")
    raster.zet("t", FEB, None, "Bram")
    nr = raster.vastleggen()
    assert raster.antwoord("s", date(2026, 1, 31), nr) == "Anne"
    assert raster.antwoord("s", FEB, nr) is None
    assert raster.antwoord("t", DEC, nr) == "Bram"


def test_clearing_can_be_for_some_values_only():
    raster = Raster(JAN, DEC)
    raster.zet("s", JAN, FEB, ("Anne", 1))
    raster.zet("s", FEB, None, ("Bram", 2))
    raster.wis("s", JAN, None, alleen=lambda waarde: waarde[1] == 1)
    nr = raster.vastleggen()
    assert raster.antwoord("s", JAN, nr) is None
    assert raster.antwoord("s", FEB, nr) == ("Bram", 2)


def test_a_refused_act_leaves_nothing():
    raster = Raster(JAN, DEC)
    raster.zet("s", JAN, None, "Anne")
    raster.verwerp()
    assert raster.antwoord("s", JAN, raster.vastleggen()) is None


def test_questions_off_the_grid_are_refused():
    raster = Raster(JAN, DEC)
    with pytest.raises(IndexError, match="ledger number 1"):
        raster.antwoord("s", JAN, 1)
    with pytest.raises(IndexError, match="off the grid"):
        raster.antwoord("s", date(2027, 1, 1), 0)
    with pytest.raises(ValueError, match="use wis"):
        raster.zet("s", JAN, None, None)


def test_the_oracle_knows_nothing_of_the_application():
    boom = ast.parse(Path(orakel.__file__).read_text(encoding="utf-8"))
    namen = {
        alias.name if isinstance(knoop, ast.Import) else knoop.module
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Import | ast.ImportFrom)
        for alias in knoop.names
    }
    assert namen == {"collections.abc", "datetime"}


class Register:
    """The least register there can be: the algebra, and rows closed but never changed."""

    def __init__(self):
        self.rijen = {}
        self.huidig = ()
        self.moment = BEGIN

    def schrijf(self, mutatie):
        self.moment += timedelta(microseconds=1)
        for nummer in mutatie.sluit_ids:
            self.rijen[nummer] = replace(self.rijen[nummer], geregistreerd_tot=self.moment)
        bewaard = []
        for stuk in mutatie.open:
            nummer = len(self.rijen)
            self.rijen[nummer] = Feit(stuk.periode, (stuk.waarde, stuk.grondslag), self.moment)
            bewaard.append(replace(stuk, id=nummer))
        self.huidig = replace(mutatie, open=tuple(bewaard)).toegepast_op(self.huidig)
        return self.moment

    def antwoord(self, dag, moment):
        gevonden = [feit.waarde for feit in stand_op(self.rijen.values(), dag, moment)]
        assert len(gevonden) <= 1
        return gevonden[0] if gevonden else None


@st.composite
def stappen(draw):
    """One statement, twice: for the algebra and for the grid."""
    soort = draw(st.sampled_from(["overschrijf", "wis", "kap_af", "trek_in"]))
    if soort == "overschrijf":
        periode, waarde, grondslag = draw(periodes()), draw(waarden), draw(grondslagen)
        return (
            lambda huidig: overschrijf(huidig, periode, waarde, grondslag),
            lambda raster: raster.zet("s", periode.van, periode.tot, (waarde, grondslag)),
        )
    if soort == "wis":
        weg = draw(periodes())
        return (
            lambda huidig: wis(huidig, weg),
            lambda raster: raster.wis("s", weg.van, weg.tot),
        )
    if soort == "kap_af":
        dag = draw(dagen)
        return lambda huidig: kap_af(huidig, dag), lambda raster: raster.wis("s", dag, None)
    bronnen, vanaf = draw(st.sets(grondslagen, min_size=1)), draw(st.none() | dagen)
    return (
        lambda huidig: trek_in(huidig, bronnen, vanaf),
        lambda raster: raster.wis(
            "s", vanaf or WERELD[0], None, alleen=lambda waarde: waarde[1] in bronnen
        ),
    )


@given(st.lists(st.lists(stappen(), max_size=4), max_size=6))
def test_every_answer_at_every_number_is_that_of_the_grid(handelingen):
    register, raster = Register(), Raster(WERELD[0], WERELD[-1])
    momenten = {0: BEGIN}
    for handeling in handelingen:
        moment = register.schrijf(na_elkaar(register.huidig, [stap for stap, _ in handeling]))
        for _, stap in handeling:
            stap(raster)
        momenten[raster.vastleggen()] = moment
    for nr, moment in momenten.items():
        for dag in WERELD:
            assert register.antwoord(dag, moment) == raster.antwoord("s", dag, nr)
