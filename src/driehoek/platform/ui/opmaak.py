"""Values as people read them: dates, money, fte, periods.

Written out here rather than left to the active locale, so that a job, a document and a page say
the same. What is not known says so; it is never shown as zero.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from driehoek.kern.tijd import AMSTERDAM, MAANDEN

ONBEKEND = "onbekend"
NBSP = "\N{NO-BREAK SPACE}"
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

Getal = int | float | Decimal


def _dag(waarde: date | datetime) -> date:
    if isinstance(waarde, datetime):
        return _lokaal(waarde).date()
    return waarde


def _lokaal(waarde: datetime) -> datetime:
    moment = waarde if waarde.tzinfo else waarde.replace(tzinfo=UTC)
    return moment.astimezone(AMSTERDAM)


def datum(waarde: date | datetime | None) -> str:
    """'3 maart 2026'."""
    if waarde is None:
        return ONBEKEND
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(waarde: date | datetime | None) -> str:
    """'3 mrt 2026', for drawings and narrow columns."""
    if waarde is None:
        return ONBEKEND
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]} {dag.year}"


def moment(waarde: datetime | None) -> str:
    """'3 maart 2026 14:05', in Amsterdam."""
    if waarde is None:
        return ONBEKEND
    return f"{datum(waarde)} {_lokaal(waarde):%H:%M}"


def heel(waarde: int | None) -> str:
    """'1.234'."""
    if waarde is None:
        return ONBEKEND
    return f"{waarde:,}".replace(",", ".")


def _nederlands(getal: Decimal, decimalen: int) -> str:
    return f"{getal:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def euro(waarde: Getal | None) -> str:
    """'€ 1.250.000'; cents only where there are any. The space does not break."""
    if waarde is None:
        return ONBEKEND
    bedrag = Decimal(str(waarde)).quantize(Decimal("0.01"))
    heel_bedrag = bedrag == bedrag.to_integral_value()
    return f"€{NBSP}{_nederlands(bedrag, 0 if heel_bedrag else 2)}"


def euro_kort(waarde: Getal | None) -> str:
    """'€ 1,3 mln', for tiles and drawings where the exact amount stands beside it."""
    if waarde is None:
        return ONBEKEND
    bedrag = Decimal(str(waarde))
    for deler, woord in ((Decimal(10**9), "mld"), (Decimal(10**6), "mln")):
        if abs(bedrag) >= deler:
            return f"€{NBSP}{fte(round(bedrag / deler, 1))}{NBSP}{woord}"
    return euro(round(bedrag))


def fte(waarde: Getal | None) -> str:
    """'1,5': as many decimals as needed, two at most."""
    if waarde is None:
        return ONBEKEND
    getal = round(Decimal(str(waarde)), 2).normalize()
    exponent = getal.as_tuple().exponent
    decimalen = max(0, -exponent) if isinstance(exponent, int) else 0
    return _nederlands(getal, decimalen)


def grenzen(waarde: Any) -> tuple[Any, Any]:
    """Begin and end of whatever is a period: a database range, a kern Periode, or a pair."""
    if isinstance(waarde, tuple):
        begin, einde = waarde
        return begin, einde
    for begin, einde in (("lower", "upper"), ("van", "tot"), ("begin", "einde")):
        if hasattr(waarde, begin) and hasattr(waarde, einde):
            return getattr(waarde, begin), getattr(waarde, einde)
    raise TypeError(f"Geen periode: {waarde!r}")


def periode(waarde: Any) -> str:
    """'3 maart 2026 tot 1 mei 2027' or 'vanaf 3 maart 2026': the end day is not in it."""
    if waarde is None:
        return ONBEKEND
    begin, einde = grenzen(waarde)
    toon = moment if isinstance(begin or einde, datetime) else datum
    if begin is None and einde is None:
        return "altijd"
    if einde is None:
        return f"vanaf {toon(begin)}"
    if begin is None:
        return f"tot {toon(einde)}"
    return f"{toon(begin)} tot {toon(einde)}"
