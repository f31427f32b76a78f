"""The SQL behind the consequences of a correction: whose competence changed afterwards.

A besluit is judged twice by the same query: as the register was when it was booked, and as it is
now; or right before and right after one Handeling.
"""

from driehoek.platform.vragen import bij
from driehoek.register.competentie import onbevoegd_sql, zoals_bij, zoals_nu

# What makes a decider competent, by the besluit `b` it holds for: the role of a person, the power
# of an organ or a role to decide this kind, the place under which something lies.
_STEUN = {
    "register_rolvervulling": """f.persoon_id = b.beslisser_persoon_id
        AND f.drager_id = b.beslisser_drager_id AND f.geldig @> b.genomen
        AND f.rolsoort_id IN (SELECT s.id FROM register_rolsoort s WHERE s.rol = b.beslisser_rol)""",
    "register_beslisbevoegdheid": """f.geldig @> b.genomen AND f.rol = b.beslisser_rol
        AND f.besluitsoort = coalesce((SELECT o.soort FROM register_rectificatie x
            JOIN register_besluit o ON o.id = x.oorsprong_id WHERE x.besluit_id = b.id), b.soort)
        AND (f.orgaan_id = b.beslisser_drager_id OR f.rol <> '')""",
    "register_ligging": """f.ouder_id = b.beslisser_drager_id
        AND f.geldig && daterange(b.genomen, b.werkt_vanaf, '[]')""",
}

# Besluiten to look at, among these identities: the besluit, its decider, what its decider decides
# on, what it says a role about, or the Handeling that took a ground away. Looked up one way after
# the other, each by an index: with OR between them PostgreSQL would read all that ever closed.
_GEVRAAGD = f"""
    SELECT q.id FROM register_besluit q
    WHERE {bij("q.id", "q.beslisser_persoon_id", "q.beslisser_drager_id")}
    UNION
    SELECT g.besluit_id FROM register_rolvervulling o
    JOIN register_grondslag g ON g.id = o.grondslag_id WHERE {bij("o.drager_id")}
    UNION
    SELECT q.id FROM register_rolvervulling o
    JOIN register_besluit q ON q.beslisser_persoon_id = o.persoon_id
    WHERE {bij("o.gesloten_id")}"""

# Nearly every besluit keeps its ground. Only of these is it asked in full.
KANDIDATEN = " UNION ".join(
    f"""
    SELECT b.id, f.gesloten_id AS oorzaak
    FROM ({_GEVRAAGD}) g JOIN register_besluit b ON b.id = g.id
    JOIN {tabel} f ON {past}
    WHERE f.gesloten_id > b.geopend_id AND f.geopend_id <= b.geopend_id
      AND NOT EXISTS (SELECT FROM {tabel} f WHERE f.gesloten_id IS NULL AND {past})"""
    for tabel, past in _STEUN.items()
)

_VAN_KANDIDAAT = "b.id IN (SELECT k.id FROM kandidaat k)"

# What a besluit is about, for who answers for that: what it says a role of, else where its decider
# decides.
_OVER = """coalesce(
    (SELECT min(o.drager_id) FROM register_rolvervulling o
     JOIN register_grondslag g ON g.id = o.grondslag_id WHERE g.besluit_id = b.id
       AND o.dragersoort IN ('opgave', 'opdracht', 'deelopdracht')),
    (SELECT d.id FROM register_drager d WHERE d.id = b.beslisser_drager_id
       AND d.soort IN ('opgave', 'opdracht')))"""

# Whoever withdrew the besluit itself from its start need not mend it any more.
_WERKT = """EXISTS (SELECT FROM register_besluitwerking w WHERE w.besluit_id = b.id
    AND w.gesloten_id IS NULL AND w.status = 'geldend')"""


def verloren() -> str:
    """Besluiten whose decider was competent when they were booked, and now turns out not to be."""
    return f"""
WITH kandidaat AS MATERIALIZED ({KANDIDATEN}),
nu AS ({onbevoegd_sql(_VAN_KANDIDAAT, zoals_nu)}),
toen AS ({onbevoegd_sql(_VAN_KANDIDAAT, zoals_bij("b.geopend_id"))})
SELECT b.id, b.kenmerk, b.soort, b.genomen, b.beslisser_drager_id, b.beslisser_rol,
       b.beslisser_persoon_id, b.geopend_id, {_OVER},
       (SELECT max(k.oorzaak) FROM kandidaat k WHERE k.id = b.id)
FROM register_besluit b
WHERE b.id IN (SELECT nu.id FROM nu) AND b.id NOT IN (SELECT toen.id FROM toen) AND {_WERKT}
ORDER BY b.genomen, b.id
"""


# Besluiten booked before a Handeling that opened or closed what their decider's competence rests
# on.
_GERAAKT = " UNION ".join(
    f"""
    SELECT b.id FROM {tabel} f JOIN register_besluit b ON {past}
    WHERE (f.geopend_id = %(nr)s::int8 OR f.gesloten_id = %(nr)s::int8)
      AND b.geopend_id < %(nr)s::int8"""
    for tabel, past in _STEUN.items()
)


def van_handeling() -> str:
    """Besluiten that lost or gained their ground by Handeling %(nr)s, and which of the two."""
    return f"""
WITH kandidaat AS MATERIALIZED ({_GERAAKT}),
voor AS ({onbevoegd_sql(_VAN_KANDIDAAT, zoals_bij("(%(nr)s::int8 - 1)"))}),
na AS ({onbevoegd_sql(_VAN_KANDIDAAT, zoals_bij("%(nr)s::int8"))})
SELECT b.id, b.kenmerk, b.soort, b.genomen, b.beslisser_drager_id, b.beslisser_rol,
       b.beslisser_persoon_id, b.geopend_id, {_OVER}, %(nr)s::int8,
       b.id IN (SELECT na.id FROM na)
FROM register_besluit b
WHERE b.id IN (SELECT voor.id FROM voor) <> (b.id IN (SELECT na.id FROM na))
  AND b.id IN (SELECT k.id FROM kandidaat k)
ORDER BY b.genomen, b.id
"""


# Checks of a file that was checked before, with per opgave how many lines lost their ground since
# and how many got one. There are few: which identities one looks at makes no difference.
ANDERS_GETOETST = """
SELECT c.id, c.naam, g.opgave::int8, (g.aantal ->> 0)::int8, (g.aantal ->> 1)::int8
FROM rechtmatigheid_controle c
CROSS JOIN LATERAL jsonb_each(c.samenvatting -> 'gewijzigd') AS g(opgave, aantal)
ORDER BY c.id, g.opgave::int8
"""
