"""What the ledger guards: rows that are booked once and never overwritten.

Three abstract bases, each a little more than the one before:

- `Geboekt`: an immutable row, opened by a Handeling;
- `Registratie`: a row that the register can stop saying (`geregistreerd`, `gesloten`);
- `Tijdfeit`: a Registratie that is true over a period (`geldig`): two time axes.

The database refuses what these promise not to do: see `driehoek.platform.waarborgen`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from driehoek.kern.tijd import Peilmoment, Periode

M_co = TypeVar("M_co", bound="Registratie", covariant=True)


class Geboekt(models.Model):
    """An immutable row of the register; its id comes from the ledger."""

    # Columns that may change or be destroyed later, and so stay out of the row's hash.
    NIET_IN_HASH: ClassVar[frozenset[str]] = frozenset()
    # Columns that a later release added, with what the rows of before hold in them: the hash
    # covers such a column where it says something else (ADR 0033).
    LATER: ClassVar[Mapping[str, object]] = {}
    # Columns that hold an identity this row says something about: the rules look at those.
    RAAKT: ClassVar[tuple[str, ...]] = ()

    id = models.BigIntegerField(primary_key=True)
    geopend = models.ForeignKey("platform.Handeling", models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class RegistratieQuerySet(models.QuerySet[M_co]):
    def bekend(self, moment: datetime) -> "RegistratieQuerySet[M_co]":
        """What the register said at `moment`."""
        return self.filter(geregistreerd__contains=moment)

    def huidig(self) -> "RegistratieQuerySet[M_co]":
        """What the register says now, over all valid time."""
        return self.filter(gesloten__isnull=True)

    def op(self, peil: Peilmoment) -> "RegistratieQuerySet[M_co]":
        """What was true on `peil.geldig_op`, as known at `peil.bekend_op`."""
        return self.filter(geldig__contains=peil.geldig_op, geregistreerd__contains=peil.bekend_op)


class Registratie(Geboekt):
    """A row that the register says from one Handeling until another closes it."""

    NIET_IN_HASH = frozenset({"geregistreerd", "gesloten"})

    geregistreerd = DateTimeRangeField()
    # Nearly every row is open: an index over all would tempt the planner to read them all.
    # `waarborgen.alleen_sluiten` makes one of the closed rows.
    gesloten = models.ForeignKey(
        "platform.Handeling",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    objects: ClassVar[RegistratieQuerySet[Any]] = RegistratieQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True


class Tijdfeit(Registratie):
    """A row that is true over `geldig`, for as long as the register says so.

    `SLEUTEL` names the fields that say what the fact is about: on any day, at any moment of
    knowledge, at most one row has that key. `WAARDE` names the fields that say what is so.
    """

    SLEUTEL: ClassVar[tuple[str, ...]] = ()
    WAARDE: ClassVar[tuple[str, ...]] = ()

    geldig = DateRangeField()

    class Meta:
        abstract = True

    @classmethod
    def sleutel_van(cls, velden: dict[str, Any]) -> tuple[Any, ...]:
        """The key of a fact with these field values."""
        return tuple(velden[naam] for naam in cls.SLEUTEL)

    def velden(self) -> dict[str, Any]:
        """The fields of key and value, as an act states them."""
        namen = {*(n for n in self.SLEUTEL if not n.startswith("_")), *self.WAARDE}
        return {naam: self.__dict__[naam] for naam in namen}

    @property
    def periode(self) -> Periode:
        return periode_uit(self.geldig)


def periode_uit(bereik: DateRange) -> Periode:
    """A Periode from a database range; PostgreSQL hands out day ranges as [van, tot)."""
    return Periode(bereik.lower, bereik.upper)


def bereik_uit(periode: Periode) -> DateRange:
    return DateRange(periode.van, periode.tot, "[)")


def vanaf_moment(moment: datetime) -> DateTimeTZRange:
    return DateTimeTZRange(moment, None, "[)")
