"""`driehoek export SOORT BESTAND`: a list goes out in the form in which it comes in."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from driehoek.opdrachten.management import overname
from driehoek.opdrachten.management.invoer import dag, moment
from driehoek.platform import opdrachtregel


class Command(BaseCommand):
    help = "Schrijft een lijst naar een bestand, zoals `driehoek import` haar leest."

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument("soort", choices=sorted(overname.LIJSTEN), help="welke lijst")
        parser.add_argument("bestand", type=Path, help="CSV- of XLSX-bestand om te schrijven")
        parser.add_argument(
            "--op", metavar="DAG", help="alleen wat op die dag waar was; anders alle dagen"
        )
        parser.add_argument(
            "--bekend-op",
            metavar="DAG|MOMENT",
            help="wat het register toen wist; anders alles. Een dag telt tot zijn einde",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        op = dag(options["op"]) if options["op"] else None
        bekend_op = moment(options["bekend_op"]) if options["bekend_op"] else None
        with opdrachtregel.met_database(demo=options["demo"]):
            aantal = overname.exporteer(
                options["soort"], options["bestand"], op=op, bekend_op=bekend_op
            )
        self.stdout.write(
            f"Geschreven in {options['bestand']}: {aantal} {'regel' if aantal == 1 else 'regels'}."
        )
