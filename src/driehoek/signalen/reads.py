"""Questions about signals: as the register is now, whatever the time bar says."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from driehoek.opdrachten.reads_sql import PERSOONSNAAM, ontleed
from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.models import RegelStand
from driehoek.platform.regelboek import Regel, Soort
from driehoek.platform.toetsing import zonder_uitleg
from driehoek.platform.vragen import haal
from driehoek.signalen.models import Signaal
from driehoek.signalen.reads_sql import BRON, OPEN, STIL, met_eigenaars
from driehoek.signalen.types import (
    NIEMAND,
    Bereik,
    Eigendom,
    Mens,
    Rij,
    Staat,
    Stilte,
    regel_bij,
)

OPGELOST_DAGEN = 90
"""So long what was solved stands in the list of that."""

_STAAT = {
    Staat.OPEN: OPEN,
    Staat.LAAT: f"{OPEN} AND g.uiterlijk < %(vandaag)s::date",
    Staat.STIL: "g.opgelost IS NULL AND stil.tot IS NOT NULL",
    Staat.OPGELOST: f"g.opgelost > %(nu)s::timestamptz - interval '{OPGELOST_DAGEN} days'",
}
# Mine is what belongs to me today, and what is about me.
_BEREIK = {
    Bereik.MIJ: """(g.persoon = %(persoon)s::int8
        OR g.id IN (SELECT id FROM van WHERE persoon = %(persoon)s::int8))""",
    Bereik.DOMEIN: """(g.id IN (SELECT id FROM van WHERE persoon = %(persoon)s::int8)
        OR g.id IN (SELECT l.id FROM lijn l JOIN houders h ON h.drager = l.drager
            AND h.rol = 'DOMEINDIRECTEUR' AND h.persoon = %(persoon)s::int8))""",
    Bereik.ALLES: "true",
}

_RIJEN = f"""
, mensen AS MATERIALIZED (
    SELECT v.id, v.als, v.trede, jsonb_agg(jsonb_build_array(v.persoon,
        coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '(naam vernietigd)'), v.wnd)
        ORDER BY n.sorteernaam, v.persoon) AS wie
    FROM van v
    LEFT JOIN register_persoonsgegeven n ON n.persoon_id = v.persoon AND n.gesloten_id IS NULL
    GROUP BY v.id, v.als, v.trede
),
opgaven AS MATERIALIZED (
    SELECT DISTINCT ON (l.id) l.id, d.id AS opgave, coalesce(b.naam, d.nummer) AS naam
    FROM s JOIN lijn l ON l.id = s.id AND s.drager IS NOT NULL
    JOIN register_drager d ON d.id = l.drager AND d.soort = 'opgave'
    LEFT JOIN register_benaming b ON b.drager_id = d.id AND b.gesloten_id IS NULL
        AND b.geldig @> %(vandaag)s::date
    ORDER BY l.id, l.begin = s.drager DESC, l.diepte, d.id
)
SELECT g.id, g.regel, g.sleutel, g.drager, coalesce(d.soort, ''), g.persoon, g.eigenaar, g.zin,
       g.sinds, g.uiterlijk, g.opgelost, stil.tot, o.opgave, coalesce(o.naam, ''),
       m.als, m.trede, m.wie
FROM signalen_signaal g JOIN s ON s.id = g.id {STIL}
LEFT JOIN register_drager d ON d.id = g.drager
LEFT JOIN opgaven o ON o.id = g.id
LEFT JOIN mensen m ON m.id = g.id
WHERE {{bereik}}
ORDER BY g.uiterlijk, g.id
"""


def signalen(
    bereik: Bereik, persoon: int | None, staat: Staat = Staat.OPEN, drager: int | None = None
) -> list[Rij]:
    """The signals in a state, of me, of my domain or of all, with whose they are: one query.

    `drager`: only about that drager. What is due first stands first.
    """
    waar = f"{_STAAT[staat]} AND (%(drager)s::int8 IS NULL OR g.drager = %(drager)s::int8)"
    return _haal(waar, _BEREIK[bereik], persoon=persoon, drager=drager)


def signaal(id_: int) -> Rij | None:
    """One signal, however it stands."""
    return next(iter(_haal("g.id = %(id)s", "true", id=id_)), None)


def _haal(waar: str, bereik: str, **params: Any) -> list[Rij]:
    sql = met_eigenaars(BRON.format(waar=waar)) + _RIJEN.format(bereik=bereik)
    rijen = haal(sql, vandaag=klok.vandaag(), nu=klok.nu(), **params)
    return [rij for ruw in rijen if (rij := _rij(ruw)) is not None]


def _rij(ruw: Sequence[Any]) -> Rij | None:
    """A signal of a rule that the regelboek still has."""
    id_, sleutel, *rest, als, trede, wie = ruw
    regel = regel_bij(sleutel)
    return Rij(*(id_, regel, *rest, _eigendom(als, trede, wie))) if regel else None


def _eigendom(als: str | None, trede: int | None, wie: str) -> Eigendom:
    if als is None:
        return NIEMAND
    return Eigendom(als, trede or 0, tuple(Mens(*mens) for mens in ontleed(wie)))


_LOS = """
SELECT id, drager, ook, persoon, eigenaar FROM unnest(%(nrs)s::int8[], %(dragers)s::int8[],
    %(ook)s::int8[], %(personen)s::int8[], %(eigenaars)s::text[])
    AS o(id, drager, ook, persoon, eigenaar)"""


def eigenaars(overtredingen: Sequence[tuple[Regel, Overtreding]]) -> list[frozenset[int]]:
    """Whose each of these is today, whether it was counted yet or not: one query."""
    sql = f"{met_eigenaars(_LOS)} SELECT id, persoon FROM van"
    gevonden: dict[int, set[int]] = defaultdict(set)
    for nr, persoon in haal(
        sql,
        vandaag=klok.vandaag(),
        nrs=list(range(len(overtredingen))),
        dragers=[o.drager for _, o in overtredingen],
        ook=[o.ook for _, o in overtredingen],
        personen=[o.persoon for _, o in overtredingen],
        eigenaars=[eigenaar_van(regel, o) for regel, o in overtredingen],
    ):
        gevonden[nr].add(persoon)
    return [frozenset(gevonden[nr]) for nr in range(len(overtredingen))]


def eigenaar_van(regel: Regel, overtreding: Overtreding) -> str:
    """The code of who answers for it."""
    return overtreding.eigenaar or (regel.eigenaar.code if regel.eigenaar else "")


def nu(regel: Regel, sleutel: str, drager: int | None) -> Overtreding | None:
    """What the rule says now about this key; None where it is silent, or it was explained."""
    over = Overtreding(regel.id, drager, "", sleutel)
    id_ = drager if drager is not None else over.over[1]
    gezegd = regel.overtredingen(None if id_ is None else [id_])
    gevonden = [o for o in gezegd if o.sleutel == sleutel]
    if regel.uitlegbaar:
        gevonden = zonder_uitleg(gevonden)
    return gevonden[0] if gevonden else None


_STILTE = f"""
SELECT stil.tot, stil.reden, stil.sinds, coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '')
FROM signalen_signaal g {STIL}
JOIN platform_handeling h ON h.nr = stil.geopend_id
LEFT JOIN register_accountpersoon a ON a.account_id = h.account
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = a.persoon_id AND n.gesloten_id IS NULL
WHERE g.id = %(id)s::int8
"""


def stilte(id_: int) -> Stilte | None:
    """The silence that is in force for a signal."""
    rijen = haal(_STILTE, id=id_, vandaag=klok.vandaag())
    return Stilte(*rijen[0]) if rijen else None


@dataclass(frozen=True, slots=True)
class Regeltal:
    """How many signals of a rule are open, and how many of these are late."""

    regel: Regel
    open: int
    laat: int


def per_regel(rijen: Iterable[Rij]) -> list[Regeltal]:
    """Per rule, the one with most first."""
    geteld: dict[Regel, list[bool]] = defaultdict(list)
    for rij in rijen:
        geteld[rij.regel].append(rij.dagen_te_laat > 0)
    tallen = [Regeltal(regel, len(laat), sum(laat)) for regel, laat in geteld.items()]
    return sorted(tallen, key=lambda t: (-t.open, t.regel.sleutel))


_TELLING = f"""
SELECT g.regel, count(*), count(*) FILTER (WHERE g.uiterlijk < %(vandaag)s::date)
FROM signalen_signaal g {STIL} WHERE {OPEN} GROUP BY g.regel
"""


def telling() -> list[Regeltal]:
    """What is open in the whole register, per rule: one query."""
    tallen = [
        Regeltal(regel, aantal, laat)
        for sleutel, aantal, laat in haal(_TELLING, vandaag=klok.vandaag())
        if (regel := regel_bij(sleutel)) is not None
    ]
    return sorted(tallen, key=lambda t: (-t.open, t.regel.sleutel))


def geteld_op() -> datetime | None:
    """When the signals were last counted; None before the first time."""
    zacht = [r.sleutel for r in regelboek.alle() if r.soort is not Soort.HARD]
    standen = RegelStand.objects.filter(regel__in=zacht).order_by("-geteld")
    return standen.values_list("geteld", flat=True).first()


HOOGUIT = 20
"""So many earlier spells are shown."""


def eerder(rij: Rij) -> list[tuple[datetime, datetime]]:
    """The earlier spells of the same signal, newest first."""
    gevonden = Signaal.objects.filter(
        regel=rij.regel.sleutel, sleutel=rij.sleutel, opgelost__isnull=False
    ).exclude(id=rij.id)
    return [(s.sinds, s.opgelost) for s in gevonden.order_by("-sinds")[:HOOGUIT] if s.opgelost]


# What became of the lines it ever hung on, as a person confirmed it.
_POST_NU = """
WITH RECURSIVE lijn AS (
    SELECT k.post_id FROM opdrachten_postkoppeling k
    WHERE k.drager_id = %(drager)s AND k.gesloten_id IS NULL
    UNION SELECT o.wordt_id FROM opdrachten_postopvolging o JOIN lijn ON lijn.post_id = o.was_id
)
SELECT p.id FROM lijn JOIN opdrachten_begrotingspost p ON p.id = lijn.post_id
WHERE p.jaar = %(jaar)s ORDER BY p.id DESC LIMIT 1
"""


def post_van_dit_jaar(drager: int) -> int | None:
    """The budget line of this year that follows the one something hung on before."""
    rijen = haal(_POST_NU, drager=drager, jaar=klok.vandaag().year)
    return rijen[0][0] if rijen else None
