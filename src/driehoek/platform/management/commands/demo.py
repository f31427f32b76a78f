"""`driehoek demo`: the demo province on this machine, with a login link per role."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform.draaien import DraaienError, Opdracht, draai


class Command(BaseCommand):
    help = (
        "Start Driehoek met de demoprovincie op http://localhost:8000, alleen voor deze machine. "
        "De demo heeft een eigen database, los van die van 'driehoek serve'."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Poort om op te luisteren.")
        parser.add_argument("--scale", help="Vermenigvuldig de omvang van de provincie.")
        parser.add_argument(
            "--seed", help="Begin van de toevalsgetallen: zelfde seed, zelfde demo."
        )
        parser.add_argument(
            "--fris", action="store_true", help="Gooi de vorige demo weg en begin opnieuw."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        opdracht = Opdracht(
            var=settings.VAR,
            port=options["port"],
            database="driehoek_demo",
            demo=True,
            fris=options["fris"],
            laden=tuple(_laadopties(options)),
        )
        try:
            draai(opdracht, self._meld)
        except DraaienError as fout:
            raise CommandError(str(fout)) from fout

    def _meld(self, tekst: str) -> None:
        self.stdout.write(tekst)
        self.stdout.flush()


def _laadopties(options: dict[str, Any]) -> list[str]:
    return [
        deel
        for naam in ("scale", "seed")
        if options[naam] is not None
        for deel in (f"--{naam}", str(options[naam]))
    ]
