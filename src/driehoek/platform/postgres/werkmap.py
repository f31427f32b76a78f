"""A fresh private folder under the temporary directory, for the socket and throw-away data."""

import shutil
import tempfile
import time
from pathlib import Path

from driehoek.platform.postgres.gebruiker import Gebruiker, bereikbaar, geef_aan
from driehoek.platform.postgres.slot import Slot

_VOORVOEGSEL = "driehoek-pg-"
# A socket's path may hold 107 bytes; a long TMPDIR would not leave room.
_LANGSTE_BASIS = 60
_PASGEBOREN = 60.0


class Werkmap:
    """Locked while it is in use, so that a later run can clear what a killed one left."""

    def __init__(self, gebruiker: Gebruiker) -> None:
        basis = _basis(gebruiker)
        ruim_wezen(basis)
        self.pad = Path(tempfile.mkdtemp(prefix=_VOORVOEGSEL, dir=basis))
        self.slot = Slot(self.pad / "slot")
        self.slot.neem()
        geef_aan(self.pad, gebruiker)

    def verwijder(self) -> None:
        shutil.rmtree(self.pad, ignore_errors=True)
        self.slot.laat_los()


def _basis(gebruiker: Gebruiker) -> Path:
    basis = Path(tempfile.gettempdir())
    if len(str(basis)) <= _LANGSTE_BASIS and bereikbaar(basis, gebruiker):
        return basis
    return Path("/tmp")  # noqa: S108  (mkdtemp makes a private folder in it)


def ruim_wezen(basis: Path) -> None:
    """Remove the folders that no living process holds."""
    for folder in basis.glob(f"{_VOORVOEGSEL}*"):
        slot = Slot(folder / "slot")
        try:
            te_jong = slot.pad.stat().st_mtime > time.time() - _PASGEBOREN
            if te_jong or not slot.probeer():
                continue
        except OSError:
            continue  # somebody else's, or being made or removed right now
        shutil.rmtree(folder, ignore_errors=True)
        slot.laat_los()
