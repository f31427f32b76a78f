"""Blocks judged the slow way: line by line by the decision function, with plain dicts."""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from driehoek.kern.bevoegdheid import Vraag
from driehoek.kern.rechtmatigheid import beoordeel, rekening

Sleutel = tuple[int, int, int, int]


@dataclass
class Lopend:
    """Totals before each line. `vensters`: from which day on how many days count as one whole."""

    rekening: Callable[[int, int], int]
    vensters: Sequence[tuple[int, int]]
    _besteed: dict[tuple[int, int, int], int] = field(default_factory=lambda: defaultdict(int))
    _delen: dict[Sleutel, deque[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(deque)
    )

    def tel(
        self, *, persoon: int, handeling: int, drager: int, wederpartij: int, op: int, bedrag: int
    ) -> tuple[int, int]:
        """What was spent before, and what went before in parts; then the line counts too."""
        rekening = (self.rekening(drager, op), date.fromordinal(op).year, handeling)
        besteed = self._besteed[rekening]
        self._besteed[rekening] = besteed + bedrag
        delen = self._delen[persoon, handeling, drager, wederpartij]
        vanaf = op - self._venster(op)
        eerder = sum(deel for dag, deel in delen if dag > vanaf)
        delen.append((op, bedrag))
        return besteed, eerder

    def _venster(self, op: int) -> int:
        return next((dagen for van, dagen in reversed(self.vensters) if van <= op), 0)


def oordeel(index, blok, hoofd, vensters):
    """For each line the columns of `Uitkomst`, as tuples."""
    lopend = Lopend(lambda drager, op: rekening(index, drager, op, hoofd), vensters)
    return [_regel(index, lopend, blok, i, hoofd) for i in range(len(blok))]


def _regel(index, lopend, blok, i, hoofd):
    wie = {
        naam: int(getattr(blok, naam)[i]) for naam in ("persoon", "handeling", "drager", "bedrag")
    }
    op = int(blok.datum[i])
    besteed, eerder = lopend.tel(**wie, wederpartij=int(blok.wederpartij[i]), op=op)
    vraag = Vraag(
        **wie,
        op=op,
        bekend=int(blok.geregistreerd[i]),
        voldaan=int(blok.voldaan[i]),
        besteed=besteed,
        eerder=eerder,
    )
    gevonden = beoordeel(index, vraag, hoofd)
    grond = gevonden.toen
    return (
        int(gevonden.oordeel),
        int(gevonden.toen.uitslag),
        int(gevonden.nu.uitslag),
        int(gevonden.reden),
        grond.rol.feit if grond.rol else 0,
        grond.artikel.feit if grond.artikel else 0,
        besteed + wie["bedrag"],
        -1 if gevonden.grens is None else gevonden.grens,
        gevonden.alternatief,
    )
