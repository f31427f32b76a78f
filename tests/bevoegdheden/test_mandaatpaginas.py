"""The pages of the mandate regulation: the list, roles beside acts, and one article."""

from datetime import date, timedelta

import pytest
from django.test import Client

from config.paginahulp import START, als, bouw
from driehoek.bevoegdheden import acts, woorden
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.platform import klok
from driehoek.register import acts as register_acts
from provincie import verzoek

HOGER = date(2024, 9, 1)


@pytest.fixture
def wereld(provincie):
    return bouw(provincie)


@pytest.fixture
def lezer(wereld) -> Client:
    return als(wereld.collega)


def tekst(client: Client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return antwoord.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def codes(client: Client, vraag: str = "") -> list[str]:
    return [rij["Artikel"] for rij in client.get(f"/mandaat/?formaat=json{vraag}").json()]


def verhoog(wereld, bedrag=250_000, vanaf=HOGER):
    wereld.provincie.artikel(tot_bedrag=bedrag, op=vanaf)


def test_BEV_02_de_lijst_toont_wie_wat_mag_en_tot_hoever(wereld, lezer):
    rijen = {rij["Artikel"]: rij for rij in lezer.get("/mandaat/?formaat=json").json()}
    assert set(rijen) == {"GS-1", "AOG-1"}
    assert rijen["GS-1"]["Wie"] == "Ambtelijk opdrachtgever"
    assert rijen["GS-1"]["Mag"] == "Verplichting aangaan"
    assert rijen["GS-1"]["Tot en met"] == 100_000
    assert rijen["AOG-1"]["Rust op"] == "GS-1"
    pagina = tekst(lezer, "/mandaat/")
    assert "€ 25.000" in pagina
    assert "binnen de scope" in pagina


def test_BEV_02_de_lijst_zoekt_filtert_en_sorteert(wereld, lezer):
    wereld.provincie.artikel(
        "GS-10",
        op=START,
        soort="mandaat",
        rol="DOMEINDIRECTEUR",
        rechtshandeling="subsidie",
        tot_bedrag=None,
        binnen_scope=False,
        ondermandaat=False,
    )
    assert codes(lezer) == ["AOG-1", "GS-1", "GS-10"]
    assert codes(lezer, "&sorteer=-bedrag") == ["GS-10", "GS-1", "AOG-1"]
    assert codes(lezer, "&sorteer=bestaat-niet") == ["AOG-1", "GS-1", "GS-10"]
    assert codes(lezer, "&rol=AON") == ["AOG-1"]
    assert codes(lezer, "&handeling=subsidie") == ["GS-10"]
    assert codes(lezer, "&soort=volmacht") == ["AOG-1", "GS-1"]
    assert codes(lezer, "&q=domeindirecteur+subsidie") == ["GS-10"]
    assert "Niets gevonden" in tekst(lezer, "/mandaat/?q=eenhoorn")


def test_BEV_02_op_elk_peilmoment_staat_de_regeling_zoals_die_toen_was(wereld, lezer):
    voor = klok.nu()
    verhoog(wereld)
    gisteren = HOGER - timedelta(days=1)
    bedrag = {
        dag: lezer.get(f"/mandaat/?formaat=json&geldig_op={dag}&q=GS-1").json()[0]["Tot en met"]
        for dag in (gisteren, HOGER)
    }
    assert bedrag == {gisteren: 100_000, HOGER: 250_000}
    toen = f"geldig_op={HOGER}&bekend_op={voor:%Y-%m-%dT%H:%M:%S.%f%z}".replace("+", "%2B")
    assert "€ 250.000" not in tekst(lezer, f"/mandaat/artikel/GS-1/?{toen}")
    dag_ervoor = START - timedelta(days=1)
    assert codes(lezer, f"&geldig_op={dag_ervoor}") == []
    assert "Nog geen mandaatregeling" in tekst(lezer, f"/mandaat/?geldig_op={dag_ervoor}")


def test_BEV_09_wat_op_een_vervallen_schakel_rust_werkt_niet_en_dat_staat_er(wereld, lezer):
    per = date(2024, 6, 1)
    acts.beeindig_artikelen(
        verzoek(), codes=["GS-1"], per=per, grond=wereld.provincie.besluit("mandaat", op=per)
    )
    assert codes(lezer) == ["AOG-1"]
    assert "werkt niet" in tekst(lezer, "/mandaat/")
    assert "Dit artikel werkt niet op deze dag" in tekst(lezer, "/mandaat/artikel/AOG-1/")
    assert "Dit artikel geldt niet op deze dag" in tekst(lezer, "/mandaat/artikel/GS-1/")
    assert "Nog geen mandaatregeling" in tekst(lezer, "/mandaat/overzicht/")


def test_BEV_09_de_laagste_grens_van_de_keten_telt(wereld, lezer):
    verhoog(wereld, bedrag=10_000)
    pagina = tekst(lezer, "/mandaat/artikel/AOG-1/")
    assert "tot en met € 10.000" in pagina
    assert "in het artikel zelf: € 25.000" in pagina


def test_BEV_02_een_artikel_in_een_zin_met_keten_houders_en_versies(wereld, lezer):
    verhoog(wereld)
    pagina = tekst(lezer, "/mandaat/artikel/GS-1/")
    assert (
        "Wie ambtelijk opdrachtgever is, mag voor de eigen opdracht en wat eronder valt:"
        " verplichting aangaan, tot en met € 250.000." in pagina
    )
    assert "/mandaat/artikel/AOG-1/" in pagina
    assert "Stikstof terugdringen" in pagina
    assert "tot en met € 100.000" in pagina
    rijen = lezer.get("/mandaat/artikel/GS-1/?formaat=json").json()
    assert [rij["Rol"] for rij in rijen] == ["Ambtelijk opdrachtgever"]
    onder = tekst(lezer, "/mandaat/artikel/AOG-1/")
    assert onder.index("GS-1") < onder.index('aria-current="true"')


def test_BEV_02_het_overzicht_zet_rollen_en_handelingen_naast_elkaar(wereld, lezer):
    wereld.provincie.artikel("GS-2", op=START, tot_bedrag=500_000, voorwaarden=("advies_control",))
    pagina = tekst(lezer, "/mandaat/overzicht/")
    assert "€ 100.000" in pagina
    assert "eerst advies van control: tot € 500.000" in pagina
    assert "/mandaat/?rol=AOG&amp;handeling=verplichting" in pagina


def test_BEV_02_een_correctie_en_een_intrekking_staan_bij_het_artikel(wereld, lezer):

    feit = Mandaatartikel.objects.huidig().get(code="GS-1")
    met = register_acts.corrigeer(
        verzoek(voorbeeld=True),
        model=Mandaatartikel,
        feit=feit.id,
        waarde={"tot_bedrag": 75_000},
        toelichting="Het besluit noemt € 75.000.",
    )
    zinnen = " ".join(g.zin for g in met.gevolgen).replace("\N{NO-BREAK SPACE}", " ")
    assert "tot en met € 75.000 (binnen de scope), nu tot en met € 100.000." in zinnen
    register_acts.corrigeer(
        verzoek(),
        model=Mandaatartikel,
        feit=feit.id,
        waarde={"tot_bedrag": 75_000},
        toelichting="Het besluit noemt € 75.000.",
    )
    pagina = tekst(lezer, "/mandaat/artikel/GS-1/")
    assert "tot en met € 75.000" in pagina
    assert "tot en met € 100.000" in pagina  # what the register said before
    verhoog(wereld)
    besluit = Mandaatartikel.objects.huidig().get(code="GS-1", tot_bedrag=250_000).grondslag.besluit
    uitkomst = register_acts.trek_in(
        verzoek(),
        besluit=besluit.id,
        per=None,
        grond=wereld.provincie.besluit("intrekking", op=date(2024, 10, 1)),
    )
    assert any(
        "nu tot en met € 250.000" in g.zin.replace("\N{NO-BREAK SPACE}", " ")
        for g in uitkomst.gevolgen
    )
    assert lezer.get("/mandaat/?formaat=json&q=GS-1").json()[0]["Tot en met"] == 75_000


def test_BEV_02_alleen_wie_de_regeling_vastlegt_ziet_de_knoppen(wereld, lezer):
    beheerder = als(wereld.beheerder)
    knop = "/vastleggen/wijzig-mandaatartikel/?artikel=GS-1"
    assert knop in tekst(beheerder, "/mandaat/artikel/GS-1/")
    assert "/vastleggen/mandaatartikel/" in tekst(beheerder, "/mandaat/")
    assert "/vastleggen/" not in tekst(lezer, "/mandaat/artikel/GS-1/")
    assert knop not in tekst(beheerder, "/mandaat/artikel/GS-1/?geldig_op=2024-06-01")


def test_BEV_09_van_een_vervallen_artikel_staat_er_nog_waar_het_op_rustte(wereld, lezer):
    per = date(2024, 6, 1)
    acts.beeindig_artikelen(
        verzoek(), codes=["AOG-1"], per=per, grond=wereld.provincie.besluit("mandaat", op=per)
    )
    pagina = tekst(lezer, "/mandaat/artikel/AOG-1/")
    assert "Dit artikel geldt niet op deze dag" in pagina
    assert "hier rust het op" in pagina
    assert pagina.index("/mandaat/artikel/GS-1/") < pagina.index('aria-current="true"')


def test_onder_een_P_team_valt_niets():
    assert woorden.waar("P_MANAGER", "onder") == "het eigen P-team"
    assert woorden.waar("DOMEINDIRECTEUR", "onder") == "de eigen opgave en wat eronder valt"
    assert woorden.waar("AOG", "drager") == "de eigen opdracht"
    assert woorden.waar("DIRECTEUR_MO", "onder") == "de hele organisatie"
