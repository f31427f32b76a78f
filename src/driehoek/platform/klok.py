"""The only clock. Everything that asks what time it is asks here.

Demo and tests may set it, forward only, to play history in order of time; a running
installation cannot.
"""

from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_gezet: datetime | None = None


def nu() -> datetime:
    """The present moment, timezone-aware, in UTC."""
    return _gezet or datetime.now(UTC)  # noqa: TID251  (this is the clock)


def vandaag() -> date:
    """Today in Amsterdam, where the register lives."""
    return nu().astimezone(AMSTERDAM).date()


def gezet() -> datetime | None:
    """The moment the clock was set to, or None when it runs by itself."""
    return _gezet


def zet(moment: datetime) -> None:
    """Set the clock forward to `moment`. For demo data and tests.

    Raises ValueError when `moment` has no timezone or lies before where the clock was set.
    """
    global _gezet  # noqa: PLW0603
    if moment.tzinfo is None:
        raise ValueError("De klok wil een moment met tijdzone.")
    if _gezet is not None and moment < _gezet:
        raise ValueError("De klok gaat alleen vooruit.")
    _gezet = moment.astimezone(UTC)


def loslaten() -> None:
    """Let the clock run by itself again."""
    global _gezet  # noqa: PLW0603
    _gezet = None


@contextmanager
def op(moment: datetime) -> "Iterator[None]":
    """Within this block it is `moment` (and later, where the block sets the clock forward)."""
    global _gezet  # noqa: PLW0603
    vorig = _gezet
    _gezet = moment.astimezone(UTC)
    try:
        yield
    finally:
        _gezet = vorig
