"""What a change of the regulation does: which power, for whom, from when to when."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.verschil import verschillen
from driehoek.kern.tijd import Periode
from driehoek.platform.tijdfeit import bereik_uit

D = date(2024, 1, 1)


def feit(code="GS-1", van=D, tot=None, **anders):
    velden = {
        "regeling": "Regeling",
        "soort": "volmacht",
        "rol": "AOG",
        "rechtshandeling": "verplichting",
        "tot_bedrag": 100,
        "binnen_scope": True,
        "bereik": "onder",
        "voorwaarden": "",
        "ondermandaat": True,
        "boven": "",
        "naast_hogere": False,
        **anders,
    }
    return Mandaatartikel(id=1, code=code, geldig=bereik_uit(Periode(van, tot)), **velden)


def kort(voor, na):
    return [
        (v.macht.rol, v.macht.tot_bedrag, v.was and v.was.tot_bedrag, v.erbij, v.periode)
        for v in verschillen(voor, na)
    ]


def test_niets_verandert_als_alleen_het_artikel_anders_heet():
    assert kort([feit()], [feit("GS-9")]) == []


def test_BEV_02_een_hogere_grens_vanaf_een_dag_is_een_verschil_met_wat_het_was():
    later = D + timedelta(days=10)
    na = [feit(tot=later), feit(van=later, tot_bedrag=200)]
    assert kort([feit()], na) == [("AOG", 200, 100, True, Periode(later))]


@pytest.mark.parametrize(("was", "wordt", "erbij"), [(100, None, True), (None, 100, False)])
def test_BEV_02_geen_grens_is_hoger_dan_elke_grens(was, wordt, erbij):
    (verschil,) = verschillen([feit(tot_bedrag=was)], [feit(tot_bedrag=wordt)])
    assert (verschil.macht.tot_bedrag, verschil.erbij) == (wordt, erbij)


def test_BEV_02_een_voorwaarde_erbij_is_een_andere_bevoegdheid():
    na = [feit(voorwaarden="advies_control")]
    assert [(v.macht.voorwaarden, v.erbij) for v in verschillen([feit()], na)] == [
        ("", False),
        ("advies_control", True),
    ]


def test_BEV_09_wat_onder_een_vervallen_schakel_ligt_vervalt_mee():
    onder = feit("AOG-1", rol="AON", boven="GS-1", tot_bedrag=50, ondermandaat=False)
    tot = D + timedelta(days=30)
    assert kort([feit(), onder], [feit(tot=tot), onder]) == [
        ("AOG", 100, None, False, Periode(tot)),
        ("AON", 50, None, False, Periode(tot)),
    ]


def test_BEV_09_een_lagere_schakel_verlaagt_wat_eronder_ligt():
    onder = feit("AOG-1", rol="AON", boven="GS-1", tot_bedrag=50, ondermandaat=False)
    na = [feit(tot_bedrag=20), onder]
    assert kort([feit(), onder], na)[1] == ("AON", 20, 50, False, Periode(D))


STUKKEN = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.one_of(st.none(), st.integers(1, 12)),
        st.sampled_from([None, 10, 20]),
        st.sampled_from(["", "advies_control"]),
    ),
    max_size=4,
)


def _feiten(stukken):
    return [
        feit(
            f"A-{nr}",
            van=D + timedelta(days=van),
            tot=None if duur is None else D + timedelta(days=van + duur),
            tot_bedrag=bedrag,
            voorwaarden=eisen,
        )
        for nr, (van, duur, bedrag, eisen) in enumerate(stukken)
    ]


def _op(feiten, dag, eisen):
    """The highest limit on a day, the plainest way; -1 where there is no such power."""
    bedragen = [
        10**9 if f.tot_bedrag is None else f.tot_bedrag
        for f in feiten
        if f.voorwaarden == eisen and f.periode.bevat(dag)
    ]
    return max(bedragen, default=-1)


@given(STUKKEN, STUKKEN)
@settings(max_examples=150, deadline=None)
def test_BEV_02_per_dag_klopt_het_verschil_met_het_verschil_van_die_dag(eerst, daarna):
    voor, na = _feiten(eerst), _feiten(daarna)
    gevonden = verschillen(voor, na)
    for eisen in ("", "advies_control"):
        for i in range(30):
            dag = D + timedelta(days=i)
            was, wordt = _op(voor, dag, eisen), _op(na, dag, eisen)
            hier = [v for v in gevonden if v.macht.voorwaarden == eisen and v.periode.bevat(dag)]
            assert [v.erbij for v in hier] == ([] if was == wordt else [wordt > was])
