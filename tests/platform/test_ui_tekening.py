"""Drawings as pure layout."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from driehoek.platform.ui.tekening.begroting import Begrotingsknoop, begrotingsboom, rijen
from driehoek.platform.ui.tekening.driehoek import Bekleder, Driehoek, Hoek, liggend, staand
from driehoek.platform.ui.tekening.roltijdlijn import Periodebalk, Rolrij, gaten, roltijdlijn
from driehoek.platform.ui.tekening.tekst import breedte, breek_af, kort_af
from driehoek.platform.ui.tekening.tijdas import Tijdas
from driehoek.platform.ui.tekening.tweeassen import SMAL, Feitvlak, maak_schaal, tweeassen

LANG = "Charlotte Alexandra van Wassenaer-van Duivenvoorde tot Obdam en Zuidwijk"


# -- text ----------------------------------------------------------------------------------------


def test_text_that_fits_stays_whole():
    assert kort_af("Yusuf", 200, 16) == "Yusuf"


def test_text_that_does_not_fit_ends_in_an_ellipsis_and_fits():
    korte = kort_af(LANG, 200, 16)
    assert korte.endswith("...")
    assert breedte(korte, 16) <= 200


def test_wrapping_keeps_within_width_and_lines():
    regels = breek_af(LANG, 150, 16, 2)
    assert len(regels) == 2
    assert all(breedte(r, 16) <= 150 for r in regels)


def test_wrapping_loses_no_word_where_there_is_room():
    assert " ".join(breek_af(LANG, 300, 16, 9)) == LANG


# -- driehoek ------------------------------------------------------------------------------------


def hoek(naam="Yusuf Demir", **anders):
    return Hoek(Bekleder(naam, "/p/", date(2025, 6, 1), "AOG 2025-0388", "/b/"), **anders)


def driehoek(**anders):
    basis = {"opdracht": "Natuurnetwerk", "bog": hoek(), "aog": hoek(), "aon": hoek()}
    return Driehoek(**{**basis, **anders})


VOL = driehoek(
    bog=hoek(LANG),
    aog=hoek(LANG, waarnemer=Bekleder(LANG, "/w/", date(2026, 1, 5), "DT 2026-0003")),
    aon=Hoek(vacant_sinds=date(2026, 1, 1)),
    tweede_bog=hoek(LANG),
    domeindirecteur=hoek(LANG),
    code="5-1-1-03",
)


def overlappen(a, b):
    return (
        a.x < b.x + b.breedte
        and b.x < a.x + a.breedte
        and a.y < b.y + b.hoogte
        and b.y < a.y + a.hoogte
    )


@pytest.mark.parametrize("vorm", [liggend, staand])
@pytest.mark.parametrize("d", [driehoek(), VOL], ids=["klein", "vol"])
def test_cards_stay_inside_and_apart(vorm, d):
    tekening = vorm(d)
    for kaart in tekening.kaarten:
        assert kaart.x >= 0
        assert kaart.x + kaart.breedte <= tekening.breedte
        assert kaart.y + kaart.hoogte <= tekening.hoogte
    paren = [(a, b) for a in tekening.kaarten for b in tekening.kaarten if a is not b]
    assert not any(overlappen(a, b) for a, b in paren)


@pytest.mark.parametrize("vorm", [liggend, staand])
def test_text_stays_inside_its_card(vorm):
    for kaart in vorm(VOL).kaarten:
        for regel in kaart.regels:
            assert kaart.y < regel.y < kaart.y + kaart.hoogte


@pytest.mark.parametrize("vorm", [liggend, staand])
def test_both_layouts_show_the_same_roles(vorm):
    assert [k.rol for k in sorted(vorm(VOL).kaarten, key=lambda k: k.rol)] == sorted(
        rol for rol, _ in VOL.hoeken()
    )


def test_sides_at_a_vacant_corner_are_broken():
    soorten = [lijn.soort for lijn in liggend(VOL).lijnen]
    assert soorten.count("vacant") == 2
    assert soorten.count("zijde") == 1
    assert soorten.count("buiten") == 2


def test_a_vacant_corner_says_since_when():
    kaart = next(k for k in liggend(VOL).kaarten if k.rol == "AON")
    assert kaart.vacant
    assert [d.tekst for r in kaart.regels for d in r.delen][1:] == [
        "Vacant",
        "sinds 1 januari 2026",
    ]


def test_a_substitute_has_a_line_of_its_own_below_the_holder():
    kaart = next(k for k in staand(VOL).kaarten if k.rol == "AOG")
    wnd = next(r for r in kaart.regels if r.soort == "wnd")
    naam = next(r for r in kaart.regels if r.soort == "naam")
    assert wnd.delen[0].tekst.startswith("wnd. ")
    assert wnd.y > naam.y
    assert kaart.scheiding is not None
    assert naam.y < kaart.scheiding < wnd.y


def test_the_besluit_is_a_link():
    delen = [d for k in liggend(driehoek()).kaarten for r in k.regels for d in r.delen]
    assert [d.url for d in delen if d.tekst == "AOG 2025-0388"] == ["/b/"] * 3


def test_in_words_names_everyone():
    assert driehoek(aon=Hoek()).in_woorden() == (
        "bestuurlijk opdrachtgever: Yusuf Demir; ambtelijk opdrachtgever: Yusuf Demir; "
        "ambtelijk opdrachtnemer: vacant"
    )


# -- time axis and roles -------------------------------------------------------------------------


def test_days_beyond_the_axis_lie_on_its_edge():
    as_ = Tijdas(date(2024, 1, 1), date(2026, 1, 1), 100, 500)
    assert as_.x(date(2023, 1, 1)) == 100
    assert as_.x(date(2024, 1, 1)) == 100
    assert as_.x(date(2030, 1, 1)) == 500


def test_a_short_axis_has_quarters_and_a_long_one_thins_its_years():
    kort = Tijdas(date(2025, 1, 1), date(2026, 1, 1), 0, 200).tikken()
    assert [t.label for t in kort] == ["2025", "apr", "jul", "okt", "2026"]
    lang = Tijdas(date(1990, 1, 1), date(2030, 1, 1), 0, 100).tikken()
    assert len(lang) <= 14
    assert all(t.jaar for t in lang)


def test_labels_on_a_narrow_axis_do_not_touch():
    smal = Tijdas(date(2014, 1, 1), date(2026, 1, 1), 0, 312).tikken()
    plaatsen = [t.x for t in smal]
    assert smal[0].label == "2014"
    assert len(smal) > 5
    assert all(b - a >= 34 for a, b in pairwise(plaatsen))


def test_a_narrow_timeline_names_the_role_above_its_bars():
    rij = Rolrij("Opdrachtgever", [Periodebalk("Sander", date(2024, 1, 1))], van=date(2024, 1, 1))
    breed = roltijdlijn([rij], date(2026, 1, 1))
    smal = roltijdlijn([rij], date(2026, 1, 1), smal=True)
    assert breed.rijen[0].balken[0].x > 200
    assert smal.rijen[0].balken[0].x < 40
    assert smal.rijen[0].hoogte > breed.rijen[0].hoogte
    assert smal.breedte <= 340
    assert 0 < smal.peil_label_x < smal.breedte


def balk(van, tot=None, naam="A", **anders):
    return Periodebalk(naam, van, tot, **anders)


def test_gaps_are_before_between_and_after():
    rij = Rolrij(
        "AOG",
        [
            balk(date(2023, 2, 1), date(2024, 1, 1)),
            balk(date(2024, 3, 1), date(2025, 1, 1)),
        ],
        van=date(2023, 1, 1),
    )
    assert gaten(rij, date(2026, 1, 1)) == [
        (date(2023, 1, 1), date(2023, 2, 1)),
        (date(2024, 1, 1), date(2024, 3, 1)),
        (date(2025, 1, 1), None),
    ]


def test_on_the_changeover_day_there_is_no_gap():
    rij = Rolrij("AOG", [balk(date(2023, 1, 1), date(2024, 1, 1)), balk(date(2024, 1, 1))])
    assert gaten(rij, date(2026, 1, 1)) == []


def test_a_substitute_fills_no_gap():
    rij = Rolrij(
        "AOG",
        [balk(date(2024, 1, 1), date(2025, 1, 1), waarneming=True)],
        van=date(2024, 1, 1),
    )
    assert gaten(rij, date(2026, 1, 1)) == [(date(2024, 1, 1), None)]


def test_no_gap_after_the_end_of_the_carrier():
    rij = Rolrij("AOG", [balk(date(2023, 1, 1), date(2024, 1, 1))], tot=date(2024, 1, 1))
    assert gaten(rij, date(2026, 1, 1)) == []


def test_a_row_without_anyone_is_one_gap():
    rij = Rolrij("AOG", [], van=date(2025, 1, 1))
    assert gaten(rij, date(2026, 1, 1)) == [(date(2025, 1, 1), None)]


def test_bars_lie_within_the_drawing_and_a_substitute_below_the_holder():
    rijen_ = [
        Rolrij(
            "AOG",
            [
                balk(date(2021, 1, 1), None, LANG),
                balk(date(2025, 12, 1), date(2025, 12, 2), LANG, waarneming=True),
            ],
        )
    ]
    tekening = roltijdlijn(rijen_, date(2026, 1, 1))
    titularis, waarnemer = tekening.rijen[0].balken
    assert titularis.soort == "titularis"
    assert waarnemer.soort == "waarneming"
    assert waarnemer.label_y > titularis.label_y
    for b in (titularis, waarnemer):
        assert b.x < b.einde <= tekening.breedte
    assert tekening.rijen[0].y + tekening.rijen[0].hoogte <= tekening.hoogte


def test_an_open_bar_is_an_arrow():
    tekening = roltijdlijn(
        [Rolrij("AOG", [balk(date(2021, 1, 1), date(2022, 1, 1)), balk(date(2022, 1, 1))])],
        date(2026, 1, 1),
    )
    dicht, open_ = tekening.rijen[0].balken
    assert "L" in open_.omtrek
    assert "L" not in dicht.omtrek


def test_without_any_role_there_is_still_an_axis():
    assert roltijdlijn([], date(2026, 1, 1)).rijen == ()


# -- two axes ------------------------------------------------------------------------------------

T1 = datetime(2024, 3, 4, 9, tzinfo=UTC)
T2 = datetime(2024, 3, 4, 9, 5, tzinfo=UTC)
NU = datetime(2026, 3, 3, 13, tzinfo=UTC)
FEITEN = [
    Feitvlak("Sander", date(2024, 3, 1), None, T1, T2),
    Feitvlak("Sander", date(2024, 3, 1), date(2024, 6, 1), T2),
    Feitvlak("Yusuf", date(2024, 6, 1), None, T2),
]


def test_two_registrations_five_minutes_apart_can_both_be_seen():
    assert all(v.hoogte >= 46 for v in tweeassen(FEITEN, date(2026, 1, 1), NU).vlakken)


def test_what_was_known_earlier_lies_lower_and_facts_do_not_overlap():
    eerst, toen, daarna = tweeassen(FEITEN, date(2026, 1, 1), NU).vlakken
    assert toen.y + toen.hoogte == pytest.approx(eerst.y)
    assert toen.x + toen.breedte == pytest.approx(daarna.x)


def test_only_what_ended_has_an_edge():
    eerst, toen, daarna = tweeassen(FEITEN, date(2026, 1, 1), NU).vlakken
    assert eerst.gesloten
    assert not daarna.gesloten
    # left and bottom always; top where it was corrected, right where it ends
    assert [v.rand.count("M") for v in (eerst, toen, daarna)] == [2, 2, 1]


def test_one_value_has_one_colour():
    tekening = tweeassen(FEITEN, date(2026, 1, 1), NU)
    assert [v.kleur for v in tekening.vlakken] == [0, 0, 1]
    assert [(m.kleur, m.waarde) for m in tekening.legenda] == [(0, "Sander"), (1, "Yusuf")]


def test_the_cross_lies_in_the_rectangle_that_is_the_answer():
    tekening = tweeassen(FEITEN, date(2024, 7, 1), NU)
    treffers = [
        v
        for v in tekening.vlakken
        if v.x <= tekening.peil_x < v.x + v.breedte and v.y < tekening.peil_y <= v.y + v.hoogte
    ]
    assert [v.titel.split(":")[0] for v in treffers] == ["Yusuf"]


def test_the_border_day_belongs_to_the_new_fact():
    tekening = tweeassen(FEITEN, date(2024, 6, 1), NU)
    assert tekening.peil_x == tekening.vlakken[2].x


def test_many_changes_still_fit():
    feiten = [Feitvlak(f"P{j}", date(2000 + j, 1, 1), date(2001 + j, 1, 1), T1) for j in range(26)]
    tekening = tweeassen(feiten, date(2026, 1, 1), NU)
    assert all(v.x + v.breedte <= tekening.rechts for v in tekening.vlakken)
    assert all(v.breedte > 0 for v in tekening.vlakken)


def test_a_scale_keeps_order_and_minimum():
    schaal = maak_schaal([date(2024, 1, 1), date(2024, 1, 2), date(2025, 1, 1)], 0, 300, 50, 40)
    eerste, tweede, derde = schaal.plaatsen
    assert tweede - eerste >= 50
    assert derde - tweede > tweede - eerste
    assert schaal.plaats(date(2024, 1, 1)) < schaal.plaats(date(2024, 7, 1)) < derde


# -- budget --------------------------------------------------------------------------------------

KNOPEN = [
    Begrotingsknoop("1", None, "1", "Ambitie", 100),
    Begrotingsknoop("1-1", "1", "1-1", "Doel", 60),
    Begrotingsknoop("1-2", "1", "1-2", "Doel", None),
    Begrotingsknoop("2", None, "2", "Ambitie", 40),
]


def test_a_branch_brings_only_what_its_children_do_not():
    eigen = {r["id"]: r["eigen"] for r in rijen(KNOPEN, "Lasten")}
    assert eigen == {"wortel": 0, "1": 40, "1-1": 60, "1-2": 0, "2": 40}


def test_children_that_hold_more_than_their_parent_make_no_negative_arc():
    knopen = [KNOPEN[0], Begrotingsknoop("1-1", "1", "1-1", "Doel", 130)]
    assert all(r["eigen"] >= 0 for r in rijen(knopen, "Lasten"))


def test_an_unknown_amount_is_called_unknown():
    tekst = {r["id"]: r.get("tekst") for r in rijen(KNOPEN, "Lasten")}
    assert tekst["1-2"] == "onbekend"


def test_every_node_has_the_colour_of_its_trunk():
    tak = {r["id"]: r["tak"] for r in rijen(KNOPEN, "Lasten")}
    assert tak == {"wortel": -1, "1": 0, "1-1": 0, "1-2": 0, "2": 1}


def test_the_specification_has_one_root():
    waarden = begrotingsboom(KNOPEN, "Lasten", 140)["data"][0]["values"]
    assert [w["id"] for w in waarden if w["ouder"] is None] == ["wortel"]


def test_the_narrow_picture_of_two_axes_stays_within_a_phone():
    tekening = tweeassen(FEITEN, date(2026, 1, 1), NU, SMAL)
    assert all(v.x >= tekening.links for v in tekening.vlakken)
    assert all(v.x + v.breedte <= tekening.breedte <= 350 for v in tekening.vlakken)
    plaatsen = [label.plaats for label in tekening.x_labels]
    assert all(b - a >= 84 for a, b in pairwise(plaatsen))
