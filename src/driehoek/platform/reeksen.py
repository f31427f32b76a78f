"""Many values as one parameter: `veld IN (SELECT unnest(...))`, whatever their number."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models.expressions import RawSQL


def ids(waarden: Iterable[int]) -> RawSQL:
    """For `filter(x__in=reeksen.ids([...]))`: one array parameter, cast so that indexes serve."""
    return RawSQL("SELECT unnest(%s::int8[])", [list(waarden)])


def teksten(waarden: Iterable[str]) -> RawSQL:
    return RawSQL("SELECT unnest(%s::text[])", [list(waarden)])


def uuids(waarden: Iterable[UUID]) -> RawSQL:
    return RawSQL("SELECT unnest(%s::uuid[])", [list(waarden)])


def reeks(waarden: Iterable[Any]) -> RawSQL:
    """`ids` or `teksten`, by what is in it."""
    lijst = list(waarden)
    return teksten(lijst) if lijst and isinstance(lijst[0], str) else ids(lijst)
