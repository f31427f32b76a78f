"""Wie is wie: finding people by name, skill, what to call them for, P-team and work (PT-17).

What a reader may not read is left out inside the query, before anything is ranked or counted.
Each word must be found somewhere with a person, and each may be found somewhere else.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.kern.tijd import Peilmoment
from driehoek.ontwikkeling.models import Begrip
from driehoek.ontwikkeling.reads_begrippen import WOORDRAAK, Woorden, ontleed
from driehoek.ontwikkeling.types import Leeskring, Niveau
from driehoek.platform.vragen import haal
from driehoek.register import reads

MEESTE_WOORDEN = 6
HOOGUIT = 25

# What a word means: terms with all that is narrower or the same, and the work and teams so called
# with all that lies under them. Small tables, read once for the whole question.
_BETEKENIS = f"""
WITH RECURSIVE w AS (
    SELECT nr, woord, stam
    FROM unnest(%(woorden)s::text[], %(stammen)s::text[]) WITH ORDINALITY AS t(woord, stam, nr)),
begrip AS (
    SELECT w.nr, b.id FROM w JOIN ontwikkeling_begrip b
        ON {WOORDRAAK.format(tekst="b.zoektekst", w="w.woord", s="w.stam")}
    UNION
    SELECT r.nr, CASE WHEN v.naar_id = r.id THEN v.van_id ELSE v.naar_id END
    FROM begrip r JOIN ontwikkeling_begripverband v
        ON v.naar_id = r.id OR (v.van_id = r.id AND v.soort <> 'breder')),
drager AS (
    SELECT w.nr, n.drager_id AS id FROM w JOIN register_benaming n
        ON n.gesloten_id IS NULL AND n.geldig @> %(op)s::date
        AND {WOORDRAAK.format(tekst="lower(n.naam)", w="w.woord", s="w.stam")}
    JOIN register_drager d ON d.id = n.drager_id
        AND d.soort IN ('opgave', 'opdracht', 'deelopdracht', 'pteam')
    UNION
    SELECT r.nr, l.drager_id FROM drager r JOIN register_ligging l
        ON l.ouder_id = r.id AND l.gesloten_id IS NULL AND l.geldig @> %(op)s::date
        AND l.dragersoort IN ('opdracht', 'deelopdracht'))
SELECT nr, 'begrip', array_agg(id) FROM begrip GROUP BY nr
UNION ALL SELECT nr, 'drager', array_agg(id) FROM drager GROUP BY nr
"""

# May it be read: the one condition on every part of a profile.
_LEESBAAR = "(p.persoon_id = ANY(%(eigen)s::int8[]) OR p.zichtbaar = ANY(%(kringen)s::text[]))"

_PER_WOORD = f"""
SELECT {{nr}} AS nr, g.persoon_id, 'naam' AS waar, 6.0 AS punten, NULL::int8 AS wat, 0 AS hoe
FROM register_persoonsgegeven g
WHERE g.gesloten_id IS NULL
  AND to_tsvector('simple', coalesce(g.sorteernaam, '')) @@ %(begin{{nr}})s::tsquery
UNION ALL
SELECT {{nr}}, p.persoon_id, 'bel_mij', 5.0, NULL, 0
FROM ontwikkeling_profieldeel p
WHERE p.deel = 'bel_mij' AND p.zoek @@ to_tsquery('dutch', %(begin{{nr}})s) AND {_LEESBAAR}
UNION ALL
SELECT {{nr}}, v.persoon_id, 'kennis', 2.0 + v.niveau / 2.0, v.begrip_id, v.niveau
FROM ontwikkeling_vaardigheid v
JOIN ontwikkeling_profieldeel p ON p.persoon_id = v.persoon_id AND p.deel = 'kennis'
WHERE v.begrip_id = ANY(%(begrip{{nr}})s::int8[]) AND {_LEESBAAR}
UNION ALL
SELECT {{nr}}, r.persoon_id, 'werk', 2.0, r.drager_id, 0
FROM register_rolvervulling r
WHERE r.drager_id = ANY(%(drager{{nr}})s::int8[]) AND r.gesloten_id IS NULL
  AND r.geldig @> %(op)s::date
UNION ALL
SELECT {{nr}}, l.persoon_id, 'team', 2.0, l.pteam_id, 0
FROM organisatie_lidmaatschap l
WHERE l.pteam_id = ANY(%(drager{{nr}})s::int8[]) AND l.gesloten_id IS NULL
  AND l.geldig @> %(op)s::date
"""

_RANG = """
WITH treffer AS ({treffers}),
per_woord AS (
    SELECT persoon_id, nr, max(punten) + sum(punten) / 4 AS punten
    FROM treffer GROUP BY persoon_id, nr),
persoon AS (
    SELECT persoon_id, sum(punten) AS punten FROM per_woord
    GROUP BY persoon_id HAVING count(*) = %(aantal)s)
SELECT q.persoon_id, count(*) OVER ()
FROM persoon q JOIN register_persoonsgegeven g
    ON g.persoon_id = q.persoon_id AND g.gesloten_id IS NULL AND g.sorteernaam IS NOT NULL
ORDER BY q.punten DESC, g.sorteernaam, q.persoon_id
LIMIT %(hoeveel)s OFFSET %(vanaf)s
"""

_WAAROM = """
SELECT DISTINCT t.persoon_id, t.waar, t.wat, t.hoe FROM ({treffers}) t
WHERE t.persoon_id = ANY(%(personen)s::int8[])
ORDER BY t.persoon_id, t.hoe DESC, t.waar, t.wat
"""


@dataclass(frozen=True, slots=True)
class Gevonden:
    """Somebody who was found, with why, in words."""

    persoon: int
    waarom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vondst:
    mensen: tuple[Gevonden, ...]
    aantal: int


def zoek_mensen(
    tekst: str, kring: Leeskring, nu: Peilmoment, *, vanaf: int = 0, hoeveel: int = HOOGUIT
) -> Vondst:
    """Who answers to `tekst` today, as far as this reader may read: best first, four queries."""
    gezocht = ontleed(tekst)
    woorden = Woorden(gezocht.woorden[:MEESTE_WOORDEN], gezocht.stammen[:MEESTE_WOORDEN])
    if not woorden.woorden:
        return Vondst((), 0)
    params = _params(woorden, kring, nu)
    treffers = " UNION ALL ".join(
        _PER_WOORD.format(nr=nr) for nr in range(1, len(woorden.woorden) + 1)
    )
    rijen = haal(_RANG.format(treffers=treffers), **params, vanaf=vanaf, hoeveel=hoeveel)
    if not rijen:
        return Vondst((), 0)
    personen = [rij[0] for rij in rijen]
    redenen = haal(_WAAROM.format(treffers=treffers), **params, personen=personen)
    waarom = _in_woorden(redenen, nu)
    return Vondst(tuple(Gevonden(p, tuple(waarom[p])) for p in personen), rijen[0][1])


def _params(woorden: Woorden, kring: Leeskring, nu: Peilmoment) -> dict[str, Any]:
    params: dict[str, Any] = {
        "op": nu.geldig_op,
        "eigen": kring.eigen,
        "kringen": list(kring.kringen),
        "aantal": len(woorden.woorden),
    }
    for nr, woord in enumerate(woorden.woorden, start=1):
        params |= {f"begin{nr}": f"{woord}:*", f"begrip{nr}": [], f"drager{nr}": []}
    betekenis = haal(
        _BETEKENIS,
        woorden=list(woorden.woorden),
        stammen=list(woorden.stammen),
        op=nu.geldig_op,
    )
    params |= {f"{soort}{nr}": ids for nr, soort, ids in betekenis}
    return params


def _in_woorden(rijen: Sequence[tuple[Any, ...]], nu: Peilmoment) -> dict[int, list[str]]:
    """Per person why: 'zegt over ecologie: ik help anderen'."""
    namen = reads.benamingen({rij[2] for rij in rijen if rij[1] in {"werk", "team"}}, nu)
    begrippen = Begrip.objects.in_bulk({rij[2] for rij in rijen if rij[1] == "kennis"})
    waarom: dict[int, list[str]] = defaultdict(list)
    for persoon, waar, wat, hoe in rijen:
        match waar:
            case "naam":
                zin = "heet zo"
            case "bel_mij":
                zin = "hier kun je voor bellen"
            case "kennis":
                zin = f"zegt over {begrippen[wat].label}: {Niveau(hoe).label.lower()}"
            case "team":
                zin = f"zit in P-team {namen.get(wat, '')}"
            case _:
                zin = f"werkt aan {namen.get(wat, '')}"
        waarom[persoon].append(zin)
    return waarom
