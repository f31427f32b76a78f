"""A list as a download: CSV, XLSX and JSON that no spreadsheet runs as a formula."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from driehoek.opdrachten.begroting.cellen import demp

Waarde = str | int | date | Decimal | None
Rijen = Iterable[Sequence[Waarde]]

_TEKST = "@"
_DAG = "dd-mm-yyyy"
_MAX_BLADNAAM = 31
_KIJK = 80  # of a long text, only its begin can make it a formula


def als_csv(koppen: Sequence[str], rijen: Rijen) -> bytes:
    """With a byte order mark and semicolons, as a Dutch Excel opens it without questions.

    Every text stands in quotes, so that a program that splits at commas makes no cell of its tail.
    """
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(
        stroom, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC
    )
    for rij in (koppen, *rijen):
        schrijver.writerow([_voor_csv(waarde) for waarde in rij])
    return stroom.getvalue().encode("utf-8-sig")


def als_xlsx(koppen: Sequence[str], rijen: Rijen, *, blad: str = "lijst") -> bytes:
    """Numbers and days as such; text always as text, the first row stays in view."""
    werkmap = Workbook(write_only=True)
    vel = werkmap.create_sheet(blad[:_MAX_BLADNAAM])
    vel.freeze_panes = "A2"
    for rij in (koppen, *rijen):
        vel.append([_voor_xlsx(vel, waarde) for waarde in rij])
    stroom = io.BytesIO()
    werkmap.save(stroom)
    return stroom.getvalue()


def als_json(koppen: Sequence[str], rijen: Rijen) -> bytes:
    """One object per row, by the headers; text as it is, for nothing runs it there."""
    lijst = [
        {kop: _voor_json(waarde) for kop, waarde in zip(koppen, rij, strict=True)} for rij in rijen
    ]
    return json.dumps(lijst, ensure_ascii=False, indent=2).encode()


def veilig(tekst: str) -> str:
    """`tekst` as a cell that stays text, also behind spaces or in full-width signs."""
    kaal = unicodedata.normalize("NFKC", tekst.lstrip()[:_KIJK]).lstrip()
    onschuldig = demp(tekst) == tekst and demp(kaal) == kaal
    return tekst if onschuldig else f"'{tekst}"


def _voor_csv(waarde: Waarde) -> str | int:
    match waarde:
        case None:
            return ""
        case bool():
            return _ja_nee(waarde)
        case int():
            return waarde
        case Decimal():
            return format(waarde, "f").replace(".", ",")
        case date():
            return waarde.isoformat()
    return veilig(waarde)


def _voor_xlsx(vel: WriteOnlyWorksheet, waarde: Waarde) -> Cell | int | Decimal | None:
    if waarde is None or waarde == "":
        return None
    if isinstance(waarde, bool):
        return _voor_xlsx(vel, _ja_nee(waarde))
    if isinstance(waarde, int | Decimal):
        return waarde
    if isinstance(waarde, date):
        cel = WriteOnlyCell(vel)
        cel.value = waarde
        cel.number_format = _DAG
        return cel
    cel = WriteOnlyCell(vel, value=veilig(ILLEGAL_CHARACTERS_RE.sub("", waarde)))
    cel.data_type = "s"
    cel.number_format = _TEKST
    return cel


def _ja_nee(waarde: bool) -> str:  # noqa: FBT001  (it is the value itself)
    return "ja" if waarde else "nee"


def _voor_json(waarde: Waarde) -> Any:
    if isinstance(waarde, Decimal):
        return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)
    return waarde.isoformat() if isinstance(waarde, date) else waarde
