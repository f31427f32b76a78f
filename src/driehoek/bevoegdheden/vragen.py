"""The SQL of the mandate regulation: what its rules ask, and what the decision function reads."""

from driehoek.bevoegdheden import bronnen
from driehoek.bevoegdheden.types import (
    MATERIEEL,
    P_KANT,
    PAST_BIJ_AARD,
    Rechtshandeling,
)
from driehoek.platform.vragen import bij

_HUIDIG = f"""
FROM bevoegdheden_mandaatartikel a
WHERE a.gesloten_id IS NULL AND {bij("a.id")}"""


def _lijst(waarden: object) -> str:
    return ", ".join(f"'{w}'" for w in sorted(map(str, waarden)))  # type: ignore[call-overload]


_PAST = " OR ".join(
    f"(a.rechtshandeling = '{h.value}' AND a.soort IN ({_lijst(PAST_BIJ_AARD[h.aard])}))"
    for h in Rechtshandeling
)
SOORT_PAST_NIET = f"""
SELECT a.code, a.soort, a.rechtshandeling {_HUIDIG} AND NOT ({_PAST})
"""

# When a link below was registered, the link above gave leave on each of its days. That the link
# above lapsed since breaks no rule: what is below works no longer, and the decision function knows.
#
# Of a regulation that existed before only its first day is asked: what was changed or lapsed later
# comes over together with it, and broke no rule then.
_DAGEN = """(SELECT CASE g.soort WHEN 'conversie' THEN daterange(lower(a.geldig), lower(a.geldig), '[]')
    ELSE a.geldig END FROM register_grondslag g WHERE g.id = a.grondslag_id)"""
ZONDER_VERLOF = f"""
SELECT a.code, a.boven {_HUIDIG} AND a.boven <> ''
  AND NOT {_DAGEN} <@ coalesce((
      SELECT range_agg(b.geldig) FROM bevoegdheden_mandaatartikel b
      WHERE b.geregistreerd @> lower(a.geregistreerd) AND b.code = a.boven AND b.ondermandaat),
      '{{}}'::datemultirange)
"""
BOVEN_DE_GRENS = f"""
SELECT a.code, a.boven {_HUIDIG} AND EXISTS (
    SELECT FROM bevoegdheden_mandaatartikel b
    WHERE b.geregistreerd @> lower(a.geregistreerd) AND b.code = a.boven AND b.geldig && {_DAGEN}
      AND b.tot_bedrag IS NOT NULL AND coalesce(a.tot_bedrag > b.tot_bedrag, true))
"""

# Nearly every act says nothing of an article that rests on another: then no chain is followed.
RUST_OP_EEN_ANDER = f"""
SELECT 1 {_HUIDIG} AND a.boven <> '' LIMIT 1
"""
# Who hands a power on, has it: as a holder of the role in the link above, or of one further up. The
# mandator of such a link stays competent beside them (10:7): who decided about it. A role on one
# place hands on for that place only; whether it is the place of the article, REG-09 asks.
# The chains are followed for all at once: one by one took minutes in a register of some size.
DOOR_EEN_ANDER = f"""
WITH RECURSIVE onder AS MATERIALIZED (
    SELECT a.id, a.code, a.boven, a.drager_id, b.kenmerk, b.beslisser_rol, b.beslisser_drager_id,
           bd.soort AS beslisser_soort, lower(a.geregistreerd) AS toen,
           daterange(b.genomen, b.werkt_vanaf, '[]') AS dagen
    FROM bevoegdheden_mandaatartikel a
    JOIN register_grondslag g ON g.id = a.grondslag_id
    JOIN register_besluit b ON b.id = g.besluit_id
    JOIN register_drager bd ON bd.id = b.beslisser_drager_id
    LEFT JOIN register_rectificatie x ON x.besluit_id = b.id
    LEFT JOIN register_besluit o ON o.id = x.oorsprong_id
    WHERE a.gesloten_id IS NULL AND {bij("a.id")} AND a.boven <> ''
      AND coalesce(o.soort, b.soort) = 'ondermandaat'
),
keten(onder, boven, rol, drager_id, grondslag_id) AS (
    SELECT d.id, m.boven, m.rol, m.drager_id, m.grondslag_id
    FROM onder d JOIN bevoegdheden_mandaatartikel m ON m.code = d.boven
        AND m.geregistreerd @> d.toen AND m.geldig && d.dagen
    UNION
    SELECT d.id, m.boven, m.rol, m.drager_id, m.grondslag_id
    FROM keten k JOIN onder d ON d.id = k.onder
    JOIN bevoegdheden_mandaatartikel m ON m.code = k.boven AND k.boven <> ''
        AND m.geregistreerd @> d.toen AND m.geldig && d.dagen
)
SELECT d.code, d.boven, d.kenmerk, d.beslisser_rol
FROM onder d
WHERE NOT EXISTS (
    SELECT FROM keten k
    JOIN register_grondslag gk ON gk.id = k.grondslag_id
    LEFT JOIN register_besluit bk ON bk.id = gk.besluit_id
    WHERE k.onder = d.id AND (
        (bk.beslisser_drager_id = d.beslisser_drager_id AND bk.beslisser_rol = d.beslisser_rol)
        OR (k.rol = d.beslisser_rol AND (d.beslisser_soort = 'concern' OR d.drager_id IS NOT NULL)
            AND (k.drager_id IS NULL OR k.drager_id = d.drager_id OR EXISTS (
                SELECT FROM register_ligging l
                WHERE l.drager_id = d.drager_id AND l.ouder_id = k.drager_id
                  AND l.gesloten_id IS NULL AND l.geldig && d.dagen)))))
"""

# Who does not work under GS or the provinciesecretaris: members of organs, gedeputeerden.
ZONDER_INSTEMMING = f"""
SELECT a.code, a.rol {_HUIDIG} AND a.instemming = '' AND a.soort <> 'attributie'
  AND a.rol IN ('GEDEPUTEERDE', 'BOG')
"""

MATERIEEL_BUITEN_SCOPE = f"""
SELECT a.code, a.rol {_HUIDIG} AND a.rechtshandeling IN ({_lijst(h.value for h in MATERIEEL)})
  AND a.rol IN ('AOG', 'AON') AND NOT a.binnen_scope
"""
P_MACHT_ELDERS = f"""
SELECT a.code, a.rol {_HUIDIG} AND a.rechtshandeling IN ({_lijst(h.value for h in P_KANT)})
  AND a.rol NOT IN ('P_MANAGER', 'DIRECTEUR_MO', 'PROVINCIESECRETARIS', 'CONCERNDIRECTEUR')
"""
ONTSLAG_ELDERS = f"""
SELECT a.code, a.rol {_HUIDIG} AND a.rechtshandeling = 'ontslag' AND a.rol <> 'DIRECTEUR_MO'
"""

# What a holder of a role ratified: whether he was competent for it, the decision function says.
# As for every besluit that is asked where the besluit is touched, not where the opdracht is: what is
# found out later about whoever decided may always be registered.
BEKRACHTIGD_DOOR_ROL = f"""
SELECT f.id, f.drager_id, f.daad, f.bedrag, b.kenmerk, b.genomen, b.beslisser_rol,
       b.beslisser_persoon_id
FROM bevoegdheden_bekrachtiging f
JOIN register_grondslag g ON g.id = f.grondslag_id
JOIN register_besluit b ON b.id = g.besluit_id
WHERE f.gesloten_id IS NULL AND {bij("b.id")} AND b.beslisser_persoon_id IS NOT NULL
"""

# For the decision function; see `bronnen`.
ROLLEN = f"""
SELECT {bronnen.vak("f", bronnen.BESTOND)}, f.persoon_id, f.drager_id, f.rolsoort_id, f.waarneming
FROM register_rolvervulling f {bronnen.GROND} WHERE {{sinds}}
"""
LIGGINGEN = f"""
SELECT {bronnen.vak("f", bronnen.BESTOND)}, f.drager_id, f.ouder_id
FROM register_ligging f {bronnen.GROND} WHERE {{sinds}}
"""
ARTIKELEN = f"""
SELECT {bronnen.vak("f", bronnen.BESTOND)}, f.code, f.rol, f.rechtshandeling, f.tot_bedrag,
       f.binnen_scope, f.bereik, f.voorwaarden, f.ondermandaat, f.boven, f.drager_id,
       f.naast_hogere
FROM bevoegdheden_mandaatartikel f {bronnen.GROND} WHERE {{sinds}}
"""
