"""Our own form, written: CSV and XLSX that no spreadsheet runs and `lezen` reads back exactly."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from driehoek.kern.formules import demp
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    Begrotingsbestand,
    PostRegel,
    Stand,
)
from driehoek.opdrachten.begroting.vormen import BEDRAGKOLOMMEN, EIGEN, bedragkolom

_TEKST = "@"
_Waarde = str | int


def schrijf_csv(bestand: Begrotingsbestand) -> bytes:
    """With a byte order mark and semicolons, as a Dutch Excel opens it without questions."""
    kolommen = _kolommen(bestand)
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(stroom, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kolommen)
    for rij in _rijen(bestand, kolommen):
        schrijver.writerow([demp(cel) if isinstance(cel, str) else cel for cel in rij])
    return stroom.getvalue().encode("utf-8-sig")


def schrijf_xlsx(bestand: Begrotingsbestand) -> bytes:
    """Text is stored as text: a name that starts with '=' is no formula, 2-1 is no date."""
    kolommen = _kolommen(bestand)
    werkmap = Workbook(write_only=True)
    blad = werkmap.create_sheet("begroting")
    blad.append(kolommen)
    for rij in _rijen(bestand, kolommen):
        blad.append([_cel(blad, cel) for cel in rij])
    stroom = io.BytesIO()
    werkmap.save(stroom)
    return stroom.getvalue()


def _cel(blad: WriteOnlyWorksheet, waarde: _Waarde) -> Cell | int | None:
    if isinstance(waarde, int):
        return waarde
    if not waarde:
        return None
    cel = WriteOnlyCell(blad, value=demp(waarde))
    cel.data_type = "s"
    cel.number_format = _TEKST
    return cel


def _kolommen(bestand: Begrotingsbestand) -> list[str]:
    """Only the amount columns that are used: thirteen mostly empty ones help nobody."""
    gebruikt = {bedragkolom(bedrag.soort, bedrag.herkomst) for bedrag in bestand.bedragen}
    return [*EIGEN.verplicht, *(naam for naam in BEDRAGKOLOMMEN if naam in gebruikt), "bron"]


def _rijen(bestand: Begrotingsbestand, kolommen: Sequence[str]) -> list[list[_Waarde]]:
    bedragen = _per_post(bestand.bedragen)
    return [
        _rij(post, bedragen.get((post.stand, post.code), {}), kolommen) for post in bestand.posten
    ]


def _per_post(bedragen: Sequence[BedragRegel]) -> dict[tuple[Stand, str], dict[str, _Waarde]]:
    """A total published at another line goes to the line that it is the total of."""
    per_post: dict[tuple[Stand, str], dict[str, _Waarde]] = {}
    eigen_eerst = sorted(bedragen, key=lambda bedrag: bedrag.totaal_van is not None)
    for bedrag in eigen_eerst:
        kolom = bedragkolom(bedrag.soort, bedrag.herkomst)
        code = bedrag.totaal_van if bedrag.totaal_van is not None else bedrag.code
        per_post.setdefault((bedrag.stand, code), {}).setdefault(kolom, _bedrag(bedrag))
    return per_post


def _bedrag(bedrag: BedragRegel) -> _Waarde:
    return f"ca. {bedrag.bedrag}" if bedrag.bij_benadering else bedrag.bedrag


def _rij(post: PostRegel, bedragen: dict[str, _Waarde], kolommen: Sequence[str]) -> list[_Waarde]:
    vast: dict[str, _Waarde] = {
        "jaar": post.stand.jaar,
        "stand": post.stand.tekst,
        "niveau": str(post.niveau),
        "code": post.code,
        "naam": post.naam,
        "ouder": post.ouder or "",
        "bron": post.bron,
    }
    alles = vast | bedragen
    return [alles.get(kolom, "") for kolom in kolommen]
