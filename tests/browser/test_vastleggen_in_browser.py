"""The wizard in Chromium: the whole way by keyboard, with and without JavaScript, under axe."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect

from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]


@pytest.fixture
def wereld(chromium, echte_db):
    """A province with one opdracht whose AOG is to be replaced."""
    from provincie import Provincie

    provincie = Provincie()
    provincie.opgave_id = provincie.opgave("Bereikbaar Zuid-Holland")
    provincie.doel = provincie.opdracht(provincie.opgave_id, "Fietsroute Leiden - Katwijk")
    provincie.aog(provincie.doel, provincie.persoon("Jan", "de Vries"))
    provincie.aon(provincie.doel, provincie.persoon("Nico", "Bakker"))
    provincie.persoon("Fatima", "el Amrani")
    provincie.persoon("Fatima", "Jansen")
    return provincie


@pytest.fixture
def open_(maak_venster, wereld, live_server):
    """Open a page as the registerbeheerder; afterwards nothing may have gone wrong in it."""
    from vastleghulp import log_in

    client = Client()
    log_in(client, wereld.beheerder)
    vensters = {}

    def ga(pad, breedte=1280, *, javascript=True):
        if (breedte, javascript) not in vensters:
            vensters[breedte, javascript] = maak_venster(
                live_server.url, client, breedte, java_script_enabled=javascript
            )
        return vensters[breedte, javascript].ga(pad)

    yield ga
    for venster in vensters.values():
        venster.pagina.context.close()
    assert [k for v in vensters.values() for k in v.klachten] == []


def keur(pagina, breedte):
    """No violation of WCAG, and nothing sticks out."""
    assert gebreken(pagina, breedte) == []


def loop(pagina, wereld, bij_stap):
    """Replace the AOG, with the keyboard alone."""
    bij_stap("keuze")
    tab_naar(pagina, f"a[href='/vastleggen/vervang-aog/?drager={wereld.doel}']")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#id_persoon")
    bij_stap("leeg")
    tab_naar(pagina, "#id_persoon")
    pagina.keyboard.type("fatima")
    pagina.wait_for_selector(".dh-mens >> nth=1")
    tab_naar(pagina, ".dh-mens input")
    pagina.keyboard.press("Space")
    tab_naar(pagina, "#id_vanaf")
    pagina.keyboard.press("Control+a")
    pagina.keyboard.type("1 december 2026")
    pagina.keyboard.press("Enter")  # the kenmerk is still missing
    pagina.wait_for_selector("#id_kenmerk_error")
    bij_stap("fout")
    tab_naar(pagina, "#id_kenmerk")
    pagina.keyboard.type("PZH-2026-0451")
    expect(pagina.locator("#id_beslisser option:checked")).to_contain_text(
        "Dirk Mensen", use_inner_text=True
    )
    tab_naar(pagina, ".dh-vastleg__knoppen button")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#gevolgen-titel")
    bij_stap("gevolgen")
    tab_naar(pagina, "#uitleg")
    pagina.keyboard.type("Jan de Vries gaat met pensioen.")
    tab_naar(pagina, "button:text('Leg vast')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".dh-bericht")
    bij_stap("klaar")


@pytest.mark.parametrize("breedte", [1280, 390])
def test_the_whole_way_by_keyboard(open_, wereld, breedte):
    from driehoek.register.models import Rolvervulling

    pagina = open_(f"/vastleggen/?drager={wereld.doel}", breedte)
    loop(pagina, wereld, lambda _: keur(pagina, breedte))

    expect(pagina.locator(".dh-bericht").first).to_contain_text(
        "Vastgelegd als", use_inner_text=True
    )
    nu = Rolvervulling.objects.huidig().get(
        drager_id=wereld.doel, rolsoort__rol="AOG", geldig__contains=date(2026, 12, 1)
    )
    assert nu.periode.van == date(2026, 12, 1)


def bladzijden(wereld):
    """Each kind of page of the wizard."""
    from driehoek.register.models import Besluit, Rolvervulling

    rol = Rolvervulling.objects.filter(drager_id=wereld.doel).first()
    besluit = Besluit.objects.filter(soort="opdracht_starten").first()
    return {
        "zonder": "/vastleggen/",
        "opgave": f"/vastleggen/?drager={wereld.opgave_id}",
        "persoon": f"/vastleggen/?persoon={rol.persoon_id}",
        "feiten": f"/vastleggen/corrigeer/?drager={wereld.doel}",
        "correctie": f"/vastleggen/corrigeer/?drager={wereld.doel}&feit=rolvervulling:{rol.id}",
        "besluit": f"/vastleggen/besluit/{besluit.id}/",
        "trek-in": f"/vastleggen/trek-in/?besluit={besluit.id}",
        "opdracht": f"/vastleggen/opdracht/?drager={wereld.opgave_id}",
        "samen": f"/vastleggen/voeg-opgaven-samen/?drager={wereld.opgave_id}",
        "waarneming": f"/vastleggen/waarneming/?drager={wereld.doel}",
        "rechtsfeit": f"/vastleggen/rechtsfeit/?persoon={rol.persoon_id}",
        "beslisser": "/vastleggen/beslisser/",
        "toen": f"/vastleggen/?drager={wereld.doel}&geldig_op=2025-01-01",
    }


@pytest.mark.parametrize("breedte", [1280, 390])
def test_axe_finds_nothing_on_any_page(open_, wereld, breedte):
    for pad in bladzijden(wereld).values():
        keur(open_(pad, breedte), breedte)


def test_without_javascript_one_searches_a_person_and_stores(open_, wereld):
    pagina = open_(f"/vastleggen/waarneming/?drager={wereld.doel}", javascript=False)
    pagina.select_option("#id_rol", index=0)
    pagina.fill("#id_persoon", "amrani")
    pagina.click("button:has-text('Zoek een persoon')")
    expect(pagina.locator(".dh-mens input").first).to_be_checked()
    pagina.fill("#id_vanaf", "1-12-2026")
    pagina.fill("#id_kenmerk", "PZH-2026-0452")
    pagina.select_option("#id_beslisser", label="Directieteam")
    pagina.click(".dh-vastleg__knoppen button")
    expect(pagina.locator("main")).to_contain_text(
        "Fatima el Amrani wordt ambtelijk opdrachtgever (wnd.)", use_inner_text=True
    )
    pagina.click("button:text('Leg vast')")
    expect(pagina.locator(".dh-bericht").first).to_contain_text(
        "Vastgelegd als handeling", use_inner_text=True
    )


def test_what_another_answer_makes_idle_is_hidden(open_, wereld):
    paden = bladzijden(wereld)
    pagina = open_(paden["trek-in"])
    expect(pagina.locator("#id_kenmerk")).to_be_visible()
    pagina.check("input[name=grond][value=bestaand]")
    expect(pagina.locator("#id_kenmerk")).not_to_be_visible()
    expect(pagina.locator("#id_besluit")).to_be_visible()
    pagina.check("input[name=hoever][value=begin]")
    expect(pagina.locator("#id_per")).not_to_be_visible()

    pagina = open_(paden["correctie"])
    pagina.check("input[name=correctie][value=niet]")
    expect(pagina.locator("#id_vanaf")).not_to_be_visible()
    expect(pagina.locator("#id_toelichting")).to_be_visible()


def test_another_day_of_the_besluit_gives_other_deciders(open_, wereld):
    wereld.benoem(
        wereld.concern,
        "DIRECTEUR_MO",
        wereld.persoon("Mo", "Tweede"),
        vanaf=date(2025, 1, 1),
        tot=date(2026, 1, 1),
    )
    pagina = open_(f"/vastleggen/vervang-aog/?drager={wereld.doel}")
    expect(pagina.locator("#id_beslisser")).not_to_contain_text("Mo Tweede", use_inner_text=True)
    pagina.fill("#id_genomen", "1 juni 2025")
    pagina.press("#id_genomen", "Tab")
    pagina.wait_for_selector("#id_beslisser option:text('Mo Tweede')", state="attached")
