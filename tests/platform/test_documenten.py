"""The store of documents: once, whole, checked, and only kinds that are kept."""

import io
import zipfile
from pathlib import Path

import pytest

from driehoek.platform.fouten import InvoerFout

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nbesluit"


def zip_met(*namen: str, eerst: tuple[str, bytes] | None = None) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        if eerst:
            archief.writestr(*eerst)
        for naam in namen:
            archief.writestr(naam, b"<x/>")
    return uit.getvalue()


@pytest.fixture(autouse=True)
def map_(tmp_path, settings) -> Path:
    settings.DOCUMENTEN = tmp_path / "documenten"
    return settings.DOCUMENTEN


def test_the_same_content_is_kept_once(map_):
    from driehoek.platform import documenten
    from driehoek.platform.models import Document

    eerste = documenten.bewaar(PDF, "besluit.pdf")
    tweede = documenten.bewaar(io.BytesIO(PDF), "kopie.pdf")

    assert eerste == tweede
    assert Document.objects.get().naam == "besluit.pdf"
    assert list(documenten.bestanden()) == [documenten.pad(eerste.sha256)]
    assert documenten.open_(eerste.sha256).read() == PDF
    assert documenten.pad(eerste.sha256).relative_to(map_).parts[:2] == (
        eerste.sha256[:2],
        eerste.sha256[2:4],
    )


def test_nothing_is_left_when_writing_fails(map_, monkeypatch):
    from driehoek.platform import documenten
    from driehoek.platform.models import Document

    def vol(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(documenten.os, "fsync", vol)
    with pytest.raises(OSError, match="No space left"):
        documenten.bewaar(PDF, "besluit.pdf")
    assert not Document.objects.exists()
    assert [p for p in map_.rglob("*") if p.is_file()] == []


def test_a_changed_or_missing_file_is_not_handed_out_and_verify_names_it():
    from driehoek.platform import documenten
    from driehoek.platform.handelingen import verify

    document = documenten.bewaar(PDF, "besluit.pdf")
    bestand = documenten.pad(document.sha256)
    assert list(verify.controleer()) == []

    bestand.write_bytes(b"%PDF-1.7\nanders!")
    with pytest.raises(documenten.DocumentError, match="gewijzigd"):
        documenten.open_(document.sha256)
    assert [(b.tabel, b.id) for b in verify.controleer()] == [
        ("platform_document", document.sha256)
    ]

    bestand.unlink()
    with pytest.raises(documenten.DocumentError, match="ontbreekt"):
        documenten.open_(document.sha256)
    assert ["ontbreekt" in b.zin for b in verify.controleer()] == [True]


def test_a_lost_file_comes_back_when_the_document_is_stored_again():
    from driehoek.platform import documenten

    document = documenten.bewaar(PDF, "besluit.pdf")
    documenten.pad(document.sha256).unlink()
    documenten.bewaar(PDF, "besluit.pdf")
    assert documenten.open_(document.sha256).read() == PDF


def test_files_without_a_row_are_named():
    from driehoek.platform import documenten

    document = documenten.bewaar(PDF, "besluit.pdf")
    wees = documenten.pad("ab" * 32)
    wees.parent.mkdir(parents=True)
    wees.write_bytes(b"x")
    assert list(documenten.wezen()) == [wees]
    assert documenten.pad(document.sha256).exists()


@pytest.mark.parametrize(
    ("naam", "inhoud", "mediatype"),
    [
        ("a.PDF", PDF, "application/pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\nrest", "image/png"),
        ("a.jpeg", b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        ("a.txt", b"gewoon\n", "text/plain"),
        ("a.csv", "naam;€\n".encode("cp1252"), "text/csv"),
        ("a.eml", b"From: an@example.org\r\n\r\nDag", "message/rfc822"),
        (
            "a.docx",
            zip_met("word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "a.xlsx",
            zip_met("xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            "a.odt",
            zip_met("c", eerst=("mimetype", b"application/vnd.oasis.opendocument.text")),
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_the_kind_follows_from_the_content(naam, inhoud, mediatype):
    from driehoek.platform import documenten

    assert documenten.bewaar(inhoud, naam).mediatype == mediatype


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("leeg.pdf", b"", "is leeg"),
        ("pagina.html", b"<html>", "wordt niet bewaard"),
        ("zonder", b"x", "wordt niet bewaard"),
        ("programma.pdf", b"MZ\x90", "geen pdf"),
        ("pagina.txt", b"\n <!DOCTYPE html><script>", "geen txt"),
        ("beeld.csv", b"<svg onload=x>", "geen csv"),
        ("tekst.docx", zip_met("xl/workbook.xml"), "geen docx"),
        ("kapot.xlsx", b"PK\x03\x04kapot", "geen xlsx"),
        ("bericht.eml", b"zomaar wat", "geen eml"),
        ("bytes.txt", b"a\x00b", "geen txt"),
    ],
)
def test_what_is_not_kept_is_refused_in_words(naam, inhoud, zin):
    from driehoek.platform import documenten
    from driehoek.platform.models import Document

    with pytest.raises(InvoerFout, match=zin) as fout:
        documenten.bewaar(inhoud, naam)
    assert fout.value.veld == "document"
    assert not Document.objects.exists()


def test_the_limit_of_25_mb_on_both_sides():
    from driehoek.platform import documenten

    grens = 25 * 1024 * 1024
    precies = documenten.bewaar(io.BytesIO(PDF.ljust(grens, b"x")), "groot.pdf")
    assert precies.grootte == grens
    with pytest.raises(InvoerFout, match="groter dan 25 MB"):
        documenten.bewaar(PDF.ljust(grens + 1, b"x"), "groot.pdf")


@pytest.mark.parametrize(
    ("gegeven", "bewaard"),
    [
        ("../../etc/besluit.pdf", "besluit.pdf"),
        ("C:\\stukken\\besluit.pdf", "besluit.pdf"),
        ("be\r\nsluit\x00.pdf", "besluit.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(gegeven, bewaard):
    from driehoek.platform import documenten

    assert documenten.bewaar(PDF, gegeven).naam == bewaard


@pytest.mark.parametrize("sha256", ["../../etc/passwd", "AB" * 32, "ab" * 31, ""])
def test_only_a_hash_leads_to_a_file(sha256):
    from driehoek.platform import documenten

    with pytest.raises(documenten.DocumentError, match="geen kenmerk"):
        documenten.open_(sha256)
