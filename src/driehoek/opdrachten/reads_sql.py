"""SQL that the reads of this room share. Every query is asked at a Peilmoment."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.platform.vragen import haal
from driehoek.register.types import NAAM_VERNIETIGD, Rol

BEKEND = "{}.geregistreerd @> %(bekend)s::timestamptz"
GELDT = "{0}.geldig @> %(op)s::date AND {0}.geregistreerd @> %(bekend)s::timestamptz"

# The fact of the day; else the last one before it; else the first one after it.
OP_AFSTAND = """{0}.geldig @> %(op)s::date DESC, lower({0}.geldig) <= %(op)s::date DESC,
        CASE WHEN lower({0}.geldig) <= %(op)s::date THEN lower({0}.geldig) END DESC NULLS LAST,
        lower({0}.geldig)"""
DICHTSTBIJ = f"""
    ORDER BY {OP_AFSTAND}
    LIMIT 1
"""


def bedrag_van_post(post: str, soort: str, toen: str = "") -> str:
    """A subquery: the amount of a budget line after its last correction; NULL where unknown.

    The table of the line itself goes before what was printed elsewhere, the exact before the
    rough. `toen` limits what is known: a condition on the Handeling `h` that opened it.
    """

    def bekend(rij: str) -> str:
        return (
            f" AND EXISTS (SELECT FROM platform_handeling h WHERE h.nr = {rij}.geopend_id AND {toen})"
            if toen
            else ""
        )

    return f"""(
    SELECT n.geldt FROM (
        SELECT b.*, CASE WHEN c.id IS NULL THEN b.bedrag ELSE c.wordt END AS geldt
        FROM opdrachten_begrotingsbedrag b
        LEFT JOIN LATERAL (
            SELECT c.id, c.wordt FROM opdrachten_bedragcorrectie c
            WHERE c.bedrag_id = b.id{bekend("c")} ORDER BY c.id DESC LIMIT 1) c ON true
        WHERE coalesce(b.totaal_van_id, b.post_id) = {post} AND b.soort = '{soort}'{bekend("b")}) n
    WHERE n.geldt IS NOT NULL
    ORDER BY n.herkomst <> 'tabel', n.totaal_van_id IS NOT NULL, n.bij_benadering LIMIT 1)"""


TOEN = "h.moment <= %(bekend)s::timestamptz"

PERSOONSNAAM = (
    "concat_ws(' ', nullif({0}.voornaam, ''), nullif({0}.tussenvoegsel, ''),"
    " nullif({0}.achternaam, ''))"
)

ROLKOLOMMEN = f"""
SELECT r.id, r.drager_id, s.rol, r.rang, r.waarneming, r.persoon_id,
       coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '{NAAM_VERNIETIGD}'),
       r.geldig, g.soort, b.id, b.kenmerk
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id
JOIN register_grondslag g ON g.id = r.grondslag_id
LEFT JOIN register_besluit b ON b.id = g.besluit_id
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = r.persoon_id AND n.gesloten_id IS NULL
"""


@dataclass(frozen=True, slots=True)
class Rolregel:
    """One period of one person in one role, and what it rests on."""

    feit: int
    drager: int
    rol: str
    rang: int
    waarneming: bool
    persoon: int
    naam: str
    periode: Periode
    grond: str
    besluit: int | None
    kenmerk: str

    @property
    def rolnaam(self) -> str:
        wnd = " (wnd.)" if self.waarneming else ""
        return f"{Rol(self.rol).label}{wnd}"


def rolregels(waar: str, **params: Any) -> list[Rolregel]:
    """Role periods by a condition on `r` (Rolvervulling) and `s` (Rolsoort)."""
    sql = f"{ROLKOLOMMEN} WHERE {waar}"
    return [_rolregel(rij) for rij in haal(sql, **params)]


def _rolregel(rij: Sequence[Any]) -> Rolregel:
    feit, drager, rol, rang, waarneming, persoon, naam, geldig, grond, besluit, kenmerk = rij
    return Rolregel(
        feit=feit,
        drager=drager,
        rol=rol,
        rang=rang,
        waarneming=waarneming,
        persoon=persoon,
        naam=naam,
        periode=Periode(geldig.lower, geldig.upper),
        grond=grond,
        besluit=besluit,
        kenmerk=kenmerk or "",
    )


def ontleed(waarde: str | None) -> Any:
    """A JSON value; the driver hands it over as text."""
    return None if waarde is None else json.loads(waarde)


def peilparams(peil: Peilmoment) -> dict[str, Any]:
    return {"op": peil.geldig_op, "bekend": peil.bekend_op}
