"""The lawfulness check as one plain SQL question, over roles on the object itself.

Imports nothing of `driehoek`: the register and the lines are given as rows of numbers.
"""

TABELLEN = """
CREATE TEMP TABLE rol (persoon int8, drager int8, rolsoort int8, van int8, tot int8,
    bekend_van int8, bekend_tot int8, bestond int8);
CREATE TEMP TABLE artikel (rolsoort int8, handeling int8, limiet int8, binnen_scope bool,
    van int8, tot int8, bekend_van int8, bekend_tot int8, bestond int8);
CREATE TEMP TABLE scope (opdracht int8, budget int8, van int8, tot int8,
    bekend_van int8, bekend_tot int8, bestond int8);
CREATE TEMP TABLE regel (regel int8, datum int8, persoon int8, handeling int8, drager int8,
    bedrag int8, wederpartij int8, geregistreerd int8);
"""
LEEG = "TRUNCATE rol, artikel, scope, regel"


def _geldt(tabel: str, weten: str) -> str:
    return f"{tabel}.van <= r.datum AND r.datum < {tabel}.tot AND " + weten.format(t=tabel)


def _bevoegd(weten: str) -> str:
    """Whether some role and some power cover the line, as far as is known in this way."""
    return f"""EXISTS (
        SELECT FROM rol JOIN artikel a USING (rolsoort)
        WHERE rol.persoon = r.persoon AND rol.drager = r.drager AND a.handeling = r.handeling
          AND {_geldt("rol", weten)} AND {_geldt("a", weten)}
          AND r.bedrag + r.eerder <= a.limiet
          AND (NOT a.binnen_scope OR EXISTS (
              SELECT FROM scope s WHERE s.opdracht = r.drager AND {_geldt("s", weten)}
                AND r.besteed <= s.budget)))"""


_TOEN = "{t}.bekend_van <= r.geregistreerd AND r.geregistreerd < {t}.bekend_tot"
_NU = "{t}.bekend_van <= %(hoofd)s AND %(hoofd)s < {t}.bekend_tot"
_BESLOTEN = "{t}.bekend_tot = %(open)s AND {t}.bestond <= r.datum"

VRAAG = f"""
WITH r AS (
    SELECT *,
      (sum(bedrag) OVER (
          PARTITION BY drager, extract(year FROM DATE '0001-01-01' + (datum - 1)::int), handeling
          ORDER BY datum, regel))::int8 AS besteed,
      (sum(bedrag) OVER (
          PARTITION BY persoon, handeling, drager, wederpartij
          ORDER BY datum RANGE BETWEEN %(venster)s - 1 PRECEDING AND CURRENT ROW)
       - coalesce(sum(bedrag) OVER (
          PARTITION BY persoon, handeling, drager, wederpartij, datum
          ORDER BY regel ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING), 0))::int8 AS eerder
    FROM regel
), gewogen AS (
    SELECT r.regel, r.datum, r.besteed, {_bevoegd(_TOEN)} AS toen, {_bevoegd(_NU)} AS nu,
           {_bevoegd(_BESLOTEN)} AS besloten
    FROM r
)
SELECT CASE WHEN toen AND nu THEN 'RECHTMATIG' WHEN toen THEN 'VERVALLEN'
            WHEN besloten THEN 'HERSTELD' ELSE 'ONRECHTMATIG' END, besteed
FROM gewogen ORDER BY datum, regel
"""
