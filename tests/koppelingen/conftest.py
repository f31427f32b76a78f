"""A province with systems that use it, and keys that are known at once."""

import pytest


@pytest.fixture(autouse=True)
def _lege_sleutelbos():
    """What was known of keys and of their use belongs to one test."""
    from driehoek.koppelingen.afnemers import verbruik
    from driehoek.koppelingen.afnemers.geheugen import vergeet

    vergeet()
    verbruik.METER.__init__()
    yield
    vergeet()


@pytest.fixture
def systemen(provincie):
    from koppelingen.sleutelhulp import Systemen

    return Systemen(provincie)


@pytest.fixture
def bel(tmp_path):
    from authzenhulp import Bel

    return Bel(tmp_path / "beslislog")


@pytest.fixture
def wereld(provincie):
    from authzenhulp import Wereld

    return Wereld(provincie)
