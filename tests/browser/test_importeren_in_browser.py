"""A registerbeheerder loads a paper register: from an error to who answers for it, in Chromium."""

import pytest
from playwright.sync_api import expect

from browser.browserhulp import vensters, werker
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
    for breedte in (1280, 390):
        provincie.pteam(f"Water {breedte}")
    return provincie


@pytest.fixture(scope="module")
def beheerder(wereld):
    from config.paginahulp import als

    return als(wereld.beheerder)


@pytest.fixture
def begin(maak_venster, eigen_server, beheerder):
    with vensters(maak_venster, eigen_server, beheerder) as open_:
        yield open_


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
    expect(pagina.locator("main")).to_contain_text(
        "Je kunt deze pagina verlaten", use_inner_text=True
    )
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
    expect(pagina.locator("main")).to_contain_text(
        "Dit bestand kan zo niet worden overgenomen", use_inner_text=True
    )
    expect(pagina.locator("button:text('Neem over')")).to_have_count(0)
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
    expect(pagina.locator("main")).to_contain_text("2 regels komen erbij", use_inner_text=True)
    neem_over(pagina)
    expect(pagina.locator("main")).to_contain_text(
        "2 regels staan in het register", use_inner_text=True
    )
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
    expect(pagina.locator("main")).to_contain_text(
        "Er is geen opgave 'Meren' in het register.", use_inner_text=True
    )


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_23_ik_neem_de_lijst_van_personeelszaken_over(begin, wereld, breedte):
    koppen = "personeelsnummer;voornaam;achternaam;functie;functiefamilie;schaal;uren;pteam;begin"
    goed = f"HR{breedte};Hanna;Personeel;Adviseur;Advies;11;28,8;Water {breedte};2024-01-01"
    pagina = begin("/importeren/", breedte)
    fout = goed.replace(";11;", ";21;")
    bied_aan(pagina, "medewerkers", "fout.csv", koppen, fout, breedte=breedte)
    expect(pagina.locator("main")).to_contain_text("Schrijf een heel getal van 1 tot en met 19.")

    pagina.goto(f"{pagina.url.split('/importeren/')[0]}/importeren/")
    bied_aan(pagina, "medewerkers", "hr.csv", koppen, goed, breedte=breedte)
    expect(pagina.locator("main")).to_contain_text("1 regel komt erbij")
    expect(pagina.locator("main")).to_contain_text("PT-02")
    neem_over(pagina)
    assert gebreken(pagina, breedte) == []

    pagina.goto(f"{pagina.url.split('/importeren/')[0]}/importeren/")
    bied_aan(pagina, "medewerkers", "hr.csv", koppen, goed, breedte=breedte)
    expect(pagina.locator("main")).to_contain_text("Er verandert niets")
    expect(pagina.locator("button:text('Neem over')")).to_have_count(0)
