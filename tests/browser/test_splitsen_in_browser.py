"""An AOG splits an opdracht: by keyboard, from the own home page to the new part."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect

from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]


@pytest.fixture
def wereld(chromium, echte_db):
    from provincie import Provincie

    provincie = Provincie()
    provincie.doel = provincie.opdracht(provincie.opgave("Bereikbaarheid"), "Brug bij Alphen")
    provincie.aog(provincie.doel, provincie.persoon("Jan", "de Vries"))
    return provincie


@pytest.mark.parametrize("breedte", [1280, 390])
def test_REG_16_een_AOG_splitst_de_eigen_opdracht_met_het_toetsenbord(
    wereld, maak_venster, live_server, breedte
):
    from driehoek.register import reads
    from vastleghulp import log_in

    client = Client()
    log_in(client, wereld.rolhouders["AOG", wereld.doel])
    venster = maak_venster(live_server.url, client, breedte)
    pagina = venster.ga("/")
    tab_naar(pagina, f"main a[href='/opdrachten/{wereld.doel}/']")
    pagina.keyboard.press("Enter")
    tab_naar(pagina, f"a[href^='/vastleggen/?drager={wereld.doel}']")
    pagina.keyboard.press("Enter")
    tab_naar(pagina, f"a[href='/vastleggen/deelopdrachten/?drager={wereld.doel}']")
    pagina.keyboard.press("Enter")
    tab_naar(pagina, "#id_namen")
    pagina.keyboard.type("Val en aandrijving")
    tab_naar(pagina, "#id_vanaf")
    pagina.keyboard.press("Control+a")
    pagina.keyboard.type("1 december 2026")
    tab_naar(pagina, "#id_kenmerk")
    pagina.keyboard.type("PZH-2026-0777")
    expect(pagina.locator("#id_beslisser option:checked")).to_contain_text(
        "Jan de Vries", use_inner_text=True
    )
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, ".dh-vastleg__knoppen button")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#gevolgen-titel")
    expect(pagina.locator("main")).to_contain_text("Val en aandrijving", use_inner_text=True)
    assert reads.onderliggend(wereld.doel, reads.peilmoment(date(2026, 12, 1))) == []
    tab_naar(pagina, "button:text('Leg vast')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".dh-bericht")
    (deel,) = reads.onderliggend(wereld.doel, reads.peilmoment(date(2026, 12, 1)))
    assert reads.benaming(deel) == "Val en aandrijving"
    assert gebreken(pagina, breedte) == []
    assert venster.geklaagd() == []
