"""Somebody looks over the portfolio: narrows it, opens it, looks at another day, and takes it along
on paper and as a workbook; by keyboard and under axe.
"""

import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.browserhulp import druk, haal, typ
from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]

START, GROEI, DAG = date(2024, 2, 1), date(2026, 1, 1), "2026-06-01"


@pytest.fixture(scope="module")
def wereld(eigen_server):
    """Two opgaven; of the first one opdracht grows in 2026, and one starts then."""
    from driehoek.opdrachten import acts
    from driehoek.opdrachten.types import ScopeGegevens, Scopewijziging
    from provincie import Provincie, verzoek

    p = Provincie()
    p.water, p.natuur = p.opgave("Water"), p.opgave("Natuur")
    p.dijk = p.opdracht(p.water, "Dijk versterken", vanaf=START, budget=100_000)
    p.aog(p.dijk, vanaf=START)
    p.opdracht(p.water, "Sluis vernieuwen", vanaf=GROEI, budget=70_000)
    p.opdracht(p.natuur, "Bos planten", vanaf=START, label="stabiel", budget=30_000)
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(p.dijk, GROEI, ScopeGegevens(250_000))],
        grond=p.van_directeur("scope", p.water, op=GROEI),
    )
    return p


@pytest.fixture(scope="module")
def collega(wereld):
    """Somebody without a role."""
    from config.paginahulp import als

    return als(wereld.persoon("Mede", "Werker"))


@pytest.fixture
def open_(maak_venster, eigen_server, collega):
    """The portfolio; nothing may go wrong in its pages."""
    vensters = []

    def open_(pad, breedte):
        vensters.append(maak_venster(eigen_server, collega, breedte))
        return vensters[-1].ga(pad)

    yield open_
    for venster in vensters:
        venster.pagina.context.close()
    # A question that cannot be read is answered with 400.
    assert [k for v in vensters for k in v.klachten if "400" not in k] == []


@pytest.mark.parametrize("breedte", [1280, 390])
def test_REG_15_het_portfolio_van_overzicht_tot_werkmap(open_, wereld, breedte):
    pagina = open_("/portfolio/", breedte)
    assert gebreken(pagina, breedte) == []
    expect(pagina.locator("#tijdlijn")).not_to_contain_text("Dijk versterken", use_inner_text=True)
    druk(pagina, "#tijdlijn [aria-expanded]:has-text('van Water')")
    pagina.wait_for_selector("#tijdlijn >> text=Dijk versterken")
    assert gebreken(pagina, breedte) == []

    _naar_een_andere_dag(pagina)
    expect(pagina.locator("main")).to_contain_text(
        "Loopt op 1 juni 2026 3 € 350.000", use_inner_text=True
    )
    expect(pagina.locator("main")).to_contain_text("Groeit 1 + € 150.000", use_inner_text=True)
    assert gebreken(pagina, breedte) == []

    tab_naar(pagina, "#filter-opgave")
    pagina.select_option("#filter-opgave", label="Water")
    druk(pagina, ".dh-filter button:text('Filter')")
    pagina.wait_for_url(f"**opgave={wereld.water}**")
    # The day stays with the filter.
    expect(pagina).to_have_url(re.compile(f"geldig_op={DAG}"))
    expect(pagina.locator("#tijdlijn")).not_to_contain_text("Natuur", use_inner_text=True)
    assert gebreken(pagina, breedte) == []

    druk(pagina, ".dh-menu__knop:has-text('Download')")
    naam, inhoud = haal(pagina, ".dh-menu__paneel a:has-text('Excel')")
    _keur_werkmap(naam, inhoud)
    _keur_papier(pagina)


def _naar_een_andere_dag(pagina):
    druk(pagina, ".dh-tijd summary")
    tab_naar(pagina, "#tijd-geldig")
    pagina.fill("#tijd-geldig", DAG)
    druk(pagina, ".dh-tijd button:text('Toon')")
    pagina.wait_for_url(f"**geldig_op={DAG}**")


def _keur_werkmap(naam, inhoud):
    from driehoek.register import reads

    werkmap = load_workbook(io.BytesIO(inhoud))
    assert naam.endswith(".xlsx")
    assert werkmap.sheetnames == ["portfolio", "veranderingen", "vraag"]
    koppen, *rijen = werkmap["portfolio"].values
    opdrachten = {
        rij["Opdracht"]: rij for rij in (dict(zip(koppen, r, strict=True)) for r in rijen)
    }
    assert set(opdrachten) == {"Dijk versterken", "Sluis vernieuwen"}
    dijk = opdrachten["Dijk versterken"]
    assert dijk["Budget op 1 juni 2026"] == 250_000
    assert dijk["Ambtelijk opdrachtgever"] == "Gerda Opdrachtgever"
    vraag = dict(werkmap["vraag"].values)
    assert vraag["Geldig op"].date() == date.fromisoformat(DAG)
    assert vraag["Laatste handeling in het grootboek"] == reads.kop().nr


def _keur_papier(pagina):
    """On paper: of which day, and the whole as filtered; nothing to press."""
    blad = PdfReader(io.BytesIO(pagina.pdf(format="A4", landscape=True)))
    papier = " ".join("\n".join(p.extract_text() for p in blad.pages).split())
    for wel in ("Geldig op 1 juni 2026, bekend op", "/portfolio/?", "Water", "Portfolio"):
        assert wel in papier, wel
    for niet in ("Natuur", "Download", "Meer filters", "Andere datum"):
        assert niet not in papier, niet


def test_wat_niet_te_lezen_is_wordt_gezegd_met_wat_er_wel_kan(open_, wereld):
    pagina = open_("/portfolio/", 1280)
    druk(pagina, "summary:text('Meer filters')")
    typ(pagina, "#filter-budget_van", "veel")
    with pagina.expect_response(lambda r: "budget_van=veel" in r.url) as antwoord:
        pagina.keyboard.press("Enter")
    assert antwoord.value.status == 400
    expect(pagina.locator("main")).to_contain_text("is geen bedrag", use_inner_text=True)
    assert gebreken(pagina, 1280) == []
