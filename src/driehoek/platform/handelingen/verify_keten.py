"""The chain of Handelingen: every hash recomputed, every link and the head compared."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import DataError

from driehoek.platform.handelingen import canon
from driehoek.platform.handelingen.verify_types import Aard, Bevinding
from driehoek.platform.models import Handeling, Kop

TABEL = Handeling._meta.db_table
TABEL_KOP = Kop._meta.db_table
BEGIN = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of the head of an empty ledger."""

_VELDEN = (
    "nr",
    "moment",
    "naam",
    "account",
    "verzoek",
    "grondslag",
    "inhoud",
    "manifest",
    "vorige",
)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the ledger ends: as read so far, or as its head says."""

    nr: int = 0
    moment: datetime = BEGIN
    hash: bytes = canon.GEEN_VORIGE
    laatste_id: int = 0


class Keten:
    """Walks the Handelingen in order and remembers where it is."""

    def __init__(self, bekend: tuple[int, bytes] | None = None) -> None:
        self.stand = Stand()
        self._bekend = bekend
        # What the next Handeling may name as the one before; empty where that is unknown.
        self._links: set[bytes] = {canon.GEEN_VORIGE}

    def lees(self, handeling: Handeling) -> Iterator[Bevinding]:
        """What is wrong with `handeling`, coming after what was read before."""
        vorig, self.stand = self.stand, _stand_na(self.stand, handeling)
        berekend = canon.hash_van_handeling(**delen_van(handeling))
        opgeslagen = bytes(handeling.hash)
        nr = handeling.nr
        if nr != vorig.nr + 1:
            yield ontbreekt(vorig.nr + 1, nr - 1)
        elif self._links and bytes(handeling.vorige) not in self._links:
            yield _bij(nr, Aard.KETEN, f"Handeling {nr} sluit niet aan op handeling {nr - 1}.")
        if berekend != opgeslagen:
            yield _bij(
                nr,
                Aard.GEWIJZIGD,
                f"Handeling {nr} is gewijzigd: de controlegetallen kloppen niet.",
            )
        if handeling.moment <= vorig.moment:
            yield _bij(nr, Aard.KETEN, f"Handeling {nr} ligt in de tijd niet na de vorige.")
        if self._bekend and self._bekend[0] == nr and self._bekend[1] != opgeslagen:
            yield _bij(nr, Aard.KETEN, f"Handeling {nr} is een andere dan de kop die je opgeeft.")
        # Where only the stored hash was changed, the next one still names the real one.
        self._links = {opgeslagen, berekend}

    def sla_over(self, nr: int) -> Bevinding:
        """Handeling `nr` holds a value that cannot be read."""
        self.stand = replace(self.stand, nr=nr)
        self._links = set()
        return _bij(nr, Aard.GEWIJZIGD, f"Handeling {nr} bevat een waarde die niet te lezen is.")

    def onthoud(self, laatste_id: int) -> None:
        """The highest id that was handed out up to here."""
        self.stand = replace(self.stand, laatste_id=max(laatste_id, self.stand.laatste_id))

    def sluit_af(self) -> Iterator[Bevinding]:
        """What is wrong with the head, after the last Handeling."""
        einde = self.stand
        try:
            kop = Kop.objects.filter(id=1).first()
        except DataError:
            yield _van_kop("De kop van het grootboek bevat een waarde die niet te lezen is.")
            return
        if self._bekend and self._bekend[0] > einde.nr:
            yield _bij(self._bekend[0], Aard.VERWIJDERD, f"Handeling {self._bekend[0]} ontbreekt.")
        if kop is None:
            yield _van_kop("De kop van het grootboek ontbreekt.")
            return
        if kop.nr > einde.nr:
            yield ontbreekt(einde.nr + 1, kop.nr)
        gezegd = Stand(kop.nr, kop.moment, bytes(kop.hash), kop.laatste_id)
        if gezegd != einde:
            yield _van_kop(
                f"De kop van het grootboek (nr {kop.nr}) is niet gelijk aan de laatste handeling"
                f" (nr {einde.nr})."
            )


def ontbreekt(van: int, tot_en_met: int) -> Bevinding:
    if tot_en_met <= van:
        return _bij(van, Aard.VERWIJDERD, f"Handeling {van} ontbreekt.")
    return _bij(van, Aard.VERWIJDERD, f"Handelingen {van} tot en met {tot_en_met} ontbreken.")


def _stand_na(vorig: Stand, handeling: Handeling) -> Stand:
    return Stand(handeling.nr, handeling.moment, bytes(handeling.hash), vorig.laatste_id)


def delen_van(handeling: Handeling) -> dict[str, Any]:
    """The fields that its hash covers."""
    delen = {naam: getattr(handeling, naam) for naam in _VELDEN}
    return {k: bytes(v) if isinstance(v, memoryview) else v for k, v in delen.items()}


def _bij(nr: int, aard: Aard, zin: str) -> Bevinding:
    return Bevinding(TABEL, nr, aard, zin)


def _van_kop(zin: str) -> Bevinding:
    return Bevinding(TABEL_KOP, 1, Aard.KOP, zin)
