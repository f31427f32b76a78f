"""Lists as files: CSV, XLSX and JSON, for people and their spreadsheets.

What a spreadsheet would run as a formula goes out as text: a name in the register may begin
with '=' and must do no harm on somebody's machine.
"""

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform.fouten import InvoerFout

_FORMULE = re.compile(r"^'*[=+\-@\t\r]")
Rij = Sequence[Any]


def demp(tekst: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{tekst}" if _FORMULE.match(tekst) else tekst


def als_bestand(
    formaat: str, naam: str, koppen: Sequence[str], rijen: Sequence[Rij]
) -> HttpResponse:
    """The rows as a download; InvoerFout for an unknown form."""
    vormen = {
        "csv": (als_csv, "text/csv; charset=utf-8"),
        "xlsx": (als_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "json": (als_json, "application/json"),
    }
    if formaat not in vormen:
        raise InvoerFout(
            f"'{formaat}' is geen vorm van download. Kies csv, xlsx of json.", veld="formaat"
        )
    schrijf, soort = vormen[formaat]
    antwoord = HttpResponse(schrijf(koppen, rijen), content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{formaat}"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


def als_csv(koppen: Sequence[str], rijen: Sequence[Rij]) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads it right; semicolons, as Dutch Excel does."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(koppen)
    for rij in rijen:
        schrijver.writerow([_csv(v) for v in rij])
    return uit.getvalue().encode("utf-8-sig")


def als_xlsx(koppen: Sequence[str], rijen: Sequence[Rij]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  (slow to import, rarely needed)
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Lijst")
    for rij in (list(koppen), *rijen):
        cellen = []
        for waarde in rij:
            cel = WriteOnlyCell(blad, _xlsx(waarde))
            if isinstance(cel.value, str):
                cel.data_type = "s"  # never a formula, whatever it begins with
            cellen.append(cel)
        blad.append(cellen)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def als_json(koppen: Sequence[str], rijen: Sequence[Rij]) -> bytes:
    lijst = [dict(zip(koppen, map(_json, rij), strict=True)) for rij in rijen]
    return json.dumps(lijst, ensure_ascii=False, indent=1).encode()


def _csv(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        return demp(waarde)
    return str(_json(waarde))


def _xlsx(waarde: Any) -> Any:
    if isinstance(waarde, datetime):
        return waarde.astimezone(AMSTERDAM).replace(tzinfo=None)  # a cell knows no time zone
    if waarde is None or isinstance(waarde, int | float | Decimal | date):
        return waarde
    return str(waarde)


def _json(waarde: Any) -> Any:
    if isinstance(waarde, datetime):
        return waarde.astimezone(AMSTERDAM).isoformat(timespec="seconds")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Decimal):
        return str(waarde)
    if waarde is None or isinstance(waarde, str | int | float | bool):
        return waarde
    return str(waarde)
