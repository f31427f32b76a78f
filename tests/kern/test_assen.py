from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategieen import (
    WERELD,
    dagen,
    dagen_van,
    grondslagen,
    inhoud,
    periodes,
    standen,
    stellingen,
    waarden,
)

from driehoek.kern.tijd import (
    Feit,
    Mutatie,
    Peilmoment,
    Periode,
    Stuk,
    combineer,
    geordend,
    kap_af,
    na_elkaar,
    overschrijf,
    stand_op,
    trek_in,
    voeg_samen,
    wis,
)

JAN, MRT, MEI, JUL = (date(2026, maand, 1) for maand in (1, 3, 5, 7))
ALS_VOORHEEN = Stuk(Periode(JAN), "Anne", 1, id=7)
T = datetime(2026, 1, 1, 12, tzinfo=UTC)


def reeks_mutaties(huidig, stappen):
    """The statements one by one: the mutations and the belief at the end."""
    mutaties = []
    for stap in stappen:
        mutatie = stap(huidig)
        huidig = mutatie.toegepast_op(huidig)
        mutaties.append(mutatie)
    return mutaties, huidig


def opgeslagen(stukken):
    nummers = count(500)
    return tuple(
        stuk if stuk.id is not None else replace(stuk, id=next(nummers)) for stuk in stukken
    )


def controleer_netto(mutatie):
    """What any mutation that can be written must be."""
    gesloten, geopend = inhoud(mutatie.sluit), inhoud(mutatie.open)
    geordend(mutatie.open)
    assert all(stuk.id is None for stuk in mutatie.open)
    assert len(set(mutatie.sluit_ids)) == len(mutatie.sluit)
    assert voeg_samen(mutatie.open) == mutatie.open
    if mutatie:
        assert gesloten != geopend
    for stuk in mutatie.open:
        assert not any(
            oud.zegt_hetzelfde(stuk) and oud.periode == stuk.periode for oud in mutatie.sluit
        )


# --- by example ---


def test_first_statement_only_opens():
    mutatie = overschrijf([], Periode(JAN), "Anne", 1)
    assert mutatie == Mutatie(open=(Stuk(Periode(JAN), "Anne", 1),))


def test_a_wijziging_keeps_what_was_on_its_own_grondslag():
    mutatie = overschrijf([ALS_VOORHEEN], Periode(MRT, MEI), "Bram", 2)
    assert mutatie.sluit_ids == (7,)
    assert mutatie.open == (
        Stuk(Periode(JAN, MRT), "Anne", 1),
        Stuk(Periode(MRT, MEI), "Bram", 2),
        Stuk(Periode(MEI), "Anne", 1),
    )


def test_a_piece_wholly_outside_is_untouched():
    vroeger, later = replace(ALS_VOORHEEN, periode=Periode(JAN, MRT)), Stuk(Periode(JUL), "C", 3, 8)
    mutatie = overschrijf([later, vroeger], Periode(MRT, JUL), "Bram", 2)
    assert mutatie.sluit == ()
    assert mutatie.toegepast_op([later, vroeger]) == (
        vroeger,
        Stuk(Periode(MRT, JUL), "Bram", 2),
        later,
    )


def test_saying_what_is_already_there_changes_nothing():
    assert not overschrijf([ALS_VOORHEEN], Periode(MRT, MEI), "Anne", 1)
    buren = [Stuk(Periode(JAN, MRT), "Anne", 1, 7), Stuk(Periode(MRT, MEI), "Anne", 1, 8)]
    assert not overschrijf(buren, Periode(JAN, MEI), "Anne", 1)


def test_the_same_value_on_another_grondslag_is_news():
    mutatie = overschrijf([ALS_VOORHEEN], Periode(JAN), "Anne", 2)
    assert mutatie.sluit_ids == (7,)
    assert mutatie.open == (Stuk(Periode(JAN), "Anne", 2),)


def test_a_correction_that_begins_earlier_gives_one_piece():
    vanaf_mei = Stuk(Periode(MEI), "Anne", 1, 7)
    mutatie = overschrijf([vanaf_mei], Periode(MRT, JUL), "Anne", 1)
    assert mutatie.sluit_ids == (7,)
    assert mutatie.open == (Stuk(Periode(MRT), "Anne", 1),)


def test_wis_cuts_a_hole():
    mutatie = wis([ALS_VOORHEEN], Periode(MRT, MEI))
    assert [stuk.periode for stuk in mutatie.open] == [Periode(JAN, MRT), Periode(MEI)]


def test_kap_af_ends_what_runs_and_drops_what_was_to_come():
    lopend, komend = Stuk(Periode(JAN, MEI), "Anne", 1, 7), Stuk(Periode(JUL), "Bram", 2, 8)
    mutatie = kap_af([lopend, komend], MRT)
    assert mutatie.sluit_ids == (7, 8)
    assert mutatie.open == (Stuk(Periode(JAN, MRT), "Anne", 1),)
    assert not kap_af([lopend], MEI)


def test_trek_in_wholly_or_from_a_day():
    huidig = [ALS_VOORHEEN.over(Periode(JAN, MEI)), Stuk(Periode(MEI), "Bram", 2)]
    huidig = [replace(stuk, id=nummer) for nummer, stuk in enumerate(huidig, start=7)]
    assert trek_in(huidig, {1}) == Mutatie(sluit=(huidig[0],))
    assert trek_in(huidig, {1}, MRT).open == (Stuk(Periode(JAN, MRT), "Anne", 1),)
    assert not trek_in(huidig, {1}, MEI)
    assert not trek_in(huidig, {3})
    assert not trek_in(huidig, set())


def test_a_statement_taken_back_in_the_same_act_leaves_no_trace():
    mutatie = na_elkaar(
        [ALS_VOORHEEN],
        [
            lambda huidig: overschrijf(huidig, Periode(MRT), "Bram", 2),
            lambda huidig: overschrijf(huidig, Periode(MRT), "Anne", 1),
        ],
    )
    assert not mutatie


def test_a_piece_opened_and_closed_in_one_act_is_never_written():
    mutatie = na_elkaar(
        [ALS_VOORHEEN],
        [
            lambda huidig: overschrijf(huidig, Periode(MRT), "Bram", 2),
            lambda huidig: overschrijf(huidig, Periode(MEI), "Cor", 3),
        ],
    )
    assert mutatie.sluit_ids == (7,)
    assert mutatie.open == (
        Stuk(Periode(JAN, MRT), "Anne", 1),
        Stuk(Periode(MRT, MEI), "Bram", 2),
        Stuk(Periode(MEI), "Cor", 3),
    )


def test_a_second_statement_cannot_be_written_alone():
    eerste = overschrijf([], Periode(JAN), "Anne", 1)
    tweede = wis(eerste.open, Periode(MRT))
    with pytest.raises(ValueError, match="nog niet zijn opgeslagen"):
        _ = tweede.sluit_ids


def test_mutations_that_do_not_follow_each_other_are_refused():
    los = wis([Stuk(Periode(JAN), "Anne", 1)], Periode(MRT))
    with pytest.raises(ValueError, match="volgen niet op elkaar"):
        combineer([los])
    with pytest.raises(ValueError, match="Twee waarden"):
        combineer([wis([ALS_VOORHEEN], Periode(MRT)), wis([ALS_VOORHEEN], Periode(MRT))])


@pytest.mark.parametrize(
    "doe",
    [
        lambda huidig: overschrijf(huidig, Periode(JUL), "x", 9),
        lambda huidig: wis(huidig, Periode(JUL)),
        lambda huidig: kap_af(huidig, JUL),
        lambda huidig: trek_in(huidig, {9}),
        voeg_samen,
        geordend,
    ],
)
def test_a_belief_that_contradicts_itself_is_refused(doe):
    with pytest.raises(ValueError, match="Twee waarden voor dezelfde dagen: vanaf 1 januari 2026"):
        doe([ALS_VOORHEEN, Stuk(Periode(MRT, MEI), "Bram", 2)])


def test_values_need_not_be_hashable():
    mutatie = overschrijf([Stuk(Periode(JAN), {"naam": "Anne"}, 1, 7)], Periode(MRT), {}, 2)
    assert [stuk.waarde for stuk in mutatie.open] == [{"naam": "Anne"}, {}]


# --- laws ---


@given(standen(), periodes(), waarden, grondslagen)
def test_law_overschrijf_is_new_inside_and_old_outside(huidig, periode, waarde, grondslag):
    mutatie = overschrijf(huidig, periode, waarde, grondslag)
    verwacht = inhoud(huidig) | dict.fromkeys(dagen_van(periode), (waarde, grondslag))
    assert inhoud(mutatie.toegepast_op(huidig)) == verwacht
    assert bool(mutatie) == (verwacht != inhoud(huidig))
    controleer_netto(mutatie)


@given(standen(), periodes())
def test_law_wis_is_empty_inside_and_old_outside(huidig, periode):
    mutatie = wis(huidig, periode)
    weg = dagen_van(periode)
    verwacht = {dag: wat for dag, wat in inhoud(huidig).items() if dag not in weg}
    assert inhoud(mutatie.toegepast_op(huidig)) == verwacht
    controleer_netto(mutatie)


@given(standen(), dagen)
def test_law_kap_af_leaves_only_what_was_before(huidig, vanaf):
    mutatie = kap_af(huidig, vanaf)
    verwacht = {dag: wat for dag, wat in inhoud(huidig).items() if dag < vanaf}
    assert inhoud(mutatie.toegepast_op(huidig)) == verwacht
    controleer_netto(mutatie)


@given(standen(), st.sets(grondslagen), st.none() | dagen)
def test_law_trek_in_takes_these_grondslagen_and_no_other(huidig, bronnen, vanaf):
    mutatie = trek_in(huidig, bronnen, vanaf)
    verwacht = {
        dag: wat
        for dag, wat in inhoud(huidig).items()
        if wat[1] not in bronnen or (vanaf is not None and dag < vanaf)
    }
    assert inhoud(mutatie.toegepast_op(huidig)) == verwacht
    controleer_netto(mutatie)


@given(standen(), periodes(), waarden, grondslagen)
def test_law_what_lies_wholly_outside_keeps_its_row(huidig, periode, waarde, grondslag):
    buiten = {stuk for stuk in huidig if not stuk.periode.overlapt(periode)}
    for mutatie in (overschrijf(huidig, periode, waarde, grondslag), wis(huidig, periode)):
        assert buiten <= set(mutatie.toegepast_op(huidig))


@given(standen(), stellingen())
def test_law_a_statement_said_twice_is_said_once(huidig, stelling):
    eenmaal = stelling(huidig).toegepast_op(huidig)
    assert not stelling(eenmaal)


@given(standen())
def test_law_voeg_samen_says_the_same_in_the_fewest_pieces(huidig):
    samen = voeg_samen(huidig)
    assert inhoud(samen) == inhoud(huidig)
    assert voeg_samen(samen) == samen
    for een, ander in pairwise(samen):
        assert not (ander.periode.sluit_aan_op(een.periode) and ander.zegt_hetzelfde(een))
    for stuk in samen:
        assert stuk in huidig or stuk.id is None


@given(standen(), st.lists(stellingen(), max_size=6))
def test_law_combined_is_one_after_the_other(huidig, stappen):
    mutaties, na_elke_stap = reeks_mutaties(huidig, stappen)
    ineens = combineer(mutaties)
    assert inhoud(ineens.toegepast_op(huidig)) == inhoud(na_elke_stap)
    assert ineens == na_elkaar(huidig, stappen)


@given(standen(), st.lists(stellingen(), max_size=6))
def test_law_nothing_is_opened_and_closed_at_once(huidig, stappen):
    mutatie = na_elkaar(huidig, stappen)
    controleer_netto(mutatie)
    assert set(mutatie.sluit) <= set(huidig)
    assert bool(mutatie) == (inhoud(mutatie.toegepast_op(huidig)) != inhoud(huidig))


@given(standen(), st.lists(stellingen(), max_size=4), st.lists(stellingen(), max_size=4))
def test_law_one_act_or_two_lead_to_the_same_belief(huidig, eerst, daarna):
    tussen = opgeslagen(na_elkaar(huidig, eerst).toegepast_op(huidig))
    in_twee = na_elkaar(tussen, daarna).toegepast_op(tussen)
    in_een = na_elkaar(huidig, [*eerst, *daarna]).toegepast_op(huidig)
    assert inhoud(in_een) == inhoud(in_twee)


@given(standen(), st.randoms(use_true_random=False), stellingen())
def test_law_the_order_in_which_pieces_are_given_does_not_matter(huidig, willekeur, stelling):
    geschud = list(huidig)
    willekeur.shuffle(geschud)
    assert stelling(geschud) == stelling(huidig)


# --- as of ---


def test_as_of_reads_both_axes():
    eerst = Feit(Periode(JAN), "Anne", T, T + timedelta(days=1))
    dan = Feit(Periode(MRT), "Bram", T + timedelta(days=1))
    feiten = [eerst, dan]
    assert stand_op(feiten, MRT, T) == [eerst]
    assert stand_op(feiten, MRT, T + timedelta(days=1)) == [dan]
    assert stand_op(feiten, JAN, T + timedelta(days=1)) == []
    assert stand_op(feiten, MRT, T - timedelta(microseconds=1)) == []


def test_a_peilmoment_needs_a_day_and_a_moment_with_a_zone():
    with pytest.raises(ValueError, match="een tijdzone nodig"):
        Peilmoment(JAN, T.replace(tzinfo=None))
    with pytest.raises(ValueError, match="een tijdzone nodig"):
        stand_op([], JAN, T.replace(tzinfo=None))
    with pytest.raises(TypeError, match="een dag zonder tijd"):
        Peilmoment(T, T)


@pytest.mark.parametrize("tot", [T, T - timedelta(seconds=1)])
def test_a_fact_is_registered_for_some_time(tot):
    with pytest.raises(ValueError, match="pas gesloten na het moment"):
        Feit(Periode(JAN), "Anne", T, tot)


@pytest.mark.parametrize("momenten", [(T.replace(tzinfo=None),), (T, T.replace(tzinfo=None))])
def test_a_fact_is_registered_at_moments_with_a_zone(momenten):
    with pytest.raises(ValueError, match="een tijdzone nodig"):
        Feit(Periode(JAN), "Anne", *momenten)


@given(standen())
def test_law_a_key_has_at_most_one_answer(huidig):
    feiten = [Feit(stuk.periode, stuk.waarde, T) for stuk in huidig]
    for dag in WERELD:
        gevonden = stand_op(feiten, dag, T)
        verwacht = [stuk.waarde for stuk in huidig if stuk.periode.bevat(dag)]
        assert [feit.waarde for feit in gevonden] == verwacht
        assert len(gevonden) <= 1
