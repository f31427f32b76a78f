"""`driehoek bench`: measure, and fail when a limit is missed."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from driehoek.config.bench import SNEL, VOL, meet
from driehoek.config.bench.rapport import als_json, als_tabel, machine
from driehoek.platform.postgres import Server


class Command(BaseCommand):
    help = (
        "Meet de snelheid op een database die daarna weggaat. Waar het kan als verhouding tot "
        "een ijkpunt. Eindigt met 1 als een grens niet is gehaald."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Schrijf de uitslag als JSON.")
        parser.add_argument(
            "--snel",
            action="store_true",
            help="Meet met kleine aantallen: of het werkt, niet hoe snel het is.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with Server(wegwerp=True) as pg:
            with pg.verbind("postgres") as conn:
                versie = conn.info.parameter_status("server_version") or "onbekend"
            metingen = meet(pg, SNEL if options["snel"] else VOL)
        waarop = machine(versie)
        if options["json"]:
            self.stdout.write(json.dumps(als_json(metingen, waarop), indent=2))
        else:
            self.stdout.write(als_tabel(metingen, waarop))
        if not all(m.gehaald for m in metingen):
            sys.exit(1)
