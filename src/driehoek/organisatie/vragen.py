"""The SQL of the organisation's rules: set queries over what the register says now."""

from driehoek.platform.vragen import bij
from driehoek.register import instellingen
from driehoek.register.instellingen import SCHAAL_VANAF, sql_getal, sql_woord

_SCHALEN = ", ".join(f"('{rol}', {sql_getal(soort)})" for rol, soort in SCHAAL_VANAF.items())

# Roles held today in a scale below what the job framework says. Without a known scale: nothing.
# IS TRUE, here and below, keeps PostgreSQL from the index of all periods: it takes a period that
# holds today for a rare one.
SCHAAL_TE_LAAG = f"""
SELECT DISTINCT r.persoon_id, s.rol, d.schaal, v.vanaf
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id
JOIN (VALUES {_SCHALEN}) v(rol, vanaf) ON v.rol = s.rol
JOIN organisatie_dienstverband d ON d.persoon_id = r.persoon_id AND d.gesloten_id IS NULL
    AND (d.geldig @> %(vandaag)s::date) IS TRUE
WHERE r.gesloten_id IS NULL AND NOT r.waarneming AND (r.geldig @> %(vandaag)s::date) IS TRUE
  AND {bij("r.persoon_id")} AND d.schaal < v.vanaf
  AND NOT (s.rol = 'AOG' AND d.schaal >= {sql_getal(instellingen.SCHAAL_AOG_LEIDER)}
      AND strpos(lower(d.functiefamilie), lower({sql_woord(instellingen.FAMILIE_LEIDER)})) > 0)
ORDER BY 1, 2
"""

# A programmadirecteur whose P-manager is known and not in the directieteam.
P_MANAGER_BUITEN_DT = f"""
SELECT DISTINCT r.persoon_id, m.persoon_id
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'AOG'
JOIN organisatie_dienstverband d ON d.persoon_id = r.persoon_id AND d.gesloten_id IS NULL
    AND (d.geldig @> %(vandaag)s::date) IS TRUE AND d.schaal >= {sql_getal(instellingen.SCHAAL_PROGRAMMADIRECTEUR)}
JOIN organisatie_lidmaatschap l ON l.persoon_id = r.persoon_id AND l.gesloten_id IS NULL
    AND (l.geldig @> %(vandaag)s::date) IS TRUE
JOIN register_rolvervulling m ON m.drager_id = l.pteam_id AND m.gesloten_id IS NULL
    AND NOT m.waarneming AND (m.geldig @> %(vandaag)s::date) IS TRUE
JOIN register_rolsoort sm ON sm.id = m.rolsoort_id AND sm.rol = 'P_MANAGER'
WHERE r.gesloten_id IS NULL AND NOT r.waarneming AND (r.geldig @> %(vandaag)s::date) IS TRUE
  AND {bij("r.persoon_id")}
  AND NOT EXISTS (
      SELECT FROM register_rolvervulling t
      JOIN register_rolsoort st ON st.id = t.rolsoort_id
          AND st.rol IN ('PROVINCIESECRETARIS', 'CONCERNDIRECTEUR')
      WHERE t.persoon_id = m.persoon_id AND t.gesloten_id IS NULL
        AND (t.geldig @> %(vandaag)s::date) IS TRUE)
ORDER BY 1
"""

# Someone whose last employment is over, and who still has roles.
ROL_NA_DIENSTVERBAND = f"""
SELECT r.persoon_id, u.einde, count(*)
FROM register_rolvervulling r
JOIN LATERAL (
    SELECT max(upper(d.geldig)) AS einde FROM organisatie_dienstverband d
    WHERE d.persoon_id = r.persoon_id AND d.gesloten_id IS NULL
    HAVING bool_and(NOT upper_inf(d.geldig))) u ON u.einde <= %(vandaag)s::date
WHERE r.gesloten_id IS NULL AND {bij("r.persoon_id")}
  AND r.geldig && daterange(%(vandaag)s::date, NULL)
GROUP BY r.persoon_id, u.einde
ORDER BY 1
"""

# A role on the O-side that ends within sight while what it is on goes on, and nobody follows.
EINDIGT_ZONDER_OPVOLGER = f"""
SELECT r.drager_id, s.rol, r.persoon_id, upper(r.geldig)
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol IN ('DOMEINDIRECTEUR', 'AOG', 'AON')
JOIN register_bestaan e ON e.drager_id = r.drager_id AND e.gesloten_id IS NULL
    AND e.geldig @> r.geldig AND (upper_inf(e.geldig) OR upper(e.geldig) > upper(r.geldig))
WHERE r.gesloten_id IS NULL AND NOT r.waarneming AND {bij("r.drager_id")}
  AND upper(r.geldig) > %(vandaag)s::date
  AND upper(r.geldig) <= %(vandaag)s::date + {sql_getal(instellingen.EINDE_IN_ZICHT)}
  AND NOT EXISTS (
      SELECT FROM register_rolvervulling v
      WHERE v.drager_id = r.drager_id AND v.plek = r.plek AND v.gesloten_id IS NULL
        AND v.geldig @> upper(r.geldig))
ORDER BY upper(r.geldig), r.drager_id
"""
