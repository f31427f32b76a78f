"""`driehoek inloglink`: a new login link for one whose link expired, or who is locked out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform import opdrachtregel
from driehoek.platform.accounts import acts
from driehoek.platform.models import Account


class Command(BaseCommand):
    help = "Toont een nieuwe link waarmee een account een keer kan inloggen, binnen een uur."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gebruikersnaam", help="Van welk account.")
        parser.add_argument(
            "--adres", default="http://localhost:8000", help="Waar Driehoek te vinden is."
        )
        opdrachtregel.voeg_opties_toe(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        naam = options["gebruikersnaam"].strip()
        with opdrachtregel.met_database(demo=options["demo"]):
            account = Account.objects.filter(gebruikersnaam=naam).first()
            if account is None:
                raise CommandError(f"Er is geen account '{naam}'. Kijk de gebruikersnaam na.")
            if not account.is_bruikbaar:
                raise CommandError(f"Met het account '{naam}' kan niemand meer inloggen.")
            acts.noteer(account, acts.Soort.INLOGLINK, door=None)
            link = opdrachtregel.inloglink(account, options["adres"])
        self.stdout.write(f"Log binnen een uur in met deze link; hij werkt een keer:\n  {link}")
