"""A controller has a file with planted errors checked, sees why, and takes the report along."""

import pytest
from playwright.sync_api import expect

from browser.browserhulp import werker
from chromium import gebreken

pytestmark = [pytest.mark.browser, pytest.mark.traag]


@pytest.fixture(scope="module")
def wereld(eigen_server):
    from provincie import Provincie
    from rechtmatigheid.hulp import Toetswereld

    return Toetswereld(Provincie())


@pytest.fixture(scope="module")
def controller(wereld):
    from config.paginahulp import als

    wie = wereld.provincie.persoon("Conny", "Trol")
    wereld.provincie.benoem(wereld.provincie.concern, "CONTROLLER", wie)
    return als(wie)


def geen_gebreken(venster) -> None:
    assert gebreken(venster.pagina, venster.breedte) == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_BEV_04_een_controller_toetst_een_bestand_en_ziet_waarom(
    wereld, controller, eigen_server, maak_venster, tmp_path, breedte
):
    bestand = tmp_path / "betalingen.csv"
    bestand.write_bytes(wereld.bestand())
    venster = maak_venster(eigen_server, controller, breedte)
    pagina = venster.ga("/rechtmatigheid/")
    geen_gebreken(venster)

    pagina.get_by_label("Kies je bestand").set_input_files(bestand)
    pagina.get_by_role("button", name="Toets dit bestand").click()
    pagina.get_by_role("button", name="Stop met toetsen").wait_for()
    geen_gebreken(venster)
    with werker():
        pagina.get_by_role("link", name="Bekijk de regels").wait_for(timeout=120_000)
    geen_gebreken(venster)

    pagina.get_by_role("link", name="Bekijk de regels").click()
    expect(pagina.get_by_text("Te Veel NV")).to_be_visible()
    geen_gebreken(venster)
    pagina.get_by_label("Reden").select_option(label="Boven de grens")
    pagina.get_by_role("button", name="Filter").click()
    pagina.get_by_role("link", name="2", exact=True).first.click()
    pagina.get_by_role("heading", name="Zoals toen bekend").wait_for()
    expect(pagina.get_by_text("Het bedrag is hoger dan het mandaat toelaat.")).to_be_visible()
    geen_gebreken(venster)

    pagina.get_by_role("link", name="betalingen.csv").click()
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="Download PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert venster.geklaagd() == []
