"""A register on a fixed day: what tests expect does not move with the calendar."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def vaste_dag() -> Iterator[None]:
    from driehoek.platform import klok
    from register.hulp import NU

    with klok.op(NU):
        yield


@pytest.fixture(scope="session")
def _wereldkloon(pg, sjabloon, django_db_setup, django_db_blocker):
    """A province as `register.hulp` makes it, founded once: that takes as long as most tests."""
    from driehoek.platform import klok
    from plugin_postgres import _nieuwe_kloon, django_op
    from register.hulp import NU, Wereld

    with _nieuwe_kloon(pg) as kloon, django_db_blocker.unblock():
        with django_op(kloon.app), klok.op(NU):
            wereld = Wereld()
        yield kloon, wereld


@pytest.fixture
def wereld(_wereldkloon, django_db_blocker):
    """That province; whatever a test does to it is rolled back."""
    from django.db import transaction

    from plugin_postgres import django_op

    kloon, wereld = _wereldkloon
    with django_db_blocker.unblock(), django_op(kloon.app), transaction.atomic():
        yield wereld
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def gedeelde_wereld(pg, sjabloon, django_db_setup, django_db_blocker):
    """As `echte_wereld`, one for a module whose tests leave each other alone."""
    from driehoek.platform import klok
    from plugin_postgres import _nieuwe_kloon, django_op
    from register.hulp import NU, Wereld

    with (
        _nieuwe_kloon(pg) as kloon,
        django_db_blocker.unblock(),
        django_op(kloon.app),
        klok.op(NU),
    ):
        wereld = Wereld()
        wereld.kloon = kloon
        yield wereld


@pytest.fixture
def echte_wereld(echte_db):
    """The same, really committed in a database of its own, for connections of the test itself."""
    from register.hulp import Wereld

    wereld = Wereld()
    wereld.kloon = echte_db
    return wereld
