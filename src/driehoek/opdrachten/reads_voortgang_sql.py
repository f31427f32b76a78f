"""The SQL of the progress page: each query once for all opgaven, at a Peilmoment."""

from driehoek.opdrachten.reads_lijsten import houder_sql
from driehoek.opdrachten.reads_sql import (
    BEKEND,
    GELDT,
    PERSOONSNAAM,
    TOEN,
    bedrag_van_post,
)
from driehoek.opdrachten.reads_sturing import TOT_DIE_DAG

# Of each opgave the budget line of the day, or the nearest one, and what that lies under.
OPGAVEN = f"""
WITH RECURSIVE plek AS (
    SELECT DISTINCT ON (k.drager_id) k.drager_id AS opgave, k.post_id
    FROM opdrachten_postkoppeling k
    JOIN register_drager d ON d.id = k.drager_id AND d.soort = 'opgave'
    WHERE {BEKEND.format("k")} AND lower(k.geldig) <= %(op)s::date
    ORDER BY k.drager_id, lower(k.geldig) DESC
),
boven AS (
    SELECT plek.opgave, p.id, p.ouder_id, p.code, coalesce(a.naam, p.naam) AS naam,
           coalesce(a.niveau, p.niveau) AS niveau
    FROM plek JOIN opdrachten_begrotingspost p ON p.id = plek.post_id
    LEFT JOIN opdrachten_postaanvulling a ON a.post_id = p.id
    UNION ALL
    SELECT b.opgave, p.id, p.ouder_id, p.code, coalesce(a.naam, p.naam),
           coalesce(a.niveau, p.niveau)
    FROM boven b JOIN opdrachten_begrotingspost p ON p.id = b.ouder_id
    LEFT JOIN opdrachten_postaanvulling a ON a.post_id = p.id
)
SELECT d.id, d.nummer, coalesce(n.naam, d.nummer), e.geldig @> %(op)s::date,
       am.code, am.naam, am.id, dl.code, dl.naam, {houder_sql("d.id", "DOMEINDIRECTEUR")}
FROM register_drager d
JOIN LATERAL (
    SELECT e.geldig FROM register_bestaan e
    WHERE e.drager_id = d.id AND {BEKEND.format("e")} AND lower(e.geldig) <= %(op)s::date
      AND coalesce(upper(e.geldig) > %(van)s::date, true)
    ORDER BY lower(e.geldig) DESC LIMIT 1) e ON true
LEFT JOIN LATERAL (
    SELECT n.naam FROM register_benaming n
    WHERE n.drager_id = d.id AND {BEKEND.format("n")} AND lower(n.geldig) <= %(op)s::date
    ORDER BY lower(n.geldig) DESC LIMIT 1) n ON true
LEFT JOIN boven am ON am.opgave = d.id AND am.niveau = 'ambitie'
LEFT JOIN boven dl ON dl.opgave = d.id AND dl.niveau = 'doel'
WHERE d.soort = 'opgave'
ORDER BY am.code, dl.code, d.nummer
"""

# At the end of each quarter the opdrachten per phase, and those that closed in the term.
FASEN_PER_DAG = f"""
WITH dagen AS (SELECT unnest(%(dagen)s::date[]) AS dag)
SELECT g.dag, l.ouder_id, f.projectfase, count(*)
FROM dagen g
JOIN opdrachten_fase f ON f.geldig @> g.dag AND {BEKEND.format("f")}
JOIN register_ligging l ON l.drager_id = f.opdracht_id AND l.geldig @> g.dag
    AND {BEKEND.format("l")}
GROUP BY g.dag, l.ouder_id, f.projectfase
UNION ALL
SELECT g.dag, l.ouder_id, 'gesloten', count(*)
FROM dagen g
JOIN register_bestaan e ON upper(e.geldig) > %(van)s::date AND upper(e.geldig) <= g.dag
    AND {BEKEND.format("e")}
JOIN register_drager d ON d.id = e.drager_id AND d.soort = 'opdracht'
JOIN register_ligging l ON l.drager_id = d.id AND upper(l.geldig) = upper(e.geldig)
    AND {BEKEND.format("l")}
GROUP BY g.dag, l.ouder_id
"""

# Per opgave: the scopes of its running opdrachten, and how many have decharge of the whole.
GELD = f"""
SELECT l.ouder_id, sum(s.materieel_budget),
       count(*) FILTER (WHERE EXISTS (
           SELECT FROM opdrachten_decharge c
           WHERE c.opdracht_id = l.drager_id AND c.fase = '' AND {GELDT.format("c")}))
FROM register_ligging l
LEFT JOIN opdrachten_scope s ON s.opdracht_id = l.drager_id AND {GELDT.format("s")}
WHERE l.dragersoort = 'opdracht' AND {GELDT.format("l")}
GROUP BY l.ouder_id
"""

LASTEN = f"""
SELECT p.id, {bedrag_van_post("p.id", "lasten", TOEN)}
FROM opdrachten_begrotingspost p WHERE p.id = ANY(%(posten)s::int8[])
"""

OORDELEN = f"""
SELECT DISTINCT ON (o.opgave_id, o.kwartaal) o.opgave_id, o.kwartaal, o.oordeel, o.zin,
       coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '')
FROM opdrachten_opgaveoordeel o
JOIN platform_handeling h ON h.nr = o.geopend_id AND {TOT_DIE_DAG}
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = o.door_id AND n.gesloten_id IS NULL
WHERE o.kwartaal + 92 > %(van)s::date AND o.kwartaal < %(tot)s::date
ORDER BY o.opgave_id, o.kwartaal, o.id DESC
"""
