"""One throw-away PostgreSQL per test run, and a migrated template to clone databases from.

With xdist the controller owns the server and tells the workers where its socket is. Each process
clones the template once and points Django at the clone **as the application role**: what the
application may not do in production, it may not do in a test.

- `db` or `@pytest.mark.django_db`: the usual test, rolled back at its end.
- `kloon`: a fresh clone by its three addresses, for tests with connections of their own.
- `echte_db` (also behind `transactional_db` and `live_server`): Django itself works on a fresh
  clone and really commits. Nothing is flushed: the application role may not truncate.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from driehoek.platform.postgres import APP, EIGENAAR, SUPERUSER, Aansluiting, Server

SJABLOON = "sjabloon"
_SOCKETMAP = "driehoek_socketmap"
_server = pytest.StashKey[Server]()
_volgnummer = count(1)


@dataclass(frozen=True)
class Kloon:
    """A database of its own for one test: really committed, dropped afterwards."""

    naam: str
    app: str
    eigenaar: str
    superuser: str


def pytest_configure(config: pytest.Config) -> None:
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        _start(config)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput[_SOCKETMAP] = str(node.config.stash[_server].socketmap)


def pytest_unconfigure(config: pytest.Config) -> None:
    if server := config.stash.get(_server, None):
        server.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        _weiger_flush(item)


@pytest.fixture(scope="session")
def pg(request: pytest.FixtureRequest) -> Aansluiting:
    """The server of this run."""
    if invoer := getattr(request.config, "workerinput", None):
        return Aansluiting(Path(invoer[_SOCKETMAP]))
    return request.config.stash.get(_server, None) or _start(request.config)


@pytest.fixture(scope="session")
def sjabloon(pg, django_test_environment, django_db_blocker) -> str:
    """The name of a database with the whole schema, migrated once per run by its owner."""
    with pg.verbind("postgres") as conn, django_db_blocker.unblock():
        conn.execute("SELECT pg_advisory_lock(1)")
        if not pg.heeft_database(SJABLOON):
            _bouw(pg)
    return SJABLOON


@pytest.fixture(scope="session")
def django_db_setup(pg, sjabloon, django_db_blocker) -> Iterator[None]:
    """Replaces pytest-django's own: a clone, and Django on it as the application role."""
    with _nieuwe_kloon(pg) as kloon, django_db_blocker.unblock(), django_op(kloon.app):
        yield


@pytest.fixture
def maak_kloon(pg, sjabloon) -> Iterator[Callable[[], Kloon]]:
    """Makes as many clones as a test wants; all are dropped afterwards."""
    with ExitStack() as stapel:
        yield lambda: stapel.enter_context(_nieuwe_kloon(pg))


@pytest.fixture
def kloon(maak_kloon) -> Kloon:
    return maak_kloon()


@pytest.fixture
def echte_db(kloon, django_db_setup, django_db_blocker) -> Iterator[Kloon]:
    with django_db_blocker.unblock(), django_op(kloon.app):
        yield kloon


@pytest.fixture
def transactional_db(echte_db) -> None:
    """Replaces pytest-django's own, which would flush."""


@contextmanager
def _nieuwe_kloon(pg: Aansluiting) -> Iterator[Kloon]:
    naam = f"kloon_{os.getpid()}_{next(_volgnummer)}"
    pg.maak_database(naam, sjabloon=SJABLOON)
    try:
        yield Kloon(naam, pg.url(naam, APP), pg.url(naam, EIGENAAR), pg.url(naam, SUPERUSER))
    finally:
        pg.verwijder_database(naam)


@contextmanager
def django_op(url: str) -> Iterator[None]:
    """Point Django's default connection at `url`, also for threads to come; then back."""
    from django.db import connections

    from driehoek.config.database import database_from_url

    instellingen = connections.settings["default"]
    vorige = dict(instellingen)
    connections["default"].close()
    instellingen.update(database_from_url(url), CONN_MAX_AGE=0)
    try:
        yield
    finally:
        connections["default"].close()
        instellingen.update(vorige)


def _bouw(pg: Aansluiting) -> None:
    from django.core.management import call_command

    aanbouw = f"{SJABLOON}_in_aanbouw"
    pg.maak_database(aanbouw)
    with django_op(pg.url(aanbouw, EIGENAAR)):
        call_command("migrate", interactive=False, verbosity=0)
    pg.hernoem_database(aanbouw, SJABLOON)


def _start(config: pytest.Config) -> Server:
    server = Server(wegwerp=True).start()
    config.stash[_server] = server
    return server


def _weiger_flush(item: pytest.Item) -> None:
    marker = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    if marker and marker.kwargs.get("transaction"):
        raise pytest.UsageError(f"{item.nodeid}: neem 'echte_db' in plaats van transaction=True.")
    if (marker or "db" in fixtures) and fixtures & {"echte_db", "transactional_db", "live_server"}:
        raise pytest.UsageError(f"{item.nodeid}: 'echte_db' en 'db' gaan niet samen.")
