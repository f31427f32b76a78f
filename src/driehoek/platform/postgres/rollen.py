"""The three database roles.

`postgres` makes databases and nothing else; `driehoek_eigenaar` owns the schema and migrates it;
`driehoek_app` is what the application connects as: triggers and grants hold for it.
"""

from contextlib import AbstractContextManager
from typing import Any, Protocol

SUPERUSER = "postgres"
EIGENAAR = "driehoek_eigenaar"
APP = "driehoek_app"


class Verbinding(Protocol):
    """A psycopg connection, or Django's."""

    def cursor(self) -> AbstractContextManager[Any]: ...


def zorg_voor_rollen(conn: Verbinding) -> bool:
    """Make the owner and the application role where they lack and we may.

    Whether both exist afterwards: in a database run by others they may be missing on purpose.
    """
    with conn.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        (mag_maken,) = cursor.fetchone()
        for rol in (EIGENAAR, APP):
            if mag_maken:
                cursor.execute(_maak_rol(rol))
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s)", [EIGENAAR, APP])
        (aantal,) = cursor.fetchone()
    return bool(aantal == len((EIGENAAR, APP)))


def als_app_bestaat(sql: str) -> str:
    """`sql` (grants to driehoek_app), to be run only where that role exists. For migrations."""
    return (
        f"DO $als$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP}') "
        f"THEN EXECUTE $sql${sql}$sql$; END IF; END $als$"
    )


def _maak_rol(rol: str) -> str:
    # LOGIN without a password: only peer authentication on a local socket lets it in.
    return f"""
        DO $maak$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{rol}') THEN
                CREATE ROLE {rol} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $maak$"""
