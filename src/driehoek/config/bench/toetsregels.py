"""A register and a file of payments to measure the lawfulness check with; the same every time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from driehoek.bevoegdheden.types import Rechtshandeling, Voorwaarde
from driehoek.kern.bevoegdheid import OPEN, Artikel, Index, Regeling, Rolregel, Scoperegel
from driehoek.rechtmatigheid.lezen.codes import Codelijst
from driehoek.rechtmatigheid.lezen.vertalen import Vertaler
from driehoek.rechtmatigheid.toets import Register

BEGIN, DAGEN = date(2022, 1, 1).toordinal(), 1_400
ROL = 13
HANDELINGEN = tuple(Rechtshandeling)[:10]
MOMENT = datetime(2026, 6, 1, tzinfo=UTC)
VENSTER = 28
REGELS_PER_GROEP = 1 << 20
_DAG = 86_400_000_000
_EPOCH = date(1970, 1, 1).toordinal()
LIMIET = 10_000_000
"""Cents; every other act has it."""


def maak_register(perioden: int) -> Register:
    """Role periods of two months to two years, most places with one holder at a time."""
    kans = np.random.default_rng(perioden)
    personen, opdrachten = max(perioden // 5, 5), max(perioden // 6, 5)
    van = BEGIN + kans.integers(0, DAGEN, perioden)
    kolommen = (
        van,
        van + kans.integers(60, 700, perioden),
        kans.integers(1, personen, perioden),
        kans.integers(personen, personen + opdrachten, perioden),
    )
    rollen = [
        Rolregel(
            nr,
            v,
            t,
            bekend_van=(v - _EPOCH - 5) * _DAG,
            bestond=v,
            persoon=p,
            drager=d,
            rolsoort=ROL,
        )
        for nr, (v, t, p, d) in enumerate(zip(*(k.tolist() for k in kolommen), strict=True), 1)
    ]
    index = Index(personen + opdrachten, regeling=_regeling())
    index.neem_rollen_op(rollen)
    dragers = range(personen, personen + opdrachten)
    index.neem_scopes_op([Scoperegel(d, 0, opdracht=d, budget=4 * LIMIET * 100) for d in dragers])
    return Register(1, MOMENT, index, [(0, VENSTER)], {}, _vertaler(personen, opdrachten))


def _regeling() -> Regeling:
    return Regeling(
        Artikel(
            feit=h.nummer,
            van=0,
            code=f"A{h.nummer}",
            rolsoort=ROL,
            handeling=h.nummer,
            limiet=LIMIET if h.nummer % 2 else OPEN,
            binnen_scope=h.nummer % 3 > 0,
        )
        for h in HANDELINGEN
    )


def _vertaler(personen: int, opdrachten: int) -> Vertaler:
    return Vertaler(
        Codelijst.van({f"P{nr}": nr for nr in range(1, personen)}, "is geen persoon"),
        Codelijst.van(
            {f"O{nr}": nr for nr in range(personen, personen + opdrachten)}, "is geen opdracht"
        ),
        Codelijst.van({h.value: h.nummer for h in Rechtshandeling}, "is geen handeling"),
        {v.value: int(v.eis) for v in Voorwaarde},
        date.fromordinal(BEGIN),
        MOMENT.date(),
        MOMENT,
    )


def schrijf_regels(pad: Path, register: Register, aantal: int) -> None:
    """Lines in order of date; one in fifty on a day on which the role was not held."""
    with pq.ParquetWriter(pad, SCHEMA, store_decimal_as_integer=True) as werk:
        for tabel in _tabellen(register, aantal):
            werk.write_table(tabel, REGELS_PER_GROEP)


SCHEMA = pa.schema(
    [
        ("regel", pa.int64()),
        ("datum", pa.date32()),
        ("persoon", pa.int64()),
        ("handeling", pa.dictionary(pa.int8(), pa.string())),
        ("opdracht", pa.int64()),
        ("bedrag", pa.decimal128(14, 2)),
        ("wederpartij", pa.int64()),
        ("geregistreerd_op", pa.timestamp("us", "UTC")),
    ]
)


def _tabellen(register: Register, aantal: int) -> Iterator[pa.Table]:
    kans = np.random.default_rng(aantal)
    rollen = [r for rijen in register.index.rollen.values() for r in rijen]
    van, tot, persoon, drager = (
        np.array([getattr(r, naam) for r in rollen]) for naam in ("van", "tot", "persoon", "drager")
    )
    delen = max(-(-aantal // REGELS_PER_GROEP), 1)
    grenzen = np.linspace(BEGIN, BEGIN + DAGEN, delen + 1).astype(np.int64)
    regels = np.linspace(0, aantal, delen + 1).astype(np.int64)
    for deel in range(delen):
        eerste, na = int(grenzen[deel]), int(max(grenzen[deel + 1], grenzen[deel] + 1))
        hoeveel = int(regels[deel + 1] - regels[deel])
        gekozen = kans.choice(np.flatnonzero((van < na) & (tot > eerste)), hoeveel)
        laagst, hoogst = np.maximum(van[gekozen], eerste), np.minimum(tot[gekozen], na)
        dag = laagst + (kans.random(hoeveel) * (hoogst - laagst)).astype(np.int64)
        verkeerd = kans.random(hoeveel) < 1 / 50
        dag[verkeerd] = kans.integers(eerste, na, int(verkeerd.sum()))
        volgorde = np.argsort(dag, kind="stable")
        yield _tabel(
            kans,
            int(regels[deel]),
            dag[volgorde],
            persoon[gekozen][volgorde],
            drager[gekozen][volgorde],
        )


def _tabel(
    kans: np.random.Generator,
    eerste: int,
    dag: NDArray[np.int64],
    persoon: NDArray[np.int64],
    drager: NDArray[np.int64],
) -> pa.Table:
    aantal = len(dag)
    centen = np.minimum(kans.lognormal(11, 2, aantal), 3 * LIMIET).astype(np.int64)
    moment = (dag - _EPOCH) * _DAG + kans.integers(0, 10 * _DAG, aantal)
    daden = pa.array([h.value for h in HANDELINGEN])
    return pa.table(
        [
            pa.array(np.arange(eerste + 1, eerste + aantal + 1)),
            pa.array((dag - _EPOCH).astype(np.int32)).view(pa.date32()),
            pa.array(persoon),
            pa.DictionaryArray.from_arrays(
                pa.array(kans.integers(0, len(HANDELINGEN), aantal, np.int8)), daden
            ),
            pa.array(drager),
            _bedragen(centen),
            pa.array(kans.integers(1, 50_000, aantal)),
            pa.array(moment).view(pa.timestamp("us", "UTC")),
        ],
        schema=SCHEMA,
    )


def _bedragen(centen: NDArray[np.int64]) -> pa.Array:
    """Whole cents as decimals: 16 bytes each, the lower half first."""
    breed = np.zeros((len(centen), 2), np.int64)
    breed[:, 0] = centen
    return pa.Array.from_buffers(
        pa.decimal128(14, 2), len(centen), [None, pa.py_buffer(breed.tobytes())]
    )
