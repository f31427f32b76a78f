"""Logging in and out, the health checks, and what every answer carries for the browser."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from config.paginahulp import account_van, als
from driehoek.platform.accounts import inloglinks

LOOPBACK = {"REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def bea(provincie):
    return account_van(provincie.beheerder, "demo-registerbeheerder")


@pytest.fixture
def lokaal(settings):
    """Passwords and passkeys of our own are allowed here."""
    settings.LOKAAL_INLOGGEN = True


def ingelogd(client):
    return client.get("/").status_code == 200


def link(account):
    return urlsplit(inloglinks.maak_link(account, "https://driehoek.test/")).path


def test_een_inloglink_werkt_na_een_klik_en_maar_een_keer(client, bea):
    pad = link(bea)
    assert client.get(pad).status_code == 200
    assert not ingelogd(client), "opening the link is not yet logging in"
    assert client.post(pad)["Location"] == "/"
    assert ingelogd(client)
    ander = Client()
    assert ander.post(pad).status_code == 410
    assert not ingelogd(ander)


def test_een_inloglink_werkt_een_uur(client, bea, monkeypatch):
    pad = link(bea)
    monkeypatch.setattr(inloglinks, "GELDIG", timedelta(seconds=-1))
    antwoord = client.post(pad)
    assert antwoord.status_code == 410
    assert "Deze link werkt niet meer" in antwoord.content.decode()
    assert not ingelogd(client)
    monkeypatch.undo()
    assert timedelta(hours=1) == inloglinks.GELDIG
    assert client.post(pad).status_code == 302


def test_een_inloglink_waar_iets_aan_is_veranderd_werkt_niet(client, bea):
    pad = link(bea)
    assert client.post(f"{pad[:-3]}xy/").status_code == 410


def test_een_inloglink_van_een_uitgezet_account_werkt_niet(client, bea):
    pad = link(bea)
    bea.is_active = False
    bea.save()
    assert client.post(pad).status_code == 410


def demopad(client, **meta):
    return re.search(
        r'href="(/inloggen/demo/[^"?]+)', client.get("/inloggen/", **meta).content.decode()
    )


def test_demolinks_staan_er_alleen_in_de_demo_en_op_deze_machine(client, bea, settings):
    assert demopad(client, **LOOPBACK) is None
    settings.DEMO = True
    assert demopad(client, **LOOPBACK)
    assert demopad(client, REMOTE_ADDR="::1")
    assert demopad(client, REMOTE_ADDR="10.0.0.7") is None
    assert demopad(client, REMOTE_ADDR="") is None
    assert demopad(client, **LOOPBACK, HTTP_X_FORWARDED_FOR="127.0.0.1") is None


def test_het_naamveld_vraagt_de_aandacht_alleen_waar_geen_rollen_boven_staan(
    client, bea, settings, lokaal
):
    assert "autofocus" in client.get("/inloggen/", **LOOPBACK).content.decode()
    settings.DEMO = True
    assert "autofocus" not in client.get("/inloggen/", **LOOPBACK).content.decode()


def test_een_demolink_logt_in_en_alleen_waar_hij_mag(client, bea, settings):
    settings.DEMO = True
    pad = demopad(client, **LOOPBACK).group(1)
    assert client.get(pad, REMOTE_ADDR="10.0.0.7").status_code == 404
    assert client.get(pad, **LOOPBACK, HTTP_X_FORWARDED_FOR="127.0.0.1").status_code == 404
    assert client.get("/inloggen/demo/iets-anders/", **LOOPBACK).status_code == 404
    settings.DEMO = False
    assert client.get(pad, **LOOPBACK).status_code == 404
    assert not ingelogd(client)
    settings.DEMO = True
    assert client.get(pad, **LOOPBACK)["Location"] == "/"
    assert ingelogd(client)


@pytest.mark.parametrize(
    "verder", ["https://kwaad.test/", "//kwaad.test/", "javascript:alert(1)", "/\\kwaad.test"]
)
def test_inloggen_stuurt_je_nooit_naar_een_ander(client, bea, settings, lokaal, verder):
    settings.DEMO = True
    pad = demopad(client, **LOOPBACK).group(1)
    assert client.get(pad, {"next": verder}, **LOOPBACK)["Location"] == "/"
    bea.set_password("correct paard batterij")
    bea.save()
    velden = {"username": bea.gebruikersnaam, "password": "correct paard batterij"}
    antwoord = Client().post("/inloggen/", {**velden, "next": verder})
    assert antwoord["Location"] == "/"


def test_inloggen_met_een_wachtwoord(client, bea, lokaal):
    bea.set_password("correct paard batterij")
    bea.save()
    velden = {"username": bea.gebruikersnaam, "password": "fout"}
    antwoord = client.post("/inloggen/", velden)
    assert "horen niet bij elkaar" in antwoord.content.decode()
    velden["password"] = "correct paard batterij"
    assert client.post("/inloggen/", {**velden, "next": "/personen/"})["Location"] == "/personen/"


def test_uitloggen_gaat_alleen_met_een_knop(provincie):
    client = als(provincie.beheerder)
    assert client.get("/uitloggen/").status_code == 405
    assert ingelogd(client)
    assert client.post("/uitloggen/").status_code == 302
    assert not ingelogd(client)


def test_een_formulier_zonder_teken_van_ons_wordt_geweigerd(provincie):
    client = als(provincie.beheerder, enforce_csrf_checks=True)
    assert client.post("/uitloggen/").status_code == 403
    assert ingelogd(client)


def test_elk_antwoord_draagt_wat_de_browser_moet_weten(provincie):
    client = als(provincie.beheerder)
    beleid = {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    }
    for pad in ["/", "/inloggen/", "/opdrachten/", "/er-is-niets/", "/?geldig_op=ooit"]:
        antwoord = client.get(pad)
        assert set(antwoord["Content-Security-Policy"].split("; ")) == beleid, pad
        assert antwoord["X-Frame-Options"] == "DENY"
        assert antwoord["X-Content-Type-Options"] == "nosniff"
        assert antwoord["Referrer-Policy"] == "same-origin"
        assert antwoord["Cross-Origin-Opener-Policy"] == "same-origin"


def test_koekjes_zijn_er_niet_voor_scripts_en_niet_voor_anderen(client, bea):
    antwoord = client.get(link(bea))
    csrf = antwoord.cookies[settings.CSRF_COOKIE_NAME]
    sessie = client.post(link(bea)).cookies[settings.SESSION_COOKIE_NAME]
    for koek in (csrf, sessie):
        assert koek["httponly"]
        assert koek["samesite"] == "Lax"
