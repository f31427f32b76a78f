"""`driehoek rapport`: 'register op datum' as a file, without asking for it on a page."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.opdrachten.management.invoer import dag, moment, onschrijfbaar
from driehoek.opdrachten.rapport.maak import VORMEN, maak, vraag_van
from driehoek.opdrachten.rapport.types import Omvangsoort
from driehoek.platform import inzage, opdrachtregel
from driehoek.platform.document import DocumentError
from driehoek.platform.fouten import InvoerFout
from driehoek.register import reads


class Command(BaseCommand):
    help = (
        "Maakt 'register op datum': wat er op een dag gold, met wat het register op een moment wist,"
        " en waar het op rust. Als PDF of als werkmap (XLSX)."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument("--geldig-op", metavar="DAG", help="Wat was er waar? Anders vandaag.")
        parser.add_argument(
            "--bekend-op",
            metavar="DAG|MOMENT",
            help="Wat wist het register toen? Anders alles. Een dag telt tot zijn einde.",
        )
        parser.add_argument(
            "--out", type=Path, required=True, metavar="BESTAND", help="Eindigt op .pdf of .xlsx."
        )
        waarover = parser.add_mutually_exclusive_group()
        waarover.add_argument("--opgave", type=int, metavar="ID", help="Alleen deze opgave.")
        waarover.add_argument(
            "--domeindirecteur", type=int, metavar="ID", help="Alleen de opgaven van deze persoon."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        uit: Path = options["out"]
        vorm = uit.suffix.lower().removeprefix(".")
        if vorm not in VORMEN:
            raise CommandError(f"{uit} eindigt niet op .pdf of .xlsx. Kies een van beide.")
        geldig_op = dag(options["geldig_op"]) if options["geldig_op"] else None
        bekend_op = moment(options["bekend_op"]) if options["bekend_op"] else None
        soort, over = _waarover(options)
        with opdrachtregel.met_database(demo=options["demo"]):
            peil = reads.peilmoment(geldig_op, bekend_op)
            try:
                bestand = maak(vraag_van(peil, soort, over), vorm)
            except (InvoerFout, DocumentError) as fout:
                raise CommandError(str(fout)) from fout
            inzage.noteer(
                "rapport", bestand.naam, account=None, doel="Opdrachtregel: driehoek rapport"
            )
        try:
            uit.write_bytes(bestand.inhoud)
        except OSError as fout:
            raise onschrijfbaar(uit, fout) from fout
        self.stdout.write(f"Geschreven in {uit}: {len(bestand.inhoud) // 1024} kB.")


def _waarover(options: dict[str, Any]) -> tuple[str, int | None]:
    if options["opgave"]:
        return Omvangsoort.OPGAVE, options["opgave"]
    if options["domeindirecteur"]:
        return Omvangsoort.DIRECTEUR, options["domeindirecteur"]
    return Omvangsoort.ALLES, None
