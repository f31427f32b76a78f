"""SQL of a report. Everything about a fixed set of dragers, on a Peilmoment."""

from driehoek.opdrachten.reads_sql import GELDT, PERSOONSNAAM

DRAGERS = f"""
SELECT d.id, d.soort, d.nummer, coalesce(n.naam, d.nummer), e.geldig, l.ouder_id
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
LEFT JOIN register_benaming n ON n.drager_id = d.id AND {GELDT.format("n")}
LEFT JOIN register_ligging l ON l.drager_id = d.id AND {GELDT.format("l")}
WHERE d.soort IN ('opgave', 'opdracht', 'deelopdracht')
ORDER BY d.nummer
"""
VAN_DIRECTEUR = f"""
SELECT r.drager_id FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'DOMEINDIRECTEUR'
WHERE r.persoon_id = %(persoon)s AND NOT r.waarneming AND {GELDT.format("r")}
"""
_HIER = "ANY(%(dragers)s::int8[])"
BESTAAN = f"""
SELECT e.drager_id, e.grondslag_id FROM register_bestaan e
WHERE e.drager_id = {_HIER} AND {GELDT.format("e")}
"""
ROLLEN = f"""
SELECT r.drager_id, s.rol, r.rang, r.waarneming,
       coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '(naam vernietigd)'),
       r.geldig, r.grondslag_id
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = r.persoon_id AND n.gesloten_id IS NULL
WHERE r.drager_id = {_HIER} AND {GELDT.format("r")}
ORDER BY r.drager_id, r.rolsoort_id, r.rang, r.waarneming, lower(r.geldig), r.id
"""
INHOUD = f"""
SELECT d.id, p.label, f.projectfase, lower(f.geldig), f.grondslag_id, c.materieel_budget,
       c.bevoegdheden, c.strategische_keuzes, lower(c.geldig), c.grondslag_id
FROM register_drager d
LEFT JOIN opdrachten_opdrachtprofiel p ON p.opdracht_id = d.id AND {GELDT.format("p")}
LEFT JOIN opdrachten_fase f ON f.opdracht_id = d.id AND {GELDT.format("f")}
LEFT JOIN opdrachten_scope c ON c.opdracht_id = d.id AND {GELDT.format("c")}
WHERE d.id = {_HIER} AND d.soort = 'opdracht'
"""
POSTEN = f"""
SELECT k.drager_id, b.code, coalesce(a.naam, b.naam), b.jaar
FROM opdrachten_postkoppeling k
JOIN opdrachten_begrotingspost b ON b.id = k.post_id
LEFT JOIN opdrachten_postaanvulling a ON a.post_id = b.id
WHERE k.drager_id = {_HIER} AND {GELDT.format("k")}
"""
GRONDEN = """
SELECT g.id, g.soort, g.datum, g.toelichting, b.id, b.kenmerk, b.titel, b.soort, b.genomen,
       b.bekendgemaakt, b.werkt_vanaf, b.beslisser_drager_id, b.beslisser_rol,
       b.beslisser_persoon_id, b.document_id
FROM register_grondslag g LEFT JOIN register_besluit b ON b.id = g.besluit_id
WHERE g.id = ANY(%(gronden)s::int8[])
"""
