"""Which kinds of documents are kept, told by their content and not by their name alone."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePath

from driehoek.platform.fouten import InvoerFout

_ZIP = b"PK\x03\x04"
_ODT = "application/vnd.oasis.opendocument.text"
_OOXML = "application/vnd.openxmlformats-officedocument."
_KOP_VAN_MAIL = (b"from:", b"received:", b"return-path:", b"mime-version:", b"subject:", b"to:")

SOORTEN: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": f"{_OOXML}wordprocessingml.document",
    "xlsx": f"{_OOXML}spreadsheetml.sheet",
    "odt": _ODT,
    "csv": "text/csv",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "eml": "message/rfc822",
}


def herken(inhoud: bytes, naam: str) -> str:
    """The media type; InvoerFout where name and content do not agree on a kind that is kept."""
    extensie = PurePath(naam).suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    if extensie not in SOORTEN:
        raise InvoerFout(
            f"Een bestand van dit soort wordt niet bewaard. Kies uit {_opsomming()}.",
            veld="document",
        )
    if not _HERKENNERS[extensie](inhoud):
        raise InvoerFout(
            f"De inhoud van dit bestand is geen {extensie}, al zegt de naam van wel. Bewaar het"
            " opnieuw vanuit het programma waarmee het is gemaakt.",
            veld="document",
        )
    return SOORTEN[extensie]


def _opsomming() -> str:
    *eerste, laatste = sorted(SOORTEN)
    return f"{', '.join(eerste)} of {laatste}"


def _begint_met(begin: bytes) -> Callable[[bytes], bool]:
    return lambda inhoud: inhoud.startswith(begin)


def _bevat(onderdeel: str) -> Callable[[bytes], bool]:
    """An office document: a zip with this part in it."""
    return lambda inhoud: onderdeel in _onderdelen(inhoud)


def _onderdelen(inhoud: bytes) -> list[str]:
    if not inhoud.startswith(_ZIP):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            return archief.namelist()
    except zipfile.BadZipFile:
        return []


def _is_odt(inhoud: bytes) -> bool:
    if "mimetype" not in _onderdelen(inhoud):
        return False
    # The standard wants this part first and uncompressed, so that it can be read from the bytes.
    return _ODT.encode() in inhoud[:200]


def _is_tekst(inhoud: bytes) -> bool:
    """Text in a form people use, and no page that a browser would run."""
    if b"\x00" in inhoud:
        return False
    begin = inhoud.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    return not begin.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script"))


def _is_mail(inhoud: bytes) -> bool:
    kop = inhoud[:4000].lower()
    regels = kop.splitlines()
    return _is_tekst(inhoud) and any(r.startswith(_KOP_VAN_MAIL) for r in regels)


_HERKENNERS: Mapping[str, Callable[[bytes], bool]] = {
    "pdf": _begint_met(b"%PDF-"),
    "docx": _bevat("word/document.xml"),
    "xlsx": _bevat("xl/workbook.xml"),
    "odt": _is_odt,
    "csv": _is_tekst,
    "txt": _is_tekst,
    "png": _begint_met(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begint_met(b"\xff\xd8\xff"),
    "eml": _is_mail,
}
