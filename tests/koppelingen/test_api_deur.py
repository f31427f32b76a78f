"""How the API answers, whatever it is asked: the NL API Design Rules and HTTP (REG-14, BEV-03)."""

import json
import re
from unittest import mock

import pytest
from django.db import OperationalError

from config.paginahulp import bouw
from driehoek.koppelingen import reads_register
from driehoek.koppelingen.afnemers import tokens
from koppelingen.apihulp import BASIS, LIJSTEN, Api


@pytest.fixture
def wereld(provincie):
    return bouw(provincie)


@pytest.fixture
def sleutel(systemen):
    return systemen.sleutel()


@pytest.fixture
def api(client, sleutel):
    return Api(client, sleutel)


def probleem(antwoord, status: int) -> dict:
    """What went wrong, as RFC 9457 has it."""
    assert antwoord.status_code == status, antwoord.content.decode()
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["API-Version"] == "1.0.0"
    lijf = antwoord.json()
    assert lijf["status"] == status
    assert lijf["title"]
    assert lijf["detail"]
    assert lijf["instance"].startswith("/api")
    return lijf


# --- who asks ---


def test_REG_14_zonder_sleutel_is_alles_dicht_behalve_de_beschrijving(client, wereld):
    for pad in ("", *(f"/{lijst}" for lijst in LIJSTEN), f"/opgaven/{wereld.opgave}", "/niets"):
        antwoord = client.get(f"{BASIS}{pad}")
        probleem(antwoord, 401)
        assert antwoord["WWW-Authenticate"] == 'Bearer realm="driehoek"'
        assert "Stikstof" not in antwoord.content.decode()
    assert client.get(f"{BASIS}/openapi.json").status_code == 200


def test_REG_14_een_verkeerde_sleutel_is_geen_sleutel(client, sleutel):
    for koppen in (
        {"X-API-Key": f"{sleutel}x"},
        {"Authorization": "Bearer vals"},
        {"Authorization": f"Bearer {sleutel}"},
        {"Authorization": "Basic dXNlcjpwYXNz"},
        {"X-API-Key": sleutel, "Authorization": "Bearer vals"},
    ):
        antwoord = client.get(f"{BASIS}/opgaven", headers=koppen)
        probleem(antwoord, 401)
        assert re.search(r'error="invalid_(token|request)"', antwoord["WWW-Authenticate"])


def test_REG_14_een_token_opent_wat_erin_staat(client, systemen):
    geheim = systemen.client()
    koppen = {"Authorization": f"Bearer {tokens.geef(geheim.kenmerk, ['register'])}"}
    assert client.get(f"{BASIS}/opgaven", headers=koppen).status_code == 200
    probleem(client.get(f"{BASIS}/personen", headers=koppen), 403)


def test_wie_is_ingelogd_heeft_daarmee_nog_geen_sleutel(wereld):
    from config.paginahulp import als

    probleem(als(wereld.beheerder).get(f"{BASIS}/opgaven"), 401)


def test_wie_te_vaak_vraagt_hoort_wanneer_het_weer_kan(client, systemen):
    api = Api(client, systemen.sleutel("Druk", per_minuut=2))
    eerste = api.get("/opgaven")
    assert eerste["RateLimit-Policy"] == '"minuut";q=2;w=60'
    assert re.fullmatch(r'"minuut";r=1;t=\d+', eerste["RateLimit"])
    assert api.get("/opgaven", onzin=1).status_code == 400  # that counts too
    antwoord = api.get("/opgaven")
    probleem(antwoord, 429)
    assert 1 <= int(antwoord["Retry-After"]) <= 60


# --- what is asked ---


FOUT = (
    ("onzin=1", "onzin", "kan hier niet"),
    ("geldig_op=2024-01-01", "geldig_op", "kan hier niet"),
    ("pagina=1&pagina=2", "pagina", "maar een keer"),
    ("pagina=0", "pagina", "heel getal"),
    ("pagina=1.0", "pagina", "heel getal"),
    ("pagina=%20", "pagina", "heel getal"),
    ("pagina=", "pagina", "heel getal"),
    ("pagina=1_0", "pagina", "heel getal"),
    ("paginaGrootte=501", "paginaGrootte", "tot en met 500"),
    ("geldigOp=1", "geldigOp", "schrijf een dag"),
    ("geldigOp=2024-02-30", "geldigOp", "schrijf een dag"),
    ("geldigOp=3-3-2024", "geldigOp", "schrijf een dag"),
    ("beschikbaarOp=2024-01-01", "beschikbaarOp", "schrijf een moment"),
    ("beschikbaarOp=2024-01-01T10:00:00", "beschikbaarOp", "met tijdzone"),
    ("label=groot", "label", "'dynamisch' of 'stabiel'"),
    ("sorteer=id", "sorteer", "kies uit 'nummer'"),
    ("opgaveId=abc", "opgaveId", "heel getal"),
    ("opgaveId=9007199254740992", "opgaveId", "heel getal"),
    ("opgaveId=99999999999999999999999", "opgaveId", "heel getal"),
    ("nummer=", "nummer", "1 tot en met 40"),
    ("nummer=a%00b", "nummer", "leesbare tekens"),
    (f"nummer={'x' * 41}", "nummer", "1 tot en met 40"),
)


def test_BEV_03_wat_niet_klopt_wordt_geweigerd_en_niet_genegeerd(api):
    for vraag, naam, zin in FOUT:
        lijf = probleem(api.get(f"/opdrachten?{vraag}"), 400)
        (fout,) = lijf["errors"]
        assert (fout["in"], fout["location"]["name"]) == ("query", naam), vraag
        assert zin in fout["detail"], vraag
        assert lijf["detail"] == fout["detail"]


def test_meer_fouten_tegelijk_staan_er_allemaal(api):
    lijf = probleem(api.get("/opdrachten?pagina=0&label=x&geldigOp=1"), 400)
    assert {f["location"]["name"] for f in lijf["errors"]} == {"pagina", "label", "geldigOp"}


def test_heel_veel_parameters_is_een_fout_en_geen_storing(api):
    probleem(api.get("/opdrachten?" + "&".join(f"x{nr}=1" for nr in range(1001))), 400)


def test_ja_of_nee_is_true_of_false(api):
    for waarde in ("1", "yes", "True", "on", ""):
        probleem(api.get(f"/rolvervullingen?waarneming={waarde}"), 400)


def test_een_moment_mag_elke_tijdzone_hebben(api):
    for moment in (
        "2024-06-01T10:00:00Z",
        "2024-06-01t10:00:00.123456789z",
        "2024-06-01T10:00:00+02:00",
        "2024-06-01T10:00:00%2B02:00",
        "2016-12-31T23:59:60Z",
    ):
        antwoord = api.get(f"/opgaven?beschikbaarOp={moment}")
        assert antwoord.status_code == 200, antwoord.content
        assert antwoord.json()["peilmoment"]["beschikbaarOp"].endswith("Z")


def test_REG_14_er_is_niets_op_een_adres_met_een_streep_erachter(api):
    for pad in ("/", "/opgaven/", "/opgaven/1/"):
        assert "schuine streep" in probleem(api.get(pad), 404)["detail"]
    for pad in ("/niets", "/opgaven/1/rollen"):
        probleem(api.get(pad), 404)


def test_ook_elders_onder_api_is_niets(client):
    for pad in ("/api", "/api/", "/api/v2/opgaven", "/api/v1x"):
        antwoord = client.get(pad)
        assert antwoord.status_code == 404, pad
        assert antwoord["Content-Type"] == "application/problem+json"


def test_een_nummer_dat_geen_nummer_is_is_een_fout(api):
    for id_ in ("abc", "0", "-1", "9007199254740992", "1e3", "%00"):
        (fout,) = probleem(api.get(f"/opgaven/{id_}"), 400)["errors"]
        assert (fout["in"], fout["location"]["name"]) == ("path", "id")


# --- methods and forms ---


def test_de_api_is_alleen_om_te_lezen(api):
    for methode in ("post", "put", "patch", "delete", "trace"):
        antwoord = api.doe(methode, "/opgaven")
        probleem(antwoord, 405)
        assert antwoord["Allow"] == "GET, HEAD, OPTIONS"


def test_HEAD_zegt_hetzelfde_zonder_inhoud(api):
    get, head = api.get("/opgaven"), api.doe("head", "/opgaven")
    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Length"] == str(len(get.content))
    assert head["ETag"] == get["ETag"]


def test_OPTIONS_zegt_wat_er_kan(api, client):
    antwoord = client.options(f"{BASIS}/opgaven")
    assert antwoord.status_code == 204
    assert antwoord["Allow"] == "GET, HEAD, OPTIONS"
    assert client.options(f"{BASIS}/niets").status_code == 404


def test_een_andere_vorm_is_er_niet(api):
    for vorm in ("text/html", "application/xml", "text/csv;q=1"):
        probleem(api.get("/opgaven", headers={"Accept": vorm}), 406)
    for vorm in ("application/json", "*/*", "text/html, application/*;q=0.1"):
        assert api.get("/opgaven", headers={"Accept": vorm}).status_code == 200


def test_een_vraag_heeft_geen_inhoud(client, sleutel):
    antwoord = client.generic(
        "GET", f"{BASIS}/opgaven", "{}", "application/json", headers={"X-API-Key": sleutel}
    )
    probleem(antwoord, 415)


def test_elk_antwoord_draagt_de_koppen_van_de_ontwerpregels(api, client):
    for antwoord in (api.get("/opgaven"), api.get("/niets"), client.get(f"{BASIS}/opgaven")):
        assert antwoord["API-Version"] == "1.0.0"
        assert antwoord["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in antwoord["Content-Security-Policy"]
        assert antwoord["X-Content-Type-Options"] == "nosniff"
        assert antwoord["X-Frame-Options"] == "DENY"
        assert "Access-Control-Allow-Origin" not in antwoord
        assert not antwoord.cookies


# --- the same again ---


def test_wie_het_antwoord_al_heeft_krijgt_het_niet_nog_eens(api, provincie):
    antwoord = api.get("/opdrachten")
    etag = antwoord["ETag"]
    for gekend in (etag, f"W/{etag}", f'"iets", {etag}', "*"):
        zelfde = api.get("/opdrachten", headers={"If-None-Match": gekend})
        assert zelfde.status_code == 304, gekend
        assert zelfde.content == b""
        assert zelfde["ETag"] == etag
        assert zelfde["API-Version"] == "1.0.0"
    assert api.get("/opdrachten", headers={"If-None-Match": '"iets"'}).status_code == 200
    provincie.persoon()
    assert api.get("/opdrachten", headers={"If-None-Match": etag}).status_code == 200


def test_een_fout_is_nooit_ongewijzigd(api):
    etag = api.get("/opdrachten")["ETag"]
    for gekend in (etag, "*"):
        for pad, status in (
            ("/opdrachten?x=1", 400),
            ("/opdrachten?pagina=0", 400),
            ("/opdrachten/1", 404),
            ("/niets", 404),
        ):
            probleem(api.get(pad, headers={"If-None-Match": gekend}), status)


def test_wie_minder_mag_lezen_heeft_een_ander_antwoord(client, systemen, api):
    from driehoek.koppelingen.types import Leesrecht

    minder = Api(client, systemen.sleutel("Minder", leesrechten=(Leesrecht.REGISTER,)))
    etag = api.get("/rolvervullingen")["ETag"]
    antwoord = minder.get("/rolvervullingen", headers={"If-None-Match": etag})
    assert antwoord.status_code == 200
    assert "X-API-Key" in antwoord["Vary"]


# --- when it goes wrong here ---


def test_zonder_database_zegt_de_api_wanneer_het_weer_kan(api):
    with mock.patch.object(reads_register, "haal", side_effect=OperationalError("geheim")):
        antwoord = api.get("/opgaven")
    assert "geheim" not in str(probleem(antwoord, 503))
    assert antwoord["Retry-After"] == "60"


def test_een_fout_bij_ons_verraadt_niets(api):
    with mock.patch.object(reads_register, "haal", side_effect=RuntimeError("geheim")):
        antwoord = api.get("/opgaven")
    assert "geheim" not in str(probleem(antwoord, 500))


# --- the description ---


@pytest.fixture
def document(client, db):
    antwoord = client.get(f"{BASIS}/openapi.json", headers={"Origin": "https://elders.example"})
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert antwoord["API-Version"] == "1.0.0"
    assert antwoord["Content-Type"] == "application/json"
    return antwoord.json()


def test_de_beschrijving_is_openapi_3_1_met_alles_wat_er_is(document):
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [
        {"url": "http://testserver/api/v1", "description": "Provincie Zuid-Holland"}
    ]
    assert set(document["info"]["contact"]) == {"name", "url", "email"}
    verwacht = {"/openapi.json"}
    verwacht |= {f"/{lijst}{een}" for lijst in LIJSTEN for een in ("", "/{id}")}
    assert set(document["paths"]) == verwacht
    gebruikt = set(re.findall(r"#/components/(\w+)/([\w-]+)", json.dumps(document)))
    for soort, naam in gebruikt:
        assert naam in document["components"][soort], naam
    for naam in document["components"]["schemas"]:
        assert ("schemas", naam) in gebruikt | {("schemas", "Probleem")}, naam


def test_elke_bewerking_noemt_haar_fouten_haar_koppen_en_een_voorbeeld(document):
    for pad, methoden in document["paths"].items():
        bewerking = methoden["get"]
        if pad == "/openapi.json":
            continue
        antwoorden = bewerking["responses"]
        assert {"400", "401", "403", "404", "406", "429"} <= set(antwoorden), pad
        goed = antwoorden["200"]
        assert {"API-Version", "ETag", "RateLimit"} <= set(goed["headers"]), pad
        assert goed["content"]["application/json"]["example"], pad
        assert bewerking["security"], pad
        for parameter in bewerking["parameters"]:
            assert parameter["description"], (pad, parameter["name"])
            assert "example" in parameter, (pad, parameter["name"])
            if parameter["in"] == "query":
                assert re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", parameter["name"])


def test_REG_11_elk_ding_is_op_beide_assen_te_vragen(document):
    for pad, methoden in document["paths"].items():
        if pad == "/openapi.json":
            continue
        namen = {p["name"] for p in methoden["get"]["parameters"]}
        assert {"geldigOp", "beschikbaarOp"} <= namen, pad


def test_de_beschrijving_is_in_het_nederlands(document):
    tekst = json.dumps(document).lower()
    for engels in ("under which", "what kind", "the role", "can be", "which law"):
        assert engels not in tekst
