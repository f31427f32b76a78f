"""I merge two P-teams, and I move a colleague: by keyboard, on a screen and on a phone."""

import pytest
from playwright.sync_api import expect

from browser.browserhulp import druk, tab_naar
from chromium import gebreken

pytestmark = [pytest.mark.browser, pytest.mark.traag]
OVER = "Het vak hoort bij elkaar."


@pytest.fixture(scope="module")
def wereld(eigen_server):
    from provincie import Provincie

    p = Provincie()
    directeur = p.persoon("Dirk", "Mensen")
    p.benoem(p.concern, "DIRECTEUR_MO", directeur)
    p.directeur = directeur
    return p


@pytest.fixture
def teams(wereld, breedte):
    """Two teams that nobody merged yet; each width has its own."""
    gemaakt = []
    for naam, aantal in ((f"Water {breedte}", 9), (f"Bodem {breedte}", 8)):
        pteam = wereld.pteam(naam)
        wie = [wereld.persoon(f"{naam.split()[0]}mens", f"Nr{breedte}-{n}") for n in range(aantal)]
        wereld.plaats(pteam, *wie)
        for persoon in wie:
            wereld.dienstverband(persoon)
        gemaakt.append((pteam, wie))
    return gemaakt


@pytest.fixture(scope="module")
def beheerder(wereld):
    from config.paginahulp import als

    return als(wereld.beheerder)


def vul_besluit(pagina, wereld, soort, kenmerk):
    pagina.fill("#id_kenmerk", kenmerk)
    pagina.fill("#id_titel", f"Besluit {kenmerk}")
    # Another day gives other deciders: a choice made before they are there would be lost.
    with pagina.expect_response("**/beslissers/**"):
        pagina.fill("#id_genomen", "2 november 2026")
        pagina.keyboard.press("Tab")
    expect(pagina.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    beraad = f"{soort}:{wereld.orgaan('P-BERAAD')}::"
    expect(pagina.locator(f"#id_beslisser option[value='{beraad}']")).to_have_count(1)
    pagina.select_option("#id_beslisser", beraad)


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_09_ik_voeg_twee_teams_samen(
    wereld, teams, beheerder, eigen_server, maak_venster, breedte
):
    (water, _), (bodem, _) = teams
    venster = maak_venster(eigen_server, beheerder, breedte)
    pagina = venster.ga(f"/pteams/{water}/")
    assert gebreken(pagina, breedte) == []

    druk(pagina, "a:text('Leg iets vast')")
    druk(pagina, "a:has-text('Voeg samen met een ander P-team')")
    expect(pagina.locator("h1")).to_contain_text("Voeg samen")
    assert gebreken(pagina, breedte) == []
    tab_naar(pagina, "#id_andere")
    pagina.select_option("#id_andere", label=f"Bodem {breedte}")
    pagina.get_by_label("Nieuwe naam").fill(f"Water en bodem {breedte}")
    pagina.fill("#id_vanaf", "3 november 2026")
    vul_besluit(pagina, wereld, "pteams_wijzigen", f"PB-{breedte}")
    druk(pagina, ".dh-vastleg__knoppen button")

    inhoud = pagina.locator("main")
    expect(inhoud).to_contain_text("gaat van 9 medewerkers (9 fte) naar 17 medewerkers (17 fte)")
    expect(inhoud).to_contain_text("houdt op op 3 november 2026")
    assert gebreken(pagina, breedte) == []
    pagina.get_by_label("Jouw uitleg").fill(OVER)
    druk(pagina, "button:text('Leg vast')")

    expect(pagina.locator(".dh-bericht")).to_contain_text("Vastgelegd")
    pagina.goto(f"{eigen_server}/pteams/{water}/")
    expect(pagina.locator("h1")).to_contain_text(f"Water en bodem {breedte}")
    expect(pagina.locator("#leden tbody tr")).to_have_count(17)
    assert gebreken(pagina, breedte) == []
    pagina.goto(f"{eigen_server}/pteams/{bodem}/")
    expect(pagina.locator("main")).to_contain_text("Dit P-team bestaat niet op deze dag")
    assert venster.geklaagd() == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_08_ik_verplaats_een_collega(
    wereld, teams, beheerder, eigen_server, maak_venster, breedte
):
    (_, [wie, *_]), (bodem, _) = teams
    venster = maak_venster(eigen_server, beheerder, breedte)
    pagina = venster.ga(f"/personen/{wie}/")
    druk(pagina, "a:text('Leg iets vast')")
    druk(pagina, "a:has-text('Plaats in een P-team')")
    expect(pagina.locator("h1")).to_contain_text("Plaats in een P-team")
    pagina.select_option("#id_pteam", label=f"Bodem {breedte}")
    pagina.fill("#id_vanaf", "3 november 2026")
    pagina.get_by_label("Eigen wens").check()
    vul_besluit(pagina, wereld, "plaatsing", f"PL-{breedte}")
    druk(pagina, ".dh-vastleg__knoppen button")

    # Both talks are missing: said at the fields, and nothing is stored.
    expect(pagina.locator(".dh-foutlijst")).to_contain_text("Vul een dag in")
    assert gebreken(pagina, breedte) == []
    pagina.get_by_label("Gesprek met de eigen P-manager").fill("1 oktober 2026")
    pagina.get_by_label("Gesprek met de nieuwe P-manager").fill("8 oktober 2026")
    druk(pagina, ".dh-vastleg__knoppen button")
    expect(pagina.locator("main")).to_contain_text(f"hoort bij 'Bodem {breedte}'")
    expect(pagina.locator("main")).to_contain_text("naar 9 medewerkers (9 fte)")
    assert gebreken(pagina, breedte) == []
    druk(pagina, "button:text('Leg vast')")
    expect(pagina.locator(".dh-bericht")).to_contain_text("Vastgelegd")
    pagina.goto(f"{eigen_server}/pteams/{bodem}/")
    expect(pagina.locator("#leden tbody tr")).to_have_count(9)
    assert venster.geklaagd() == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_04_ik_vind_wie_ik_leid_en_wie_een_opdracht_mist(
    wereld, teams, eigen_server, maak_venster, breedte
):
    from config.paginahulp import als

    (water, [eerste, *_]), _ = teams
    leider = wereld.persoon("Pia", f"Leider{breedte}")
    wereld.benoem(water, "P_MANAGER", leider)
    venster = maak_venster(eigen_server, als(leider), breedte)
    pagina = venster.ga("/")
    if breedte > 600:
        tab_naar(pagina, ".dh-navmeer summary")
        pagina.keyboard.press("Enter")
        pagina.click(".dh-navmeer >> text=Mijn mensen")
    else:
        pagina.goto(f"{eigen_server}/pteams/bureau/")
    expect(pagina.locator("h1")).to_contain_text("Mijn mensen")
    expect(pagina.locator("#mensen tbody tr")).to_have_count(9)
    expect(pagina.locator("#teams")).to_contain_text("Hoeveel medewerkers elk van je P-teams heeft")
    assert gebreken(pagina, breedte) == []

    druk(pagina, f"#mensen tbody a[href='/mensen/{eerste}/']")
    expect(pagina.locator("main")).to_contain_text(f"P-manager Pia Leider{breedte}")
    assert gebreken(pagina, breedte) == []
    assert venster.geklaagd() == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_10_een_team_schrijft_zijn_plan_en_de_p_manager_stelt_het_vast(
    wereld, teams, eigen_server, maak_venster, breedte
):
    from config.paginahulp import als

    _, (bodem, [lid, *_]) = teams
    leider = wereld.persoon("Piet", f"Plan{breedte}")
    wereld.benoem(bodem, "P_MANAGER", leider)

    schrijver = maak_venster(eigen_server, als(lid), breedte)
    pagina = schrijver.ga(f"/pteams/{bodem}/")
    druk(pagina, "a:text('Teamplan')")
    expect(pagina.locator("main")).to_contain_text("Dit team heeft nog geen teamplan")
    assert gebreken(pagina, breedte) == []
    druk(pagina, "a:text('Schrijf het teamplan')")
    pagina.get_by_label("Norm, waarden en identiteit", exact=True).fill("Wij kennen de bodem.")
    pagina.get_by_label("Wat we nodig hebben om goed te werken", exact=True).fill("Meer tijd.")
    pagina.get_by_label("Alleen voor het team: wat we nodig hebben").check()
    assert gebreken(pagina, breedte) == []
    druk(pagina, "button:text('Bewaar als concept')")
    expect(pagina.locator("#concept")).to_contain_text("Wij kennen de bodem.")
    expect(pagina.locator("button:text('Stel dit plan vast')")).to_have_count(0)
    assert gebreken(pagina, breedte) == []
    assert schrijver.geklaagd() == []

    baas = maak_venster(eigen_server, als(leider), breedte)
    pagina = baas.ga(f"/pteams/{bodem}/teamplan/")
    druk(pagina, "button:text('Stel dit plan vast')")
    expect(pagina.locator("main")).to_contain_text("Versie 1")
    expect(pagina.locator("#nodig")).to_contain_text("alleen voor het team")
    assert gebreken(pagina, breedte) == []
    assert baas.geklaagd() == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_07_ik_doe_mee_met_een_vakgenootschap_en_stop_weer(
    wereld, teams, eigen_server, maak_venster, breedte
):
    from config.paginahulp import als
    from driehoek.organisatie import acts
    from driehoek.organisatie.types_verbanden import NieuwGenootschap
    from provincie import BEGIN, verzoek

    (water, _), (bodem, _) = teams
    naam = f"Ondergrond {breedte}"
    acts.stel_genootschap_in(
        verzoek(),
        nieuw=NieuwGenootschap(naam, BEGIN, (water, bodem)),
        grond=wereld.besluit("vakgenootschap", door="P-BERAAD"),
    )
    ik = wereld.persoon("Mee", f"Doener{breedte}")
    venster = maak_venster(eigen_server, als(ik), breedte)
    pagina = venster.ga("/pteams/verbanden/")
    druk(pagina, f"a:text('{naam}')")
    expect(pagina.locator("#teams tbody tr")).to_have_count(2)
    expect(pagina.locator("#expertisecentrum")).to_contain_text("Nog niemand")
    assert gebreken(pagina, breedte) == []
    druk(pagina, "a:text('Doe mee')")
    pagina.fill("#id_overlegd_op", "5 november 2026")
    pagina.fill("#id_vanaf", "2 november 2026")
    pagina.fill("#id_aandeel", "20")
    druk(pagina, "button:text('Doe mee')")
    # The talk comes first: said at the field, and nothing is stored.
    expect(pagina.locator("main")).to_contain_text("Overleg eerst met de eigen P-manager")
    assert gebreken(pagina, breedte) == []
    pagina.fill("#id_overlegd_op", "26 oktober 2026")
    druk(pagina, "button:text('Doe mee')")
    expect(pagina.locator(".dh-bericht")).to_contain_text("je doet vanaf 2 november 2026 mee")
    expect(pagina.locator("#deelnemers")).to_contain_text(f"Doener{breedte}")

    pagina.goto(f"{eigen_server}/mensen/{ik}/")
    expect(pagina.locator("#nu")).to_contain_text(naam)
    assert gebreken(pagina, breedte) == []
    druk(pagina, "#nu a:text('Stop')")
    pagina.fill("#id_vanaf", "9 november 2026")
    druk(pagina, "button:text('Stop')")
    expect(pagina.locator(".dh-bericht")).to_contain_text("niet meer mee")
    expect(pagina.locator("#deelnemers")).to_contain_text("Niemand op deze dag")
    assert venster.geklaagd() == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_PT_11_ik_spreek_uren_af_met_iemand_uit_mijn_team(
    wereld, teams, eigen_server, maak_venster, breedte
):
    from config.paginahulp import als

    (water, [eerste, *_]), _ = teams
    leider = wereld.persoon("Ursula", f"Planner{breedte}")
    wereld.benoem(water, "P_MANAGER", leider)
    naam = f"Bruggen onderhouden {breedte}"
    wereld.opdracht(naam=naam)
    venster = maak_venster(eigen_server, als(leider), breedte)
    pagina = venster.ga(f"/mensen/{eerste}/")
    druk(pagina, "a:text('Spreek uren af')")
    expect(pagina.locator("h1")).to_contain_text("Spreek uren voor een opdracht af")
    pagina.get_by_label("Aan welke opdracht").fill(naam)
    pagina.fill("#id_uren", "34")
    pagina.fill("#id_vanaf", "2 november 2026")
    druk(pagina, ".dh-vastleg__knoppen button")
    expect(pagina.locator("main")).to_contain_text("te veel uren op opdrachten")
    expect(pagina.locator("main")).to_contain_text("3,6 uur voor ontwikkeling")
    assert gebreken(pagina, breedte) == []
    pagina.fill("textarea[name='uitleg']", "Tot de zomer, daarna niet meer.")
    druk(pagina, "button:text('Leg vast')")
    expect(pagina.locator(".dh-bericht")).to_contain_text("Vastgelegd")

    pagina.goto(f"{eigen_server}/pteams/bureau/")
    expect(pagina.locator("#mensen tbody tr").first).to_contain_text("1,6 te veel")
    assert gebreken(pagina, breedte) == []
    assert venster.geklaagd() == []
