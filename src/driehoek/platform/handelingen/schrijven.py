"""Storing what an act booked, in as few rounds to the database as can be.

Most acts write a few rows in each of some five tables: those go together, in one round. Many rows
go by COPY, the fastest way in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models
from psycopg.types.json import Jsonb

from driehoek.platform.fouten import IntussenGewijzigd
from driehoek.platform.tijdfeit import Geboekt, Registratie

WEINIG = 25
"""So many rows of one table at most go together with those of others."""

Kolommen = tuple[tuple[str, Callable[[Any], Any]], ...]


@dataclass(slots=True)
class Ronde:
    """Statements that go to the database together, in their order."""

    _zinnen: list[str] = field(default_factory=list)
    _waarden: list[Any] = field(default_factory=list)
    _verwacht: list[int | None] = field(default_factory=list)

    def erbij(self, zin: str, waarden: Sequence[Any] = (), *, rijen: int | None = None) -> None:
        """One statement more; with `rijen` it must touch exactly so many rows."""
        self._zinnen.append(zin)
        self._waarden.extend(waarden)
        self._verwacht.append(rijen)

    def voer_uit(self) -> None:
        """IntussenGewijzigd where a statement touched another number of rows than it must."""
        if not self._zinnen:
            return
        with connection.cursor() as cursor:
            cursor.execute(";\n".join(self._zinnen), self._waarden)
            for rijen in self._verwacht:
                if rijen is not None and cursor.rowcount != rijen:
                    raise IntussenGewijzigd("Een feit dat deze handeling sluit, was al gesloten.")
                cursor.nextset()


def schrijf(
    sluit: Mapping[type[Registratie], Sequence[int]],
    open_: Mapping[type[Geboekt], Sequence[Geboekt]],
    nr: int,
    moment: datetime,
) -> None:
    """Close rows, by their ids, and then store new ones."""
    ronde, veel = Ronde(), []
    for model, ids in sluit.items():
        ronde.erbij(_sluiting(model), [nr, moment, list(ids)], rijen=len(set(ids)))
    for geboekt, rijen in open_.items():
        if len(rijen) > WEINIG:
            veel.append((geboekt, rijen))
        elif rijen:
            ronde.erbij(_invoeging(geboekt, len(rijen)), _waarden(geboekt, rijen))
    ronde.voer_uit()
    for geboekt, rijen in veel:
        _kopieer(geboekt, rijen)


@cache
def _sluiting(model: type[Registratie]) -> str:
    return (
        f"UPDATE {_tabel(model)} SET gesloten_id = %s,"  # noqa: S608  (a table name of ours)
        " geregistreerd = tstzrange(lower(geregistreerd), %s, '[)')"
        " WHERE id = ANY(%s::int8[]) AND gesloten_id IS NULL"
    )


@cache
def _invoeging(model: type[Geboekt], aantal: int) -> str:
    rij = f"({', '.join(['%s'] * len(_kolommen(model)))})"
    return f"INSERT INTO {_tabel(model)} ({_namen(model)}) VALUES {', '.join([rij] * aantal)}"  # noqa: S608


def _waarden(model: type[Geboekt], rijen: Sequence[Geboekt]) -> list[Any]:
    kolommen = _kolommen(model)
    return [zet(rij.__dict__[naam]) for rij in rijen for naam, zet in kolommen]


def _kopieer(model: type[Geboekt], rijen: Sequence[Geboekt]) -> None:
    kolommen = _kolommen(model)
    with (
        connection.wrap_database_errors,  # Django wraps execute, not copy
        connection.cursor() as cursor,
        cursor.copy(f"COPY {_tabel(model)} ({_namen(model)}) FROM STDIN") as kopie,
    ):
        for rij in rijen:
            kopie.write_row([zet(rij.__dict__[naam]) for naam, zet in kolommen])


@cache
def _kolommen(model: type[Geboekt]) -> Kolommen:
    """The columns that are stored, each with how its value is handed to the driver."""
    velden = (v for v in model._meta.concrete_fields if not isinstance(v, models.GeneratedField))
    return tuple((v.attname, _omzetter(v)) for v in velden)


@cache
def _namen(model: type[Geboekt]) -> str:
    return ", ".join(connection.ops.quote_name(naam) for naam, _ in _kolommen(model))


def _tabel(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _omzetter(veld: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(veld, models.JSONField):
        return lambda v: None if v is None else Jsonb(v)
    return lambda v: v
