"""Excel workbooks: the same form, and what is refused because it runs, hides or explodes."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from driehoek.opdrachten.begroting import xlsx
from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.types import BestandOngeldig, Fout

KOP = ["jaar", "stand", "niveau", "code", "naam", "ouder", "lasten"]
RIJ = [2026, "begroting", "ambitie", "5", "Natuur", None, 1_250_000]


def _bytes(werkmap: Workbook) -> bytes:
    stroom = io.BytesIO()
    werkmap.save(stroom)
    return stroom.getvalue()


def _werkmap(*rijen: list[object]) -> Workbook:
    werkmap = Workbook()
    for rij in (KOP, *rijen):
        werkmap.active.append(rij)
    return werkmap


def _goed(*rijen: list[object]) -> bytes:
    return _bytes(_werkmap(*(rijen or (RIJ,))))


def _enige(inhoud: bytes) -> Fout:
    with pytest.raises(BestandOngeldig) as gevangen:
        lees_begroting(inhoud, naam="b.xlsx")
    (fout,) = gevangen.value.fouten
    assert fout.goed
    return fout


def _herschreven(inhoud: bytes, onderdeel: str, wijzig: Callable[[bytes], bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            stuk = oud.read(naam)
            nieuw.writestr(naam, wijzig(stuk) if naam == onderdeel else stuk)
    return uit.getvalue()


def test_numbers_and_texts_are_read_alike():
    bestand = lees_begroting(_goed([2026.0, "begroting", None, 5, "Natuur", None, "1.250.000"]))
    assert [(p.stand.jaar, p.code, p.naam) for p in bestand.posten] == [(2026, "5", "Natuur")]
    assert [b.bedrag for b in bestand.bedragen] == [1_250_000]


def test_line_number_is_the_row_number_and_blank_rows_pass():
    bestand = lees_begroting(_goed(RIJ, [None] * 7, [*RIJ[:3], "6", "Wonen", None, None]))
    assert [post.regel for post in bestand.posten] == [2, 4]


@pytest.mark.parametrize(
    ("plek", "waarde", "kolom", "wat"),
    [
        (6, "=1+1", "G", "formule"),
        (4, '=HYPERLINK("http://x")', "E", "formule"),
        (3, dt.datetime(2026, 1, 2), "D", "datum"),  # noqa: DTZ001 - a cell has no zone
        (6, True, "G", "WAAR of ONWAAR"),
        (4, "#N/A", "E", "foutwaarde"),
        (6, 12.5, "lasten", "geen bedrag in hele euro's"),
        (4, "x" * 300, "naam", "300 tekens"),
        (4, "Natuur 🌳", "naam", "U+1F333"),
    ],
)
def test_cells_that_are_refused(plek, waarde, kolom, wat):
    rij = list(RIJ)
    rij[plek] = waarde
    fout = _enige(_goed(rij))
    assert (fout.regel, fout.kolom) == (2, kolom)
    assert wat in fout.wat


def test_merged_cells():
    werkmap = _werkmap(RIJ)
    werkmap.active.merge_cells("A3:B3")
    assert "samengevoegde cellen" in _enige(_bytes(werkmap)).wat


def test_the_sheet_called_begroting_counts():
    werkmap = _werkmap(RIJ)
    werkmap.create_sheet("toelichting")
    assert "2 bladen" in _enige(_bytes(werkmap)).wat
    werkmap.active.title = "Begroting"
    assert len(lees_begroting(_bytes(werkmap)).posten) == 1


def test_a_workbook_that_claims_to_be_smaller_is_read_whole():
    inhoud = _herschreven(
        _goed(RIJ, [*RIJ[:3], "6", *RIJ[4:]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<dimension ref="A1:G3"', b'<dimension ref="A1:A1"'),
    )
    assert len(lees_begroting(inhoud).posten) == 2


@pytest.mark.parametrize("verwijzing", [b'r="XFD2"', b'r="ZZZ2"'])
def test_a_cell_far_to_the_right(verwijzing):
    inhoud = _herschreven(
        _goed(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="G2"', verwijzing)
    )
    assert "buiten het blad" in _enige(inhoud).wat


def test_a_row_far_down_ends():
    inhoud = _herschreven(
        _goed(),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'row r="2"', b'row r="9999999"'),
    )
    assert "buiten het blad" in _enige(inhoud).wat


def test_zip_bomb_is_refused_before_it_is_unpacked():
    bom = io.BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("xl/workbook.xml", b" " * (xlsx.MAX_UITGEPAKT + 1))
    assert len(bom.getvalue()) < 1_000_000
    assert "te groot om veilig te lezen" in _enige(bom.getvalue()).wat


def test_many_parts_are_refused():
    bom = io.BytesIO()
    with zipfile.ZipFile(bom, "w") as pakket:
        for nummer in range(xlsx.MAX_ONDERDELEN + 1):
            pakket.writestr(f"{nummer}.xml", b"")
    assert "501 onderdelen" in _enige(bom.getvalue()).wat


def test_xml_entities_are_refused():
    inhoud = _herschreven(
        _goed(), "xl/workbook.xml", lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml
    )
    assert "eigen definities" in _enige(inhoud).wat


def test_another_kind_of_zip():
    ander = io.BytesIO()
    with zipfile.ZipFile(ander, "w") as pakket:
        pakket.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "geen Excel-werkmap" in _enige(ander.getvalue()).wat


@cache
def _goede_werkmap() -> bytes:
    """One workbook for all examples: its bytes tell the time at which it was made."""
    return _goed()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_never_a_crash(data):
    inhoud = bytearray(_goede_werkmap())
    for _ in range(data.draw(st.integers(1, 5))):
        inhoud[data.draw(st.integers(4, len(inhoud) - 1))] ^= data.draw(st.integers(1, 255))
    einde = data.draw(st.integers(len(inhoud) // 2, len(inhoud)))
    try:
        lees_begroting(bytes(inhoud[:einde]))
    except BestandOngeldig as fout:
        assert fout.fouten  # noqa: PT017 - being read is right as well


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(inhoud):
    with pytest.raises(BestandOngeldig) as gevangen:
        lees_begroting(inhoud)
    assert all(fout.wat and fout.goed for fout in gevangen.value.fouten)
