"""What rooms above this one know that authority depends on.

A room gives SQL that yields rows as the decision function holds them; see `geheugen`. The SQL may
use `{sinds}`: a condition on (geopend_id, gesloten_id) that leaves only what changed.
"""

from collections.abc import Callable

_scopes: list[str] = []
_rollen: list[str] = []
BijGewijzigd = Callable[[], None]

DAG = "({0} - DATE '0001-01-01' + 1)"
"""A day as `date.toordinal` counts it."""
MOMENT = "round(date_part('epoch', {0}) * 1e6)::int8"
"""A moment in microseconds since 1970; exact until long after 2100."""


def vak(feit: str, bestond: str) -> str:
    """The columns that every row begins with: its id, both axes, and since when it was decided."""
    van = DAG.format(f"lower({feit}.geldig)")
    tot = DAG.format(f"upper({feit}.geldig)")
    bekend_van = MOMENT.format(f"lower({feit}.geregistreerd)")
    bekend_tot = MOMENT.format(f"upper({feit}.geregistreerd)")
    return f"{feit}.id, {van}, {tot}, {bekend_van}, {bekend_tot}, {DAG.format(bestond)}"


BESTOND = """coalesce(b.bekendgemaakt, CASE g.soort WHEN 'conversie' THEN lower(f.geldig)
    ELSE g.datum END)"""
"""Since when a fact `f` was decided: an earlier register says it was so from its first day on."""
GROND = """JOIN register_grondslag g ON g.id = f.grondslag_id
    LEFT JOIN register_besluit b ON b.id = g.besluit_id"""


def bij_scopes(sql: str) -> None:
    """Give SQL for (vak, opdracht, budget in cents)."""
    _scopes.append(sql)


def bij_rollen(sql: str) -> None:
    """Give SQL for (vak, persoon, drager, rolsoort, waarneming), beside the roles themselves."""
    _rollen.append(sql)


def scopes() -> tuple[str, ...]:
    return tuple(_scopes)


def rollen() -> tuple[str, ...]:
    return tuple(_rollen)
