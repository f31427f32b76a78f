"""The canonical bytes of what the ledger hashes.

One value has one form, whatever the database, driver or Python version: JSON with sorted keys,
no spaces, UTF-8, days and moments as ISO text in UTC, ranges as '[van,tot)', numbers as text.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.db.backends.postgresql.psycopg_any import Range

from driehoek.platform.tijdfeit import Geboekt

Hash = bytes
GEEN_VORIGE: Hash = bytes(32)
VOOR_HANDELING = b"driehoek:1:"
"""Before what is hashed of a Handeling, so that it is taken for nothing else."""


def waarde(v: Any) -> Any:  # noqa: C901, PLR0911  (one line per kind of value)
    """The canonical form of one field's value, as something JSON can hold."""
    if v is None or isinstance(v, str | bool):
        return v
    if isinstance(v, int):
        return str(v)
    if isinstance(v, datetime):
        return v.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(v, date):
        return v.isoformat()
    if isinstance(v, Range):
        return f"[{waarde(v.lower) or ''},{waarde(v.upper) or ''})"
    if isinstance(v, Decimal):
        return format(v.normalize(), "f")
    if isinstance(v, uuid.UUID):
        return str(v)
    if isinstance(v, bytes | memoryview):
        return bytes(v).hex()
    if isinstance(v, Mapping):
        return {str(k): waarde(x) for k, x in v.items()}
    if isinstance(v, list | tuple):
        return [waarde(x) for x in v]
    raise TypeError(f"Geen canonieke vorm voor {type(v).__name__}.")


# Made once: every row passes here when it is booked and at each verify.
_codeer = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def tot_bytes(v: Any) -> bytes:
    return _codeer(waarde(v)).encode()


@cache
def kolommen(model: type[Geboekt]) -> tuple[str, ...]:
    """The columns of `model` that its rows' hash covers, in a fixed order."""
    return tuple(
        sorted(
            veld.attname
            for veld in model._meta.concrete_fields
            if not isinstance(veld, models.GeneratedField) and veld.name not in model.NIET_IN_HASH
        )
    )


def hash_van_rij(model: type[Geboekt], rij: Mapping[str, Any]) -> Hash:
    """The SHA-256 of one row, given as column name to value."""
    return hash_van_velden(model._meta.db_table, gehasht(model, rij))


def gehasht(model: type[Geboekt], rij: Mapping[str, Any]) -> list[list[Any]]:
    """The columns of one row that its hash covers, each with its canonical value.

    A column of `LATER` that says what it said of the rows from before it, is left out: so those
    rows keep the hash that the ledger holds (ADR 0033).
    """
    later = model.LATER
    return [[k, waarde(rij[k])] for k in kolommen(model) if k not in later or rij[k] != later[k]]


def hash_van_velden(tabel: str, velden: list[list[Any]]) -> Hash:
    """As `hash_van_rij`, of columns in their order with their canonical values."""
    return hashlib.sha256(_codeer([tabel, velden]).encode()).digest()


def bytes_van_handeling(  # noqa: PLR0913  (every field of a Handeling takes part)
    *,
    nr: int,
    moment: datetime,
    naam: str,
    account: uuid.UUID | None,
    verzoek: uuid.UUID,
    grondslag: int | None,
    inhoud: bytes,
    manifest: bytes,
    vorige: Hash,
) -> bytes:
    """What is hashed of a Handeling: its fields, of its content and manifest their SHA-256."""
    deel = {
        "account": account,
        "grondslag": grondslag,
        "inhoud": hashlib.sha256(inhoud).digest(),
        "manifest": hashlib.sha256(manifest).digest(),
        "moment": moment,
        "naam": naam,
        "nr": nr,
        "verzoek": verzoek,
        "vorige": vorige,
    }
    return VOOR_HANDELING + tot_bytes(deel)


def hash_van_handeling(**velden: Any) -> Hash:
    """The SHA-256 that chains a Handeling to the one before and to the rows it touched."""
    return hashlib.sha256(bytes_van_handeling(**velden)).digest()
