"""The page of samenhang, and its card at an opgave and an opdracht."""

import json
import re
from html import unescape

import pytest

from config.paginahulp import START, als
from driehoek.signalen.acts import volgen

RIJ = re.compile(r'<th scope="row" data-kop="Van".*?</tr>', re.DOTALL)
PUNT = re.compile(r'<a href="([^"]*)"><g class="dh-netwerk__punt')


@pytest.fixture
def netwerk(wereld):
    """Two opgaven more, with an opdracht each that the one at hand bears on."""
    p = wereld.provincie
    water, wonen = p.opgave("Water", vanaf=START), p.opgave("Wonen", vanaf=START)
    dijken = p.opdracht(water, "Dijken", vanaf=START)
    wijken = p.opdracht(wonen, "Wijken", vanaf=START)
    p.samenhang(wereld.opdracht, dijken, "heeft_nodig", vanaf=START, toelichting="Voor de aanleg")
    p.samenhang(dijken, wijken, "zelfde_gebied", vanaf=START, gebied=wereld.gebied)
    return {"water": water, "wonen": wonen, "dijken": dijken, "wijken": wijken}


def kijk(client, vraag=""):
    antwoord = client.get(f"/samenhang/{vraag}")
    assert antwoord.status_code == 200
    return unescape(antwoord.content.decode())


def rijen(html):
    return [tuple(re.findall(r"href=\"[^\"]*\">([^<]*)</a>", rij))[:2] for rij in RIJ.findall(html)]


def test_de_lijst_toont_wat_samenhangt_met_de_toelichting(netwerk, beheerder):
    html = kijk(beheerder)
    assert rijen(html) == [
        ("Dijken", "Wijken"),
        ("Landbouw en voedsel", "Stikstof terugdringen"),
        ("Stikstof terugdringen", "Dijken"),
    ]
    assert "Voor de aanleg" in html


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("?soort=heeft_nodig", 1),
        ("?soort=zelfde_partner", 0),
        ("?opgave={wonen}", 1),
        ("?gebied={gebied}", 1),
        ("?domein={directeur}", 2),
        ("?q=aanleg", 1),
        ("?q=dijk+groene", 1),
        ("?q=nergens", 0),
        ("?opgave=999999", 0),
        ("?opgave=onzin", 3),
    ],
)
def test_de_lijst_is_te_filteren(wereld, netwerk, beheerder, vraag, aantal):
    waarden = {
        **netwerk,
        "gebied": wereld.gebied,
        "directeur": wereld.provincie.rolhouders["DOMEINDIRECTEUR", netwerk["water"]],
    }
    html = kijk(beheerder, vraag.format(**waarden))
    assert len(rijen(html)) == aantal
    assert ('<svg class="dh-netwerk__beeld"' in html) == (aantal > 0)


def test_sorteren_en_downloaden(netwerk, beheerder):
    heen, terug = (rijen(kijk(beheerder, f"?sorteer={s}")) for s in ("naar", "-naar"))
    assert heen == terug[::-1]
    bestand = json.loads(beheerder.get("/samenhang/?formaat=json&soort=heeft_nodig").content)
    assert [(r["Van"], r["Hoe"], r["Naar"]) for r in bestand] == [
        ("Stikstof terugdringen", "Heeft nodig", "Dijken")
    ]


def test_de_tekening_toont_opgaven_en_van_een_geopende_de_opdrachten(wereld, netwerk, beheerder):
    opgaven = [wereld.opgave, netwerk["water"], netwerk["wonen"]]
    alles = PUNT.findall(kijk(beheerder))
    assert sorted(alles) == sorted([f"/samenhang/?opgave={o}" for o in opgaven] * 2)  # wide, narrow
    open_ = set(PUNT.findall(kijk(beheerder, f"?opgave={netwerk['water']}")))
    assert open_ == {
        f"/opdrachten/{netwerk['dijken']}/",
        f"/samenhang/?opgave={wereld.opgave}",
        f"/samenhang/?opgave={netwerk['wonen']}",
    }
    zelf = set(PUNT.findall(kijk(beheerder, f"?opgave={wereld.opgave}")))
    assert f"/opgaven/{wereld.opgave}/" in zelf  # the opgave takes part itself


def test_op_een_andere_dag_is_het_de_samenhang_van_toen(netwerk, beheerder):
    assert rijen(kijk(beheerder, "?geldig_op=2023-06-01")) == []
    html = kijk(beheerder, "?geldig_op=2025-06-01")
    assert len(rijen(html)) == 3
    assert all("geldig_op=2025-06-01" in pad for pad in PUNT.findall(html))


def test_zonder_samenhang_legt_de_pagina_uit_hoe_het_erin_komt(provincie, client):
    html = kijk(als(provincie.beheerder))
    assert "Nieuwe samenhang leg je vast op de pagina" in html
    assert "dh-netwerk__beeld" not in html


def test_de_kaart_bij_een_opdracht_kijkt_beide_kanten_op(wereld, netwerk, beheerder):
    vanuit = unescape(beheerder.get(f"/opdrachten/{wereld.opdracht}/").content.decode())
    assert "Heeft nodig</h3>" in vanuit
    assert f'href="/opdrachten/{netwerk["dijken"]}/">Dijken</a>' in vanuit
    naar = unescape(beheerder.get(f"/opdrachten/{netwerk['dijken']}/").content.decode())
    assert "Is nodig voor</h3>" in naar
    assert "Zelfde gebied</h3>" in naar
    assert "(Groene Hart)" in naar


def test_vastleggen_staat_er_alleen_voor_wie_het_mag_en_vandaag(wereld, beheerder, collega):
    p = wereld.provincie
    knop = f"/vastleggen/samenhang/?drager={wereld.opdracht}"
    wie = {
        "aog": als(wereld.aog),
        "directeur": als(p.rolhouders["DOMEINDIRECTEUR", wereld.opgave]),
        "beheerder": beheerder,
        "collega": collega,
        "directeur M&O": als(p.directeur_mo()),
    }
    pad = f"/opdrachten/{wereld.opdracht}/"
    ziet = {naam for naam, c in wie.items() if knop in c.get(pad).content.decode()}
    assert ziet == {"aog", "directeur", "beheerder"}
    assert knop not in beheerder.get(f"{pad}?geldig_op=2025-06-01").content.decode()


def test_een_deelopdracht_heeft_geen_eigen_samenhang(wereld, beheerder):
    html = beheerder.get(f"/opdrachten/{wereld.deel}/").content.decode()
    assert 'id="samenhang"' not in html


BOTSING = "en er staat niet bij hoe jullie daarmee omgaan"


def test_REG_27_een_botsing_zonder_aanpak_staat_bij_het_werk_van_beide(wereld):
    volgen.tel()
    for wie in (wereld.aog, wereld.provincie.rolhouders["DOMEINDIRECTEUR", wereld.opgave]):
        mijn = json.loads(als(wie).get("/signalen/?wie=mij&formaat=json").content)
        assert [r for r in mijn if BOTSING in str(r.values())], mijn


def test_REG_27_de_botsing_staat_op_de_voorpagina_van_elke_partij_en_niet_bij_een_ander(
    wereld, netwerk
):
    p = wereld.provincie
    aog_van = {o: p.aog(o, vanaf=START) for o in (netwerk["dijken"], netwerk["wijken"])}
    p.samenhang(netwerk["dijken"], netwerk["wijken"], "botst_met", vanaf=START)
    volgen.tel()

    def op_de_voorpagina(persoon):
        html = unescape(als(persoon).get("/").content.decode())
        return f"'Dijken' botst met 'Wijken', {BOTSING}" in html

    directeuren = [p.rolhouders["DOMEINDIRECTEUR", netwerk[o]] for o in ("water", "wonen")]
    assert all(op_de_voorpagina(wie) for wie in (*aog_van.values(), *directeuren))
    buiten = (wereld.aog, p.rolhouders["DOMEINDIRECTEUR", wereld.opgave])
    assert not any(op_de_voorpagina(wie) for wie in buiten)


def test_REG_27_met_een_aanpak_vraagt_de_botsing_niets_meer(wereld, netwerk):
    p = wereld.provincie
    aog = p.aog(netwerk["dijken"], vanaf=START)
    p.samenhang(
        netwerk["dijken"], netwerk["wijken"], "botst_met", vanaf=START, aanpak="Elk de helft"
    )
    volgen.tel()
    assert BOTSING not in unescape(als(aog).get("/signalen/?wie=mij").content.decode())
