"""From the files of the web processes to the database; and out of it after its term.

A record is known by its file and its place in it, so doing this twice, or by two at once, or dying
halfway changes nothing: what is there is not added again. A file goes when nobody can write in it
any more and all of it is in the database.
"""

import fcntl
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import structlog
from django.db import transaction
from django.db.models import Max

from driehoek.koppelingen.beslislog.bestand import EINDE, IN_AANBOUW
from driehoek.koppelingen.beslislog.regel import Regel, als_rij
from driehoek.koppelingen.models import Beslissing
from driehoek.platform import klok
from driehoek.register import instellingen

log = structlog.get_logger(__name__)

PER_KEER = 500
VERGETEN_NA = 3600
"""A file that nobody gave its own name in so long (seconds) was left by a process that died."""


def verscheep(map_: Path) -> int:
    """Bring what is new to the database; gives how many records."""
    if not map_.is_dir():
        return 0
    bewaren = instellingen.getal(instellingen.BESLISLOGTERMIJN, klok.vandaag())
    for pad in sorted(map_.glob(f"*{IN_AANBOUW}")):
        _ruim_aanbouw_op(pad)
    return sum(_verscheep_bestand(pad, bewaren) for pad in sorted(map_.glob(f"*{EINDE}")))


def vernietig_oude() -> int:
    """Destroy what was kept for its term; gives how many."""
    weg, _ = Beslissing.objects.filter(bewaren_tot__lte=klok.vandaag()).delete()
    return weg


def _verscheep_bestand(pad: Path, bewaren: int) -> int:
    try:
        bestand = pad.open("rb")
    except FileNotFoundError:  # another worker was first
        return 0
    with bestand:
        af = _schrijver_is_weg(bestand)
        aantal = _neem_over(bestand, pad.name, bewaren)
        if af:
            _meld_halve_regel(bestand, pad)
            pad.unlink(missing_ok=True)
    return aantal


def _schrijver_is_weg(bestand: BinaryIO) -> bool:
    """Whether nobody writes in it any more; then it is locked for us."""
    try:
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _neem_over(bestand: BinaryIO, naam: str, bewaren: int) -> int:
    gedaan = Beslissing.objects.filter(bestand=naam).aggregate(tot=Max("einde"))["tot"] or 0
    bestand.seek(gedaan)
    regels = _hele_regels(bestand, naam, gedaan)
    aantal = 0
    while deel := list(islice(regels, PER_KEER)):
        with transaction.atomic():
            Beslissing.objects.bulk_create(
                [als_rij(regel, bewaren) for regel in deel], ignore_conflicts=True
            )
        aantal += len(deel)
    return aantal


def _hele_regels(bestand: BinaryIO, naam: str, vanaf: int) -> Iterator[Regel]:
    """What has an end of line: the rest is being written, or never will be."""
    plek = vanaf
    for stuk in bestand:
        if not stuk.endswith(b"\n"):
            return
        regel = Regel(naam, plek, stuk[:-1])
        yield regel
        plek = regel.einde


def _meld_halve_regel(bestand: BinaryIO, pad: Path) -> None:
    """The process died while it wrote: nobody got that answer, so there is nothing to account for."""
    heel = Beslissing.objects.filter(bestand=pad.name).aggregate(tot=Max("einde"))["tot"] or 0
    over = os.fstat(bestand.fileno()).st_size - heel
    if over:
        log.warning("beslislog_halve_regel", bestand=pad.name, bytes=over)


def _ruim_aanbouw_op(pad: Path) -> None:
    try:
        oud = klok.nu().timestamp() - pad.stat().st_mtime > VERGETEN_NA
    except FileNotFoundError:
        return
    if oud:
        pad.unlink(missing_ok=True)
