"""`driehoek restore`: put a copy back where nothing is yet."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform import opdrachtregel
from driehoek.platform.bewaren import BewaarError, zet_terug


class Command(BaseCommand):
    help = (
        "Zet een reservekopie terug in een lege database zonder documenten, controleert het hele "
        "grootboek en toont de kop. Werkt met DATABASE_URL_EIGENAAR, of anders met DATABASE_URL; "
        "zonder die twee op de eigen database."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument("bron", type=Path, help="Map of .tar van 'driehoek backup'.")
        parser.add_argument("--json", action="store_true", help="Schrijf de uitslag als JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        with opdrachtregel.met_database(demo=options["demo"], leeg=True) as database:
            try:
                manifest = zet_terug(database, options["bron"].absolute())
            except BewaarError as fout:
                raise CommandError(str(fout)) from fout
        if options["json"]:
            kop = {"nr": manifest.kop_nr, "hash": manifest.kop_hash}
            self.stdout.write(json.dumps({"kop": kop, "documenten": len(manifest.bestanden) - 1}))
            return
        self.stdout.write("De reservekopie is teruggezet en alles klopt.")
        self.stdout.write(f"Kop van het grootboek: {manifest.kop_nr}:{manifest.kop_hash}")
