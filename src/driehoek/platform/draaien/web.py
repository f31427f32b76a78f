"""The web server process: granian with the WSGI application and a few threads."""

import argparse
import os
import signal
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from driehoek.platform.draaien.metingen import leg_map_klaar
from driehoek.platform.postgres.proces import sterf_met_ouder

THREADS = 4
APPLICATIE = "driehoek.config.wsgi:application"


def laad(ouder: int, doel: str) -> Callable[..., Any]:
    """The application, in a process that dies with the one that started it."""
    sterf_met_ouder(signal.SIGKILL, ouder)
    module, _, naam = doel.partition(":")
    applicatie: Callable[..., Any] = getattr(import_module(module), naam)
    return applicatie


class Lader:
    """Picklable: granian starts its workers as fresh processes."""

    def __init__(self) -> None:
        self.ouder = os.getpid()

    def __call__(self, doel: str) -> Callable[..., Any]:
        return laad(self.ouder, doel)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    opties = argparse.ArgumentParser()
    opties.add_argument("--host", required=True)
    opties.add_argument("--port", type=int, required=True)
    opties.add_argument("--workers", type=int, required=True)
    gekozen = opties.parse_args()
    if settings.METRICS:
        leg_map_klaar(settings.VAR, gekozen.port)
    dien(APPLICATIE, host=gekozen.host, port=gekozen.port, workers=gekozen.workers)


def dien(doel: str, *, host: str, port: int, workers: int) -> None:
    """Serve an application ('module:name') until told to stop."""
    Granian(
        doel,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=6,
    ).serve(target_loader=Lader())


if __name__ == "__main__":
    main()
