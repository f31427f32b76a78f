"""Questions about persons and the roles they hold."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.platform import reeksen
from driehoek.register import reads
from driehoek.register.models import Persoonsgegeven, Rolvervulling
from driehoek.register.personen import kaal
from driehoek.register.types import Rol


def personen(peil: Peilmoment, *, q: str = "", rol: str = "") -> QuerySet[Persoonsgegeven]:
    """Persons known at the Peilmoment, by a part of the name or a number, and by role."""
    gevonden: QuerySet[Persoonsgegeven] = Persoonsgegeven.objects.bekend(
        peil.bekend_op
    ).select_related("persoon")
    for deel in kaal(q).split():
        gevonden = gevonden.filter(Q(sorteernaam__contains=deel) | Q(persoon__nummer__iexact=deel))
    if rol:
        houders = Rolvervulling.objects.op(peil).filter(rolsoort__rol=rol)
        gevonden = gevonden.filter(persoon_id__in=houders.values("persoon_id"))
    return gevonden


def rollen_in_woorden(personen: Collection[int], peil: Peilmoment) -> dict[int, list[str]]:
    """Per person the roles on the Peilmoment, such as 'AOG van ... (wnd.)'."""
    feiten = list(reads.rollen(peil).filter(persoon_id__in=reeksen.ids(personen)).order_by("id"))
    namen = reads.benamingen({f.drager_id for f in feiten}, peil)
    per_rol: dict[tuple[int, str], list[str]] = defaultdict(list)
    for feit in feiten:
        wnd = " (wnd.)" if feit.waarneming else ""
        label = f"{Rol(feit.rolsoort.rol).label}{wnd}"
        per_rol[feit.persoon_id, label].append(namen.get(feit.drager_id, ""))
    woorden: dict[int, list[str]] = defaultdict(list)
    for (persoon, label), waarvan in per_rol.items():
        meer = f" en {len(waarvan) - 1} meer" if len(waarvan) > 1 else ""
        # 'Lid van Gedeputeerde Staten' says of what already.
        waar = "" if waarvan[0] and waarvan[0] in label else f" van {waarvan[0]}"
        woorden[persoon].append(f"{label}{waar}{meer}")
    return woorden


def alle_rollen(persoon: int, bekend_op: datetime) -> QuerySet[Rolvervulling]:
    """Every role period of a person as known at a moment, newest first."""
    return (
        Rolvervulling.objects.bekend(bekend_op)
        .filter(persoon_id=persoon)
        .select_related("rolsoort", "grondslag__besluit")
        .order_by("-geldig", "id")
    )
