"""A register on a fixed day."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def vaste_dag() -> Iterator[None]:
    from driehoek.platform import klok
    from signalen.hulp import NU

    with klok.op(NU):
        yield
