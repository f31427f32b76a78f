"""Codes in a file become numbers: what the register knows by its id, counterparties by a hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from driehoek.kern.rechtmatigheid.types import Gehelen
from driehoek.rechtmatigheid.lezen.fouten import eis
from driehoek.rechtmatigheid.types import Bestandsfout


def als_gehelen(kolom: pa.Array) -> Gehelen:
    try:
        return np.asarray(kolom.cast(pa.int64()).to_numpy(zero_copy_only=False))
    except pa.ArrowInvalid as fout:
        raise Bestandsfout(f"Een getal is te groot: {fout}.") from fout


@dataclass(frozen=True, slots=True)
class Codelijst:
    """What can stand in a column, by code or (where that is a number) by id."""

    codes: pa.Array
    ids: Gehelen
    """Of each code, in the same order."""
    bekend: NDArray[np.bool_]
    """By id, whether it is one of them."""
    wat: str

    @classmethod
    def van(cls, nummers: Mapping[str, int], wat: str) -> "Codelijst":
        ids = np.fromiter(nummers.values(), np.int64, len(nummers))
        bekend = np.zeros(int(ids.max(initial=0)) + 1, np.bool_)
        bekend[ids] = True
        return cls(pa.array(list(nummers), pa.string()), ids, bekend, wat)

    def vertaal(self, kolom: pa.Array, naam: str, rij: int) -> Gehelen:
        if pa.types.is_integer(kolom.type):
            ids = als_gehelen(kolom)
            goed = self._kent(ids)
        elif pa.types.is_dictionary(kolom.type):
            woorden = self._van_tekst(kolom.dictionary)
            ids = woorden[kolom.indices.to_numpy(zero_copy_only=False)]
            goed = ids >= 0
        elif pa.types.is_string(kolom.type) or pa.types.is_large_string(kolom.type):
            ids = self._van_tekst(kolom)
            goed = ids >= 0
        else:
            raise Bestandsfout(
                f"Deze kolom is van het type {kolom.type}. Zet er nummers van het register in.",
                rij=rij,
                kolom=naam,
            )
        eis(goed, lambda i: f"'{kolom[i]}' {self.wat}", naam, rij)
        return ids

    def _kent(self, ids: Gehelen) -> NDArray[np.bool_]:
        if ids.min(initial=0) >= 0 and ids.max(initial=0) < len(self.bekend):
            return self.bekend[ids]
        binnen = (ids >= 0) & (ids < len(self.bekend))
        return binnen & self.bekend[np.where(binnen, ids, 0)]

    def _van_tekst(self, teksten: pa.Array) -> Gehelen:
        """Of each text its id, or -1."""
        kaal = pc.utf8_trim_whitespace(teksten.cast(pa.string()))
        plek = pc.index_in(kaal, value_set=self.codes).fill_null(len(self.ids))
        uit: Gehelen = np.append(self.ids, -1)[plek.to_numpy(zero_copy_only=False)]
        return uit


def sleutels(kolom: pa.Array) -> Gehelen:
    """A number for each counterparty, the same wherever the same one is named."""
    if pa.types.is_integer(kolom.type):
        return als_gehelen(kolom)
    if not pa.types.is_dictionary(kolom.type):
        kolom = kolom.cast(pa.string()).dictionary_encode()
    kaal = pc.utf8_trim_whitespace(kolom.dictionary.cast(pa.string()))
    woorden = np.array([_sleutel(tekst) for tekst in kaal.to_pylist()], np.int64)
    uit: Gehelen = woorden[kolom.indices.to_numpy(zero_copy_only=False)]
    return uit


def _sleutel(tekst: str) -> int:
    return int.from_bytes(blake2b(tekst.encode(), digest_size=8).digest(), "little", signed=True)
