"""`driehoek bench` at small sizes: that it measures, not how fast this machine is."""

import json
from dataclasses import replace
from importlib.util import find_spec

import pytest

from driehoek.config import bench
from driehoek.config.bench import SNEL, Meting
from driehoek.config.bench.bevoegdheid import beslis_metingen
from driehoek.config.bench.klokken import p95
from driehoek.config.bench.mensen import mensen_metingen
from driehoek.config.bench.personeel import personeel_metingen
from driehoek.config.bench.rapport import als_json, als_tabel
from driehoek.config.bench.toets import toets_metingen
from driehoek.config.bench.zoeken import zoek_meting

WAAROP = {"kernen": 2, "geheugen_gib": 23.5, "postgresql": "18.4", "python": "3.11.2"}


def test_a_limit_is_on_the_ratio_where_there_is_a_peer():
    assert Meting("x", 60, "ms", 60).gehaald
    assert not Meting("x", 60.1, "ms", 60).gehaald
    assert Meting("x", 30, "s", 4, ijkpunt=10).gehaald
    assert not Meting("x", 41, "s", 4, ijkpunt=10).gehaald


def test_what_was_not_measured_is_missed():
    assert not Meting("x", None, "s", 60).gehaald
    assert not Meting("x", 1, "s", 60, ijkpunt=0).gehaald


def test_p95_is_the_nearest_rank():
    assert p95(list(range(1, 201))) == 190
    assert p95([3.0]) == 3.0


def test_report_names_machine_peer_ratio_and_outcome():
    metingen = [Meting("lezen", 3, "ms", 3, 2), Meting("demo", None, "s", 60, opmerking="weg")]
    tabel = als_tabel(metingen, WAAROP)
    assert "2 kernen, 23,5 GiB geheugen, PostgreSQL 18.4, Python 3.11.2" in tabel
    assert "1,5 x" in tabel
    assert "GEMIST (weg)" in tabel
    lezen = json.loads(json.dumps(als_json(metingen, WAAROP)))["metingen"][0]
    assert (lezen["ijkpunt"], lezen["verhouding"], lezen["gehaald"]) == (2, 1.5, True)


def test_measures_everything_on_a_database_of_its_own(pg, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), bench.opstelling(pg, "bench_toets") as plek:
        metingen = {m.naam: m for m in bench.meet_register(plek, SNEL)}
    assert not pg.heeft_database("bench_toets")
    assert len(metingen) == 14
    assert all(m.waarde for m in metingen.values())
    assert metingen["opdrachtpagina, 1 rolperiode"].gehaald
    assert metingen["opdrachtpagina, vragen bij veel / bij 1"].verhouding == 1


def test_measures_decisions_in_a_small_and_a_big_register():
    zelf, tegen, groot = beslis_metingen(replace(SNEL, perioden=6_000))
    assert zelf.waarde
    assert zelf.ijkpunt
    assert groot.verhouding
    assert tegen.waarde == zelf.waarde


def test_measures_searching_as_a_visitor_does(provincie):
    meting = zoek_meting(1)
    assert (meting.naam, meting.eenheid, meting.grens) == ("zoeken p95", "ms", 50)
    assert meting.waarde


def test_measures_finding_people_beside_plain_search(pg, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), bench.opstelling(pg, "bench_toets_mensen") as plek:
        klein, groot = mensen_metingen(plek, SNEL.mensen, 1)
    assert (klein.naam, klein.grens) == ("wie is wie p95, 700 mensen", 50)
    assert (groot.naam, groot.grens) == ("wie is wie p95, 1400 mensen", 150)
    assert all(m.waarde and "x een kale zoekvraag" in m.opmerking for m in (klein, groot))


def test_measures_a_list_of_the_hr_system(pg, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), bench.opstelling(pg, "bench_toets_personeel") as plek:
        eerst, weer = personeel_metingen(plek, SNEL.personeel)
    assert (eerst.naam, eerst.grens) == ("60 medewerkers uit HR", 30)
    assert eerst.waarde
    assert weer.waarde


@pytest.mark.parametrize(("waarde", "code"), [(1, None), (2, 1)])
def test_command_fails_when_a_limit_is_missed(monkeypatch, capsys, waarde, code):
    from driehoek.config.management.commands import bench as commando

    monkeypatch.setattr(commando, "meet", lambda _pg, _maten: [Meting("x", waarde, "ms", 1)])
    try:
        commando.Command().handle(json=True, snel=True)
        gekregen = None
    except SystemExit as einde:
        gekregen = einde.code
    assert gekregen == code
    assert json.loads(capsys.readouterr().out)["metingen"][0]["gehaald"] is (code is None)


@pytest.mark.traag
def test_measures_the_lawfulness_check_against_reading_and_duckdb():
    metingen = toets_metingen(replace(SNEL, regels=1_000))
    assert len(metingen) == 5
    assert all(m.waarde for m in metingen)
    zonder = [m.naam for m in metingen if m.eenheid == "s" and not m.verhouding]
    assert zonder == ([] if find_spec("duckdb") else ["betaalregels tegen DuckDB"])
