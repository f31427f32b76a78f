"""The page and the suggestions of the one search field, for whoever looks."""

import re

import pytest

from config.paginahulp import als, tel
from driehoek.config.home import MEERVOUD, SUGGESTIES, VAN_EEN_SOORT
from driehoek.opdrachten import reads

RAAR = ["%", "'\"", "a" * 300, "😀", "van het", "de", "[", "\\", "%(q)s", "<b>vet</b>"]


def lees(client, pad, **vraag):
    antwoord = client.get(pad, vraag)
    assert antwoord.status_code == 200, (pad, vraag)
    return antwoord.content.decode()


def test_elke_soort_heeft_een_naam():
    assert set(MEERVOUD) == set(reads.SOORTEN)


def test_wat_is_gevonden_staat_per_soort_bij_elkaar(wereld, collega):
    pagina = lees(collega, "/zoek/", q="stikstof")
    assert re.findall(r'id="soort-(\w+)"', pagina) == ["opdracht"]
    for kop, vraag in {
        "Opgaven (1)": "landbouw",
        "Opdrachten (1)": "stikstof",
        "Deelopdrachten (1)": "metingen",
        "Personen (1)": "gerda opdrachtgever",
        "Begroting (1)": "2-1-3-1",
        "Regels (": "reg-05",
        "Besluiten (": "besluit over",
    }.items():
        assert kop in lees(collega, "/zoek/", q=vraag), vraag


def test_van_een_soort_zie_je_er_eerst_een_paar_en_dan_alle(wereld, collega):
    p = wereld.provincie
    for nr in range(VAN_EEN_SOORT + 2):
        p.opgave(f"Duinen {nr}", directeur=False)
    pagina = lees(collega, "/zoek/", q="duinen")
    assert pagina.count('class="dh-treffer"') == VAN_EEN_SOORT
    assert f"Opgaven ({VAN_EEN_SOORT + 2})" in pagina
    assert 'href="?q=duinen&amp;soort=opgave"' in pagina

    alle = lees(collega, "/zoek/", q="duinen", soort="opgave")
    assert alle.count('class="dh-treffer"') == VAN_EEN_SOORT + 2
    assert "10 gevonden bij opgaven" in alle
    assert "Zoek in alles" in alle
    assert "Niets gevonden" in lees(collega, "/zoek/", q="duinen", soort="persoon")
    assert f"{VAN_EEN_SOORT + 2} gevonden" in lees(collega, "/zoek/", q="duinen", soort="onzin")


def test_de_kop_herhaalt_de_vraag_niet(wereld, collega):
    assert "Wie gaat over de stikstof?</h1>" in re.sub(
        r"\s+", " ", lees(collega, "/zoek/", q="wie gaat over de stikstof?")
    )


def test_suggesties_zijn_een_lijst_van_keuzes_met_een_pagina(wereld, collega):
    p = wereld.provincie
    for nr in range(6):
        p.opgave(f"Stikstofarm {nr}", directeur=False)
    fragment = lees(collega, "/zoek/suggesties/", q="stikstof")
    assert "<html" not in fragment
    keuzes = re.findall(r'<a [^>]*role="option"[^>]*href="([^"]+)"', fragment)
    assert 2 <= len(keuzes) <= SUGGESTIES
    assert f"/opdrachten/{wereld.opdracht}/" in keuzes
    for pad in keuzes:
        assert collega.get(pad.replace("&amp;", "&")).status_code == 200, pad
    assert fragment.count('aria-selected="false"') == len(keuzes)
    assert len(set(re.findall(r' id="(suggestie-\d+)"', fragment))) == len(keuzes)
    assert lees(collega, "/zoek/suggesties/", q="s") == "\n"


def test_suggesties_blijven_op_het_peilmoment(wereld, collega):
    p = wereld.provincie
    p.opgave("Stikstofkaart", directeur=False)
    toen = {"geldig_op": "2024-06-01"}
    assert "geldig_op=2024-06-01" in lees(collega, "/zoek/suggesties/", q="kaart", **toen)
    voor = {"geldig_op": "2022-06-01"}
    assert "Niets gevonden" in lees(collega, "/zoek/suggesties/", q="kaart", **voor)


@pytest.mark.parametrize("q", RAAR)
def test_vreemde_invoer_geeft_een_gewone_pagina(wereld, collega, q):
    for pad in ("/zoek/", "/zoek/suggesties/"):
        assert "<b>vet" not in lees(collega, pad, q=q)


def test_wie_geen_persoon_is_in_het_register_zoekt_in_hetzelfde(wereld, collega):
    los = als(None)
    for q in ("stikstof", "dora", "reg-05", "besluit over"):
        ander, eigen = (lees(c, "/zoek/suggesties/", q=q) for c in (los, collega))
        assert ander == eigen


def test_zonder_inloggen_vind_je_niets(wereld, client):
    for pad in ("/zoek/", "/zoek/suggesties/"):
        antwoord = client.get(pad, {"q": "stikstof"})
        assert antwoord.status_code == 302
        assert "Stikstof" not in antwoord.content.decode()


def test_suggesties_kosten_met_veel_treffers_niet_meer_vragen(wereld, collega):
    p = wereld.provincie
    pad = "/zoek/suggesties/?q=stikstof+gerda"
    een = "/zoek/suggesties/?q=stikstof"
    tel(collega, een)
    weinig = tel(collega, een)
    for nr in range(30):
        p.opdracht(wereld.opgave, f"Stikstof {nr}", uitleg="Nodig.")
        p.persoon("Stikstof", f"Kenner {nr}")
    assert tel(collega, een) <= weinig + 1, "the names of what found persons do"
    assert tel(collega, pad) <= weinig
