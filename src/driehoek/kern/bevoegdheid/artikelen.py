"""The regulation as it works: each article within those that it derives from (BEV-09)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from driehoek.kern.bevoegdheid.types import Artikel


def werkend(artikelen: Iterable[Artikel]) -> list[Artikel]:
    """Every article over the days and moments on which its whole chain holds.

    A link that lapses takes all below it along; one that gives no leave for ondermandaat has
    nothing below it; a limit below is never higher than the one above.
    """
    per_code: dict[str, list[Artikel]] = defaultdict(list)
    for artikel in artikelen:
        per_code[artikel.code].append(artikel)
    klaar: dict[str, list[Artikel]] = {}
    for code in per_code:
        _werk_uit(code, per_code, klaar, frozenset())
    return [artikel for reeks in klaar.values() for artikel in reeks]


def _werk_uit(
    code: str,
    per_code: dict[str, list[Artikel]],
    klaar: dict[str, list[Artikel]],
    bezig: frozenset[str],
) -> list[Artikel]:
    """The working pieces of one code. A chain that bites its own tail gives no authority."""
    if code in klaar:
        return klaar[code]
    if code in bezig:
        return []
    stukken: list[Artikel] = []
    for artikel in per_code.get(code, ()):
        if not artikel.boven:
            stukken.append(replace(artikel, keten=(artikel,)))
            continue
        boven = _werk_uit(artikel.boven, per_code, klaar, bezig | {code})
        stukken.extend(_binnen(artikel, boven))
    if not bezig:
        klaar[code] = stukken
    return stukken


def _binnen(artikel: Artikel, boven: Iterable[Artikel]) -> Iterator[Artikel]:
    for ouder in boven:
        if not ouder.ondermandaat:
            continue
        van, tot = max(artikel.van, ouder.van), min(artikel.tot, ouder.tot)
        bekend_van = max(artikel.bekend_van, ouder.bekend_van)
        bekend_tot = min(artikel.bekend_tot, ouder.bekend_tot)
        if van < tot and bekend_van < bekend_tot:
            yield replace(
                artikel,
                van=van,
                tot=tot,
                bekend_van=bekend_van,
                bekend_tot=bekend_tot,
                bestond=max(artikel.bestond, ouder.bestond),
                limiet=min(artikel.limiet, ouder.limiet),
                binnen_scope=artikel.binnen_scope or ouder.binnen_scope,
                eisen=artikel.eisen | ouder.eisen,
                keten=(artikel, *ouder.keten),
            )
