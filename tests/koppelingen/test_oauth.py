"""Getting a token as RFC 6749 §4.4 has it, and the document of RFC 8414."""

import pytest

from driehoek.koppelingen import afnemers
from driehoek.koppelingen.types import Leesrecht, Vrager
from koppelingen.sleutelhulp import basic

FORMULIER = "application/x-www-form-urlencoded"
VRAAG = "grant_type=client_credentials"


def vraag(client, lijf: str = VRAAG, autorisatie: str = "", soort: str = FORMULIER, pad=""):
    koppen = {"Authorization": autorisatie} if autorisatie else {}
    return client.post(f"/oauth/token{pad}", lijf, content_type=soort, headers=koppen)


@pytest.fixture
def geheim(systemen):
    return systemen.client(leesrechten=(Leesrecht.REGISTER, Leesrecht.AUTHZEN))


@pytest.fixture
def autorisatie(geheim):
    return basic(geheim.kenmerk, geheim.tekst)


def test_REG_14_een_client_krijgt_een_token_dat_werkt(client, autorisatie):
    antwoord = vraag(client, autorisatie=autorisatie)
    assert antwoord.status_code == 200
    assert "no-store" in antwoord["Cache-Control"]
    assert antwoord["Content-Type"] == "application/json"
    gegeven = antwoord.json()
    assert gegeven["token_type"] == "Bearer"
    assert gegeven["expires_in"] == 900
    assert set(gegeven["scope"].split()) == {"register", "authzen"}
    assert "refresh_token" not in gegeven
    wie = afnemers.wie_vraagt("", f"Bearer {gegeven['access_token']}")
    assert isinstance(wie, Vrager)
    assert wie.leesrechten == {"register", "authzen"}


def test_REG_14_een_client_kan_om_minder_vragen_en_niet_om_meer(client, autorisatie):
    token = vraag(client, f"{VRAAG}&scope=authzen", autorisatie).json()
    assert token["scope"] == "authzen"
    assert afnemers.wie_vraagt("", f"Bearer {token['access_token']}").leesrechten == {"authzen"}
    for scope in ("personen", "authzen+personen", "alles"):
        antwoord = vraag(client, f"{VRAAG}&scope={scope}", autorisatie)
        assert (antwoord.status_code, antwoord.json()["error"]) == (400, "invalid_scope")


def test_REG_14_een_verkeerd_geheim_geeft_geen_token(client, geheim):
    fouten = [
        "",
        basic(geheim.kenmerk, "fout"),
        basic("dh_vreemd", geheim.tekst),
        basic("", ""),
        "Basic !!!",
        "Basic 4pyT",
        f"Bearer {geheim.tekst}",
    ]
    for autorisatie in fouten:
        antwoord = vraag(client, autorisatie=autorisatie)
        assert antwoord.status_code == 401, autorisatie
        assert antwoord.json()["error"] == "invalid_client"
        assert antwoord["WWW-Authenticate"].startswith("Basic")


def test_een_geheim_in_het_formulier_of_het_adres_wordt_niet_gelezen(client, geheim, autorisatie):
    lijf = f"{VRAAG}&client_id={geheim.kenmerk}&client_secret={geheim.tekst}"
    assert vraag(client, lijf).status_code == 401
    antwoord = vraag(client, autorisatie=autorisatie, pad="?scope=register")
    assert (antwoord.status_code, antwoord.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    ("lijf", "code"),
    [
        ("", "invalid_request"),
        ("scope=register", "invalid_request"),
        ("grant_type=password&username=a&password=b", "unsupported_grant_type"),
        ("grant_type=authorization_code&code=x", "unsupported_grant_type"),
        (f"{VRAAG}&{VRAAG}", "invalid_request"),
        (f"{VRAAG}&scope=register&scope=authzen", "invalid_request"),
    ],
)
def test_een_fout_verzoek_zegt_wat_er_fout_is(client, autorisatie, lijf, code):
    antwoord = vraag(client, lijf, autorisatie)
    assert (antwoord.status_code, antwoord.json()["error"]) == (400, code)


def test_een_ander_lijf_dan_een_formulier_is_een_fout_verzoek(client, autorisatie):
    for lijf, soort in (("{}", "application/json"), (b"\xff\xfe", FORMULIER)):
        antwoord = vraag(client, lijf, autorisatie, soort)
        assert (antwoord.status_code, antwoord.json()["error"]) == (400, "invalid_request")


def test_een_token_vraag_je_met_post_en_zonder_koekje(client, autorisatie):
    assert client.get("/oauth/token").status_code == 405
    client.handler.enforce_csrf_checks = True
    antwoord = vraag(client, autorisatie=autorisatie)
    assert antwoord.status_code == 200
    assert not antwoord.cookies


def test_het_document_zegt_hoe_je_aan_een_token_komt(client):
    antwoord = client.get("/.well-known/oauth-authorization-server")
    gegeven = antwoord.json()
    assert gegeven["issuer"] == "http://testserver"
    assert gegeven["token_endpoint"] == "http://testserver/oauth/token"
    assert gegeven["grant_types_supported"] == ["client_credentials"]
    assert gegeven["token_endpoint_auth_methods_supported"] == ["client_secret_basic"]
    assert gegeven["scopes_supported"] == ["register", "personen", "authzen", "gebruikers"]
