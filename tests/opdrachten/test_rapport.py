"""'Register op datum': what it says on both axes, in both forms, and who gets it."""

import io
import uuid
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook
from pypdf import PdfReader

from config.paginahulp import account_van, als
from driehoek.opdrachten import acts
from driehoek.opdrachten.rapport.document import document_van
from driehoek.opdrachten.rapport.lees import lees
from driehoek.opdrachten.rapport.maak import maak, omvang_van, vraag_van
from driehoek.opdrachten.rapport.types import Omvang, Omvangsoort, Rapportvraag
from driehoek.opdrachten.types import ScopeGegevens, Scopewijziging
from driehoek.platform import klok, taakbestanden, taken
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Inzage, Taak
from driehoek.register import reads
from driehoek.register.types import OpConversie
from provincie import Provincie, verzoek

START, DAG, GROEI = date(2024, 2, 1), date(2026, 6, 1), date(2026, 1, 1)


def vul(provincie):
    """An opgave with a whole opdracht and a part; another opgave with nothing under it."""
    water = provincie.opgave("Water", post=provincie.post("2-1-3", "prestatie", jaar=2026))
    provincie.benoem(water, "BOG", provincie.persoon("Gijs", "Gedeputeerde"))
    provincie.benoem(water, "BOG", provincie.persoon("Tweede", "Hand"), rang=2)
    post = provincie.post("2-1-3-1", jaar=2026)
    dijk = provincie.opdracht(water, "Dijk versterken", vanaf=START, budget=100_000, post=post)
    provincie.aog(dijk, vanaf=START)
    deel = provincie.deelopdracht(dijk, "Metingen", vanaf=START)
    provincie.aon(deel, vanaf=START)
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[
            Scopewijziging(dijk, GROEI, ScopeGegevens(250_000, "Tot € 50.000", "Eerst A"))
        ],
        grond=provincie.van_directeur("scope", water, op=GROEI, kenmerk="T-SCOPE"),
    )
    natuur = provincie.opgave("Natuur")
    return {
        "water": water,
        "natuur": natuur,
        "dijk": dijk,
        "deel": deel,
        "aog": provincie.rolhouders["AOG", dijk],
    }


@pytest.fixture
def vol(provincie):
    return vul(provincie)


def rapport(dag=DAG, bekend_op=None, omvang=None):
    return lees(Rapportvraag(reads.peilmoment(dag, bekend_op), omvang or Omvang()))


def test_REG_11_een_opdracht_met_alles_waar_het_op_rust(vol):
    (water, natuur) = rapport().opgaven
    assert (water.naam, natuur.naam, natuur.delen) == ("Water", "Natuur", ())
    (dijk,) = water.delen
    inhoud = dijk.inhoud
    assert (dijk.naam, str(dijk.post), inhoud.label, inhoud.fase) == (
        "Dijk versterken",
        "2-1-3-1 Post 2-1-3-1 (2026)",
        "dynamisch",
        "Initiatie",
    )
    assert (inhoud.budget, inhoud.bevoegdheden, inhoud.keuzes) == (
        250_000,
        "Tot € 50.000",
        "Eerst A",
    )
    grond = inhoud.scope_grond
    assert (grond.tekst, grond.op, grond.door) == (
        "T-SCOPE",
        GROEI,
        "Dora Directeur, domeindirecteur",
    )
    (aog,) = dijk.rollen
    assert (aog.rol, aog.naam) == ("Ambtelijk opdrachtgever", "Gerda Opdrachtgever")
    assert aog.grond.door == "Dirk Mensen, directeur Mens en Organisatie"
    (deel,) = dijk.delen
    assert [(r.rol, r.naam) for r in deel.rollen] == [
        ("Ambtelijk opdrachtnemer", "Nico Opdrachtnemer")
    ]
    assert [r.rol for r in water.rollen] == [
        "Bestuurlijk opdrachtgever",
        "Tweede bestuurlijk opdrachtgever",
        "Domeindirecteur",
    ]


def test_REG_11_op_een_eerdere_dag_en_zoals_eerder_bekend(provincie, vol):
    assert rapport(date(2025, 12, 31)).opdrachten[0].inhoud.budget == 100_000
    assert rapport(GROEI).opdrachten[0].inhoud.budget == 250_000
    toen = reads.kop().moment
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(vol["dijk"], GROEI, ScopeGegevens(900_000))],
        grond=provincie.van_directeur("scope", vol["water"], op=GROEI),
    )
    assert rapport().opdrachten[0].inhoud.budget == 900_000
    gelezen = rapport(bekend_op=toen)
    assert gelezen.opdrachten[0].inhoud.budget == 250_000
    assert gelezen.bekend.nr == gelezen.kop.nr - 1
    assert gelezen.kop.hash == bytes(reads.kop().hash).hex()


def test_signalen_gaan_over_nu_en_van_eerder_zijn_zij_niet_bekend(provincie, vol):
    toen = reads.kop().moment
    provincie.opdracht(vol["water"], "Zonder opdrachtgever", uitleg="De post komt nog.")
    zinnen = [o.zin for o in rapport().signalen]
    assert any("Zonder opdrachtgever" in zin for zin in zinnen)
    assert rapport(bekend_op=toen).signalen is None
    van_natuur = rapport(omvang=Omvang(Omvangsoort.OPGAVE, vol["natuur"])).signalen
    assert not any("Zonder opdrachtgever" in o.zin for o in van_natuur)


def test_wat_is_uitgelegd_staat_er_met_zijn_uitleg(provincie, vol):
    provincie.opdracht(vol["water"], "Los van de begroting", uitleg="De post komt in 2027.")
    (uitleg,) = [u for u in rapport().uitleg if u.over == "Los van de begroting"]
    assert (uitleg.regel, uitleg.tekst) == ("REG-01", "De post komt in 2027.")
    assert not any(
        "Los van de begroting" in o.zin and o.regel == "REG-01" for o in rapport().signalen
    )


def test_elk_besluit_staat_er_een_keer_met_wie_het_nam(vol):
    gelezen = rapport()
    kenmerken = [b.kenmerk for b in gelezen.besluiten]
    assert len(kenmerken) == len(set(kenmerken))
    scope = next(b for b in gelezen.besluiten if b.kenmerk == "T-SCOPE")
    assert (scope.soort, scope.door, scope.genomen) == (
        "Scope wijzigen",
        "Dora Directeur, domeindirecteur",
        GROEI,
    )


def test_een_feit_zonder_besluit_zegt_waar_het_op_rust(provincie, vol):
    provincie.benoem(
        vol["dijk"],
        "AON",
        provincie.persoon("Oud", "Gediende"),
        vanaf=START,
        grond=OpConversie(START, "Het register van voor 2024"),
    )
    aon = next(r for r in rapport().opdrachten[0].rollen if r.naam == "Oud Gediende")
    assert (aon.grond.tekst, aon.grond.door) == ("Conversie: Het register van voor 2024", "")


@pytest.mark.parametrize(
    ("soort", "wie", "namen"),
    [
        ("alles", None, {"Water", "Natuur"}),
        ("opgave", "natuur", {"Natuur"}),
        ("opgave", "water", {"Water"}),
        ("opdracht", "dijk", {"Water"}),
    ],
)
def test_de_omvang_kiest_wat_eronder_valt(vol, soort, wie, namen):
    gelezen = rapport(omvang=omvang_van(soort, vol.get(wie)))
    assert {o.naam for o in gelezen.opgaven} == namen
    assert bool(gelezen.deelopdrachten) == ("Water" in namen)


def test_de_omvang_kan_een_domeindirecteur_zijn(provincie, vol):
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", vol["natuur"]]
    gelezen = rapport(omvang=Omvang(Omvangsoort.DIRECTEUR, directeur))
    assert [o.naam for o in gelezen.opgaven] == ["Natuur"]
    assert gelezen.waarover == "De opgaven van domeindirecteur Dora Directeur"


@pytest.mark.parametrize(
    ("soort", "id_", "zin"),
    [
        ("kluis", None, "is geen omvang"),
        ("opgave", None, "Kies waarover"),
        ("opgave", 1, "staat hiervan niets in het register"),
    ],
)
def test_een_omvang_die_er_niet_is_wordt_geweigerd(vol, soort, id_, zin):
    with pytest.raises(InvoerFout, match=zin):
        lees(vraag_van(reads.peilmoment(DAG), soort, id_))


def test_voor_het_register_begon_staat_er_niets(vol):
    with pytest.raises(InvoerFout, match="REG-11"):
        rapport(date(2020, 1, 1))


def test_het_aantal_vragen_hangt_niet_af_van_hoeveel_er_is(provincie, vol):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def tel():
        # Before the head no rule speaks: their sentences look up a name each.
        net_ervoor = reads.kop().moment - timedelta(microseconds=1)
        with CaptureQueriesContext(connection) as gevangen:
            lees(Rapportvraag(reads.peilmoment(DAG, net_ervoor)))
        return len(gevangen)

    def nog_een(nummer):
        opdracht = provincie.opdracht(vol["water"], f"Nog een {nummer}", uitleg="Nodig.")
        provincie.aog(opdracht)

    nog_een(0)
    weinig = tel()
    for nummer in range(1, 6):
        nog_een(nummer)
    assert tel() == weinig


@pytest.mark.parametrize("vorm", ["pdf", "xlsx"])
def test_dezelfde_vraag_geeft_dezelfde_bytes_tot_het_register_verandert(provincie, vol, vorm):
    vraag = Rapportvraag(reads.peilmoment(DAG, reads.kop().moment))
    eerst = maak(vraag, vorm)
    with klok.op(klok.nu() + timedelta(days=2)):
        later = maak(vraag, vorm)
    assert (later.naam, later.inhoud) == (eerst.naam, eerst.inhoud)
    provincie.persoon("Nieuw", "Mens")
    assert maak(vraag, vorm).inhoud != eerst.inhoud


def test_de_pdf_zegt_van_welke_stand_zij_is_en_wat_er_gold(vol):
    vraag = Rapportvraag(reads.peilmoment(DAG))
    bestand = maak(vraag, "pdf")
    pdf = PdfReader(io.BytesIO(bestand.inhoud))
    tekst = "\n".join(pagina.extract_text() for pagina in pdf.pages)
    kop = reads.kop()
    for deel in (
        "Register op 1 juni 2026",
        bytes(kop.hash).hex(),
        f"driehoek verify --kop {kop.nr}:",
        "Gerda Opdrachtgever",
        "T-SCOPE",
        "€ 250.000",
        "Open signalen",
        "Pagina 1 van",
    ):
        assert deel in tekst.replace("\N{NO-BREAK SPACE}", " "), deel
    assert pdf.trailer["/Root"]["/Lang"] == "nl-NL"
    assert bestand.naam == "register-op-2026-06-01.pdf"


def test_elk_blok_van_een_leeg_hoofdstuk_zegt_dat_het_leeg_is(provincie):
    provincie.opgave("Alleen", directeur=False)
    document = document_van(rapport(bekend_op=reads.kop().moment))
    for blok in document.blokken:
        assert blok.alineas or blok.tabellen, blok.kop


def test_de_werkmap_heeft_een_blad_voor_elke_soort(vol):
    bestand = maak(Rapportvraag(reads.peilmoment(DAG)), "xlsx")
    werkmap = load_workbook(io.BytesIO(bestand.inhoud))
    bladen = {blad.title: list(blad.values) for blad in werkmap}
    assert list(bladen) == [
        "verantwoording",
        "opgaven",
        "opdrachten",
        "deelopdrachten",
        "rolhouders",
        "signalen",
        "uitleg",
        "besluiten",
    ]
    (dijk,) = (
        dict(zip(bladen["opdrachten"][0], rij, strict=True)) for rij in bladen["opdrachten"][1:]
    )
    assert (dijk["Materieel budget"], dijk["Scope op"]) == (250_000, "T-SCOPE")
    assert dijk["Bestaat vanaf"].date() == START
    assert dict(bladen["verantwoording"])["Hash van die handeling"] == bytes(reads.kop().hash).hex()
    assert {rij[3] for rij in bladen["rolhouders"][1:]} >= {"Gerda Opdrachtgever", "Tweede Hand"}


# -- the page ------------------------------------------------------------------------------------


@pytest.fixture
def wereld(echte_db):
    provincie = Provincie()
    vol = vul(provincie)
    return provincie, vol


@pytest.fixture
def klant(wereld):
    return als(wereld[1]["aog"])


VRAAG = {"geldig_op": "1 juni 2026", "bekend_op": "", "omvang": "alles", "vorm": "xlsx"}


def vraag_aan(klant, **anders):
    return klant.post("/rapporten/", VRAAG | anders)


def test_je_vraagt_een_rapport_en_haalt_het_op(wereld, klant):
    antwoord = vraag_aan(klant)
    assert antwoord.status_code == 302
    pad = antwoord["Location"]
    assert "wacht op zijn beurt" in klant.get(pad).content.decode()
    assert klant.get(f"{pad}bestand/").status_code == 404

    call_command("worker", eenmalig=True)

    assert "Het rapport is klaar" in klant.get(pad).content.decode()
    bestand = klant.get(f"{pad}bestand/")
    assert bestand["Content-Disposition"] == 'attachment; filename="register-op-2026-06-01.xlsx"'
    assert load_workbook(io.BytesIO(bestand.content)).sheetnames[0] == "verantwoording"
    lijst = klant.get("/rapporten/").content.decode()
    assert "Register op 1 juni 2026: Het hele register" in lijst
    assert f"{pad}bestand/" in lijst


def test_een_deel_van_de_pagina_vraagt_zelf_hoe_ver_het_is(klant):
    pad = vraag_aan(klant)["Location"]
    deel = klant.get(pad, headers={"HX-Request": "true"}).content.decode()
    assert deel.strip().startswith("<div")
    assert 'hx-trigger="every 1s"' in deel
    call_command("worker", eenmalig=True)
    assert "hx-trigger" not in klant.get(pad, headers={"HX-Request": "true"}).content.decode()


def test_een_rapport_is_alleen_van_wie_het_vroeg(wereld, klant):
    provincie, _ = wereld
    pad = vraag_aan(klant)["Location"]
    call_command("worker", eenmalig=True)
    ander = als(provincie.beheerder)
    for adres in (pad, f"{pad}bestand/", f"/rapporten/{uuid.uuid4()}/"):
        assert ander.get(adres).status_code == 403, adres
    assert "Register op 1 juni" not in ander.get("/rapporten/").content.decode()


def test_na_de_bewaartermijn_is_het_er_niet_meer(klant):
    pad = vraag_aan(klant)["Location"]
    call_command("worker", eenmalig=True)
    taakbestanden.Taakbestand.objects.update(verloopt=klok.nu() - timedelta(seconds=1))
    assert "niet meer bewaard" in klant.get(pad).content.decode()
    assert klant.get(f"{pad}bestand/").status_code == 404


def test_GEN_02_wie_een_rapport_vraagt_wordt_genoteerd(wereld, klant):
    _, vol = wereld
    vraag_aan(klant, omvang=f"opgave-{vol['water']}")
    genoteerd = Inzage.objects.get()
    assert genoteerd.soort == "rapport"
    assert genoteerd.waarover == "Register op 1 juni 2026: De opgave 'Water'"
    assert genoteerd.drager == vol["water"]
    assert genoteerd.account == Taak.objects.get(soort="maak_rapport").account


def test_er_zijn_er_hooguit_een_paar_tegelijk_onderweg(klant):
    assert [vraag_aan(klant).status_code for _ in range(4)] == [302, 302, 302, 200]
    assert "Er zijn al 3 rapporten" in vraag_aan(klant).content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"geldig_op": "ooit"}, "is geen datum"),
        ({"geldig_op": ""}, "Vul een dag in"),
        ({"bekend_op": "2026-13-01T00:00"}, "is geen moment"),
        ({"bekend_op": "straks"}, "is geen datum"),
        ({"omvang": "opgave-1"}, "geldige keuze"),
        ({"vorm": ""}, "Kies PDF of Excel"),
    ],
)
def test_wat_niet_klopt_staat_bij_zijn_veld(klant, anders, zin):
    antwoord = vraag_aan(klant, **anders)
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert not Taak.objects.filter(soort="maak_rapport").exists()


def test_het_formulier_neemt_het_peilmoment_over(klant):
    tekst = klant.get("/rapporten/?geldig_op=2025-06-01&bekend_op=2026-01-02").content.decode()
    assert 'value="1 juni 2025"' in tekst
    assert 'value="2026-01-02"' in tekst


def test_een_rapport_dat_niet_kan_zegt_waarom(klant):
    pad = vraag_aan(klant, geldig_op="1-1-2020")["Location"]
    call_command("worker", eenmalig=True)
    tekst = klant.get(pad).content.decode()
    assert "Het rapport is niet gemaakt" in tekst
    assert "niets in het register" in tekst


def test_een_tweede_keer_uitgevoerd_is_hetzelfde_rapport(wereld, klant):
    pad = vraag_aan(klant)["Location"]
    call_command("worker", eenmalig=True)
    eerst = klant.get(f"{pad}bestand/").content
    taak = Taak.objects.get(soort="maak_rapport")
    Taak.objects.filter(id=taak.id).update(staat=Taak.Staat.LOOPT)
    from driehoek.opdrachten import jobs

    peil = reads.peilmoment(DAG)
    jobs.maak_rapport(
        str(taak.id),
        geldig_op=peil.geldig_op.isoformat(),
        bekend_op=peil.bekend_op.isoformat(),
        omvang="alles",
        over=None,
        vorm="xlsx",
    )
    assert klant.get(f"{pad}bestand/").content == eerst
    assert taken.stand(Taak.objects.get(id=taak.id)).klaar


# -- the command ---------------------------------------------------------------------------------


@pytest.fixture
def opdrachtregel(echte_db, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    monkeypatch.setenv("DATABASE_URL_EIGENAAR", echte_db.eigenaar)
    return vul(Provincie())


def draai(*args):
    uit = StringIO()
    call_command("rapport", *args, stdout=uit)
    return uit.getvalue()


def test_de_opdrachtregel_schrijft_hetzelfde_bestand(opdrachtregel, tmp_path):
    een, twee = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    for doel in (een, twee):
        zin = draai("--geldig-op", "1-6-2026", "--out", str(doel))
    assert f"Geschreven in {twee}" in zin
    assert een.read_bytes() == twee.read_bytes()
    assert Inzage.objects.count() == 2


def test_de_opdrachtregel_kan_over_een_opgave_gaan(opdrachtregel, tmp_path):
    doel = tmp_path / "natuur.xlsx"
    draai("--geldig-op", "1-6-2026", "--opgave", str(opdrachtregel["natuur"]), "--out", str(doel))
    opgaven = list(load_workbook(doel)["opgaven"].values)
    assert [rij[1] for rij in opgaven[1:]] == ["Natuur"]


@pytest.mark.parametrize(
    ("args", "zin"),
    [
        (["--out", "x.doc"], "eindigt niet op .pdf of .xlsx"),
        (["--geldig-op", "1-1-2020", "--out", "x.xlsx"], "niets in het register"),
        (["--out", "/bestaat/niet/x.xlsx"], "niet te schrijven"),
    ],
)
def test_de_opdrachtregel_zegt_wat_er_niet_kan(opdrachtregel, args, zin):
    with pytest.raises(CommandError, match=zin):
        draai(*args)


def test_een_account_zonder_persoon_kan_het_ook(wereld):
    from django.test import Client

    from config.paginahulp import BACKEND

    client = Client()
    client.force_login(account_van(None, "los"), backend=BACKEND)
    assert vraag_aan(client).status_code == 302
