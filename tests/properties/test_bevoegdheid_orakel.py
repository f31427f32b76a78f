"""The decision function against an oracle that reads every row, on small random registers."""

import bevoegdheid_orakel as orakel
from hypothesis import given, settings
from hypothesis import strategies as st

from driehoek.kern.bevoegdheid import (
    OPEN,
    Artikel,
    Bereik,
    Index,
    Liggingregel,
    Reden,
    Regeling,
    Rolregel,
    Scoperegel,
    Vraag,
    beantwoord,
    beslis,
    wie_mag,
)

CONCERN, OPGAVEN, OPDRACHTEN, DELEN = 1, (10, 11), (100, 101), (1000, 1001)
DRAGERS = (CONCERN, *OPGAVEN, *OPDRACHTEN, *DELEN)
PERSONEN = (5, 6, 7)
ROLSOORTEN = (12, 13, 14, 15)
HOGER = {14: (13,), 15: (13,), 13: (12,)}
CODES = ("A", "B", "C")
HANDELINGEN = (1, 2)
DAGEN = st.integers(0, 5)
MOMENTEN = st.integers(0, 5)
BEDRAGEN = st.integers(0, 4)


@st.composite
def vakken(draw):
    """A rectangle on both axes; days and moments are few, so that borders meet."""
    van, bekend_van = draw(DAGEN), draw(MOMENTEN)
    duur, kennis = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    return {
        "van": van,
        "tot": draw(st.sampled_from((OPEN, van + duur))),
        "bekend_van": bekend_van,
        "bekend_tot": draw(st.sampled_from((OPEN, bekend_van + kennis))),
        "bestond": draw(DAGEN),
    }


def rijen(hooguit, **velden):
    rij = st.fixed_dictionaries(velden)
    return st.lists(st.tuples(vakken(), rij), max_size=hooguit).map(
        lambda lijst: [{"feit": nr, **vak, **rest} for nr, (vak, rest) in enumerate(lijst, 1)]
    )


def _een_tegelijk(liggingen, sleutel):
    """At most one row per key on any day at any moment, as the database has it."""
    gehouden = []
    for rij in liggingen:
        if not any(rij[sleutel] == r[sleutel] and _raken(rij, r) for r in gehouden):
            gehouden.append(rij)
    return gehouden


def _raken(een, ander):
    return (
        een["van"] < ander["tot"]
        and ander["van"] < een["tot"]
        and een["bekend_van"] < ander["bekend_tot"]
        and ander["bekend_van"] < een["bekend_tot"]
    )


def _liggingen(soort, ouders):
    return rijen(3, drager=st.sampled_from(soort), ouder=st.sampled_from(ouders)).map(
        lambda lijst: _een_tegelijk(lijst, "drager")
    )


werelden = st.fixed_dictionaries(
    {
        "concern": st.just(CONCERN),
        "hoger": st.just([(laag, hoog) for laag, hogere in HOGER.items() for hoog in hogere]),
        "rollen": rijen(
            6,
            persoon=st.sampled_from(PERSONEN),
            drager=st.sampled_from(DRAGERS),
            rolsoort=st.sampled_from(ROLSOORTEN),
        ),
        "artikelen": rijen(
            5,
            code=st.sampled_from(CODES),
            boven=st.sampled_from(("", "", *CODES)),
            rolsoort=st.sampled_from(ROLSOORTEN),
            handeling=st.sampled_from(HANDELINGEN),
            limiet=st.sampled_from((OPEN, 0, 1, 2, 3)),
            binnen_scope=st.booleans(),
            bereik=st.sampled_from([b.name for b in Bereik]),
            ondermandaat=st.booleans(),
            drager=st.sampled_from((0, 0, 0, *DRAGERS)),
            naast_hogere=st.booleans(),
        )
        # A chain goes up: 'A' derives from nothing, 'B' at most from 'A', 'C' from those.
        .map(lambda lijst: [{**a, "boven": a["boven"] * (a["boven"] < a["code"])} for a in lijst])
        .map(lambda lijst: _een_tegelijk(lijst, "code")),
        "boven_delen": _liggingen(DELEN, OPDRACHTEN),
        "boven_opdrachten": _liggingen(OPDRACHTEN, OPGAVEN),
        "scopes": rijen(3, opdracht=st.sampled_from(OPDRACHTEN), budget=BEDRAGEN).map(
            lambda lijst: _een_tegelijk(lijst, "opdracht")
        ),
    }
).map(lambda w: {**w, "liggingen": [*w.pop("boven_delen"), *w.pop("boven_opdrachten")]})
vragen = st.fixed_dictionaries(
    {
        "persoon": st.sampled_from(PERSONEN),
        "handeling": st.sampled_from(HANDELINGEN),
        "drager": st.sampled_from(DRAGERS),
        "bedrag": BEDRAGEN,
        "op": DAGEN,
        "bekend": MOMENTEN,
    }
)


def _index(wereld):
    index = Index(CONCERN, HOGER)
    index.neem_rollen_op([Rolregel(**r) for r in wereld["rollen"]])
    index.neem_liggingen_op(
        [Liggingregel(**{**r, "feit": nr}) for nr, r in enumerate(wereld["liggingen"])]
    )
    index.neem_scopes_op([Scoperegel(**r) for r in wereld["scopes"]])
    index.regeling = Regeling(
        [Artikel(**{**a, "bereik": Bereik[a["bereik"]]}) for a in wereld["artikelen"]]
    )
    return index


def _naam(oordeel):
    return "LATER_BESLOTEN" if oordeel.reden is Reden.LATER_BESLOTEN else oordeel.uitslag.name


@settings(max_examples=300, deadline=None)
@given(werelden, st.lists(vragen, min_size=1, max_size=12))
def test_BEV_01_de_beslisfunctie_zegt_wat_het_orakel_zegt(wereld, gesteld):
    index = _index(wereld)
    for vraag in gesteld:
        verwacht = orakel.antwoord(wereld, vraag)
        assert _naam(beantwoord(index, Vraag(**vraag))) == verwacht
        assert _naam(beslis(index, **vraag)) == verwacht


@settings(max_examples=80, deadline=None)
@given(werelden, vragen)
def test_BEV_03_wie_het_mag_is_wie_het_volgens_het_orakel_mag(wereld, vraag):
    mag = {o.rol.persoon for o in wie_mag(_index(wereld), Vraag(**vraag))}
    assert mag == {
        p for p in PERSONEN if orakel.antwoord(wereld, {**vraag, "persoon": p}) == "BEVOEGD"
    }


@settings(max_examples=60, deadline=None)
@given(werelden, st.lists(vragen, min_size=1, max_size=6))
def test_een_index_die_de_rijen_een_voor_een_krijgt_antwoordt_hetzelfde(wereld, gesteld):
    ineens, stuksgewijs = _index(wereld), Index(CONCERN, HOGER)
    for rij in wereld["rollen"]:
        half = {**rij, "bekend_tot": OPEN}
        stuksgewijs.neem_rollen_op([Rolregel(**half)])
        stuksgewijs.neem_rollen_op([Rolregel(**rij)])
    for nr, rij in enumerate(wereld["liggingen"]):
        stuksgewijs.neem_liggingen_op([Liggingregel(**{**rij, "feit": nr})])
    for rij in wereld["scopes"]:
        stuksgewijs.neem_scopes_op([Scoperegel(**rij)])
    stuksgewijs.regeling = ineens.regeling
    for vraag in gesteld:
        assert _naam(beslis(stuksgewijs, **vraag)) == _naam(beslis(ineens, **vraag))
