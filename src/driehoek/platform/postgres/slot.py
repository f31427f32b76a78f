"""A lock on a folder that tells who holds it.

The server inherits the lock (it is bound to the open file), so it stays taken until the last
process that uses the data is gone, even when we were killed. Whoever gets it therefore knows
that what a dead server left behind is stale.
"""

import fcntl
import os
import sys
import time
from pathlib import Path

from driehoek.platform.postgres.fouten import DataBezetError

_GEDULD = 10.0
_PAUZE = 0.05


class Slot:
    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.fd: int | None = None

    def probeer(self) -> bool:
        """Take the lock if it is free."""
        fd = os.open(self.pad, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            return False
        os.truncate(fd, 0)
        os.write(fd, f"{os.getpid()}\n{_opdracht()}".encode())
        self.fd = fd
        return True

    def neem(self, geduld: float = _GEDULD) -> None:
        """Take the lock. A living holder refuses at once; a dead one's server may finish first."""
        einde = time.monotonic() + geduld
        while not self.probeer():
            pid, opdracht = self._houder()
            if pid is not None and _leeft(pid):
                raise DataBezetError(
                    f"De gegevens in {self.pad.parent} zijn al in gebruik door proces {pid} "
                    f"({opdracht}). Stop dat eerst, of kies met DRIEHOEK_VAR een andere map."
                )
            if time.monotonic() > einde:
                raise DataBezetError(
                    f"De gegevens in {self.pad.parent} zijn nog in gebruik door een PostgreSQL "
                    "waarvan de baas weg is. Wacht even, of stop die server."
                )
            time.sleep(_PAUZE)

    def laat_los(self) -> None:
        if self.fd is None:
            return
        os.truncate(self.fd, 0)
        os.close(self.fd)
        self.fd = None

    def _houder(self) -> tuple[int | None, str]:
        pid, _, opdracht = self.pad.read_text().partition("\n")
        return (int(pid) if pid.isdecimal() else None), opdracht


def _opdracht() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200]


def _leeft(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
