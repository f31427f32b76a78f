"""The access reviews that were done, and whether what had to end has ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.platform import klok, reeksen
from driehoek.platform.models import Account, Handeling
from driehoek.register import instellingen
from driehoek.register.models import Rolvervulling
from driehoek.toegang.models import Toegangsbeoordeling, Toegangsbevinding
from driehoek.toegang.reads_wijzigingen import sleutel_van
from driehoek.toegang.types import Oordeel, Rolsleutel


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether it is time to look again."""

    laatste: date
    """The day of the last review; without one the day that the register began."""
    ooit: bool
    dagen: int
    termijn: int

    @property
    def te_laat(self) -> bool:
        return self.dagen > self.termijn


def beoordelingen(bekend_op: datetime) -> QuerySet[Toegangsbeoordeling]:
    """The reviews done up to a moment, newest first, with how many findings each has."""
    return (
        Toegangsbeoordeling.objects.filter(geopend__moment__lte=bekend_op)
        .select_related("geopend")
        .annotate(
            aantal=Count("bevindingen"),
            eindigt=Count("bevindingen", filter=Q(bevindingen__oordeel=Oordeel.EINDIGT)),
        )
        .order_by("-geopend_id")
    )


def stand(peil: Peilmoment) -> Stand:
    """How long ago the last review was, on the Peilmoment."""
    laatste = beoordelingen(peil.bekend_op).first()
    handeling = laatste.geopend if laatste else Handeling.objects.order_by("nr").first()
    dag = _dag(handeling.moment) if handeling else peil.geldig_op
    return Stand(
        laatste=dag,
        ooit=laatste is not None,
        dagen=(peil.geldig_op - dag).days,
        termijn=instellingen.getal(instellingen.TOEGANGSTERMIJN, peil.geldig_op),
    )


def open_bevindingen(bevindingen: Sequence[Toegangsbevinding], nu: Peilmoment) -> set[int]:
    """Of these findings the ids of what had to end and is still there."""
    eindigt = [b for b in bevindingen if b.oordeel == Oordeel.EINDIGT]
    personen = reeksen.ids({b.persoon_id for b in eindigt if b.persoon_id})
    gehouden = {
        sleutel_van(f) for f in Rolvervulling.objects.op(nu).filter(persoon_id__in=personen)
    }
    accounts = {b.account for b in eindigt if b.account}
    actief = set(
        Account.objects.filter(id__in=reeksen.uuids(accounts), is_active=True).values_list(
            "id", flat=True
        )
    )
    return {b.id for b in eindigt if b.account in actief or rol_van(b) in gehouden}


def rol_van(bevinding: Toegangsbevinding) -> Rolsleutel | None:
    if bevinding.rolsoort_id is None:
        return None
    return Rolsleutel(
        bevinding.persoon_id or 0,
        bevinding.rolsoort_id,
        bevinding.drager_id or 0,
        bevinding.rang,
        bevinding.waarneming,
    )


def _dag(moment: datetime) -> date:
    return moment.astimezone(klok.AMSTERDAM).date()
