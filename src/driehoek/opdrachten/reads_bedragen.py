"""The amounts of the budget, each as it is after its corrections."""

from datetime import datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from driehoek.opdrachten.begroting.types import Stand
from driehoek.opdrachten.models import Bedragcorrectie, Begrotingsbedrag


def bekend(bekend_op: datetime | None) -> Q:
    """What the register knew at a moment; None: now."""
    return Q() if bekend_op is None else Q(geopend__moment__lte=bekend_op)


def in_stand(stand: Stand, voor: str = "") -> Q:
    return Q(
        **{
            f"{voor}jaar": stand.jaar,
            f"{voor}stand": str(stand.soort),
            f"{voor}standnummer": stand.nummer,
        }
    )


def bedragen_met_correctie(bekend_op: datetime | None = None) -> QuerySet[Begrotingsbedrag]:
    """Every amount, with `geldt`: what it is after its last correction.

    None where it should not have stood there.
    """
    laatste = Bedragcorrectie.objects.filter(bekend(bekend_op), bedrag=OuterRef("pk")).order_by(
        "-id"
    )
    return Begrotingsbedrag.objects.filter(bekend(bekend_op)).annotate(
        geldt=Case(
            When(Exists(laatste), then=Subquery(laatste.values("wordt")[:1])), default=F("bedrag")
        )
    )


def geldende_bedragen(bekend_op: datetime | None = None) -> QuerySet[Begrotingsbedrag]:
    """The amounts that stand, each with what it is (`geldt`)."""
    return bedragen_met_correctie(bekend_op).filter(Q(geldt__isnull=False))


def bedragen_van_post(stand: Stand, code: str) -> QuerySet[Begrotingsbedrag]:
    """The amounts of one line, those that were printed at another line among them."""
    eigen = Q(totaal_van__isnull=True, post__code=code) | Q(totaal_van__code=code)
    return bedragen_met_correctie().filter(in_stand(stand, "post__") & eigen).order_by("id")


def bedrag_nu(rij: Begrotingsbedrag) -> int | None:
    """What an amount is, of a row of `bedragen_met_correctie`."""
    geldt: int | None = rij.__dict__["geldt"]
    return geldt
