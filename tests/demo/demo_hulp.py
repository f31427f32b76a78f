from datetime import date

from driehoek.demo.plan import types as t

SLOTDAG = date(2026, 11, 20)
DBI = "opgave:2-2-1"


def van(plan: t.Plan, soort: type[t.Event]) -> list:
    """The events of a kind, in order."""
    return [e for e in plan.events if isinstance(e, soort)]
