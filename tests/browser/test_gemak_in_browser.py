"""Everyday comfort in Chromium: keys, stars, saved filters, colours, paper."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from chromium import gebreken

pytestmark = [pytest.mark.browser, pytest.mark.traag]

START = date(2024, 2, 1)


@pytest.fixture(scope="module")
def wereld(eigen_server):
    from config.paginahulp import bouw
    from provincie import Provincie

    provincie = Provincie()
    wereld = bouw(provincie)
    provincie.opdracht(wereld.opgave, "Duinen herstellen", vanaf=START)
    return wereld


@pytest.fixture
def reis(maak_venster, eigen_server, wereld):
    """A window of somebody new each time, who has no preferences yet."""
    from django.test import Client

    from config.paginahulp import BACKEND
    from driehoek.platform.models import Account
    from driehoek.register.models import AccountPersoon

    vensters = []

    def begin(pad, *, persoon=None, breedte=1280, **opties):
        account = Account.objects.create(gebruikersnaam=f"reis-{Account.objects.count()}")
        AccountPersoon.objects.filter(persoon_id=persoon or wereld.collega).delete()
        AccountPersoon.objects.create(account=account, persoon_id=persoon or wereld.collega)
        client = Client()
        client.force_login(account, backend=BACKEND)
        venster = maak_venster(eigen_server, client, breedte, **opties)
        vensters.append(venster)
        return venster.ga(pad)

    yield begin
    for venster in vensters:
        venster.pagina.context.close()
    assert [k for v in vensters for k in v.klachten] == []


def focus(pagina) -> str:
    """What has the focus, in words."""
    return pagina.evaluate(
        "(document.activeElement.textContent || document.activeElement.id).trim()"
    )


def toetsen(pagina, *namen):
    for naam in namen:
        pagina.keyboard.press(naam)


def test_met_g_en_een_letter_ga_je_ergens_heen(reis):
    pagina = reis("/")
    for letter, pad in {"o": "/opdrachten/", "a": "/opgaven/", "r": "/regels/", "h": "/"}.items():
        toetsen(pagina, "g", letter)
        pagina.wait_for_url(f"**localhost:*{pad}")


def test_wie_het_grootboek_niet_mag_lezen_heeft_er_geen_toets_voor(reis, wereld):
    pagina = reis("/opdrachten/")
    toetsen(pagina, "?")
    expect(pagina.locator("#toetsenlijst")).not_to_contain_text("Grootboek", use_inner_text=True)
    pagina = reis("/opdrachten/", persoon=wereld.beheerder)
    toetsen(pagina, "g", "g")
    pagina.wait_for_url("**/grootboek/")


def test_met_j_en_k_loop_je_door_een_lijst_en_enter_opent(reis):
    pagina = reis("/opdrachten/")
    toetsen(pagina, "j")
    eerste = focus(pagina)
    toetsen(pagina, "j")
    assert focus(pagina) != eerste
    toetsen(pagina, "k")
    assert focus(pagina) == eerste
    toetsen(pagina, "Enter")
    pagina.wait_for_selector("#driehoek-kaart")
    expect(pagina.locator("h1")).to_contain_text(eerste, use_inner_text=True)


def test_terwijl_je_typt_doet_een_toets_niets_anders(reis):
    pagina = reis("/opdrachten/")
    pagina.focus("#filter-q")
    pagina.keyboard.type("go? jekt/")
    expect(pagina.locator("#filter-q")).to_have_value("go? jekt/")
    expect(pagina.locator("#toetsenlijst")).not_to_be_visible()
    pagina.locator("#filter-fase").focus()
    toetsen(pagina, "t")
    expect(pagina.locator("#tijd-geldig")).not_to_be_visible()


def test_met_een_stuurtoets_erbij_is_het_geen_sneltoets(reis):
    pagina = reis("/opdrachten/")
    toetsen(pagina, "Control+j", "Alt+t")
    assert focus(pagina) == focus(reis("/opdrachten/"))


def test_e_legt_iets_vast_waar_je_dat_mag_en_t_opent_de_tijdbalk(reis, wereld):
    pad = f"/opdrachten/{wereld.opdracht}/"
    pagina = reis(pad, persoon=wereld.beheerder)
    toetsen(pagina, "t")
    expect(pagina.locator("#tijd-geldig")).to_be_focused()
    pagina.locator("main").focus()
    toetsen(pagina, "e")
    pagina.wait_for_url("**/vastleggen/?drager=*")
    pagina = reis(pad)
    toetsen(pagina, "e")
    expect(pagina).to_have_url(re.compile(f"{re.escape(pad)}$"))


@pytest.mark.parametrize("breedte", [1280, 390])
def test_het_vraagteken_toont_alle_toetsen_en_escape_sluit(reis, breedte):
    pagina = reis("/opdrachten/", breedte=breedte)
    toetsen(pagina, "?")
    lijst = pagina.locator("#toetsenlijst")
    expect(lijst).to_be_visible()
    for label in ("Zoek", "Opdrachten", "Leg iets vast"):
        expect(lijst).to_contain_text(label, use_inner_text=True)
    assert gebreken(pagina, breedte) == []
    toetsen(pagina, "g", "h", "Escape")
    expect(lijst).not_to_be_visible()
    expect(pagina).to_have_url(re.compile("/opdrachten/$"))


def test_sneltoetsen_gaan_uit_bij_voorkeuren_en_zijn_dan_nog_na_te_lezen(reis):
    pagina = reis("/voorkeuren/")
    pagina.get_by_label("Sneltoetsen staan aan").uncheck()
    pagina.get_by_role("button", name="Bewaar").click()
    pagina.get_by_text("Je voorkeuren zijn bewaard.").wait_for()
    toetsen(pagina, "?", "/", "j")
    expect(pagina.locator("#toetsenlijst")).not_to_be_visible()
    assert pagina.evaluate("document.activeElement === document.body")
    pagina.click(".dh-gebruiker__knop")
    pagina.get_by_role("link", name="Sneltoetsen").click()
    expect(pagina.locator("#toetsenlijst")).to_contain_text(
        "staan bij jou uit", use_inner_text=True
    )


def test_een_ster_staat_meteen_aan_en_de_focus_blijft(reis, wereld):
    pagina = reis(f"/opdrachten/{wereld.opdracht}/")
    knop = pagina.get_by_role("button", name="Favoriet")
    knop.focus()
    toetsen(pagina, "Enter")
    pagina.wait_for_selector('.dh-ster__knop[aria-pressed="true"]')
    assert focus(pagina) == "Favoriet"
    pagina.goto(pagina.url)
    expect(knop).to_have_attribute("aria-pressed", "true")
    pagina.get_by_role("link", name="Driehoek", exact=True).first.click()
    expect(pagina.locator("#favorieten")).to_contain_text(
        "Stikstof terugdringen", use_inner_text=True
    )


def test_zonder_javascript_werkt_een_ster_ook(reis, wereld):
    pagina = reis(f"/opdrachten/{wereld.opdracht}/", java_script_enabled=False)
    pagina.get_by_role("button", name="Favoriet").click()
    expect(pagina).to_have_url(re.compile(f"/opdrachten/{wereld.opdracht}/$"))
    knop = pagina.get_by_role("button", name="Favoriet")
    expect(knop).to_have_attribute("aria-pressed", "true")


def test_wat_je_net_opende_staat_klaar_voor_je_typt(reis, wereld):
    pagina = reis(f"/personen/{wereld.aog}/")
    pagina.wait_for_load_state("networkidle")
    pagina.goto(pagina.url.replace(f"/personen/{wereld.aog}", f"/opdrachten/{wereld.opdracht}"))
    pagina.wait_for_load_state("networkidle")
    toetsen(pagina, "/")
    pagina.wait_for_selector("#zoeksuggesties-kop .dh-suggestie")
    keuzes = pagina.locator("#zoeksuggesties-kop .dh-suggestie strong").all_inner_texts()
    assert keuzes == ["Stikstof terugdringen", "Gerda Opdrachtgever"]
    assert gebreken(pagina, 1280) == []
    toetsen(pagina, "ArrowDown", "ArrowDown", "Enter")
    pagina.wait_for_url(f"**/personen/{wereld.aog}/")


def test_een_filter_bewaar_je_en_haal_je_terug(reis):
    pagina = reis("/opdrachten/")
    pagina.fill("#filter-q", "duinen")
    with pagina.expect_navigation():
        pagina.press("#filter-q", "Enter")
    pagina.click(".dh-filtermenu summary")
    pagina.fill("#filternaam", "Mijn duinen")
    assert gebreken(pagina, 1280) == []
    with pagina.expect_navigation():
        pagina.press("#filternaam", "Enter")
    pagina.goto(pagina.url.partition("/opdrachten/")[0] + "/")
    pagina.get_by_role("link", name="Mijn duinen").click()
    pagina.wait_for_url("**/opdrachten/?q=duinen")
    expect(pagina.locator("main tbody tr")).to_have_count(1)


def test_donker_kies_je_zelf_ook_als_het_apparaat_licht_is(reis):
    grond = "getComputedStyle(document.body).backgroundColor"
    pagina = reis("/voorkeuren/", color_scheme="light")
    licht = pagina.evaluate(grond)
    pagina.get_by_label("Donker").check()
    pagina.get_by_role("button", name="Bewaar").click()
    pagina.get_by_text("Je voorkeuren zijn bewaard.").wait_for()
    donker = pagina.evaluate(grond)
    assert donker != licht
    assert gebreken(pagina, 1280) == []
    pagina.get_by_label("Licht").check()
    pagina.get_by_role("button", name="Bewaar").click()
    pagina.get_by_text("Je voorkeuren zijn bewaard.").wait_for()
    pagina.emulate_media(color_scheme="dark")
    assert pagina.evaluate(grond) == licht


def test_op_papier_staat_wanneer_en_waar_en_niets_om_op_te_drukken(reis, wereld):
    import io

    from pypdf import PdfReader

    pagina = reis(f"/opdrachten/{wereld.opdracht}/?geldig_op=2025-01-01", persoon=wereld.beheerder)
    blad = PdfReader(io.BytesIO(pagina.pdf(format="A4")))
    tekst = " ".join("\n".join(p.extract_text() for p in blad.pages).split())
    for wel in (
        "Geldig op 1 januari 2025, bekend op",
        "handeling ",
        f"/opdrachten/{wereld.opdracht}/",
    ):
        assert wel in tekst
    assert f"Pagina 1 van {len(blad.pages)}" in tekst
    for niet in (
        "Favoriet",
        "Leg iets vast",
        "Andere datum",
        "Toon als tabel",
        "Begroting Opgaven",
    ):
        assert niet not in tekst


@pytest.mark.parametrize("breedte", [1280, 390])
def test_de_rondleiding_loop_je_met_het_toetsenbord(reis, wereld, breedte):
    pagina = reis("/", persoon=wereld.beheerder, breedte=breedte)
    pagina.get_by_role("link", name="Begin de rondleiding").press("Enter")
    venster = pagina.locator(".dh-rondleiding")
    venster.wait_for()
    for nummer, kop in enumerate(
        ("Zoeken", "De tijdbalk", "De driehoek", "Iets vastleggen", "Hulp"), start=1
    ):
        assert focus(pagina) == kop
        expect(venster).to_contain_text(f"Stap {nummer} van 5", use_inner_text=True)
        # What is on this page is pointed at; what is not, is shown in a picture.
        assert (
            venster.locator("img:visible").count() == 1 - pagina.locator(".dh-aangewezen").count()
        )
        assert gebreken(pagina, breedte) == []
        knoppen = venster.locator(".dh-knoppen button:visible").all_inner_texts()
        assert knoppen == [*["Vorige"][: nummer - 1], "Volgende" if nummer < 5 else "Klaar"]
        if nummer < 5:
            venster.get_by_role("button", name="Volgende").press("Enter")
    venster.get_by_role("button", name="Vorige").press("Enter")
    assert focus(pagina) == "Iets vastleggen"
    with pagina.expect_response("**/rondleiding/klaar/"):
        toetsen(pagina, "Escape")
    expect(venster).to_have_count(0)
    expect(pagina.locator(".dh-aangewezen, .dh-uitnodiging")).to_have_count(0)
    pagina.reload()
    expect(pagina.locator(".dh-uitnodiging")).to_have_count(0)


def test_naast_de_rondleiding_werkt_de_pagina_gewoon_door(reis):
    pagina = reis("/opdrachten/")
    pagina.click(".dh-gebruiker__knop")
    pagina.get_by_role("link", name="Rondleiding").click()
    pagina.locator(".dh-rondleiding").wait_for()
    pagina.get_by_role("link", name="Duinen herstellen").click()
    pagina.wait_for_selector("#driehoek-kaart")
    pagina.click(".dh-gebruiker__knop")
    pagina.get_by_role("link", name="Rondleiding").click()
    pagina.get_by_role("button", name="Sluit de rondleiding").click()
    pagina.locator(".dh-rondleiding").wait_for(state="detached")


def test_zonder_javascript_is_de_rondleiding_een_pagina(reis):
    pagina = reis("/", java_script_enabled=False)
    pagina.get_by_role("link", name="Begin de rondleiding").click()
    expect(pagina.locator(".dh-ronde__stap")).to_have_count(5)
    pagina.get_by_role("button", name="Naar de voorpagina").click()
    expect(pagina.locator(".dh-uitnodiging")).to_have_count(0)
