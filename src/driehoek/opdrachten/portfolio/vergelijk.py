"""Two days beside each other: what starts, ends, grows and shrinks between them."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.portfolio.types import Regel, Rij, Verandering, Verschil, waarde_op

_FEBRUARI, _SCHRIKKELDAG = 2, 29


def jaar_eerder(dag: date) -> date:
    """The same day a year earlier: what a portfolio is laid beside unless asked otherwise."""
    if (dag.month, dag.day) == (_FEBRUARI, _SCHRIKKELDAG):
        return date(dag.year - 1, _FEBRUARI, _SCHRIKKELDAG - 1)
    return dag.replace(year=dag.year - 1)


def vergelijk(regel: Regel, een: date, ander: date) -> Verschil:
    """What changed from the earlier to the later of two days."""
    vroeger, later = sorted((een, ander))
    was, wordt = regel.budget_op(vroeger), regel.budget_op(later)
    soort = _soort(regel, vroeger, later)
    if soort is Verandering.BEGINT:
        return Verschil(soort, None, wordt, wordt)
    if soort is Verandering.EINDIGT:
        return Verschil(soort, was, None, None if was is None else -was)
    if soort is Verandering.KORT or not regel.leeft_op(later):
        return Verschil(soort, None, None, 0)
    if was is None or wordt is None:
        return Verschil(None, was, wordt, None)
    return Verschil(_richting(wordt - was), was, wordt, wordt - was)


def rijen(regels: Iterable[Regel], dag: date, ander: date) -> list[Rij]:
    """The portfolio of `dag`, beside what it was (or will be) on `ander`."""
    return [
        Rij(
            regel=regel,
            fase=waarde_op(regel.fasen, regel.dichtstbij(dag)) or "",
            aog=waarde_op(regel.aogs, regel.dichtstbij(dag)),
            loopt=regel.leeft_op(dag),
            budget=regel.budget_op(dag),
            verschil=vergelijk(regel, dag, ander),
        )
        for regel in regels
    ]


def budget_in_tijd(regels: Iterable[Regel]) -> list[tuple[date, int]]:
    """The budget of all together, from each day on which it changes, in order."""
    stappen: dict[date, int] = {}
    for regel in regels:
        for periode, bedrag in _levend(regel):
            stappen[periode.van] = stappen.get(periode.van, 0) + bedrag
            if periode.tot is not None:
                stappen[periode.tot] = stappen.get(periode.tot, 0) - bedrag
    dagen = sorted(stappen)
    return list(zip(dagen, accumulate(stappen[dag] for dag in dagen), strict=True))


def _soort(regel: Regel, vroeger: date, later: date) -> Verandering | None:
    """Whether it starts or ends; not yet whether it grows."""
    match regel.leeft_op(vroeger), regel.leeft_op(later):
        case False, True:
            return Verandering.BEGINT
        case True, False:
            return Verandering.EINDIGT
        case False, False if vroeger < regel.begin <= later:
            return Verandering.KORT
    return None


def _richting(groei: int) -> Verandering | None:
    if groei == 0:
        return None
    return Verandering.GROEIT if groei > 0 else Verandering.KRIMPT


def _levend(regel: Regel) -> Iterable[tuple[Periode, int]]:
    """The scopes as far as the opdracht lives."""
    for periode, bedrag in regel.scopes:
        for leven in regel.levens:
            if deel := periode.doorsnede(leven):
                yield deel, bedrag
