"""The suggestions of the search field by keyboard and mouse, and without JavaScript."""

import pytest

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
    assert keuzes.count() == (1 if naam else 0)
    return pagina.inner_text(f"#{naam} strong") if naam else None


@pytest.mark.parametrize("breedte", [1280, 390])
def test_pijltjes_en_enter_brengen_je_er(venster, wereld, breedte):
    pagina = venster(breedte=breedte)
    typ(pagina)
    assert pagina.get_attribute(VELD, "role") == "combobox"
    assert pagina.get_attribute(VELD, "aria-expanded") == "true"
    lijst = pagina.get_attribute(VELD, "aria-controls")
    assert pagina.get_attribute(f"#{lijst}", "role") == "listbox"
    assert "2 suggesties" in pagina.inner_text(".dh-zoek--groot [data-zoekstand]")
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
    assert pagina.evaluate("document.activeElement.id") == "zoek-groot"

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
    assert pagina.locator("[role=option]").count() == 0
    assert pagina.get_attribute(VELD, "aria-expanded") == "false"
    assert gekozen(pagina) is None
    assert pagina.input_value(VELD) == "fietsen"
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/zoek/?*")
    assert pagina.locator(".dh-treffer").count() == 2


def test_verder_tabben_of_ernaast_klikken_sluit_de_lijst(venster):
    pagina = venster()
    typ(pagina)
    pagina.click("h1")
    assert pagina.locator("[role=option]").count() == 0
    pagina.fill(VELD, "fiets")
    pagina.wait_for_selector("[role=option]")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Tab")
    assert pagina.locator("[role=option]").count() == 0


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
    assert pagina.inner_text(".dh-zoek--groot [data-zoekstand]") == "Niets gevonden"
    assert pagina.get_attribute(VELD, "aria-expanded") == "false"
    assert gebreken(pagina, 1280) == []


def test_zonder_javascript_is_het_een_gewoon_zoekveld(venster):
    pagina = venster(java_script_enabled=False)
    assert pagina.get_attribute(VELD, "role") is None
    pagina.fill(VELD, "fietsen")
    pagina.press(VELD, "Enter")
    pagina.wait_for_url("**/zoek/?*")
    assert pagina.locator(".dh-treffer").count() == 2
