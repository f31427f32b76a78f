"""Where the file of a check and its lines are: a folder for each, under the data of the program."""

import hashlib
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

UITKOMST = "uitkomst.parquet"
BEVINDINGEN = "bevindingen.parquet"


def map_van(id_: uuid.UUID) -> Path:
    return Path(settings.VAR) / "controles" / str(id_)


def bron(id_: uuid.UUID, naam: str) -> Path:
    """The file itself, under a name of ours: only its kind is taken from theirs."""
    return map_van(id_) / f"bron{Path(naam).suffix.lower()}"


def uitkomst(id_: uuid.UUID) -> Path:
    return map_van(id_) / UITKOMST


def bevindingen(id_: uuid.UUID) -> Path:
    return map_van(id_) / BEVINDINGEN


def bewaar(id_: uuid.UUID, naam: str, stukken: Iterable[bytes]) -> tuple[str, int]:
    """Store a file piece by piece; gives its hash and size. Whatever fails leaves no folder."""
    som, grootte = hashlib.sha256(), 0
    doel = bron(id_, naam)
    doel.parent.mkdir(mode=0o700, parents=True)
    try:
        with doel.open("xb") as uit:
            for stuk in stukken:
                som.update(stuk)
                grootte += len(stuk)
                uit.write(stuk)
    except BaseException:
        verwijder(id_)
        raise
    return som.hexdigest(), grootte


def deel(van: uuid.UUID, naar: uuid.UUID, naam: str) -> None:
    """Give the same file to another check, without a copy where the disk can do that."""
    doel = bron(naar, naam)
    doel.parent.mkdir(mode=0o700, parents=True)
    try:
        doel.hardlink_to(bron(van, naam))
    except OSError:
        shutil.copyfile(bron(van, naam), doel)


def verwijder(id_: uuid.UUID) -> None:
    shutil.rmtree(map_van(id_), ignore_errors=True)
