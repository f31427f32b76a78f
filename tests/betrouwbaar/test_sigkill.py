"""A process is killed without a word, at any moment: the register is whole, and loses no job."""

import importlib.util
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from driehoek.platform.postgres import EIGENAAR

SCRIPT = Path(__file__).with_name("doorgaan.py")
KEREN = 20
OVERVLOED = 330
ZAAD = 7
pytestmark = pytest.mark.traag


def start(url: str, tot: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(tot)],
        env={
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "driehoek.config.settings",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def doe(url: str, tot: int) -> None:
    """Undisturbed, to the end."""
    proces = start(url, tot)
    fouten = proces.communicate(timeout=120)[1]
    assert proces.returncode == 0, fouten


def dood_na(proces: subprocess.Popen[str], vanaf: int, wachttijd: float) -> int:
    """Kill it a while after it said to be past act `vanaf`; gives the last act it said was done."""
    assert proces.stdout is not None
    laatste = -1
    for regel in proces.stdout:
        if regel.startswith("klaar"):
            laatste = int(regel.split()[1])
        if laatste >= vanaf:
            break
    time.sleep(wachttijd)
    proces.send_signal(signal.SIGKILL)
    for regel in proces.stdout:
        if regel.startswith("klaar") and regel.endswith("\n"):
            laatste = int(regel.split()[1])
    fouten = proces.communicate()[1]
    assert proces.returncode == -signal.SIGKILL, fouten
    return laatste


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("doorgaan", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def wacht_op_einde(url: str) -> None:
    """Until the server has noticed that its client is gone, and undone what it was doing."""
    einde = time.monotonic() + 20
    with psycopg.connect(url, autocommit=True) as conn:
        while time.monotonic() < einde:
            rij = conn.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND application_name = 'driehoek' AND xact_start IS NOT NULL"
            ).fetchone()
            if rij == (0,):
                return
            time.sleep(0.02)
    raise AssertionError("Een afgebroken transactie blijft hangen.")


def handelingen(url: str) -> list[tuple[Any, ...]]:
    """The ledger without what differs from run to run: moments, hashes, account."""
    with psycopg.connect(url) as conn:
        rijen = conn.execute(
            "SELECT nr, naam, verzoek, grondslag, manifest FROM platform_handeling ORDER BY nr"
        ).fetchall()
    return [(*rij[:4], _regels(rij[4])) for rij in rijen]


def _regels(manifest: bytes) -> list[str]:
    return [regel.rpartition(" ")[0] for regel in manifest.decode().splitlines()]


@pytest.fixture
def register(maak_kloon, django_db_setup, django_db_blocker) -> Iterator[Any]:
    from plugin_postgres import django_op

    kloon = maak_kloon()
    with django_db_blocker.unblock(), django_op(kloon.app):
        yield kloon


def test_killed_at_20_random_moments_the_register_is_before_or_after_each_act(register, maak_kloon):
    doorgaan = _script()

    from driehoek.platform.handelingen import verify

    kans = random.Random(ZAAD)
    gedaan = -1
    for keer in range(KEREN):
        # Every other time it gets some work done first: further acts are hit as well.
        vanaf = gedaan + keer % 2
        gezegd = dood_na(start(register.app, OVERVLOED), vanaf, kans.uniform(0.0, 0.5))
        wacht_op_einde(register.superuser)

        assert list(verify.controleer()) == []
        stand = handelingen(register.superuser)
        # Whatever it said was done is done; at most one more was, before it could say so.
        assert len(stand) in {gezegd + 1, gezegd + 2}
        assert [rij[2] for rij in stand] == [doorgaan.verzoek_id(k) for k in range(len(stand))]
        assert geen_half_werk(register.superuser) == []
        assert verloren_jobs(register.superuser) == []
        gedaan = len(stand) - 1

    assert gedaan >= KEREN // 2 - 1
    ongestoord = maak_kloon()
    doe(ongestoord.app, gedaan + 1)
    assert handelingen(register.superuser) == handelingen(ongestoord.superuser)


def geen_half_werk(url: str) -> list[Any]:
    """Acts of which some rows are there and others not, by counting what each always writes."""
    doorgaan = _script()

    with psycopg.connect(url) as conn:
        personen = conn.execute(
            "SELECT geopend_id, count(*) FROM register_persoon WHERE nummer LIKE 'P%%'"
            " GROUP BY 1 HAVING count(*) <> %s",
            [doorgaan.PERSONEN],
        ).fetchall()
        posten = conn.execute(
            "SELECT jaar, count(*) FILTER (WHERE niveau = 'ambitie') FROM opdrachten_begrotingspost"
            " GROUP BY 1 HAVING count(*) FILTER (WHERE niveau = 'ambitie') <> %s",
            [doorgaan.POSTEN],
        ).fetchall()
        leden = conn.execute(
            "SELECT geopend_id, count(*) FROM register_rolvervulling WHERE rolsoort_id = 4"
            " GROUP BY 1 HAVING count(*) <> %s",
            [doorgaan.PERSONEN],
        ).fetchall()
    return [*personen, *posten, *leden]


def verloren_jobs(url: str) -> list[Any]:
    """Handelingen without their job, jobs without their Handeling, a count that nobody will do."""
    with psycopg.connect(url) as conn:
        verschil = conn.execute(
            "SELECT h.nr, j.id FROM platform_handeling h FULL JOIN"
            " (SELECT id, (args ->> 'nr')::int8 AS nr FROM procrastinate_jobs"
            "  WHERE task_name = 'proef_per_handeling') j ON j.nr = h.nr"
            " WHERE h.nr IS NULL OR j.id IS NULL"
        ).fetchall()
        telling = conn.execute(
            "SELECT EXISTS (SELECT FROM platform_handeling), count(*) FROM procrastinate_jobs"
            " WHERE task_name = 'tel_regels' AND status = 'todo'"
        ).fetchone()
    return [*verschil, *([] if telling in {(True, 1), (False, 0)} else [telling])]


def test_a_killed_worker_loses_no_job(register):
    """Killed in the middle of counting: counted after all, up to the head."""
    from driehoek.platform import taken
    from driehoek.platform.models import Kop, RegelStand

    doe(register.app, 2)
    env = {**os.environ, "DATABASE_URL": register.app}
    with psycopg.connect(register.superuser) as hinder:
        hinder.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'proef_per_handeling'")
        hinder.commit()
        hinder.execute("LOCK TABLE platform_regelstand IN EXCLUSIVE MODE")
        werker = subprocess.Popen([sys.executable, "-m", "driehoek", "worker"], env=env)
        wacht_op(register.superuser, "doing")
        werker.send_signal(signal.SIGKILL)
        werker.wait(10)
        hinder.rollback()
    wacht_op_einde(register.superuser)
    assert status(register.superuser) == "doing"

    with psycopg.connect(register.superuser) as conn:
        conn.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    assert taken.haal_terug(3) == 1
    subprocess.run(
        [sys.executable, "-m", "driehoek", "worker", "--eenmalig"], env=env, check=True, timeout=60
    )
    assert status(register.superuser) == "succeeded"
    assert {r.handeling for r in RegelStand.objects.all()} == {Kop.objects.get().nr}


def wacht_op(url: str, gewenst: str) -> None:
    einde = time.monotonic() + 30
    while status(url) != gewenst:
        assert time.monotonic() < einde, status(url)
        time.sleep(0.05)


def status(url: str) -> str:
    with psycopg.connect(url) as conn:
        rij = conn.execute(
            "SELECT status::text FROM procrastinate_jobs WHERE task_name = 'tel_regels'"
        ).fetchone()
    return str(rij and rij[0])


def test_the_database_server_killed_under_an_import(tmp_path):
    """Not our process but the server itself goes: what was committed is there, and nothing half."""
    from driehoek.platform.postgres import Server

    var = tmp_path / "var"
    with Server(var) as server:
        server.maak_database("driehoek")
        migreer(server.url("driehoek", EIGENAAR))
        proces = start(server.url("driehoek"), OVERVLOED)
        gezegd = 0
        assert proces.stdout is not None
        for regel in proces.stdout:
            if regel.startswith("klaar"):
                gezegd = int(regel.split()[1])
            if gezegd >= 6:
                break
        threading.Timer(0.1, os.kill, (server.pid, signal.SIGKILL)).start()
        uit, _ = proces.communicate(timeout=60)
        assert proces.returncode != 0
        gezegd = max([gezegd, *(int(r.split()[1]) for r in uit.splitlines() if "klaar" in r)])
    with Server(var) as server:
        stand = handelingen(server.url("driehoek", EIGENAAR))
        assert len(stand) in {gezegd + 1, gezegd + 2}
        klaar = subprocess.run(
            [sys.executable, "-m", "driehoek", "verify"],
            env={**os.environ, "DATABASE_URL": server.url("driehoek")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert klaar.returncode == 0, klaar.stdout + klaar.stderr
        assert geen_half_werk(server.url("driehoek", EIGENAAR)) == []
        assert verloren_jobs(server.url("driehoek", EIGENAAR)) == []


def migreer(url: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "driehoek", "migrate", "-v0"],
        env={**os.environ, "DATABASE_URL": url},
        check=True,
    )
