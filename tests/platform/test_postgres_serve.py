"""`driehoek serve` from start to stop: it answers, it restarts, and it leaves no process."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from driehoek.platform.draaien import DraaienError, Opdracht, draai
from driehoek.platform.draaien.hoofd import controleer_poort
from driehoek.platform.draaien.kinderen import Kind, Toezicht

SLAAP = [sys.executable, "-c", "import time; time.sleep(60)"]


def _vrije_poort() -> int:
    with socket.create_server(("127.0.0.1", 0)) as proef:
        return int(proef.getsockname()[1])


@contextmanager
def _serve(var: Path, port: int, *meer: str, **omgeving: str) -> Iterator[subprocess.Popen[str]]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_URL")}
    env |= {"DRIEHOEK_VAR": str(var), "PYTHONUNBUFFERED": "1"} | omgeving
    opdracht = [sys.executable, "-m", "driehoek", "serve", "--port", str(port), *meer]
    with subprocess.Popen(
        opdracht, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as baas:
        try:
            yield baas
        finally:
            baas.kill()


def _lees_tot(baas: subprocess.Popen[str], woord: str) -> str:
    assert baas.stdout
    gelezen = ""
    for regel in baas.stdout:
        gelezen += regel
        if woord in regel:
            return gelezen
    raise AssertionError(f"'{woord}' kwam niet; wel:\n{gelezen}")


def _stat(pid: int) -> list[str] | None:
    """Fields of /proc/PID/stat from the state on; None when it ended."""
    try:
        velden = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if velden[0] == "Z" else velden


def _nakomelingen(pid: int) -> set[int]:
    ouders = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and (velden := _stat(int(folder.name))):
            ouders[int(folder.name)] = int(velden[1])
    gevonden, rand = set(), {pid}
    while rand:
        rand = {kind for kind, ouder in ouders.items() if ouder in rand}
        gevonden |= rand
    return gevonden


def _wacht_tot(voorwaarde: Callable[[], bool], binnen: float) -> bool:
    einde = time.monotonic() + binnen
    while time.monotonic() < einde:
        if voorwaarde():
            return True
        time.sleep(0.05)
    return False


def _gezond(port: int) -> bool:
    verbinding = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        verbinding.request("GET", "/readyz", headers={"Host": "localhost"})
        return verbinding.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        verbinding.close()


def _web(baas: subprocess.Popen[str]) -> set[int]:
    """The processes of the web server: its main process and granian's own workers."""
    return {
        pid
        for kind in _nakomelingen(baas.pid)
        if b"draaien.web" in Path(f"/proc/{kind}/cmdline").read_bytes()
        for pid in {kind} | _nakomelingen(kind)
    }


@pytest.mark.traag
def test_serve_answers_mends_its_web_server_refuses_a_second_and_stops_whole(tmp_path):
    port = _vrije_poort()
    with _serve(tmp_path, port, "--workers", "2") as baas:
        tekst = _lees_tot(baas, "Stoppen: druk op Ctrl-C.")
        assert f"Driehoek draait op http://localhost:{port}" in tekst
        assert _gezond(port)
        with _serve(tmp_path, _vrije_poort()) as tweede:
            assert f"al in gebruik door proces {baas.pid}" in _lees_tot(tweede, "al in gebruik")
            assert tweede.wait(10) == 1
        web = _web(baas)
        assert len(web) >= 3
        os.kill(min(web), signal.SIGKILL)
        assert "'web' is gestopt" in _lees_tot(baas, "opnieuw")
        assert _wacht_tot(lambda: _gezond(port), 20)
        assert not any(_stat(pid) for pid in web)
        kinderen = _nakomelingen(baas.pid)
        baas.terminate()
        assert "Driehoek is gestopt." in _lees_tot(baas, "gestopt")
        assert baas.wait(20) == 0
        assert [pid for pid in kinderen if _stat(pid)] == []
    assert list(tmp_path.glob("pg*/postmaster.pid")) == []


@pytest.mark.traag
def test_kill_9_of_serve_leaves_no_process_and_the_next_serve_recovers(tmp_path):
    port = _vrije_poort()
    with _serve(tmp_path, port) as baas:
        _lees_tot(baas, "Stoppen")
        kinderen = _nakomelingen(baas.pid)
        assert len(kinderen) > 5
        baas.kill()
        assert _wacht_tot(lambda: not any(_stat(pid) for pid in kinderen), 3)
    with _serve(tmp_path, port) as baas:
        _lees_tot(baas, "Stoppen")
        assert _gezond(port)
        baas.send_signal(signal.SIGINT)
        assert baas.wait(20) == 0


@pytest.mark.traag
def test_serve_on_a_database_of_others_starts_none_itself(tmp_path, kloon):
    port = _vrije_poort()
    urls = {"DATABASE_URL": kloon.app, "DATABASE_URL_EIGENAAR": kloon.eigenaar}
    with _serve(tmp_path, port, **urls) as baas:
        tekst = _lees_tot(baas, "Stoppen")
        assert "PostgreSQL start" not in tekst
        assert _gezond(port)
        baas.terminate()
        assert baas.wait(20) == 0
    assert list(tmp_path.glob("pg*")) == []


@pytest.mark.traag
def test_serve_stops_with_a_message_when_postgres_dies(tmp_path):
    with _serve(tmp_path, _vrije_poort()) as baas:
        _lees_tot(baas, "Stoppen")
        kinderen = _nakomelingen(baas.pid)
        pid = int(next(tmp_path.glob("pg*/postmaster.pid")).read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        assert _lees_tot(baas, "PostgreSQL is onverwacht gestopt")
        assert baas.wait(30) == 1
        assert _wacht_tot(lambda: not any(_stat(pid) for pid in kinderen), 3)


def test_port_taken_names_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        port = bezet.getsockname()[1]
        with pytest.raises(DraaienError, match=rf"Poort {port} .* --port {port + 1}"):
            controleer_poort("127.0.0.1", port)


def test_fresh_start_never_drops_a_database_of_others(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://iemand@/iets")
    opdracht = Opdracht(tmp_path, port=_vrije_poort(), fris=True)
    with pytest.raises(DraaienError, match="niet die van DATABASE_URL"):
        draai(opdracht, lambda tekst: None)


def test_address_is_localhost_for_loopback(tmp_path):
    assert Opdracht(tmp_path).adres == "http://localhost:8000"
    assert (
        Opdracht(tmp_path, host="driehoek.example", port=80).adres == "http://driehoek.example:80"
    )


def test_a_child_that_keeps_dying_is_restarted_ever_later_and_then_given_up():
    kind = Kind("stuk", [sys.executable, "-c", "raise SystemExit(3)"])
    meldingen: list[str] = []
    toezicht = Toezicht([kind], os.environ, meldingen.append)
    toezicht.start()
    nu = time.monotonic()
    for _ in range(4):
        assert _wacht_tot(lambda: kind.is_weg, 10)
        toezicht.kijk(nu)
        assert kind.opnieuw_om
        nu = kind.opnieuw_om
        toezicht.kijk(nu)
    assert _wacht_tot(lambda: kind.is_weg, 10)
    with pytest.raises(DraaienError, match=r"'stuk' stopt telkens weer \(code 3\)"):
        toezicht.kijk(nu)
    assert [m.rpartition("over ")[2] for m in meldingen] == [
        f"{s} s opnieuw." for s in (1, 2, 4, 8)
    ]
    assert kind.lopend is None


def test_children_stop_in_reverse_order_and_a_deaf_one_is_killed():
    doof = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    gestopt: list[str] = []

    class Meldend(Kind):
        def stop(self, geduld: float = 12.0) -> None:
            super().stop(geduld)
            gestopt.append(self.naam)

    kinderen = [Meldend("een", SLAAP), Meldend("twee", [sys.executable, "-c", doof])]
    toezicht = Toezicht(kinderen, os.environ, gestopt.append)
    toezicht.start()
    pids = [kind.lopend.pid for kind in kinderen if kind.lopend]
    time.sleep(0.3)
    toezicht.stop(0.3)
    assert gestopt == ["twee", "een"]
    assert len(pids) == 2
    assert not any(_stat(pid) for pid in pids)
