"""Lists go out as CSV, XLSX and JSON, and no spreadsheet runs what is in them."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from driehoek.platform.uitvoer import als_csv, als_json, als_xlsx, veilig

KOPPEN = ("naam", "lasten", "fte", "vanaf", "tot")
RIJ = ("Gezonde natuur; bos", -1_250_000, Decimal("1.50"), date(2026, 3, 3), None)
FORMULES = [
    "=1+1",
    "+31 70 441 66 11",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "'=1+1",
    '=HYPERLINK("http://kwaad.example";"klik")',
]


def lees_csv(inhoud: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))


def lees_blad(inhoud: bytes):
    return load_workbook(io.BytesIO(inhoud)).active


def test_csv_as_a_dutch_excel_opens_it():
    inhoud = als_csv(KOPPEN, [RIJ])
    assert inhoud.startswith(b"\xef\xbb\xbf")
    assert lees_csv(inhoud) == [
        list(KOPPEN),
        ["Gezonde natuur; bos", "-1250000", "1,50", "2026-03-03", ""],
    ]


def test_xlsx_keeps_numbers_and_days():
    blad = lees_blad(als_xlsx(KOPPEN, [RIJ], blad="begroting"))
    assert blad.title == "begroting"
    assert [cel.value for cel in blad[1]] == list(KOPPEN)
    naam, lasten, fte, vanaf, tot = blad[2]
    assert (naam.value, lasten.value, fte.value, tot.value) == (RIJ[0], -1_250_000, 1.5, None)
    assert (vanaf.value.date(), vanaf.number_format) == (date(2026, 3, 3), "dd-mm-yyyy")


def test_json_by_header():
    assert json.loads(als_json(KOPPEN, [RIJ])) == [
        {
            "naam": "Gezonde natuur; bos",
            "lasten": -1_250_000,
            "fte": 1.5,
            "vanaf": "2026-03-03",
            "tot": None,
        }
    ]


def test_yes_and_no():
    assert lees_csv(als_csv(["vast"], [[True], [False]]))[1:] == [["ja"], ["nee"]]
    assert [rij[0].value for rij in lees_blad(als_xlsx(["vast"], [[True], [False]]))][1:] == [
        "ja",
        "nee",
    ]
    assert json.loads(als_json(["vast"], [[True]])) == [{"vast": True}]


@pytest.mark.parametrize("formule", FORMULES)
def test_no_formula_goes_out_in_csv(formule):
    (kop, cel) = (rij[0] for rij in lees_csv(als_csv([formule], [[formule]])))
    assert kop == cel == f"'{formule}"


@pytest.mark.parametrize("formule", FORMULES)
def test_no_formula_goes_out_in_xlsx(formule):
    blad = lees_blad(als_xlsx([formule], [[formule]]))
    for cel in (blad["A1"], blad["A2"]):
        assert cel.data_type == "s"
        # A workbook knows one kind of line break; all else is shown exactly as it is.
        assert cel.value == formule.replace("\r", "\n")
        assert cel.quotePrefix, "and still text after somebody edits the cell"


@pytest.mark.parametrize("formule", FORMULES)
def test_the_workbook_itself_holds_no_formula(formule):
    """Not as openpyxl reads it back, but as it stands in the file that a spreadsheet opens."""
    with ZipFile(io.BytesIO(als_xlsx(["kop"], [[formule]]))) as werkmap:
        bladen = [n for n in werkmap.namelist() if n.startswith("xl/worksheets/")]
        assert bladen
        for naam in bladen:
            xml = werkmap.read(naam).decode()
            assert "<f>" not in xml
            assert "<f " not in xml
            assert 't="inlineStr"' in xml or 't="s"' in xml
        assert 'quotePrefix="1"' in werkmap.read("xl/styles.xml").decode()


def test_plain_text_in_a_workbook_has_no_mark():
    blad = lees_blad(als_xlsx(["naam"], [["'s-Gravenhage"], ["bos"]]))
    assert [(rij[0].value, bool(rij[0].quotePrefix)) for rij in blad] == [
        ("naam", False),
        ("'s-Gravenhage", False),
        ("bos", False),
    ]


def test_no_formula_after_a_comma_in_csv():
    """A program that splits at commas sees one cell too: the text stands in quotes."""
    regel = als_csv(["naam"], [["bos,=1+1"]]).decode("utf-8-sig").splitlines()[1]
    assert next(csv.reader([regel])) == ["bos,=1+1"]


@pytest.mark.parametrize("tekst", ["'s-Gravenhage", "A+B", "5-1-1", "", "€ 10", "Bos = hout"])
def test_plain_text_stays_as_it_is(tekst):
    assert veilig(tekst) == tekst


def test_signs_that_a_workbook_cannot_hold_are_left_out():
    assert lees_blad(als_xlsx(["naam"], [["bos\x00\x0bwater"]]))["A2"].value == "boswater"
