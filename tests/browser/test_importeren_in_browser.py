"""A registerbeheerder loads a paper register: from an error to who answers for it, in Chromium."""

from contextlib import contextmanager
from threading import Thread

import pytest

from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]

KOP = "nummer;naam;opgave;begin;label;fase;materieel_budget;besluit"
BRUG = "OPD-0001;Brug bij Alphen;Wegen;2024-01-01;dynamisch;realisatie;1.250.000;DRH-2023-98"
SLUIS = "OPD-0002;Sluis bij Gouda;{};{};stabiel;beheer;;DRH-2023-99"
ROLLEN = (
    "nummer;rol;persoon;begin;besluit",
    "OPD-0001;Ambtelijk opdrachtgever;An Aal;2024-01-01;DT-2023-7",
    "OPD-0001;Ambtelijk opdrachtnemer;Bo Boom;2024-02-01;Brief van 30 januari 2024",
)


@pytest.fixture(scope="module")
def wereld(eigen_server):
    """A register that has begun, with one opgave and two people; nothing of the paper one."""
    from provincie import Provincie

    provincie = Provincie()
    provincie.opgave("Wegen")
    provincie.persoon("An", "Aal")
    provincie.persoon("Bo", "Boom")
    return provincie


@contextmanager
def werker():
    """A worker beside the server, while this lasts; it ends when the queue is empty."""
    from django.core.management import call_command

    def werk() -> None:
        from django.db import connection

        call_command("worker", eenmalig=True)
        connection.close()

    draad = Thread(target=werk)
    draad.start()
    try:
        yield
    finally:
        draad.join()


@pytest.fixture(scope="module")
def beheerder(wereld):
    from config.paginahulp import als

    return als(wereld.beheerder)


@pytest.fixture
def begin(maak_venster, eigen_server, beheerder):
    vensters = []

    def open_(pad, breedte):
        vensters.append(maak_venster(eigen_server, beheerder, breedte))
        return vensters[-1].ga(pad)

    yield open_
    for venster in vensters:
        venster.pagina.context.close()
    assert [k for v in vensters for k in v.klachten] == []


def bied_aan(pagina, soort, naam, *regels, breedte):
    """From the import page by keyboard to the report."""
    tab_naar(pagina, f"#{soort} a.nl-button")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#id_bestand")
    assert gebreken(pagina, breedte) == []
    inhoud = "\r\n".join(regels).encode()
    bestand = {"name": naam, "mimeType": "text/csv", "buffer": inhoud}
    pagina.set_input_files("#id_bestand", files=[bestand])
    tab_naar(pagina, "button:text('Probeer het bestand')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#bezig")
    assert "Je kunt deze pagina verlaten" in pagina.inner_text("main")
    assert gebreken(pagina, breedte) == []
    with werker():
        pagina.wait_for_selector(".dh-filter", timeout=60_000)
    assert gebreken(pagina, breedte) == []


def neem_over(pagina):
    tab_naar(pagina, "button:text('Neem over')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#bezig")
    with werker():
        pagina.wait_for_selector("text=Overgenomen", timeout=60_000)


def test_van_papier_tot_wie_erover_gaat(begin, wereld):
    breedte = 1280
    pagina = begin("/", breedte)
    tab_naar(pagina, ".dh-navmeer summary")
    pagina.keyboard.press("Enter")
    pagina.click(".dh-navmeer >> text=Importeren")
    assert gebreken(pagina, breedte) == []

    fout = SLUIS.format("Vaarten", "30-2-2024")
    bied_aan(pagina, "opdrachten", "opdrachten.csv", KOP, BRUG, fout, breedte=breedte)
    assert "Dit bestand kan zo niet worden overgenomen" in pagina.inner_text("main")
    assert pagina.locator("button:text('Neem over')").count() == 0
    rij = pagina.locator("tbody tr", has_text="geweigerd").first.inner_text()
    assert "3" in rij
    assert "30-2-2024" in rij
    assert "REG-08" in rij
    with pagina.expect_download() as download:
        pagina.click("text=Download met uitkomst (CSV)")
    assert download.value.suggested_filename == "opdrachten-uitkomst.csv"

    pagina.click("main >> text=Importeren")
    goed = SLUIS.format("Wegen", "2024-01-01")
    bied_aan(pagina, "opdrachten", "opdrachten.csv", KOP, BRUG, goed, breedte=breedte)
    assert "2 regels komen erbij" in pagina.inner_text("main")
    neem_over(pagina)
    assert "2 regels staan in het register" in pagina.inner_text("main")
    assert gebreken(pagina, breedte) == []

    pagina.click("main >> text=Importeren")
    bied_aan(pagina, "rolvervullingen", "rollen.csv", *ROLLEN, breedte=breedte)
    neem_over(pagina)
    pagina.click("text=de opdrachten")
    pagina.click("text=Brug bij Alphen")
    driehoek = pagina.inner_text("#driehoek-kaart")
    assert "An Aal" in driehoek
    assert "Bo Boom" in driehoek


def test_op_een_telefoon_is_het_verslag_te_lezen(begin, wereld):
    breedte = 390
    pagina = begin("/importeren/", breedte)
    assert gebreken(pagina, breedte) == []
    bied_aan(
        pagina,
        "opdrachten",
        "nog-een.csv",
        KOP,
        SLUIS.format("Meren", "2024-01-01"),
        breedte=breedte,
    )
    assert "Er is geen opgave 'Meren' in het register." in pagina.inner_text("main")
