"""Signals from outside at the screen: note, weigh, propose; the list, home, and the cards."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from config.paginahulp import START, als
from driehoek.opdrachten import reads_signalen
from driehoek.opdrachten.models_signalen import Buitensignaal, Signaalstap
from driehoek.platform import klok
from driehoek.platform.models import Handeling
from driehoek.register import reads

NOTEER = "/signalen-van-buiten/noteer/"


def tekst(antwoord):
    assert antwoord.status_code == 200
    return unescape(antwoord.content.decode())


def velden(wereld, **anders):
    return {
        "drager": str(wereld.opdracht),
        "drager_q": "Stikstof terugdringen",
        "wat": "De gemeente plant bomen",
        "bron": "partner",
        "gezien": "1 november 2026",
        "urgentie": "hoog",
        "link": "https://example.org/bomen",
        "stap": "vast",
    } | anders


@pytest.fixture
def pad(wereld):
    return f"/signalen-van-buiten/{wereld.buitensignaal}/"


def test_REG_28_een_collega_noteert_een_signaal_met_een_brief(wereld, collega, settings, tmp_path):
    settings.DOCUMENTEN = tmp_path
    begin = tekst(collega.get(f"{NOTEER}?drager={wereld.opdracht}"))
    assert f'value="{wereld.opdracht}" checked' in begin
    assert "Noem geen namen" in begin
    brief = SimpleUploadedFile("brief.pdf", b"%PDF-1.7\nbrief\n%%EOF\n")
    antwoord = collega.post(NOTEER, velden(wereld, document=brief))
    nieuw = Buitensignaal.objects.latest("id")
    assert antwoord["Location"] == f"/signalen-van-buiten/{nieuw.id}/"
    assert (nieuw.melder_id, nieuw.urgentie) == (wereld.collega, "hoog")
    html = tekst(collega.get(antwoord["Location"]))
    for stuk in ("De gemeente plant bomen", "https://example.org/bomen", "brief.pdf", "Col Lega"):
        assert stuk in html
    download = collega.get(f"{antwoord['Location']}document/")
    assert b"".join(download.streaming_content).startswith(b"%PDF")
    assert "attachment" in download["Content-Disposition"]


def test_twee_keer_klikken_noteert_een_keer(wereld, collega):
    begin = tekst(collega.get(NOTEER))
    verzoek = re.search(r'name="verzoek" value="([^"]+)"', begin).group(1)
    eerder = Buitensignaal.objects.count()
    paden = {collega.post(NOTEER, velden(wereld, verzoek=verzoek))["Location"] for _ in range(2)}
    assert len(paden) == 1
    assert Buitensignaal.objects.count() == eerder + 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"wat": ""}, "Vul dit in."),
        ({"bron": ""}, "Maak een keuze."),
        ({"link": "bomen"}, "is geen link"),
        ({"gezien": "1 januari 2099"}, "nog niet geweest"),
        ({"gezien": "gisteren"}, "gisteren"),
        ({"drager": "", "drager_q": ""}, "Kies een opgave of opdracht."),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_er_is_niets_opgeslagen(wereld, collega, anders, zin):
    eerder = Handeling.objects.count()
    html = tekst(collega.post(NOTEER, velden(wereld, **anders)))
    assert zin in html
    assert "De gemeente plant bomen" in html or "wat" in anders
    assert Handeling.objects.count() == eerder


def test_zoeken_naar_de_opdracht_zegt_nog_niet_wat_er_fout_is(wereld, collega):
    html = tekst(collega.post(NOTEER, velden(wereld, drager="", wat="", stap="zoek")))
    assert "Vul dit in." not in html
    assert f'value="{wereld.opdracht}"' in html


def test_een_bestand_dat_niet_kan_wordt_geweigerd(wereld, collega):
    leeg = SimpleUploadedFile("virus.exe", b"MZ\x90\x00")
    html = tekst(collega.post(NOTEER, velden(wereld, document=leeg)))
    assert "dh-veld__fout" in html


def test_REG_28_de_opdrachtgever_weegt_en_doet_een_voorstel(wereld, pad):
    client = als(wereld.aog)
    assert "Weeg dit signaal" in tekst(client.get(pad))
    antwoord = client.post(
        f"{pad}weeg/", {"oordeel": "wel", "reden": "Past erbij", "opnieuw_op": "", "stap": "vast"}
    )
    assert antwoord["Location"] == pad
    html = tekst(client.get(pad))
    assert "We doen er iets mee" in html
    assert "Gerda Opdrachtgever, ambtelijk opdrachtgever" in html
    client.post(f"{pad}stel-voor/", {"wat": "Meer geld", "vervolg": "scope", "stap": "vast"})
    assert "voorstel gedaan" in tekst(client.get(pad))
    assert Signaalstap.objects.count() == 2


def test_na_een_voorstel_gaat_wie_het_mag_verder_in_de_wizard(wereld, pad):
    directeur = als(wereld.provincie.rolhouders["DOMEINDIRECTEUR", wereld.opgave])
    aog = als(wereld.aog)
    knop = f"/vastleggen/scope/?drager={wereld.opdracht}"
    assert knop not in tekst(directeur.get(pad))
    directeur.post(f"{pad}stel-voor/", {"wat": "Meer geld", "vervolg": "scope", "stap": "vast"})
    assert knop in tekst(directeur.get(pad))
    assert directeur.get(knop).status_code == 200
    assert knop not in tekst(aog.get(pad))
    directeur.post(
        f"{pad}stel-voor/", {"wat": "Iets nieuws", "vervolg": "opdracht", "stap": "vast"}
    )
    assert f"/vastleggen/opdracht/?drager={wereld.opgave}" in tekst(directeur.get(pad))


def test_later_vraagt_een_dag(wereld, pad):
    client = als(wereld.aog)
    data = {"oordeel": "later", "reden": "Nu niet", "opnieuw_op": "", "stap": "vast"}
    assert "na vandaag" in tekst(client.post(f"{pad}weeg/", data))
    over = (klok.vandaag() + timedelta(days=40)).strftime("%d-%m-%Y")
    client.post(f"{pad}weeg/", data | {"opnieuw_op": over})
    assert "later opnieuw" in tekst(client.get(pad))


def test_bij_een_opgave_is_er_geen_scope_om_te_wijzigen(wereld):
    p = wereld.provincie
    signaal = p.signaal(wereld.opgave)
    client = als(p.rolhouders["DOMEINDIRECTEUR", wereld.opgave])
    html = tekst(client.get(f"/signalen-van-buiten/{signaal}/stel-voor/"))
    assert "De scope van de opdracht wijzigen" not in html


def test_wie_niet_weegt_ziet_geen_knop_en_komt_er_niet_in(wereld, collega, beheerder, pad):
    for client in (collega, beheerder):
        assert "Weeg dit signaal" not in tekst(client.get(pad))
        assert client.get(f"{pad}weeg/").status_code == 403
        assert client.post(f"{pad}weeg/", {"oordeel": "wel", "reden": "x"}).status_code == 403


def test_in_het_verleden_kijk_je_alleen(wereld, pad):
    client = als(wereld.aog)
    html = tekst(client.get(f"{pad}?geldig_op=2025-06-01"))
    assert "Weeg dit signaal" not in html
    assert client.post(f"{pad}weeg/?geldig_op=2025-06-01", {"oordeel": "wel"}).status_code == 409
    assert client.get(f"{pad}?geldig_op=2023-06-01").status_code == 404


# -- the list -------------------------------------------------------------------------------------


def gezien(client, vraag=""):
    gegevens = json.loads(client.get(f"/signalen-van-buiten/?formaat=json{vraag}").content)
    return [r["Signaal"] for r in gegevens]


def test_de_lijst_filtert_op_stand_bron_opgave_en_wie(wereld, collega):
    p = wereld.provincie
    elders = p.opdracht(naam="Elders", vanaf=START)
    p.signaal(elders, "Wet verandert", bron="wet", gezien=START)
    client = als(wereld.aog)
    client.post(
        f"/signalen-van-buiten/{wereld.buitensignaal}/weeg/",
        {"oordeel": "niet", "reden": "Buiten de scope", "stap": "vast"},
    )
    lucht, wet = "Stikstof uit de lucht", "Wet verandert"
    gevraagd = {
        "": {lucht, wet},
        "&stand=open": {wet},
        "&stand=niet": {lucht},
        "&stand=lang": set(),
        "&bron=wet": {wet},
        f"&opgave={wereld.opgave}": {lucht},
        f"&drager={elders}": {wet},
        "&voor=mij": set(),
        "&q=verandert+elders": {wet},
    }
    assert {vraag: set(gezien(client, vraag)) for vraag in gevraagd} == gevraagd
    p.signaal(wereld.opdracht, "Nog een")
    assert gezien(client, "&voor=mij") == ["Nog een"]
    assert gezien(als(None), "&voor=mij") == []


def test_langer_dan_dertig_dagen_open(wereld, collega):
    nu = klok.nu()
    for dagen, aantal in ((30, 0), (31, 1)):
        with klok.op(nu + timedelta(days=dagen)):
            assert len(gezien(collega, "&stand=lang")) == aantal


def test_een_lang_signaal_is_kort_in_de_lijst_en_heel_in_het_bestand(wereld, collega):
    lang = "Een heel verhaal. " * 30
    wereld.provincie.signaal(wereld.opdracht, lang)
    html = tekst(collega.get("/signalen-van-buiten/"))
    assert lang.strip() not in html
    assert lang.strip() in gezien(collega)


@pytest.mark.parametrize("sorteer", ["bij", "bron", "gezien", "urgentie", "stand"])
def test_de_lijst_is_te_sorteren(wereld, collega, sorteer):
    p = wereld.provincie
    p.signaal(p.opgave("Aardappels"), "Anders", bron="wet", urgentie="hoog")
    heen, terug = (gezien(collega, f"&sorteer={s}") for s in (sorteer, f"-{sorteer}"))
    assert len(heen) == 2
    if sorteer != "stand":
        assert heen == terug[::-1]


# -- elsewhere ------------------------------------------------------------------------------------


def test_te_wegen_staat_op_de_voorpagina_van_wie_weegt(wereld, collega, beheerder):
    kop = "Signalen van buiten om te wegen"
    directeur = wereld.provincie.rolhouders["DOMEINDIRECTEUR", wereld.opgave]
    for wie in (wereld.aog, directeur):
        html = tekst(als(wie).get("/"))
        assert kop in html
        assert "Stikstof uit de lucht" in html
    for client in (collega, beheerder):
        assert kop not in tekst(client.get("/"))


def test_de_kaart_telt_de_signalen_ook_die_van_de_opdrachten(wereld, collega):
    bij_opgave = tekst(collega.get(f"/opgaven/{wereld.opgave}/"))
    assert "Stikstof uit de lucht" in bij_opgave
    assert "bij Stikstof terugdringen" in bij_opgave
    assert "1 nog open" in bij_opgave
    bij_opdracht = tekst(collega.get(f"/opdrachten/{wereld.opdracht}/"))
    assert f"{NOTEER}?drager={wereld.opdracht}" in bij_opdracht
    assert len(reads_signalen.signalen(reads.peilmoment())) == 1
