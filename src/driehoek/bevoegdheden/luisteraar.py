"""Follows the ledger in the background, so that who asks need not read what is new.

A thread with a connection of its own waits for word of each new head and brings the index up to
date. It only makes an answer quick: whoever asks still compares the index with the head.
"""

import threading

import psycopg
import structlog
from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, connection

from driehoek.bevoegdheden.geheugen import GEHEUGEN, Geheugen

KANAAL = "driehoek_kop"
LUISTER = 5.0
"""After so many seconds without word it looks whether it must stop, and at the head."""
EERSTE_WACHT = 0.1
LANGSTE_WACHT = 5.0
_log = structlog.get_logger("driehoek.bevoegdheden")


class Luisteraar:
    def __init__(self, geheugen: Geheugen = GEHEUGEN, luister: float = LUISTER) -> None:
        self._geheugen = geheugen
        self._luister = luister
        self._klaar = threading.Event()
        self._draad: threading.Thread | None = None
        self._wacht = EERSTE_WACHT

    def start(self) -> None:
        """Begin, unless it has. The thread ends with the process."""
        if self._draad is None or not self._draad.is_alive():
            self._klaar.clear()
            self._draad = threading.Thread(target=self._loop, name="luisteraar", daemon=True)
            self._draad.start()

    def stop(self) -> None:
        self._klaar.set()
        if self._draad is not None:
            self._draad.join()

    def _loop(self) -> None:
        while not self._klaar.is_set():
            try:
                self._volg()
            except (Error, psycopg.Error, ObjectDoesNotExist) as fout:
                _log.warning("luisteraar_verbroken", klacht=str(fout), wacht=self._wacht)
                self._klaar.wait(self._wacht)
                self._wacht = min(2 * self._wacht, LANGSTE_WACHT)
            finally:
                connection.close()

    def _volg(self) -> None:
        """Follow until it must stop."""
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {KANAAL}")
        while not self._klaar.is_set():
            # First look, then wait: what came before the LISTEN is not told.
            self._geheugen.actueel()
            self._wacht = EERSTE_WACHT
            for _ in connection.connection.notifies(timeout=self._luister, stop_after=1):
                pass


_LUISTERAAR = Luisteraar()
start = _LUISTERAAR.start
