"""A registerbeheerder raises a limit of the mandate regulation, and finds both limits back."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from chromium import gebreken, tab_naar
from driehoek.platform import klok

pytestmark = [pytest.mark.browser, pytest.mark.traag]


@pytest.fixture
def wereld(chromium, echte_db):
    from provincie import Provincie

    provincie = Provincie()
    provincie.doel = provincie.opdracht(provincie.opgave("Bereikbaarheid"), "Brug bij Alphen")
    provincie.aog(provincie.doel, provincie.persoon("Jan", "de Vries"))
    provincie.aon(provincie.doel, provincie.persoon("Els", "Aker"))
    provincie.artikel()
    provincie.artikel("AOG-1", rol="AON", boven="GS-1", tot_bedrag=25_000)
    return provincie


@pytest.mark.parametrize("breedte", [1280, 390])
def test_BEV_02_een_grens_gaat_omhoog_vanaf_een_dag_met_het_toetsenbord(
    wereld, maak_venster, live_server, breedte
):
    from vastleghulp import log_in

    client = Client()
    log_in(client, wereld.beheerder)
    venster = maak_venster(live_server.url, client, breedte)
    pagina = venster.ga("/mandaat/")
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, "main a[href='/mandaat/artikel/GS-1/']")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#keten")
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, "a[href='/vastleggen/wijzig-mandaatartikel/?artikel=GS-1']")
    pagina.keyboard.press("Enter")

    tab_naar(pagina, "#id_tot_bedrag")
    pagina.keyboard.press("Control+a")
    pagina.keyboard.type("250.000")
    tab_naar(pagina, "#id_kenmerk")
    pagina.keyboard.type("PZH-2026-0888")
    pagina.locator("#id_beslisser").select_option(label="Gedeputeerde Staten")
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, ".dh-vastleg__knoppen button")
    pagina.keyboard.press("Enter")

    pagina.wait_for_selector("#gevolgen-titel")
    krijgt = pagina.locator(".dh-gevolgblok--krijgt").inner_text()
    assert "Jan de Vries, ambtelijk opdrachtgever van 'Brug bij Alphen'" in krijgt
    assert "tot en met €\N{NO-BREAK SPACE}250.000" in krijgt
    assert "Els Aker" not in krijgt
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, "button:text('Leg vast')")
    pagina.keyboard.press("Enter")

    pagina.wait_for_selector(".dh-bericht")
    expect(pagina).to_have_url(re.compile("/mandaat/artikel/GS-1/"))
    expect(pagina.locator("#tekst")).to_contain_text(
        "tot en met €\N{NO-BREAK SPACE}250.000", use_inner_text=True
    )
    gisteren = klok.vandaag() - timedelta(days=1)
    pagina = venster.ga(f"/mandaat/artikel/GS-1/?geldig_op={gisteren}")
    expect(pagina.locator("#tekst")).to_contain_text(
        "tot en met €\N{NO-BREAK SPACE}100.000", use_inner_text=True
    )
    assert gebreken(pagina, breedte) == []
    assert venster.geklaagd() == []
