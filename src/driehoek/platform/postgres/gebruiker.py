"""As whom PostgreSQL runs: it refuses root, so root lends it another user."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from driehoek.platform.postgres.fouten import PostgresError


@dataclass(frozen=True)
class Gebruiker:
    naam: str
    uid: int
    gid: int

    @property
    def is_ander(self) -> bool:
        """Whether this is somebody else than who runs us."""
        return self.uid != os.getuid()


def wie_ben_ik() -> Gebruiker:
    return _bij_uid(os.getuid())


def kies_gebruiker(data: Path | None) -> Gebruiker:
    """Ourselves; for root the owner of existing data, or an unprivileged user."""
    if os.getuid() != 0:
        return wie_ben_ik()
    if data and data.exists() and (uid := data.stat().st_uid) != 0:
        return _bij_uid(uid)
    naam = os.environ.get("DRIEHOEK_PG_GEBRUIKER", "nobody")
    try:
        ander = pwd.getpwnam(naam)
    except KeyError:
        raise PostgresError(
            f"PostgreSQL draait niet als root, en de gebruiker '{naam}' bestaat hier niet. "
            "Zet DRIEHOEK_PG_GEBRUIKER op een gewone gebruiker."
        ) from None
    return Gebruiker(ander.pw_name, ander.pw_uid, ander.pw_gid)


def geef_aan(pad: Path, gebruiker: Gebruiker) -> None:
    if gebruiker.is_ander:
        os.chown(pad, gebruiker.uid, gebruiker.gid)


def bereikbaar(pad: Path, gebruiker: Gebruiker) -> bool:
    """Whether `gebruiker` may enter `pad` and every folder above it."""
    if not gebruiker.is_ander:
        return True
    pad, echt = pad.absolute(), pad.resolve()  # a link is followed through both
    return all(_mag_erin(map_, gebruiker) for map_ in {pad, *pad.parents, *echt.parents})


def _mag_erin(folder: Path, gebruiker: Gebruiker) -> bool:
    info = folder.stat()
    if info.st_uid == gebruiker.uid:
        return bool(info.st_mode & 0o100)
    if info.st_gid == gebruiker.gid:
        return bool(info.st_mode & 0o010)
    return bool(info.st_mode & 0o001)


def _bij_uid(uid: int) -> Gebruiker:
    try:
        gevonden = pwd.getpwuid(uid)
    except KeyError:
        raise PostgresError(
            f"De gebruiker met nummer {uid} heeft op deze machine geen naam; "
            "PostgreSQL kan daar niet mee werken. Draai Driehoek als een gebruiker met een naam."
        ) from None
    return Gebruiker(gevonden.pw_name, gevonden.pw_uid, gevonden.pw_gid)
