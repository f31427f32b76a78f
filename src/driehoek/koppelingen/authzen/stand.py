"""What an answer is made of: the index of authority, and what persons and dragers are called.

A call asks the database nothing. Who looks whether the ledger grew is one call in a quarter of a
second; that call brings everything up to date, while others go on with what was true less than a
second ago. An answer says at which number of the ledger it was made.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from django.db import DatabaseError, close_old_connections, connection

from driehoek.bevoegdheden import geheugen
from driehoek.kern.bevoegdheid import Artikel, Index, Oordeel, Rolregel
from driehoek.koppelingen import reads_authzen as reads
from driehoek.platform.models import Kop
from driehoek.register import reads as register

VERS = 0.25
"""So long (seconds) one does not look again whether the ledger grew."""
UITERST = 1.0
"""Older than this no answer is."""

Fragmentsleutel = tuple[int, int, Rolregel | None, Artikel | None, int | None]
MEEST_BEWAARD = 50_000


class StandOnbekend(Exception):  # noqa: N818  (it is told to the caller)
    """The database does not answer, so nobody can say what the register says now."""


class Namen:
    """Numbers and ids of persons and dragers, and the besluit that each fact rests on."""

    def __init__(self) -> None:
        self.persoon: dict[str, int] = {}
        self.persoonsnummer: dict[int, str] = {}
        self.drager: dict[str, tuple[int, str]] = {}
        self.dragernummer: dict[int, tuple[str, str]] = {}
        self.van_soort: dict[str, list[int]] = {}
        self.besluit: dict[int, str] = {}

    def loop_bij(self, nr: int) -> None:
        """Take in what handelingen after `nr` opened."""
        for id_, nummer in reads.personen_sinds(nr):
            self.persoon[nummer] = id_
            self.persoonsnummer[id_] = nummer
        for id_, nummer, soort in reads.dragers_sinds(nr):
            if id_ not in self.dragernummer:
                self.van_soort.setdefault(soort, []).append(id_)
            self.drager[nummer] = (id_, soort)
            self.dragernummer[id_] = (nummer, soort)
        kenmerken: dict[str, str] = {}
        for feit, kenmerk in reads.besluiten_sinds(nr):
            # One string for the many facts of one besluit.
            self.besluit[feit] = kenmerken.setdefault(kenmerk, kenmerk)


@dataclass(frozen=True, slots=True)
class Stand:
    """The register at one number of its ledger."""

    index: Index
    namen: Namen
    nr: int
    moment: datetime
    bekend: int
    fragmenten: dict[Fragmentsleutel, str] = field(default_factory=dict)
    """Answers already put in words: many questions have the same reasons."""

    def bewaar(self, oordeel: Oordeel, tekst: str) -> str:
        if len(self.fragmenten) >= MEEST_BEWAARD:
            self.fragmenten.clear()
        self.fragmenten[sleutel(oordeel)] = tekst
        return tekst


def sleutel(oordeel: Oordeel) -> Fragmentsleutel:
    return (oordeel.uitslag, oordeel.reden, oordeel.rol, oordeel.artikel, oordeel.grens)


class Volger:
    """Keeps the Stand of this process; all threads ask the same one."""

    def __init__(self, vers: float = VERS, plek: geheugen.Geheugen | None = None) -> None:
        self._vers = vers
        self._plek = plek or geheugen.GEHEUGEN
        self._slot = threading.Lock()
        self._stand: Stand | None = None
        self._gezien = 0.0
        self._namen = Namen()
        self._hash = b""

    def stand(self) -> Stand:
        stand, oud = self._stand, monotonic() - self._gezien
        if stand is not None and oud < self._vers:
            return stand
        bruikbaar = stand is not None and oud < UITERST
        if not self._slot.acquire(blocking=not bruikbaar):
            assert stand is not None  # noqa: S101  (for the type checker)
            return stand
        try:
            return self._kijk()
        finally:
            self._slot.release()

    def _kijk(self) -> Stand:
        if self._stand is not None and monotonic() - self._gezien < self._vers:
            return self._stand
        begin = monotonic()
        try:
            self._stand = self._lees()
        except DatabaseError as fout:
            if self._stand is not None and begin - self._gezien < UITERST:
                return self._stand
            raise StandOnbekend from fout
        self._gezien = begin
        return self._stand

    def _lees(self) -> Stand:
        _laat_oude_verbinding_los()
        kop = register.kop()
        index = self._plek.actueel(kop)
        vorige = self._stand
        if vorige is not None and (vorige.nr, self._hash) == (kop.nr, bytes(kop.hash)):
            return vorige
        self._volg_namen(kop, vorige)
        self._hash = bytes(kop.hash)
        return Stand(index, self._namen, kop.nr, kop.moment, geheugen.bekend(kop.moment))

    def _volg_namen(self, kop: Kop, vorige: Stand | None) -> None:
        """A ledger that is not the one read before (restored) is read anew."""
        if vorige is None or not reads.is_zelfde_keten(vorige.nr, self._hash):
            self._namen = Namen()
            self._namen.loop_bij(-1)
        elif kop.nr > vorige.nr:
            self._namen.loop_bij(vorige.nr)


def _laat_oude_verbinding_los() -> None:
    """What Django does around each request; not inside a transaction, as tests have it."""
    if not connection.in_atomic_block:
        close_old_connections()


VOLGER = Volger()


def van_soort(stand: Stand, soort: str) -> Iterable[int]:
    return stand.namen.van_soort.get(soort, ())


Json = dict[str, Any]
