"""`driehoek demo_links`: the login links of a demo, one per role."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from driehoek.config.demo import demolinks


class Command(BaseCommand):
    help = "Toon voor elke rol van de demo de link waarmee je inlogt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("adres", help="Waar de demo draait, zoals http://localhost:8000.")

    def handle(self, *args: Any, **options: Any) -> None:
        links = demolinks()
        breedte = max((len(f"{link.rol} ({link.naam})") for link in links), default=0)
        for link in links:
            wie = f"{link.rol} ({link.naam})"
            self.stdout.write(f"  {wie:<{breedte}}  {options['adres'].rstrip('/')}{link.pad}")
