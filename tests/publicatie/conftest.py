"""The register of these tests, and a visitor who is nobody."""

import pytest
from django.core.cache import caches

from publicatie.openbaarhulp import Wereld, bouw


@pytest.fixture
def wereld(db) -> Wereld:
    caches["openbaar"].clear()
    return bouw()
