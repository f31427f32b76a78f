"""A file in batches: CSV, XLSX or Parquet. Never more of it in memory than a batch."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from driehoek.rechtmatigheid.types import VERPLICHT, Bestandsfout, Invoerkolom

VORMEN = ("csv", "xlsx", "parquet")
REGELS_PER_KEER = 1 << 15


@dataclass(frozen=True, slots=True)
class Bron:
    """`totaal`: how much there is to read, in the measure that `batches` counts in."""

    totaal: int
    batches: Iterator[tuple[int, pa.RecordBatch]]
    """How much was read with each batch included."""


def open_bron(bron: Path, regels: int = REGELS_PER_KEER) -> Bron:
    """Open a file, and look at its header; Bestandsfout where it is not what it should be."""
    vorm = bron.suffix.lower().removeprefix(".")
    if vorm not in VORMEN:
        raise Bestandsfout(
            f"'{bron.name}' is geen bestand dat te toetsen is. Kies CSV, XLSX of Parquet."
        )
    if not bron.is_file():
        raise Bestandsfout(f"'{bron.name}' is er niet, of het is geen bestand. Kijk het pad na.")
    if bron.stat().st_size == 0:
        raise Bestandsfout(f"'{bron.name}' is leeg. Zet er een kopregel en regels in.")
    if vorm == "parquet":
        from driehoek.rechtmatigheid.lezen.parquet import lees_parquet  # noqa: PLC0415

        return lees_parquet(bron, regels)
    if vorm == "csv":
        from driehoek.rechtmatigheid.lezen.csv import lees_csv  # noqa: PLC0415

        return lees_csv(bron)
    from driehoek.rechtmatigheid.lezen.xlsx import lees_xlsx  # noqa: PLC0415

    return lees_xlsx(bron, regels)


def kies_kolommen(namen: list[str]) -> list[Invoerkolom]:
    """The columns that are read, in our order; Bestandsfout where one is not there, or twice."""
    weg = [kolom.value for kolom in VERPLICHT if kolom not in namen]
    if weg:
        raise Bestandsfout(
            f"De kolom {_opsomming(weg)} is er niet. Het bestand heeft {_opsomming(namen)};"
            f" nodig zijn {_opsomming([kolom.value for kolom in VERPLICHT])}."
        )
    for kolom in Invoerkolom:
        if namen.count(kolom) > 1:
            raise Bestandsfout(f"De kolom '{kolom}' staat er meer dan een keer in. Laat er een.")
    return [kolom for kolom in Invoerkolom if kolom in namen]


def _opsomming(namen: list[str]) -> str:
    return ", ".join(f"'{naam}'" for naam in namen) or "geen kolommen"
