"""What was spent before each line, of the scope in the year of the budget (REG-18).

Lines come in order of date, so that one year is counted at a time.
"""

import numpy as np

from driehoek.kern.rechtmatigheid.kernel import rekening
from driehoek.kern.rechtmatigheid.plat import Plat
from driehoek.kern.rechtmatigheid.tabel import (
    LEEG,
    SLEUTEL,
    gecompileerd,
    lege_tabel,
    raak_aan,
    ruimer,
    vind_rij,
)
from driehoek.kern.rechtmatigheid.types import Getal, Getallen

_SOM = 1
_RUIMTE = 1 << 12
_JAAR, _AANTAL = 0, 1


class Rekeningen:
    """The accounts of a year, and how it stands with them: which year, and how many there are."""

    def __init__(self) -> None:
        self.tabel = lege_tabel(_RUIMTE, 2)
        self.stand = np.zeros(2, np.int64)

    def maak_ruimte(self, erbij: int) -> None:
        self.tabel = ruimer(self.tabel, int(self.stand[_AANTAL]) + erbij)


@gecompileerd
def jaar_van(dag: Getal) -> Getal:
    """The year of an ordinal day."""
    jaar = int(dag / 365.2425) + 1
    while _dagen_voor(jaar) >= dag:
        jaar -= 1
    while _dagen_voor(jaar + 1) < dag:
        jaar += 1
    return jaar


@gecompileerd
def _dagen_voor(jaar: Getal) -> Getal:
    vorig = jaar - 1
    return vorig * 365 + vorig // 4 - vorig // 100 + vorig // 400


@gecompileerd
def tel_besteed(
    p: Plat, hoofd: Getal,
    datum: Getallen, drager: Getallen, handeling: Getallen, bedrag: Getallen,
    heeft_scope: Getallen, keten: Getallen,
    tabel: Getallen, stand: Getallen, sleutels: Getallen, uit: Getallen,
) -> None:  # fmt: skip
    """Of each line what was spent before.

    An account is an opdracht and a kind of act. `heeft_scope`: 0 where the object has none.
    """
    for i in range(len(datum)):
        op = drager[i] if heeft_scope[i] else rekening(p, drager[i], datum[i], hoofd, keten)
        sleutels[i] = op << 8 | handeling[i]
    raak_aan(tabel, sleutels)
    dag = -1
    for i in range(len(datum)):
        if datum[i] != dag:
            dag = datum[i]
            jaar = jaar_van(dag)
            if jaar != stand[_JAAR]:
                tabel[:, SLEUTEL] = LEEG
                stand[_JAAR], stand[_AANTAL] = jaar, 0
        plek = vind_rij(tabel, sleutels[i])
        if tabel[plek, SLEUTEL] == LEEG:
            tabel[plek, SLEUTEL], tabel[plek, _SOM] = sleutels[i], 0
            stand[_AANTAL] += 1
        uit[i] = tabel[plek, _SOM]
        tabel[plek, _SOM] += bedrag[i]
