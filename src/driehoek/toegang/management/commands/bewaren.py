"""`driehoek bewaren`: whose personal data has been kept long enough, and destroying it (GEN-07)."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from driehoek.kern.tijd import dag_in_woorden
from driehoek.platform import klok, opdrachtregel
from driehoek.register import reads
from driehoek.toegang.acts_bewaren import vernietig
from driehoek.toegang.reads_bewaren import voorbij

GETOOND = 50


class Command(BaseCommand):
    help = (
        "Toont van wie de bewaartermijn voorbij is. Met --vernietig verdwijnen hun naam en profiel; "
        "elke nacht gebeurt dat vanzelf."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument(
            "--vernietig", action="store_true", help="vernietig het; dat is niet terug te draaien"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with opdrachtregel.met_database(demo=options["demo"]):
            if options["vernietig"]:
                self.stdout.write(f"Vernietigd: {_mensen(len(vernietig()))}.")
                return
            wie = voorbij(klok.vandaag())
            namen = reads.namen(v.persoon for v in wie[:GETOOND])
        for een in wie[:GETOOND]:
            self.stdout.write(
                f"{namen.get(een.persoon)}: weg sinds {dag_in_woorden(een.sinds)}, termijn voorbij"
                f" op {dag_in_woorden(een.tot)}."
            )
        slot = " Vernietig het met --vernietig." if wie else ""
        self.stdout.write(f"De termijn is voorbij van {_mensen(len(wie))}.{slot}")


def _mensen(aantal: int) -> str:
    return f"{aantal} {'persoon' if aantal == 1 else 'mensen'}"
