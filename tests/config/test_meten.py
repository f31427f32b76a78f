"""Figures for Prometheus: what they say, who may read them, and that they name nobody."""

import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from config.paginahulp import als
from driehoek.config.meten import middleware, processen, verzoeken
from driehoek.config.meten.register import MAP, register_voor_deze_keer
from driehoek.platform.draaien.metingen import leg_map_klaar
from driehoek.platform.jobs import tel_regels

METEN = "driehoek.config.meten.middleware.Meten"
BUITEN = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def aan(settings):
    settings.MIDDLEWARE = [METEN, *settings.MIDDLEWARE]
    settings.METRICS_TOKEN = ""
    return settings


def meters(client: Client, **opties) -> dict[str, dict[tuple[str, ...], float]]:
    """What a scrape gives: by name of the sample, then by the values of its labels."""
    antwoord = client.get("/metrics", **opties)
    assert antwoord.status_code == 200
    uit: dict[str, dict[tuple[str, ...], float]] = {}
    for familie in text_string_to_metric_families(antwoord.content.decode()):
        for s in familie.samples:
            uit.setdefault(s.name, {})[tuple(s.labels.values())] = s.value
    return uit


def test_uit_is_er_niets(client, db):
    antwoord = client.get("/metrics")
    assert antwoord.status_code == 404
    assert "driehoek_" not in antwoord.content.decode()


def test_zonder_token_alleen_van_deze_machine(aan, client, db):
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", **BUITEN).status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="").status_code == 404


def test_met_token_alleen_wie_het_heeft_waar_ook_vandaan(aan, client, db):
    aan.METRICS_TOKEN = "gehéim"
    assert client.get("/metrics").status_code == 404
    for fout in ("", "Bearer ", "Bearer geheim", "gehéim", "Basic gehéim", "Bearer gehéim2"):
        assert client.get("/metrics", HTTP_AUTHORIZATION=fout, **BUITEN).status_code == 404, fout
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer gehéim", **BUITEN).status_code == 200


def test_een_token_wordt_vergeleken_zonder_te_verraden_hoe_ver_het_klopt(aan, rf, monkeypatch):
    aan.METRICS_TOKEN = "geheim"
    gevraagd = []
    monkeypatch.setattr(
        middleware.hmac, "compare_digest", lambda *paar: gevraagd.append(paar) or True
    )
    assert middleware.mag_meten(rf.get("/metrics", HTTP_AUTHORIZATION="Bearer x"))
    assert gevraagd == [(b"Bearer x", b"Bearer geheim")]


def test_wie_niet_mag_ziet_hetzelfde_als_bij_een_adres_dat_er_niet_is(aan, client, db):
    van_buiten = client.get("/metrics", **BUITEN).content.decode()
    assert (
        van_buiten.replace("/metrics", "/niets") == client.get("/niets", **BUITEN).content.decode()
    )


def test_verzoeken_tellen_per_pagina_en_nooit_per_adres(aan, wereld):
    client = als(wereld.collega)
    voor = meters(client).get("driehoek_verzoek_duur_seconds_count", {})
    for pad in (f"/opdrachten/{wereld.opdracht}/", f"/opdrachten/{wereld.deel}/", "/grootboek/"):
        client.get(pad)
    client.get(f"/weg/{uuid.uuid4()}/")
    client.get("/static/er-niet.css")
    client.get("/healthz")
    na = meters(client)["driehoek_verzoek_duur_seconds_count"]

    erbij = {paar: na[paar] - voor.get(paar, 0) for paar in na if na[paar] != voor.get(paar, 0)}
    assert erbij == {
        ("2xx", "opdracht"): 2,
        ("4xx", "grootboek"): 1,
        ("4xx", "geen"): 1,
        ("4xx", "static"): 1,
        ("2xx", "healthz"): 1,
    }
    tekst = client.get("/metrics").content.decode()
    assert str(wereld.opdracht) not in tekst
    assert "Gerda" not in tekst


def test_het_scrapen_zelf_telt_niet_mee(aan, client, db):
    voor = meters(client).get("driehoek_verzoek_duur_seconds_count", {})
    assert meters(client).get("driehoek_verzoek_duur_seconds_count", {}) == voor


def test_de_stand_van_het_register(aan, client, wereld):
    tel_regels()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - interval '90 s' WHERE type = 'deferred'"
        )
    m = meters(client)
    assert m["driehoek_database_bereikbaar"] == {(): 1}
    assert m["driehoek_grootboek_nummer"][()] > 5
    assert m["driehoek_grootboek_leeftijd_seconds"][()] >= 0
    assert m["driehoek_werkers"] == {(): 1}
    assert m["driehoek_taken"]["todo",] == 1
    assert m["driehoek_taken"]["failed",] == 0
    assert 89 < m["driehoek_taken_oudste_wachtende_seconds"][()] < 120
    assert m["driehoek_regel_spreekt"]["REG-06s",] >= 0
    assert m["driehoek_regels_geteld_leeftijd_seconds"][()] >= 0
    assert m["driehoek_database_bytes"][()] > 1_000_000
    assert sum(m["driehoek_database_verbindingen"].values()) >= 1
    assert m["driehoek_database_verbindingen_max"][()] >= 1
    assert m["driehoek_webprocessen"] == {(): 1}
    assert m["driehoek_webprocessen_geheugen_bytes"][()] > 10_000_000
    ((driehoek, *_),) = m["driehoek_versie_info"]
    assert driehoek


def test_wachten_en_leeftijd_zijn_er_niet_waar_niets_is(aan, client, db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    m = meters(client)
    assert m["driehoek_taken_oudste_wachtende_seconds"] == {(): 0}
    assert "driehoek_regels_geteld_leeftijd_seconds" not in m  # unknown is not zero


def test_een_taak_van_straks_wacht_nog_niet(aan, client, wereld):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour'")
    assert meters(client)["driehoek_taken_oudste_wachtende_seconds"] == {(): 0}


def test_zonder_database_zeggen_de_cijfers_dat(aan, client, db):
    def weg(*_):
        raise OperationalError("de server is weg")

    with connection.execute_wrapper(weg):
        m = meters(client)
    assert m["driehoek_database_bereikbaar"] == {(): 0}
    assert "driehoek_grootboek_nummer" not in m


def test_een_scrape_kost_een_vast_aantal_vragen(aan, client, wereld, django_assert_num_queries):
    tel_regels()
    with django_assert_num_queries(5):
        meters(client)


TEL = """
import os, sys, django
django.setup()
from django.test import RequestFactory
from driehoek.config.meten import verzoeken
for _ in range(int(sys.argv[1])):
    verzoeken.noteer(RequestFactory().get("/healthz"), 200, 0.01)
"""


def _tel_elders(map_: Path, keer: int) -> None:
    omgeving = {**os.environ, MAP: str(map_)}
    subprocess.run([sys.executable, "-c", TEL, str(keer)], env=omgeving, check=True)


def test_processen_tellen_samen(tmp_path, monkeypatch, db):
    _tel_elders(tmp_path, 3)
    _tel_elders(tmp_path, 4)
    monkeypatch.setenv(MAP, str(tmp_path))
    waarde = register_voor_deze_keer().get_sample_value(
        "driehoek_verzoek_duur_seconds_count", {"pagina": "healthz", "antwoord": "2xx"}
    )
    assert waarde == 7


def test_bij_de_start_is_de_map_leeg(tmp_path, monkeypatch):
    monkeypatch.setenv(MAP, "")
    leg_map_klaar(tmp_path, 8000)
    map_ = Path(os.environ[MAP])
    (map_ / "histogram_1.db").write_bytes(b"oud")
    leg_map_klaar(tmp_path, 8001)
    assert (map_ / "histogram_1.db").exists()  # of who serves on another port
    leg_map_klaar(tmp_path, 8000)
    assert list(map_.iterdir()) == []
    assert map_.stat().st_mode & 0o777 == 0o700


def test_een_proces_dat_weg_is_of_van_een_ander_telt_niet_mee():
    assert processen.verbruik(os.getpid()) is not None
    assert processen.verbruik(1) is None
    assert processen.verbruik(2**22 + 1) is None


def test_de_naam_van_een_pagina_is_een_naam_uit_het_adresboek(rf):
    assert verzoeken._pagina(rf.get("/onzin/123/")) == "geen"
