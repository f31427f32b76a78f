"""A database of its own to measure on, with Django working on it as the application."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.test import override_settings

from driehoek.platform.opdrachtregel import django_op
from driehoek.platform.postgres import EIGENAAR, Aansluiting


@dataclass(frozen=True, slots=True)
class Opstelling:
    """One migrated database, by its addresses."""

    app: str
    eigenaar: str


@contextmanager
def opstelling(pg: Aansluiting, naam: str) -> Iterator[Opstelling]:
    """Make and migrate a database as its owner; inside, Django is on it as the application."""
    pg.maak_database(naam)
    plek = Opstelling(pg.url(naam), pg.url(naam, EIGENAAR))
    try:
        with django_op(plek.eigenaar):
            call_command("migrate", interactive=False, verbosity=0)
        with django_op(plek.app):
            yield plek
    finally:
        pg.verwijder_database(naam)


@contextmanager
def statisch() -> Iterator[None]:
    """The static files as `serve` collects them, since pages name them by their hash."""
    with TemporaryDirectory() as folder, override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield
