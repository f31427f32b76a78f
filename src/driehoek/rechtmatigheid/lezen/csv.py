"""CSV in UTF-8, with ; or , between values; every value comes as text."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc

from driehoek.rechtmatigheid.lezen.bron import Bron, kies_kolommen
from driehoek.rechtmatigheid.types import Bestandsfout

_BLOK = 1 << 20
_LANGSTE_KOP = 1 << 16
_BOM = b"\xef\xbb\xbf"
_ANDERS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK": "een werkmap (XLSX)"}


def lees_csv(bron: Path) -> Bron:
    namen, scheiding = _kop(bron)
    kolommen = [str(kolom) for kolom in kies_kolommen(namen)]
    return Bron(bron.stat().st_size, _batches(bron, namen, kolommen, scheiding))


def _kop(bron: Path) -> tuple[list[str], str]:
    """The names in the header, and what stands between values."""
    with bron.open("rb") as stroom:
        eerste = stroom.readline(_LANGSTE_KOP)
    for begin, wat in _ANDERS.items():
        if eerste.startswith(begin):
            raise Bestandsfout(f"Dit bestand is {wat}. Sla het op als CSV in UTF-8.")
    try:
        kop = eerste.removeprefix(_BOM).decode("utf-8").strip("\r\n")
    except UnicodeDecodeError as fout:
        raise _verkeerde_tekens(1) from fout
    scheiding = ";" if ";" in kop else ","
    namen = next(csv.reader([kop], delimiter=scheiding), [])
    return [naam.strip().lower() for naam in namen], scheiding


def _batches(
    bron: Path, namen: list[str], kolommen: list[str], scheiding: str
) -> Iterator[tuple[int, pa.RecordBatch]]:
    onregelmatig: list[pc.InvalidRow] = []

    def onthoud(rij: pc.InvalidRow) -> str:
        onregelmatig.append(rij)
        return "error"

    regels = 0
    with bron.open("rb") as stroom:
        try:
            lezer = pc.open_csv(
                stroom,
                pc.ReadOptions(
                    use_threads=False, block_size=_BLOK, column_names=namen, skip_rows=1
                ),
                pc.ParseOptions(delimiter=scheiding, invalid_row_handler=onthoud),
                pc.ConvertOptions(
                    include_columns=kolommen,
                    column_types=dict.fromkeys(kolommen, pa.string()),
                    strings_can_be_null=True,
                    null_values=[""],
                    quoted_strings_can_be_null=True,
                ),
            )
            for batch in lezer:
                regels += batch.num_rows
                if batch.num_rows:
                    yield stroom.tell(), batch
        except pa.ArrowInvalid as fout:
            if onregelmatig:
                raise _te_veel_of_te_weinig(onregelmatig[0], scheiding) from fout
            raise _waarom(bron, fout) from fout
    if not regels:
        raise Bestandsfout("Er staan geen regels in het bestand, alleen een kopregel.")


def _te_veel_of_te_weinig(rij: pc.InvalidRow, scheiding: str) -> Bestandsfout:
    return Bestandsfout(
        f"Hier staan {rij.actual_columns} waarden, de kopregel heeft er {rij.expected_columns}."
        f" Zet een waarde waar '{scheiding}' in staat tussen aanhalingstekens.",
        rij=rij.number,
    )


def _waarom(bron: Path, fout: pa.ArrowInvalid) -> Bestandsfout:
    if "UTF8" in str(fout) or "UTF-8" in str(fout):
        return _verkeerde_tekens(_eerste_vreemde_rij(bron))
    if any(deel in str(fout) for deel in ("Empty CSV", "Could not skip")):
        return Bestandsfout("Er staan geen regels in het bestand, alleen een kopregel.")
    return Bestandsfout(f"Dit is geen CSV-bestand dat te lezen is. De lezer zei: {fout}")


def _eerste_vreemde_rij(bron: Path) -> int | None:
    with bron.open("rb") as stroom:
        for nr, rij in enumerate(stroom, start=1):
            try:
                rij.decode("utf-8")
            except UnicodeDecodeError:
                return nr
    return None


def _verkeerde_tekens(rij: int | None) -> Bestandsfout:
    return Bestandsfout(
        "Hier staan tekens die geen UTF-8 zijn. Sla het bestand op als CSV in UTF-8.", rij=rij
    )
