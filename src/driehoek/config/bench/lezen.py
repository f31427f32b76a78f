"""Reading at a point in time, against the same SQL without Driehoek and Django around it."""

from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection

from driehoek.config.bench.klokken import om_en_om
from driehoek.config.bench.soorten import Meting
from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten import reads as opdrachten
from driehoek.platform import klok
from driehoek.register import reads as register

GRENS = 3
Zinnen = list[tuple[str, Any]]


def lees_metingen(app: str, drager: int, aantal: int) -> list[Meting]:
    peil = Peilmoment(klok.vandaag(), klok.nu())
    return [
        _meet("peilmoment: opdracht", lambda: opdrachten.opdracht(drager, peil), app, aantal),
        _meet("peilmoment: rollen", lambda: list(register.rollen_op([drager], peil)), app, aantal),
    ]


def _meet(naam: str, lees: Callable[[], object], app: str, aantal: int) -> Meting:
    zinnen = _afgeluisterd(lees)
    # The cursor that Django uses too: parameters filled in by the client, nothing prepared.
    with psycopg.connect(app, autocommit=True, cursor_factory=psycopg.ClientCursor) as conn:
        waarde, ijkpunt = om_en_om(lees, lambda: _rauw(conn, zinnen), aantal)
    return Meting(naam, 1000 * waarde, "ms", GRENS, 1000 * ijkpunt)


def _rauw(conn: psycopg.Connection, zinnen: Zinnen) -> None:
    for sql, params in zinnen:
        conn.execute(sql, params).fetchall()


def _afgeluisterd(lees: Callable[[], object]) -> Zinnen:
    """The SQL that a read sends, with its parameters."""
    zinnen: Zinnen = []

    def noteer(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        zinnen.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(noteer):
        lees()
    return zinnen
