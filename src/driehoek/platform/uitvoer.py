"""A list as a download: CSV, XLSX and JSON that no spreadsheet runs as a formula."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from driehoek.kern.formules import demp
from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform.fouten import InvoerFout

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Waarde = str | int | float | date | datetime | Decimal | None
Rijen = Iterable[Sequence[Waarde]]

_TEKST = "@"
_DAG = "dd-mm-yyyy"
_MOMENT = "dd-mm-yyyy hh:mm:ss"
_MAX_BLADNAAM = 31
_KIJK = 80  # of a long text, only its begin can make it a formula
# Of each part of a workbook, and of the workbook: what it holds says when, not the file.
_VROEGST = (1980, 1, 1, 0, 0, 0)
_GEWIJZIGD = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NIET_NU = datetime(*_VROEGST)  # noqa: DTZ001  (openpyxl knows no time zone)


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet of a workbook."""

    naam: str
    koppen: Sequence[str]
    rijen: Rijen


def als_bestand(
    formaat: str,
    naam: str,
    koppen: Sequence[str],
    rijen: Iterable[Sequence[Any]],
    erbij: Sequence[Blad] = (),
) -> HttpResponse:
    """The rows as a download; InvoerFout for an unknown form. `erbij`: more sheets of an XLSX."""
    if formaat not in VORMEN:
        raise InvoerFout(
            f"'{formaat}' is geen vorm van download. Kies csv, xlsx of json.", veld="formaat"
        )
    schrijf, soort = VORMEN[formaat]
    if formaat == "xlsx" and erbij:
        return bijlage(als_werkmap([Blad(naam, koppen, rijen), *erbij]), f"{naam}.xlsx", soort)
    return bijlage(schrijf(koppen, rijen), f"{naam}.{formaat}", soort)


def bijlage(inhoud: bytes, naam: str, soort: str) -> HttpResponse:
    """A file that the browser saves and never shows as a page."""
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


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
    """A workbook of one sheet."""
    return als_werkmap([Blad(blad, koppen, rijen)])


def als_werkmap(bladen: Iterable[Blad]) -> bytes:
    """Numbers and days as such; text always as text, the first row of a sheet stays in view.

    The same sheets make the same bytes.
    """
    from openpyxl import Workbook  # noqa: PLC0415  (half a second, rarely needed)

    werkmap = Workbook(write_only=True)
    werkmap.properties.created = _NIET_NU
    for blad in bladen:
        vel = werkmap.create_sheet(blad.naam[:_MAX_BLADNAAM])
        vel.freeze_panes = "A2"
        for rij in (blad.koppen, *blad.rijen):
            vel.append([_voor_xlsx(vel, waarde) for waarde in rij])
    stroom = io.BytesIO()
    werkmap.save(stroom)
    return _zonder_nu(stroom)


def _zonder_nu(werkmap: io.BytesIO) -> bytes:
    """The workbook without the moment at which it was saved."""
    schoon = io.BytesIO()
    with zipfile.ZipFile(werkmap) as van, zipfile.ZipFile(schoon, "w") as naar:
        for naam in van.namelist():
            deel = van.read(naam)
            if naam == "docProps/core.xml":
                deel = _GEWIJZIGD.sub(rb"\g<1>1980-01-01T00:00:00Z", deel)
            vast = zipfile.ZipInfo(naam, _VROEGST)
            naar.writestr(vast, deel, zipfile.ZIP_DEFLATED)
    return schoon.getvalue()


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


def _voor_csv(waarde: Waarde) -> str | int:  # noqa: PLR0911  (one line per kind of value)
    match waarde:
        case None:
            return ""
        case bool():
            return _ja_nee(waarde)
        case int():
            return waarde
        case Decimal():
            return format(waarde, "f").replace(".", ",")
        case datetime():
            return _lokaal(waarde).isoformat(" ", "seconds")
        case date():
            return waarde.isoformat()
        case float():
            return str(waarde).replace(".", ",")
    return veilig(waarde)


def _voor_xlsx(vel: "WriteOnlyWorksheet", waarde: Waarde) -> "Cell | int | Decimal | None":
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if waarde is None or waarde == "":
        return None
    if isinstance(waarde, bool):
        return _voor_xlsx(vel, _ja_nee(waarde))
    if isinstance(waarde, int | Decimal):
        return waarde
    if isinstance(waarde, float):
        return Decimal(str(waarde))
    if isinstance(waarde, date):
        cel = WriteOnlyCell(vel)
        # A cell knows no time zone.
        cel.value = _lokaal(waarde) if isinstance(waarde, datetime) else waarde
        cel.number_format = _MOMENT if isinstance(waarde, datetime) else _DAG
        return cel
    tekst = ILLEGAL_CHARACTERS_RE.sub("", waarde)
    cel = WriteOnlyCell(vel, value=tekst)
    # A string is never run; with the mark it stays one, also after somebody edits the cell.
    cel.data_type = "s"
    cel.number_format = _TEKST
    if veilig(tekst) != tekst:
        cel.quotePrefix = True
    return cel


def _ja_nee(waarde: bool) -> str:  # noqa: FBT001  (it is the value itself)
    return "ja" if waarde else "nee"


def _lokaal(moment: datetime) -> datetime:
    """The wall clock of Amsterdam."""
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def _voor_json(waarde: Waarde) -> Any:
    if isinstance(waarde, datetime):
        return waarde.astimezone(AMSTERDAM).isoformat(timespec="seconds")
    if isinstance(waarde, Decimal):
        return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)
    return waarde.isoformat() if isinstance(waarde, date) else waarde


CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
VORMEN = {
    "csv": (als_csv, CSV),
    "xlsx": (als_xlsx, XLSX),
    "json": (als_json, "application/json"),
}
