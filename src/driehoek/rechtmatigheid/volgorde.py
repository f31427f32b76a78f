"""Lines in order of date and then of line, however the file has them.

Nearly every file comes in that order, and is then read once. One that does not is sorted: pieces
in memory, written beside the outcome, and merged. Memory stays within a piece either way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from driehoek.kern.rechtmatigheid import Blok
from driehoek.rechtmatigheid.types import Bestandsfout

REGELS_PER_STUK = 1 << 19
_REGELS_PER_HAP = 1 << 13
_KOLOMMEN = tuple(veld.name for veld in fields(Blok))


class UitVolgordeError(Exception):
    """A line comes before the one that it follows."""


def bewaak(blokken: Iterable[Blok]) -> Iterator[Blok]:
    """Hand on blocks that are in order; UitVolgordeError at the first that is not."""
    vorige: Blok | None = None
    for blok in blokken:
        if vorige is not None:
            _eis_volgorde(_samen([_laatste(vorige), blok.deel(slice(0, 1))]))
        _eis_volgorde(blok)
        yield blok
        vorige = blok


def _eis_volgorde(blok: Blok) -> None:
    dag, regel = np.diff(blok.datum), np.diff(blok.regel)
    zelfde_dag = dag == 0
    if (dag < 0).any() or (zelfde_dag & (regel < 0)).any():
        raise UitVolgordeError
    dubbel = zelfde_dag & (regel == 0)
    if dubbel.any():
        plek = int(np.argmax(dubbel))
        dag_van = date.fromordinal(int(blok.datum[plek])).isoformat()
        raise Bestandsfout(
            f"Regel {blok.regel[plek]} staat meer dan een keer in het bestand op {dag_van}. Geef"
            " elke regel een eigen nummer.",
            kolom="regel",
        )


def sorteer(blokken: Iterable[Blok], map_: Path) -> Iterator[Blok]:
    """The same lines in order. `map_` holds the pieces meanwhile."""
    stukken = [_bewaar(stuk, map_ / f"{nr}.arrow") for nr, stuk in enumerate(_stukken(blokken))]
    yield from bewaak(_voeg_samen([_Lezer(stuk) for stuk in stukken]))


def _stukken(blokken: Iterable[Blok]) -> Iterator[Blok]:
    verzameld: list[Blok] = []
    aantal = 0
    for blok in blokken:
        verzameld.append(blok)
        aantal += len(blok)
        if aantal >= REGELS_PER_STUK:
            yield _gesorteerd(_samen(verzameld))
            verzameld, aantal = [], 0
    if verzameld:
        yield _gesorteerd(_samen(verzameld))


def _bewaar(stuk: Blok, pad: Path) -> Path:
    tabel = pa.table({naam: getattr(stuk, naam) for naam in _KOLOMMEN})
    opties = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(pad, tabel.schema, options=opties) as schrijver:
        schrijver.write_table(tabel, max_chunksize=_REGELS_PER_HAP)
    return pad


@dataclass
class _Lezer:
    """A piece, of which the lines come in order; `hap` is what is in memory of it."""

    pad: Path

    def __post_init__(self) -> None:
        self._stroom = pa.ipc.open_stream(self.pad)
        self.hap = self._volgende()

    def _volgende(self) -> Blok | None:
        try:
            batch = self._stroom.read_next_batch()
        except StopIteration:
            self._stroom.close()
            return None
        return Blok(*(batch.column(naam).to_numpy() for naam in _KOLOMMEN))

    def neem(self, dag: int, regel: int) -> Blok:
        """The lines up to and including this one."""
        assert self.hap is not None  # noqa: S101  (for the type checker)
        hap = self.hap
        tot = int(np.sum((hap.datum < dag) | ((hap.datum == dag) & (hap.regel <= regel))))
        genomen = hap.deel(slice(0, tot))
        self.hap = hap.deel(slice(tot, None)) if tot < len(hap) else self._volgende()
        return genomen


def _voeg_samen(lezers: list[_Lezer]) -> Iterator[Blok]:
    """Each time all lines up to where the piece ends that ends first."""
    while bezig := [lezer for lezer in lezers if lezer.hap is not None]:
        dag, regel = min(
            (int(hap.datum[-1]), int(hap.regel[-1]))
            for hap in (lezer.hap for lezer in bezig)
            if hap
        )
        yield _gesorteerd(_samen([lezer.neem(dag, regel) for lezer in bezig]))


def _samen(blokken: list[Blok]) -> Blok:
    return Blok(*(np.concatenate([getattr(b, naam) for b in blokken]) for naam in _KOLOMMEN))


def _gesorteerd(blok: Blok) -> Blok:
    volgorde = np.lexsort((blok.regel, blok.datum))
    return Blok(*(getattr(blok, naam)[volgorde] for naam in _KOLOMMEN))


def _laatste(blok: Blok) -> Blok:
    return blok.deel(slice(len(blok) - 1, None))
