"""The SQL of the organisation's rules: set queries over what the register says now."""

from driehoek.platform.vragen import bij
from driehoek.register import instellingen
from driehoek.register.instellingen import SCHAAL_VANAF, sql_getal, sql_woord

_SCHALEN = ", ".join(f"('{rol}', {sql_getal(soort)})" for rol, soort in SCHAAL_VANAF.items())

# Roles held today in a scale below what the job framework says; of several employments the
# highest scale counts (PT-23). Without a known scale: nothing.
# IS TRUE, here and below, keeps PostgreSQL from the index of all periods: it takes a period that
# holds today for a rare one.
SCHAAL_TE_LAAG = f"""
SELECT DISTINCT r.persoon_id, s.rol, h.schaal, v.vanaf
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id
JOIN (VALUES {_SCHALEN}) v(rol, vanaf) ON v.rol = s.rol
JOIN LATERAL (
    SELECT max(d.schaal) AS schaal,
        bool_or(d.schaal >= {sql_getal(instellingen.SCHAAL_AOG_LEIDER)}
            AND strpos(lower(d.functiefamilie), lower({sql_woord(instellingen.FAMILIE_LEIDER)})) > 0
        ) AS leider
    FROM organisatie_dienstverband d
    WHERE d.persoon_id = r.persoon_id AND d.gesloten_id IS NULL
      AND (d.geldig @> %(vandaag)s::date) IS TRUE) h ON h.schaal < v.vanaf
WHERE r.gesloten_id IS NULL AND NOT r.waarneming AND (r.geldig @> %(vandaag)s::date) IS TRUE
  AND {bij("r.persoon_id")} AND NOT (s.rol = 'AOG' AND h.leider)
ORDER BY 1, 2
"""


def _nu(naam: str) -> str:
    """What the register says of today, in the table that is called `naam` in the query."""
    return f"{naam}.gesloten_id IS NULL AND ({naam}.geldig @> %(vandaag)s::date) IS TRUE"


def _met_rol(*rollen: str) -> str:
    """Who holds one of these roles today."""
    lijst = ", ".join(f"'{rol}'" for rol in rollen)
    return f"""
    SELECT x.persoon_id FROM register_rolvervulling x
    JOIN register_rolsoort sx ON sx.id = x.rolsoort_id AND sx.rol IN ({lijst})
    WHERE {_nu("x")}"""


_SECRETARIS = f"{_met_rol('PROVINCIESECRETARIS')} AND NOT x.waarneming"

# Who is AOG of an opdracht of compliance & control: its opgave stands directly under the
# directieteam (REG-04).
_AOG_ONDER_DT = """FROM register_rolvervulling a
    JOIN register_rolsoort sa ON sa.id = a.rolsoort_id AND sa.rol = 'AOG'
    JOIN register_ligging lo ON lo.drager_id = a.drager_id
    JOIN register_ligging lp ON lp.drager_id = lo.ouder_id
    JOIN register_drager dt ON dt.id = lp.ouder_id AND dt.soort = 'orgaan' AND dt.nummer = 'DT'"""
_AOG_VAN_CONTROL = f"""
    SELECT 1 {_AOG_ONDER_DT}
    WHERE {_nu("a")} AND {_nu("lo")} AND {_nu("lp")} AND NOT a.waarneming
      AND a.persoon_id = {{persoon}}"""


def _p_manager_van(persoon: str) -> str:
    """Who is P-manager of the person in this column today (PT-18); null where that is not known."""
    return f"""coalesce(
    (SELECT t.manager_id FROM organisatie_toewijzing t
     WHERE t.persoon_id = {persoon} AND {_nu("t")}),
    CASE WHEN EXISTS ({_AOG_VAN_CONTROL.format(persoon=persoon)})
         THEN ({_SECRETARIS} LIMIT 1) END,
    (SELECT m.persoon_id FROM organisatie_lidmaatschap l
     JOIN register_rolvervulling m ON m.drager_id = l.pteam_id AND {_nu("m")} AND NOT m.waarneming
     JOIN register_rolsoort sm ON sm.id = m.rolsoort_id AND sm.rol = 'P_MANAGER'
     WHERE l.persoon_id = {persoon} AND {_nu("l")} AND m.persoon_id <> {persoon}
     ORDER BY m.id LIMIT 1))"""


# Someone of the top who was assigned to somebody who may not lead the top on the first day of it.
# Later days are not judged: else a role at the top could not end before others were assigned anew.
TOP_ELDERS = f"""
SELECT DISTINCT t.persoon_id, t.manager_id, w.control
FROM organisatie_toewijzing t
CROSS JOIN LATERAL (
    SELECT x.geldig, false AS control FROM register_rolvervulling x
    JOIN register_rolsoort sx ON sx.id = x.rolsoort_id AND sx.rol IN ('DOMEINDIRECTEUR', 'DIRECTEUR_MO')
    WHERE x.persoon_id = t.persoon_id AND x.gesloten_id IS NULL AND NOT x.waarneming
    UNION ALL
    SELECT a.geldig * lo.geldig * lp.geldig, true {_AOG_ONDER_DT}
    WHERE a.persoon_id = t.persoon_id AND a.gesloten_id IS NULL AND NOT a.waarneming
      AND lo.gesloten_id IS NULL AND lp.gesloten_id IS NULL) w
WHERE t.gesloten_id IS NULL AND {bij("t.persoon_id")} AND w.geldig && t.geldig
  AND NOT EXISTS (
      SELECT FROM register_rolvervulling y
      JOIN register_rolsoort sy ON sy.id = y.rolsoort_id
          AND (sy.rol = 'PROVINCIESECRETARIS' OR (NOT w.control AND sy.rol = 'CONCERNDIRECTEUR'))
      WHERE y.persoon_id = t.manager_id AND y.gesloten_id IS NULL
        AND y.geldig @> lower(w.geldig * t.geldig))
ORDER BY 1
"""

# Directeuren M&O who today lead fewer or more P-managers than meant; of whom leads none, nothing
# has been entered yet.
P_MANAGERS_PER_DIRECTEUR = f"""
SELECT d.persoon_id, count(DISTINCT p.persoon_id) AS aantal, g.minst, g.meest
FROM (SELECT DISTINCT d.persoon_id
      FROM ({_met_rol("DIRECTEUR_MO")} AND NOT x.waarneming) d) d
JOIN (SELECT DISTINCT p.persoon_id
      FROM ({_met_rol("P_MANAGER")} AND NOT x.waarneming) p) p ON {_p_manager_van("p.persoon_id")} = d.persoon_id
CROSS JOIN (SELECT {sql_getal(instellingen.PMANAGERS_MINST)} AS minst,
        {sql_getal(instellingen.PMANAGERS_MEEST)} AS meest) g
WHERE {bij("d.persoon_id", "p.persoon_id")}
GROUP BY d.persoon_id, g.minst, g.meest
HAVING count(DISTINCT p.persoon_id) < g.minst OR count(DISTINCT p.persoon_id) > g.meest
ORDER BY 1
"""

# Whom that can be about: else the count of every directeur is made for nothing.
LEIDT_OF_IS_GELEID = f"""
SELECT 1 FROM register_rolvervulling x
JOIN register_rolsoort sx ON sx.id = x.rolsoort_id AND sx.rol IN ('DIRECTEUR_MO', 'P_MANAGER')
WHERE {_nu("x")} AND NOT x.waarneming AND {bij("x.persoon_id")}
LIMIT 1
"""

# Employees who had a role on an opdracht and have none today, and who do not lead people.
ZONDER_OPDRACHT = f"""
SELECT r.persoon_id, max(upper(r.geldig)) AS sinds, {_p_manager_van("r.persoon_id")}
FROM register_rolvervulling r
JOIN register_drager o ON o.id = r.drager_id AND o.soort IN ('opdracht', 'deelopdracht')
WHERE r.gesloten_id IS NULL AND lower(r.geldig) <= %(vandaag)s::date AND {bij("r.persoon_id")}
  AND EXISTS (SELECT FROM organisatie_dienstverband d
              WHERE d.persoon_id = r.persoon_id AND {_nu("d")} AND d.aard = 'medewerker')
  AND NOT EXISTS (SELECT FROM register_rolvervulling n
                  WHERE n.persoon_id = r.persoon_id AND n.gesloten_id IS NULL
                    AND (upper_inf(n.geldig) OR upper(n.geldig) > %(vandaag)s::date))
GROUP BY r.persoon_id
ORDER BY 1
"""

# A programmadirecteur whose P-manager is known and not in the directieteam.
P_MANAGER_BUITEN_DT = f"""
SELECT DISTINCT r.persoon_id, m.id
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'AOG'
JOIN organisatie_dienstverband d ON d.persoon_id = r.persoon_id AND d.gesloten_id IS NULL
    AND (d.geldig @> %(vandaag)s::date) IS TRUE AND d.schaal >= {sql_getal(instellingen.SCHAAL_PROGRAMMADIRECTEUR)}
JOIN register_persoon m ON m.id = {_p_manager_van("r.persoon_id")}
WHERE r.gesloten_id IS NULL AND NOT r.waarneming AND (r.geldig @> %(vandaag)s::date) IS TRUE
  AND {bij("r.persoon_id")}
  AND m.id NOT IN ({_met_rol("PROVINCIESECRETARIS", "CONCERNDIRECTEUR")})
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

# Who counts as an employee on a day: of whom no employment is known, nothing says that they do
# not count; else one of them is of that kind.
_TELT = """NOT EXISTS (
        SELECT FROM organisatie_dienstverband d
        WHERE d.persoon_id = l.persoon_id AND d.gesloten_id IS NULL
          AND (d.geldig @> {dag}) IS TRUE
        HAVING count(*) > 0 AND NOT bool_or(d.aard = 'medewerker'))"""

# P-teams with people in them that are too small or too large: today, and on each day to come on
# which somebody comes or goes. Of a team that is too large on several days, the first.
GROOTTE_BUITEN_GRENZEN = f"""
WITH teams AS (
    SELECT DISTINCT l.pteam_id FROM organisatie_lidmaatschap l
    WHERE l.gesloten_id IS NULL AND {bij("l.pteam_id", "l.persoon_id")}),
dagen AS (
    SELECT t.pteam_id, %(vandaag)s::date AS dag FROM teams t
    UNION
    SELECT l.pteam_id, g.dag FROM organisatie_lidmaatschap l
    JOIN teams t USING (pteam_id)
    CROSS JOIN LATERAL (VALUES (lower(l.geldig)), (upper(l.geldig))) g(dag)
    WHERE l.gesloten_id IS NULL AND g.dag > %(vandaag)s::date),
maten AS (
    SELECT n.pteam_id, n.dag, count(*) AS aantal
    FROM dagen n
    JOIN organisatie_lidmaatschap l ON l.pteam_id = n.pteam_id AND l.gesloten_id IS NULL
        AND (l.geldig @> n.dag) IS TRUE
    WHERE {_TELT.format(dag="n.dag")}
    GROUP BY n.pteam_id, n.dag),
grenzen AS (
    SELECT {sql_getal(instellingen.PTEAM_MINST)} AS minst,
        {sql_getal(instellingen.PTEAM_MEEST)} AS meest)
SELECT DISTINCT ON (m.pteam_id, m.aantal < g.minst)
    m.pteam_id, m.aantal, m.dag, g.minst, g.meest
FROM maten m, grenzen g
WHERE m.aantal < g.minst OR m.aantal > g.meest
ORDER BY m.pteam_id, m.aantal < g.minst, m.dag
"""

# P-teams with people in them whom today nobody leads, nor stands in for who does.
ZONDER_P_MANAGER = f"""
SELECT DISTINCT l.pteam_id
FROM organisatie_lidmaatschap l
WHERE l.gesloten_id IS NULL AND (l.geldig @> %(vandaag)s::date) IS TRUE AND {bij("l.pteam_id")}
  AND NOT EXISTS (
      SELECT FROM register_rolvervulling r
      JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'P_MANAGER'
      WHERE r.drager_id = l.pteam_id AND r.gesloten_id IS NULL
        AND (r.geldig @> %(vandaag)s::date) IS TRUE)
ORDER BY 1
"""

# Someone who changes P-team on own wish so soon after the time before.
WEER_OVERGESTAPT = f"""
SELECT l.persoon_id, lower(l.geldig), max(lower(e.geldig))
FROM organisatie_lidmaatschap l
JOIN organisatie_lidmaatschap e ON e.persoon_id = l.persoon_id AND e.gesloten_id IS NULL
    AND e.reden = 'wens' AND lower(e.geldig) < lower(l.geldig)
    AND lower(e.geldig) > lower(l.geldig) - {sql_getal(instellingen.WENS_OVERSTAP)}
WHERE l.gesloten_id IS NULL AND l.reden = 'wens' AND {bij("l.persoon_id")}
GROUP BY l.persoon_id, lower(l.geldig)
ORDER BY 1, 2
"""

# A formatie on which no directeur M&O was consulted before the besluit: the one named was none
# on that day, or the talk came after it.
FORMATIE_ZONDER_OVERLEG = f"""
SELECT f.pteam_id, f.overlegd_met_id, f.overlegd_op, g.datum,
    EXISTS (
        SELECT FROM register_rolvervulling r
        JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'DIRECTEUR_MO'
        WHERE r.persoon_id = f.overlegd_met_id AND r.gesloten_id IS NULL
          AND r.geldig @> f.overlegd_op) AS is_directeur
FROM organisatie_formatie f
JOIN register_grondslag g ON g.id = f.grondslag_id AND g.soort <> 'conversie'
WHERE f.gesloten_id IS NULL AND {bij("f.pteam_id")}
  AND (f.overlegd_op > g.datum OR NOT EXISTS (
        SELECT FROM register_rolvervulling r
        JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'DIRECTEUR_MO'
        WHERE r.persoon_id = f.overlegd_met_id AND r.gesloten_id IS NULL
          AND r.geldig @> f.overlegd_op))
ORDER BY 1
"""

_SPANNES = ", ".join(
    f"({procent}, {sql_getal(minst)}, {sql_getal(meest)})"
    for procent, (minst, meest) in instellingen.SPANNES.items()
)

# P-managers of whom it is known how much time they have, who today lead too few or too many.
SPAN_PAST_NIET = f"""
SELECT DISTINCT t.persoon_id, t.procent, n.aantal, g.minst, g.meest
FROM organisatie_pmanagertijd t
JOIN register_rolvervulling r ON r.persoon_id = t.persoon_id AND r.gesloten_id IS NULL
    AND NOT r.waarneming AND (r.geldig @> %(vandaag)s::date) IS TRUE
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'P_MANAGER'
CROSS JOIN LATERAL (
    SELECT count(*) AS aantal
    FROM register_rolvervulling v
    JOIN register_rolsoort z ON z.id = v.rolsoort_id AND z.rol = 'P_MANAGER'
    JOIN organisatie_lidmaatschap l ON l.pteam_id = v.drager_id AND l.gesloten_id IS NULL
        AND (l.geldig @> %(vandaag)s::date) IS TRUE
    WHERE v.persoon_id = t.persoon_id AND v.gesloten_id IS NULL AND NOT v.waarneming
      AND (v.geldig @> %(vandaag)s::date) IS TRUE
      AND {_TELT.format(dag="%(vandaag)s::date")}) n
CROSS JOIN LATERAL (
    SELECT minst, meest FROM (VALUES {_SPANNES}) w(vanaf, minst, meest)
    WHERE w.vanaf <= t.procent ORDER BY w.vanaf DESC LIMIT 1) g
WHERE t.gesloten_id IS NULL AND (t.geldig @> %(vandaag)s::date) IS TRUE
  AND {bij("t.persoon_id", "r.drager_id")} AND (n.aantal < g.minst OR n.aantal > g.meest)
ORDER BY 1
"""

# Employees with more hours on opdrachten than their week leaves after what is for development:
# today, or on a day to come on which hours or employment change. Of each the first such day.
TE_VOL_GEPLAND = f"""
WITH mensen AS (
    SELECT DISTINCT i.persoon_id FROM organisatie_inzet i
    WHERE i.gesloten_id IS NULL AND {bij("i.persoon_id")}),
dagen AS (
    SELECT m.persoon_id, %(vandaag)s::date AS dag FROM mensen m
    UNION
    SELECT i.persoon_id, lower(i.geldig) FROM organisatie_inzet i JOIN mensen m USING (persoon_id)
    WHERE i.gesloten_id IS NULL AND lower(i.geldig) > %(vandaag)s::date
    UNION
    SELECT d.persoon_id, lower(d.geldig) FROM organisatie_dienstverband d
    JOIN mensen m USING (persoon_id)
    WHERE d.gesloten_id IS NULL AND lower(d.geldig) > %(vandaag)s::date),
gepland AS (
    SELECT n.persoon_id, n.dag, sum(i.uren) AS uren
    FROM dagen n
    JOIN organisatie_inzet i ON i.persoon_id = n.persoon_id AND i.gesloten_id IS NULL
        AND (i.geldig @> n.dag) IS TRUE
    GROUP BY n.persoon_id, n.dag),
deel AS (SELECT {sql_getal(instellingen.ONTWIKKELTIJD)} AS procent)
SELECT DISTINCT ON (g.persoon_id) g.persoon_id, g.dag, deel.procent
FROM gepland g CROSS JOIN deel
CROSS JOIN LATERAL (
    SELECT sum(d.uren) AS uren FROM organisatie_dienstverband d
    WHERE d.persoon_id = g.persoon_id AND d.gesloten_id IS NULL AND d.aard = 'medewerker'
      AND (d.geldig @> g.dag) IS TRUE) w
WHERE g.uren > w.uren - round(w.uren * deel.procent / 100, 1)
ORDER BY g.persoon_id, g.dag
"""
