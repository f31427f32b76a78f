"""The embedded server's life: start, stop, crash, second process, stale pid, roles, addresses."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from driehoek.platform.postgres import (
    APP,
    EIGENAAR,
    SUPERUSER,
    Aansluiting,
    DataBezetError,
    PostgresError,
    Server,
    als_app_bestaat,
    zorg_voor_rollen,
)
from driehoek.platform.postgres import gebruiker as gebruikers
from driehoek.platform.postgres.binaries import Binaries, bereikbare_binaries, zoek_binaries
from driehoek.platform.postgres.slot import Slot
from driehoek.platform.postgres.werkmap import ruim_wezen

BAAS = """
import sys, time
from pathlib import Path
from driehoek.platform.postgres import Server
with Server(Path(sys.argv[1])) as server:
    with server.verbind("postgres") as conn:
        conn.execute("CREATE TABLE IF NOT EXISTS t (n int)")
        conn.execute("INSERT INTO t VALUES (1)")
    print(server.pid, flush=True)
    time.sleep(60)
"""


@contextmanager
def _baas(var: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A supervisor in a process of its own, and the pid of its PostgreSQL."""
    opdracht = [sys.executable, "-c", BAAS, str(var)]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) as baas:
        try:
            assert baas.stdout
            yield baas, int(baas.stdout.readline())
        finally:
            baas.kill()


def _is_weg(pid: int, binnen: float) -> bool:
    einde = time.monotonic() + binnen
    while time.monotonic() < einde:
        if not _leeft(pid):
            return True
        time.sleep(0.02)
    return False


def _leeft(pid: int) -> bool:
    """A process that ended but was not yet collected by init does not live."""
    try:
        toestand = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return toestand != "Z"


def _rijen(server: Server) -> int:
    with server.verbind("postgres") as conn:
        rij = conn.execute("SELECT count(*) FROM t").fetchone()
    assert rij
    return int(rij[0])


def test_starts_private_and_stops_without_a_trace(tmp_path):
    with Server(tmp_path) as server:
        pid, socketmap = server.pid, server.socketmap
        assert server.data == tmp_path / f"pg{server.versie}"
        assert server.data.stat().st_mode & 0o777 == 0o700
        assert server.socketmap.stat().st_mode & 0o777 == 0o700
        with server.verbind("postgres") as conn:
            assert conn.execute("SHOW listen_addresses").fetchone() == ("",)
            assert conn.execute("SHOW fsync").fetchone() == ("on",)
            taal = conn.execute(
                "SELECT pg_encoding_to_char(encoding), upper('é'), 'z' < 'é' FROM pg_database"
            ).fetchone()
            assert taal == ("UTF8", "É", True)
    assert _is_weg(pid, 0.1)
    assert not socketmap.exists()
    assert not (server.data / "postmaster.pid").exists()


def test_keeps_its_data_between_starts(tmp_path):
    with Server(tmp_path) as server, server.verbind("postgres") as conn:
        conn.execute("CREATE TABLE t AS SELECT 1 AS n")
    with Server(tmp_path) as server:
        assert _rijen(server) == 1


def test_throw_away_server_leaves_nothing():
    with Server(wegwerp=True) as server:
        folder = server.socketmap
        assert server.data.parent == folder
        with server.verbind("postgres") as conn:
            assert conn.execute("SHOW fsync").fetchone() == ("off",)
    assert not folder.exists()


def test_stop_twice_is_harmless_and_a_stopped_server_has_no_address():
    server = Server(wegwerp=True).start()
    server.stop()
    server.stop()
    assert not server.leeft
    with pytest.raises(PostgresError, match="draait niet"):
        server.url("driehoek")


def test_second_server_on_the_same_data_is_refused_with_who_holds_it(tmp_path):
    with _baas(tmp_path) as (baas, _):
        begin = time.monotonic()
        with pytest.raises(DataBezetError, match=f"al in gebruik door proces {baas.pid}"):
            Server(tmp_path).start()
        assert time.monotonic() - begin < 2


def test_kill_9_of_the_supervisor_leaves_no_process_and_the_next_start_recovers(tmp_path):
    with _baas(tmp_path) as (baas, pid):
        baas.kill()
    with Server(tmp_path) as server:  # at once: waits for the old one to finish
        assert _rijen(server) == 1
        assert _is_weg(pid, 0.1)


def test_kill_9_of_the_supervisor_ends_postgres_within_three_seconds(tmp_path):
    with _baas(tmp_path) as (baas, pid):
        baas.kill()
        assert _is_weg(pid, 3)


def test_kill_9_of_postgres_is_noticed_and_recovered(tmp_path):
    with Server(tmp_path) as server:
        with server.verbind("postgres") as conn:
            conn.execute("CREATE TABLE t AS SELECT 1 AS n")
        os.kill(server.pid, signal.SIGKILL)
        einde = time.monotonic() + 3
        while server.leeft and time.monotonic() < einde:
            time.sleep(0.02)
        assert not server.leeft
    with Server(tmp_path) as server:
        assert _rijen(server) == 1


@pytest.mark.parametrize("pid", ["1", str(2**22 - 1), "geen getal"])
def test_stale_pid_file_neither_blocks_nor_is_believed(tmp_path, pid):
    with Server(tmp_path) as server, server.verbind("postgres") as conn:
        conn.execute("CREATE TABLE t AS SELECT 1 AS n")
    (server.data / "postmaster.pid").write_text(f"{pid}\n{server.data}\n")
    with Server(tmp_path) as server:
        assert _rijen(server) == 1


def test_server_started_by_hand_on_the_data_is_left_alone(tmp_path):
    with Server(tmp_path) as server:
        data = server.data
    vreemd = subprocess.Popen(["sleep", "60"], cwd=data)
    try:
        (data / "postmaster.pid").write_text(f"{vreemd.pid}\n{data}\n")
        with pytest.raises(DataBezetError, match=f"proces {vreemd.pid}"):
            Server(tmp_path).start()
        assert (data / "postmaster.pid").exists()
    finally:
        vreemd.kill()
        vreemd.wait()


def test_data_of_another_version_are_not_silently_replaced(tmp_path):
    (tmp_path / "pg14").mkdir()
    (tmp_path / "pg14" / "PG_VERSION").write_text("14\n")
    with pytest.raises(PostgresError, match="andere PostgreSQL"):
        Server(tmp_path).start()


def test_interrupted_initdb_is_done_again(tmp_path):
    versie = zoek_binaries().versie
    half = tmp_path / f"pg{versie}.nieuw"
    half.mkdir()
    (half / "PG_VERSION").write_text(f"{versie}\n")
    with Server(tmp_path) as server, server.verbind("postgres") as conn:
        assert conn.execute("SELECT 1").fetchone() == (1,)
    assert not half.exists()


def test_a_broken_cluster_tells_why(tmp_path):
    with Server(tmp_path) as server:
        data = server.data
    (data / "global" / "pg_control").unlink()
    with pytest.raises(PostgresError, match="pg_control"):
        Server(tmp_path).start()


@pytest.mark.parametrize("naam", ["driehoek", "met spatie", "a/b?c=d&e#f", "naïef%20", 'q"uote'])
def test_url_reaches_a_database_of_any_name(pg, naam):
    from driehoek.config.database import database_from_url

    pg.maak_database(naam)
    try:
        with psycopg.connect(pg.url(naam)) as conn:
            rij = conn.execute("SELECT current_database(), current_user").fetchone()
        assert rij == (naam, APP)
        django = database_from_url(pg.url(naam, EIGENAAR))
        assert (django["NAME"], django["USER"]) == (naam, EIGENAAR)
        assert django["HOST"] == str(pg.socketmap)
    finally:
        pg.verwijder_database(naam)


def test_url_of_a_folder_with_special_characters():
    url = Aansluiting(Path("/tmp/a b&c=d")).url("x")
    assert psycopg.conninfo.conninfo_to_dict(url)["host"] == "/tmp/a b&c=d"


def test_application_role_is_small_and_the_owner_owns(pg):
    pg.maak_database("rollen")
    try:
        with pg.verbind("rollen", APP) as conn:
            rij = conn.execute(
                "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication "
                "FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            assert rij == (False,) * 5
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                conn.execute("CREATE TABLE x ()")
        with pg.verbind("rollen", EIGENAAR) as conn:
            conn.execute("CREATE TABLE x ()")
            conn.execute(als_app_bestaat(f"GRANT SELECT ON x TO {APP}"))
        with pg.verbind("rollen", APP) as conn:
            assert conn.execute("SELECT * FROM x").fetchall() == []
    finally:
        pg.verwijder_database("rollen")


def test_roles_are_made_only_by_who_may(pg):
    with pg.verbind("postgres", SUPERUSER) as conn:
        assert zorg_voor_rollen(conn)
    with pg.verbind("postgres", APP) as conn:
        assert zorg_voor_rollen(conn)


def test_grants_to_a_missing_role_are_passed_over():
    with Server(wegwerp=True) as server, server.verbind("postgres") as conn:
        conn.execute(f"DROP ROLE {APP}")
        conn.execute(als_app_bestaat(f"GRANT SELECT ON pg_class TO {APP}"))
        conn.execute(f"SET ROLE {EIGENAAR}")
        assert not zorg_voor_rollen(conn)
        conn.execute("RESET ROLE")
        assert zorg_voor_rollen(conn)


def test_lock_of_a_dead_holder_is_taken_over(tmp_path):
    slot = Slot(tmp_path / "slot")
    slot.pad.write_text("1\nsomebody")
    assert slot.probeer()
    assert not Slot(tmp_path / "slot").probeer()
    slot.laat_los()
    assert Slot(tmp_path / "slot").probeer()


def test_what_a_killed_run_left_in_the_temporary_folder_is_cleared(tmp_path):
    for naam, leeftijd in {"wees": 120, "pasgeboren": 0, "gebruikt": 120}.items():
        folder = tmp_path / f"driehoek-pg-{naam}"
        folder.mkdir()
        (folder / "slot").touch()
        os.utime(folder / "slot", (time.time() - leeftijd,) * 2)
    fd = os.open(tmp_path / "driehoek-pg-gebruikt" / "slot", os.O_RDWR)
    fcntl.flock(fd, fcntl.LOCK_EX)
    ruim_wezen(tmp_path)
    os.close(fd)
    over = {folder.name for folder in tmp_path.iterdir()}
    assert over == {"driehoek-pg-pasgeboren", "driehoek-pg-gebruikt"}


def test_missing_or_wrong_programs_are_told(tmp_path, monkeypatch):
    monkeypatch.setenv("DRIEHOEK_PG_BIN", str(tmp_path))
    with pytest.raises(PostgresError, match="PostgreSQL ontbreekt"):
        zoek_binaries()
    nep = tmp_path / "postgres"
    nep.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 13.2'\n")
    nep.chmod(0o755)
    with pytest.raises(PostgresError, match="te oud"):
        zoek_binaries()


@pytest.mark.skipif(os.getuid() != 0, reason="alleen root leent PostgreSQL een andere gebruiker")
def test_root_in_a_closed_folder_runs_it_as_another_user(tmp_path):
    dicht = tmp_path / "dicht"
    dicht.mkdir(mode=0o700)
    nobody = gebruikers.kies_gebruiker(None)
    assert not gebruikers.bereikbaar(dicht, nobody)
    with Server(dicht / "var") as server:
        assert server.data.stat().st_uid == nobody.uid
        assert Path(f"/proc/{server.pid}").stat().st_uid == nobody.uid


@pytest.mark.skipif(os.getuid() != 0, reason="alleen root leent PostgreSQL een andere gebruiker")
def test_programs_in_a_closed_folder_are_copied_and_run(tmp_path, monkeypatch):
    monkeypatch.delenv("DRIEHOEK_PG_BIN", raising=False)
    echt = zoek_binaries()
    pakket = echt.folder.parent.parent
    dicht = tmp_path / "dicht"
    dicht.mkdir(mode=0o700)
    for bron in (pakket, pakket.with_name(f"{pakket.name}.libs")):
        (dicht / bron.name).symlink_to(bron)
    folder = dicht / echt.folder.relative_to(pakket.parent)
    with Server(wegwerp=True, binaries=Binaries(folder, echt.versie)) as server:
        programma = Path(f"/proc/{server.pid}/exe").resolve()
        assert programma.is_relative_to(server.socketmap)


def test_programs_within_reach_are_used_where_they_are(tmp_path):
    open_map = Binaries(Path("/usr/bin"), 18)
    assert bereikbare_binaries(open_map, gebruikers.wie_ben_ik(), tmp_path) == open_map
