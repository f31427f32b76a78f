"""`driehoek voorbereid`: schema and static files of this version, before web and worker start."""

import os
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from driehoek.platform import opdrachtregel


class Command(BaseCommand):
    help = (
        "Werk het schema van de database bij, als haar eigenaar (DATABASE_URL_EIGENAAR), en zet "
        "stijlen en scripts klaar. Draai dit bij elke nieuwe versie, voor web en worker starten; "
        "'driehoek serve' doet het zelf."
    )
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        url = os.environ.get("DATABASE_URL_EIGENAAR") or os.environ.get("DATABASE_URL")
        if not url:
            raise CommandError("Zet DATABASE_URL_EIGENAAR op je database, als haar eigenaar.")
        opdrachtregel.werk_schema_bij(opdrachtregel.Database(url, url))
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("Schema en bestanden zijn bijgewerkt.")
