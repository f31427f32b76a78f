"""The portfolio without a database: what changes between two days, what is shown, in which order."""

from dataclasses import replace
from datetime import date

import pytest

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.portfolio.kies import SORTERINGEN, Portfoliofilter, groepeer, sorteer
from driehoek.opdrachten.portfolio.types import (
    Ambitie,
    Opgavekop,
    Regel,
    Verandering,
    Verschil,
    Wie,
    tel_soort,
)
from driehoek.opdrachten.portfolio.venster import Zoom, venster
from driehoek.opdrachten.portfolio.vergelijk import budget_in_tijd, jaar_eerder, rijen, vergelijk

VROEGER, LATER = date(2025, 6, 1), date(2026, 6, 1)
DIRECTEUR = Wie(1, "Dora Directeur")
WATER = Opgavekop(
    10, "OPG-001", "Water", onder_dt=False, directeur=DIRECTEUR, ambitie=Ambitie("2", "Bereikbaar")
)
NATUUR = Opgavekop(
    11, "OPG-002", "Natuur", onder_dt=True, directeur=None, ambitie=Ambitie("5", "Natuur")
)


def regel(nummer=1, *, leven=(date(2024, 1, 1), None), scopes=None, opgave=WATER, **anders):
    leven_ = Periode(*leven)
    bedragen = scopes if scopes is not None else [(leven_.van, None, 100)]
    basis = Regel(
        id=nummer,
        nummer=f"OPD-{nummer:04}",
        naam=f"Opdracht {nummer}",
        label="stabiel",
        opgave=opgave,
        ambitie=opgave.ambitie if opgave else None,
        levens=(leven_,),
        fasen=((leven_, "realisatie"),),
        scopes=tuple((Periode(van, tot), bedrag) for van, tot, bedrag in bedragen),
        aogs=((leven_, Wie(2, "Gerda Gever")),),
    )
    return replace(basis, **anders)


def test_REG_15_wat_tussen_twee_dagen_begint_telt_mee_voor_zijn_hele_budget():
    nieuw = regel(leven=(date(2026, 1, 1), None))
    assert vergelijk(nieuw, VROEGER, LATER) == Verschil(Verandering.BEGINT, None, 100, 100)


def test_REG_15_wat_eindigt_neemt_zijn_budget_mee():
    oud = regel(leven=(date(2024, 1, 1), date(2026, 1, 1)))
    assert vergelijk(oud, VROEGER, LATER) == Verschil(Verandering.EINDIGT, 100, None, -100)


@pytest.mark.parametrize(
    ("straks", "soort"), [(150, Verandering.GROEIT), (60, Verandering.KRIMPT), (100, None)]
)
def test_REG_15_groeien_en_krimpen_is_een_ander_budget(straks, soort):
    zelfde = regel(
        scopes=[(date(2024, 1, 1), date(2026, 1, 1), 100), (date(2026, 1, 1), None, straks)]
    )
    assert vergelijk(zelfde, VROEGER, LATER) == Verschil(soort, 100, straks, straks - 100)


@pytest.mark.parametrize(
    ("leven", "soort"),
    [
        ((VROEGER, None), None),
        ((date(2025, 6, 2), None), Verandering.BEGINT),
        ((LATER, None), Verandering.BEGINT),
        ((date(2026, 6, 2), None), None),
        ((date(2024, 1, 1), LATER), Verandering.EINDIGT),
        ((date(2024, 1, 1), date(2026, 6, 2)), None),
        ((date(2024, 1, 1), VROEGER), None),
        ((date(2025, 8, 1), date(2025, 9, 1)), Verandering.KORT),
    ],
)
def test_REG_15_de_eerste_en_de_laatste_dag(leven, soort):
    assert vergelijk(regel(leven=leven), VROEGER, LATER).soort is soort


def test_REG_15_vooruit_en_terug_vergelijken_is_hetzelfde():
    oud = regel(leven=(date(2024, 1, 1), date(2026, 1, 1)))
    assert vergelijk(oud, LATER, VROEGER) == vergelijk(oud, VROEGER, LATER)


def test_REG_15_een_onbekend_budget_is_geen_nul():
    later_bekend = regel(scopes=[(date(2026, 1, 1), None, 100)])
    assert vergelijk(later_bekend, VROEGER, LATER) == Verschil(None, None, 100, None)
    zonder = regel(leven=(date(2026, 1, 1), None), scopes=[])
    assert vergelijk(zonder, VROEGER, LATER) == Verschil(Verandering.BEGINT, None, None, None)
    (rij,) = rijen([zonder], LATER, VROEGER)
    telling = tel_soort([rij], Verandering.BEGINT)
    assert (telling.aantal, telling.bedrag, telling.onbekend) == (1, 0, 1)


def test_een_jaar_eerder_bestaat_ook_voor_een_schrikkeldag():
    assert jaar_eerder(date(2028, 2, 29)) == date(2027, 2, 28)
    assert jaar_eerder(LATER) == VROEGER


def test_het_budget_van_samen_gaat_op_en_neer_met_leven_en_scope():
    een = regel(1, leven=(date(2024, 1, 1), date(2026, 1, 1)))
    twee = regel(2, scopes=[(date(2024, 1, 1), date(2025, 1, 1), 40), (date(2025, 1, 1), None, 70)])
    assert budget_in_tijd([een, twee]) == [
        (date(2024, 1, 1), 140),
        (date(2025, 1, 1), 170),
        (date(2026, 1, 1), 70),
    ]


@pytest.mark.parametrize(
    ("dag", "begin", "einde"),
    [
        (date(2026, 11, 25), 2023, 2027),
        (date(2027, 2, 28), 2023, 2027),
        (date(2027, 3, 1), 2027, 2031),
        (date(2023, 2, 28), 2019, 2023),
    ],
)
def test_een_collegeperiode_begint_met_de_verkiezingen_in_maart(dag, begin, einde):
    gekozen = venster(Zoom.PERIODE, dag, None, ())
    assert gekozen.periode == Periode(date(begin, 3, 1), date(einde, 3, 1))
    assert gekozen.naam == f"Collegeperiode {begin}-{einde}"
    terug = venster(Zoom.PERIODE, dag, gekozen.eerder, ())
    assert venster(Zoom.PERIODE, dag, terug.later, ()) == gekozen


def test_een_jaar_is_een_kalenderjaar_en_heeft_buren():
    gekozen = venster(Zoom.JAAR, LATER, None, ())
    assert gekozen.periode == Periode(date(2026, 1, 1), date(2027, 1, 1))
    assert (gekozen.eerder, gekozen.later) == (2025, 2027)
    assert venster(Zoom.JAAR, LATER, 2024, ()).naam == "2024"
    assert venster(Zoom.JAAR, LATER, 1990, ()).eerder is None


def test_alles_loopt_van_het_eerste_begin_tot_het_laatste_wat_bekend_is():
    oud = regel(leven=(date(2019, 5, 1), date(2021, 1, 1)))
    gepland = regel(leven=(date(2024, 1, 1), date(2031, 7, 1)))
    gekozen = venster(Zoom.ALLES, LATER, None, [oud, gepland])
    assert gekozen.periode == Periode(date(2019, 1, 1), date(2032, 1, 1))
    assert venster(Zoom.ALLES, LATER, None, []).periode == Periode(
        date(2026, 1, 1), date(2027, 1, 1)
    )


DYNAMISCH = regel(2, opgave=NATUUR, label="dynamisch", aogs=())
FILTERS = {
    "opgave": (Portfoliofilter(opgave=10), [1, 3]),
    "opgave die er niet is": (Portfoliofilter(opgave=99), []),
    "ambitie": (Portfoliofilter(ambitie="5"), [2]),
    "domeindirecteur": (Portfoliofilter(directeur=1), [1, 3]),
    "opdrachtgever": (Portfoliofilter(aog=2), [1, 3]),
    "label": (Portfoliofilter(label="dynamisch"), [2]),
    "fase": (Portfoliofilter(fase="beheer"), []),
    "loopt": (Portfoliofilter(stand="loopt"), [1, 2]),
    "voorbij": (Portfoliofilter(stand="voorbij"), [3]),
    "later": (Portfoliofilter(stand="later"), []),
    "begint vanaf": (Portfoliofilter(van=date(2024, 6, 1)), [3]),
    "begint op de laatste dag": (Portfoliofilter(tot=date(2024, 1, 1), gebeurt="begint"), [1, 2]),
    "begint een dag te laat": (Portfoliofilter(tot=date(2023, 12, 31), gebeurt="begint"), []),
    "eindigt op de laatste dag": (
        Portfoliofilter(van=date(2025, 12, 31), tot=date(2025, 12, 31), gebeurt="eindigt"),
        [3],
    ),
    "eindigt een dag eerder": (Portfoliofilter(van=date(2026, 1, 1), gebeurt="eindigt"), []),
    "budget": (Portfoliofilter(budget_van=100, budget_tot=100), [1, 2]),
    "te weinig budget": (Portfoliofilter(budget_van=101), [3]),
    "te veel budget": (Portfoliofilter(budget_tot=99), []),
    "zoeken in opgave en opdracht": (Portfoliofilter(q="natuur opdracht"), [2]),
    "zoeken op opdrachtgever": (Portfoliofilter(q="GERDA"), [1, 3]),
    "zoeken op nummer": (Portfoliofilter(q="opd-0002"), [2]),
    "niets gevraagd": (Portfoliofilter(), [1, 2, 3]),
}


@pytest.mark.parametrize(("filters", "over"), FILTERS.values(), ids=FILTERS)
def test_wat_een_filter_overlaat(filters, over):
    voorbij = regel(
        3, leven=(date(2024, 7, 1), date(2026, 1, 1)), scopes=[(date(2024, 7, 1), None, 500)]
    )
    alle = rijen([regel(1), DYNAMISCH, voorbij], LATER, VROEGER)
    assert [r.regel.id for r in alle if filters.houdt(r, LATER)] == over


def test_een_verandering_kiezen_laat_alleen_die_over():
    alle = rijen([regel(1), regel(2, leven=(date(2026, 1, 1), None))], LATER, VROEGER)
    begint = Portfoliofilter(verandering="begint")
    assert [r.regel.id for r in alle if begint.houdt_verandering(r)] == [2]


def test_van_wat_voorbij_is_telt_wie_er_het_laatst_voor_stond():
    voorbij = regel(leven=(date(2024, 1, 1), date(2026, 1, 1)))
    (rij,) = rijen([voorbij], LATER, VROEGER)
    assert (rij.loopt, rij.budget, rij.fase, rij.aog.naam) == (
        False,
        None,
        "realisatie",
        "Gerda Gever",
    )


VOLGORDE = {
    "nummer": [1, 2, 3],
    "naam": [1, 3, 2],
    "budget": [1, 2],
    "verschil": [1, 2],
    "begin": [1, 2, 3],
    "einde": [2],
    "fase": [1, 2],
    "aog": [1, 2],
}


@pytest.mark.parametrize("sleutel", SORTERINGEN)
def test_sorteren_keert_om_en_zet_wat_onbekend_is_achteraan(sleutel):
    weinig = regel(1, naam="aap", fasen=((Periode(date(2024, 1, 1)), "initiatie"),))
    veel = regel(
        2,
        naam="Zebra",
        leven=(date(2024, 2, 1), date(2030, 1, 1)),
        scopes=[(date(2024, 1, 1), date(2026, 1, 1), 300), (date(2026, 1, 1), None, 900)],
        aogs=((Periode(date(2024, 1, 1)), Wie(3, "Zeger")),),
    )
    leeg = regel(3, leven=(date(2024, 3, 1), None), naam="midden", scopes=[], fasen=(), aogs=())
    alle = rijen([leeg, veel, weinig], LATER, VROEGER)
    bekend = VOLGORDE[sleutel]
    for sortering, volgorde in ((sleutel, bekend), (f"-{sleutel}", bekend[::-1])):
        gesorteerd = [r.regel.id for r in sorteer(alle, sortering)]
        assert gesorteerd[: len(volgorde)] == volgorde
        assert len(gesorteerd) == len(alle)


def test_opgaven_staan_op_nummer_of_op_wat_zij_samen_zijn():
    klein, groot = regel(1, opgave=WATER), regel(2, opgave=NATUUR, scopes=[(VROEGER, None, 900)])
    los = regel(3, opgave=None)
    alle = rijen([groot, los, klein], LATER, VROEGER)

    def namen(sortering):
        return [g.opgave.naam if g.opgave else None for g in groepeer(alle, sortering)]

    assert namen("nummer") == ["Water", "Natuur", None]
    assert namen("naam") == ["Natuur", "Water", None]
    assert namen("-budget") == ["Natuur", "Water", None]
    assert namen("-begin") == ["Water", "Natuur", None]


def test_een_opgave_telt_op_wat_loopt_en_wat_verandert():
    nieuw = regel(2, leven=(date(2026, 1, 1), None))
    (groep,) = groepeer(rijen([regel(1), nieuw], LATER, VROEGER))
    assert (groep.lopend.aantal, groep.lopend.bedrag, groep.groei) == (2, 200, 100)
    assert groep.aantal(Verandering.BEGINT) == 1
