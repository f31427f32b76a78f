"""Each public answer: for everyone the same, without a cookie, and kept while nothing changed."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client

from config.paginahulp import als, tel
from driehoek.platform import klok
from driehoek.register import acts
from driehoek.register.types import NieuwePersoon
from provincie import verzoek

MEESTE_VRAGEN = 12


def paden(wereld):
    return [
        "/openbaar/",
        "/openbaar/zoek/?q=brug",
        "/openbaar/suggesties/?q=brug",
        "/openbaar/opgaven/",
        "/openbaar/opdrachten/",
        f"/openbaar/opgaven/{wereld.opgave}/",
        f"/openbaar/opdrachten/{wereld.opdracht}/",
        f"/openbaar/opdrachten/{wereld.deel}/",
        "/openbaar/over/",
        "/openbaar/data/",
        "/openbaar/data/catalogus.jsonld",
        *(f"/openbaar/data/{d}.csv" for d in ("opgaven", "opdrachten", "rolhouders", "besluiten")),
        "/robots.txt",
        "/sitemap.xml",
    ]


def test_wie_is_ingelogd_krijgt_hetzelfde_als_iedereen_en_niemand_een_koekje(wereld, client):
    beheerder = als(wereld.provincie.beheerder)
    for pad in paden(wereld):
        antwoord = client.get(pad)
        assert antwoord.status_code == 200, pad
        assert not antwoord.cookies, pad
        assert "Cookie" not in antwoord.get("Vary", ""), pad
        assert antwoord["Cache-Control"] == "public, max-age=60", pad
        assert antwoord["X-Frame-Options"] == "DENY"
        assert "default-src 'none'" in antwoord["Content-Security-Policy"]
        caches["openbaar"].clear()
        van_binnen = beheerder.get(pad)
        assert van_binnen.content == antwoord.content, pad
        assert not van_binnen.cookies, pad
        assert "csrf" not in antwoord.content.decode().lower(), pad


def test_wat_er_al_is_kost_twee_vragen_en_geen_inhoud(wereld, client):
    for pad in paden(wereld):
        etag = client.get(pad)["ETag"]
        kop = {"If-None-Match": etag}
        antwoord = client.get(pad, headers=kop)
        assert (antwoord.status_code, antwoord.content) == (304, b""), pad
        assert tel(client, pad, 304, headers=kop) == 2, pad
        assert antwoord["ETag"] == etag


def test_na_een_handeling_of_een_dag_is_het_een_ander_antwoord(wereld, client):
    pad = f"/openbaar/opdrachten/{wereld.opdracht}/"
    etag = client.get(pad)["ETag"]
    acts.registreer_personen(verzoek(), personen=[NieuwePersoon("N9", "Nieuw", "Mens")])
    na = client.get(pad, headers={"If-None-Match": etag})
    assert na.status_code == 200
    assert na["ETag"] != etag
    with klok.op(klok.nu() + timedelta(days=1)):
        morgen = client.get(pad, headers={"If-None-Match": na["ETag"]})
    assert morgen.status_code == 200


def test_een_fout_wordt_niet_bewaard(wereld, client):
    for pad in ("/openbaar/opdrachten/1/", "/openbaar/?geldig_op=ooit"):
        assert client.get(pad)["Cache-Control"] == "no-store"


def test_wat_bewaard_is_hoort_bij_zijn_adres_en_zijn_naam(wereld, settings):
    settings.ALLOWED_HOSTS = ["een.test", "twee.test"]
    teksten = [Client(headers={"host": h}).get("/sitemap.xml").content for h in ("een.test",) * 2]
    ander = Client(headers={"host": "twee.test"}).get("/sitemap.xml").content.decode()
    assert teksten[0] == teksten[1]
    assert "http://een.test/" not in ander
    assert "http://twee.test/openbaar/" in ander


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete"])
def test_er_is_alleen_iets_te_lezen(wereld, client, methode):
    for pad in paden(wereld):
        assert getattr(client, methode)(pad).status_code == 405, pad


def test_gegevens_mag_een_andere_site_ook_ophalen(wereld, client):
    assert client.get("/openbaar/data/opgaven.csv")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/openbaar/")


def test_de_voordeur_is_openbaar_voor_wie_niet_is_ingelogd(wereld, client):
    antwoord = client.get("/?geldig_op=2024-01-01")
    assert antwoord["Location"] == "/openbaar/?geldig_op=2024-01-01"
    pagina = client.get("/openbaar/").content.decode()
    assert 'href="/inloggen/">Log in</a>' in pagina
    assert als(wereld.provincie.beheerder).get("/").status_code == 200


@pytest.mark.traag
def test_veel_rijen_kosten_niet_meer_vragen_dan_weinig(wereld):
    client = Client()
    _vul(wereld, 1)
    weinig = _tel(client, wereld)
    _vul(wereld, 25)
    veel = _tel(client, wereld)
    assert {pad: (weinig[pad], veel[pad]) for pad in veel if veel[pad] > weinig[pad]} == {}
    assert max(veel.values()) <= MEESTE_VRAGEN


def _vul(wereld, hoeveel):
    p = wereld.provincie
    for i in range(hoeveel):
        opgave = p.opgave(f"Brug {i}")
        p.benoem(opgave, "BOG", p.persoon("Gijs", f"Brugman {i}"))
        opdracht = p.opdracht(wereld.opgave, f"Brug {i}")
        p.aog(opdracht, p.persoon("Gerda", f"Brugman {i}"))
        p.aon(opdracht)
        p.aon(p.deelopdracht(opdracht, f"Brug {i}"))


def _tel(client, wereld):
    geteld = {}
    for pad in paden(wereld):
        caches["openbaar"].clear()
        geteld[pad] = tel(client, pad)
    return geteld
