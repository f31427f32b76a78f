"""Documents: tagged PDF with its language, title and letters; the same document, the same bytes."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from driehoek.platform.document import Blok, Document, DocumentError, Tabel, Tweeregels, als_pdf
from driehoek.platform.ui.letters import BRONNEN, GeenLetterError, uit_woff

WORTEL = Path(__file__).resolve().parents[2]
RIJ = ("OPD-1", Tweeregels("Brug bij Šentjur → zuid", "ë ș ğ € 5"), "€ 1.250.000")


def document(rijen=80, **anders):
    tabel = Tabel(("Nummer", "Opdracht", "Budget"), (0, 3, 0), [RIJ] * rijen, getallen=(2,))
    delen = {
        "titel": "Register op 3 maart 2026",
        "ondertitel": "Het hele register",
        "organisatie": "Provincie Testland",
        "voet": "Handeling 12",
        "blokken": [
            Blok("Verantwoording", alineas=("#set text(red) *vet* $x$ is geen opmaak.",)),
            Blok("Opgaven", nieuwe_pagina=True),
            Blok("Water", niveau=2, tabellen=(tabel,)),
        ],
    }
    return Document(**delen | anders)


@pytest.fixture(scope="module")
def gemaakt():
    return als_pdf(document())


@pytest.fixture(scope="module")
def pdf(gemaakt):
    return PdfReader(io.BytesIO(gemaakt))


def test_it_is_tagged_and_says_its_language_and_title(pdf):
    wortel = pdf.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl-NL"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Register op 3 maart 2026"
    assert pdf.metadata.author == "Provincie Testland"
    assert "<pdfuaid:part>1</pdfuaid:part>" in wortel["/Metadata"].get_data().decode()


def test_headings_and_tables_are_known_as_such(pdf):
    soorten = list(_soorten(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/P", "/Table", "/THead", "/TH", "/TD"} <= set(soorten)
    assert soorten.count("/TH") == 3
    assert soorten.count("/TD") == 80 * 3


def test_each_page_has_its_number_and_the_head_of_the_table(pdf):
    paginas = [pagina.extract_text() for pagina in pdf.pages]
    aantal = len(paginas)
    assert aantal > 3
    for nummer, tekst in enumerate(paginas, start=1):
        assert f"Pagina {nummer} van {aantal}" in tekst
        assert "Handeling 12" in tekst
    met_tabel = [tekst for tekst in paginas if "OPD-1" in tekst]
    assert len(met_tabel) > 1
    assert all("Nummer" in tekst for tekst in met_tabel)


def test_the_contents_lead_to_the_headings(pdf):
    boven = [deel for deel in pdf.outline if not isinstance(deel, list)]
    onder = [deel for deel in pdf.outline if isinstance(deel, list)]
    assert [deel.title for deel in boven] == ["Verantwoording", "Opgaven"]
    assert [[deel.title for deel in lijst] for lijst in onder] == [["Water"]]
    assert pdf.get_destination_page_number(boven[1]) > 0


def test_text_is_never_markup(pdf):
    assert "#set text(red) *vet* $x$ is geen opmaak." in pdf.pages[0].extract_text()


def test_letters_with_marks_come_in_our_own_font(pdf):
    namen = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for pagina in pdf.pages
        for font in pagina["/Resources"]["/Font"].values()
    }
    assert {"SourceSans3-Regular", "SourceSans3Extra-Regular"} <= namen
    # An arrow is in neither part of the font; nothing else may come from elsewhere.
    assert {n for n in namen if not n.startswith("SourceSans3")} <= {
        "LibertinusSerif-Regular-Identity-H"
    }


def test_the_same_document_makes_the_same_bytes(gemaakt):
    assert als_pdf(document()) == gemaakt
    assert als_pdf(document(voet="Handeling 13")) != gemaakt


def test_without_letters_it_says_what_to_do(settings, tmp_path):
    settings.LETTERS = tmp_path
    with pytest.raises(DocumentError, match="driehoek bouw_static"):
        als_pdf(document(1))


def test_a_document_that_cannot_be_set_is_an_error_and_no_file(settings, tmp_path):
    (tmp_path / "kapot.ttf").write_bytes(b"geen letter")
    settings.LETTERS = tmp_path
    with pytest.raises(DocumentError, match="niet goed te zetten"):
        als_pdf(document(1))


def test_a_web_font_is_unpacked_under_a_name_of_its_own():
    bron, (familie, stijl) = next(iter(BRONNEN.items()))
    letter = uit_woff((WORTEL / "node_modules" / bron).read_bytes(), familie, stijl)
    assert letter[:4] == b"\x00\x01\x00\x00"
    assert familie.encode("utf-16-be") in letter
    ander = uit_woff((WORTEL / "node_modules" / bron).read_bytes(), "Ander", stijl)
    assert familie.encode("utf-16-be") not in ander


def test_what_is_no_web_font_is_refused():
    with pytest.raises(GeenLetterError):
        uit_woff(b"wOF2" + bytes(60), "X", "Y")


def _soorten(knoop):
    """The kind of every element of the structure tree."""
    knoop = knoop.get_object()
    if isinstance(knoop, list):
        for deel in knoop:
            yield from _soorten(deel)
    elif hasattr(knoop, "get") and "/S" in knoop:
        yield knoop["/S"]
        if "/K" in knoop:
            yield from _soorten(knoop["/K"])
    elif hasattr(knoop, "get") and "/K" in knoop:
        yield from _soorten(knoop["/K"])
