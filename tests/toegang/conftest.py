"""A province that was founded a year ago, and a clock to go on with."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from driehoek.platform import klok
from provincie import Provincie

TOEN = datetime(2025, 1, 10, 9, tzinfo=UTC)


@pytest.fixture
def toen(db) -> Iterator[Provincie]:
    """Founded on TOEN, when the clock stands still; `klok.zet` goes on."""
    with klok.op(TOEN):
        yield Provincie()


@pytest.fixture
def wereld(provincie):
    from config.paginahulp import bouw

    return bouw(provincie)
