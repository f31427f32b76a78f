"""The children that serve: started in order, watched, restarted with patience, stopped in reverse."""

import signal
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from driehoek.platform.postgres import proces

_PAUZE = 0.2
_EERSTE_WACHT = 1.0
_LANGSTE_WACHT = 30.0
_KANSEN = 5
_RUSTIG = 60.0  # a child that lived this long has earned its chances back
_GEDULD = 12.0
_HAAST = 2.0  # without a database no job can be finished


class DraaienError(Exception):
    """Driehoek cannot start or go on; the message is meant for the screen."""


@dataclass
class Kind:
    naam: str
    argv: Sequence[str]
    lopend: proces.Proces | None = None
    gestart: float = 0.0
    mislukt: int = 0
    opnieuw_om: float | None = None

    def start(self, env: Mapping[str, str]) -> None:
        self.lopend = proces.start(self.argv, sein=signal.SIGKILL, env=env)
        self.gestart = time.monotonic()
        self.opnieuw_om = None

    def stop(self, geduld: float = _GEDULD) -> None:
        if self.lopend is not None:
            proces.stop(self.lopend, [(signal.SIGTERM, geduld), (signal.SIGKILL, 5.0)])
            self.lopend = None

    @property
    def is_weg(self) -> bool:
        return self.lopend is not None and self.lopend.poll() is not None


class Toezicht:
    def __init__(
        self, kinderen: Sequence[Kind], env: Mapping[str, str], meld: Callable[[str], None]
    ) -> None:
        self._kinderen = kinderen
        self._env = env
        self._meld = meld

    def start(self) -> None:
        for kind in self._kinderen:
            kind.start(self._env)

    def stop(self, geduld: float = _GEDULD) -> None:
        for kind in reversed(self._kinderen):
            kind.stop(geduld)

    def bewaak(self, database_leeft: Callable[[], bool]) -> None:
        """Watch until something breaks beyond repair; a request to stop comes as an exception."""
        while True:
            self.kijk(time.monotonic())
            if not database_leeft():
                self.stop(_HAAST)
                raise DraaienError("PostgreSQL is onverwacht gestopt; Driehoek stopt ook.")
            time.sleep(_PAUZE)

    def kijk(self, nu: float) -> None:
        for kind in self._kinderen:
            if kind.is_weg:
                self._ruim_op(kind, nu)
            if kind.opnieuw_om is not None and nu >= kind.opnieuw_om:
                kind.start(self._env)

    def _ruim_op(self, kind: Kind, nu: float) -> None:
        code = kind.lopend.returncode if kind.lopend else None
        kind.stop()  # clears what it left in its process group
        kind.mislukt = 1 if nu - kind.gestart > _RUSTIG else kind.mislukt + 1
        if kind.mislukt >= _KANSEN:
            raise DraaienError(
                f"'{kind.naam}' stopt telkens weer (code {code}); Driehoek stopt. "
                "De oorzaak staat in de meldingen hierboven."
            )
        wacht = min(_EERSTE_WACHT * 2 ** (kind.mislukt - 1), _LANGSTE_WACHT)
        kind.opnieuw_om = nu + wacht
        self._meld(f"'{kind.naam}' is gestopt (code {code}) en start over {wacht:.0f} s opnieuw.")
