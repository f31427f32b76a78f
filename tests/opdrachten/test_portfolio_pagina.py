"""The portfolio on both axes and on its pages: shown, folded, narrowed, compared, taken along."""

import csv
import io
import json
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts, reads_portfolio
from driehoek.opdrachten.portfolio.types import Ambitie, Wie, waarde_op
from driehoek.opdrachten.types import Faseovergang, ScopeGegevens, Scopewijziging
from driehoek.register import reads as register_reads
from provincie import verzoek

NOG = "De post komt nog."
START, DAG, GROEI = date(2024, 2, 1), date(2026, 6, 1), date(2026, 1, 1)


@pytest.fixture
def vol(provincie):
    """Two opgaven; of the first one opdracht grows, one starts late, and one has nobody."""
    provincie.post("2", "ambitie", jaar=2026)
    water = provincie.opgave("Water", post=provincie.post("2-1-3", "prestatie", jaar=2026))
    natuur = provincie.opgave("Natuur")
    dijk = provincie.opdracht(water, "Dijk versterken", vanaf=START, budget=100_000, uitleg=NOG)
    provincie.aog(dijk, vanaf=START)
    sluis = provincie.opdracht(water, "Sluis vernieuwen", vanaf=GROEI, budget=70_000, uitleg=NOG)
    bos = provincie.opdracht(natuur, "Bos planten", vanaf=START, label="stabiel", budget=30_000)
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(dijk, GROEI, ScopeGegevens(250_000))],
        grond=provincie.van_directeur("scope", water, op=GROEI),
    )
    return {"water": water, "natuur": natuur, "dijk": dijk, "sluis": sluis, "bos": bos}


@pytest.fixture
def klant(provincie):
    return als(provincie.persoon("Mede", "Werker"))


def regels(dag=DAG, bekend_op=None):
    peil = register_reads.peilmoment(dag, bekend_op)
    return {r.naam: r for r in reads_portfolio.portfolio(peil)}


def test_REG_15_een_opdracht_met_haar_hele_verloop(provincie, vol):
    acts.ga_over_naar_fase(
        verzoek(),
        overgangen=[Faseovergang(vol["dijk"], GROEI, "realisatie")],
        grond=provincie.van_directeur("faseovergang", vol["water"], op=GROEI),
    )
    dijk = regels()["Dijk versterken"]
    assert dijk.levens == (Periode(START),)
    assert dijk.fasen == ((Periode(START, GROEI), "initiatie"), (Periode(GROEI), "realisatie"))
    assert dijk.scopes == ((Periode(START, GROEI), 100_000), (Periode(GROEI), 250_000))
    assert waarde_op(dijk.aogs, DAG).persoon == provincie.rolhouders["AOG", vol["dijk"]]
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", vol["water"]]
    assert (dijk.opgave.naam, dijk.opgave.directeur) == ("Water", Wie(directeur, "Dora Directeur"))
    assert dijk.ambitie == Ambitie("2", "Post 2")
    assert regels()["Bos planten"].ambitie is None


def test_REG_11_het_portfolio_zegt_wat_het_register_toen_wist(provincie, vol):
    voor_de_groei = register_reads.kop().moment
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(vol["bos"], GROEI, ScopeGegevens(90_000))],
        grond=provincie.van_directeur("scope", vol["natuur"], op=GROEI),
    )
    assert regels()["Bos planten"].budget_op(DAG) == 90_000
    assert regels(bekend_op=voor_de_groei)["Bos planten"].budget_op(DAG) == 30_000


def test_een_opgave_is_dicht_tot_je_haar_opent(vol, klant):
    dicht = klant.get("/portfolio/?geldig_op=2026-06-01").content.decode()
    assert "Water" in dicht
    assert "2 lopend, 1 begint, 1 groeit" in dicht
    assert "Dijk versterken" not in dicht.partition('id="tijdlijn"')[2]
    open_ = klant.get(f"/portfolio/?geldig_op=2026-06-01&open={vol['water']}").content.decode()
    deel = open_.partition('id="tijdlijn"')[2]
    assert "Dijk versterken" in deel
    assert "Bos planten" not in deel
    assert f"/opdrachten/{vol['dijk']}/?geldig_op=2026-06-01" in deel
    alles = klant.get("/portfolio/?geldig_op=2026-06-01&open=alles").content.decode()
    assert "Bos planten" in alles.partition('id="tijdlijn"')[2]


def test_een_opgave_alleen_is_een_deel_van_de_pagina(vol, klant):
    pad = f"/portfolio/opgave/{vol['water']}/?geldig_op=2026-06-01"
    dicht = klant.get(pad).content.decode()
    assert dicht.strip().startswith("<tbody")
    assert 'aria-expanded="false"' in dicht
    open_ = klant.get(f"{pad}&open={vol['water']}").content.decode()
    assert 'aria-expanded="true"' in open_
    assert "Dijk versterken" in open_
    assert klant.get("/portfolio/opgave/1/").status_code == 404


def test_REG_15_de_tegels_tellen_wat_begint_en_groeit(vol, klant):
    tekst = _tekst(klant.get("/portfolio/?geldig_op=2026-06-01").content.decode())
    assert "Loopt op 1 juni 2026 3 € 350.000" in tekst
    assert "Begint 1 + € 70.000" in tekst
    assert "Groeit 1 + € 150.000" in tekst
    assert "Eindigt 0" in tekst
    zelfde = _tekst(
        klant.get("/portfolio/?geldig_op=2026-06-01&vergelijk=2026-06-01").content.decode()
    )
    assert "Begint 0" in zelfde
    assert "Er verandert niets" in zelfde


def test_REG_15_alle_veranderingen_staan_in_een_lijst(vol, klant):
    pad = "/portfolio/veranderingen/?geldig_op=2026-06-01&vergelijk=2025-06-01"
    tekst = _tekst(klant.get(pad).content.decode())
    assert "Tussen 1 juni 2025 en 1 juni 2026" in tekst
    assert tekst.index("Dijk versterken") < tekst.index("Sluis vernieuwen")
    alleen = klant.get(f"{pad}&verandering=begint").content.decode()
    assert "Sluis vernieuwen" in alleen
    assert "Dijk versterken" not in alleen
    assert 'name="vergelijk" value="2025-06-01"' in alleen


@pytest.mark.parametrize(
    ("query", "namen"),
    [
        ("", {"Dijk versterken", "Sluis vernieuwen", "Bos planten"}),
        ("&q=bos", {"Bos planten"}),
        ("&label=stabiel", {"Bos planten"}),
        ("&budget_van=70.000", {"Dijk versterken", "Sluis vernieuwen"}),
        ("&verandering=groeit", {"Dijk versterken"}),
        ("&van=1-1-2026&gebeurt=begint", {"Sluis vernieuwen"}),
        ("&zoom=jaar&jaar=2025", {"Dijk versterken", "Bos planten"}),
        ("&ambitie=2", {"Dijk versterken", "Sluis vernieuwen"}),
    ],
)
def test_het_adres_zegt_wat_je_ziet_en_wat_je_meeneemt(vol, klant, query, namen):
    antwoord = klant.get(f"/portfolio/?geldig_op=2026-06-01&formaat=json{query}")
    assert {rij["Opdracht"] for rij in json.loads(antwoord.content)} == namen


@pytest.mark.parametrize(
    ("query", "zin"),
    [
        ("vergelijk=ooit", "is geen datum"),
        ("van=31-2-2026", "bestaat niet"),
        ("van=2026-02-01&tot=2026-01-01", "Wissel de dagen om"),
        ("budget_van=veel", "is geen bedrag"),
    ],
)
def test_wat_niet_te_lezen_is_wordt_gezegd(klant, query, zin):
    antwoord = klant.get(f"/portfolio/?{query}")
    assert antwoord.status_code == 400
    assert zin in antwoord.content.decode()


def test_als_csv_gaat_alles_mee_wat_er_staat(vol, klant):
    antwoord = klant.get("/portfolio/?geldig_op=2026-06-01&formaat=csv&sorteer=-budget")
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert [rij["Opdracht"] for rij in rijen] == [
        "Dijk versterken",
        "Sluis vernieuwen",
        "Bos planten",
    ]
    assert rijen[0]["Budget op 1 juni 2026"] == "250000"
    assert rijen[0]["Budget op 1 juni 2025"] == "100000"
    assert rijen[1]["Ambtelijk opdrachtgever"] == "vacant"


def test_een_werkmap_heeft_ook_de_veranderingen_en_de_vraag(vol, klant):
    antwoord = klant.get("/portfolio/?geldig_op=2026-06-01&formaat=xlsx&label=dynamisch")
    werkmap = load_workbook(io.BytesIO(antwoord.content))
    assert werkmap.sheetnames == ["portfolio", "veranderingen", "vraag"]
    veranderd = list(werkmap["veranderingen"].values)
    assert veranderd[0][0] == "Verandering"
    assert [rij[:3:2] for rij in veranderd[1:]] == [
        ("Groeit", "Dijk versterken"),
        ("Begint", "Sluis vernieuwen"),
    ]
    vraag = dict(werkmap["vraag"].values)
    assert vraag["Geldig op"].date() == DAG
    assert vraag["Label"] == "dynamisch"
    assert vraag["Laatste handeling in het grootboek"] == register_reads.kop().nr


def test_een_leeg_portfolio_zegt_wat_je_kunt_doen(provincie, klant):
    tekst = klant.get("/portfolio/").content.decode()
    assert "Geen opdrachten in beeld" in tekst


def _tekst(html):
    kaal = re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(kaal.split())
