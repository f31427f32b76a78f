"""Compiled code, and tables of whole numbers that it can look up in.

Compiled code is kept on disk, in a place that is named after the source of this whole package: a
change in one file makes code of another stale, and the compiler would not see that.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np

from driehoek.kern.rechtmatigheid.types import Getal, Getallen

F = TypeVar("F", bound=Callable[..., Any])
LEEG = -1
SLEUTEL, KOLOMMEN = 0, 4
"""Of a table that grows: the column of the key, and how many there are in all."""
_GOUDEN = np.uint64(0x9E3779B97F4A7C15)
_DERTIG = np.uint64(29)


def _bewaarplaats() -> Path | None:
    """Where compiled code is kept; None where nothing can be written."""
    hier = Path(__file__).parent
    bron = sha256(b"".join(bestand.read_bytes() for bestand in sorted(hier.glob("*.py"))))
    plek = hier / "__pycache__" / bron.hexdigest()[:16]
    try:
        plek.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return plek if os.access(plek, os.W_OK) else None


_PLEK = _bewaarplaats()
_numba: Any = numba


def gecompileerd(functie: F) -> F:
    """Machine code for a function, kept for a next time where that can be."""
    vorige = _numba.config.CACHE_DIR
    _numba.config.CACHE_DIR = str(_PLEK or "")
    try:
        klaar: F = _numba.njit(cache=_PLEK is not None, nogil=True)(functie)
    finally:
        _numba.config.CACHE_DIR = vorige
    return klaar


@gecompileerd
def plaats(sleutel: Getal, masker: Getal) -> Getal:
    """Where to begin looking for a key."""
    gemengd = np.uint64(sleutel) * _GOUDEN
    return int(np.int64(gemengd ^ (gemengd >> _DERTIG))) & masker


def macht_van_twee(aantal: int) -> int:
    """The power of two that holds so many."""
    return 1 << max(aantal - 1, 1).bit_length()


@gecompileerd
def vind_rij(tabel: Getallen, sleutel: Getal) -> Getal:
    """Where a key stands, or may be put."""
    masker = len(tabel) - 1
    plek = plaats(sleutel, masker)
    while tabel[plek, SLEUTEL] != LEEG and tabel[plek, SLEUTEL] != sleutel:
        plek = (plek + 1) & masker
    return plek


@gecompileerd
def zet(tabel: Getallen, sleutels: Getallen, plekken: Getallen) -> None:
    """Put keys in, and say where each stands."""
    for i in range(len(sleutels)):
        plekken[i] = vind_rij(tabel, sleutels[i])
        tabel[plekken[i], SLEUTEL] = sleutels[i]


def lege_tabel(ruimte: int, kolommen: int = KOLOMMEN) -> Getallen:
    # Not zeros: only what is made empty gets large pages of memory, which are quicker to look in.
    tabel = np.empty((ruimte, kolommen), np.int64)
    tabel[:] = 0
    tabel[:, SLEUTEL] = LEEG
    return tabel


def ruimer(tabel: Getallen, aantal: int) -> Getallen:
    """The table, with room for so many keys and half of it free."""
    if 2 * aantal <= len(tabel):
        return tabel
    nieuw = lege_tabel(macht_van_twee(2 * aantal), tabel.shape[1])
    _zet_over(tabel, nieuw)
    return nieuw


@gecompileerd
def _zet_over(van: Getallen, naar: Getallen) -> None:
    for rij in range(len(van)):
        if van[rij, SLEUTEL] != LEEG:
            plek = vind_rij(naar, van[rij, SLEUTEL])
            for kolom in range(van.shape[1]):
                naar[plek, kolom] = van[rij, kolom]


@gecompileerd
def raak_aan(tabel: Getallen, sleutels: Getallen) -> Getal:
    """Read where each key would stand: so the processor waits for many at the same time."""
    masker = len(tabel) - 1
    gelezen = 0
    for sleutel in sleutels:
        gelezen += tabel[plaats(sleutel, masker), SLEUTEL]
    return gelezen
