"""What was done without authority and then ratified: repaired, and the finding stays (BEV-13)."""

from collections.abc import Mapping

import numpy as np

from driehoek.kern.rechtmatigheid.types import Blok, Slotoordeel, Uitkomst

Daad = tuple[int, int, int, int, int, int]
"""A line as the administration holds it: number, day, person, act, object, cents."""


class Bekrachtigd:
    """Ratified deeds, each with the id of the fact that says so."""

    def __init__(self, daden: Mapping[Daad, int]) -> None:
        self._daden = daden
        self._regels = np.array(sorted({daad[0] for daad in daden}), np.int64)

    def herstel(self, blok: Blok, uitkomst: Uitkomst) -> None:
        """Mark the lines of the block that were ratified; why they were not lawful stays said."""
        if not self._daden:
            return
        mis = np.flatnonzero(uitkomst.oordeel >= Slotoordeel.VERVALLEN)
        for i in mis[np.isin(blok.regel[mis], self._regels)].tolist():
            feit = self._daden.get(_daad(blok, i))
            if feit is not None:
                uitkomst.oordeel[i] = Slotoordeel.HERSTELD
                uitkomst.bekrachtigd[i] = feit


def _daad(blok: Blok, i: int) -> Daad:
    return (
        int(blok.regel[i]),
        int(blok.datum[i]),
        int(blok.persoon[i]),
        int(blok.handeling[i]),
        int(blok.drager[i]),
        int(blok.bedrag[i]),
    )
