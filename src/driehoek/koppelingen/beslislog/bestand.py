"""The file that records of decisions are written to, before the answer leaves.

Each process has files of its own. A record is one line, written by one call to the system on a file
opened to append: once that call is done it is in the page cache, and survives the death of the
process. With `fsync` it is on the disk as well, and survives a power failure.

Who writes holds a lock on the file; who ships a file to the database and gets that lock knows that
nobody will write in it again.
"""

import fcntl
import os
import secrets
import threading
from pathlib import Path

from driehoek.platform import klok
from driehoek.platform.documenten import naar_schijf

GROOTSTE = 64 * 1024 * 1024
"""A file that is bigger gets a successor (bytes)."""
EINDE = ".jsonl"
IN_AANBOUW = ".nieuw"


class Schrijffout(Exception):  # noqa: N818  (it is told to the caller)
    """The record could not be written: then there is no answer either."""


class Logboek:
    """Appends records; made once per process."""

    def __init__(self, map_: Path, *, fsync: bool = False, grootste: int = GROOTSTE) -> None:
        self._map = map_
        self._fsync = fsync
        self._grootste = grootste
        self._slot = threading.Lock()
        self._bestand: int | None = None
        self._pid = 0
        self._grootte = 0

    def schrijf(self, regel: bytes) -> None:
        """Write one record, a line without its end; it is there when this returns."""
        stuk = regel + b"\n"
        with self._slot:
            try:
                bestand = self._open()
                geschreven = os.write(bestand, stuk)
                if geschreven == len(stuk) and self._fsync:
                    os.fdatasync(bestand)
            except OSError as fout:
                self._sluit()
                raise Schrijffout(str(fout)) from fout
            if geschreven != len(stuk):
                # The disk is full. Half a line is the last of its file, so it is recognised.
                self._sluit()
                raise Schrijffout(f"{geschreven} van {len(stuk)} bytes geschreven")
            self._grootte += geschreven
            if self._grootte >= self._grootste:
                self._sluit()

    def sluit(self) -> None:
        """Let go of the file: whatever comes next goes into a new one."""
        with self._slot:
            self._sluit()

    def _sluit(self) -> None:
        if self._bestand is not None:
            os.close(self._bestand)
        self._bestand, self._grootte = None, 0

    def _open(self) -> int:
        """The file of this process; a fork gets one of its own."""
        if self._pid != os.getpid():
            self._sluit()  # of a fork: its parent keeps its own hold of the file
        if self._bestand is None:
            self._bestand, self._pid = self._nieuw(), os.getpid()
        return self._bestand

    def _nieuw(self) -> int:
        """A new file, locked before anybody can see it under its own name."""
        self._map.mkdir(parents=True, exist_ok=True, mode=0o700)
        begin = klok.nu().strftime("%Y%m%dT%H%M%S")
        naam = f"{begin}-{os.getpid()}-{secrets.token_hex(4)}"
        tijdelijk = self._map / f"{naam}{IN_AANBOUW}"
        bestand = os.open(
            tijdelijk, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600
        )
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
            tijdelijk.rename(self._map / f"{naam}{EINDE}")
            if self._fsync:
                naar_schijf(self._map)
        except OSError:
            os.close(bestand)
            raise
        return bestand
