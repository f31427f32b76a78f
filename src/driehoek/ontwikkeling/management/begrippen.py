"""`driehoek import begrippen`: terms of a scheme come in, as often as one likes."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser, OutputWrapper
from django.db import transaction

from driehoek.ontwikkeling.acts import neem_begrippen_op
from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
from driehoek.ontwikkeling.types import Schema
from driehoek.opdrachten.management.invoer import onleesbaar
from driehoek.platform.fouten import Weigering
from driehoek.platform.opdrachtregel import met_database, voeg_opties_toe

HULP = "begrippen om in te zeggen wat iemand kan (CSV)"


def opties(parser: CommandParser) -> None:
    parser.description = (
        "Leest begrippen in. Zonder bestand komt bij schema 'eigen' de meegeleverde lijst binnen."
        " Noem van ESCO alle bestanden tegelijk: dan kloppen de verbanden."
    )
    parser.add_argument("bestand", type=Path, nargs="*", help="CSV-bestanden")
    parser.add_argument("--schema", choices=Schema.values, required=True)
    parser.add_argument(
        "--dry-run", action="store_true", help="toon wat er zou gebeuren en sla niets op"
    )
    voeg_opties_toe(parser)


def doe(options: dict[str, Any], uit: OutputWrapper) -> None:
    paden, schema = list(options["bestand"]), options["schema"]
    if not paden and schema != Schema.EIGEN:
        raise CommandError("Noem het bestand. Alleen van 'eigen' is er een meegeleverde lijst.")
    try:
        gelezen = lees(paden or [STARTLIJST], schema)
    except OSError as fout:
        raise onleesbaar(Path(fout.filename), fout) from fout
    except Weigering as fout:
        raise CommandError(f"Er is niets opgeslagen.\n{fout}") from fout
    with met_database(demo=options["demo"]), transaction.atomic():
        try:
            uitkomst = neem_begrippen_op(schema, gelezen.begrippen, gelezen.vervallen)
        except Weigering as fout:
            raise CommandError(f"Er is niets opgeslagen.\n{fout}") from fout
        transaction.set_rollback(options["dry_run"])
    proef = "Proef, er is niets opgeslagen. " if options["dry_run"] else ""
    uit.write(f"{proef}{uitkomst.in_woorden()}")
    if gelezen.zonder_woord:
        uit.write(
            f"Overgeslagen: {len(gelezen.zonder_woord)} zonder Nederlands woord in het bestand,"
            f" zoals {gelezen.zonder_woord[0]}."
        )
