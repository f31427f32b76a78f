"""The roles on a drager through the years, for the drawing of them."""

from collections.abc import Sequence
from datetime import date, datetime

from driehoek.opdrachten.reads_sql import BEKEND, Rolregel, rolregels


def rollentijdlijn(
    dragers: int | Sequence[int],
    bekend_op: datetime,
    *,
    rond: date | None = None,
    hooguit: int | None = None,
) -> list[Rolregel]:
    """Role periods on these dragers as known at a moment, in order of role and time.

    All of them; or of each role `hooguit`, those that begin nearest to the day `rond`.
    """
    ids = [dragers] if isinstance(dragers, int) else list(dragers)
    return rolregels(
        f"r.drager_id = ANY(%(dragers)s::int8[]) AND {BEKEND.format('r')}"
        f" AND ({'true' if hooguit is None else DICHTBIJ})"
        " ORDER BY r.drager_id, r.rolsoort_id, r.rang, r.waarneming, lower(r.geldig), r.id",
        dragers=ids,
        bekend=bekend_op,
        rond=rond,
        hooguit=hooguit,
    )


DICHTBIJ = f"""r.id IN (
    SELECT o.id FROM (
        SELECT q.id, row_number() OVER (
            PARTITION BY q.drager_id, q.rolsoort_id, q.rang
            ORDER BY abs(lower(q.geldig) - %(rond)s::date), q.id) AS nr
        FROM register_rolvervulling q
        WHERE q.drager_id = ANY(%(dragers)s::int8[]) AND {BEKEND.format("q")}) o
    WHERE o.nr <= %(hooguit)s::int)"""
