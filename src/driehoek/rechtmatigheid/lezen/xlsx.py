"""A workbook: the first sheet, row by row; every value comes as text."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
from openpyxl.utils.exceptions import InvalidFileException

from driehoek.rechtmatigheid.lezen.bron import Bron, kies_kolommen
from driehoek.rechtmatigheid.types import Bestandsfout


def lees_xlsx(bron: Path, regels: int) -> Bron:
    try:
        werkmap = openpyxl.load_workbook(bron, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as fout:
        raise Bestandsfout("Dit is geen hele werkmap (XLSX). Sla het bestand opnieuw op.") from fout
    blad = werkmap.worksheets[0]
    rijen = blad.iter_rows(values_only=True)
    namen = [str(waarde or "").strip().lower() for waarde in next(rijen, ())]
    kolommen = kies_kolommen(namen)
    plekken = [(str(kolom), namen.index(kolom)) for kolom in kolommen]
    return Bron(max((blad.max_row or 1) - 1, 1), _batches(rijen, plekken, regels))


def _batches(
    rijen: Iterator[tuple[Any, ...]], plekken: list[tuple[str, int]], regels: int
) -> Iterator[tuple[int, pa.RecordBatch]]:
    gelezen = 0
    gevuld = (rij for rij in rijen if any(waarde is not None for waarde in rij))
    while deel := list(islice(gevuld, regels)):
        gelezen += len(deel)
        yield (
            gelezen,
            pa.RecordBatch.from_pydict(
                {
                    naam: pa.array([_tekst(rij, plek) for rij in deel], pa.string())
                    for naam, plek in plekken
                }
            ),
        )
    if not gelezen:
        raise Bestandsfout("Er staan geen regels in het bestand, alleen een kopregel.")


def _tekst(rij: tuple[Any, ...], plek: int) -> str | None:
    """A cell as it would stand in a CSV file."""
    waarde = rij[plek] if plek < len(rij) else None
    if waarde is None or waarde == "":
        return None
    if isinstance(waarde, datetime):
        zonder_tijd = waarde.time() == datetime.min.time()
        return (waarde.date() if zonder_tijd else waarde).isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float):
        return repr(round(waarde, 6)).replace(".", ",") if waarde % 1 else str(int(waarde))
    return str(waarde)
