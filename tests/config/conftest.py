"""The filled register of these tests, seen by somebody."""

import pytest

from config.paginahulp import Wereld, als, bouw


@pytest.fixture
def wereld(provincie) -> Wereld:
    return bouw(provincie)


@pytest.fixture
def collega(wereld):
    """An employee without a role."""
    return als(wereld.collega)


@pytest.fixture
def beheerder(wereld):
    return als(wereld.beheerder)
