"""A small world for hypothesis: forty days, few values, so that collisions are the rule."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from driehoek.kern.tijd import Periode, Stuk, kap_af, overschrijf, trek_in, wis

EERSTE = date(2026, 1, 1)
AANTAL = 40
# The last day lies beyond every end that is drawn: a value there has no end.
WERELD = [EERSTE + timedelta(days=n) for n in range(AANTAL + 2)]


def dagen_van(*periodes):
    return {dag for dag in WERELD for periode in periodes if periode.bevat(dag)}


def inhoud(stukken):
    """What a belief says on each day: value and grondslag."""
    return {
        dag: (stuk.waarde, stuk.grondslag) for stuk in stukken for dag in dagen_van(stuk.periode)
    }


dagen = st.integers(0, AANTAL).map(lambda n: EERSTE + timedelta(days=n))
waarden = st.sampled_from("abc")
grondslagen = st.integers(1, 4)


@st.composite
def periodes(draw):
    van = draw(st.integers(0, AANTAL - 1))
    tot = draw(st.none() | st.integers(van + 1, AANTAL))
    return Periode(WERELD[van], None if tot is None else WERELD[tot])


@st.composite
def standen(draw):
    """A current belief as stored: pieces with ids, no overlap, gaps and neighbours both."""
    grenzen = sorted(draw(st.sets(st.integers(0, AANTAL), max_size=8)))
    stukken = [Periode(WERELD[van], WERELD[tot]) for van, tot in pairwise(grenzen)]
    if grenzen and draw(st.booleans()):
        stukken.append(Periode(WERELD[grenzen[-1]]))
    gekozen = [periode for periode in stukken if draw(st.integers(0, 3))]
    return tuple(
        Stuk(periode, draw(waarden), draw(grondslagen), id=nummer)
        for nummer, periode in enumerate(gekozen, start=100)
    )


@st.composite
def stellingen(draw):
    """A statement: a function from the belief to a mutation."""
    soort = draw(st.sampled_from(["overschrijf", "wis", "kap_af", "trek_in"]))
    if soort == "overschrijf":
        nieuw = draw(periodes()), draw(waarden), draw(grondslagen)
        return lambda huidig: overschrijf(huidig, *nieuw)
    if soort == "wis":
        weg = draw(periodes())
        return lambda huidig: wis(huidig, weg)
    if soort == "kap_af":
        dag = draw(dagen)
        return lambda huidig: kap_af(huidig, dag)
    bronnen, vanaf = draw(st.sets(grondslagen)), draw(st.none() | dagen)
    return lambda huidig: trek_in(huidig, bronnen, vanaf)
