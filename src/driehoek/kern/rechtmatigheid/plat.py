"""The register's rows as one array of numbers, for compiled code.

They are as they were at the head of the ledger: what is registered after it is left out, so that a
long check is about one register throughout.

The array begins with where everything lies. A row is known by its address, its columns come after
each other from there; it fits in one line of the processor's cache. A table holds, by a hash of the
key: the key, and the addresses where what belongs to it begins and ends. That is rows, or a list:
of addresses of rows, or of ids.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np

from driehoek.kern.bevoegdheid import OPEN, Index, Rolregel
from driehoek.kern.bevoegdheid.index import HANDELINGEN
from driehoek.kern.bevoegdheid.types import Rij
from driehoek.kern.opruimen import zonder_opruimen
from driehoek.kern.rechtmatigheid.tabel import KOLOMMEN, lege_tabel, macht_van_twee, zet
from driehoek.kern.rechtmatigheid.types import Getallen

R = TypeVar("R", bound=Rij)
Plat = Getallen
Kolom = Callable[[R], int]

# Where in the array it says where things lie. Of a table the mask comes after.
CONCERN, BREED, SOORTEN = 0, 1, 2
PER_ROL, PER_PERSOON, PER_DRAGER, PER_LIGGING, PER_SCOPE = 4, 6, 8, 10, 12
PER_ARTIKEL, PER_BIJZONDER, PER_LAGER, PER_HOUDER = 14, 16, 18, 20
_KOP = 24

# A place in a table.
PLEK, BEGIN, EIND = KOLOMMEN, 1, 2

# The columns of a row; the last ones differ. Of a role the kind stands in BESTOND_SOORT, above the
# 32 bits of the day.
BREEDTE, BREEDTE_ARTIKEL = 8, 16
VAN, TOT, BEKEND_VAN, BEKEND_TOT, FEIT, BESTOND_SOORT = range(6)
DAG_BITS = 32
PERSOON, DRAGER = 6, 7
OUDER = BUDGET = 6
LIMIET, BINNEN_SCOPE, BEREIK, EISEN, NAAST_HOGERE = 6, 7, 8, 9, 10
_LIJN = 8
"""Numbers in one line of the cache."""


def maak_plat(index: Index, hoofd: int) -> Plat:
    """`hoofd`: the moment of the ledger's head."""
    bouw = _Bouw(index, hoofd)
    with zonder_opruimen():
        bouw.rollen()
        bouw.leg_rijen(PER_LIGGING, index.liggingen, {OUDER: lambda r: r.ouder})
        bouw.leg_rijen(PER_SCOPE, index.scopes, {BUDGET: lambda r: r.budget})
        bouw.artikelen()
        return bouw.klaar()


def handelingen_met_grens(index: Index) -> Getallen:
    """By act: whether any power for it has a limit."""
    met = np.zeros(HANDELINGEN, np.int64)
    for per in (index.regeling.artikelen, index.regeling.bijzondere):
        for artikel in chain.from_iterable(per.values()):
            met[artikel.handeling] |= artikel.limiet < OPEN
    return met


class _Bouw:
    """Lays things one after the other, and remembers where."""

    def __init__(self, index: Index, hoofd: int) -> None:
        self._index, self._hoofd = index, hoofd
        self._kop = np.zeros(_KOP, np.int64)
        self._kop[CONCERN] = index.concern
        self._delen: list[Getallen] = [self._kop]
        self._lengte = _KOP
        self._soort = _nummer_soorten(index)

    def klaar(self) -> Plat:
        ruim = np.empty(self._lengte + _LIJN, np.int64)
        eerste = -(ruim.ctypes.data // ruim.itemsize) % _LIJN
        plat = ruim[eerste : eerste + self._lengte]
        np.concatenate(self._delen, out=plat)
        return plat

    def rollen(self) -> None:
        """The roles by person and drager; and where they lie by each of the two."""
        index, soort = self._index, self._soort
        eigen: dict[int, Kolom[Rolregel]] = {
            PERSOON: lambda r: r.persoon,
            DRAGER: lambda r: r.drager,
            BESTOND_SOORT: lambda r: r.bestond | soort[r.rolsoort] << DAG_BITS,
        }
        waar = self.leg_rijen(PER_ROL, index.rollen, eigen)
        self._leg_lijsten(PER_PERSOON, _adressen(index.van_persoon, waar))
        self._leg_lijsten(PER_DRAGER, _adressen(index.op_drager, waar))
        houders = {soort[s]: sorted(personen) for s, personen in list(index.houders.items())}
        self._leg_lijsten(PER_HOUDER, houders)
        lager = {
            nr: [soort[laag] for laag, hogere in index.hoger.items() if hoog in hogere]
            for hoog, nr in soort.items()
        }
        self._leg_lijsten(PER_LAGER, {nr: lagen for nr, lagen in lager.items() if lagen})

    def artikelen(self) -> None:
        regeling = self._index.regeling
        for tabel, per in ((PER_ARTIKEL, regeling.artikelen), (PER_BIJZONDER, regeling.bijzondere)):
            self.leg_rijen(
                tabel,
                {self._hernummer(sleutel): rijen for sleutel, rijen in per.items()},
                {
                    LIMIET: lambda a: a.limiet,
                    BINNEN_SCOPE: lambda a: a.binnen_scope,
                    BEREIK: lambda a: a.bereik,
                    EISEN: lambda a: a.eisen,
                    NAAST_HOGERE: lambda a: a.naast_hogere,
                },
                BREEDTE_ARTIKEL,
            )
        self._kop[SOORTEN] = max(len(self._soort), 1)
        breed = np.zeros((HANDELINGEN, max(len(self._soort), 1)), np.int64)
        for handeling, soorten in regeling.concernbreed.items():
            breed[handeling, [self._soort[soort] for soort in soorten]] = 1
        self._kop[BREED] = self._leg(breed.ravel())

    def leg_rijen(
        self,
        tabel: int,
        per: Mapping[int, Sequence[R]],
        eigen: Mapping[int, Kolom[R]],
        breedte: int = BREEDTE,
    ) -> dict[int, int]:
        """Rows by their keys; gives the address of each by its identity in memory."""
        hoofd = self._hoofd
        bekend = {
            sleutel: [r for r in rijen if r.bekend_van <= hoofd]
            for sleutel, rijen in list(per.items())
        }
        rijen = list(chain.from_iterable(bekend.values()))
        begin = self._leg(_matrix(rijen, hoofd, eigen, breedte).ravel())
        self._leg_tabel(tabel, bekend, begin, breedte)
        return {id(rij): begin + nr * breedte for nr, rij in enumerate(rijen)}

    def _leg_lijsten(self, tabel: int, per: Mapping[int, Sequence[int]]) -> None:
        begin = self._leg(_getallen(chain.from_iterable(per.values())))
        self._leg_tabel(tabel, per, begin, 1)

    def _leg_tabel(
        self, tabel: int, per: Mapping[int, Sequence[object]], begin: int, breedte: int
    ) -> None:
        """`per` lies in its own order from `begin` on, each thing `breedte` wide."""
        ruimte = macht_van_twee(2 * len(per))
        inhoud = lege_tabel(ruimte)
        plekken = np.empty(len(per), np.int64)
        zet(inhoud, _getallen(per), plekken)
        grenzen = begin + breedte * np.cumsum([0, *map(len, per.values())])
        inhoud[plekken, BEGIN], inhoud[plekken, EIND] = grenzen[:-1], grenzen[1:]
        self._kop[tabel], self._kop[tabel + 1] = self._leg(inhoud.ravel()), ruimte - 1

    def _leg(self, getallen: Getallen) -> int:
        """Each begins where a line of the cache does."""
        adres = self._lengte
        vulling = np.zeros(-len(getallen) % _LIJN, np.int64)
        self._delen += [getallen, vulling]
        self._lengte += len(getallen) + len(vulling)
        return adres

    def _hernummer(self, sleutel: int) -> int:
        """The key of an article has the kind of role in it."""
        drager, soort, handeling = sleutel >> 24, (sleutel >> 8) & 0xFFFF, sleutel & 0xFF
        return drager << 24 | self._soort[soort] << 8 | handeling


def _matrix(
    rijen: Sequence[R], hoofd: int, eigen: Mapping[int, Kolom[R]], breedte: int
) -> Getallen:
    matrix = np.zeros((len(rijen), breedte), np.int64)
    matrix[:, VAN] = [r.van for r in rijen]
    matrix[:, TOT] = [r.tot for r in rijen]
    matrix[:, BEKEND_VAN] = [r.bekend_van for r in rijen]
    matrix[:, BEKEND_TOT] = [OPEN if r.bekend_tot > hoofd else r.bekend_tot for r in rijen]
    matrix[:, FEIT] = [r.feit for r in rijen]
    matrix[:, BESTOND_SOORT] = [r.bestond for r in rijen]
    for kolom, waarde in eigen.items():
        matrix[:, kolom] = [waarde(r) for r in rijen]
    return matrix


def _nummer_soorten(index: Index) -> dict[int, int]:
    """Kinds of roles, numbered anew from 0: there are few, with big ids."""
    soorten = set(index.houders) | set(index.hoger)
    soorten.update(hoog for hogere in index.hoger.values() for hoog in hogere)
    for per in (index.regeling.artikelen, index.regeling.bijzondere):
        soorten.update(a.rolsoort for rijen in per.values() for a in rijen)
    return {soort: nr for nr, soort in enumerate(sorted(soorten))}


def _adressen(
    per: Mapping[int, Sequence[Rolregel]], waar: Mapping[int, int]
) -> dict[int, list[int]]:
    return {
        sleutel: [adres for adres in map(waar.get, map(id, rijen)) if adres is not None]
        for sleutel, rijen in list(per.items())
    }


def _getallen(waarden: Iterable[int]) -> Getallen:
    return np.fromiter(waarden, np.int64)
