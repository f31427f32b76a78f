"""`driehoek backup`: one copy of database and documents."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform import opdrachtregel
from driehoek.platform.bewaren import BewaarError, maak_kopie


class Command(BaseCommand):
    help = (
        "Maakt een reservekopie: eerst de database, dan de documenten, in een nieuwe map of een "
        "nieuw .tar-bestand. Leest met DATABASE_URL_EIGENAAR, of anders met DATABASE_URL; zonder "
        "die twee op de eigen database. Driehoek mag intussen gewoon draaien."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument("doel", type=Path, help="Nieuwe map, of nieuw bestand op .tar.")
        parser.add_argument("--json", action="store_true", help="Schrijf de uitslag als JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        doel: Path = options["doel"].absolute()
        with opdrachtregel.met_database(demo=options["demo"]) as database:
            try:
                manifest = maak_kopie(database, doel)
            except BewaarError as fout:
                raise CommandError(str(fout)) from fout
        aantal = len(manifest.bestanden) - 1
        if options["json"]:
            kop = {"nr": manifest.kop_nr, "hash": manifest.kop_hash}
            self.stdout.write(json.dumps({"doel": str(doel), "kop": kop, "documenten": aantal}))
            return
        self.stdout.write(f"De reservekopie staat in {doel} (documenten: {aantal}).")
        self.stdout.write(f"Kop van het grootboek: {manifest.kop_nr}:{manifest.kop_hash}")
        self.stdout.write(
            "Bewaar die kop ook ergens anders: ermee bewijs je dat niets is gewijzigd."
        )
