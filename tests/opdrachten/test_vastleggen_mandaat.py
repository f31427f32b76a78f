"""The mandate regulation through the wizard: set, change, end, hand on, correct."""

from datetime import date

import pytest

from config.paginahulp import START, bouw
from driehoek.bevoegdheden.models import Bekrachtiging, Mandaatartikel
from driehoek.register import reads
from vastleghulp import EERSTE, VANAF, Wizard, laatste_nr, log_in, loopt, nieuw_besluit

ARTIKEL = {
    "code": "GS-7",
    "regeling": "Mandaatbesluit",
    "rol": "DOMEINDIRECTEUR",
    "rechtshandeling": "subsidie",
    "soort": "mandaat",
    "tot_bedrag": "250.000",
    "bereik": "onder",
    "voorwaarden": ["advies_control"],
    "boven": "",
    "instemming": "",
    "vanaf": VANAF,
    "tot_en_met": "",
}


@pytest.fixture
def wereld(provincie):
    return bouw(provincie)


@pytest.fixture
def wizard(client, wereld):
    log_in(client, wereld.beheerder)
    return Wizard(client)


def grond(wereld, soort="mandaat", **opties):
    return nieuw_besluit(wereld.provincie.besluit(soort, op=date(2026, 11, 2), **opties))


def nu(code, dag=EERSTE):
    return Mandaatartikel.objects.huidig().get(code=code, geldig__contains=dag)


@loopt("mandaatartikel")
def test_BEV_02_een_nieuw_artikel(wizard, wereld):
    url, html = wizard.gevolgen("/vastleggen/mandaatartikel/", ARTIKEL | grond(wereld))
    assert "Wie domeindirecteur is" in html
    wizard.leg_vast(url, html)
    feit = nu("GS-7")
    assert (feit.rol, feit.tot_bedrag, feit.voorwaarden) == (
        "DOMEINDIRECTEUR",
        250_000,
        "advies_control",
    )


WIJZIGING = {
    "regeling": "Budgetbevoegdheidsregeling",
    "rol": "AOG",
    "rechtshandeling": "verplichting",
    "soort": "volmacht",
    "tot_bedrag": "150.000",
    "binnen_scope": "on",
    "bereik": "onder",
    "ondermandaat": "on",
    "boven": "",
    "instemming": "",
    "vanaf": VANAF,
    "tot_en_met": "",
}


@loopt("wijzig-mandaatartikel")
def test_BEV_02_wie_een_grens_verhoogt_ziet_wie_er_iets_bij_krijgt(wizard, wereld):
    pad = "/vastleggen/wijzig-mandaatartikel/?artikel=GS-1"
    begin = wizard.client.get(pad).content.decode()
    assert 'value="100.000"' in begin
    url, html = wizard.gevolgen(pad, WIJZIGING | grond(wereld))
    html = html.replace("\N{NO-BREAK SPACE}", " ")
    assert "Wie iets krijgt" in html
    assert (
        "vanaf 3 november 2026 verplichting aangaan: tot en met € 150.000 (binnen de scope), nu"
        in html
    )

    assert f"{reads.naam_van(wereld.aog)}, ambtelijk opdrachtgever van" in html
    antwoord = wizard.leg_vast(url, html)
    assert antwoord["Location"] == "/mandaat/artikel/GS-1/"
    assert nu("GS-1").tot_bedrag == 150_000
    assert nu("GS-1", date(2026, 11, 2)).tot_bedrag == 100_000
    assert nu("GS-1").naast_hogere is False


@loopt("beeindig-mandaatartikel")
def test_BEV_09_een_einde_noemt_wat_er_met_het_artikel_vervalt(wizard, wereld):
    pad = "/vastleggen/beeindig-mandaatartikel/?artikel=GS-1"
    url, html = wizard.gevolgen(pad, {"laatste_dag": VANAF, **grond(wereld)})
    assert "Artikel AOG-1 rust hierop" in html
    assert "Wie ambtelijk opdrachtnemer is" in html
    wizard.leg_vast(url, html)
    assert nu("GS-1").periode.laatste_dag == EERSTE


def test_BEV_08_wat_een_regel_weigert_staat_bij_het_veld(wizard, wereld):
    pad = "/vastleggen/mandaatartikel/"
    antwoord = wizard.vul_in(pad, ARTIKEL | {"soort": "volmacht"} | grond(wereld))
    assert antwoord.status_code == 200
    assert "soort" in antwoord.context["form"].errors
    assert not Mandaatartikel.objects.filter(code="GS-7").exists()


@loopt("ondermandaat")
def test_BEV_06_de_AOG_geeft_een_bevoegdheid_door_aan_de_AON(client, wereld):
    log_in(client, wereld.aog)
    wizard = Wizard(client)
    pad = f"/vastleggen/ondermandaat/?drager={wereld.opdracht}"
    besluit = grond(wereld, "ondermandaat", rol="AOG", drager=wereld.opdracht, persoon=wereld.aog)
    ingevuld = {"boven": "GS-1", "tot_bedrag": "60.000", "vanaf": VANAF, "tot_en_met": ""}
    wizard.doe(pad, ingevuld | besluit)
    feit = Mandaatartikel.objects.huidig().get(drager_id=wereld.opdracht)
    assert (feit.rol, feit.boven, feit.tot_bedrag, feit.binnen_scope) == (
        "AON",
        "GS-1",
        60_000,
        True,
    )
    assert feit.code.endswith("-M1")
    te_veel = ingevuld | {"tot_bedrag": "100.001"} | besluit | {"kenmerk": "X-2"}
    antwoord = wizard.vul_in(pad, te_veel)
    assert "hooguit €\N{NO-BREAK SPACE}100.000" in " ".join(
        antwoord.context["form"].errors["tot_bedrag"]
    )
    wizard.doe(pad, ingevuld | {"tot_bedrag": ""} | besluit | {"kenmerk": "X-3"})
    bedragen = Mandaatartikel.objects.huidig().filter(drager_id=wereld.opdracht)
    assert sorted(bedragen.values_list("tot_bedrag", flat=True)) == [60_000, 100_000]


def test_BEV_09_alleen_wie_de_macht_heeft_staat_als_beslisser_in_de_lijst(client, wereld):
    log_in(client, wereld.aog)
    html = client.get(f"/vastleggen/ondermandaat/?drager={wereld.opdracht}").content.decode()
    assert f'value="ondermandaat:{wereld.opdracht}:AOG:{wereld.aog}"' in html
    assert ":DOMEINDIRECTEUR:" not in html
    wereld.provincie.artikel("GS-0", rol="DOMEINDIRECTEUR")
    wereld.provincie.artikel("GS-1", boven="GS-0")
    html = client.get(f"/vastleggen/ondermandaat/?drager={wereld.opdracht}").content.decode()
    assert ":DOMEINDIRECTEUR:" in html


def test_BEV_02_wat_er_al_zo_staat_wordt_niet_nog_eens_vastgelegd(wizard, wereld):
    pad = "/vastleggen/wijzig-mandaatartikel/?artikel=GS-1"
    zelfde = WIJZIGING | {"tot_bedrag": "100.000"} | grond(wereld)
    antwoord = wizard.vul_in(pad, zelfde)
    assert "Zo staat het artikel er al" in antwoord.content.decode()


@loopt("bekrachtig")
def test_BEV_13_een_bevinding_vult_het_formulier_en_het_besluit_herstelt_haar(wizard, wereld):
    pad = f"/vastleggen/bekrachtig/?drager={wereld.opdracht}"
    vooraf = f"&regel=7&wie={wereld.collega}&rechtshandeling=verplichting&bedrag=1.250,50"
    html = wizard.client.get(f"{pad}{vooraf}&dag=3+juni+2026").content.decode()
    assert 'value="1.250,50"' in html
    assert 'value="3 juni 2026"' in html
    besluit = grond(wereld, "bekrachtiging", rol="AOG", drager=wereld.opdracht, persoon=wereld.aog)
    daad = {
        "regel": "7",
        "wie": wereld.collega,
        "rechtshandeling": "verplichting",
        "dag": "3 juni 2026",
        "bedrag": "1.250,50",
    }
    wizard.doe(pad, daad | besluit)
    feit = Bekrachtiging.objects.get()
    assert (feit.regel, feit.persoon_id, feit.bedrag) == (7, wereld.collega, 125_050)
    te_veel = daad | {"regel": "8", "bedrag": "100.000,01"} | besluit | {"kenmerk": "X-9"}
    assert "zelf had mogen doen" in wizard.vul_in(pad, te_veel).content.decode()


def test_BEV_06_een_ander_dan_de_AOG_geeft_niets_door(client, wereld):
    log_in(client, wereld.collega)
    pad = f"/vastleggen/ondermandaat/?drager={wereld.opdracht}"
    assert client.get(pad).status_code == 403
    assert client.get("/vastleggen/wijzig-mandaatartikel/?artikel=GS-1").status_code == 403


def test_BEV_02_een_fout_artikel_wordt_gecorrigeerd(wizard, wereld):
    keuze = wizard.client.get("/vastleggen/?artikel=GS-1").content.decode()
    assert "/vastleggen/corrigeer/?artikel=GS-1" in keuze
    feit = nu("GS-1")
    pad = f"/vastleggen/corrigeer/?artikel=GS-1&feit=mandaatartikel:{feit.id}"
    data = {
        **WIJZIGING,
        "correctie": "anders",
        "tot_bedrag": "90.000",
        "vanaf": START.strftime("%d-%m-%Y"),
        "toelichting": "Het besluit noemt € 90.000.",
    }
    wizard.doe(pad, data)
    assert nu("GS-1").tot_bedrag == 90_000
    assert nu("GS-1").grondslag.soort == "registratiefout"


def test_een_artikel_dat_er_niet_is(wizard):
    assert wizard.client.get("/vastleggen/?artikel=GEEN-9").status_code == 404


def test_BEV_06_zonder_iets_om_door_te_geven_staat_het_er_niet(client, provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    provincie.artikel(ondermandaat=False)
    log_in(client, provincie.rolhouders["AOG", opdracht])
    keuze = f"/vastleggen/?drager={opdracht}"
    assert "/vastleggen/ondermandaat/" not in client.get(keuze).content.decode()
    provincie.artikel("GS-2")
    assert "/vastleggen/ondermandaat/" in client.get(keuze).content.decode()


def test_BEV_02_wat_net_is_vastgelegd_kan_ongedaan(wizard, wereld):
    wizard.doe("/vastleggen/mandaatartikel/", ARTIKEL | grond(wereld))
    pagina = wizard.client.get(f"/vastleggen/ongedaan/{laatste_nr()}/").content.decode()
    feit = nu("GS-7")
    assert f"/vastleggen/corrigeer/?artikel=GS-7&amp;feit=mandaatartikel%3A{feit.id}" in pagina
    assert "GS-7, domeindirecteur: subsidiebesluit nemen" in pagina
