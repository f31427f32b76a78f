"""Running the set queries of rules: SQL in, violations out."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection
from psycopg import sql as opmaak

from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Toets, Vraag

Rij = tuple[Any, ...]
Zin = Callable[[Toets, list[Rij]], Iterable[Overtreding]]


@dataclass(frozen=True, slots=True, eq=False)
class SqlVraag:
    """A set query, and a function that puts its rows in words.

    The SQL may use what `params` gives, and what `vast` names: that never differs between acts.
    `vooraf` is a cheaper query: where it finds nothing, the SQL would find nothing either.
    """

    sql: Callable[[], str]
    zin: Zin
    vooraf: str
    vast: Mapping[str, Any]

    def __call__(self, toets: Toets) -> Iterable[Overtreding]:
        rijen = self.rijen(toets)
        return self.zin(toets, rijen) if rijen else []

    def rijen(self, toets: Toets) -> list[Rij]:
        """What the SQL finds, not yet in words."""
        if not (toets.gevraagd or self._kan_spreken(toets)):
            return []
        return haal_vaak(_ingevuld(self, toets, self.sql()), **params(toets))

    def _kan_spreken(self, toets: Toets) -> bool:
        if not self.leest(toets.tabellen):
            return False
        return not self.vooraf or bool(
            haal_vaak(_ingevuld(self, toets, self.vooraf), **params(toets))
        )

    def leest(self, tabellen: frozenset[str] | None) -> bool:
        """Whether this reads one of `tabellen`; else what it would find was there before."""
        return tabellen is None or not tabellen.isdisjoint(_gelezen(self.sql()))


def sql_vraag(sql: str | Callable[[], str], zin: Zin, *, vooraf: str = "", **vast: Any) -> SqlVraag:
    """A SqlVraag; a function gives SQL that can only be made when all rooms are there."""
    return SqlVraag((lambda: sql) if isinstance(sql, str) else cache(sql), zin, vooraf, vast)


def die_spreken(toetsen: Sequence[tuple[Vraag, Toets]]) -> list[tuple[Vraag, Toets]]:
    """Those that may have something to say, in their order.

    An act touches little, and most rules are then silent: one statement asks them all. Where an
    act touches much each is asked by itself, so that PostgreSQL plans for each.
    """
    in_sql = [(v, t) for v, t in toetsen if isinstance(v, SqlVraag)]
    if not in_sql or in_sql[0][1].tabellen is None or _is_veel(in_sql[0][1].ids):
        return list(toetsen)
    toets = in_sql[0][1]
    aan = [v.leest(toets.tabellen) for v, _ in in_sql]
    vraag = _samen(tuple((v, _dagen(t)) for v, t in in_sql))
    uitslag = haal_vaak(vraag, **params(toets), aan=aan)[0][0]
    spreekt = {id(v) for (v, _), wel in zip(in_sql, uitslag, strict=True) if wel}
    return [
        (v, replace(t, gevraagd=isinstance(v, SqlVraag)))
        for v, t in toetsen
        if not isinstance(v, SqlVraag) or id(v) in spreekt
    ]


@cache
def _samen(vragen: tuple[tuple[SqlVraag, str], ...]) -> str:
    """One statement that says of each question whether it finds a row; unless it is not `aan`."""
    delen = ",\n".join(
        f"CASE WHEN (%(aan)s::bool[])[{nr}] THEN EXISTS ("
        f"{_vul_in(vraag.vooraf or vraag.sql(), vraag, dagen)}) END"
        for nr, (vraag, dagen) in enumerate(vragen, start=1)
    )
    return f"SELECT ARRAY[{delen}]"


def _ingevuld(vraag: SqlVraag, toets: Toets, sql: str) -> str:
    return _vul_in(sql, vraag, _dagen(toets))


@cache
def _vul_in(sql: str, vraag: SqlVraag, dagen: str) -> str:
    """`sql` with what never differs between acts written out, so that PostgreSQL plans for it."""
    vast = {**vraag.vast, "regel": dagen}

    def waarde(gevonden: "re.Match[str]") -> str:
        naam = gevonden[1]
        return opmaak.Literal(vast[naam]).as_string() if naam in vast else gevonden[0]

    return _PARAMETER.sub(waarde, sql)


_PARAMETER = re.compile(r"%\((\w+)\)s")


@cache
def _gelezen(sql: str) -> frozenset[str]:
    """The tables that a query names."""
    return frozenset(_WOORD.findall(sql)) & _tabellen()


_WOORD = re.compile(r"\w+")


@cache
def _tabellen() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models())


def params(toets: Toets) -> dict[str, Any]:
    """What every set query may use, besides %(regel)s: the days on which the rule holds.

    %(ids)s: an int8 array, NULL for all. %(vandaag)s. %(nr)s, %(moment)s, %(grondslag)s: of the
    Handeling being written, else NULL.
    """
    return {
        "ids": toets.ids,
        "vandaag": toets.vandaag,
        "nr": toets.lopend and toets.lopend.nr,
        "moment": toets.lopend and toets.lopend.moment,
        "grondslag": toets.lopend and toets.lopend.grondslag,
    }


def _dagen(toets: Toets) -> str:
    periode = toets.regel.periode
    return f"[{periode.van.isoformat()},{periode.tot.isoformat() if periode.tot else ''})"


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
    with connection.cursor() as cursor:
        cursor.execute(_BIJ.sub(_alles if params.get("ids") is None else _veel, sql), params)
        return list(cursor.fetchall())


def haal_vaak(sql: str, **params: Any) -> list[Rij]:
    """As `haal`, for a query that comes back with every act: PostgreSQL keeps its plan.

    Only for few identities: a plan kept for one act's few would be bad for another's many.
    """
    if _is_veel(params.get("ids")):
        return haal(sql, **params)
    connection.ensure_connection()
    verbinding = connection.connection
    if verbinding.prepared_max != PLANNEN:
        # Django prepares nothing by itself and turns it off; a cursor of its own asks for it.
        verbinding.prepare_threshold, verbinding.prepared_max = 0, PLANNEN
    tekst, namen = _genummerd(sql, params.get("ids") is None)
    with connection.wrap_database_errors:
        cursor = psycopg.RawCursor(verbinding)
        waarden = [params[naam] for naam in namen]
        return list(cursor.execute(tekst, waarden, prepare=True).fetchall())


@cache
def _genummerd(sql: str, alles: bool) -> tuple[str, tuple[str, ...]]:  # noqa: FBT001
    """The query as PostgreSQL itself writes it, with the names of $1, $2 and on.

    The driver would find this out again for each call of a long query.
    """
    namen: dict[str, int] = {}

    def plek(gevonden: "re.Match[str]") -> str:
        return f"${namen.setdefault(gevonden[1], len(namen) + 1)}"

    tekst = _PARAMETER.sub(plek, _BIJ.sub(_alles if alles else _weinig, sql))
    return tekst.replace("%%", "%"), tuple(namen)


PLANNEN = 500
"""How many plans a connection keeps: more than there are set queries."""
VEEL_TEKENS = 2_000
"""From so long a list of identities on, they are many."""


def _is_veel(ids: str | None) -> bool:
    return len(ids or "") > VEEL_TEKENS


def _alles(_: "re.Match[str]") -> str:
    return "true"


def _weinig(gevonden: "re.Match[str]") -> str:
    delen = (f"{k} = ANY(%(ids)s::int8[])" for k in gevonden[1].split())
    return f"({' OR '.join(delen)})"


def _veel(gevonden: "re.Match[str]") -> str:
    delen = (f"{k} IN (SELECT unnest(%(ids)s::int8[]))" for k in gevonden[1].split())
    return f"({' OR '.join(delen)})"
