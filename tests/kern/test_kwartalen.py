"""Quarters, each known by its first day."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from driehoek.kern.tijd import kwartaal_van, kwartaalnaam, kwartalen, volgend_kwartaal

DAGEN = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAGEN)
def test_elke_dag_ligt_in_zijn_kwartaal(dag):
    kwartaal = kwartaal_van(dag)

    assert kwartaal <= dag < volgend_kwartaal(kwartaal)
    assert kwartaal_van(kwartaal) == kwartaal


@given(DAGEN, DAGEN)
def test_de_kwartalen_van_een_tijd_sluiten_aan_en_omvatten_haar(een, ander):
    van, tot = sorted((een, ander))
    delen = kwartalen(van, tot)

    assert delen == sorted(set(delen))
    assert all(volgend_kwartaal(a) == b for a, b in itertools.pairwise(delen))
    if van == tot:
        assert delen == []
    else:
        assert delen[0] <= van
        assert delen[-1] < tot <= volgend_kwartaal(delen[-1])


def test_een_kwartaal_heeft_een_naam():
    assert kwartaalnaam(date(2026, 10, 1)) == "kwartaal 4 van 2026"
    assert volgend_kwartaal(date(2026, 10, 1)) == date(2027, 1, 1)
