"""The register in memory, for the decision function; it follows the ledger.

A question is judged at a moment of knowledge, and nothing that is registered later changes what was
known then. So rows may run ahead of the moment; the moment never runs ahead of the rows. What a
transaction wrote and did not store yet is never in the index that others ask.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
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
from driehoek.kern.opruimen import zonder_opruimen
from driehoek.platform.models import Handeling, Kop
from driehoek.register import reads
from driehoek.register.types import ROLSOORTEN, Rol

Rij = tuple[Any, ...]
CENTEN = 100
_BEKEND_VAN = 3

# The next higher, where nobody holds a role (REG-20).
_HOGER = {Rol.AON: (Rol.AOG,), Rol.AOG: (Rol.DOMEINDIRECTEUR,)}


@dataclass(frozen=True, slots=True)
class _Stand:
    """An index, and the Handeling up to which it was read."""

    index: Index
    nr: int
    hash: bytes

    def is_van(self, kop: Kop) -> bool:
        return self.nr == kop.nr and self.hash == bytes(kop.hash)


class Geheugen:
    """One index per process. `actueel` is what everybody asks."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._stand: _Stand | None = None
        self._eigen = threading.local()

    @property
    def nr(self) -> int:
        """The Handeling up to which was read; -1 where nothing was yet."""
        return self._stand.nr if self._stand else -1

    def actueel(self, kop: Kop | None = None) -> Index:
        """The index, up to and including the head of the ledger."""
        kop = kop or reads.kop()
        stand = self._stand
        if stand is None or not stand.is_van(kop):
            stand = self._eigen_stand(kop) if _schrijft() else self._gedeelde_stand(kop)
        return stand.index

    def _gedeelde_stand(self, kop: Kop) -> _Stand:
        with self._slot:
            self._stand = _bij(self._stand, kop)
            return self._stand

    def _eigen_stand(self, kop: Kop) -> _Stand:
        """For who writes: what it reads may never come to be, so nobody else may see it."""
        self._eigen.stand = stand = _bij(getattr(self._eigen, "stand", None), kop)
        return stand


def _bij(stand: _Stand | None, kop: Kop) -> _Stand:
    """What was read, brought up to date with `kop`; anew where it was of another ledger."""
    if stand is not None and stand.is_van(kop):
        return stand
    if stand is None or stand.nr == 0 or not _staat_er_nog(stand):
        return _Stand(laad(kop), kop.nr, bytes(kop.hash))
    if kop.nr < stand.nr:
        return stand
    werk_bij(stand.index, stand.nr, kop)
    return _Stand(stand.index, kop.nr, bytes(kop.hash))


def _staat_er_nog(stand: _Stand) -> bool:
    """Whether the ledger that was read is still this one: a restored database is another.

    So is one in which what was read was never stored.
    """
    return Handeling.objects.filter(nr=stand.nr, hash=stand.hash).exists()


def _schrijft() -> bool:
    """Whether this thread is in a transaction that wrote something."""
    if not connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        return bool(cursor.fetchone()[0])


GEHEUGEN = Geheugen()


def actueel(kop: Kop | None = None) -> Index:
    """The index of this process, up to date with the ledger (one query, more where it grew)."""
    return GEHEUGEN.actueel(kop)


def laad(kop: Kop | None = None) -> Index:
    """Read all that authority depends on, up to and including a Handeling."""
    index = Index(concern=_concern(), hoger=_hoger())
    with zonder_opruimen(blijft=True):
        _lees(index, kop or reads.kop(), sinds="true", nr=0)
    return index


def werk_bij(index: Index, nr: int, kop: Kop) -> None:
    """Read what handelingen after `nr` up to and including `kop` opened or closed."""
    _lees(index, kop, sinds="(f.geopend_id > %(nr)s OR f.gesloten_id > %(nr)s)", nr=nr)


def _lees(index: Index, kop: Kop, *, sinds: str, nr: int) -> None:
    bron = _Bron(momentnummer(kop.moment), sinds, nr)
    for sql in (vragen.ROLLEN, *bronnen.rollen()):
        index.neem_rollen_op([Rolregel(*rij) for rij in bron.haal(sql)])
    index.neem_liggingen_op(
        [
            Liggingregel(*vak, drager=drager, ouder=ouder)
            for *vak, drager, ouder in bron.haal(vragen.LIGGINGEN)
        ]
    )
    for sql in bronnen.scopes():
        index.neem_scopes_op(
            [
                Scoperegel(*vak, opdracht=opdracht, budget=budget)
                for *vak, opdracht, budget in bron.haal(sql)
            ]
        )
    if nr == 0 or bron.haal(vragen.ARTIKELEN):
        alle = _Bron(bron.tot, "true", 0).haal(vragen.ARTIKELEN)
        index.regeling = Regeling([artikel for rij in alle for artikel in _artikelen(rij)])


@dataclass(frozen=True, slots=True)
class _Bron:
    """Reads rows as they stood at the moment `tot`, whatever came or comes after it.

    What this transaction wrote itself is after it too: the ledger does not say it yet.
    """

    tot: int
    sinds: str
    nr: int

    def haal(self, sql: str) -> list[Rij]:
        """The rows, with OPEN for what has no end."""
        rijen = _haal(sql, self.sinds, self.nr)
        return [self._zoals_toen(rij) for rij in rijen if rij[_BEKEND_VAN] <= self.tot]

    def _zoals_toen(self, rij: Rij) -> Rij:
        feit, van, geldig_tot, bekend_van, bekend_tot, *rest = rij
        if bekend_tot is None or bekend_tot > self.tot:
            bekend_tot = OPEN
        return (feit, van, geldig_tot or OPEN, bekend_van, bekend_tot, *rest)


def _haal(sql: str, sinds: str, nr: int) -> list[Rij]:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(sinds=sinds), {"nr": nr})
        return list(cursor.fetchall())


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
            tot=tot,
            bekend_van=bekend_van,
            bekend_tot=bekend_tot,
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


def bekend(moment: datetime) -> int:
    """A moment of knowledge, as the decision function counts it."""
    return momentnummer(moment)
