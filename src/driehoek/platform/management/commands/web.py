"""`driehoek web`: the web server alone, where database and worker are looked after elsewhere."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform.draaien import DraaienError
from driehoek.platform.draaien.hoofd import controleer_poort

_WEB = "driehoek.platform.draaien.web"


class Command(BaseCommand):
    help = (
        "Start alleen de webserver, op de database van DATABASE_URL. Voor wie de delen apart "
        "draait, bijvoorbeeld onder systemd; 'driehoek serve' start alles samen."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Adres om op te luisteren.")
        parser.add_argument("--port", type=int, default=8000, help="Poort om op te luisteren.")
        parser.add_argument("--workers", type=int, default=1, help="Aantal webprocessen.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not os.environ.get("DATABASE_URL"):
            raise CommandError(
                "Zet DATABASE_URL op je database. Heb je er geen? 'driehoek serve' brengt er een mee."
            )
        try:
            controleer_poort(options["host"], options["port"])
        except DraaienError as fout:
            raise CommandError(str(fout)) from fout
        waarden = [f"--{naam}={options[naam]}" for naam in ("host", "port", "workers")]
        # In place of this process: whoever started it watches the server itself.
        os.execv(sys.executable, [sys.executable, "-m", _WEB, *waarden])  # noqa: S606  (our own)
