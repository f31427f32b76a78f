"""`driehoek check`: let every rule speak about everything that is registered now.

With a part named after it (`rechtmatigheid`) it checks that instead.
"""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform import opdrachtregel, regelboek, toetsing
from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Regel, Soort
from driehoek.register.management.onderdelen import onderdelen


class Command(BaseCommand):
    help = (
        "Laat alle regels spreken over het hele register: hoe vaak, en waar. Eindigt met code 1 "
        "als een harde regel is overtreden."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument("--regel", metavar="ID", help="Alleen deze regel, bijvoorbeeld REG-05.")
        parser.add_argument("--json", action="store_true", help="Schrijf de uitslag als JSON.")
        delen = parser.add_subparsers(dest="wat", metavar="WAT")
        for deel in onderdelen().values():
            deel.voeg_opties_toe(delen.add_parser(deel.naam, help=deel.hulp))

    def handle(self, *args: Any, **options: Any) -> None:
        if options.get("wat"):
            onderdelen()[options["wat"]].doe(options, self.stdout)
            return
        regels = _regels(options["regel"])
        with opdrachtregel.met_database(demo=options["demo"]):
            uitslag = [(regel, regel.overtredingen()) for regel in regels]
            open_ = {id(o) for _, os in uitslag for o in toetsing.zonder_uitleg(os)}
        if options["json"]:
            lijst = [_als_gegevens(regel, os, open_) for regel, os in uitslag]
            self.stdout.write(json.dumps(lijst, ensure_ascii=False, indent=2))
        else:
            for regel, overtredingen in uitslag:
                self._toon(regel, overtredingen, open_)
        if any(os for regel, os in uitslag if regel.soort is Soort.HARD):
            sys.exit(1)

    def _toon(self, regel: Regel, overtredingen: list[Overtreding], open_: set[int]) -> None:
        self.stdout.write(f"{regel.id} ({regel.soort.value}) {len(overtredingen)}: {regel.zin}")
        for o in overtredingen:
            staat = " [uitgelegd]" if regel.soort is Soort.LEG_UIT and id(o) not in open_ else ""
            self.stdout.write(f"  - {o.zin}{staat}")


def _regels(id_: str | None) -> list[Regel]:
    gevonden = [r for r in regelboek.alle() if id_ is None or r.id == id_.upper()]
    if not gevonden:
        raise CommandError(f"Er is geen regel {id_}. 'driehoek check' toont ze allemaal.")
    return gevonden


def _als_gegevens(
    regel: Regel, overtredingen: list[Overtreding], open_: set[int]
) -> dict[str, Any]:
    return {
        "regel": regel.id,
        "soort": regel.soort.value,
        "zin": regel.zin,
        "aantal": len(overtredingen),
        "overtredingen": [{**asdict(o), "uitgelegd": id(o) not in open_} for o in overtredingen],
    }
