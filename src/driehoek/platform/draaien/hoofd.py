"""From nothing to a page, and back: what `serve` and `demo` have in common."""

import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from driehoek.platform.draaien.kinderen import DraaienError, Kind, Toezicht
from driehoek.platform.draaien.seinen import Gestopt, stop_op_seinen
from driehoek.platform.draaien.sleutel import lees_sleutel
from driehoek.platform.postgres import EIGENAAR, PostgresError, Server, proces

_KLAAR_BINNEN = 60.0
_OPSTARTEN = "driehoek.platform.draaien"


@dataclass(frozen=True)
class Opdracht:
    var: Path
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    database: str = "driehoek"
    demo: bool = False
    fris: bool = False
    # Arguments of `driehoek demo_laden`, run when the register is empty.
    laden: tuple[str, ...] = ()

    @property
    def adres(self) -> str:
        """Passkeys work on `localhost` only, not on 127.0.0.1."""
        naam = "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::1"} else self.host  # noqa: S104
        return f"http://{naam}:{self.port}"


@dataclass(frozen=True)
class Database:
    app: str
    eigenaar: str
    leeft: Callable[[], bool]


def draai(opdracht: Opdracht, meld: Callable[[str], None]) -> None:
    """Serve until someone asks to stop. Leaves no process behind."""
    with stop_op_seinen():
        try:
            with ExitStack() as stapel:
                _draai(opdracht, meld, stapel)
        except Gestopt:
            meld("Driehoek is gestopt.")
        except PostgresError as fout:
            raise DraaienError(str(fout)) from fout


def _draai(opdracht: Opdracht, meld: Callable[[str], None], stapel: ExitStack) -> None:
    controleer_poort(opdracht.host, opdracht.port)
    database = stapel.enter_context(_database(opdracht, meld))
    env = _omgeving(opdracht, database.app)
    meld("De database wordt bijgewerkt.")
    _voer_uit([f"{_OPSTARTEN}.voorbereiding"], env | {"DATABASE_URL": database.eigenaar})
    if opdracht.demo and register_is_leeg(database.app):
        meld("De demoprovincie wordt geladen; dat duurt ongeveer een minuut.")
        _voer_uit(["driehoek", "demo_laden", *opdracht.laden], env)
    toezicht = Toezicht(_kinderen(opdracht), env, meld)
    stapel.callback(toezicht.stop)
    toezicht.start()
    _wacht_op_web(opdracht, toezicht)
    meld(f"Driehoek draait op {opdracht.adres}")
    if opdracht.demo:
        meld("Log in met een van deze links (ze werken alleen op deze machine):")
        _voer_uit(["driehoek", "demo_links", opdracht.adres], env)
    meld("Stoppen: druk op Ctrl-C.")
    toezicht.bewaak(database.leeft)


def controleer_poort(host: str, port: int) -> None:
    """Granian may share a port with another process; we want it for ourselves."""
    soort = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(soort, socket.SOCK_STREAM) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, port))
        except OSError as fout:
            raise DraaienError(
                f"Poort {port} op {host} is niet vrij ({fout.strerror}). Stop het programma dat "
                f"hem gebruikt, of kies een andere poort, bijvoorbeeld --port {port + 1}."
            ) from None


def register_is_leeg(url: str) -> bool:
    with psycopg.connect(url) as conn:
        rij = conn.execute("SELECT coalesce(max(nr), 0) FROM platform_kop").fetchone()
    return rij is None or rij[0] == 0


@contextmanager
def _database(opdracht: Opdracht, meld: Callable[[str], None]) -> Iterator[Database]:
    """The database named by DATABASE_URL, or else our own."""
    if url := os.environ.get("DATABASE_URL"):
        if opdracht.fris:
            raise DraaienError(
                "--fris gooit alleen de eigen database weg, niet die van DATABASE_URL. "
                "Maak die zelf leeg, of laat DATABASE_URL weg."
            )
        yield Database(url, os.environ.get("DATABASE_URL_EIGENAAR", url), lambda: True)
        return
    meld("PostgreSQL start.")
    with Server(opdracht.var) as server:
        naam = opdracht.database
        if opdracht.fris:
            server.verwijder_database(naam)
        if not server.heeft_database(naam):
            server.maak_database(naam)
        yield Database(server.url(naam), server.url(naam, EIGENAAR), lambda: server.leeft)


def _omgeving(opdracht: Opdracht, url: str) -> dict[str, str]:
    env = dict(os.environ)
    env["DATABASE_URL"] = url
    env.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    env.setdefault("DRIEHOEK_SECRET_KEY", lees_sleutel(opdracht.var))
    env.setdefault("DRIEHOEK_ADRES", opdracht.adres)
    env["PYTHONUNBUFFERED"] = "1"
    if opdracht.demo:
        env["DRIEHOEK_DEMO"] = "1"
    return env


def _kinderen(opdracht: Opdracht) -> list[Kind]:
    adres = ["--host", opdracht.host, "--port", str(opdracht.port)]
    web = [f"{_OPSTARTEN}.web", *adres, "--workers", str(opdracht.workers)]
    return [
        Kind("worker", [sys.executable, "-m", "driehoek", "worker"]),
        Kind("web", [sys.executable, "-m", *web]),
    ]


def _voer_uit(module: list[str], env: Mapping[str, str]) -> None:
    kind = proces.start([sys.executable, "-m", *module], sein=signal.SIGKILL, env=env)
    try:
        code = kind.wait()
    finally:
        proces.stop(kind, [(signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)])
    if code:
        naam = " ".join(module[:2])
        raise DraaienError(f"'{naam}' is mislukt (code {code}); de oorzaak staat hierboven.")


def _wacht_op_web(opdracht: Opdracht, toezicht: Toezicht) -> None:
    einde = time.monotonic() + _KLAAR_BINNEN
    while time.monotonic() < einde:
        if _antwoordt(opdracht):
            return
        toezicht.kijk(time.monotonic())
        time.sleep(0.1)
    raise DraaienError(f"De webserver antwoordt na {_KLAAR_BINNEN:.0f} s nog niet.")


def _antwoordt(opdracht: Opdracht) -> bool:
    host = "127.0.0.1" if opdracht.host == "0.0.0.0" else opdracht.host  # noqa: S104
    verbinding = http.client.HTTPConnection(host, opdracht.port, timeout=5)
    try:
        verbinding.request("GET", "/healthz", headers={"Host": "localhost"})
        return verbinding.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        verbinding.close()
