"""The consequences of an act as the page shows them, before anything is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from driehoek.platform import regelboek, toetsing
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.types import Uitkomst

# Under which heading a consequence stands, with its icon; in the order of the page.
KOPPEN: tuple[tuple[str, str, str, frozenset[str]], ...] = (
    ("onbezet", "Let op: hier staat dan niemand voor", "let-op", frozenset({"onbezet"})),
    ("krijgt", "Wie iets krijgt", "plus", frozenset({"krijgt"})),
    ("verliest", "Wie iets verliest", "min", frozenset({"verliest"})),
    ("einde", "Wat ophoudt", "fout", frozenset({"einde"})),
)
GETOOND, DICHT_VANAF = 20, 30
OVERIG = ("wijzigt", "Wat er verandert", "wijzigt")


@dataclass(frozen=True, slots=True)
class Blok:
    """Consequences of one kind."""

    soort: str
    kop: str
    icoon: str
    zinnen: tuple[str, ...]

    @property
    def eerste(self) -> tuple[str, ...]:
        """What is seen at once; of a few more nobody folds the rest away."""
        return self.zinnen if len(self.zinnen) <= DICHT_VANAF else self.zinnen[:GETOOND]

    @property
    def rest(self) -> tuple[str, ...]:
        return self.zinnen[len(self.eerste) :]


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """All that an act would do, and which rules speak about it."""

    nr: int
    """The head of the ledger at which this was seen."""
    blokken: tuple[Blok, ...]
    leg_uit: tuple[Overtreding, ...] = ()
    signalen: tuple[Overtreding, ...] = field(default=())


def van(uitkomst: Uitkomst) -> Gevolgen:
    """Put the outcome of a preview in order."""
    uit_te_leggen = {r.id for r in regelboek.alle() if r.soort is regelboek.Soort.LEG_UIT}
    zacht: Sequence[Overtreding] = uitkomst.signalen
    open_ = {
        (o.regel, o.sleutel)
        for o in toetsing.zonder_uitleg([o for o in zacht if o.regel in uit_te_leggen])
    }
    return Gevolgen(
        # The preview would have been the next number; what was seen is the one before it.
        nr=uitkomst.nr - 1,
        blokken=_blokken(uitkomst),
        leg_uit=tuple(o for o in zacht if (o.regel, o.sleutel) in open_),
        signalen=tuple(o for o in zacht if o.regel not in uit_te_leggen),
    )


def _blokken(uitkomst: Uitkomst) -> tuple[Blok, ...]:
    bekend = frozenset[str]().union(*(soorten for _, _, _, soorten in KOPPEN))
    blokken = [
        Blok(soort, kop, icoon, _zinnen(g.zin for g in uitkomst.gevolgen if g.soort in soorten))
        for soort, kop, icoon, soorten in KOPPEN
    ]
    overig = _zinnen(g.zin for g in uitkomst.gevolgen if g.soort not in bekend)
    blokken.append(Blok(*OVERIG, overig))
    return tuple(b for b in blokken if b.zinnen)


def _zinnen(zinnen: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(zinnen))
