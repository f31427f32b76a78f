"""What people come for, from the first page to the answer, in Chromium."""

import csv
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]

EERST = datetime(2025, 3, 3, 9, tzinfo=UTC)
"""The register was filled on this day; what was wrong in it came to light much later."""
GEWISSELD = date(2025, 1, 1)


@pytest.fixture(scope="module")
def wereld(eigen_server):
    from driehoek.platform import klok
    from provincie import Provincie

    jaar = klok.vandaag().year
    with klok.op(EERST):
        provincie = Provincie()
        _vul(provincie, jaar)
    _corrigeer(provincie)
    return provincie


def _vul(p, jaar):
    from driehoek.register import acts

    ambitie = p.post("2", "ambitie", jaar=jaar, lasten=90_000_000)
    doel = p.post("2-1", "doel", jaar=jaar, ouder=ambitie, lasten=40_000_000)
    prestatie = p.post("2-1-3", "prestatie", jaar=jaar, ouder=doel, lasten=4_000_000)
    product = p.post("2-1-3-1", "product", jaar=jaar, ouder=prestatie, lasten=900_000)
    p.fietsopgave = p.opgave("Bereikbaar Zuid-Holland", post=doel)
    p.benoem(p.fietsopgave, "BOG", p.persoon("Gijs", "Gedeputeerde"))
    p.fietsroute = p.opdracht(p.fietsopgave, "Fietsroute Leiden - Katwijk", post=product)
    p.jan, p.fatima = p.persoon("Jan", "de Vries"), p.persoon("Fatima", "el Amrani")
    p.nico, p.noor = p.persoon("Nico", "Bakker"), p.persoon("Noor", "Visser")
    p.aog(p.fietsroute, p.jan)
    wissel = p.besluit(
        "aog",
        rol="DIRECTEUR_MO",
        persoon=p.directeur_mo(),
        op=GEWISSELD,
        kenmerk="PZH-2025-0001",
    )
    p.aog(
        p.fietsroute,
        p.fatima,
        vanaf=GEWISSELD,
        grond=wissel,
        act=acts.vervang,
        uitleg="Met pensioen.",
    )
    p.aon(p.fietsroute, p.nico, grond=p.van_aog("aon", p.fietsroute, op=GEWISSELD), vanaf=GEWISSELD)
    p.brug = p.opdracht(p.fietsopgave, "Brug bij Alphen", uitleg="Begroot in 2027.")
    p.aog(
        p.brug,
        p.persoon("Bram", "de Bruggenbouwer"),
        grond=p.besluit(
            "aog", rol="DIRECTEUR_MO", persoon=p.directeur_mo(), kenmerk="PZH-2023-0099"
        ),
    )


def _corrigeer(p):
    """It was Noor all along, who the besluit appointed as AON."""
    from driehoek.register import acts
    from driehoek.register.models import Rolvervulling
    from provincie import verzoek

    fout = Rolvervulling.objects.huidig().get(drager_id=p.fietsroute, persoon_id=p.nico)
    acts.corrigeer(
        verzoek(),
        model=Rolvervulling,
        feit=fout.id,
        waarde={"persoon_id": p.noor},
        toelichting="Twee namen verwisseld.",
    )


@pytest.fixture(scope="module")
def klanten(wereld):
    """Who travels: the registerbeheerder, and somebody without a role."""
    from config.paginahulp import als

    return {"beheerder": als(wereld.beheerder), "medewerker": als(wereld.persoon("Mede", "Werker"))}


@pytest.fixture
def reis(maak_venster, eigen_server, klanten):
    """A window to travel in; afterwards nothing may have gone wrong on the way."""
    vensters = []

    def begin(pad, wie="medewerker", breedte=1280):
        venster = maak_venster(eigen_server, klanten[wie], breedte)
        vensters.append(venster)
        return venster.ga(pad)

    yield begin
    for venster in vensters:
        venster.pagina.context.close()
    assert [k for v in vensters for k in v.klachten] == []


def driehoek(pagina):
    """What the opdrachtdriehoek says."""
    return pagina.inner_text("#driehoek-kaart")


@pytest.mark.parametrize("breedte", [1280, 390])
def test_wie_gaat_over_van_de_voorpagina_tot_wie_ervoor_staat(reis, breedte):
    pagina = reis("/", breedte=breedte)
    tab_naar(pagina, "#zoek-groot")
    pagina.keyboard.type("fietsr")
    pagina.wait_for_selector("#zoeksuggesties-groot .dh-suggestie")
    expect(pagina.locator("#zoeksuggesties-groot")).to_contain_text(
        "Fatima el Amrani", use_inner_text=True
    )
    assert gebreken(pagina, breedte) == []

    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/zoek/?*")
    antwoord = pagina.locator(".dh-treffer", has_text="Fietsroute Leiden - Katwijk")
    for wie in ("Ambtelijk opdrachtgever", "Fatima el Amrani", "Noor Visser"):
        expect(antwoord).to_contain_text(wie, use_inner_text=True)

    antwoord.get_by_role("link", name="Fietsroute Leiden - Katwijk").click()
    pagina.wait_for_selector("#driehoek-kaart")
    assert "Fatima el Amrani" in driehoek(pagina)
    assert "Gijs Gedeputeerde" in driehoek(pagina)
    expect(pagina.locator("main")).not_to_contain_text("Leg iets vast", use_inner_text=True)


def test_een_suggestie_brengt_je_er_meteen(reis, wereld):
    pagina = reis("/")
    pagina.fill("#zoek-groot", "bereikbaar")
    pagina.click("#zoeksuggesties-groot .dh-suggestie")
    pagina.wait_for_url(f"**/opgaven/{wereld.fietsopgave}/")
    expect(pagina.locator("#wie")).to_contain_text("Dora Directeur", use_inner_text=True)


def test_wie_je_zoekt_op_naam_vind_je_met_rol(reis):
    pagina = reis("/")
    pagina.fill("#zoek-groot", "amrani")
    pagina.press("#zoek-groot", "Enter")
    pagina.wait_for_url("**/zoek/?*")
    expect(pagina.locator(".dh-treffers").first).to_contain_text(
        "Ambtelijk opdrachtgever", use_inner_text=True
    )


def test_de_tijdbalk_toont_wie_het_eerder_was_en_wat_toen_bekend_was(reis, wereld):
    pagina = reis(f"/opdrachten/{wereld.fietsroute}/", "beheerder")
    assert "Fatima el Amrani" in driehoek(pagina)
    expect(pagina.locator("main >> text=Leg iets vast")).to_have_count(1)

    _zet_tijdbalk(pagina, "2024-06-01")
    assert "Jan de Vries" in driehoek(pagina)
    assert "Fatima el Amrani" not in driehoek(pagina)
    expect(pagina.locator(".dh-tijd").first).to_contain_text(
        "Je kijkt naar 1 juni 2024, zoals nu bekend.", use_inner_text=True
    )
    expect(pagina.locator("main >> text=Leg iets vast")).to_have_count(0)

    _zet_tijdbalk(pagina, "2025-06-01")
    assert "Noor Visser" in driehoek(pagina)
    _zet_tijdbalk(pagina, "2025-06-01", "2025-12-31")
    assert "Nico Bakker" in driehoek(pagina)
    assert "Noor Visser" not in driehoek(pagina)
    expect(pagina.locator(".dh-tijd").first).to_contain_text(
        "bekend op 31 december 2025", use_inner_text=True
    )
    assert gebreken(pagina, 1280) == []

    pagina.click("text=Terug naar vandaag")
    pagina.wait_for_selector(".dh-tijd--vandaag")
    assert "Noor Visser" in driehoek(pagina)


def _zet_tijdbalk(pagina, geldig, bekend=""):
    pagina.click(".dh-tijd__vouw summary")
    pagina.fill("#tijd-geldig", geldig)
    pagina.fill("#tijd-bekend", bekend)
    with pagina.expect_navigation():
        pagina.click(".dh-tijd__formulier button")


def test_van_een_persoon_naar_het_besluit_waar_de_rol_op_rust(reis, wereld):
    pagina = reis(f"/personen/{wereld.fatima}/")
    rol = pagina.locator("#nu tbody tr", has_text="Fietsroute Leiden - Katwijk")
    expect(rol).to_contain_text("1 januari 2025", use_inner_text=True)
    rol.get_by_role("link", name="PZH-2025-0001").click()
    pagina.wait_for_selector("#rust")
    expect(pagina.locator("#rust")).to_contain_text(
        "Fatima el Amrani: Fietsroute Leiden - Katwijk", use_inner_text=True
    )
    expect(pagina.locator("#over")).to_contain_text("Dirk Mensen", use_inner_text=True)
    expect(pagina.locator("main")).to_contain_text("Geldend", use_inner_text=True)


def test_de_begrotingsboom_gaat_open_met_het_toetsenbord(reis):
    pagina = reis("/begroting/")
    pagina.wait_for_selector("[data-grafiek] svg")
    tab_naar(pagina, "#tabel a:has-text('Post 2-1')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/begroting/?*onder=2-1*")
    expect(pagina.locator("#tabel")).to_contain_text(re.compile(r"€\s4\.000\.000"))
    assert gebreken(pagina, 1280) == []
    tab_naar(pagina, "#tabel a[href*='/opdrachten/']")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/opdrachten/?*")
    expect(pagina.locator("main table")).to_contain_text(
        "Fietsroute Leiden - Katwijk", use_inner_text=True
    )


def test_een_ingetrokken_besluit_is_te_zien_aan_de_opdracht(reis, wereld):
    pagina = reis(f"/opdrachten/{wereld.brug}/", "beheerder")
    assert "Bram de Bruggenbouwer" in driehoek(pagina)
    pagina.locator("#besluiten").get_by_role("link", name="PZH-2023-0099").click()
    pagina.click("text=Trek in of rectificeer")
    pagina.click("text=Trek het besluit in")
    pagina.check("input[name=hoever][value=dag]")
    pagina.fill("#id_kenmerk", "PZH-2026-0500")
    pagina.select_option("#id_beslisser", index=1)
    pagina.click(".dh-vastleg__knoppen button")
    pagina.wait_for_selector("#gevolgen-titel")
    zin = "Bram de Bruggenbouwer is niet langer ambtelijk opdrachtgever van 'Brug bij Alphen'"
    expect(pagina.locator("main")).to_contain_text(zin, use_inner_text=True)
    assert gebreken(pagina, 1280) == []
    if pagina.locator("#uitleg").count():
        pagina.fill("#uitleg", "De brug komt er niet.")
    pagina.click("button:text('Leg vast')")
    pagina.wait_for_selector(".dh-bericht")
    expect(pagina.locator("main")).to_contain_text("Ingetrokken", use_inner_text=True)

    pagina = reis(f"/opdrachten/{wereld.brug}/")
    aog = driehoek(pagina).partition("Ambtelijk opdrachtgever")[2]
    assert aog.split()[0].lower() == "vacant"
    assert "Bram de Bruggenbouwer" not in driehoek(pagina)
    expect(pagina.locator("#besluiten")).to_contain_text("PZH-2026-0500", use_inner_text=True)


def test_een_lijst_gaat_mee_zoals_zij_er_staat(reis):
    pagina = reis("/opdrachten/")
    pagina.fill("#filter-q", "fietsroute")
    with pagina.expect_navigation():
        pagina.press("#filter-q", "Enter")
    pagina.click(".dh-menu__knop:has-text('Download')")
    with pagina.expect_download() as download:
        pagina.click(".dh-menu__paneel a:text-is('CSV')")
    assert download.value.suggested_filename == "opdrachten.csv"
    tekst = Path(download.value.path()).read_text("utf-8-sig")
    kop, *rijen = csv.reader(tekst.splitlines(), delimiter=";")
    assert kop[:2] == ["Nummer", "Opdracht"]
    assert [rij[1] for rij in rijen] == ["Fietsroute Leiden - Katwijk"]
    assert re.search("Fatima el Amrani", tekst)
