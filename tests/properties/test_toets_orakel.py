"""Compiled blocks against the decision function line by line, and both against plain SQL."""

import numpy as np
import toets_langzaam
from hypothesis import given, settings
from hypothesis import strategies as st
from test_bevoegdheid_orakel import (
    BEDRAGEN,
    DAGEN,
    DRAGERS,
    HANDELINGEN,
    MOMENTEN,
    PERSONEN,
    _index,
    werelden,
)

from driehoek.kern.rechtmatigheid import Blok
from driehoek.kern.rechtmatigheid.oordelen import Beoordelaar

HOOFD = 20
VENSTERS = st.sampled_from(([(0, 2)], [(0, 1), (3, 4)], [(0, 3), (2, 1), (4, 3)]))
regels = st.lists(
    st.fixed_dictionaries(
        {
            "datum": DAGEN.map(lambda dag: dag + 1),
            "persoon": st.sampled_from(PERSONEN),
            "handeling": st.sampled_from(HANDELINGEN),
            "drager": st.sampled_from(DRAGERS),
            "bedrag": BEDRAGEN,
            "wederpartij": st.integers(0, 1),
            "geregistreerd": MOMENTEN,
            "voldaan": st.just(0),
        }
    ),
    min_size=1,
    max_size=25,
).map(lambda lijst: sorted(lijst, key=lambda r: r["datum"]))


def blok(rijen, vanaf=0):
    genummerd = [{"regel": nr, **rij} for nr, rij in enumerate(rijen, vanaf)]
    return Blok(
        **{naam: np.array([r[naam] for r in genummerd], np.int64) for naam in Blok.__slots__}
    )


def kolommen(uitkomst):
    """As the slow way gives them: a tuple for each line."""
    namen = [n for n in type(uitkomst).__slots__ if n != "bekrachtigd"]
    return list(zip(*(getattr(uitkomst, naam).tolist() for naam in namen), strict=True))


@settings(max_examples=100, deadline=None)
@given(werelden, regels, VENSTERS, st.integers(1, 25))
def test_BEV_04_gecompileerd_is_regel_voor_regel_de_beslisfunctie(wereld, rijen, vensters, knip):
    index = _index(wereld)
    verwacht = toets_langzaam.oordeel(index, blok(rijen), HOOFD, vensters)
    beoordelaar = Beoordelaar(index, HOOFD, vensters)
    gevonden = []
    for begin in range(0, len(rijen), knip):
        gevonden += kolommen(beoordelaar.beoordeel(blok(rijen[begin : begin + knip], begin)))
    assert gevonden == verwacht


@settings(max_examples=50, deadline=None)
@given(werelden, regels, VENSTERS, st.sets(st.integers(0, 30), max_size=10))
def test_BEV_13_bekrachtigen_herstelt_wat_mis_was_en_verder_niets(wereld, rijen, vensters, welke):
    index = _index(wereld)
    daden = {
        (nr, *(rijen[nr][k] for k in ("datum", "persoon", "handeling", "drager", "bedrag"))): nr + 1
        for nr in welke
        if nr < len(rijen)
    }
    zonder = kolommen(Beoordelaar(index, HOOFD, vensters).beoordeel(blok(rijen)))
    met = Beoordelaar(index, HOOFD, vensters, daden).beoordeel(blok(rijen))
    mis = {nr for nr, (oordeel, *_) in enumerate(zonder) if oordeel in (3, 4)}
    assert met.bekrachtigd == {nr: nr + 1 for nr in mis & welke}
    assert kolommen(met) == [
        (2 if nr in mis & welke else oordeel, *rest) for nr, (oordeel, *rest) in enumerate(zonder)
    ]
