"""`driehoek noodtoegang`: let somebody in when the usual way is shut, for a few hours."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform import klok, opdrachtregel
from driehoek.platform.accounts import acts
from driehoek.platform.fouten import Weigering
from driehoek.platform.ui.opmaak import moment
from driehoek.register import accounts, reads

HOOGUIT = 72


class Command(BaseCommand):
    help = (
        "Opent een noodaccount voor een persoon uit het register, voor een paar uur, en toont een"
        " link om een keer mee in te loggen. Bedoeld voor als de aanmelddienst niet werkt. De"
        " beheerders zien het op de pagina Accounts. Wat iemand mag, blijft uit het register volgen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nummer", help="Personeelsnummer van wie erin moet.")
        parser.add_argument("--reden", default="", help="Waarom dit nodig is; wordt vastgelegd.")
        parser.add_argument(
            "--uren", type=int, default=4, help=f"Hoelang het open is, hooguit {HOOGUIT} uur."
        )
        parser.add_argument("--sluit", action="store_true", help="Beëindig de noodtoegang nu.")
        parser.add_argument(
            "--adres", default="http://localhost:8000", help="Waar Driehoek te vinden is."
        )
        opdrachtregel.voeg_opties_toe(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with opdrachtregel.met_database(demo=options["demo"]):
            if options["sluit"]:
                self._sluit(options["nummer"])
            else:
                self._open(options)

    def _open(self, options: dict[str, Any]) -> None:
        reden, uren = options["reden"].strip(), options["uren"]
        if not reden:
            raise CommandError("Zeg met --reden waarom dit nodig is.")
        if not 1 <= uren <= HOOGUIT:
            raise CommandError(f"Kies met --uren een getal van 1 tot en met {HOOGUIT}.")
        tot = klok.nu() + timedelta(hours=uren)
        try:
            account = accounts.open_noodtoegang(options["nummer"], tot, reden=reden)
        except Weigering as fout:
            raise CommandError(str(fout)) from fout
        link = opdrachtregel.inloglink(account, options["adres"])
        naam = reads.naam_van(account.koppeling.persoon_id)
        self.stdout.write(f"Noodtoegang voor {naam} is open tot {moment(tot)}.")
        self.stdout.write(f"Log binnen een uur in met deze link; hij werkt een keer:\n  {link}")

    def _sluit(self, nummer: str) -> None:
        account = accounts.noodaccount(nummer)
        if account is None or not account.is_bruikbaar:
            raise CommandError(f"Voor '{nummer}' staat geen noodtoegang open.")
        acts.sluit_nood(account, door=None)
        self.stdout.write("De noodtoegang is beëindigd.")
