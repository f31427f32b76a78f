"""`driehoek show`: one thing of the register, on any day, as known at any moment."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.kern.tijd import AMSTERDAM, dag_in_woorden
from driehoek.opdrachten.management.invoer import dag, moment
from driehoek.opdrachten.toon import Blad, zoek_op
from driehoek.platform import opdrachtregel
from driehoek.platform.fouten import InvoerFout
from driehoek.register import reads


class Command(BaseCommand):
    help = (
        "Toont een opgave, opdracht, persoon of besluit: wie, wat, sinds wanneer, op welk besluit."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument("wat", help="Id, nummer, kenmerk of (deel van een) naam.")
        parser.add_argument("--geldig-op", metavar="DAG", help="Wat was er waar? Anders vandaag.")
        parser.add_argument(
            "--bekend-op",
            metavar="DAG|MOMENT",
            help="Wat wist het register toen? Anders alles. Een dag telt tot zijn einde.",
        )
        parser.add_argument("--json", action="store_true", help="Schrijf de uitslag als JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        geldig_op = dag(options["geldig_op"]) if options["geldig_op"] else None
        bekend_op = moment(options["bekend_op"]) if options["bekend_op"] else None
        with opdrachtregel.met_database(demo=options["demo"]):
            kop = reads.kop()
            peil = reads.peilmoment(geldig_op, bekend_op, hoofd=kop)
            try:
                blad = zoek_op(options["wat"], peil)
            except InvoerFout as fout:
                raise CommandError(str(fout)) from fout
        if options["json"]:
            wanneer = {"geldig_op": peil.geldig_op, "bekend_op": peil.bekend_op, "nr": kop.nr}
            inhoud = {"soort": blad.soort, "id": blad.id, **blad.gegevens, "peilmoment": wanneer}
            self.stdout.write(json.dumps(inhoud, ensure_ascii=False, indent=2, default=_als_json))
            return
        self._toon(blad)
        tijd = peil.bekend_op.astimezone(AMSTERDAM).strftime("%H:%M:%S")
        bekend = dag_in_woorden(peil.bekend_op.astimezone(AMSTERDAM).date())
        self.stdout.write(
            f"\nZoals het geldt op {dag_in_woorden(peil.geldig_op)}, met wat bekend was op {bekend}"
            f" {tijd} (handeling {kop.nr} is de laatste)."
        )

    def _toon(self, blad: Blad) -> None:
        self.stdout.write(f"{blad.kop}  [id {blad.id}]")
        for titel, regels in blad.delen:
            if regels:
                self.stdout.write(f"\n{titel}")
                for regel in regels:
                    self.stdout.write(f"  {regel}")


def _als_json(waarde: Any) -> Any:
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return asdict(waarde)
    raise TypeError(f"Geen JSON voor {type(waarde).__name__}.")
