"""The outcome, written line by line to Parquet or CSV; only what is whole gets its name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from driehoek.kern.bevoegdheid import Uitslag
from driehoek.kern.rechtmatigheid import Blok, Redencode, Slotoordeel, Uitkomst
from driehoek.kern.rechtmatigheid.types import Bytes, Gehelen
from driehoek.rechtmatigheid.types import Bestandsfout, Uitvoerkolom

VORMEN = ("parquet", "csv")
_REGELS_PER_GROEP = 1 << 17
_LOPEND = (Uitvoerkolom.REGEL.value, Uitvoerkolom.BESTEED.value)
"""Hardly any value comes twice: no dictionary for them, but what comes on top of the one before."""
_WOORD = pa.dictionary(pa.int8(), pa.string())
_GEHEEL_IN_CSV = {
    Uitvoerkolom.REGEL,
    Uitvoerkolom.ROL,
    Uitvoerkolom.ARTIKEL,
    Uitvoerkolom.ALTERNATIEF,
    Uitvoerkolom.BEKRACHTIGING,
}
_MAG_LEEG = {
    Uitvoerkolom.ROL,
    Uitvoerkolom.ARTIKEL,
    Uitvoerkolom.GRENS,
    Uitvoerkolom.ALTERNATIEF,
    Uitvoerkolom.BEKRACHTIGING,
}
"""That every other column is filled is said in the file: it need not be said line by line."""
_SOORTEN = {
    Uitvoerkolom.OORDEEL: _WOORD,
    Uitvoerkolom.TOEN: _WOORD,
    Uitvoerkolom.NU: _WOORD,
    Uitvoerkolom.REDEN: _WOORD,
}
_SCHEMA = pa.schema(
    [
        pa.field(kolom.value, _SOORTEN.get(kolom, pa.int64()), nullable=kolom in _MAG_LEEG)
        for kolom in Uitvoerkolom
    ]
)

_SCHEMA_CSV = pa.schema(
    [(v.name, pa.int64() if v.name in _GEHEEL_IN_CSV else pa.string()) for v in _SCHEMA]
)


def _woorden(soort: type[Slotoordeel] | type[Uitslag] | type[Redencode]) -> pa.Array:
    """By number, the word that stands in the file.

    A number without a word has a word of its own too: a list in which one stands twice would be
    written line by line.
    """
    namen = {int(lid): lid.name.lower() for lid in soort}
    return pa.array([namen.get(nr, f"({nr})") for nr in range(max(namen) + 1)], pa.string())


_OORDELEN, _UITSLAGEN, _REDENEN = _woorden(Slotoordeel), _woorden(Uitslag), _woorden(Redencode)


Regels = tuple[Blok, Uitkomst]


class Schrijver(Protocol):
    def schrijf(self, regels: Regels) -> None: ...


def tabel(blok: Blok, uitkomst: Uitkomst) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [
            pa.array(blok.regel),
            _als_woord(uitkomst.oordeel, _OORDELEN),
            _als_woord(uitkomst.toen, _UITSLAGEN),
            _als_woord(uitkomst.nu, _UITSLAGEN),
            _als_woord(uitkomst.reden, _REDENEN),
            _of_leeg(uitkomst.rol, 0),
            _of_leeg(uitkomst.artikel, 0),
            pa.array(uitkomst.besteed),
            _of_leeg(uitkomst.grens, -1),
            _of_leeg(uitkomst.alternatief, 0),
            _bekrachtigingen(len(blok), uitkomst.bekrachtigd),
        ],
        schema=_SCHEMA,
    )


def _als_woord(nummers: Bytes, woorden: pa.Array) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(nummers), woorden)


def _of_leeg(getallen: Gehelen, leeg: int) -> pa.Array:
    """The numbers where they lie, with a bit for each that says whether it is one."""
    gevuld = getallen != leeg
    bits = np.packbits(gevuld, bitorder="little")
    buffers = [pa.py_buffer(bits), pa.py_buffer(getallen)]
    leegten = len(getallen) - int(np.count_nonzero(gevuld))
    return pa.Array.from_buffers(pa.int64(), len(getallen), buffers, leegten)


def _bekrachtigingen(aantal: int, bekrachtigd: Mapping[int, int]) -> pa.Array:
    if not bekrachtigd:
        return pa.nulls(aantal, pa.int64())
    return pa.array([bekrachtigd.get(i) for i in range(aantal)], pa.int64())


@contextmanager
def schrijver(doel: Path) -> Iterator[Schrijver]:
    """Write beside `doel`, and give it that name at the end; on any failure nothing is left."""
    vorm = doel.suffix.lower().removeprefix(".")
    if vorm not in VORMEN:
        raise Bestandsfout(f"'{doel.name}' eindigt niet op .parquet of .csv. Kies een van beide.")
    tijdelijk = doel.with_name(f".{doel.name}.{uuid4().hex}")
    try:
        with tijdelijk.open("xb") as stroom:
            werk = _Parquet(stroom) if vorm == "parquet" else _Csv(stroom)
            try:
                yield werk
            finally:
                werk.sluit()
        tijdelijk.replace(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)


class _Parquet:
    def __init__(self, stroom: object) -> None:
        self._werk = pq.ParquetWriter(
            stroom,
            _SCHEMA,
            compression={kolom: "none" if kolom in _LOPEND else "lz4" for kolom in _SCHEMA.names},
            use_dictionary=[kolom for kolom in _SCHEMA.names if kolom not in _LOPEND],
            column_encoding=dict.fromkeys(_LOPEND, "DELTA_BINARY_PACKED"),
            write_statistics=False,
            store_schema=False,
        )
        self._wacht: list[pa.RecordBatch] = []

    def schrijf(self, regels: Regels) -> None:
        self._wacht.append(tabel(*regels))
        if sum(len(batch) for batch in self._wacht) >= _REGELS_PER_GROEP:
            self._schrijf_groep()

    def sluit(self) -> None:
        self._schrijf_groep()
        self._werk.close()

    def _schrijf_groep(self) -> None:
        if self._wacht:
            self._werk.write_table(pa.Table.from_batches(self._wacht))
            self._wacht.clear()


class _Csv:
    """As the province's own spreadsheets read it: ; between values, euros with a comma."""

    def __init__(self, stroom: object) -> None:
        opties = csv.WriteOptions(delimiter=";", quoting_style="needed")
        self._werk = csv.CSVWriter(stroom, _SCHEMA_CSV, write_options=opties)

    def schrijf(self, regels: Regels) -> None:
        kolommen = tabel(*regels).to_pydict()
        for naam in (Uitvoerkolom.BESTEED, Uitvoerkolom.GRENS):
            kolommen[naam] = [_euros(centen) for centen in kolommen[naam]]
        self._werk.write(pa.RecordBatch.from_pydict(kolommen, _SCHEMA_CSV))

    def sluit(self) -> None:
        self._werk.close()


def _euros(centen: int | None) -> str | None:
    return None if centen is None else f"{centen // 100},{centen % 100:02d}"
