"""Where a file is wrong: the first row, its column, and what would be right."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from driehoek.rechtmatigheid.types import Bestandsfout


def eis(goed: NDArray[np.bool_], zin: Callable[[int], str], kolom: str, rij: int) -> None:
    """Refuse the first that is not good. `rij`: where in the file the column begins."""
    if goed.all():
        return
    plek = int(np.argmin(goed))
    raise Bestandsfout(zin(plek), rij=rij + plek, kolom=kolom)


def eis_gevuld(waarden: pa.Array, kolom: str, rij: int) -> None:
    if waarden.null_count == 0:
        return
    leeg = np.asarray(pc.is_valid(waarden))
    eis(leeg, lambda _: "Hier staat niets. Vul deze waarde in.", kolom, rij)


def eis_soort(waarden: pa.Array, kolom: str, rij: int, wat: str) -> None:
    """Text can be read; of another type than expected it cannot."""
    soort = waarden.type.value_type if pa.types.is_dictionary(waarden.type) else waarden.type
    if not (pa.types.is_string(soort) or pa.types.is_large_string(soort)):
        raise Bestandsfout(
            f"Deze kolom is van het type {waarden.type}. Er moet {wat} in staan.",
            kolom=kolom,
            rij=rij,
        )


def zoek_fout(waarden: pa.Array, lees: Callable[[str], Any]) -> int | None:
    """The first place that `lees` cannot read."""
    for plek, waarde in enumerate(waarden.to_pylist()):
        try:
            lees(waarde)
        except (ValueError, OverflowError):
            return plek
    return None
