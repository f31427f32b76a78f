"""How the register is: its ledger, its jobs, its rules and its database, read once per scrape."""

from collections.abc import Iterable
from importlib.metadata import version
from platform import python_version
from typing import Any

import django
from django.db import DatabaseError, connection
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from driehoek.config.gezondheid import WERKER_LEEFT
from driehoek.platform import klok

_GROOTBOEK = f"""
SELECT k.nr, extract(epoch FROM %(nu)s - k.moment)::float,
       (SELECT count(*) FROM procrastinate_workers WHERE {WERKER_LEEFT}),
       (SELECT extract(epoch FROM %(nu)s - min(geteld))::float FROM platform_regelstand),
       pg_database_size(current_database()),
       current_setting('max_connections')::int
FROM platform_kop k
"""  # noqa: S608  (a constant of ours)
_TAKEN = """
SELECT s.status::text, count(j.id)
FROM unnest(enum_range(NULL::procrastinate_job_status)) s(status)
LEFT JOIN procrastinate_jobs j ON j.status = s.status GROUP BY 1 ORDER BY 1
"""
# Since when the first in the queue could have begun.
_OUDSTE = """
SELECT extract(epoch FROM now() - min(greatest(e.at, j.scheduled_at)))::float
FROM procrastinate_jobs j
JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo' AND coalesce(j.scheduled_at <= now(), true)
"""
_REGELS = "SELECT regel, aantal FROM platform_regelstand ORDER BY regel"
# Of the sessions of another role one sees that they are there, not what they do.
_VERBINDINGEN = """
SELECT coalesce(state, 'onbekend'), count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' GROUP BY 1 ORDER BY 1
"""


class Stand(Collector):
    def collect(self) -> Iterable[Metric]:
        yield InfoMetricFamily(
            "driehoek_versie",
            "Welke versie draait.",
            value={
                "driehoek": version("driehoek"),
                "django": django.get_version(),
                "python": python_version(),
            },
        )
        try:
            uit_database = list(_uit_database())
        except DatabaseError:
            uit_database = []
        yield _meter(
            "driehoek_database_bereikbaar",
            "Of de database antwoordt (1) of niet (0).",
            bool(uit_database),
        )
        yield from uit_database


def _uit_database() -> Iterable[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(_GROOTBOEK, {"nu": klok.nu()})
        nummer, leeftijd, werkers, geteld, grootte, hoogstens = cursor.fetchone()
        yield _meter("driehoek_grootboek_nummer", "Nummer van de laatste handeling.", nummer)
        yield _meter(
            "driehoek_grootboek_leeftijd_seconds", "Hoe lang geleden die handeling was.", leeftijd
        )
        yield _meter("driehoek_werkers", "Hoeveel workers het laatst nog leefden.", werkers)
        yield _meter(
            "driehoek_regels_geteld_leeftijd_seconds",
            "Hoe lang geleden de regels zijn geteld.",
            geteld,
        )
        yield _meter("driehoek_database_bytes", "Grootte van de database.", grootte)
        yield _meter(
            "driehoek_database_verbindingen_max", "Hoeveel verbindingen er mogen zijn.", hoogstens
        )
        cursor.execute(_TAKEN)
        yield _meters(
            "driehoek_taken", "Taken in de wachtrij, per toestand.", "toestand", cursor.fetchall()
        )
        cursor.execute(_OUDSTE)
        yield _meter(
            "driehoek_taken_oudste_wachtende_seconds",
            "Hoe lang de taak al wacht die het langst wacht; 0: er wacht er geen.",
            cursor.fetchone()[0] or 0,
        )
        cursor.execute(_REGELS)
        yield _meters(
            "driehoek_regel_spreekt", "Hoe vaak een regel spreekt.", "regel", cursor.fetchall()
        )
        cursor.execute(_VERBINDINGEN)
        yield _meters(
            "driehoek_database_verbindingen",
            "Verbindingen met deze database, per toestand.",
            "toestand",
            cursor.fetchall(),
        )


def _meter(naam: str, uitleg: str, waarde: float | None) -> GaugeMetricFamily:
    """One figure; nothing where it is unknown."""
    meter = GaugeMetricFamily(naam, uitleg)
    if waarde is not None:
        meter.add_metric([], float(waarde))
    return meter


def _meters(
    naam: str, uitleg: str, label: str, rijen: Iterable[tuple[Any, ...]]
) -> GaugeMetricFamily:
    meter = GaugeMetricFamily(naam, uitleg, labels=[label])
    for waarvan, aantal in rijen:
        meter.add_metric([waarvan], float(aantal))
    return meter
