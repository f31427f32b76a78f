"""The import page: what is offered is tried, reported line by line, and taken over on request."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook
from overnamehulp import KOP_OPDRACHTEN, KOP_ROLLEN

from driehoek.opdrachten import jobs
from driehoek.opdrachten.acts import invoer
from driehoek.opdrachten.forms import invoer as forms
from driehoek.opdrachten.models import Begrotingspost, Invoerbestand
from driehoek.opdrachten.overname import uitleg, vormen
from driehoek.platform import klok
from driehoek.platform.handelingen import verify
from driehoek.platform.models import Handeling, Kop, Taak
from driehoek.register.models import Drager, Rolvervulling
from provincie import Provincie
from vastleghulp import log_in

OPDRACHT = "OPD-9;Brug bij Alphen;Landbouw;;2023-03-01;;dynamisch;realisatie;1.250.000;DRH-1"
FOUT = "OPD-8;Brug bij Leiden;Lucht;;30-2-2023;;dynamisch;;;DRH-2"
AOG = "OPD-9;;;AOG;;An Aal;2023-03-01;;DT-2023-7"


@pytest.fixture
def wereld(echte_db):
    provincie = Provincie()
    provincie.landbouw = provincie.opgave("Landbouw")
    provincie.persoon("An", "Aal")
    provincie.persoon("Bo", "Boom")
    return provincie


@pytest.fixture
def beheerder(wereld) -> Client:
    client = Client()
    log_in(client, wereld.beheerder)
    return client


def tekst(kop: str, *regels: str, code: str = "utf-8-sig") -> bytes:
    return "\r\n".join((kop, *regels, "")).encode(code)


def bied_aan(client, soort: str, inhoud: bytes, naam: str = "lijst.csv", **velden) -> str:
    """Offer a file as one does on the page; gives the address of its report."""
    antwoord = client.post(
        f"/importeren/{soort}/", {"bestand": SimpleUploadedFile(naam, inhoud), **velden}
    )
    assert antwoord.status_code == 302, re.findall(
        r"_error\">(.*?)</div>", antwoord.content.decode()
    )
    return antwoord["Location"]


def werk_af() -> None:
    call_command("worker", eenmalig=True)


def probeer(client, soort: str, inhoud: bytes, naam: str = "lijst.csv", **velden) -> str:
    pad = bied_aan(client, soort, inhoud, naam, **velden)
    werk_af()
    return pad


def lees(client, pad: str, status: int = 200) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == status, (pad, antwoord.status_code)
    return antwoord.content.decode()


def neem_over(client, pad: str) -> str:
    assert client.post(pad, {"stap": "over"}).status_code == 302
    werk_af()
    return lees(client, pad)


def kop() -> int:
    return Kop.objects.get(id=1).nr


def test_van_een_fout_naar_een_opdracht_met_een_opdrachtgever(wereld, beheerder):
    voor = kop()
    pad = probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT, FOUT))
    pagina = lees(beheerder, pad)
    assert "Dit bestand kan zo niet worden overgenomen" in pagina
    assert "De dag &#x27;30-2-2023&#x27; bestaat niet" in pagina
    assert 'href="/regels/REG-08/"' in pagina
    assert "Neem over" not in pagina
    assert beheerder.post(pad, {"stap": "over"}).status_code == 409

    # What comes back is mended and goes in as it is, with its two columns.
    blad = load_workbook(BytesIO(beheerder.get(f"{pad}terug/?formaat=xlsx").content)).active
    rijen = [list(rij) for rij in blad.values]
    assert rijen[0][-2:] == ["uitkomst", "bevinding"]
    assert [rij[-2] for rij in rijen[1:]] == [
        "niet opgeslagen: er staat een fout in het bestand",
        "geweigerd",
    ]
    assert "begin: De dag '30-2-2023' bestaat niet" in rijen[2][-1]
    csv_terug = beheerder.get(f"{pad}terug/?formaat=csv").content.decode("utf-8-sig")
    beter = csv_terug.replace("30-2-2023", "2023-03-01").replace("Lucht", "Landbouw")
    pad = probeer(beheerder, "opdrachten", beter.encode())
    pagina = lees(beheerder, pad)
    assert "Dit bestand kan worden overgenomen" in pagina
    assert "2 regels komen erbij" in pagina
    assert kop() == voor, "nothing is stored yet"

    assert "Overgenomen" in neem_over(beheerder, pad)
    handeling = Handeling.objects.get(nr=voor + 1)
    assert handeling.naam == "neem_opdrachten_over"
    assert handeling.account == Invoerbestand.objects.first().account
    rollen = probeer(beheerder, "rolvervullingen", tekst(KOP_ROLLEN, AOG))
    assert "Overgenomen" in neem_over(beheerder, rollen)
    opdracht = Drager.objects.get(nummer="OPD-9")
    assert "An Aal" in lees(beheerder, f"/opdrachten/{opdracht.id}/")
    assert list(verify.controleer()) == []


def test_twee_keer_klikken_of_een_werker_die_omvalt_neemt_het_een_keer_over(wereld, beheerder):
    pad = probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT))
    voor = kop()
    for _ in range(2):
        assert beheerder.post(pad, {"stap": "over"}).status_code == 302
    werk_af()
    assert kop() == voor + 1
    aangeboden = Invoerbestand.objects.select_related("overname").get()
    # Killed after the work, before it could say so: it runs once more.
    Taak.objects.filter(pk=aangeboden.overname_id).update(staat="loopt", uitkomst={})
    jobs.neem_invoer_over(str(aangeboden.overname_id), bestand=str(aangeboden.id))
    assert kop() == voor + 1
    assert Taak.objects.get(pk=aangeboden.overname_id).uitkomst == {"handeling": voor + 1}
    assert beheerder.post(pad, {"stap": "over"}).status_code == 302
    assert beheerder.post(pad, {"stap": "proef"}).status_code == 302
    werk_af()
    assert kop() == voor + 1
    nog_eens = probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT))
    assert "Alles uit dit bestand staat al in het register." in lees(beheerder, nog_eens)
    assert beheerder.post(nog_eens, {"stap": "over"}).status_code == 409


@pytest.mark.parametrize("wat", ["dezelfde opgave", "dezelfde opdracht"])
def test_als_het_register_intussen_is_veranderd_wordt_er_niets_overgenomen(wereld, beheerder, wat):
    pad = probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT.replace("OPD-9", "")))
    naam = "Brug bij Alphen" if wat == "dezelfde opdracht" else "Iets anders"
    wereld.opdracht(wereld.landbouw, naam)
    voor = kop()
    pagina = neem_over(beheerder, pad)
    assert kop() == voor
    assert "Het register is veranderd sinds je dit bestand probeerde." in pagina
    assert "Neem over" not in pagina
    beheerder.post(pad, {"stap": "proef"})
    werk_af()
    pagina = lees(beheerder, pad)
    if wat == "dezelfde opgave":
        assert "Overgenomen" in neem_over(beheerder, pad)
    else:
        assert "staat al anders in het register" in pagina
        assert "REG-11" in pagina


def test_wat_uitleg_vraagt_houdt_niets_tegen_en_wijst_naar_zijn_regel(wereld, beheerder):
    opdracht = wereld.opdracht(wereld.landbouw)
    nummer = Drager.objects.get(id=opdracht).nummer
    pad = probeer(
        beheerder,
        "rolvervullingen",
        tekst(
            KOP_ROLLEN,
            f"{nummer};;;AOG;;An Aal;2023-03-01;2024-03-01;B1",
            f"{nummer};;;AOG;;Bo Boom;2024-03-02;;B2",
        ),
    )
    pagina = lees(beheerder, pad)
    assert "Dit vraagt later aandacht" in pagina
    assert 'href="/regels/REG-07u/"' in pagina
    assert "An Aal houdt op 2 maart 2024 op" in lees(beheerder, f"{pad}?uitkomst=signaal")
    assert "Overgenomen" in neem_over(beheerder, pad)
    assert Rolvervulling.objects.huidig().filter(drager_id=opdracht).count() == 2
    assert "An Aal" in lees(beheerder, "/regels/REG-07u/")


def test_het_verslag_is_te_filteren_te_doorzoeken_en_op_te_halen(wereld, beheerder):
    regels = [OPDRACHT.replace("OPD-9", f"OPD-{i}").replace("Brug", f"Brug {i}") for i in range(60)]
    pad = probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, *regels, FOUT))
    assert "1 tot en met 50 van 61 bevindingen" in lees(beheerder, pad)
    geweigerd = beheerder.get(f"{pad}?uitkomst=geweigerd&formaat=json").json()
    assert [(rij["Regel"], rij["Kolom"], rij["Volgens"]) for rij in geweigerd] == [
        ("62", "begin", "REG-08")
    ]
    assert len(beheerder.get(f"{pad}?q=brug 42&formaat=json").json()) == 1
    assert beheerder.get(f"{pad}?q=zeppelin&formaat=json").json() == []


def test_een_bestand_dat_geen_lijst_is_wordt_als_geheel_geweigerd(wereld, beheerder):
    windows = tekst(KOP_OPDRACHTEN, OPDRACHT.replace("Brug", "Zoë"), code="cp1252")
    pad = probeer(beheerder, "opdrachten", windows)
    pagina = lees(beheerder, pad)
    assert "niet opgeslagen in UTF-8" in pagina
    terug = beheerder.get(f"{pad}terug/?formaat=csv").content.decode("utf-8-sig")
    assert "niet opgeslagen in UTF-8" in terug
    scheef = tekst(KOP_OPDRACHTEN, OPDRACHT, f"{OPDRACHT};te;veel")
    pad = probeer(beheerder, "opdrachten", scheef)
    terug = beheerder.get(f"{pad}terug/?formaat=csv").content.decode("utf-8-sig")
    assert "regel 3: Deze regel heeft 12 velden" in terug
    assert "Brug bij Alphen" in terug
    leeg = lees(beheerder, probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN)))
    assert "Onder de kop staan geen regels." in leeg
    assert "hele bestand" in leeg
    kolommen = probeer(beheerder, "opdrachten", tekst("nummer;wie;begin", "1;2;3"))
    assert "Deze kolom ontbreekt." in lees(beheerder, kolommen)


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        (None, None, "Kies een bestand."),
        ("lijst.csv", b"", "Dit bestand is leeg."),
        ("lijst.pdf", b"%PDF-1.7", "geen CSV-bestand en geen Excel-werkmap"),
        ("lijst.xls", b"\xd0\xcf\x11\xe0", "geen CSV-bestand en geen Excel-werkmap"),
        ("lijst.xlsx", b"PK\x03\x04 geen werkmap", "De inhoud van dit bestand is geen xlsx"),
        ("lijst.csv", b"<!doctype html><script>", "De inhoud van dit bestand is geen csv"),
        ("lijst.csv", b"x" * 2000, "groter dan"),
    ],
)
def test_wat_geen_lijst_kan_zijn_wordt_meteen_gezegd(
    wereld, beheerder, monkeypatch, naam, inhoud, zin
):
    monkeypatch.setattr(forms, "MAX_BYTES", 1000)
    velden = {} if naam is None else {"bestand": SimpleUploadedFile(naam, inhoud)}
    antwoord = beheerder.post("/importeren/opdrachten/", velden)
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert not Invoerbestand.objects.exists()


def test_alleen_de_registerbeheerder_en_alleen_eigen_bestanden(wereld, beheerder):
    pad = probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT))
    tweede = Client()
    collega = wereld.persoon("Cor", "Collega")
    wereld.benoem(wereld.concern, "REGISTERBEHEERDER", collega)
    log_in(tweede, collega)
    assert tweede.get("/importeren/").status_code == 200
    assert "lijst.csv" not in lees(tweede, "/importeren/")
    for weg in (tweede.get(pad), tweede.get(f"{pad}terug/"), tweede.post(pad, {"stap": "over"})):
        assert weg.status_code == 404
    ander = Client()
    log_in(ander, wereld.persoon("Anna", "Ander"))
    for adres in ("/importeren/", "/importeren/opdrachten/uitvoer/", pad):
        assert ander.get(adres).status_code == 403
    assert 'href="/importeren/"' in lees(beheerder, "/")
    assert 'href="/importeren/"' not in lees(ander, "/")


def test_wie_geen_registerbeheerder_meer_is_neemt_niets_meer_over(wereld, beheerder):
    collega = wereld.persoon("Cor", "Collega")
    wereld.benoem(
        wereld.concern, "REGISTERBEHEERDER", collega, tot=klok.vandaag() + timedelta(days=1)
    )
    client = Client()
    log_in(client, collega)
    pad = probeer(client, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT))
    client.post(pad, {"stap": "over"})
    voor = kop()
    with klok.op(klok.nu() + timedelta(days=2)):
        werk_af()
    assert kop() == voor
    taak = Invoerbestand.objects.get().overname
    assert taak.staat == Taak.Staat.MISLUKT
    assert "Dit mag je hier niet vastleggen." in taak.bericht


def test_terwijl_er_gewerkt_wordt_zie_je_hoever_het_is_en_mag_je_weg(wereld, beheerder):
    pad = bied_aan(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT))
    pagina = lees(beheerder, pad)
    assert "Je kunt deze pagina verlaten." in pagina
    assert '<meta http-equiv="refresh"' in pagina, "without JavaScript as well"
    deel = beheerder.get(pad, headers={"HX-Request": "true"})
    assert "<progress" in deel.content.decode()
    assert "<main" not in deel.content.decode()
    assert "wordt bekeken" in lees(beheerder, "/importeren/")
    beheerder.post(pad, {"stap": "proef"})
    assert Taak.objects.count() == 1, "asked twice, done once"
    werk_af()
    assert beheerder.get(pad, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "kan worden overgenomen" in lees(beheerder, "/importeren/")


def test_een_verwijderd_bestand_en_een_oud_bestand_zijn_weg(wereld, beheerder):
    pad = bied_aan(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT))
    assert beheerder.post(pad, {"stap": "weg"})["Location"] == "/importeren/"
    werk_af()
    assert Taak.objects.get().bericht == "Dit bestand is intussen verwijderd."
    assert lees(beheerder, pad, 404)
    probeer(beheerder, "opdrachten", tekst(KOP_OPDRACHTEN, OPDRACHT))
    for dagen, over in ((7, 1), (8, 0)):
        with klok.op(klok.nu() + timedelta(days=dagen) - timedelta(minutes=5)):
            invoer.ruim_op()
        assert Invoerbestand.objects.count() == over, dagen


def test_terwijl_de_tijdbalk_anders_staat_wordt_er_niets_ingelezen(wereld, beheerder):
    assert "Terug naar vandaag" in lees(beheerder, "/importeren/?geldig_op=2024-01-01")
    antwoord = beheerder.post(
        "/importeren/opdrachten/?geldig_op=2024-01-01",
        {"bestand": SimpleUploadedFile("lijst.csv", tekst(KOP_OPDRACHTEN, OPDRACHT))},
    )
    assert antwoord.status_code == 409
    assert not Invoerbestand.objects.exists()


def test_een_lege_werkmap_legt_zichzelf_uit_en_neemt_niets_over(wereld, beheerder):
    for soort in ("opdrachten", "rolvervullingen", "begroting"):
        inhoud = beheerder.get(f"/importeren/{soort}/sjabloon/").content
        werkmap = load_workbook(BytesIO(inhoud))
        assert werkmap.sheetnames == [soort, "voorbeeld", "uitleg"]
        koppen, voorbeeld = werkmap["voorbeeld"].values
        assert [kop for kop, *_ in list(werkmap["uitleg"].values)[1:]] == list(koppen)
        grond = {"rust_op": "conversie", "conversie": "Web"} if soort == "begroting" else {}
        leeg = probeer(beheerder, soort, inhoud, "sjabloon.xlsx", **grond)
        assert "Onder de kop staan geen regels." in lees(beheerder, leeg), soort
        cellen = [";".join(str(cel or "") for cel in rij) for rij in (koppen, voorbeeld)]
        gevuld = probeer(beheerder, soort, tekst(*cellen), **grond)
        verslag = beheerder.get(f"{gevuld}?formaat=json").json()
        assert [rij["Regel"] for rij in verslag] == ["2"], soort
        # In this register there is no such opgave or opdracht; nothing else is wrong with it.
        assert verslag[0]["Kolom"] == {"opdrachten": "opgave", "rolvervullingen": "nummer"}.get(
            soort, "-"
        )


def test_elke_kolom_van_een_lijst_is_uitgelegd():
    assert [k.kolom for k in uitleg.OPDRACHTEN] == list(vormen.OPDRACHTEN.kolommen)
    assert [k.kolom for k in uitleg.ROLVERVULLINGEN] == list(vormen.ROLVERVULLINGEN.kolommen)


def test_wat_eruit_gaat_komt_onveranderd_terug(wereld, beheerder):
    opdracht = wereld.opdracht(wereld.landbouw, "=Kwaad")
    wereld.aog(opdracht, vanaf=date(2024, 1, 1))
    wereld.post("2", "ambitie", lasten=1_000)
    for soort in ("opdrachten", "rolvervullingen", "begroting"):
        stand = {"stand": "2023/begroting/0"} if soort == "begroting" else {}
        grond = {"rust_op": "conversie", "conversie": "Web"} if soort == "begroting" else {}
        for vorm in ("csv", "xlsx"):
            antwoord = beheerder.get(f"/importeren/{soort}/uitvoer/", {"formaat": vorm, **stand})
            assert antwoord.status_code == 200
            pad = probeer(beheerder, soort, antwoord.content, f"uit.{vorm}", **grond)
            assert "Alles uit dit bestand staat al" in lees(beheerder, pad), (soort, vorm)
    op_dag = beheerder.get(
        "/importeren/rolvervullingen/uitvoer/?formaat=csv&geldig_op=2023-06-01"
    ).content.decode("utf-8-sig")
    assert "Gerda Opdrachtgever" not in op_dag
    assert "Dora Directeur" in op_dag
    for fout in ("?formaat=ods", "?formaat=csv&stand=1999/begroting/0"):
        assert beheerder.get(f"/importeren/begroting/uitvoer/{fout}").status_code == 400
    assert beheerder.get("/importeren/personen/").status_code == 404


KOP_BEGROTING = "jaar;stand;niveau;code;naam;ouder;lasten;saldo"
AMBITIE = "2026;begroting;ambitie;7;Werk;;{};-500"


def test_een_begroting_op_het_besluit_van_provinciale_staten(wereld, beheerder):
    inhoud = tekst(KOP_BEGROTING, AMBITIE.format("1.000"))
    antwoord = beheerder.post(
        "/importeren/begroting/",
        {"bestand": SimpleUploadedFile("b.csv", inhoud), "rust_op": "besluit"},
    )
    assert "Vul het kenmerk van het besluit in." in antwoord.content.decode()
    besluit = {"rust_op": "besluit", "kenmerk": "PS-2025-1"}
    zonder_dag = probeer(beheerder, "begroting", inhoud, **besluit)
    assert "Besluit PS-2025-1 staat niet in het register. Noem de dag ervan." in lees(
        beheerder, zonder_dag
    )
    pad = probeer(beheerder, "begroting", inhoud, **besluit, genomen="12 november 2025")
    assert "1 regel komt erbij" in lees(beheerder, pad)
    assert "was-wordt" in neem_over(beheerder, pad)
    post = Begrotingspost.objects.get(jaar=2026, code="7")
    assert post.grondslag.besluit.kenmerk == "PS-2025-1"
    terug = beheerder.get(f"{pad}terug/?formaat=csv").content
    weer = probeer(beheerder, "begroting", terug, **besluit)
    assert "Alles uit dit bestand staat al" in lees(beheerder, weer), "a negative amount too"


def test_REG_01_een_begroting_die_het_register_tegenspreekt(wereld, beheerder):
    grond = {"rust_op": "conversie", "conversie": "www.zuid-holland.nl"}
    pad = probeer(beheerder, "begroting", tekst(KOP_BEGROTING, AMBITIE.format("1.000")), **grond)
    neem_over(beheerder, pad)
    anders = tekst(KOP_BEGROTING, AMBITIE.format("2.000"))
    pad = probeer(beheerder, "begroting", anders, **grond)
    pagina = lees(beheerder, pad)
    assert "lasten staat in het register als € 1.000; dit bestand zegt € 2.000" in pagina
    assert "REG-01" in pagina
    (rij,) = beheerder.get(f"{pad}?formaat=json").json()
    assert (rij["Regel"], rij["Uitkomst"]) == ("2", "geweigerd")
    met_uitleg = {**grond, "correctie": "Verkeerd overgetypt."}
    pad = probeer(beheerder, "begroting", anders, **met_uitleg)
    (rij,) = beheerder.get(f"{pad}?formaat=json").json()
    assert rij["Uitkomst"] == "gecorrigeerd"
    assert "Overgenomen" in neem_over(beheerder, pad)
    # To go back is a correctie as well.
    pad = probeer(
        beheerder, "begroting", tekst(KOP_BEGROTING, AMBITIE.format("1.000")), **met_uitleg
    )
    assert "1 regel komt erbij" in lees(beheerder, pad)
