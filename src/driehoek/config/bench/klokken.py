"""Taking times."""

import math
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

Doen = Callable[[], object]


def seconden(doen: Doen) -> float:
    begin = perf_counter()
    doen()
    return perf_counter() - begin


def p95(tijden: Sequence[float]) -> float:
    """The time that 95 of 100 stay within (nearest rank)."""
    return sorted(tijden)[math.ceil(0.95 * len(tijden)) - 1]


def om_en_om(een: Doen, ander: Doen, aantal: int) -> tuple[float, float]:
    """The median time of each, taken in turns so that a busy moment hits both."""
    een()
    ander()
    paren = [(seconden(een), seconden(ander)) for _ in range(aantal)]
    return median(p[0] for p in paren), median(p[1] for p in paren)
