"""'I fill my profile', in Chromium: by keyboard, and then a colleague finds me."""

import pytest
from playwright.sync_api import expect

from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]


@pytest.fixture(scope="module")
def wereld(eigen_server):
    from driehoek.ontwikkeling import acts
    from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
    from driehoek.ontwikkeling.types import Schema
    from provincie import Provincie

    provincie = Provincie()
    acts.neem_begrippen_op(Schema.EIGEN, lees([STARTLIJST], Schema.EIGEN)[0])
    provincie.opdr = provincie.opdracht(provincie.opgave("Natuur"), "Stikstof terugdringen")
    return provincie


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_12_ik_vul_mijn_profiel_en_een_collega_vindt_mij(
    wereld, eigen_server, maak_venster, breedte
):
    from config.paginahulp import als

    an = wereld.persoon("Anneke", f"Breedte {breedte}")
    if breedte == 1280:
        wereld.aog(wereld.opdr, an)
    venster = maak_venster(eigen_server, als(an, f"an-{breedte}"), breedte)
    pagina = venster.ga("/mijn-profiel/")
    assert gebreken(pagina, breedte) == []
    if breedte == 1280:
        expect(pagina.get_by_text("omdat je werkt of werkte aan Stikstof")).to_be_visible()
    toets = pagina.keyboard

    tab_naar(pagina, "a[href='/mijn-profiel/kennis/']")
    toets.press("Enter")
    tab_naar(pagina, "[name=begrip_q]")
    toets.type("biodivers")
    keuze = pagina.locator("#begrip-gevonden input[type=radio]").first
    expect(keuze).to_be_visible()
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, "#begrip-gevonden input[type=radio]")
    toets.press("Space")
    tab_naar(pagina, "[name=niveau]")
    toets.press("Space")
    for _ in range(3):
        toets.press("ArrowDown")
    toets.press("Enter")
    expect(pagina.get_by_text("Het staat in je profiel.")).to_be_visible()
    assert gebreken(pagina, breedte) == []

    pagina.locator("#delen [value=organisatie]").check()
    pagina.get_by_role("button", name="Bewaar wie het ziet").press("Enter")
    expect(pagina.get_by_text("'Kennis en vaardigheid' is bewaard.")).to_be_visible()

    venster.ga("/mijn-profiel/bel-mij/")
    tab_naar(pagina, "[name=tekst]")
    toets.type("Weidevogels tellen")
    pagina.locator("[name=zichtbaar][value=organisatie]").check()
    assert gebreken(pagina, breedte) == []
    pagina.get_by_role("button", name="Bewaar").press("Enter")
    expect(pagina.get_by_text("'Bel mij voor' is bewaard.")).to_be_visible()

    collega = maak_venster(
        eigen_server, als(wereld.persoon("Col", "Lega"), f"col-{breedte}"), breedte
    )
    zoek = collega.ga("/mensen/")
    tab_naar(zoek, "#mensen-q")
    zoek.keyboard.type(f"ecologie breedte {breedte}")
    zoek.keyboard.press("Enter")
    expect(zoek.get_by_text("Zegt over ecologie: ik help anderen")).to_be_visible()
    assert gebreken(zoek, breedte) == []
    zoek.get_by_role("link", name=f"Anneke Breedte {breedte}").press("Enter")
    expect(zoek.get_by_text("Weidevogels tellen")).to_be_visible()
    assert gebreken(zoek, breedte) == []
    assert venster.geklaagd() + collega.geklaagd() == []
