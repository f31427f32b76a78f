"""The register in memory, for the decision function; it follows the ledger.

A question is judged at a moment of knowledge, and nothing that is registered later changes what was
known then. So rows may run ahead of the moment; the moment never runs ahead of the rows.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection

from driehoek.bevoegdheden import bronnen, vragen
from driehoek.bevoegdheden.types import Bereik, Rechtshandeling, eisen
from driehoek.kern.bevoegdheid import (
    OPEN,
    Artikel,
    Index,
    Liggingregel,
    Regeling,
    Rolregel,
    Scoperegel,
    momentnummer,
)
from driehoek.platform.models import Handeling, Kop
from driehoek.register import reads
from driehoek.register.types import ROLSOORTEN, Rol

Rij = tuple[Any, ...]
CENTEN = 100

# The next higher, where nobody holds a role (REG-20).
_HOGER = {Rol.AON: (Rol.AOG,), Rol.AOG: (Rol.DOMEINDIRECTEUR,)}


class Geheugen:
    """One index per process. `actueel` is what everybody asks."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._index: Index | None = None
        self.nr = -1
        self.hash = b""
        self.moment: datetime | None = None

    def actueel(self, kop: Kop | None = None) -> Index:
        """The index, up to and including the head of the ledger."""
        kop = kop or reads.kop()
        if self._index is None or (self.nr, self.hash) != (kop.nr, bytes(kop.hash)):
            with self._slot:
                self._loop_bij(kop)
        assert self._index is not None  # noqa: S101  (for the type checker)
        return self._index

    def _loop_bij(self, kop: Kop) -> None:
        if (self.nr, self.hash) == (kop.nr, bytes(kop.hash)) and self._index is not None:
            return
        if self._index is None or kop.nr < self.nr or not self._is_zelfde_keten():
            self._index = laad()
        else:
            werk_bij(self._index, self.nr)
        self.nr, self.hash, self.moment = kop.nr, bytes(kop.hash), kop.moment

    def _is_zelfde_keten(self) -> bool:
        """Whether the ledger that was read is still this one: a restored database is another."""
        return self.nr == 0 or Handeling.objects.filter(nr=self.nr, hash=self.hash).exists()


GEHEUGEN = Geheugen()


def actueel(kop: Kop | None = None) -> Index:
    """The index of this process, up to date with the ledger (one query, more where it grew)."""
    return GEHEUGEN.actueel(kop)


def laad() -> Index:
    """Read all that authority depends on."""
    index = Index(concern=_concern(), hoger=_hoger())
    with _zonder_opruimen():
        _lees(index, sinds="true", nr=0)
    return index


def werk_bij(index: Index, nr: int) -> None:
    """Read what handelingen after `nr` opened or closed."""
    _lees(index, sinds="(f.geopend_id > %(nr)s OR f.gesloten_id > %(nr)s)", nr=nr)


def _lees(index: Index, *, sinds: str, nr: int) -> None:
    for sql in (vragen.ROLLEN, *bronnen.rollen()):
        index.neem_rollen_op([_rolregel(r) for r in _haal(sql, sinds, nr)])
    index.neem_liggingen_op(
        [
            Liggingregel(feit, van, tot or OPEN, bv, bt or OPEN, bestond, drager=d, ouder=o)
            for feit, van, tot, bv, bt, bestond, d, o in _haal(vragen.LIGGINGEN, sinds, nr)
        ]
    )
    for sql in bronnen.scopes():
        index.neem_scopes_op(
            [
                Scoperegel(feit, van, tot or OPEN, bv, bt or OPEN, bestond, opdracht=o, budget=b)
                for feit, van, tot, bv, bt, bestond, o, b in _haal(sql, sinds, nr)
            ]
        )
    if nr == 0 or _haal(vragen.ARTIKELEN, sinds, nr):
        index.regeling = Regeling(
            [artikel for rij in _haal(vragen.ARTIKELEN, "true", 0) for artikel in _artikelen(rij)]
        )


def _haal(sql: str, sinds: str, nr: int) -> list[Rij]:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(sinds=sinds), {"nr": nr})
        return list(cursor.fetchall())


def _rolregel(rij: Rij) -> Rolregel:
    feit, van, tot, bekend_van, bekend_tot, bestond, persoon, drager, rolsoort, waarneming = rij
    return Rolregel(
        feit,
        van,
        tot or OPEN,
        bekend_van,
        bekend_tot or OPEN,
        bestond,
        persoon,
        drager,
        rolsoort,
        waarneming,
    )


def _artikelen(rij: Rij) -> Iterator[Artikel]:
    """One for each kind of drager that the role can be held on."""
    feit, van, tot, bekend_van, bekend_tot, bestond, code, rol, daad, tot_bedrag, *rest = rij
    binnen_scope, bereik, voorwaarden, ondermandaat, boven, drager, naast_hogere = rest
    for soort in ROLSOORTEN:
        if soort.rol != rol:
            continue
        yield Artikel(
            feit=feit,
            van=van,
            tot=tot or OPEN,
            bekend_van=bekend_van,
            bekend_tot=bekend_tot or OPEN,
            bestond=bestond,
            code=code,
            rolsoort=soort.id,
            handeling=Rechtshandeling(daad).nummer,
            limiet=OPEN if tot_bedrag is None else tot_bedrag * CENTEN,
            binnen_scope=binnen_scope,
            bereik=Bereik(bereik).reikwijdte,
            eisen=eisen(voorwaarden),
            ondermandaat=ondermandaat,
            boven=boven,
            drager=drager or 0,
            naast_hogere=naast_hogere,
        )


def _concern() -> int:
    """The drager above all; 0 in a register that has not begun."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM register_drager WHERE soort = 'concern'")
        gevonden = cursor.fetchone()
    return gevonden[0] if gevonden else 0


def _hoger() -> dict[int, tuple[int, ...]]:
    ids: dict[str, list[int]] = {}
    for soort in ROLSOORTEN:
        ids.setdefault(soort.rol, []).append(soort.id)
    return {
        laag: tuple(hoog for rol in hogere for hoog in ids[rol])
        for lage, hogere in _HOGER.items()
        for laag in ids[lage]
    }


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Hundreds of thousands of rows that stay: looking for garbage among them costs seconds."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if aan:
            gc.enable()


def bekend(moment: datetime) -> int:
    """A moment of knowledge, as the decision function counts it."""
    return momentnummer(moment)
