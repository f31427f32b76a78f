"""The SQL that says whose a signal is today (REG-20): for many at once, in one statement."""

from driehoek.register import eigenaren

# In force: not closed, not over, and what the signal says did not change since.
STIL = """LEFT JOIN LATERAL (
    SELECT x.tot, x.reden, lower(x.geregistreerd) AS sinds, x.geopend_id FROM signalen_stilte x
    WHERE x.regel = g.regel AND x.sleutel = g.sleutel AND x.gesloten_id IS NULL
      AND x.tot > %(vandaag)s::date AND lower(x.geregistreerd) >= g.gewijzigd) stil ON true"""

# The signals on a condition, for `met_eigenaars`.
BRON = f"""SELECT g.id, g.drager, g.ook, g.persoon, g.eigenaar
    FROM signalen_signaal g {STIL} WHERE {{waar}}"""
OPEN = "g.opgelost IS NULL AND stil.tot IS NULL"
STAAND = BRON.format(waar=OPEN)

NU = "{0}.gesloten_id IS NULL AND {0}.geldig @> %(vandaag)s::date"

# Those who have it together stand on one step, and have it as one.
_TREDEN = ", ".join(
    f"('{eigenaar.code}', {nr}, '{code}', '{trede.code if trede.samen else ''}')"
    for eigenaar in eigenaren.ALLE
    for nr, trede in enumerate(eigenaar.ladder)
    for code in trede.samen or (trede.code,)
)

# What signals are about: their drager, or both of them; of a signal about a person, what that
# person works on.
_OVER = f"""
over AS (
    SELECT s.id, s.drager AS begin FROM s WHERE s.drager IS NOT NULL
    UNION
    SELECT s.id, s.ook FROM s WHERE s.ook IS NOT NULL
    UNION
    SELECT s.id, r.drager_id FROM s
    JOIN register_rolvervulling r ON r.persoon_id = s.persoon AND {NU.format("r")}
    JOIN register_rolsoort k ON k.id = r.rolsoort_id AND k.rol IN ('AOG', 'AON')
    WHERE s.drager IS NULL
),
lijn(id, begin, drager, diepte) AS (
    SELECT id, begin, begin, 0 FROM over
    UNION ALL
    SELECT l.id, l.begin, g.ouder_id, l.diepte + 1
    FROM lijn l JOIN register_ligging g ON g.drager_id = l.drager AND {NU.format("g")}
    WHERE l.diepte < 3
)"""

# Who stands in for somebody today goes before whom that is. Looked up along each line by index:
# PostgreSQL does not know how few lines there are.
_OP_DE_LIJN = f"""
op_de_lijn AS (
    SELECT DISTINCT ON (l.id, l.begin, r.plek / 2)
           l.id, k.rol, r.persoon_id AS persoon, r.waarneming AS wnd, l.begin, l.diepte
    FROM lijn l
    JOIN register_rolvervulling r ON r.drager_id = l.drager AND {NU.format("r")}
    JOIN register_rolsoort k ON k.id = r.rolsoort_id AND k.rol IN ('AON', 'AOG', 'DOMEINDIRECTEUR')
    ORDER BY l.id, l.begin, r.plek / 2, r.waarneming DESC
),
houders AS MATERIALIZED (
    SELECT DISTINCT ON (r.plek / 2, CASE WHEN r.enig THEN 0 ELSE r.persoon_id END)
           k.rol, r.drager_id AS drager, r.persoon_id AS persoon, r.waarneming AS wnd
    FROM register_rolvervulling r JOIN register_rolsoort k ON k.id = r.rolsoort_id
        AND k.rol IN ('DOMEINDIRECTEUR', 'PROVINCIESECRETARIS', 'CONCERNDIRECTEUR',
                      'DIRECTEUR_MO', 'REGISTERBEHEERDER', 'CONTROLLER', 'LID')
    WHERE {NU.format("r")}
    ORDER BY r.plek / 2, CASE WHEN r.enig THEN 0 ELSE r.persoon_id END, r.waarneming DESC
)"""

# The directieteam is one person for this: its chair, else the concerndirecteur. An opgave right
# under the directieteam has that as its domeindirecteur (REG-04).
_KANDIDATEN = """
dt AS (
    SELECT persoon, wnd FROM houders WHERE rol IN ('PROVINCIESECRETARIS', 'CONCERNDIRECTEUR')
    ORDER BY rol DESC LIMIT 1
),
beraad AS (
    SELECT h.persoon, bool_and(h.wnd) AS wnd FROM houders h
    WHERE h.rol = 'DOMEINDIRECTEUR' OR (h.rol = 'LID' AND h.drager IN (
        SELECT id FROM register_drager WHERE soort = 'orgaan' AND nummer = 'O-BERAAD'))
    GROUP BY h.persoon
),
breed AS (
    SELECT 'DT' AS code, persoon, wnd FROM dt
    UNION ALL SELECT 'O_BERAAD', persoon, wnd FROM beraad
    UNION ALL SELECT rol, persoon, wnd FROM houders
    WHERE rol IN ('DIRECTEUR_MO', 'REGISTERBEHEERDER', 'CONTROLLER')
),
treden(eigenaar, trede, code, samen) AS (VALUES {treden}),
nabij AS MATERIALIZED (
    SELECT k.id, k.code, coalesce(nullif(t.samen, ''), k.als) AS als, k.persoon, k.wnd, k.begin,
           k.diepte, t.trede FROM (
        SELECT id, rol AS code, rol AS als, persoon, wnd, begin, diepte FROM op_de_lijn
        UNION ALL
        SELECT l.id, 'DOMEINDIRECTEUR', 'DT', dt.persoon, dt.wnd, l.begin, l.diepte
        FROM lijn l JOIN register_drager d ON d.id = l.drager AND d.soort = 'orgaan' CROSS JOIN dt
    ) k
    JOIN s ON s.id = k.id JOIN treden t ON t.eigenaar = s.eigenaar AND t.code = k.code
),
kandidaat AS (
    SELECT id, code, als, trede, persoon, wnd, begin, diepte FROM nabij
    UNION ALL
    SELECT s.id, b.code, b.code, t.trede, b.persoon, b.wnd, 0, 0
    FROM s JOIN treden t ON t.eigenaar = s.eigenaar JOIN breed b ON b.code = t.code
    WHERE s.id NOT IN (SELECT id FROM nabij)
)""".replace("{treden}", _TREDEN)

# The lowest step that has anybody; on it the nearest.
_VAN = """
van AS MATERIALIZED (
    SELECT DISTINCT id, als, trede, persoon, wnd FROM (
        SELECT k.*, rank() OVER (PARTITION BY id ORDER BY trede) AS hoogte,
               rank() OVER (PARTITION BY id, begin, trede, code ORDER BY diepte) AS verte
        FROM kandidaat k
    ) gerangschikt WHERE hoogte = 1 AND verte = 1
)"""


def met_eigenaars(bron: str) -> str:
    """A WITH clause that ends in `van`: per signal of `bron` who has it today, and as what.

    `bron` selects id, drager, ook, persoon, eigenaar. Also there for what follows: `lijn`, what each
    signal lies under, and `houders`, who holds a role above that. Takes %(vandaag)s.
    """
    return f"WITH RECURSIVE s AS ({bron}), {_OVER}, {_OP_DE_LIJN}, {_KANDIDATEN}, {_VAN}"
