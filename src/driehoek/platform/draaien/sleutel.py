"""The key that sessions and login links are signed with, where none is given."""

import os
import secrets
from pathlib import Path


def lees_sleutel(var: Path) -> str:
    """One key for every process on this data, kept so that sessions outlive a restart."""
    bestand = var / "sleutel"
    var.mkdir(parents=True, exist_ok=True)
    try:
        fd = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bestand.read_text().strip()
    sleutel = secrets.token_urlsafe(50)
    with os.fdopen(fd, "w") as uit:
        uit.write(sleutel)
    return sleutel
