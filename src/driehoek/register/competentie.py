"""Was the decider of a besluit competent on its date? (REG-09; authority in its first meaning.)

Set queries over besluiten, used by each rule that names who decides what.
"""

from collections.abc import Callable, Iterable

from driehoek.kern.tijd import dag_in_woorden
from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Toets
from driehoek.platform.vragen import HANDELINGEN, Rij, SqlVraag, bij, sql_vraag
from driehoek.register import reads
from driehoek.register.models import Beslisbevoegdheid
from driehoek.register.types import DRAGERKOLOMMEN, Besluitsoort, Rol
from driehoek.register.vragen import registerfeiten

Kent = Callable[[str], str]
"""SQL that says of a fact, by its alias, that the register says it."""


def zoals_nu(feit: str) -> str:
    """As the register is now."""
    return f"{feit}.gesloten_id IS NULL"


def zoals_bij(nr: str) -> Kent:
    """As the register was right after Handeling `nr` (SQL)."""
    return lambda feit: f"({feit}.geopend_id <= {nr} AND coalesce({feit}.gesloten_id > {nr}, true))"


def _toen(feit: str, kent: Kent) -> str:
    """That a fact holds, or held until the besluit itself ended it."""
    return (
        f"({kent(feit)} OR {feit}.gesloten_id IN"
        " (SELECT e.nr FROM eigen e WHERE e.besluit_id = b.id))"
    )


def _ouders(kent: Kent) -> str:
    """What drager `d` lies under: for a deelopdracht its opdracht, for an opdracht its opgave."""
    return f"""
    SELECT o.ouder_id FROM register_ligging o
    WHERE {_toen("o", kent)} AND o.drager_id = d.drager_id AND o.geldig && b.dagen"""


def onbevoegd_sql(welke: str, kent: Kent = zoals_nu) -> str:
    """SQL for the besluiten, out of those on a condition, whose decider was not competent on their
    date, as far as the register says by `kent`.

    A besluit may be decided by an organ, or by the holder of a role on what it is about or on
    what that lies under. Deciders under a condition (`voorwaarde`) hold only where it is met. What
    the besluit itself ended counts as it was: whoever closes something decided about it. Who
    rectifies a besluit decides something of its kind (`als_soort`).
    """
    return f"""
WITH b AS (
    SELECT b.*, coalesce(o.soort, b.soort) AS als_soort,
           daterange(b.genomen, b.werkt_vanaf, '[]') AS dagen
    FROM register_besluit b
    LEFT JOIN register_rectificatie x ON x.besluit_id = b.id
    LEFT JOIN register_besluit o ON o.id = x.oorsprong_id
    WHERE {welke}
),
eigen AS (
    SELECT b.id AS besluit_id, h.nr
    FROM b JOIN register_grondslag g ON g.besluit_id = b.id AND g.soort = 'besluit'
    JOIN {HANDELINGEN} h ON h.grondslag = g.id
)
SELECT b.id, b.kenmerk, b.soort, b.beslisser_drager_id, b.beslisser_rol, b.genomen, b.als_soort
FROM b
WHERE NOT EXISTS (
    SELECT FROM register_beslisbevoegdheid v
    WHERE {kent("v")} AND v.besluitsoort = b.als_soort AND v.geldig @> b.genomen
      AND v.rol = b.beslisser_rol
      AND (v.orgaan_id = b.beslisser_drager_id OR b.beslisser_rol <> '')
      AND (v.voorwaarde = '' OR NOT EXISTS (
          SELECT FROM ({dragers_van_besluit()}) d(drager_id, besluit_id)
          WHERE d.besluit_id = b.id AND NOT (
              EXISTS (SELECT FROM register_ligging l
                  WHERE {_toen("l", kent)} AND l.oudersoort = 'orgaan' AND l.geldig && b.dagen
                    AND l.ouder_id = b.beslisser_drager_id
                    AND (l.drager_id = d.drager_id OR l.drager_id IN ({_ouders(kent)}) OR l.drager_id IN (
                        SELECT oo.ouder_id FROM register_ligging oo
                        WHERE {_toen("oo", kent)} AND oo.geldig && b.dagen
                          AND oo.drager_id IN ({_ouders(kent)}))))
              OR (v.voorwaarde = 'onder_dt_of_eigen' AND EXISTS (
                  SELECT FROM register_rolvervulling aog
                  JOIN register_ligging l ON l.drager_id = aog.drager_id
                      AND {_toen("l", kent)} AND l.geldig @> b.genomen
                  JOIN register_rolvervulling dd ON dd.drager_id = l.ouder_id
                      AND dd.persoon_id = aog.persoon_id AND {_toen("dd", kent)}
                  JOIN register_rolsoort ra ON ra.id = aog.rolsoort_id AND ra.rol = 'AOG'
                  JOIN register_rolsoort rd ON rd.id = dd.rolsoort_id
                      AND rd.rol = 'DOMEINDIRECTEUR'
                  WHERE (aog.drager_id = d.drager_id OR aog.drager_id IN ({_ouders(kent)}))
                    AND {_toen("aog", kent)}
                    AND aog.geldig @> b.genomen AND dd.geldig @> b.genomen))
          )))
)
OR (b.beslisser_rol <> '' AND (
    NOT EXISTS (
        SELECT FROM register_rolvervulling r JOIN register_rolsoort s ON s.id = r.rolsoort_id
        WHERE {kent("r")} AND s.rol = b.beslisser_rol
          AND r.drager_id = b.beslisser_drager_id AND r.persoon_id = b.beslisser_persoon_id
          AND r.geldig @> b.genomen)
    OR EXISTS (
        SELECT FROM ({dragers_van_besluit()}) d(drager_id, besluit_id)
        JOIN register_drager bd ON bd.id = b.beslisser_drager_id AND bd.soort <> 'concern'
        WHERE d.besluit_id = b.id AND d.drager_id <> b.beslisser_drager_id
          AND NOT EXISTS (
              SELECT FROM register_ligging l
              LEFT JOIN register_ligging o ON o.drager_id = l.ouder_id AND {_toen("o", kent)}
                  AND o.geldig && b.dagen
              WHERE l.drager_id = d.drager_id AND {_toen("l", kent)} AND l.geldig && b.dagen
                AND (l.ouder_id = b.beslisser_drager_id OR o.ouder_id = b.beslisser_drager_id))
    )
))
"""


_VAN_BESLUIT = """
    SELECT f.{drager}, g.besluit_id
    FROM {tabel} f JOIN register_grondslag g ON g.id = f.grondslag_id
    WHERE g.besluit_id = b.id AND g.soort = 'besluit'
    UNION
    SELECT f.{drager}, b.id FROM {tabel} f
    WHERE f.gesloten_id IN (SELECT e.nr FROM eigen e WHERE e.besluit_id = b.id)
"""


def _feittabellen() -> Iterable[tuple[str, str]]:
    """Every register table that says something of a drager, and its column for it."""
    for model in registerfeiten():
        for naam in DRAGERKOLOMMEN:
            if naam in model.RAAKT:
                yield model._meta.db_table, naam


def dragers_van_besluit() -> str:
    """SQL for the dragers that the facts of besluit `b` are about."""
    return " UNION ".join(
        _VAN_BESLUIT.format(drager=kolom, tabel=tabel) for tabel, kolom in _feittabellen()
    )


# Nearly every act is about a besluit of one kind: the other rules need not look further.
VAN_SOORT = f"""
SELECT 1 FROM register_besluit b WHERE {bij("b.id")} AND b.soort = ANY(%(soorten)s) LIMIT 1
"""


# During an act only what it books, or rests on: a besluit whose decider turns out not to have been
# competent by a later change can still be withdrawn or annulled (REG-35 speaks about it).
_NIET_EERDER = """(%(nr)s::int8 IS NULL OR b.geopend_id = %(nr)s::int8 OR EXISTS (
    SELECT FROM register_grondslag n WHERE n.besluit_id = b.id AND n.soort = 'besluit'
        AND n.geopend_id = %(nr)s::int8))"""


def _onbevoegd() -> str:
    return onbevoegd_sql(
        f"""{bij("b.id")}
      AND b.soort = ANY(%(soorten)s) AND %(regel)s::daterange @> b.genomen
      AND {_NIET_EERDER}"""
    )


def onbevoegd_genomen(*soorten: Besluitsoort) -> SqlVraag:
    """The Vraag: besluiten of these kinds whose decider was not competent on their date."""
    return sql_vraag(
        _onbevoegd, _zinnen, vooraf=VAN_SOORT, soorten=[soort.value for soort in soorten]
    )


def _zinnen(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    return (_zin(toets.regel.id, rij) for rij in rijen)


def _zin(regel: str, rij: Rij) -> Overtreding:
    besluit, kenmerk, soort, drager, rol, genomen, als_soort = rij
    wie = Rol(rol).label if rol else reads.benaming(drager)
    mag = ", ".join(bevoegden(als_soort, genomen)) or "niemand"
    return Overtreding(
        regel,
        None,
        f"Besluit {kenmerk} ({Besluitsoort(soort).label.lower()}) is op {dag_in_woorden(genomen)}"
        f" genomen door {wie}, die dat toen hier niet mocht beslissen. Wel bevoegd: {mag}.",
        sleutel=f"besluit:{besluit}",
    )


def bevoegden(soort: str, op: object) -> list[str]:
    """Who may decide a kind of besluit on a day, in words."""
    regels = Beslisbevoegdheid.objects.huidig().filter(besluitsoort=soort, geldig__contains=op)
    return [_in_woorden(r) for r in regels.order_by("id")]


def _in_woorden(regel: Beslisbevoegdheid) -> str:
    wie = Rol(regel.rol).label if regel.rol else reads.benaming(regel.orgaan_id or 0)
    if not regel.voorwaarde:
        return wie
    return f"{wie} ({Beslisbevoegdheid.Voorwaarde(regel.voorwaarde).label})"


def besluitsoorten_behalve(*soorten: Besluitsoort) -> tuple[Besluitsoort, ...]:
    return tuple(s for s in Besluitsoort if s not in soorten)
