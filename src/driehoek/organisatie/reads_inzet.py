"""How much of their week people spend on opdrachten, and what is left to develop (PT-11)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie import reads
from driehoek.organisatie.models import Inzet
from driehoek.organisatie.types import Aard
from driehoek.platform import reeksen
from driehoek.register import instellingen
from driehoek.register import reads as register

TIENDE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Werkweek:
    """Somebody's week on a day, in hours. `uren`: of all employments; None: none is known.

    `ontwikkeling`: what is kept free of opdrachten. `gepland`: what was agreed on opdrachten.
    """

    uren: Decimal | None
    ontwikkeling: Decimal
    gepland: Decimal

    @property
    def ruimte(self) -> Decimal | None:
        """What opdrachten can still have; below zero where they have too much already."""
        return None if self.uren is None else self.uren - self.ontwikkeling - self.gepland


def werkweken(personen: Collection[int], peil: Peilmoment) -> Mapping[int, Werkweek]:
    """The week of each of these people on the day."""
    diensten = reads.dienstverbanden(personen, peil)
    procent = instellingen.getal(instellingen.ONTWIKKELTIJD, peil.geldig_op)
    gepland: dict[int, Decimal] = defaultdict(Decimal)
    for feit in inzet_van(personen, peil):
        gepland[feit.persoon_id] += feit.uren
    weken = {}
    for persoon in personen:
        eigen = [d for d in diensten.get(persoon, ()) if d.aard == Aard.MEDEWERKER]
        uren = sum((d.uren for d in eigen), Decimal(0)) if eigen else None
        vrij = (uren or Decimal(0)) * procent / 100
        weken[persoon] = Werkweek(uren, vrij.quantize(TIENDE), gepland[persoon])
    return weken


def inzet_van(personen: Iterable[int], peil: Peilmoment) -> list[Inzet]:
    """The hours of these people on the day, an opdracht at a time."""
    feiten = Inzet.objects.op(peil).filter(persoon_id__in=reeksen.ids(set(personen)))
    return list(feiten.order_by("persoon_id", "-uren", "id"))


def opdrachten_van(persoon: int, peil: Peilmoment) -> list[tuple[Inzet, str]]:
    """What somebody has hours for on the day, with names."""
    feiten = inzet_van([persoon], peil)
    namen = register.benamingen([f.drager_id for f in feiten], peil)
    return [(feit, namen.get(feit.drager_id, "")) for feit in feiten]
