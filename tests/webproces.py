"""The web server as it runs in production: a process of its own, on a database of a test."""

import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any


def start(kloon: Any, var: Any) -> tuple[subprocess.Popen[bytes], int]:
    """Start one worker; gives the process and its port once it answers."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort = proef.getsockname()[1]
    opties = ["--host", "127.0.0.1", "--port", str(poort), "--workers", "1"]
    server = subprocess.Popen(
        [sys.executable, "-m", "driehoek.platform.draaien.web", *opties],
        env={
            **os.environ,
            "DATABASE_URL": kloon.app,
            "DRIEHOEK_VAR": str(var),
            "DRIEHOEK_BESLISLOG_MIB": "1",
            "DJANGO_SETTINGS_MODULE": "driehoek.config.settings",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        try:
            with socket.create_connection(("127.0.0.1", poort), timeout=1):
                return server, poort
        except OSError:
            time.sleep(0.05)
    server.kill()
    raise AssertionError("De webserver antwoordt niet.")


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGTERM)
    server.wait(30)
