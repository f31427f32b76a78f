"""`driehoek serve`: the database where needed, the web server and the worker."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform.draaien import DraaienError, Opdracht, draai


class Command(BaseCommand):
    help = (
        "Start Driehoek. Met DATABASE_URL op die database (DATABASE_URL_EIGENAAR werkt dan het "
        "schema bij), anders op een eigen PostgreSQL met gegevens in de map var."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Adres om op te luisteren.")
        parser.add_argument("--port", type=int, default=8000, help="Poort om op te luisteren.")
        parser.add_argument("--workers", type=int, default=1, help="Aantal webprocessen.")

    def handle(self, *args: Any, **options: Any) -> None:
        opdracht = Opdracht(
            var=settings.VAR,
            host=options["host"],
            port=options["port"],
            workers=options["workers"],
        )
        try:
            draai(opdracht, self._meld)
        except DraaienError as fout:
            raise CommandError(str(fout)) from fout

    def _meld(self, tekst: str) -> None:
        self.stdout.write(tekst)
        self.stdout.flush()
