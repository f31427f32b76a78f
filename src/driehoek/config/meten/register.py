"""All figures together, for one scrape.

Each web process counts its own requests, in a file of its own in one folder; whoever answers the
scrape adds them up. What is read from the database is read once, by that process.
"""

import os
from pathlib import Path

from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector

from driehoek.config.meten.processen import Processen
from driehoek.config.meten.stand import Stand
from driehoek.config.meten.verzoeken import REGISTER

MAP = "PROMETHEUS_MULTIPROC_DIR"


def register_voor_deze_keer() -> CollectorRegistry:
    register = CollectorRegistry()
    map_ = os.environ.get(MAP)
    if map_:
        MultiProcessCollector(register, map_)  # type: ignore[no-untyped-call]
    else:
        register.register(REGISTER)
    register.register(Stand())
    register.register(Processen(_webprocessen(map_)))
    return register


def _webprocessen(map_: str | None) -> list[int]:
    """The web processes that counted something, this one included."""
    bestanden = Path(map_).glob("histogram_*.db") if map_ else ()
    nummers = (b.stem.rpartition("_")[2] for b in bestanden)
    return sorted({os.getpid(), *(int(n) for n in nummers if n.isdecimal())})
