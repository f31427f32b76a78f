"""The SQL of this room's rules: set queries over what the register says now.

Parameters as in `driehoek.register.vragen`.
"""

from driehoek.opdrachten.reads_sql import PERSOONSNAAM, bedrag_van_post
from driehoek.platform.vragen import HANDELINGEN, bij
from driehoek.register.instellingen import AANVAARDINGSTERMIJN, sql_getal

# An opdracht that hangs on no product or project, while its opgave has a line in the budget.
BUITEN_BEGROTING = f"""
SELECT DISTINCT l.drager_id
FROM register_ligging l
JOIN opdrachten_postkoppeling ok ON ok.drager_id = l.ouder_id AND ok.gesloten_id IS NULL
    AND (ok.geldig && l.geldig) IS TRUE
WHERE l.gesloten_id IS NULL AND l.dragersoort = 'opdracht' AND NOT l.geheel
  AND {bij("l.drager_id")} AND %(regel)s::daterange && l.geldig
  AND NOT EXISTS (
      SELECT FROM opdrachten_postkoppeling k
      JOIN opdrachten_begrotingspost p ON p.id = k.post_id
      LEFT JOIN opdrachten_postaanvulling a ON a.post_id = p.id
      WHERE coalesce(a.niveau, p.niveau) IN ('product', 'project')
        AND k.drager_id = l.drager_id AND k.gesloten_id IS NULL)
ORDER BY 1
"""

# A deelopdracht on a line that is neither its opdracht's nor part of it. Compared within one
# stand of the budget: another year or stand has lines of its own.
SPLITSING_BUITEN_BEGROTING = f"""
SELECT DISTINCT l.drager_id, l.ouder_id
FROM register_ligging l
JOIN opdrachten_postkoppeling dk ON dk.drager_id = l.drager_id AND dk.gesloten_id IS NULL
    AND (dk.geldig && l.geldig) IS TRUE
JOIN opdrachten_begrotingspost dp ON dp.id = dk.post_id
WHERE l.gesloten_id IS NULL AND l.dragersoort = 'deelopdracht'
  AND {bij("l.drager_id", "l.ouder_id")} AND %(regel)s::daterange && l.geldig
  AND EXISTS (
      SELECT FROM opdrachten_postkoppeling ok
      JOIN opdrachten_begrotingspost op ON op.id = ok.post_id
      WHERE ok.drager_id = l.ouder_id AND ok.gesloten_id IS NULL AND (ok.geldig && dk.geldig) IS TRUE
        AND (op.jaar, op.stand, op.standnummer) = (dp.jaar, dp.stand, dp.standnummer)
        AND op.id <> dp.id AND op.id IS DISTINCT FROM dp.ouder_id)
ORDER BY 1
"""

# What came in closed from an older register, by conversie, was closed there.
GESLOTEN_ZONDER_DECHARGE = f"""
SELECT d.id, upper(e.geldig)
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND e.gesloten_id IS NULL
    AND NOT upper_inf(e.geldig)
WHERE d.soort = 'opdracht' AND {bij("d.id")} AND %(regel)s::daterange @> upper(e.geldig)
  AND NOT EXISTS (
      SELECT FROM opdrachten_decharge c
      WHERE c.opdracht_id = d.id AND c.fase = '' AND c.gesloten_id IS NULL
        AND lower(c.geldig) <= upper(e.geldig))
  AND NOT EXISTS (
      SELECT FROM register_grondslag g
      WHERE g.id = e.grondslag_id AND g.soort = 'conversie' AND g.geopend_id = e.geopend_id)
"""

# Discharged by a domeindirecteur who was the AOG on that day.
EIGEN_DECHARGE = f"""
SELECT c.opdracht_id, b.kenmerk, b.beslisser_persoon_id
FROM opdrachten_decharge c
JOIN register_grondslag g ON g.id = c.grondslag_id
JOIN register_besluit b ON b.id = g.besluit_id AND b.beslisser_rol = 'DOMEINDIRECTEUR'
JOIN register_rolvervulling a ON a.drager_id = c.opdracht_id AND NOT a.waarneming
    AND a.persoon_id = b.beslisser_persoon_id AND a.geldig @> b.genomen
    AND (a.gesloten_id IS NULL OR a.gesloten_id IN (
        SELECT h.nr FROM {HANDELINGEN} h WHERE h.grondslag = g.id))
JOIN register_rolsoort s ON s.id = a.rolsoort_id AND s.rol = 'AOG'
WHERE c.gesloten_id IS NULL AND {bij("c.opdracht_id")}
  AND %(regel)s::daterange @> b.genomen
"""


# An AON whose opdracht has no AOG on the first day. What was known when the AON was appointed
# counts too: a later discovery about the AOG does not undo the appointment.
def _aog_toen(drager: str) -> str:
    """That `drager` had an AOG on the first day of `r`, as known when its ground was booked."""
    return f"""
      SELECT FROM register_rolvervulling a
      JOIN register_rolsoort sa ON sa.id = a.rolsoort_id AND sa.rol = 'AOG'
      WHERE a.drager_id = {drager} AND NOT a.waarneming AND a.geldig @> lower(r.geldig)
        AND (a.gesloten_id IS NULL OR a.geregistreerd @> h.moment)"""


AON_ZONDER_AOG = f"""
SELECT r.drager_id, r.persoon_id, lower(r.geldig)
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'AON'
JOIN register_grondslag gr ON gr.id = r.grondslag_id
JOIN {HANDELINGEN} h ON h.nr = gr.geopend_id
WHERE r.gesloten_id IS NULL AND NOT r.waarneming AND {bij("r.drager_id")}
  AND %(regel)s::daterange @> lower(r.geldig)
  AND NOT EXISTS ({_aog_toen("r.drager_id")})
  AND NOT EXISTS (
      SELECT FROM register_ligging l
      WHERE l.drager_id = r.drager_id AND l.dragersoort = 'deelopdracht'
        AND l.geldig @> lower(r.geldig)
        AND (l.gesloten_id IS NULL OR l.geregistreerd @> h.moment)
        AND EXISTS ({_aog_toen("l.ouder_id")}))
"""

# The scopes of all running opdrachten on a budget line, against its lasten: both of one budget
# year. IS TRUE keeps
# PostgreSQL from the index of all periods: it takes a period that holds today for a rare one.
SCOPE_BOVEN_POST = f"""
WITH geraakt AS (
    SELECT DISTINCT k.post_id FROM opdrachten_postkoppeling k
    WHERE k.gesloten_id IS NULL AND (k.geldig @> %(vandaag)s::date) IS TRUE
      AND {bij("k.drager_id")}
)
SELECT k.post_id, array_agg(k.drager_id ORDER BY k.drager_id), sum(s.materieel_budget), l.lasten,
       p.code, p.jaar
FROM opdrachten_postkoppeling k
JOIN geraakt ON geraakt.post_id = k.post_id
JOIN opdrachten_scope s ON s.opdracht_id = k.drager_id AND s.gesloten_id IS NULL
    AND s.geldig @> %(vandaag)s::date
JOIN opdrachten_begrotingspost p ON p.id = k.post_id
CROSS JOIN LATERAL (SELECT {bedrag_van_post("k.post_id", "lasten")} AS lasten) l
WHERE k.gesloten_id IS NULL AND (k.geldig @> %(vandaag)s::date) IS TRUE
GROUP BY k.post_id, l.lasten, p.code, p.jaar
HAVING sum(s.materieel_budget) > l.lasten
ORDER BY k.post_id
"""

# Who is AOG for longer than the term, and whose yes is not there; what another AOG said earlier
# does not count.
NIET_AANVAARD = f"""
SELECT r.drager_id, coalesce(n.naam, d.nummer), r.persoon_id, {PERSOONSNAAM.format("p")},
       lower(r.geldig), t.termijn, a.uitkomst, lower(a.geldig)
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'AOG'
JOIN register_drager d ON d.id = r.drager_id
LEFT JOIN register_benaming n ON n.drager_id = d.id AND n.gesloten_id IS NULL
    AND (n.geldig @> %(vandaag)s::date) IS TRUE
LEFT JOIN register_persoonsgegeven p ON p.persoon_id = r.persoon_id AND p.gesloten_id IS NULL
CROSS JOIN (SELECT {sql_getal(AANVAARDINGSTERMIJN)} AS termijn) t
LEFT JOIN opdrachten_aanvaarding a ON a.opdracht_id = r.drager_id AND a.aog_id = r.persoon_id
    AND a.gesloten_id IS NULL AND (a.geldig @> %(vandaag)s::date) IS TRUE
WHERE r.gesloten_id IS NULL AND NOT r.waarneming AND (r.geldig @> %(vandaag)s::date) IS TRUE
  AND {bij("r.drager_id", "r.persoon_id")}
  AND (a.uitkomst = 'teruggelegd'
    OR (a.id IS NULL AND lower(r.geldig) + t.termijn < %(vandaag)s::date))
ORDER BY r.drager_id
"""

# What runs today, with its name.
_LOPEND = """
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND e.gesloten_id IS NULL
    AND (e.geldig @> %(vandaag)s::date) IS TRUE
LEFT JOIN register_benaming n ON n.drager_id = d.id AND n.gesloten_id IS NULL
    AND (n.geldig @> %(vandaag)s::date) IS TRUE
"""

# Only where this year's budget is in the register: a missing import is one gap, not six hundred.
ZONDER_POST_DIT_JAAR = f"""
SELECT d.id, coalesce(n.naam, d.nummer)
{_LOPEND}
WHERE d.soort = 'opdracht' AND {bij("d.id")}
  AND EXISTS (SELECT FROM opdrachten_begrotingspost p
      WHERE p.jaar = extract(year FROM %(vandaag)s::date))
  AND NOT EXISTS (
      SELECT FROM opdrachten_postkoppeling k
      JOIN opdrachten_begrotingspost p ON p.id = k.post_id
          AND p.jaar = extract(year FROM %(vandaag)s::date)
      WHERE k.drager_id = d.id AND k.gesloten_id IS NULL
        AND (k.geldig @> %(vandaag)s::date) IS TRUE)
ORDER BY d.id
"""

PROFIELDELEN = ("waarom", "wat", "hoe", "wie")
_LEEG = ", ".join(
    f"CASE WHEN coalesce(btrim(p.{deel}), '') = '' THEN '{deel}' END" for deel in PROFIELDELEN
)
PROFIEL_ONVOLLEDIG = f"""
SELECT d.id, coalesce(n.naam, d.nummer), m.delen
{_LOPEND}
LEFT JOIN opdrachten_opdrachtprofiel p ON p.opdracht_id = d.id AND p.gesloten_id IS NULL
    AND (p.geldig @> %(vandaag)s::date) IS TRUE
CROSS JOIN LATERAL (SELECT array_remove(ARRAY[{_LEEG}], NULL) AS delen) m
WHERE d.soort = 'opdracht' AND {bij("d.id")} AND cardinality(m.delen) > 0
ORDER BY d.id
"""
