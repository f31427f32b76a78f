"""Where names of persons stop: every role goes through here on its way out (ADR 0015)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.reads import Houder, Rolregel
from driehoek.opdrachten.reads_sql import BEKEND, peilparams
from driehoek.platform import klok
from driehoek.platform.vragen import haal
from driehoek.publicatie.types import VERVULD, Bron, Plek, Vervulling, Wissel
from driehoek.register import instellingen
from driehoek.register.models import Persoonsgegeven
from driehoek.register.types import NAAM_VERNIETIGD, Rol

OVERGENOMEN = "overgenomen uit een eerder register"
VASTGELEGD = "vastgelegd in het register"
"""What a role rests on where that is no besluit: why somebody left is nobody's business."""


@dataclass(frozen=True, slots=True)
class Blik:
    """How the public looks: at which Peilmoment, and which roles it sees by name."""

    peil: Peilmoment
    bij_naam: frozenset[str]


def blik(peil: Peilmoment) -> Blik:
    """A role is named where the setting says so for that day and for today, as it is known now.

    So a decision to name fewer also holds for the past, and one to name more never does.
    """
    dagen = (peil.geldig_op, klok.vandaag())
    return Blik(peil, instellingen.gekozen(instellingen.OPENBARE_ROLLEN, *dagen))


def vernietigde_namen() -> int:
    """How many names are destroyed: what is kept of a page must not outlive one of its names."""
    return Persoonsgegeven.objects.filter(sorteernaam__isnull=True).count()


def naam(rol: str, naam: str, blik: Blik) -> str:
    """The name of who holds a role, where it is public and still there; else empty."""
    return naam if rol in blik.bij_naam and naam != NAAM_VERNIETIGD else ""


def wie(rol: Rol, houder: Houder | None, blik: Blik) -> str:
    """Who holds a role in a list: a name, or that it is held; empty where nobody does."""
    return (naam(rol, houder.naam, blik) or VERVULD) if houder else ""


BRONNEN = f"""
SELECT b.id, b.kenmerk, b.genomen, b.beslisser_rol, coalesce((
    SELECT n.naam FROM register_benaming n
    WHERE n.drager_id = b.beslisser_drager_id AND {BEKEND.format("n")}
    ORDER BY n.geldig @> b.genomen DESC, lower(n.geldig) DESC LIMIT 1), '')
FROM register_besluit b WHERE b.id = ANY(%(ids)s::int8[])
"""


def bronnen(regels: Iterable[Rolregel | None], blik: Blik) -> dict[int, Bron]:
    """The besluiten that these roles rest on, by id."""
    ids = sorted({r.besluit for r in regels if r and r.besluit})
    return (
        {
            id_: Bron(kenmerk, genomen, beslisser(rol, orgaan))
            for id_, kenmerk, genomen, rol, orgaan in haal(
                BRONNEN, ids=ids, **peilparams(blik.peil)
            )
        }
        if ids
        else {}
    )


def beslisser(rol: str, orgaan: str) -> str:
    """Who decided: an organ, or the role of a person, never the person."""
    return str(Rol(rol).label) if rol else orgaan


@dataclass(frozen=True, slots=True)
class Rollen:
    """Makes places in the driehoek of roles as the register knows them."""

    blik: Blik
    bronnen: dict[int, Bron]

    def plek(
        self,
        rol: Rol,
        houder: Rolregel | None,
        waarnemer: Rolregel | None = None,
        vacant_sinds: date | None = None,
    ) -> Plek:
        return Plek(
            rol,
            houder.rang if houder else 1,
            self._vervulling(houder),
            self._vervulling(waarnemer),
            vacant_sinds,
        )

    def _vervulling(self, regel: Rolregel | None) -> Vervulling | None:
        if regel is None:
            return None
        bron = self.bronnen.get(regel.besluit or 0)
        overig = OVERGENOMEN if regel.grond == "conversie" else VASTGELEGD
        return Vervulling(
            naam=naam(regel.rol, regel.naam, self.blik),
            sinds=regel.periode.van,
            bron=bron,
            grond=bron.kenmerk if bron else overig,
        )


def wissels(regels: Collection[Rolregel]) -> tuple[Wissel, ...]:
    """The days on which somebody came in a role, newest first; substitutes left out."""
    per_dag: dict[date, list[str]] = defaultdict(list)
    for regel in regels:
        label = str(Rol(regel.rol).label)
        if not regel.waarneming and label not in per_dag[regel.periode.van]:
            per_dag[regel.periode.van].append(label)
    return tuple(
        Wissel(dag, tuple(per_dag[dag])) for dag in sorted(per_dag, reverse=True) if per_dag[dag]
    )
