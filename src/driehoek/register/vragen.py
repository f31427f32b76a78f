"""The SQL of the register's rules: set queries over what the register says now.

%(ids)s: identities looked at, NULL for all. %(vandaag)s: today. %(regel)s: the rule's own days.
"""

from collections.abc import Iterator

from django.apps import apps

from driehoek.platform.vragen import HANDELINGEN, bij
from driehoek.register.instellingen import MAX_OPDRACHTEN_AON, REGISTRATIETERMIJN, sql_getal
from driehoek.register.models import Besluitwerking, Registerfeit

# Per place in order of time: who begins before all earlier ones have ended.
DUBBELE_ROL = f"""
SELECT drager_id, eerder, persoon_id, van, nullif(least(tot, vorig_tot), 'infinity')
FROM (
    SELECT a.drager_id, a.persoon_id, lower(a.geldig) AS van, upper(a.geldig) AS tot,
           lag(a.persoon_id) OVER w AS eerder,
           max(coalesce(upper(a.geldig), 'infinity'::date)) OVER w AS vorig_tot
    FROM register_rolvervulling a
    JOIN register_rolsoort s ON s.id = a.rolsoort_id AND s.rol = %(rol)s
    WHERE a.gesloten_id IS NULL AND a.enig AND {bij("a.drager_id")}
    WINDOW w AS (PARTITION BY a.plek ORDER BY lower(a.geldig), a.id
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
) reeks
WHERE van < vorig_tot
"""

# IS TRUE keeps PostgreSQL from the index of all periods: it takes a period that holds today for a
# rare one.
ONVERVULD = f"""
SELECT d.id, coalesce(n.naam, d.nummer)
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND e.gesloten_id IS NULL
    AND (e.geldig @> %(vandaag)s::date) IS TRUE
LEFT JOIN register_benaming n ON n.drager_id = d.id AND n.gesloten_id IS NULL
    AND (n.geldig @> %(vandaag)s::date) IS TRUE
WHERE d.soort = %(soort)s AND {bij("d.id")}
  AND NOT EXISTS (
      SELECT FROM register_rolvervulling r
      JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = %(rol)s
      WHERE r.drager_id = d.id AND r.gesloten_id IS NULL AND NOT r.waarneming
        AND r.geldig @> %(vandaag)s::date)
  AND NOT EXISTS (
      SELECT FROM register_ligging l WHERE l.drager_id = d.id AND l.gesloten_id IS NULL
        AND l.oudersoort = 'orgaan' AND l.geldig @> %(vandaag)s::date)
ORDER BY d.id
"""

# Below, what is looked up for many is put together first and then joined: a subquery for each row
# is run for each row, and PostgreSQL does not know that an index would make that bearable.
ZONDER_LIGGING = f"""
WITH ligt AS (
    SELECT l.drager_id, range_agg(l.geldig) AS dagen FROM register_ligging l
    WHERE l.gesloten_id IS NULL AND {bij("l.drager_id")} GROUP BY l.drager_id)
SELECT DISTINCT d.id, d.soort
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND e.gesloten_id IS NULL
LEFT JOIN ligt ON ligt.drager_id = d.id
WHERE d.soort IN ('opdracht', 'deelopdracht') AND {bij("d.id")}
  AND NOT coalesce(e.geldig <@ ligt.dagen, false)
"""

# What lies under something exists no longer than that something.
LIGT_BUITEN_OUDER = f"""
WITH l AS (
    SELECT l.drager_id, l.ouder_id, l.geldig FROM register_ligging l
    WHERE l.gesloten_id IS NULL AND l.oudersoort <> 'orgaan'
      AND {bij("l.drager_id", "l.ouder_id")}),
boven AS (
    SELECT o.drager_id, range_agg(o.geldig) AS dagen FROM register_bestaan o
    WHERE o.gesloten_id IS NULL AND o.drager_id IN (SELECT ouder_id FROM l) GROUP BY o.drager_id)
SELECT DISTINCT l.drager_id, l.ouder_id
FROM l
JOIN register_bestaan e ON e.drager_id = l.drager_id AND e.gesloten_id IS NULL
    AND e.geldig && l.geldig
LEFT JOIN boven ON boven.drager_id = l.ouder_id
WHERE NOT coalesce((l.geldig * e.geldig) <@ boven.dagen, false)
"""

OPGAVE_ALS_OPDRACHT = f"""
SELECT l.ouder_id, count(DISTINCT a.drager_id)
FROM register_ligging l
JOIN register_ligging a ON a.ouder_id = l.ouder_id AND a.drager_id <> l.drager_id
    AND a.gesloten_id IS NULL AND a.geldig && l.geldig
WHERE l.gesloten_id IS NULL AND l.geheel AND {bij("l.ouder_id")}
GROUP BY l.ouder_id
"""

BUITEN_BESTAAN = f"""
WITH leven AS (
    SELECT e.drager_id, range_agg(e.geldig) AS dagen FROM register_bestaan e
    WHERE e.gesloten_id IS NULL AND {bij("e.drager_id")} GROUP BY e.drager_id)
SELECT r.drager_id, s.rol, r.persoon_id, r.geldig
FROM register_rolvervulling r JOIN register_rolsoort s ON s.id = r.rolsoort_id
LEFT JOIN leven ON leven.drager_id = r.drager_id
WHERE r.gesloten_id IS NULL AND {bij("r.drager_id")}
  AND NOT coalesce(r.geldig <@ leven.dagen, false)
"""

# Director level: a domeindirecteur with a P-role, a directeur M&O with an O-role.
O_EN_P = f"""
SELECT a.persoon_id, sa.rol, sb.rol, min(lower(a.geldig * b.geldig))
FROM register_rolvervulling a
JOIN register_rolsoort sa ON sa.id = a.rolsoort_id AND sa.rol IN ('DOMEINDIRECTEUR', 'DIRECTEUR_MO')
JOIN register_rolvervulling b ON b.persoon_id = a.persoon_id AND b.gesloten_id IS NULL
    AND b.geldig && a.geldig
JOIN register_rolsoort sb ON sb.id = b.rolsoort_id
    AND ((sa.rol = 'DOMEINDIRECTEUR' AND sb.rol IN ('DIRECTEUR_MO', 'P_MANAGER'))
      OR (sa.rol = 'DIRECTEUR_MO' AND sb.rol IN ('AOG', 'AON')))
WHERE a.gesloten_id IS NULL AND {bij("a.persoon_id")}
  AND a.geldig * b.geldig && %(regel)s::daterange
  AND NOT coalesce((a.geldig * b.geldig * %(regel)s::daterange) <@ (
      SELECT range_agg(u.geldig) FROM register_uitzondering u
      WHERE u.persoon_id = a.persoon_id AND u.regel = 'REG-21' AND u.gesloten_id IS NULL), false)
GROUP BY a.persoon_id, sa.rol, sb.rol
"""

WAARNEMING_BUITEN = f"""
WITH titulair AS (
    SELECT t.drager_id, t.rolsoort_id, t.rang, range_agg(t.geldig) AS dagen
    FROM register_rolvervulling t
    WHERE NOT t.waarneming AND t.gesloten_id IS NULL AND {bij("t.drager_id")}
    GROUP BY t.drager_id, t.rolsoort_id, t.rang)
SELECT w.drager_id, s.rol, w.persoon_id
FROM register_rolvervulling w JOIN register_rolsoort s ON s.id = w.rolsoort_id
LEFT JOIN titulair t ON t.drager_id = w.drager_id AND t.rolsoort_id = w.rolsoort_id
    AND t.rang = w.rang
WHERE w.gesloten_id IS NULL AND w.waarneming AND {bij("w.drager_id")}
  AND NOT coalesce(w.geldig <@ t.dagen, false)
"""

VERVANGEN_AOG = f"""
SELECT a.drager_id, a.persoon_id, upper(a.geldig)
FROM register_rolvervulling a
JOIN register_rolsoort s ON s.id = a.rolsoort_id AND s.rol = 'AOG'
JOIN register_bestaan e ON e.drager_id = a.drager_id AND e.gesloten_id IS NULL
    AND e.geldig @> a.geldig
    AND (upper_inf(e.geldig) OR upper(e.geldig) > upper(a.geldig))
JOIN {HANDELINGEN} h ON h.nr = a.geopend_id
LEFT JOIN register_grondslag g ON g.id = h.grondslag
WHERE a.gesloten_id IS NULL AND NOT a.waarneming AND NOT upper_inf(a.geldig)
  AND {bij("a.drager_id")} AND %(regel)s::daterange @> upper(a.geldig)
  AND coalesce(g.soort, '') <> 'rechtsfeit'
  AND NOT EXISTS (
      SELECT FROM register_rolvervulling v
      WHERE v.plek = a.plek AND v.drager_id = a.drager_id AND v.gesloten_id IS NULL
        AND v.persoon_id = a.persoon_id AND lower(v.geldig) = upper(a.geldig))
"""

ZONDER_OR_ADVIES = f"""
SELECT b.id, b.kenmerk, b.genomen, a.datum
FROM register_besluit b LEFT JOIN register_oradvies a ON a.besluit_id = b.id
WHERE {bij("b.id")} AND b.soort = 'reorganisatie' AND %(regel)s::daterange @> b.genomen
  AND (a.id IS NULL OR a.datum > b.genomen)
ORDER BY b.id
"""

LAAT_GEREGISTREERD = f"""
SELECT b.id, b.kenmerk, (h.moment AT TIME ZONE 'Europe/Amsterdam')::date - b.genomen, t.termijn
FROM register_besluit b JOIN {HANDELINGEN} h ON h.nr = b.geopend_id
CROSS JOIN (SELECT {sql_getal(REGISTRATIETERMIJN)} AS termijn) t
WHERE {bij("b.id")}
  AND (h.moment AT TIME ZONE 'Europe/Amsterdam')::date - b.genomen > t.termijn
ORDER BY 3 DESC
"""

TE_VEEL_ALS_AON = f"""
SELECT r.persoon_id, count(*), t.grens
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'AON'
CROSS JOIN (SELECT {sql_getal(MAX_OPDRACHTEN_AON)} AS grens) t
WHERE r.gesloten_id IS NULL AND r.geldig @> %(vandaag)s::date AND {bij("r.persoon_id")}
GROUP BY r.persoon_id, t.grens HAVING count(*) > t.grens
"""


# A BOG on another ground than a besluit of GS is a member of GS.
BOG_ZONDER_GS = f"""
WITH gs AS (
    SELECT l.persoon_id, range_agg(l.geldig) AS dagen
    FROM register_rolvervulling l
    JOIN register_rolsoort sl ON sl.id = l.rolsoort_id AND sl.rol = 'GEDEPUTEERDE'
    WHERE l.gesloten_id IS NULL GROUP BY l.persoon_id)
SELECT r.drager_id, r.persoon_id
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'BOG'
JOIN register_grondslag g ON g.id = r.grondslag_id AND g.besluit_id IS NULL
LEFT JOIN gs ON gs.persoon_id = r.persoon_id
WHERE r.gesloten_id IS NULL AND {bij("r.drager_id", "r.persoon_id")}
  AND NOT coalesce(r.geldig <@ gs.dagen, false)
"""


CONCERNDIRECTEUR_ALS_AOG = f"""
SELECT DISTINCT a.drager_id, a.persoon_id
FROM register_rolvervulling a
JOIN register_rolsoort sa ON sa.id = a.rolsoort_id AND sa.rol = 'AOG'
JOIN register_rolvervulling c ON c.persoon_id = a.persoon_id AND c.gesloten_id IS NULL
    AND c.geldig && a.geldig
JOIN register_rolsoort sc ON sc.id = c.rolsoort_id AND sc.rol = 'CONCERNDIRECTEUR'
WHERE a.gesloten_id IS NULL
  AND {bij("a.drager_id", "a.persoon_id")}
"""


def registerfeiten() -> Iterator[type[Registerfeit]]:
    """Every kind of registered fact, of this room and of those above it."""
    return (m for m in apps.get_models() if issubclass(m, Registerfeit))


def _feiten_op(grondslag: str) -> str:
    """Facts that rest on a grondslag, the working of its own besluit excepted.

    For LATERAL: few besluiten carry many facts, and each kind has an index on its grondslag.
    """
    return " UNION ALL ".join(
        f"SELECT geldig FROM {m._meta.db_table}"
        f" WHERE grondslag_id = {grondslag} AND gesloten_id IS NULL"
        for m in registerfeiten()
        if m is not Besluitwerking
    )


def begint_te_vroeg() -> str:
    """Facts that begin before the besluit works that they rest on.

    A rectificatie works from the day of the besluit that it puts right (REG-36).
    """
    return f"""
SELECT b.id, b.kenmerk, coalesce(o.werkt_vanaf, b.werkt_vanaf), min(lower(f.geldig))
FROM register_besluit b
LEFT JOIN register_rectificatie x ON x.besluit_id = b.id
LEFT JOIN register_besluit o ON o.id = x.oorsprong_id
JOIN register_grondslag g ON g.besluit_id = b.id
CROSS JOIN LATERAL ({_feiten_op("g.id")}) f
WHERE {bij("b.id")} AND lower(f.geldig) < coalesce(o.werkt_vanaf, b.werkt_vanaf)
GROUP BY b.id, o.id
"""


# A rectificatie is of whoever took the first besluit, is taken no earlier, and goes back to where
# that one goes back to.
RECTIFICATIE_KLOPT_NIET = f"""
SELECT b.id, b.kenmerk, v.kenmerk, v.beslisser_drager_id, v.beslisser_rol,
       (b.beslisser_drager_id, b.beslisser_rol) = (v.beslisser_drager_id, v.beslisser_rol),
       v.genomen
FROM register_rectificatie x
JOIN register_besluit b ON b.id = x.besluit_id
JOIN register_besluit v ON v.id = x.van_id
LEFT JOIN register_rectificatie e ON e.besluit_id = v.id
WHERE {bij("x.besluit_id", "x.van_id")} AND %(regel)s::daterange @> b.genomen
  AND ((b.beslisser_drager_id, b.beslisser_rol) <> (v.beslisser_drager_id, v.beslisser_rol)
    OR b.genomen < v.genomen
    OR x.oorsprong_id <> coalesce(e.oorsprong_id, v.id)
    OR b.soort <> 'rectificatie')
ORDER BY b.id
"""

# Nearly every besluit is in force on all its days: then there is no fact to look at.
NIET_IN_WERKING = f"""
SELECT 1 FROM register_besluitwerking w
WHERE {bij("w.besluit_id")} AND w.gesloten_id IS NULL AND w.status <> 'geldend' LIMIT 1
"""


def rust_op_wat_niet_geldt() -> str:
    """Facts over days on which the besluit that they rest on is not in force."""
    return f"""
SELECT b.id, b.kenmerk, w.status, min(lower(f.geldig * w.geldig))
FROM register_besluitwerking w
JOIN register_besluit b ON b.id = w.besluit_id
JOIN register_grondslag g ON g.besluit_id = w.besluit_id
CROSS JOIN LATERAL ({_feiten_op("g.id")}) f
WHERE {bij("w.besluit_id")} AND w.gesloten_id IS NULL AND w.status <> 'geldend'
  AND f.geldig && w.geldig
GROUP BY b.id, w.status
"""
