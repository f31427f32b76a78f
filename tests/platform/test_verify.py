"""`driehoek verify` on a register that nobody touched, and on one that somebody did."""

import pytest

from driehoek.platform.handelingen import verify

pytestmark = pytest.mark.django_db


def test_an_empty_ledger_is_right():
    assert list(verify.controleer()) == []


def test_what_acts_wrote_is_right(provincie):
    an = provincie.persoon()
    provincie.benoem(provincie.concern, "CONCERNDIRECTEUR", an)

    assert list(verify.controleer()) == []
