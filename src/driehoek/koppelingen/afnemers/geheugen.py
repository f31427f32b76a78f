"""The keys in memory: who is asking costs no query.

They are read again when they are older than `VERS`, so a key that is withdrawn lets nobody in
after that, in any process. Who withdraws it sees it at once.
"""

import threading
import time

from django.db import connection

from driehoek.koppelingen import reads
from driehoek.koppelingen.types import Sleutelsoort, Vrager
from driehoek.platform import klok

VERS = 2.0
"""Seconds that what was read holds."""
GEZIEN_ELKE = 60.0
"""Seconds between two notes that a key is used."""

Bekend = tuple[Sleutelsoort, bytes, Vrager]


class Sleutelbos:
    """The keys of one process."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._bekend: dict[str, Bekend] = {}
        self._gelezen = float("-inf")
        self._gezien: dict[str, float] = {}

    def vind(self, kenmerk: str) -> Bekend | None:
        """The key that goes by this name, as it was known at most `VERS` ago."""
        if time.monotonic() - self._gelezen > VERS:
            with self._slot:
                self._lees()
        return self._bekend.get(kenmerk)

    def _lees(self) -> None:
        nu = time.monotonic()
        if nu - self._gelezen > VERS:  # another thread may have been first
            self._bekend = reads.bekend()
            self._gelezen = nu

    def vergeet(self) -> None:
        """Something changed here: read again before the next answer."""
        self._gelezen = float("-inf")
        self._gezien = {}

    def noteer(self, kenmerk: str) -> None:
        """Keep that a key is used; at most once a minute of each."""
        nu = time.monotonic()
        if nu - self._gezien.get(kenmerk, float("-inf")) < GEZIEN_ELKE:
            return
        self._gezien[kenmerk] = nu
        with connection.cursor() as cursor:
            cursor.execute(_GEZIEN, [kenmerk, klok.nu()])


_GEZIEN = """
INSERT INTO koppelingen_sleutelgebruik AS g (kenmerk, laatst) VALUES (%s, %s)
ON CONFLICT (kenmerk) DO UPDATE SET laatst = greatest(g.laatst, EXCLUDED.laatst)
"""

SLEUTELBOS = Sleutelbos()


def vergeet() -> None:
    SLEUTELBOS.vergeet()
