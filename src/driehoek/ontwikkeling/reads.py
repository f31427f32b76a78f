"""Questions about profiles. What is read of others goes through a Leeskring, always in the query."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from driehoek.kern.tijd import AMSTERDAM, Peilmoment
from driehoek.ontwikkeling.models import Profieldeel, Vaardigheid
from driehoek.ontwikkeling.types import Deel, Leeskring
from driehoek.organisatie import reads_leiding
from driehoek.organisatie.models import Dienstverband
from driehoek.platform import klok, reeksen
from driehoek.register import instellingen, reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Rol


def onder_leiding(persoon: int, peil: Peilmoment) -> frozenset[int]:
    """Whom this person leads on the day, or stands in for who does (PT-18)."""
    zelf = reads_leiding.geleid_door(persoon, peil)
    return frozenset(zelf) | reads_leiding.waargenomen_door(persoon, peil) - {persoon}


def is_p_manager(persoon: int, peil: Peilmoment) -> bool:
    """Whether this person has, or stands in for, the role of P-manager on the day (PT-22)."""
    rollen = Rolvervulling.objects.op(peil).filter(persoon_id=persoon)
    return bool(rollen.filter(rolsoort__rol=Rol.P_MANAGER).exists())


def delen(persoon: int, kring: Leeskring) -> dict[str, Profieldeel]:
    """The parts of a profile that this reader may read, by kind."""
    gevonden = _leesbaar(kring).filter(persoon_id=persoon)
    return {deel.deel: deel for deel in gevonden}


def vaardigheden(persoon: int, kring: Leeskring) -> list[Vaardigheid]:
    """What somebody knows and can do, best first; nothing where that part may not be read."""
    leesbaar = _leesbaar(kring).filter(deel=Deel.KENNIS).values("persoon_id")
    gevonden = Vaardigheid.objects.filter(persoon_id=persoon, persoon_id__in=leesbaar)
    return list(gevonden.select_related("begrip").order_by("-niveau", "begrip__label", "id"))


def _leesbaar(kring: Leeskring) -> QuerySet[Profieldeel]:
    return Profieldeel.objects.filter(
        Q(persoon_id__in=reeksen.ids(kring.eigen)) | Q(zichtbaar__in=kring.kringen)
    )


def functies(personen: Collection[int], peil: Peilmoment) -> dict[int, str]:
    """Per person the functions on the day, each once."""
    gevonden: dict[int, list[str]] = defaultdict(list)
    feiten = Dienstverband.objects.op(peil).filter(persoon_id__in=reeksen.ids(personen))
    for persoon, functie in feiten.order_by("volgnummer").values_list("persoon_id", "functie"):
        if functie not in gevonden[persoon]:
            gevonden[persoon].append(functie)
    return {persoon: ", ".join(namen) for persoon, namen in gevonden.items()}


def verouderd_voor(op: date) -> date:
    """What was not looked at since before this day is stale."""
    return op - timedelta(days=instellingen.getal(instellingen.PROFIELTERMIJN, op))


def te_oud(gevonden: Collection[Profieldeel]) -> bool:
    """Whether a profile that was begun was left alone for too long (PT-12: keep it current)."""
    if not gevonden:
        return False
    laatste = max(deel.bijgewerkt for deel in gevonden)
    return laatste.astimezone(AMSTERDAM).date() < verouderd_voor(klok.vandaag())


def vraagt_aandacht(persoon: int) -> bool:
    """Whether the own profile was begun and then left alone for too long (PT-12)."""
    return te_oud(list(Profieldeel.objects.filter(persoon_id=persoon).only("bijgewerkt")))


def benamingen(ids: Collection[int], peil: Peilmoment) -> dict[int, str]:
    return reads.benamingen(ids, peil) if ids else {}


def werk_van(persoon: int, peil: Peilmoment) -> dict[int, str]:
    """On which opgaven and opdrachten somebody has or had a role, by name."""
    feiten = Rolvervulling.objects.huidig().filter(
        persoon_id=persoon, drager__soort__in=("opgave", "opdracht", "deelopdracht")
    )
    ids = set(feiten.values_list("drager_id", flat=True))
    return benamingen(ids, peil)
