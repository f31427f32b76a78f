"""Questions about the dated settings, and about who decides what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.register.models import Beslisbevoegdheid, Instelling


@dataclass(frozen=True, slots=True)
class Verloop:
    """What a setting was, is and will be, as known at a moment; oldest first."""

    feiten: tuple[Instelling, ...]

    def op(self, dag: date) -> Instelling | None:
        """What a besluit set it to on a day; None while its founding value holds."""
        return next((f for f in self.feiten if f.periode.bevat(dag)), None)

    def volgende(self, dag: date) -> Instelling | None:
        """The first change after a day that is known already."""
        return next((f for f in self.feiten if f.periode.van > dag), None)


def verlopen(bekend_op: datetime, code: str = "") -> dict[str, Verloop]:
    """Of every setting that a besluit ever set (or of one): its course, by code."""
    feiten = Instelling.objects.bekend(bekend_op).select_related("grondslag__besluit")
    if code:
        feiten = feiten.filter(code=code)
    per_code: dict[str, list[Instelling]] = defaultdict(list)
    for feit in feiten.order_by("code", "geldig"):
        per_code[feit.code].append(feit)
    return {code: Verloop(tuple(rijen)) for code, rijen in per_code.items()}


def kennis(code: str, bekend_op: datetime) -> list[Instelling]:
    """All that the register said of a setting up to a moment, oldest first."""
    return list(
        Instelling.objects.filter(code=code, geopend__moment__lte=bekend_op)
        .select_related("grondslag__besluit")
        .order_by("geopend_id", "geldig")
    )


def beslissers(peil: Peilmoment) -> QuerySet[Beslisbevoegdheid]:
    """Who may decide what on the Peilmoment, with the besluit that says so."""
    feiten: QuerySet[Beslisbevoegdheid] = Beslisbevoegdheid.objects.op(peil)
    return feiten.select_related("grondslag__besluit").order_by("besluitsoort", "id")
