"""The page of aanspreekpunten, one theme or area, and what search answers."""

import json
from html import unescape

import pytest

from config.paginahulp import als
from driehoek.opdrachten import reads
from driehoek.register import reads as register_reads


def tekst(antwoord):
    assert antwoord.status_code == 200
    return unescape(antwoord.content.decode())


def lijst(client, vraag=""):
    gegevens = json.loads(client.get(f"/aanspreekpunten/?formaat=json{vraag}").content)
    return [(r["Soort"], r["Onderwerp"], r["Voor GS"], r["Voor buiten"]) for r in gegevens]


@pytest.fixture
def omar(wereld):
    p = wereld.provincie
    return p.domeindirecteur(p.opgave("Energie", directeur=False), p.persoon("Omar", "Haddou"))


DORA = "Dora Directeur"
GEBIED = ("Gebied", "Groene Hart", DORA, DORA)


def test_REG_29_per_onderwerp_wie_je_aanspreekt(wereld, omar, collega):
    wereld.provincie.aanspreekpunt(omar, drager=wereld.opgave, publiek=("gs",))
    assert lijst(collega) == [
        ("Domein", "Domein van Dora Directeur", DORA, DORA),
        ("Domein", "Domein van Omar Haddou", "Omar Haddou", "Omar Haddou"),
        ("Opgave", "Energie", "Omar Haddou", "Omar Haddou"),
        ("Opgave", "Landbouw en voedsel", "Omar Haddou", DORA),
        GEBIED,
    ]
    assert "als domeindirecteur; niet apart verdeeld" in tekst(collega.get("/aanspreekpunten/"))


def test_filteren_en_sorteren(wereld, omar, collega):
    assert lijst(collega, "&soort=gebied") == [GEBIED]
    assert lijst(collega, "&q=groene+dora") == [GEBIED]
    assert {r[1] for r in lijst(collega, f"&wie={omar}")} == {"Domein van Omar Haddou", "Energie"}
    for sorteer in ("naam", "gs", "buiten"):
        heen, terug = (lijst(collega, f"&sorteer={s}") for s in (sorteer, f"-{sorteer}"))
        assert sorted(heen) == sorted(terug)
        assert heen != terug


def test_op_een_andere_dag_is_het_wie_het_toen_was(wereld, omar, collega):
    wereld.provincie.aanspreekpunt(
        omar, drager=wereld.gebied, vanaf=register_reads.kop().moment.date()
    )
    assert lijst(collega, "&soort=gebied")[0][2] == "Omar Haddou"
    assert lijst(collega, "&soort=gebied&geldig_op=2025-06-01") == [GEBIED]
    assert lijst(collega, "&soort=gebied&geldig_op=2022-06-01") == []


def test_een_gebied_heeft_een_eigen_pagina(wereld, beheerder, collega):
    pad = f"/aanspreekpunten/{wereld.gebied}/"
    html = tekst(collega.get(pad))
    assert "Groene Hart" in html
    assert html.count(DORA) >= 2
    assert f"/samenhang/?gebied={wereld.gebied}" in html
    assert "Leg iets vast" not in html.partition("</main>")[0]
    assert "Leg iets vast" in tekst(beheerder.get(pad)).partition("</main>")[0]
    geschiedenis = tekst(collega.get(f"{pad}?soort=aanspreekpunt-buiten"))
    assert DORA in geschiedenis.partition('id="geschiedenis"')[2]
    assert "bestaat niet op deze dag" in tekst(collega.get(f"{pad}?geldig_op=2022-06-01"))


@pytest.mark.parametrize("wat", ["opgave", "opdracht", "orgaan"])
def test_iets_anders_heeft_hier_geen_pagina(wereld, collega, wat):
    assert collega.get(f"/aanspreekpunten/{getattr(wereld, wat)}/").status_code == 404


def test_de_opgave_zegt_wie_het_aanspreekpunt_is(wereld, omar, collega):
    wereld.provincie.aanspreekpunt(omar, drager=wereld.opgave, publiek=("buiten",))
    html = tekst(collega.get(f"/opgaven/{wereld.opgave}/?soort=aanspreekpunt-buiten"))
    assert "Aanspreekpunt voor buiten" in html
    assert html.count("Omar Haddou") >= 2  # who stands for it, and in what the register said


# -- search ---------------------------------------------------------------------------------------


def test_wie_gaat_over_een_gebied_noemt_het_aanspreekpunt(wereld, collega):
    html = tekst(collega.get("/zoek/?q=wie+gaat+over+groene+hart"))
    assert "Gebieden (1)" in html
    assert "Aanspreekpunt</dt>" in html
    assert DORA in html
    stuk = tekst(collega.get("/zoek/suggesties/?q=groene"))
    assert f"Aanspreekpunt: {DORA}" in stuk


def test_een_ander_voor_gs_dan_voor_buiten_staat_er_allebei(wereld, omar):
    p = wereld.provincie
    p.aanspreekpunt(omar, drager=wereld.gebied, publiek=("buiten",))
    peil = register_reads.peilmoment()
    (treffer,) = reads.zoek("groene hart", peil)
    assert [(c.rolnaam, c.naam) for c in treffer.contacten] == [
        ("Aanspreekpunt voor GS", DORA),
        ("Aanspreekpunt voor buiten", "Omar Haddou"),
    ]


def test_een_thema_zonder_aanspreekpunt_zegt_dat_er_niemand_is(wereld, collega):
    wereld.provincie.onderwerp("thema", "Cultuur")
    html = tekst(collega.get("/zoek/?q=cultuur"))
    assert "Thema's (1)" in html
    assert "Niemand op deze dag" in html


def test_het_zoeken_van_een_gebied_kost_niet_meer_vragen(wereld, django_assert_max_num_queries):
    peil = register_reads.peilmoment()
    with django_assert_max_num_queries(4):
        assert reads.zoek("groene hart", peil)[0].contacten


def test_alleen_een_registerbeheerder_neemt_een_onderwerp_op(wereld, beheerder):
    knop = "/vastleggen/onderwerp/"
    assert knop in tekst(beheerder.get("/aanspreekpunten/"))
    assert knop not in tekst(als(wereld.aog).get("/aanspreekpunten/"))
    assert knop not in tekst(beheerder.get("/aanspreekpunten/?geldig_op=2025-06-01"))
