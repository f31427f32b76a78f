"""Whose name has been kept for as long as it may be (GEN-07)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from driehoek.platform import reeksen
from driehoek.platform.vragen import haal
from driehoek.register import instellingen

# Everything that says that somebody works or worked here: the last day of it, and whether it runs
# on. Somebody of whom nothing says so was entered by mistake, or is still to begin: left alone.
_VOORBIJ = """
WITH feiten AS (
    SELECT persoon_id, geldig FROM organisatie_dienstverband WHERE gesloten_id IS NULL
    UNION ALL
    SELECT persoon_id, geldig FROM organisatie_lidmaatschap WHERE gesloten_id IS NULL
    UNION ALL
    SELECT persoon_id, geldig FROM register_rolvervulling WHERE gesloten_id IS NULL),
weg AS (
    SELECT persoon_id, max(upper(geldig)) AS sinds FROM feiten
    GROUP BY persoon_id HAVING bool_and(NOT upper_inf(geldig)))
SELECT w.persoon_id, w.sinds, (w.sinds + make_interval(years => %(jaren)s))::date AS tot
FROM weg w
WHERE EXISTS (
    SELECT FROM register_persoonsgegeven g
    WHERE g.persoon_id = w.persoon_id AND g.voornaam IS NOT NULL)
  AND NOT EXISTS (
    SELECT FROM register_accountpersoon k JOIN platform_account a ON a.id = k.account_id
    WHERE k.persoon_id = w.persoon_id AND a.is_active)
  AND (w.sinds + make_interval(years => %(jaren)s))::date <= %(op)s::date
  AND (%(wie)s::int8[] IS NULL OR w.persoon_id = ANY(%(wie)s::int8[]))
ORDER BY tot, w.persoon_id
"""


@dataclass(frozen=True, slots=True)
class Voorbij:
    """Somebody whose term is over: the first day without work here, and the day the term ended."""

    persoon: int
    sinds: date
    tot: date


def voorbij(op: date, personen: Collection[int] | None = None) -> list[Voorbij]:
    """Whose name may be destroyed on a day, who waits longest first; of `personen`, or of all."""
    jaren = instellingen.getal(instellingen.NAAMTERMIJN, op)
    wie = None if personen is None else reeksen.ids(personen)
    return [Voorbij(*rij) for rij in haal(_VOORBIJ, jaren=jaren, op=op, wie=wie)]
