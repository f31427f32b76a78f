"""The store of documents: files under the SHA-256 of their content, written once.

A file is complete before its row exists: it is written aside, brought to disk, and then given
its name. What a crash leaves behind is at most a file without a row, which `wezen` names.
A document is offered for download, never shown inline as a page.
"""

import hashlib
import io
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection

from driehoek.platform import documentsoorten
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Document

GROOTSTE = 25 * 1024 * 1024
_STUK = 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGSTE_NAAM = 200


class DocumentError(Exception):
    """A stored document is gone or is not what it was; the message is meant for people."""


def bewaar(inhoud: bytes | BinaryIO, naam: str, *, wacht: bool = True) -> Document:
    """Store a document; the same content a second time is the same document.

    Returns when the disk has it, unless `wacht` is off: for what can be made again. Raises
    InvoerFout for what is empty, too large, or of a kind that is not kept.
    """
    delen = _lees(inhoud)
    mediatype = documentsoorten.herken(delen, naam)
    sha256 = hashlib.sha256(delen).hexdigest()
    if not _staat_er(sha256):
        _schrijf(pad(sha256), delen, wacht=wacht)
    return _leg_vast(
        Document(sha256=sha256, naam=schone_naam(naam), mediatype=mediatype, grootte=len(delen))
    )


def open_(sha256: str) -> BinaryIO:
    """The content of a document, checked against its hash before any of it is handed out."""
    bestand = pad(sha256)
    try:
        inhoud = bestand.read_bytes()
    except FileNotFoundError:
        raise DocumentError("Dit document ontbreekt in de opslag.") from None
    if hashlib.sha256(inhoud).hexdigest() != sha256:
        raise DocumentError("Dit document is in de opslag gewijzigd en wordt niet getoond.")
    return io.BytesIO(inhoud)


def pad(sha256: str) -> Path:
    """Where the file of a document is: two levels of folders, then its hash."""
    if not _SHA256.fullmatch(sha256):
        raise DocumentError("Dit is geen kenmerk van een document.")
    return Path(settings.DOCUMENTEN) / sha256[:2] / sha256[2:4] / sha256


def wat_mis_is(document: Document) -> str:
    """What is wrong with the stored file of a document, in words; '' when it is right."""
    try:
        som, grootte = som_van(pad(document.sha256))
    except FileNotFoundError:
        return f"Document '{document.naam}' ontbreekt in de opslag."
    except DocumentError as fout:
        return str(fout)
    if som != document.sha256:
        return f"Document '{document.naam}' is in de opslag gewijzigd."
    if grootte != document.grootte:
        return f"Document '{document.naam}' heeft een andere grootte dan is vastgelegd."
    return ""


def som_van(bestand: Path) -> tuple[str, int]:
    """The SHA-256 and the size of a file, read in pieces."""
    som, grootte = hashlib.sha256(), 0
    with bestand.open("rb") as stroom:
        while stuk := stroom.read(_STUK):
            som.update(stuk)
            grootte += len(stuk)
    return som.hexdigest(), grootte


def _staat_er(sha256: str) -> bool:
    """Whether the file is there, and is what it was."""
    bestand = pad(sha256)
    return bestand.exists() and som_van(bestand)[0] == sha256


def _leg_vast(nieuw: Document) -> Document:
    """Add its row; who stores what is there already gets the document of then."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_document (sha256, naam, mediatype, grootte, bewaard)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [nieuw.sha256, nieuw.naam, nieuw.mediatype, nieuw.grootte, nieuw.bewaard],
        )
        is_nieuw = bool(cursor.rowcount)
    return nieuw if is_nieuw else Document.objects.get(sha256=nieuw.sha256)


def bestanden() -> Iterator[Path]:
    """Every file in the store."""
    map_ = Path(settings.DOCUMENTEN)
    yield from (p for p in sorted(map_.glob("??/??/*")) if _SHA256.fullmatch(p.name))


def wezen() -> Iterator[Path]:
    """Files without a row: what a crash, or another database on this folder, left behind."""
    for bestand in bestanden():
        if not Document.objects.filter(sha256=bestand.name).exists():
            yield bestand


def schone_naam(naam: str) -> str:
    """A file name as people gave it, without folders and control characters."""
    kaal = re.split(r"[/\\]", naam)[-1]
    leesbaar = "".join(t for t in kaal if t.isprintable()).strip()
    stam, punt, extensie = leesbaar.rpartition(".")
    if len(leesbaar) <= _LANGSTE_NAAM:
        return leesbaar or "document"
    return f"{stam[: _LANGSTE_NAAM - len(extensie) - 1]}{punt}{extensie}"[:_LANGSTE_NAAM]


def _lees(inhoud: bytes | BinaryIO) -> bytes:
    delen = inhoud if isinstance(inhoud, bytes) else inhoud.read(GROOTSTE + 1)
    if not delen:
        raise InvoerFout("Het bestand is leeg.", veld="document")
    if len(delen) > GROOTSTE:
        raise InvoerFout(
            f"Het bestand is groter dan {GROOTSTE // 1024 // 1024} MB. Maak het kleiner, of deel"
            " het op.",
            veld="document",
        )
    return delen


def _schrijf(doel: Path, inhoud: bytes, *, wacht: bool) -> None:
    """Write a file whole or not at all, and have it on disk before it gets its name."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_name(f".{doel.name}.{secrets.token_hex(4)}")
    try:
        with tijdelijk.open("xb") as uit:
            uit.write(inhoud)
            uit.flush()
            if wacht:
                os.fsync(uit.fileno())
        tijdelijk.rename(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)
    if wacht:
        naar_schijf(doel.parent)


def naar_schijf(map_: Path) -> None:
    """The names in a folder on the disk as well."""
    fd = os.open(map_, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
