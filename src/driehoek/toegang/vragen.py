"""The SQL of this room's rule. Parameters as in `driehoek.register.vragen`."""

from driehoek.platform.vragen import HANDELINGEN, bij
from driehoek.register.instellingen import TOEGANGSTERMIJN, sql_getal

# Without a review the term runs from the first day of the register.
NIET_BEOORDEELD = f"""
SELECT d.id, l.laatste, l.ooit, t.termijn
FROM register_drager d
CROSS JOIN (SELECT {sql_getal(TOEGANGSTERMIJN)} AS termijn) t
CROSS JOIN LATERAL (
    SELECT (max(h.moment) AT TIME ZONE 'Europe/Amsterdam')::date AS laatste,
           bool_or(b.id IS NOT NULL) AS ooit
    FROM {HANDELINGEN} h LEFT JOIN toegang_toegangsbeoordeling b ON b.geopend_id = h.nr
    WHERE b.id IS NOT NULL
       OR (h.nr = 1 AND NOT EXISTS (SELECT FROM toegang_toegangsbeoordeling))) l
WHERE d.soort = 'concern' AND {bij("d.id")}
  AND %(vandaag)s::date - l.laatste > t.termijn
"""
