"""What the commands that read or write the register have in common: a database to do it on.

With DATABASE_URL that one (and DATABASE_URL_EIGENAAR, where given, for what only the owner of the
schema may do). Without it our own: the server that `driehoek serve` or `demo` is running now, or
else one started for the time of the command.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError, connection, connections
from psycopg.conninfo import conninfo_to_dict

from driehoek.platform.accounts.inloglinks import maak_link
from driehoek.platform.draaien.sleutel import lees_sleutel
from driehoek.platform.models import Account
from driehoek.platform.postgres import (
    APP,
    EIGENAAR,
    Aansluiting,
    DataBezetError,
    PostgresError,
    Server,
    zoek_binaries,
)
from driehoek.platform.verbinding import EIGEN

_EIGEN = "driehoek"
_DEMO = "driehoek_demo"
_REGEL_SOCKETMAP = 4  # of postmaster.pid


@dataclass(frozen=True, slots=True)
class Database:
    """The addresses of one database: of the application, and of the schema's owner."""

    app: str
    eigenaar: str


def voeg_opties_toe(parser: CommandParser) -> None:
    """The options that every command with `met_database` has."""
    parser.add_argument(
        "--demo",
        action="store_true",
        help="Werk op de database van de demo (alleen zonder DATABASE_URL).",
    )


@contextmanager
def met_database(
    *, demo: bool = False, nieuw: bool = False, leeg: bool = False
) -> Iterator[Database]:
    """Point Django at the database for the time of the block; CommandError where there is none.

    With `nieuw` the database and its schema are made, or brought up to date, first. With `leeg`
    the database is made, and its schema left to whoever asks.
    """
    with ExitStack() as stapel:
        try:
            database = stapel.enter_context(_database(demo=demo, nieuw=nieuw or leeg))
        except PostgresError as fout:
            raise CommandError(str(fout)) from fout
        if nieuw:
            werk_schema_bij(database)
        stapel.enter_context(django_op(database.app))
        if not (nieuw or leeg):
            _eis_register()
        yield database


@contextmanager
def django_op(url: str) -> Iterator[None]:
    """Django's default connection works on `url` within the block; also in threads to come."""
    instellingen = connections.settings["default"]
    vorige = dict(instellingen)
    connections["default"].close()
    instellingen.update(_instellingen(url))
    try:
        yield
    finally:
        connections["default"].close()
        instellingen.clear()
        instellingen.update(vorige)


def _instellingen(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address."""
    delen = {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
    plaats = {
        naam: delen.pop(deel, "")
        for naam, deel in (
            ("NAME", "dbname"),
            ("USER", "user"),
            ("PASSWORD", "password"),
            ("HOST", "host"),
            ("PORT", "port"),
        )
    }
    return {**plaats, "OPTIONS": {**EIGEN, **delen}}


def inloglink(account: Account, adres: str) -> str:
    """A one-time login link, signed with the key that the server will read it with."""
    settings.SECRET_KEY = os.environ.get("DRIEHOEK_SECRET_KEY") or lees_sleutel(settings.VAR)
    return maak_link(account, adres)


def werk_schema_bij(database: Database) -> None:
    """Run the migrations as the owner of the schema."""
    with django_op(database.eigenaar):
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _database(*, demo: bool, nieuw: bool) -> Iterator[Database]:
    if url := os.environ.get("DATABASE_URL"):
        if demo:
            raise CommandError("--demo gaat over de eigen database; laat DATABASE_URL dan weg.")
        yield Database(url, os.environ.get("DATABASE_URL_EIGENAAR", url))
        return
    naam = _DEMO if demo or settings.DEMO else _EIGEN
    with _aansluiting() as server:
        if not server.heeft_database(naam):
            if not nieuw:
                raise CommandError(_GEEN_DEMO if naam == _DEMO else _GEEN_REGISTER)
            server.maak_database(naam)
        yield Database(server.url(naam, APP), server.url(naam, EIGENAAR))


@contextmanager
def _aansluiting() -> Iterator[Aansluiting]:
    """Our own server: the one that runs already, or one of our own for now."""
    server = Server(settings.VAR)
    try:
        server.start()
    except DataBezetError:
        lopend = _lopende_server(settings.VAR)
        if lopend is None:
            raise
        yield lopend
        return
    try:
        yield server
    finally:
        server.stop()


def _lopende_server(var: Path) -> Aansluiting | None:
    """The server that another process of ours runs on this data, by what it wrote down itself."""
    try:
        bestand = var / f"pg{zoek_binaries().versie}" / "postmaster.pid"
        socketmap = Path(bestand.read_text().splitlines()[_REGEL_SOCKETMAP])
    except (OSError, IndexError):
        return None
    return Aansluiting(socketmap) if (socketmap / ".s.PGSQL.5432").exists() else None


_GEEN_REGISTER = (
    "Er is hier nog geen register. Maak er een met 'driehoek begin', of zet er --demo bij als je de"
    " demo bedoelt."
)
_GEEN_DEMO = "Er is hier nog geen demo. Start haar met 'driehoek demo'."


def _eis_register() -> None:
    try:
        tabellen = connection.introspection.table_names()
    except DatabaseError as fout:
        raise CommandError(f"De database is niet bereikbaar: {fout}".strip()) from fout
    if "platform_kop" not in tabellen:
        raise CommandError(_GEEN_REGISTER)
