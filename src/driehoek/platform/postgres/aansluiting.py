"""Reaching a running server: addresses, connections, making and dropping databases."""

from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from driehoek.platform.postgres.fouten import PostgresError
from driehoek.platform.postgres.rollen import APP, EIGENAAR, SUPERUSER


class Aansluiting:
    """A server by the folder of its socket; also one that another process of ours started."""

    def __init__(self, socketmap: Path | None = None) -> None:
        self._socketmap = socketmap

    @property
    def socketmap(self) -> Path:
        if self._socketmap is None:
            raise PostgresError("De server draait niet.")
        return self._socketmap

    def url(self, dbname: str, role: str = APP) -> str:
        host = quote(str(self.socketmap), safe="")
        naam, rol = quote(dbname, safe=""), quote(role, safe="")
        return f"postgresql://{rol}@/{naam}?host={host}&port=5432"

    def verbind(self, dbname: str, role: str = SUPERUSER) -> psycopg.Connection:
        return psycopg.connect(self.url(dbname, role), autocommit=True, connect_timeout=10)

    def heeft_database(self, dbname: str) -> bool:
        with self.verbind("postgres") as conn:
            vraag = "SELECT 1 FROM pg_database WHERE datname = %s"
            return conn.execute(vraag, [dbname]).fetchone() is not None

    def maak_database(self, dbname: str, *, sjabloon: str = "template0") -> None:
        """A database of the owner role; `sjabloon` is copied with all that is in it."""
        self._beheer("CREATE DATABASE {} OWNER {} TEMPLATE {}", dbname, EIGENAAR, sjabloon)

    def hernoem_database(self, oud: str, nieuw: str) -> None:
        self._beheer("ALTER DATABASE {} RENAME TO {}", oud, nieuw)

    def verwijder_database(self, dbname: str) -> None:
        """Drop it if it is there, and end the sessions that still use it."""
        self._beheer("DROP DATABASE IF EXISTS {} WITH (FORCE)", dbname)

    def _beheer(self, opdracht: str, *namen: str) -> None:
        with self.verbind("postgres") as conn:
            conn.execute(sql.SQL(opdracht).format(*map(sql.Identifier, namen)))
