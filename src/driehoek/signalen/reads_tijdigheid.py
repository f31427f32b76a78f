"""How soon besluiten come into the register (REG-12): the lag of each, and its spread per month."""

from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Peilmoment
from driehoek.platform.vragen import haal
from driehoek.register.types import Besluitsoort

MAANDEN = 24
"""So many months back the spread is shown."""

_LAG = "(h.moment AT TIME ZONE 'Europe/Amsterdam')::date - b.genomen"
_DAG = "(h.moment AT TIME ZONE 'Europe/Amsterdam')::date"
# As known at the moment, up to the day.
_VAN = f"""
FROM register_besluit b JOIN platform_handeling h ON h.nr = b.geopend_id
WHERE h.moment <= %(bekend)s::timestamptz AND {_DAG} <= %(op)s::date
"""


@dataclass(frozen=True, slots=True)
class Maand:
    """The lags of the besluiten that came in during a month, in days."""

    maand: date
    aantal: int
    laat: int
    p10: float
    p25: float
    mediaan: float
    p75: float
    p90: float


_MAANDEN = f"""
SELECT date_trunc('month', {_DAG})::date, count(*), count(*) FILTER (WHERE {_LAG} > %(termijn)s),
       percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9]) WITHIN GROUP (ORDER BY {_LAG})
{_VAN}
  AND {_DAG} >= date_trunc('month', %(op)s::date)::date - interval '{MAANDEN - 1} months'
GROUP BY 1 ORDER BY 1
"""


def per_maand(peil: Peilmoment, termijn: int) -> list[Maand]:
    """The spread of the lags, month by month: one query."""
    params = {"op": peil.geldig_op, "bekend": peil.bekend_op, "termijn": termijn}
    return [
        Maand(maand, n, laat, *spreiding) for maand, n, laat, spreiding in haal(_MAANDEN, **params)
    ]


@dataclass(frozen=True, slots=True)
class Registratie:
    """One besluit, when it was taken and when it came in."""

    id: int
    kenmerk: str
    titel: str
    soort: str
    genomen: date
    geregistreerd: date
    dagen: int

    @property
    def soortnaam(self) -> str:
        return str(Besluitsoort(self.soort).label)


_LIJST = f"""
SELECT b.id, b.kenmerk, b.titel, b.soort, b.genomen, {_DAG}, {_LAG}
{_VAN} AND {_LAG} > %(vanaf)s
ORDER BY {_LAG} DESC, b.id
"""


def registraties(peil: Peilmoment, *, later_dan: int) -> list[Registratie]:
    """The besluiten that came in more than so many days after they were taken, latest first."""
    params = {"op": peil.geldig_op, "bekend": peil.bekend_op, "vanaf": later_dan}
    return [Registratie(*rij) for rij in haal(_LIJST, **params)]
