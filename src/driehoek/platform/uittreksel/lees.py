"""Opens an extract that came from anywhere: nothing is unpacked to disk, nothing grows too large."""

import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from driehoek.platform.uittreksel import vorm
from driehoek.platform.uittreksel.vorm import FORMAAT, MANIFEST, VERSIE, Manifest

MEESTE_BESTANDEN = 20_000
MEESTE_BYTES = 1024 * 1024 * 1024
GROOTSTE = 256 * 1024 * 1024
"""Of one file, unpacked."""
_VERSLEUTELD = 0x1
_KAPOT = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


class OngeldigError(Exception):
    """What was given cannot be read as an extract; the message is meant for people."""


class KapotError(Exception):
    """One file in it cannot be read."""


class Archief:
    """The files of an extract, each read when asked for."""

    def __init__(self, pakket: zipfile.ZipFile) -> None:
        self._pakket = pakket
        self._delen = {deel.filename: deel for deel in pakket.infolist()}

    @property
    def namen(self) -> frozenset[str]:
        return frozenset(self._delen)

    def lees(self, naam: str) -> bytes:
        """KapotError where it is damaged, or larger than it says."""
        if naam not in self._delen:
            raise KapotError(f"{naam} ontbreekt.")
        try:
            with self._pakket.open(self._delen[naam]) as bestand:
                inhoud = bestand.read(GROOTSTE + 1)
        except _KAPOT as fout:
            raise KapotError(f"{naam} is beschadigd en niet te lezen.") from fout
        if len(inhoud) > GROOTSTE:
            raise KapotError(f"{naam} is uitgepakt te groot om veilig te lezen.")
        return inhoud

    def lees_json(self, naam: str) -> dict[str, Any]:
        try:
            gelezen = json.loads(self.lees(naam))
        except (ValueError, RecursionError) as fout:
            raise KapotError(f"{naam} is geen leesbare JSON.") from fout
        if not isinstance(gelezen, dict):
            raise KapotError(f"{naam} heeft niet de vorm die erbij hoort.")
        return gelezen

    def manifest(self) -> Manifest:
        """OngeldigError where this is no extract, or one of a form that we do not know."""
        if MANIFEST not in self._delen:
            raise OngeldigError(
                f"Dit is geen uittreksel van Driehoek: er zit geen {MANIFEST} in. Heb je het goede"
                " bestand?"
            )
        try:
            gegevens = self.lees_json(MANIFEST)
        except KapotError as fout:
            raise OngeldigError(str(fout)) from fout
        if gegevens.get("formaat") != FORMAAT:
            raise OngeldigError("Dit is geen uittreksel van Driehoek, maar iets anders.")
        if gegevens.get("versie") != VERSIE:
            raise OngeldigError(
                f"Dit uittreksel heeft vorm {gegevens.get('versie')}; deze versie van Driehoek kent"
                f" vorm {VERSIE}. Controleer het met de versie waarmee het is gemaakt."
            )
        try:
            return Manifest.lees(gegevens)
        except (LookupError, TypeError, ValueError, AttributeError) as fout:
            raise OngeldigError(f"{MANIFEST} heeft niet de vorm die erbij hoort.") from fout


@contextmanager
def open_(pad: Path) -> Iterator[Archief]:
    """OngeldigError where it is no zip, was cut off, or wants what no extract wants."""
    try:
        pakket = zipfile.ZipFile(pad)
    except FileNotFoundError as fout:
        raise OngeldigError(f"{pad} is er niet. Kijk het pad na.") from fout
    except _KAPOT as fout:
        raise OngeldigError(
            f"{pad} is geen zip-bestand, of het is afgebroken. Vraag het opnieuw aan."
        ) from fout
    with pakket:
        _keur(pakket.infolist())
        yield Archief(pakket)


def _keur(delen: list[zipfile.ZipInfo]) -> None:
    if len(delen) > MEESTE_BESTANDEN or sum(d.file_size for d in delen) > MEESTE_BYTES:
        raise OngeldigError(
            "Dit bestand is uitgepakt te groot om veilig te lezen. Zo groot is geen uittreksel."
        )
    if dubbel := [naam for naam, keer in Counter(d.filename for d in delen).items() if keer > 1]:
        raise OngeldigError(f"{dubbel[0]} staat er twee keer in. Dat doet geen uittreksel.")
    for deel in delen:
        if _wil_eruit(deel.filename):
            raise OngeldigError(
                f"'{deel.filename}' wijst naar een plek buiten het uittreksel. Pak dit bestand niet"
                " uit."
            )
        if deel.flag_bits & _VERSLEUTELD:
            raise OngeldigError(f"{deel.filename} is versleuteld. Dat is geen uittreksel.")


def _wil_eruit(naam: str) -> bool:
    if vorm.NAMEN.fullmatch(naam):
        return False
    pad = PurePosixPath(naam.replace("\\", "/"))
    return pad.is_absolute() or ".." in pad.parts or ":" in naam
