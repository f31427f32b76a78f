"""What is behind an answer: the facts of the register that it rests on, and what they are called."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.kern.bevoegdheid import Artikel, Rolregel
from driehoek.kern.tijd import Peilmoment
from driehoek.platform import reeksen
from driehoek.register import reads
from driehoek.register.models import Benaming, Drager, Grondslag, Rolvervulling
from driehoek.register.types import Dragersoort

OBJECTEN = (
    Dragersoort.OPDRACHT,
    Dragersoort.DEELOPDRACHT,
    Dragersoort.OPGAVE,
    Dragersoort.CONCERN,
    Dragersoort.ORGAAN,
    Dragersoort.PTEAM,
)
"""What an act can be about."""


@dataclass(frozen=True, slots=True)
class Object:
    """What an act is about, or what a role is held on."""

    id: int
    soort: str
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True)
class Feiten:
    """Facts by their id, and names."""

    rollen: dict[int, Rolvervulling]
    artikelen: dict[int, Mandaatartikel]
    namen: dict[int, str]
    objecten: dict[int, Object]

    def grond_van_rol(self, rol: Rolregel) -> Grondslag | None:
        feit = self.rollen.get(rol.feit)
        return feit.grondslag if feit else None

    def grond_van_artikel(self, artikel: Artikel) -> Grondslag | None:
        feit = self.artikelen.get(artikel.feit)
        return feit.grondslag if feit else None

    def naam(self, persoon: int) -> str:
        return self.namen.get(persoon, "(onbekend)")

    def object(self, drager: int) -> str:
        gevonden = self.objecten.get(drager)
        return gevonden.naam if gevonden else "(onbekend)"

    def genoemd(self, drager: int) -> str:
        """What it is called, in a sentence."""
        return f"'{self.object(drager)}'"


def feiten(
    rollen: Iterable[Rolregel],
    artikelen: Iterable[Artikel],
    peil: Peilmoment,
    *,
    personen: Collection[int] = (),
    dragers: Collection[int] = (),
) -> Feiten:
    """The facts behind these rows, in as many queries for one as for a thousand."""
    regels = list(rollen)
    delen = {deel.feit for artikel in artikelen for deel in (artikel, *artikel.keten)}
    vervullingen = Rolvervulling.objects.filter(id__in=reeksen.ids({r.feit for r in regels}))
    gevonden = Mandaatartikel.objects.filter(id__in=reeksen.ids(delen))
    return Feiten(
        rollen={f.id: f for f in vervullingen.select_related("grondslag__besluit")},
        artikelen={f.id: f for f in gevonden.select_related("grondslag__besluit")},
        namen=reads.namen({*personen, *(r.persoon for r in regels)}),
        objecten=objecten({*dragers, *(r.drager for r in regels)}, peil),
    )


def objecten(dragers: Collection[int], peil: Peilmoment) -> dict[int, Object]:
    """What these dragers are, and what they are called on the Peilmoment."""
    namen = reads.benamingen(dragers, peil)
    rijen = Drager.objects.filter(id__in=reeksen.ids(dragers)).values_list("id", "soort", "nummer")
    return {
        id_: Object(id_, soort, nummer, namen.get(id_) or nummer) for id_, soort, nummer in rijen
    }


def zoek_objecten(q: str, hooguit: int) -> tuple[list[Object], int]:
    """What acts can be about, by a part of any of its names or by its number; and how many."""
    delen = q.split()
    if not delen:
        return [], 0
    gevonden = Drager.objects.filter(soort__in=OBJECTEN)
    for deel in delen:
        genoemd = Benaming.objects.huidig().filter(drager=OuterRef("pk"), naam__icontains=deel)
        gevonden = gevonden.filter(Q(nummer__istartswith=deel) | Q(Exists(genoemd)))
    eerste = list(gevonden.order_by("soort", "nummer").values_list("id", flat=True)[:hooguit])
    wat = objecten(eerste, reads.peilmoment())
    aantal = len(eerste) if len(eerste) < hooguit else gevonden.count()
    return [wat[id_] for id_ in eerste], aantal
