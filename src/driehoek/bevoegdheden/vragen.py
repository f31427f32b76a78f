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
ZONDER_VERLOF = f"""
SELECT a.code, a.boven {_HUIDIG} AND a.boven <> ''
  AND NOT a.geldig <@ coalesce((
      SELECT range_agg(b.geldig) FROM bevoegdheden_mandaatartikel b
      WHERE b.geregistreerd @> lower(a.geregistreerd) AND b.code = a.boven AND b.ondermandaat),
      '{{}}'::datemultirange)
"""
BOVEN_DE_GRENS = f"""
SELECT a.code, a.boven {_HUIDIG} AND EXISTS (
    SELECT FROM bevoegdheden_mandaatartikel b
    WHERE b.geregistreerd @> lower(a.geregistreerd) AND b.code = a.boven AND b.geldig && a.geldig
      AND b.tot_bedrag IS NOT NULL AND coalesce(a.tot_bedrag > b.tot_bedrag, true))
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
