"""Running the set queries of rules: SQL in, violations out."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection

from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Toets, Vraag

Rij = tuple[Any, ...]
Zin = Callable[[Toets, list[Rij]], Iterable[Overtreding]]


def sql_vraag(sql: str, zin: Zin, **extra: Any) -> Vraag:
    """A Vraag from SQL and a function that puts its rows in words.

    The SQL may use what `params` gives, and what `extra` names.
    """

    def vraag(toets: Toets) -> Iterable[Overtreding]:
        rijen = haal_vaak(sql, **params(toets), **extra)
        return zin(toets, rijen) if rijen else []

    return vraag


def params(toets: Toets) -> dict[str, Any]:
    """What every set query may use.

    %(ids)s: an int8 array, NULL for all. %(vandaag)s. %(regel)s: the days on which the rule
    holds. %(nr)s, %(moment)s, %(grondslag)s: of the Handeling being written, else NULL.
    """
    return {
        "ids": toets.ids,
        "vandaag": toets.vandaag,
        "regel": _dagen(toets),
        "nr": toets.lopend and toets.lopend.nr,
        "moment": toets.lopend and toets.lopend.moment,
        "grondslag": toets.lopend and toets.lopend.grondslag,
        "tabellen": toets.tabellen,
    }


HANDELINGEN = """(
    SELECT nr, moment, grondslag FROM platform_handeling
    UNION ALL
    SELECT %(nr)s::int8, %(moment)s::timestamptz, %(grondslag)s::int8
    WHERE %(nr)s::int8 IS NOT NULL)"""
"""All Handelingen, the one being written included; for use in a set query."""


_BIJ = re.compile(r"<<([^>]+)>>")


def bij(*kolommen: str) -> str:
    """In a set query: that one of these columns is among the identities looked at."""
    return f"<<{' '.join(kolommen)}>>"


def haal(sql: str, **params: Any) -> list[Rij]:
    """The rows of a set query.

    `bij` is filled in here rather than by a parameter that may be NULL, so that PostgreSQL plans
    for what is asked: an index for a few identities, a hash for many, neither for all.
    """
    volledig = _BIJ.sub(_alles if params.get("ids") is None else _binnen, sql)
    with connection.cursor() as cursor:
        cursor.execute(volledig, params)
        return list(cursor.fetchall())


def haal_vaak(sql: str, tabellen: frozenset[str] | None = None, **params: Any) -> list[Rij]:
    """As `haal`, for a query that comes back with every act: PostgreSQL keeps its plan.

    Only for few identities: a plan kept for one act's few would be bad for another's many. With
    `tabellen`, a query that reads none of those tables is not asked: what it would find was there
    before the act.
    """
    if tabellen is not None and tabellen.isdisjoint(_leest(sql)):
        return []
    if len(params.get("ids") or "") > VEEL_TEKENS:
        return haal(sql, **params)
    volledig = _BIJ.sub(_alles if params.get("ids") is None else _binnen, sql)
    connection.ensure_connection()
    verbinding = connection.connection
    if verbinding.prepared_max != PLANNEN:
        # Django prepares nothing by itself and turns it off; a cursor of its own asks for it.
        verbinding.prepare_threshold, verbinding.prepared_max = 0, PLANNEN
    cursor = psycopg.Cursor(verbinding)
    return list(cursor.execute(volledig, params, prepare=True).fetchall())


VEEL_TEKENS = 2_000
PLANNEN = 500
"""How many plans a connection keeps: more than there are set queries."""


@cache
def _leest(sql: str) -> frozenset[str]:
    """The tables that a query names."""
    return frozenset(_WOORD.findall(sql)) & _tabellen()


@cache
def _tabellen() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models())


_WOORD = re.compile(r"\w+")


def _alles(_: "re.Match[str]") -> str:
    return "true"


def _binnen(gevonden: "re.Match[str]") -> str:
    delen = (f"{k} IN (SELECT unnest(%(ids)s::int8[]))" for k in gevonden[1].split())
    return f"({' OR '.join(delen)})"


def _dagen(toets: Toets) -> str:
    periode = toets.regel.periode
    return f"[{periode.van.isoformat()},{periode.tot.isoformat() if periode.tot else ''})"
