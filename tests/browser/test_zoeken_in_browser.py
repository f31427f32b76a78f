"""The suggestions of the search field by keyboard and mouse, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from chromium import gebreken

pytestmark = [pytest.mark.browser, pytest.mark.traag]

VELD, LIJST = "#zoek-groot", "#zoeksuggesties-groot"


@pytest.fixture(scope="module")
def wereld(eigen_server):
    from provincie import Provincie

    p = Provincie()
    p.eerste = p.opgave("Fietsen langs de kust")
    p.tweede = p.opgave("Fietsen in de stad")
    return p


@pytest.fixture(scope="module")
def klant(wereld):
    from config.paginahulp import als

    return als(wereld.persoon("Zoe", "Zoeker"))


@pytest.fixture
def venster(maak_venster, eigen_server, klant):
    vensters = []

    def open_(pad="/", breedte=1280, **opties):
        venster = maak_venster(eigen_server, klant, breedte, **opties)
        vensters.append(venster)
        return venster.ga(pad)

    yield open_
    assert [k for v in vensters for k in v.klachten] == []
    for v in vensters:
        v.pagina.context.close()


def typ(pagina, tekst="fietsen", veld=VELD):
    pagina.click(veld)
    pagina.keyboard.type(tekst)
    # What one opened last stands there before; this is the answer to what was typed.
    pagina.wait_for_selector("[role=listbox][data-stand*=suggestie] [role=option]")


def gekozen(pagina, veld=VELD):
    """What the field says is chosen, and what the list does."""
    naam = pagina.get_attribute(veld, "aria-activedescendant")
    keuzes = pagina.locator("[role=option][aria-selected=true]")
    expect(keuzes).to_have_count(1 if naam else 0)
    return pagina.inner_text(f"#{naam} strong") if naam else None


@pytest.mark.parametrize("breedte", [1280, 390])
def test_pijltjes_en_enter_brengen_je_er(venster, wereld, breedte):
    pagina = venster(breedte=breedte)
    typ(pagina)
    expect(pagina.locator(VELD).first).to_have_attribute("role", "combobox")
    expect(pagina.locator(VELD).first).to_have_attribute("aria-expanded", "true")
    lijst = pagina.get_attribute(VELD, "aria-controls")
    expect(pagina.locator(f"#{lijst}").first).to_have_attribute("role", "listbox")
    expect(pagina.locator(".dh-zoek--groot [data-zoekstand]").first).to_contain_text(
        "2 suggesties", use_inner_text=True
    )
    assert gekozen(pagina) is None

    pagina.keyboard.press("ArrowDown")
    assert gekozen(pagina) == "Fietsen in de stad"
    assert gebreken(pagina, breedte) == []
    pagina.keyboard.press("ArrowDown")
    assert gekozen(pagina) == "Fietsen langs de kust"
    pagina.keyboard.press("ArrowDown")
    assert gekozen(pagina) == "Fietsen in de stad", "after the last comes the first"
    pagina.keyboard.press("ArrowUp")
    assert gekozen(pagina) == "Fietsen langs de kust"
    expect(pagina.locator("#zoek-groot")).to_be_focused()

    pagina.keyboard.press("Enter")
    pagina.wait_for_url(f"**/opgaven/{wereld.eerste}/")


def test_pijl_omhoog_begint_onderaan(venster):
    pagina = venster()
    typ(pagina)
    pagina.keyboard.press("ArrowUp")
    assert gekozen(pagina) == "Fietsen langs de kust"


def test_escape_sluit_de_lijst_en_laat_staan_wat_je_typte(venster):
    pagina = venster()
    typ(pagina)
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Escape")
    expect(pagina.locator("[role=option]")).to_have_count(0)
    expect(pagina.locator(VELD).first).to_have_attribute("aria-expanded", "false")
    assert gekozen(pagina) is None
    expect(pagina.locator(VELD).first).to_have_value("fietsen")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/zoek/?*")
    expect(pagina.locator(".dh-treffer")).to_have_count(2)


def test_verder_tabben_of_ernaast_klikken_sluit_de_lijst(venster):
    pagina = venster()
    typ(pagina)
    pagina.click("h1")
    expect(pagina.locator("[role=option]")).to_have_count(0)
    pagina.fill(VELD, "fiets")
    pagina.wait_for_selector("[role=option]")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("[role=option]")).to_have_count(0)


def test_in_de_kop_van_een_pagina_werkt_het_ook(venster, wereld):
    pagina = venster("/regels/")
    pagina.keyboard.press("/")
    typ(pagina, "fietsen", "#zoek-kop")
    assert gebreken(pagina, 1280) == []
    pagina.click("[role=option] >> text=Fietsen in de stad")
    pagina.wait_for_url(f"**/opgaven/{wereld.tweede}/")


def test_niets_gevonden_wordt_gezegd(venster):
    pagina = venster()
    pagina.click(VELD)
    pagina.keyboard.type("eenhoorn")
    pagina.wait_for_selector(f"{LIJST} .dh-suggesties__leeg")
    expect(pagina.locator(".dh-zoek--groot [data-zoekstand]").first).to_have_text("Niets gevonden")
    expect(pagina.locator(VELD).first).to_have_attribute("aria-expanded", "false")
    assert gebreken(pagina, 1280) == []


def test_zonder_javascript_is_het_een_gewoon_zoekveld(venster):
    pagina = venster(java_script_enabled=False)
    expect(pagina.locator(VELD)).not_to_have_attribute("role", re.compile(".*"))
    pagina.fill(VELD, "fietsen")
    pagina.press(VELD, "Enter")
    pagina.wait_for_url("**/zoek/?*")
    expect(pagina.locator(".dh-treffer")).to_have_count(2)
