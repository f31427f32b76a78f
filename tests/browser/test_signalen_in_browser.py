"""A late signal, from the first page to the act that solves it, by keyboard and under axe."""

import re
from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import expect

from browser.browserhulp import druk
from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]

BREEDTES = [1280, 390]


@pytest.fixture(scope="module")
def wereld(eigen_server):
    """Opdrachten without a line of this year, seen a good while ago; one for each journey."""
    from driehoek.platform import klok
    from driehoek.signalen.acts import volgen
    from provincie import Provincie

    jaar = klok.vandaag().year
    # Counted in days as people do: 35 times 24 hours is another day when the clock went back.
    toen = datetime.combine(klok.vandaag() - timedelta(days=35), time(12), klok.AMSTERDAM)
    with klok.op(toen):
        p = Provincie()
        p.opgave_id = p.opgave("Bereikbaar Zuid-Holland")
        p.directeur = p.rolhouders["DOMEINDIRECTEUR", p.opgave_id]
        p.opdrachten = {
            naam: p.opdracht(p.opgave_id, naam)
            for naam in ("Fietsroute Leiden - Katwijk", "Brug bij Alphen", "Sluis bij Gouda")
        }
        p.dit_jaar = p.post("2-1-3-1", jaar=jaar, lasten=9_000_000)
        volgen.tel()
    volgen.tel()
    return p


@pytest.fixture(scope="module")
def klanten(wereld):
    from config.paginahulp import als

    return {"directeur": als(wereld.directeur), "beheerder": als(wereld.beheerder)}


@pytest.fixture
def reis(maak_venster, eigen_server, klanten):
    """A window to travel in; afterwards nothing may have gone wrong on the way."""
    vensters = []

    def begin(pad, wie="directeur", breedte=1280, **opties):
        venster = maak_venster(eigen_server, klanten[wie], breedte, **opties)
        vensters.append(venster)
        return venster.ga(pad)

    yield begin
    for venster in vensters:
        venster.pagina.context.close()
    # A page that says what is missing answers 409.
    assert [k for v in vensters for k in v.klachten if "409" not in k] == []


@pytest.mark.parametrize(
    ("breedte", "opdracht"),
    [(1280, "Fietsroute Leiden - Katwijk"), (390, "Brug bij Alphen")],
)
def test_een_directeur_lost_een_laat_signaal_op_met_het_toetsenbord(
    reis, wereld, breedte, opdracht
):
    from driehoek.opdrachten.models import Postkoppeling

    drager = wereld.opdrachten[opdracht]
    pagina = reis("/", breedte=breedte)
    expect(pagina.locator("#signalen")).to_contain_text("te laat", use_inner_text=True)
    druk(pagina, "a[href='/signalen/?wie=mij&staat=laat']")
    pagina.wait_for_url("**/signalen/?wie=mij&staat=laat")
    assert gebreken(pagina, breedte) == []
    rij = pagina.locator("tbody tr", has_text=f"'{opdracht}' hangt nog niet aan")
    expect(rij).to_contain_text("7 dagen te laat", use_inner_text=True)

    druk(pagina, f"tbody a:has-text(\"'{opdracht}' hangt nog niet aan\")")
    pagina.wait_for_selector("#los-op")
    assert gebreken(pagina, breedte) == []
    druk(pagina, f"#los-op a[href^='/vastleggen/post/?drager={drager}']")
    pagina.wait_for_selector("#id_post")
    pagina.select_option("#id_post", str(wereld.dit_jaar))
    tab_naar(pagina, "#id_kenmerk")
    pagina.keyboard.type(f"DD-{drager}")
    pagina.select_option("#id_beslisser", index=1)
    druk(pagina, ".dh-vastleg__knoppen button")
    pagina.wait_for_selector("#gevolgen-titel")
    if pagina.locator("#uitleg").count():
        tab_naar(pagina, "#uitleg")
        pagina.keyboard.type("Zo staat het in de begroting.")
    druk(pagina, "button:text('Leg vast')")
    pagina.wait_for_selector(".dh-bericht")
    assert Postkoppeling.objects.filter(drager_id=drager).exists()

    pagina = reis("/signalen/?wie=mij&staat=laat&regel=REG-38s", breedte=breedte)
    expect(pagina.locator("main")).not_to_contain_text(opdracht, use_inner_text=True)
    expect(pagina.locator("main")).to_contain_text("Sluis bij Gouda", use_inner_text=True)


@pytest.mark.parametrize("breedte", BREEDTES)
def test_wat_kan_wachten_staat_stil_tot_iemand_het_weer_laat_spreken(reis, wereld, breedte):
    lijst = "/signalen/?wie=mij&regel=REG-38s"
    pagina = reis(lijst, breedte=breedte)
    pagina.click("tbody a:has-text(\"'Sluis bij Gouda'\")")
    druk(pagina, "button:text('Zet stil')")
    pagina.get_by_text("Dit klopt nog niet").wait_for()
    assert gebreken(pagina, breedte) == []
    from driehoek.kern.tijd import dag_in_woorden
    from driehoek.platform import klok

    tab_naar(pagina, "#id_tot")
    pagina.keyboard.type(dag_in_woorden(klok.vandaag() + timedelta(days=10)))
    tab_naar(pagina, "#id_reden")
    pagina.keyboard.type("De begroting van volgend jaar regelt dit.")
    druk(pagina, "button:text('Zet stil')")
    pagina.get_by_text("Dit signaal staat stil").first.wait_for()
    assert gebreken(pagina, breedte) == []
    signaal = pagina.url
    pagina.goto(signaal.split("/signalen/")[0] + lijst)
    expect(pagina.locator("main")).not_to_contain_text("Sluis bij Gouda", use_inner_text=True)

    pagina.goto(signaal)
    druk(pagina, "button:text('Laat weer spreken')")
    pagina.get_by_text("Dit signaal spreekt weer.").wait_for()


@pytest.mark.parametrize("breedte", BREEDTES)
def test_de_bel_brengt_je_bij_wat_nieuw_is(reis, wereld, breedte):
    from driehoek.platform.models import Account
    from driehoek.signalen.models import Melding

    account = Account.objects.get(koppeling__persoon_id=wereld.directeur)
    Melding.objects.filter(account=account).delete()
    for zin in ("Je bent vanaf vandaag iets nieuws.", "Te laat: iets ouds."):
        Melding.objects.create(account=account, soort="rol", zin=zin, pad="/opgaven/")
    pagina = reis("/", breedte=breedte)
    expect(pagina.locator(".dh-bel__aantal")).to_have_text(re.compile(r"^\s*2\b"))
    druk(pagina, ".dh-bel")
    pagina.wait_for_url("**/meldingen/")
    assert gebreken(pagina, breedte) == []
    with pagina.expect_navigation():
        druk(pagina, ".dh-meldingen button")
    expect(pagina.locator(".dh-bel__aantal")).to_have_text(re.compile(r"^\s*1\b"))
    druk(pagina, ".dh-melding-rij--nieuw a")
    pagina.wait_for_url("**/opgaven/")
    expect(pagina.locator(".dh-bel__aantal")).to_have_count(0)


def test_ook_zonder_javascript_is_er_de_tekening_en_het_formulier(reis):
    pagina = reis("/signalen/", "beheerder", java_script_enabled=False)
    assert pagina.locator(".dh-staven__beeld--breed .dh-staven__rij").count() >= 2
    pagina.click(".dh-staven__beeld--breed a >> nth=0")
    expect(pagina).to_have_url(re.compile("regel="))
    pagina.click("tbody a >> nth=0")
    pagina.locator("#over").wait_for()
