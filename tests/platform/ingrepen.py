"""One tampering at a time, as superuser, past triggers, grants and checks."""

import random
import string
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True)
class Ingreep:
    """One tampering: what is done, and which row verify must name for it."""

    soort: str
    tabel: str
    kolom: str
    sleutel: Any


def modellen() -> dict[str, Any]:
    from driehoek.platform.handelingen import verify
    from driehoek.platform.models import Handeling, Kop

    extra = {m._meta.db_table: m for m in (Handeling, Kop)}
    return {**verify.geboekte_modellen(), **extra}


def kolommen(model: Any) -> list[Any]:
    """Every column but the generated ones: PostgreSQL computes those and lets nobody set them."""
    from django.db import models

    return [
        v.column for v in model._meta.concrete_fields if not isinstance(v, models.GeneratedField)
    ]


@contextmanager
def ingreep(
    kans: random.Random, soort: str = "", tabel: str = "", kolom: str = ""
) -> Iterator[Ingreep | None]:
    """A tampering that stands within the block; None where the database cannot hold it."""
    from django.db import DataError, IntegrityError, connection, transaction

    alle = modellen()
    tabel = tabel or kans.choice(sorted(alle))
    soort = soort or kans.choices(["wijzig", "verwijder", "voeg toe"], [6, 2, 2])[0]
    model = alle[tabel]
    kolom = kolom or kans.choice(kolommen(model))
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")
                _laat_checks_vallen(cursor, tabel)
                sleutel = _doe(cursor, kans, soort, model, kolom)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except (IntegrityError, DataError):
            sleutel = None
        yield None if sleutel is None else Ingreep(soort, tabel, kolom, sleutel)
        transaction.set_rollback(True)


def _laat_checks_vallen(cursor: Any, tabel: str) -> None:
    """Who owns the table can drop what guards its values."""
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c'",
        [tabel],
    )
    for (naam,) in cursor.fetchall():
        cursor.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT {naam}")


def _doe(cursor: Any, kans: random.Random, soort: str, model: Any, kolom: str) -> Any:
    """Do it; gives the key of the row that verify must name, None where nothing changed."""
    tabel, pk = model._meta.db_table, model._meta.pk.column
    cursor.execute(f"SELECT {pk} FROM {tabel} ORDER BY {pk}")
    sleutel = kans.choice([rij[0] for rij in cursor.fetchall()])
    if soort == "verwijder":
        cursor.execute(f"DELETE FROM {tabel} WHERE {pk} = %s", [sleutel])
        return sleutel
    if soort == "voeg toe":
        return _voeg_toe(cursor, kans, model, sleutel)
    if kolom == "gesloten_id":
        return _sluit_of_heropen(cursor, tabel, sleutel)
    cursor.execute(f"SELECT {kolom} FROM {tabel} WHERE {pk} = %s", [sleutel])
    oud = cursor.fetchone()[0]
    nieuw = _anders(kans, model, kolom, oud)
    cursor.execute(
        f"UPDATE {tabel} SET {kolom} = %s WHERE {pk} = %s RETURNING {kolom}", [nieuw, sleutel]
    )
    return None if cursor.fetchone()[0] == oud else sleutel


def _sluit_of_heropen(cursor: Any, tabel: str, sleutel: int) -> int:
    """Close an open fact, or open a closed one: the two closing columns go together."""
    cursor.execute(
        f"UPDATE {tabel} SET gesloten_id = CASE WHEN gesloten_id IS NULL THEN geopend_id END,"
        " geregistreerd = tstzrange(lower(geregistreerd), CASE WHEN gesloten_id IS NULL"
        " THEN lower(geregistreerd) + interval '1 hour' END, '[)') WHERE id = %s",
        [sleutel],
    )
    return sleutel


def _voeg_toe(cursor: Any, kans: random.Random, model: Any, sleutel: Any) -> Any:
    """Copy a row under another key; what must be unique gets another value."""
    tabel, pk = model._meta.db_table, model._meta.pk.column
    uniek = {v.column for v in model._meta.concrete_fields if v.unique} - {pk}
    velden = [k for k in kolommen(model) if k != pk]
    cursor.execute(f"SELECT {', '.join(velden)} FROM {tabel} WHERE {pk} = %s", [sleutel])
    rij = dict(zip(velden, cursor.fetchone(), strict=True))
    for kolom in uniek:
        rij[kolom] = _anders(kans, model, kolom, rij[kolom])
    nieuw = 900_000 + kans.randrange(1000)
    cursor.execute(
        f"INSERT INTO {tabel} ({pk}, {', '.join(rij)}) VALUES (%s, {', '.join(['%s'] * len(rij))})",
        [nieuw, *(_vorm(model, k, w) for k, w in rij.items())],
    )
    return nieuw


def _vorm(model: Any, kolom: str, waarde: Any) -> Any:
    from django.db import models
    from psycopg.types.json import Jsonb

    veld = next(v for v in model._meta.concrete_fields if v.column == kolom)
    if isinstance(veld, models.JSONField):
        import json

        return Jsonb(json.loads(waarde) if isinstance(waarde, str) else waarde)
    return waarde


def _anders(kans: random.Random, model: Any, kolom: str, oud: Any) -> Any:  # noqa: PLR0911, PLR0912, C901
    """Another value of the same kind; sometimes nothing at all, where the column allows it."""
    from django.contrib.postgres.fields import ArrayField
    from django.db import models
    from django.db.backends.postgresql.psycopg_any import Range
    from psycopg.types.json import Jsonb

    veld = next(v for v in model._meta.concrete_fields if v.column == kolom)
    if veld.null and oud is not None and kans.random() < 0.3:
        return None
    soort = veld.target_field if isinstance(veld, models.ForeignKey) else veld
    match soort:
        case models.BooleanField():
            return not oud
        case ArrayField():
            over = set(dict(veld.base_field.choices)) - set(oud)
            return [*oud, kans.choice(sorted(over))]
        case models.JSONField():
            return Jsonb(kans.choice(["iets anders", kans.randrange(100, 1000)]))
        case models.UUIDField():
            return uuid.UUID(int=kans.getrandbits(128))
        case models.BinaryField():
            bytes_ = bytearray(bytes(oud or b"x"))
            bytes_[kans.randrange(len(bytes_))] ^= 1 << kans.randrange(8)
            return bytes(bytes_)
        case models.DateTimeField():
            return oud + timedelta(microseconds=kans.randrange(1, 10**6))
        case models.DateField():
            return (oud or date(2024, 1, 1)) + timedelta(days=kans.choice([-1, 1, 30]))
        case models.DecimalField():
            return oud - 1
        case models.IntegerField() if veld.primary_key:
            return oud + 10_000 + kans.randrange(1000)  # a key that no other row has
        case models.IntegerField():
            return (oud or 0) + kans.choice([-1, 1, 1, 2, 5])
        case models.CharField() | models.TextField():
            return _andere_tekst(kans, veld, oud)
    if isinstance(oud, Range):
        stap = timedelta(days=1) if isinstance(oud.lower, date) else timedelta(seconds=1)
        return type(oud)(oud.lower + kans.choice([-1, 1]) * stap, oud.upper, "[)")
    raise TypeError(veld)


def _andere_tekst(kans: random.Random, veld: Any, oud: str | None) -> str:
    keuzes = [k for k, _ in veld.flatchoices if k != oud]
    if keuzes:
        return str(kans.choice(keuzes))
    letter = kans.choice(string.ascii_letters)
    tekst = oud or ""
    if not tekst:
        return letter
    plek = kans.randrange(len(tekst))
    return f"{tekst[:plek]}{letter}{tekst[plek + 1 :]}"
