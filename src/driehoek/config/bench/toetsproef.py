"""One measurement of the lawfulness check, in a process of its own: what it takes, and how much.

Each may use all cores, and what counts is the time on the clock: reading, judging and writing go
beside each other, and so do the threads of what it is compared with. Where the machine does other
things that says little; then compare the time of the processor, which is given too. Compiling comes
before the clock starts.
"""

import json
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from driehoek.config.bench.toetsregels import VENSTER, maak_register, schrijf_regels
from driehoek.kern.bevoegdheid import momentnummer
from driehoek.rechtmatigheid.lezen.bron import REGELS_PER_KEER
from driehoek.rechtmatigheid.toets import Register, toets_bestand

KIB = 1024
_EERST = 10_000
"""So many lines go before, that all there is to compile was compiled: growing tables too."""
Proef = Callable[[Path, Path, Register], object]


def vloer(bron: Path, doel: Path, _register: Register) -> None:
    """Read every column, and write one code for each line."""
    schema = pa.schema([("code", pa.int8())])
    with pq.ParquetWriter(doel, schema) as uit:
        bestand = pq.ParquetFile(bron, read_dictionary=["handeling"], pre_buffer=False)
        for batch in bestand.iter_batches(REGELS_PER_KEER):
            codes = pa.array(np.ones(batch.num_rows, np.int8))
            uit.write_batch(pa.record_batch([codes], schema=schema))


def eigen(bron: Path, doel: Path, register: Register) -> None:
    toets_bestand(bron, doel, voortgang=lambda *_: None, gestopt=lambda: False, register=register)


_DUCKDB = """
COPY (
WITH rol_lijst AS (
    SELECT persoon, drager, list({van: van, tot: tot, bv: bekend_van, bt: bekend_tot, feit: feit})
        AS rollen
    FROM rol GROUP BY ALL
), r AS (
    SELECT *, (datum - DATE '0001-01-01') + 1 AS dag, epoch_us(geregistreerd_op) AS bekend,
      sum(bedrag) OVER (
          PARTITION BY opdracht, year(datum), handeling ORDER BY datum, regel) AS besteed,
      sum(bedrag) OVER (
          PARTITION BY persoon, handeling, opdracht, wederpartij ORDER BY datum
          RANGE BETWEEN INTERVAL {venster} DAYS PRECEDING AND CURRENT ROW) AS samen
    FROM read_parquet('{bron}')
), gevonden AS (
    SELECT r.*, a.limiet, s.budget, a.feit AS artikel, a.binnen_scope,
      list_filter(l.rollen, lambda x: x.van <= dag AND dag < x.tot
          AND x.bv <= bekend AND bekend < x.bt)[1].feit AS toen,
      list_filter(l.rollen, lambda x: x.van <= dag AND dag < x.tot
          AND x.bv <= {hoofd} AND {hoofd} < x.bt)[1].feit AS nu
    FROM r LEFT JOIN rol_lijst l ON l.persoon = r.persoon AND l.drager = r.opdracht
      LEFT JOIN artikel a ON a.code = r.handeling
      LEFT JOIN scope s ON s.opdracht = r.opdracht
)
SELECT regel, toen, nu, artikel, besteed,
  CASE WHEN toen IS NULL THEN 2 WHEN samen * 100 > limiet THEN 5
       WHEN binnen_scope AND besteed * 100 > budget THEN 7 WHEN nu IS NULL THEN 9 ELSE 0 END
FROM gevonden) TO '{doel}' (FORMAT parquet)
"""


def duckdb(bron: Path, doel: Path, register: Register) -> None:
    """The same in SQL: per line the role and power, then and now, and both running totals.

    Simpler than ours where it is quicker so: nothing above the object is looked at, and parts of
    one day count together.
    """
    import duckdb as d  # noqa: PLC0415

    index = register.index
    rollen = [r for rijen in index.rollen.values() for r in rijen]
    artikelen = [a for rijen in index.regeling.artikelen.values() for a in rijen]
    scopes = [s for rijen in index.scopes.values() for s in rijen]
    namen = {nr: code for code, nr in _codes(register).items()}
    with d.connect() as db:
        # It would go to where the figures go.
        db.execute("SET enable_progress_bar = false")
        for naam, tabel in (
            ("rol", _tabel(rollen, "persoon drager van tot bekend_van bekend_tot feit")),
            ("scope", _tabel(scopes, "opdracht budget")),
            (
                "artikel",
                _tabel(artikelen, "feit limiet binnen_scope").append_column(
                    "code", pa.array([namen[a.handeling] for a in artikelen])
                ),
            ),
        ):
            db.register(naam, tabel)
        vraag = _DUCKDB.replace("{bron}", str(bron)).replace("{doel}", str(doel))
        vraag = vraag.replace("{hoofd}", str(momentnummer(register.moment)))
        db.execute(vraag.replace("{venster}", str(VENSTER - 1)))


def _codes(register: Register) -> dict[str, int]:
    lijst = register.vertaler.handelingen
    return dict(zip(lijst.codes.to_pylist(), lijst.ids.tolist(), strict=True))


def _tabel(rijen: Sequence[object], namen: str) -> pa.Table:
    return pa.table({naam: [getattr(rij, naam) for rij in rijen] for naam in namen.split()})


PROEVEN: dict[str, Proef] = {"vloer": vloer, "eigen": eigen, "duckdb": duckdb}


def main(wat: str, bron: Path, perioden: int) -> dict[str, float]:
    register = maak_register(perioden)
    with TemporaryDirectory(dir=bron.parent) as map_:
        klein, doel = Path(map_) / "klein.parquet", Path(map_) / "uit.parquet"
        schrijf_regels(klein, register, _EERST)
        PROEVEN[wat](klein, doel, register)
        begin, gewerkt = perf_counter(), process_time()
        PROEVEN[wat](bron, doel, register)
        duur, gewerkt = perf_counter() - begin, process_time() - gewerkt
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
    return {"seconden": duur, "processor": gewerkt, "piek": piek}


def start() -> None:
    """With what is measured, the file and the number of role periods as arguments."""
    wat, bron, perioden = sys.argv[1:]
    print(json.dumps(main(wat, Path(bron), int(perioden))))  # noqa: T201
