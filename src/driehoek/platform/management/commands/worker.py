"""`driehoek worker`: runs the jobs in the queue. As many as wanted may run at once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from driehoek.platform import achtergrond

_AFRONDEN = 10.0


class Command(BaseCommand):
    help = "Voer de taken in de wachtrij uit, tot je stopt met Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--gelijktijdig", type=int, default=1, help="Taken tegelijk.")
        parser.add_argument(
            "--eenmalig", action="store_true", help="Stop zodra er geen taak meer wacht."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        connector = app.connector
        if not isinstance(connector, DjangoConnector):
            raise TypeError("De wachtrij hoort bij Django's database.")
        if not options["eenmalig"]:
            achtergrond.start()
        with app.replace_connector(connector.get_worker_connector()) as werk:
            werk.run_worker(
                concurrency=options["gelijktijdig"],
                wait=not options["eenmalig"],
                listen_notify=not options["eenmalig"],
                shutdown_graceful_timeout=_AFRONDEN,
            )
