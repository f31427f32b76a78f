"""A domeindirecteur follows a scope change: proposed over two opdrachten, agreed, carried out, and
seen in the history on both axes; by keyboard and under axe.
"""

import pytest
from django.test import Client
from playwright.sync_api import expect

from browser.browserhulp import tekst, typ
from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]


@pytest.fixture
def wereld(chromium, echte_db):
    """Two opgaven, each with its domeindirecteur and one opdracht."""
    from provincie import Provincie

    p = Provincie()
    p.water, p.lucht = p.opgave("Schoon water"), p.opgave("Schone lucht")
    p.vis = p.opdracht(p.water, "Vispassages", budget=500_000)
    p.stof = p.opdracht(p.lucht, "Fijnstof meten", budget=250_000)
    return p


@pytest.fixture
def als(maak_venster, wereld, live_server):
    """Be the domeindirecteur of an opgave; afterwards nothing may have gone wrong in the pages."""
    from vastleghulp import log_in

    vensters = {}

    def open_(opgave, pad, breedte=1280, **opties):
        sleutel = (opgave, breedte, *opties.values())
        if sleutel not in vensters:
            client = Client()
            log_in(client, wereld.rolhouders["DOMEINDIRECTEUR", opgave], str(sleutel))
            vensters[sleutel] = maak_venster(live_server.url, client, breedte, **opties)
        return vensters[sleutel].ga(pad)

    yield open_
    for venster in vensters.values():
        venster.pagina.context.close()
    assert [k for v in vensters.values() for k in v.klachten] == []


def maak(pagina, wereld, keur):
    """The proposal, with the keyboard alone; gives its address."""
    tab_naar(pagina, "a[href='/scopevoorstellen/nieuw/']")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#erbij")
    keur()
    for nr, naam in enumerate(("Vispassages", "Fijnstof meten"), start=1):
        typ(pagina, "#erbij", naam)
        pagina.keyboard.press("Enter")
        pagina.wait_for_selector(f".dh-voorstelregel >> nth={nr - 1}")
    typ(pagina, "#id_titel", "Eerst meten")
    typ(pagina, "#id_toelichting", "Meten kan nu, de vispassages wachten op de vergunning.")
    typ(pagina, f"#id_materieel_budget_{wereld.vis}", "400.000")
    typ(pagina, f"#id_materieel_budget_{wereld.stof}", "nog niets")
    tab_naar(pagina, "button[value=klaar]")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".dh-foutlijst")
    expect(pagina.locator("main")).to_contain_text("is geen bedrag", use_inner_text=True)
    keur()
    typ(pagina, f"#id_materieel_budget_{wereld.stof}", "350.000")
    tab_naar(pagina, "button[value=klaar]")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#waswordt")
    keur()
    return pagina.url.partition("localhost")[2].partition("/")[2]


def stem(pagina, keur):
    tab_naar(pagina, "a:has-text('Stem over het voorstel')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("input[name=akkoord]")
    keur()
    tab_naar(pagina, "input[name=akkoord]")
    pagina.keyboard.press("Space")
    tab_naar(pagina, "button:text('Leg vast')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#stemmen")
    keur()


@pytest.mark.parametrize("breedte", [1280, 390])
def test_REG_33_een_domeindirecteur_volgt_een_scopewijziging(als, wereld, breedte):
    def keur(pagina):
        return lambda: _keur(pagina, breedte)

    pagina = als(wereld.water, "/scopevoorstellen/", breedte)
    pad = maak(pagina, wereld, keur(pagina))
    expect(pagina.locator("#waswordt tfoot")).to_contain_text("gelijk", use_inner_text=True)
    stem(pagina, keur(pagina))
    expect(pagina.locator("#stemmen")).to_contain_text("nog niet", use_inner_text=True)

    pagina = als(wereld.lucht, f"/{pad}", breedte)
    stem(pagina, keur(pagina))
    tab_naar(pagina, "a:has-text('Bekijk de gevolgen')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#gevolgen-titel")
    expect(pagina.locator("main")).to_contain_text(
        "'Vispassages' gaat van € 500.000 naar € 400.000", use_inner_text=True
    )
    keur(pagina)()
    tab_naar(pagina, "button:text('Voer het voorstel uit')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".dh-bericht")
    expect(pagina.locator("main")).to_contain_text("uitgevoerd", use_inner_text=True)
    keur(pagina)()

    tab_naar(pagina, "#waswordt a:has-text('Geschiedenis van de scope')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#geschiedenis svg")
    geschiedenis = tekst(pagina, "#geschiedenis")
    assert "€ 400.000" in geschiedenis
    assert "€ 500.000" in geschiedenis, "wat het register eerder zei, blijft te lezen"
    keur(pagina)()


def _keur(pagina, breedte):
    assert gebreken(pagina, breedte) == []


def test_REG_33_ook_zonder_javascript(als, wereld):
    from driehoek.opdrachten.models import Scopevoorstel

    pagina = als(wereld.water, "/scopevoorstellen/nieuw/", java_script_enabled=False)
    pagina.fill("#erbij", "Vispassages")
    pagina.click(".dh-kiezer button")
    pagina.fill("#id_titel", "Kleiner")
    pagina.fill("#id_toelichting", "Het kan met minder.")
    pagina.fill(f"#id_materieel_budget_{wereld.vis}", "1")
    pagina.click("button[value=klaar]")

    expect(pagina.locator("main")).to_contain_text("ligt klaar", use_inner_text=True)
    assert Scopevoorstel.objects.get().titel == "Kleiner"
