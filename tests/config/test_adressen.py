"""Every address of the application: what is refused, and in which words."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import transaction

from config.paginahulp import Wereld, adressen, als
from driehoek.platform import regelboek

PAGINAS = sorted(adressen(Wereld(None, 1, 1, 1, 1, 1, 1, 1, 1)))
LIJSTEN = [
    *("opgaven", "opdrachten", "personen", "besluiten", "regels", "grootboek", "begroting"),
    *("signalen", "tijdigheid", "mandaat", "mandaat-artikel"),
    *("voortgang", "knelpunten", "scopevoorstellen"),
]
LIJSTEN += ["accounts", "accountgebeurtenissen"]
# These are posted to as well.
MET_FORMULIER = {
    "correctieverzoek",
    "mijn-gegevens",
    "begrip",
    "begrip-nieuw",
    "vakvoorstel",
    "vakvoorstel-nieuw",
    "meedoen",
    "meedoen-stop",
    "profiel-kennis",
    "profiel-wis",
    "profieldeel",
    "toegang-beoordelen",
    "rapporten",
    "uittreksel",
    "controles",
    "controle",
}
ONBEKEND = [
    "/opgaven/999999999/",
    "/opdrachten/999999999/",
    "/personen/999999999/",
    "/organen/999999999/",
    "/besluiten/999999999/",
    "/besluiten/999999999/document/",
    "/grootboek/999999999/",
    "/knelpunten/999999999/",
    "/scopevoorstellen/999999999/",
    "/regels/geen-regel/",
    "/signalen/999999999/",
    "/mandaat/artikel/GEEN-1/",
    "/beheer/accounts/00000000-0000-0000-0000-000000000001/",
    "/er-is-niets/",
]


def test_na_het_inloggen_kom_je_waar_je_heen_wilde(client, wereld):
    antwoord = client.get("/opdrachten/?q=a&geldig_op=2024-03-01")
    assert "next=/opdrachten/%3Fq%3Da%26geldig_op%3D2024-03-01" in antwoord["Location"]


def test_wie_iets_niet_mag_zien_leest_waarom(wereld, collega):
    antwoord = collega.get("/grootboek/")
    assert antwoord.status_code == 403
    tekst = antwoord.content.decode()
    assert "Deze pagina is niet voor jou" in tekst
    assert "registerbeheerder" in tekst


def test_een_account_zonder_persoon_leest_maar_schrijft_niet(wereld):
    client = als(None)
    antwoord = client.get(f"/opdrachten/{wereld.opdracht}/")
    assert antwoord.status_code == 200
    assert "/vastleggen/" not in antwoord.content.decode()
    assert client.get("/grootboek/").status_code == 403


def test_wat_er_niet_is_geeft_onze_404(beheerder):
    for pad in ONBEKEND:
        antwoord = beheerder.get(pad)
        assert antwoord.status_code == 404, pad
        assert "Deze pagina is er niet" in antwoord.content.decode(), pad


def test_een_nummer_dat_in_geen_rij_past_geeft_ook_een_404(wereld, beheerder):
    for soort in [
        "opgaven",
        "opdrachten",
        "personen",
        "organen",
        "pteams",
        "besluiten",
        "grootboek",
        "signalen",
    ]:
        assert beheerder.get(f"/{soort}/{10**30}/").status_code == 404, soort


def test_een_ding_van_een_andere_soort_heeft_hier_geen_pagina(wereld, beheerder):
    for pad in [f"/opdrachten/{wereld.opgave}/", f"/opgaven/{wereld.opdracht}/"]:
        assert beheerder.get(pad).status_code == 404, pad
    assert beheerder.get(f"/organen/{wereld.opdracht}/").status_code == 404
    assert beheerder.get(f"/pteams/{wereld.opdracht}/").status_code == 404


def test_een_besluit_zonder_document_heeft_geen_download(wereld, beheerder):
    assert beheerder.get(f"/besluiten/{wereld.besluit}/document/").status_code == 404


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete"])
def test_een_pagina_om_te_lezen_kent_alleen_lezen(wereld, beheerder, methode):
    vraag = getattr(beheerder, methode)
    om_te_lezen = [n for n in PAGINAS if methode != "post" or n not in MET_FORMULIER]
    paden = adressen(wereld)
    gekregen = {naam: vraag(paden[naam]).status_code for naam in om_te_lezen}
    assert gekregen == dict.fromkeys(om_te_lezen, 405)


PEILMOMENTEN_DIE_NIET_KLOPPEN = [
    ("geldig_op=gisteren", "gisteren"),
    ("geldig_op=2024-02-30", "bestaat niet"),
    ("geldig_op=2024-13-01", "bestaat niet"),
    ("bekend_op=ooit", "ooit"),
    ("bekend_op=2024-05-01T99:00", "is geen moment"),
    ("geldig_op=99999-01-01", "99999"),
]


def test_REG_11_een_peilmoment_dat_niet_klopt_wordt_uitgelegd(wereld, beheerder):
    for naam in ["home", "opdrachten", "opdracht", "personen", "grootboek"]:
        for query, zin in PEILMOMENTEN_DIE_NIET_KLOPPEN:
            antwoord = beheerder.get(f"{adressen(wereld)[naam]}?{query}")
            assert antwoord.status_code == 400, (naam, query)
            assert zin in _zin(antwoord), (naam, query)


def test_een_vorm_die_er_niet_is_wordt_uitgelegd(wereld, beheerder):
    for naam in LIJSTEN:
        antwoord = beheerder.get(adressen(wereld)[naam], {"formaat": "pdf"})
        assert antwoord.status_code == 400, naam
        assert "Kies csv, xlsx of json." in _zin(antwoord), naam


def test_een_begrotingsstand_die_er_niet_is_wordt_uitgelegd(wereld, beheerder):
    antwoord = beheerder.get("/begroting/", {"stand": "1999/begroting/9"})
    assert antwoord.status_code == 400
    assert "De stand" in _zin(antwoord)


RARE_WAARDEN = ["²", "9" * 30, "-1", "%", "'\"<script>", "\\", "a" * 2000, "\x00", "٣"]


VELDEN = [
    ("zoek", "q"),
    ("suggesties", "q"),
    *[(naam, veld) for naam in LIJSTEN for veld in ("q", "pagina", "sorteer")],
    *[("signalen", v) for v in ("wie", "staat", "regel", "eigenaar", "opgave")],
    ("tijdigheid", "welke"),
    *[("opdrachten", v) for v in ("opgave", "aog", "aon", "fase", "label", "zonder")],
    ("besluiten", "jaar"),
    ("besluiten", "soort"),
    ("personen", "rol"),
    *[("accounts", v) for v in ("staat", "stap")],
    ("accountgebeurtenissen", "soort"),
    ("opdracht", "soort"),
    ("knelpunten", "stand"),
    ("knelpunten", "aan"),
    ("scopevoorstellen", "stand"),
    ("voortgang", "college"),
]


@pytest.mark.parametrize("waarde", RARE_WAARDEN, ids=range(len(RARE_WAARDEN)))
def test_rare_invoer_is_nooit_een_fout_van_het_programma(wereld, beheerder, waarde):
    beheerder.raise_request_exception = False
    mis = []
    for naam, veld in VELDEN:
        with transaction.atomic():  # an error of the database stays with its own page
            antwoord = beheerder.get(urlsplit(adressen(wereld)[naam]).path, {veld: waarde})
            if antwoord.status_code not in {200, 400}:
                mis.append((naam, veld))
                transaction.set_rollback(True)
        assert "<script>" not in antwoord.content.decode()
    assert mis == []


def test_elke_regel_heeft_een_pagina(wereld, collega):
    for regel in regelboek.alle():
        assert collega.get(f"/regels/{regel.sleutel}/").status_code == 200, regel.sleutel


def test_de_pagina_van_een_regel_wijst_de_weg_naar_wie_het_aangaat(wereld, collega):
    wereld.provincie.dienstverband(wereld.aog, 8)
    tekst = collega.get("/regels/REG-25s/").content.decode()
    assert f'href="/personen/{wereld.aog}/"' in tekst


def test_de_pagina_van_een_deel_en_van_een_orgaan(wereld, collega):
    assert "Metingen" in collega.get(f"/opdrachten/{wereld.deel}/").content.decode()
    concern = collega.get(f"/organen/{wereld.provincie.concern}/")
    assert "Bea Heerder" in concern.content.decode()


def _zin(antwoord):
    tekst = antwoord.content.decode()
    assert "Dit kan niet" in tekst
    return tekst


def test_wie_je_op_naam_zoekt_staat_er_met_rol(wereld, collega):
    for pad in ("/zoek/", "/zoek/suggesties/"):
        antwoord = collega.get(pad, {"q": "dora"})
        assert antwoord.status_code == 200
        assert "Dora Directeur" in antwoord.content.decode()
        assert "Domeindirecteur" in antwoord.content.decode()


@pytest.mark.traag
def test_elke_link_op_elke_pagina_komt_ergens_uit(wereld, collega, beheerder):
    for client in (collega, beheerder):
        mis = {}
        gezien = {"/uitloggen/"}
        for naam, pad in adressen(wereld).items():
            antwoord = client.get(pad)
            if antwoord.status_code == 403:
                continue
            tekst = antwoord.content.decode()
            for href in re.findall(r'<a [^>]*href="(/[^"]*|\?[^"]*)"', tekst):
                url = unescape(href)
                doel = f"{urlsplit(pad).path}{url}" if url.startswith("?") else url
                if doel not in gezien and (status := client.get(doel).status_code) != 200:
                    mis[naam, doel] = status
                gezien.add(doel)
        assert mis == {}
