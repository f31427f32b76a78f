"""Puts the lines that ask attention in a file of their own: what was said beside what was found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from driehoek.kern.rechtmatigheid import Blok, Slotoordeel
from driehoek.rechtmatigheid.bevindingen import PER_GROEP, SCHEMA, oordeel_uit
from driehoek.rechtmatigheid.lezen import open_bron
from driehoek.rechtmatigheid.toets import EERSTE_RIJ, Register, Voortgang
from driehoek.rechtmatigheid.types import Bestandsfout, Uitvoerkolom

PER_KEER = 1 << 16
MEEST = 2_000_000
"""So many findings are kept at most: beyond that nobody looks at them one by one."""
GOED = Slotoordeel.RECHTMATIG.name.lower()
_UIT_UITKOMST = {
    "oordeel": Uitvoerkolom.OORDEEL,
    "toen": Uitvoerkolom.TOEN,
    "nu": Uitvoerkolom.NU,
    "reden": Uitvoerkolom.REDEN,
    "rol": Uitvoerkolom.ROL,
    "artikel": Uitvoerkolom.ARTIKEL,
    "besteed": Uitvoerkolom.BESTEED,
    "grens": Uitvoerkolom.GRENS,
    "alternatief": Uitvoerkolom.ALTERNATIEF,
    "bekrachtiging": Uitvoerkolom.BEKRACHTIGING,
}


@dataclass(frozen=True, slots=True)
class Klaargezet:
    """What became of the findings of a check."""

    weggelaten: int
    gewijzigd: Mapping[int, tuple[int, int]]
    """Per opgave: how many lines lost their ground since the check before, and how many got one."""


def schrijf(
    bron: Path,
    uitkomst: Path,
    doel: Path,
    register: Register,
    voortgang: Voortgang,
    eerder: Path | None = None,
) -> Klaargezet:
    """Put file and outcome together in `doel`.

    `eerder`: the outcome of an earlier check of the same file, to say what is judged otherwise.
    """
    gevonden, weggelaten = _om_te_bekijken(uitkomst, eerder)
    volgorde = np.argsort(gevonden["regel"].to_numpy(), kind="stable")
    gevonden = gevonden.take(pa.array(volgorde))
    nummers = gevonden["regel"].to_numpy()
    _eis_eenmalig(nummers)
    aantal = 0
    gewijzigd: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    with pq.ParquetWriter(doel, SCHEMA, compression="zstd") as uit:
        for deel, plekken in _uit_bron(bron, nummers, register, voortgang):
            aantal += len(plekken)
            if aantal > len(nummers):
                raise _dubbel(int(deel["regel"][0].as_py()))
            samen = _samen(deel, gevonden.take(plekken), register.opgaven)
            _tel_gewijzigd(samen, gewijzigd)
            uit.write_table(samen)
    return Klaargezet(weggelaten, {o: (weg, erbij) for o, (weg, erbij) in gewijzigd.items()})


def _tel_gewijzigd(samen: pa.Table, gewijzigd: dict[int, list[int]]) -> None:
    anders = samen.filter(pc.is_valid(samen["eerder"]))
    rijen = zip(
        anders["opgave"].to_pylist(),
        anders["oordeel"].to_pylist(),
        anders["eerder"].to_pylist(),
        strict=True,
    )
    for opgave, nu, toen in rijen:
        gewijzigd[opgave][0 if is_verlies(oordeel_uit(toen), oordeel_uit(nu)) else 1] += 1


def is_verlies(toen: Slotoordeel, nu: Slotoordeel) -> bool:
    """Whether a line has less ground than it had; the verdicts go from good to bad."""
    return nu > toen


def _om_te_bekijken(uitkomst: Path, eerder: Path | None) -> tuple[pa.Table, int]:
    """What was found of the lines that are not lawful or are judged otherwise than before, and
    how many more there are.
    """
    delen: list[pa.Table] = []
    aantal = weggelaten = 0
    kolommen = [Uitvoerkolom.REGEL.value, *(k.value for k in _UIT_UITKOMST.values())]
    with pq.ParquetFile(uitkomst) as bestand:
        toen = _oordelen_van(eerder)
        for batch in bestand.iter_batches(PER_KEER, columns=kolommen):
            oordeel = batch.column(Uitvoerkolom.OORDEEL.value).cast(pa.string())
            was = next(toen, oordeel)
            anders_nu = pc.not_equal(oordeel, was)
            was = pc.if_else(anders_nu, was, pa.scalar(None, pa.string()))
            kies = pc.or_(pc.not_equal(oordeel, GOED), anders_nu)
            anders = pa.Table.from_batches([batch]).append_column("eerder", was).filter(kies)
            hoort = anders.slice(0, MEEST - aantal)
            aantal += hoort.num_rows
            weggelaten += anders.num_rows - hoort.num_rows
            if hoort.num_rows or not delen:
                delen.append(_met_woorden(hoort))
    return pa.concat_tables(delen).combine_chunks(), weggelaten


def _oordelen_van(uitkomst: Path | None) -> Iterator[pa.Array]:
    """The verdicts of an earlier check: of the same file, so in the same order."""
    if uitkomst is None:
        return
    with pq.ParquetFile(uitkomst) as bestand:
        for batch in bestand.iter_batches(PER_KEER, columns=[Uitvoerkolom.OORDEEL.value]):
            yield batch.column(0).cast(pa.string())


def _met_woorden(tabel: pa.Table) -> pa.Table:
    """Words as words: each batch may have numbered them otherwise."""
    kolommen = {"regel": tabel[Uitvoerkolom.REGEL.value]} | {
        naam: tabel[kolom.value].cast(SCHEMA.field(naam).type)
        for naam, kolom in _UIT_UITKOMST.items()
    }
    return pa.table(kolommen | {"eerder": tabel["eerder"]})


def _uit_bron(
    bron: Path, nummers: Any, register: Register, voortgang: Voortgang
) -> Iterator[tuple[pa.Table, pa.Array]]:
    """The lines of the file that are among `nummers`, in parts, and which of these they are."""
    gelezen = open_bron(bron)
    wachten: list[tuple[pa.Table, Any]] = []
    rij, aantal = EERSTE_RIJ, 0
    for gedaan, batch in gelezen.batches:
        blok = register.vertaler.blok(batch, rij)
        plekken = np.searchsorted(nummers, blok.regel).clip(max=max(len(nummers) - 1, 0))
        raak = np.flatnonzero(nummers[plekken] == blok.regel) if len(nummers) else np.array([], int)
        rij += batch.num_rows
        voortgang(gedaan, gelezen.totaal)
        if len(raak):
            wachten.append((_regels(blok, batch, raak), plekken[raak]))
            aantal += len(raak)
        if aantal >= PER_GROEP:
            yield _bijeen(wachten)
            wachten, aantal = [], 0
    if wachten:
        yield _bijeen(wachten)


def _bijeen(wachten: list[tuple[pa.Table, Any]]) -> tuple[pa.Table, pa.Array]:
    delen, plekken = zip(*wachten, strict=True)
    return pa.concat_tables(delen), pa.array(np.concatenate(plekken))


def _regels(blok: Blok, batch: pa.RecordBatch, raak: Any) -> pa.Table:
    wederpartij = batch.column("wederpartij").take(pa.array(raak)).cast(pa.string())
    kolommen = {
        naam: pa.array(getattr(blok, naam)[raak])
        for naam in ("regel", "datum", "persoon", "handeling", "drager", "bedrag", "geregistreerd")
    }
    return pa.table({**kolommen, "wederpartij": wederpartij})


def _samen(deel: pa.Table, gevonden: pa.Table, opgaven: Mapping[int, int]) -> pa.Table:
    dragers = deel["drager"].to_pylist()
    kolommen = {naam: deel[naam] for naam in deel.schema.names} | {
        naam: gevonden[naam] for naam in (*_UIT_UITKOMST, "eerder")
    }
    kolommen["opgave"] = pa.array([opgaven.get(d, 0) for d in dragers], pa.int64())
    return pa.table([kolommen[naam] for naam in SCHEMA.names], schema=SCHEMA)


def _eis_eenmalig(nummers: Any) -> None:
    dubbel = np.flatnonzero(nummers[1:] == nummers[:-1])
    if len(dubbel):
        raise _dubbel(int(nummers[dubbel[0]]))


def _dubbel(nummer: int) -> Bestandsfout:
    return Bestandsfout(
        f"Regelnummer {nummer} komt meer dan een keer voor. Geef elke regel een eigen nummer.",
        kolom="regel",
    )
