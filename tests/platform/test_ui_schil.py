"""The shell: navigation, time bar, what a link carries."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from driehoek.platform.ui.schil import (
    GROEPEN,
    HOOFDNAV,
    MEERNAV,
    Navpunt,
    Stand,
    Tijdbalk,
    nav_voor,
    op_peilmoment,
    per_groep,
)

EINDE_DAG = datetime(2025, 4, 3, 21, 59, 59, 999999, tzinfo=UTC)
NU = datetime(2026, 3, 3, 13, 5, tzinfo=UTC)
VANDAAG = Tijdbalk(date(2026, 3, 3), NU, vandaag=True)
TOEN = Tijdbalk(date(2024, 3, 1), EINDE_DAG, vandaag=False)


def bladzijde(pad="/opdrachten/", **context):
    verzoek = RequestFactory().get(pad)
    return render_to_string("base.html", {"request": verzoek, **context})


@pytest.mark.parametrize(
    ("pad", "label"),
    [("/", "Home"), ("/opdrachten/", "Opdrachten"), ("/opdrachten/88/scope/", "Opdrachten")],
)
def test_one_item_of_the_navigation_is_current(pad, label):
    assert [p.label for p in nav_voor(pad) if p.actief] == [label]


def test_no_item_is_current_elsewhere():
    assert not [p for p in nav_voor("/zoek/") if p.actief]


def test_the_menu_more_stands_under_headings_and_leaves_out_empty_ones():
    punten = [Navpunt("/x/", "X", groep="Beheer"), Navpunt("/y/", "Y"), Navpunt("/z/", "Z")]
    assert [(groep, [p.label for p in leden]) for groep, leden in per_groep(punten)] == [
        ("Werk", ["Y", "Z"]),
        ("Beheer", ["X"]),
    ]


def test_every_item_of_the_menu_more_has_a_heading_that_exists():
    assert {p.groep for p in MEERNAV} <= set(GROEPEN)


def test_the_menu_more_says_where_you_are():
    assert "Meer: Regels" in bladzijde("/regels/")
    assert "Meer:" not in bladzijde("/opdrachten/")


def test_no_two_items_share_a_key():
    toetsen = [p.toets for p in (*HOOFDNAV, *MEERNAV) if p.toets]
    assert len(toetsen) == len(set(toetsen))


def test_the_sentence_names_both_axes():
    assert TOEN.zin == (
        "Je kijkt naar 1 maart 2024, zoals bekend op 3 april 2025. Wijzigen kan niet."
    )


def test_the_sentence_names_the_time_of_a_moment_within_a_day():
    balk = Tijdbalk(date(2024, 3, 1), NU, vandaag=False)
    assert "zoals bekend op 3 maart 2026 14:05." in balk.zin


def test_the_sentence_of_a_date_alone_says_as_known_now():
    balk = Tijdbalk(date(2024, 3, 1), NU, vandaag=False, bekend_nu=True)
    assert "zoals nu bekend." in balk.zin
    assert balk.parameters == {"geldig_op": "2024-03-01"}


def test_links_stay_at_the_moment():
    assert op_peilmoment("/opgaven/7/#geld", TOEN) == (
        "/opgaven/7/?geldig_op=2024-03-01&bekend_op=2025-04-03#geld"
    )
    assert op_peilmoment("/opgaven/?q=natuur", TOEN).startswith("/opgaven/?q=natuur&geldig_op=")


def test_links_of_today_carry_nothing():
    assert op_peilmoment("/opgaven/", VANDAAG) == "/opgaven/"
    assert op_peilmoment("/opgaven/", None) == "/opgaven/"


def test_a_moment_in_a_link_loses_no_microsecond():
    balk = Tijdbalk(date(2024, 3, 1), NU.replace(microsecond=123456), vandaag=False)
    assert datetime.fromisoformat(balk.parameters["bekend_op"]) == balk.bekend_op


def test_today_the_bar_is_quiet():
    html = bladzijde(tijdbalk=VANDAAG)
    assert "dh-tijd--vandaag" in html
    assert "Vandaag, 3 maart 2026" in html
    assert "Terug naar vandaag" not in html


def test_off_today_the_bar_is_loud_and_leads_back():
    verzoek = RequestFactory().get("/opgaven/?q=x&geldig_op=2024-03-01&bekend_op=2025-04-03")
    html = render_to_string("base.html", {"request": verzoek, "tijdbalk": TOEN})
    assert "dh-tijd--anders" in html
    assert TOEN.zin in html
    assert 'href="/opgaven/?q=x">Terug naar vandaag' in html
    assert '<input type="hidden" name="q" value="x">' in html


def test_off_today_every_item_of_the_navigation_stays_there():
    html = bladzijde(tijdbalk=TOEN)
    for punt in (*HOOFDNAV, *MEERNAV):
        assert f'href="{punt.url}?geldig_op=2024-03-01&amp;bekend_op=2025-04-03"' in html


def test_the_footer_says_how_far_the_ledger_is():
    html = bladzijde(stand=Stand(1234, NU), bezoek=SimpleNamespace(mag_grootboek=True))
    assert '<a class="dh-voet__link" href="/grootboek/">handeling 1.234</a>, 3 maart' in html
    anders = bladzijde(stand=Stand(1234, NU), bezoek=SimpleNamespace(mag_grootboek=False))
    assert "handeling 1.234, 3 maart 2026 14:05" in anders


def test_a_page_without_stand_says_that_the_register_is_empty():
    assert "Het register is nog leeg." in bladzijde()


def test_home_has_its_own_search_field():
    assert "data-zoekveld" in bladzijde()
    assert "data-zoekveld" not in bladzijde(zonder_zoekveld=True)


def test_purl_and_peil_keep_the_moment():
    sjabloon = Template("{% load componenten %}{% peil '/besluiten/3/' %}")
    assert "bekend_op=2025-04-03" in sjabloon.render(Context({"tijdbalk": TOEN}))
