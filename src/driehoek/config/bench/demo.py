"""Loading the demo province, as whoever starts the demo waits for it."""

import os
import subprocess
import sys

from django.core.management import get_commands

from driehoek.config.bench.klokken import seconden
from driehoek.config.bench.opstelling import Opstelling
from driehoek.config.bench.soorten import Meting

GRENS = 60
NAAM = "demo laden"
COMMANDO = "demo_laden"


def demo_meting(plek: Opstelling) -> Meting:
    """In a process of its own, starting up included."""
    if COMMANDO not in get_commands():
        return Meting(NAAM, None, "s", GRENS, opmerking=f"er is geen opdracht {COMMANDO}")
    omgeving = {
        **os.environ,
        "DATABASE_URL": plek.app,
        "DATABASE_URL_EIGENAAR": plek.eigenaar,
        "DRIEHOEK_DEMO": "1",
    }
    try:
        duur = seconden(lambda: _laad(omgeving))
    except subprocess.CalledProcessError as fout:
        return Meting(NAAM, None, "s", GRENS, opmerking=f"{COMMANDO} mislukt: {fout.returncode}")
    return Meting(NAAM, duur, "s", GRENS)


def _laad(omgeving: dict[str, str]) -> None:
    subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, "-m", "driehoek", COMMANDO],
        env=omgeving,
        check=True,
        stdout=subprocess.DEVNULL,
    )
