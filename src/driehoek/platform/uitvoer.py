"""A list as a download: CSV, XLSX and JSON that no spreadsheet runs as a formula."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
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


def als_bestand(
    formaat: str, naam: str, koppen: Sequence[str], rijen: Iterable[Sequence[Any]]
) -> HttpResponse:
    """The rows as a download; InvoerFout for an unknown form."""
    if formaat not in VORMEN:
        raise InvoerFout(
            f"'{formaat}' is geen vorm van download. Kies csv, xlsx of json.", veld="formaat"
        )
    schrijf, soort = VORMEN[formaat]
    antwoord = HttpResponse(schrijf(koppen, rijen), content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{formaat}"'
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
    return als_werkmap([(blad, koppen, rijen)])


def als_werkmap(bladen: Iterable[tuple[str, Sequence[str], Rijen]]) -> bytes:
    """Sheets of rows. Numbers and days as such; text always as text, the first row stays in view."""
    from openpyxl import Workbook  # noqa: PLC0415  (half a second, rarely needed)

    werkmap = Workbook(write_only=True)
    for blad, koppen, rijen in bladen:
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


VORMEN = {
    "csv": (als_csv, "text/csv; charset=utf-8"),
    "xlsx": (als_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (als_json, "application/json"),
}
