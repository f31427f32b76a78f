"""`driehoek demo_laden`: the demo province, played through the acts of the register."""

import time
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.demo.laden import NietLeegError, laad
from driehoek.demo.plan.maak import maak_plan
from driehoek.demo.plan.types import Event
from driehoek.kern.tijd import dag_in_woorden
from driehoek.platform.fouten import Weigering

_STAPPEN = 10


class Command(BaseCommand):
    help = "Laad de demoprovincie in een leeg register."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", type=int, default=1, help="Zo veel keer zo groot.")
        parser.add_argument("--seed", type=int, default=2026, help="Zelfde seed, zelfde demo.")
        parser.add_argument(
            "--documenten",
            type=int,
            metavar="N",
            help="Bewaar alleen van de eerste N besluiten een tekst (zonder deze optie van alle).",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        begin = time.monotonic()
        plan = maak_plan(options["seed"], options["scale"])
        try:
            stand = laad(plan, meld=self._meld, documenten_tot=options["documenten"])
        except (Weigering, NietLeegError) as fout:
            raise CommandError(str(fout)) from fout
        aantallen = sorted(Counter(stand.signalen).items())
        self.stdout.write(
            "Hoe vaak een regel sprak bij het laden: "
            + ", ".join(f"{regel} {aantal}" for regel, aantal in aantallen)
        )
        for event, weigering in stand.geweigerd:
            self.stderr.write(f"Geweigerd: {type(event).__name__}: {weigering}")
        self.stdout.write(
            f"De demoprovincie staat klaar: {len(plan.events)} gebeurtenissen in"
            f" {time.monotonic() - begin:.0f} seconden."
        )

    def _meld(self, event: Event, nummer: int, totaal: int) -> None:
        if nummer * _STAPPEN // totaal == (nummer - 1) * _STAPPEN // totaal:
            return
        dag = dag_in_woorden(event.registratiemoment.date())
        self.stdout.write(f"{nummer * 100 // totaal:3d}%  {dag}")
        self.stdout.flush()
