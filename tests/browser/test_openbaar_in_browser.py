"""A visitor who is nobody asks who answers for a bridge: by keyboard, on a phone, and for a past day."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect

from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]

GEWISSELD = date(2025, 1, 1)


@pytest.fixture(scope="module")
def wereld(eigen_server):
    from driehoek.register import acts
    from provincie import Provincie

    p = Provincie()
    p.wegen = p.opgave("Wegen en vaarwegen")
    p.benoem(p.wegen, "BOG", p.persoon("Gijs", "Gedeputeerde"))
    p.brug = p.opdracht(p.wegen, "Brug bij Alphen", uitleg="Begroot.")
    p.aog(p.brug, p.persoon("Jan", "de Vries"))
    p.aon(p.brug, p.persoon("Nico", "Geheim"))
    wissel = p.besluit("aog", rol="DIRECTEUR_MO", persoon=p.directeur_mo(), op=GEWISSELD)
    fatima = p.persoon("Fatima", "el Amrani")
    p.aog(p.brug, fatima, vanaf=GEWISSELD, grond=wissel, act=acts.vervang, uitleg="Met pensioen.")
    return p


@pytest.fixture
def reis(maak_venster, eigen_server, wereld):
    """A window of who is not logged in; afterwards nothing may have gone wrong on the way."""
    vensters = []

    def begin(pad, breedte=1280, **opties):
        venster = maak_venster(eigen_server, Client(), breedte, **opties)
        vensters.append(venster)
        return venster.ga(pad)

    yield begin
    koekjes = [v.pagina.context.cookies() for v in vensters]
    for venster in vensters:
        venster.pagina.context.close()
    assert [k for v in vensters for k in v.klachten] == []
    assert koekjes == [[] for _ in vensters], "who only reads gets no cookie"


@pytest.mark.parametrize("breedte", [1280, 390])
def test_REG_13_van_de_voordeur_tot_wie_over_de_brug_gaat(reis, breedte):
    pagina = reis("/openbaar/", breedte)
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, "#zoek-groot")
    pagina.keyboard.type("brug")
    pagina.wait_for_selector("#zoeksuggesties-groot .dh-suggestie")
    expect(pagina.locator("#zoeksuggesties-groot")).to_contain_text(
        "Fatima el Amrani", use_inner_text=True
    )
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/openbaar/zoek/?*")
    antwoord = pagina.locator(".dh-treffer", has_text="Brug bij Alphen")
    expect(antwoord).to_contain_text("Fatima el Amrani", use_inner_text=True)
    expect(antwoord).to_contain_text("vervuld", use_inner_text=True)
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, ".dh-treffer a")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#driehoek-kaart")
    for wie in ("Gijs Gedeputeerde", "Dora Directeur", "Fatima el Amrani", "Vervuld"):
        expect(pagina.locator("#driehoek-kaart")).to_contain_text(wie, use_inner_text=True)
    expect(pagina.locator("#besluiten")).to_contain_text(
        "Directeur Mens en Organisatie", use_inner_text=True
    )
    assert "Nico" not in pagina.content()
    assert gebreken(pagina, breedte) == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_REG_13_wie_was_het_toen(reis, wereld, breedte):
    pagina = reis(f"/openbaar/opdrachten/{wereld.brug}/", breedte)
    tab_naar(pagina, ".dh-tijd__vouw summary")
    pagina.keyboard.press("Enter")
    pagina.fill("#tijd-geldig", "2024-06-01")
    tab_naar(pagina, ".dh-tijd__formulier button")
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    expect(pagina.locator("#driehoek-kaart")).to_contain_text("Jan de Vries", use_inner_text=True)
    expect(pagina.locator("#driehoek-kaart")).not_to_contain_text("Fatima", use_inner_text=True)
    expect(pagina.locator(".dh-tijd").first).to_contain_text(
        "Je kijkt naar 1 juni 2024", use_inner_text=True
    )
    assert gebreken(pagina, breedte) == []

    pagina.click("#wissels a >> nth=0")
    pagina.wait_for_url("**geldig_op=2025-01-01*")
    expect(pagina.locator("#driehoek-kaart")).to_contain_text(
        "Fatima el Amrani", use_inner_text=True
    )


def test_REG_13_zonder_javascript_ook(reis):
    pagina = reis("/", java_script_enabled=False)
    pagina.wait_for_url("**/openbaar/")
    pagina.fill("#zoek-groot", "brug")
    pagina.press("#zoek-groot", "Enter")
    pagina.click("text=Brug bij Alphen")
    expect(pagina.locator("#driehoek-kaart")).to_contain_text(
        "Fatima el Amrani", use_inner_text=True
    )


def test_GEN_03_een_journalist_haalt_de_gegevens_op(reis):
    pagina = reis("/openbaar/")
    pagina.click(".dh-nav >> text=Open data")
    assert gebreken(pagina, 1280) == []
    with pagina.expect_download() as download:
        pagina.click("#rolhouders >> text=Download CSV")
    tekst = Path(download.value.path()).read_text("utf-8-sig")
    assert "Fatima el Amrani" in tekst
    assert "Nico" not in tekst


def test_op_een_telefoon_is_er_een_menu_en_een_collega_kan_inloggen(reis):
    pagina = reis("/openbaar/opdrachten/", 390)
    tab_naar(pagina, ".dh-navvouw__knop")
    pagina.keyboard.press("Enter")
    pagina.click(".dh-navvouw__paneel >> text=Over dit register")
    pagina.wait_for_url("**/openbaar/over/")
    assert gebreken(pagina, 390) == []
    expect(pagina.locator("text=Log in").first).to_have_attribute("href", "/inloggen/")
