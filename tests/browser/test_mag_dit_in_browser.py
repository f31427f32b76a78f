"""A controller asks whether somebody might pay, in Chromium: from the question to the evidence."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]


@pytest.fixture(scope="module")
def wereld(eigen_server):
    """An opdracht whose AON may pay up to € 50.000, and her AOG more."""
    from bevoegdheden.hulp import VERPLICHTING, stel
    from provincie import Provincie

    provincie = Provincie()
    provincie.opdr = provincie.opdracht(
        provincie.opgave("Bereikbaar"), "Fietsroute Leiden - Katwijk", budget=900_000
    )
    provincie.aog(provincie.opdr, provincie.persoon("Fatima", "el Amrani"))
    provincie.aon(provincie.opdr, provincie.persoon("Nico", "Bakker"))
    betaal = replace(
        VERPLICHTING,
        code="BBR-1",
        rechtshandeling="betaalopdracht",
        soort="machtiging",
        tot_bedrag=500_000,
    )
    aon = replace(betaal, code="BBR-2", rol="AON", boven="BBR-1", tot_bedrag=50_000)
    stel(provincie, betaal, aon)
    provincie.controller = provincie.persoon("Xenia", "Zandbergen")
    provincie.benoem(provincie.concern, "CONTROLLER", provincie.controller)
    return provincie


@pytest.fixture(scope="module")
def controller(wereld):
    from config.paginahulp import als

    return als(wereld.controller)


@pytest.mark.parametrize("breedte", [1280, 390])
def test_een_controller_vraagt_of_het_mocht_en_neemt_het_bewijs_mee(
    wereld, controller, eigen_server, maak_venster, breedte
):
    venster = maak_venster(eigen_server, controller, breedte)
    pagina = venster.ga("/mag-dit/")
    assert gebreken(pagina, breedte) == []
    toets = pagina.keyboard
    tab_naar(pagina, "#vraag [name=persoon_q]")
    toets.type("bakk")
    pagina.wait_for_selector("#persoon-gevonden input[type=radio]")
    tab_naar(pagina, "#persoon-gevonden input[type=radio]")
    toets.press("Space")
    tab_naar(pagina, "#vraag [name=daad]")
    toets.type("Betaal")
    tab_naar(pagina, "#vraag [name=over_q]")
    toets.type("fietsroute")
    pagina.wait_for_selector("#over-gevonden input[type=radio]")
    tab_naar(pagina, "#over-gevonden input[type=radio]")
    toets.press("Space")
    tab_naar(pagina, "#vraag [name=bedrag]")
    toets.type("60.000")
    tab_naar(pagina, "#vraag [name=geldig_op]")
    toets.press("Control+A")
    toets.type("3 maart 2024")
    toets.press("Enter")

    pagina.get_by_role("heading", name="Nee, niet bevoegd").wait_for()
    assert gebreken(pagina, breedte) == []
    expect(pagina.locator("#waarom")).to_contain_text(
        "10.000 meer dan de grens", use_inner_text=True
    )
    expect(pagina.locator("#wie")).to_contain_text("Fatima el Amrani", use_inner_text=True)
    expect(pagina.locator("#wie")).not_to_contain_text("Nico Bakker", use_inner_text=True)
    # What was asked stays, to ask again.
    assert (
        pagina.input_value("#vraag [name=persoon_q]") == "Nico Bakker"
        or pagina.locator("#persoon-gevonden input:checked").count()
    )
    with pagina.expect_download() as gehaald:
        pagina.get_by_role("link", name="Download als bewijs (PDF)").click()
    assert Path(gehaald.value.path()).read_bytes().startswith(b"%PDF")
    assert gehaald.value.suggested_filename.startswith("mag-dit-2024-03-03-betaalopdracht")

    pagina.locator("#delen .dh-deellink a").click()
    pagina.get_by_role("heading", name="Nee, niet bevoegd").wait_for()
    expect(pagina.locator("#vraag [name=persoon_q]").first).to_have_value("Nico Bakker")
    pagina.locator("#vraag [name=bedrag]").fill("50.000")
    pagina.get_by_role("button", name="Vraag opnieuw").click()
    pagina.get_by_role("heading", name="Ja, bevoegd").wait_for()
    assert gebreken(pagina, breedte) == []
    assert venster.geklaagd() == []


def test_zonder_javascript_zoek_en_kies_je_ook(wereld, controller, eigen_server, maak_venster):
    venster = maak_venster(eigen_server, controller, 1280, java_script_enabled=False)
    pagina = venster.ga(f"/mag-dit/?over={wereld.opdr}")
    pagina.fill("#vraag [name=persoon_q]", "a")
    pagina.get_by_role("button", name="Zoek een persoon").click()
    pagina.locator("label", has_text="Fatima el Amrani").click()
    pagina.select_option("#vraag [name=daad]", "betaalopdracht")
    pagina.fill("#vraag [name=bedrag]", "60.000")
    pagina.get_by_role("button", name="Mag dit?").click()
    pagina.get_by_role("heading", name="Ja, bevoegd").wait_for()


@pytest.mark.parametrize("breedte", [1280, 390])
def test_wie_mag_dit_en_wie_tekent_zijn_goede_paginas(
    wereld, controller, eigen_server, maak_venster, breedte
):
    venster = maak_venster(eigen_server, controller, breedte)
    for pad in (
        "/wie-mag-dit/",
        f"/wie-mag-dit/?daad=betaalopdracht&over={wereld.opdr}&bedrag=60.000",
        f"/opdrachten/{wereld.opdr}/wie-tekent/",
        f"/toegang/persoon/{wereld.rolhouders['AOG', wereld.opdr]}/wat-mag/",
        "/wat-mag-ik/",
        "/mag-dit/?daad=toveren",
    ):
        pagina = venster.ga(pad)
        assert gebreken(pagina, breedte) == [], pad
    assert venster.geklaagd() == []
