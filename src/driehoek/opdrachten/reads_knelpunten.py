"""Knelpunten: which there are, where each lies, and how it went (REG-20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from driehoek.kern.tijd import AMSTERDAM, Peilmoment, einde_van_dag
from driehoek.opdrachten.models import Knelpuntstap, Oplossing, Stapsoort, Trede
from driehoek.opdrachten.reads_sql import peilparams
from driehoek.opdrachten.reads_sturing import LAATSTE_STAP, TOT_DIE_DAG
from driehoek.platform.vragen import haal
from driehoek.register import reads

OPEN, GESLOTEN = "open", "opgelost"


@dataclass(frozen=True, slots=True)
class KnelpuntRij:
    id: int
    nummer: str
    titel: str
    drager: int
    dragersoort: str
    dragernaam: str
    begonnen: datetime
    soort: str
    aan: str
    wijze: str
    sinds: datetime
    voorstel: int | None
    """A scope proposal that came from it."""

    @property
    def is_open(self) -> bool:
        return self.soort != Stapsoort.OPGELOST

    @property
    def stand(self) -> str:
        """Where it lies, or how it was solved."""
        return str(Trede(self.aan).label if self.aan else Oplossing(self.wijze).label)

    def dagen(self, op: date) -> int:
        """How many days old it is on a day; solved: how long it took."""
        einde = op if self.is_open else _dag(self.sinds)
        return max(0, (einde - _dag(self.begonnen)).days)


@dataclass(frozen=True, slots=True)
class KnelpuntFilter:
    stand: str = ""
    """`open` or `opgelost`; empty: both."""
    aan: str = ""
    """Only what lies at this step."""
    q: str = ""


_LIJST = f"""
SELECT k.id, k.nummer, k.titel, k.drager_id, d.soort, coalesce(n.naam, d.nummer), b.moment,
       s.soort, s.aan, s.wijze, s.moment,
       (SELECT max(v.id) FROM opdrachten_scopevoorstel v
        JOIN platform_handeling h ON h.nr = v.geopend_id
        WHERE v.knelpunt_id = k.id AND {TOT_DIE_DAG})
FROM opdrachten_knelpunt k
JOIN platform_handeling b ON b.nr = k.geopend_id
JOIN register_drager d ON d.id = k.drager_id
LEFT JOIN register_benaming n ON n.drager_id = k.drager_id AND n.geldig @> %(op)s::date
    AND n.geregistreerd @> %(bekend)s::timestamptz
JOIN {LAATSTE_STAP} s ON true
WHERE (%(id)s::int8 IS NULL OR k.id = %(id)s::int8)
  AND (%(stand)s = '' OR (s.soort = 'opgelost') = (%(stand)s = 'opgelost'))
  AND (%(aan)s = '' OR s.aan = %(aan)s)
  AND NOT EXISTS (SELECT FROM unnest(%(woorden)s::text[]) w WHERE strpos(
      lower(concat_ws(' ', k.nummer, k.titel, n.naam, d.nummer)), w) = 0)
ORDER BY s.soort = 'opgelost', k.id DESC
"""


def knelpunten(peil: Peilmoment, filters: KnelpuntFilter | None = None) -> list[KnelpuntRij]:
    """What was laid before somebody by the day of the Peilmoment: open first, then the newest."""
    keuze = filters or KnelpuntFilter()
    return _haal(peil, stand=keuze.stand, aan=keuze.aan, woorden=keuze.q.lower().split())


def knelpunt(id_: int, peil: Peilmoment) -> KnelpuntRij | None:
    return next(iter(_haal(peil, id=id_)), None)


def _haal(peil: Peilmoment, **anders: Any) -> list[KnelpuntRij]:
    params = {"id": None, "stand": "", "aan": "", "woorden": [], **anders}
    return [KnelpuntRij(*rij) for rij in haal(_LIJST, **peilparams(peil), **params)]


@dataclass(frozen=True, slots=True)
class Stap:
    """One step in words: who did what, when."""

    soort: str
    naar: str
    tekst: str
    door: int | None
    naam: str
    moment: datetime


def stappen(knelpunt: int, peil: Peilmoment) -> list[Stap]:
    """All steps of a knelpunt up to the Peilmoment, oldest first."""
    uiterlijk = min(peil.bekend_op, einde_van_dag(peil.geldig_op))
    rijen = list(
        Knelpuntstap.objects.filter(knelpunt=knelpunt, geopend__moment__lte=uiterlijk)
        .select_related("geopend")
        .order_by("id")
    )
    return _in_woorden(rijen, reads.namen(r.door_id for r in rijen if r.door_id))


def _in_woorden(rijen: Sequence[Knelpuntstap], namen: dict[int, str]) -> list[Stap]:
    return [
        Stap(
            soort=r.get_soort_display(),
            naar=r.get_aan_display() if r.aan else r.get_wijze_display(),
            tekst=r.tekst,
            door=r.door_id,
            naam=namen.get(r.door_id or 0, "het systeem"),
            moment=r.geopend.moment,
        )
        for r in rijen
    ]


def _dag(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
