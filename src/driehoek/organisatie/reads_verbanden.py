"""Questions about vakgenootschappen, vakcirkels, and who joins beside the own P-team."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.organisatie.models import Afgevaardigde, Deelname, Lidmaatschap, Vakteam
from driehoek.organisatie.types_verbanden import OOK_BIJ, VERBANDEN
from driehoek.platform import reeksen
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import reads
from driehoek.register.models import Bestaan
from driehoek.register.types import Dragersoort, Rol


@dataclass(frozen=True, slots=True)
class Verband:
    """A vakgenootschap or vakcirkel on a Peilmoment; `mensen` counts each person once."""

    id: int
    soort: str
    nummer: str
    naam: str
    teams: tuple[int, ...]
    mensen: int

    @property
    def is_genootschap(self) -> bool:
        return self.soort == Dragersoort.GENOOTSCHAP


@dataclass(frozen=True, slots=True)
class Vakgenoot:
    """Somebody in an expertisecentrum: sent by a P-team, or as its P-manager (PT-13)."""

    persoon: int
    pteam: int
    leidt: bool


def verbanden(peil: Peilmoment, ids: Collection[int] | None = None) -> list[Verband]:
    """All that exist on the Peilmoment (or those of `ids`), by name."""
    feiten = Bestaan.objects.op(peil).filter(drager__soort__in=VERBANDEN)
    if ids is not None:
        feiten = feiten.filter(drager_id__in=reeksen.ids(ids))
    rijen = list(feiten.values_list("drager_id", "drager__soort", "drager__nummer"))
    dragers = [id_ for id_, _, _ in rijen]
    namen, teams = reads.benamingen(dragers, peil), teams_van(dragers, peil)
    mensen = _geteld(dragers, teams, peil)
    gevonden = [
        Verband(id_, soort, nr, namen.get(id_, nr), tuple(teams[id_]), mensen[id_])
        for id_, soort, nr in rijen
    ]
    return sorted(gevonden, key=lambda v: (v.naam.casefold(), v.id))


def teams_van(genootschappen: Iterable[int], peil: Peilmoment) -> dict[int, list[int]]:
    """The P-teams of each vakgenootschap; empty for what has none."""
    feiten = Vakteam.objects.op(peil).filter(drager_id__in=reeksen.ids(genootschappen))
    per: dict[int, list[int]] = defaultdict(list)
    for genootschap, team in feiten.order_by("pteam_id").values_list("drager_id", "pteam_id"):
        per[genootschap].append(team)
    return per


def genootschappen_van(pteam: int, peil: Peilmoment) -> list[tuple[int, str]]:
    """In which vakgenootschappen a P-team is, with their names."""
    feiten = Vakteam.objects.op(peil).filter(pteam_id=pteam)
    ids = list(feiten.values_list("drager_id", flat=True))
    return sorted(reads.benamingen(ids, peil).items(), key=lambda paar: paar[1].casefold())


def deelnemers(drager: int, peil: Peilmoment) -> QuerySet[Deelname]:
    """Who joins beside the own P-team, by name; whose own team it is by now counts there."""
    eigen = Lidmaatschap.objects.op(peil).filter(pteam_id=drager)
    feiten: QuerySet[Deelname] = Deelname.objects.op(peil).filter(
        drager_id=drager, persoon__gegevens__gesloten__isnull=True
    )
    anderen = feiten.exclude(persoon_id__in=eigen.values("persoon_id"))
    return anderen.order_by("persoon__gegevens__sorteernaam", "persoon_id")


def deelnamen_van(persoon: int, peil: Peilmoment) -> list[Deelname]:
    """What somebody joins, or will join, from the day on."""
    feiten: QuerySet[Deelname] = Deelname.objects.bekend(peil.bekend_op).filter(
        persoon_id=persoon, geldig__overlap=bereik_uit(Periode(peil.geldig_op))
    )
    return list(feiten.select_related("drager").order_by("geldig", "id"))


def expertisecentrum(genootschap: int, peil: Peilmoment) -> list[Vakgenoot]:
    """Who were sent by its P-teams, as long as they are in one, and the P-managers (PT-13)."""
    teams = teams_van([genootschap], peil)[genootschap]
    gestuurd = Afgevaardigde.objects.op(peil).filter(drager_id=genootschap)
    leden = Lidmaatschap.objects.op(peil).filter(
        pteam_id__in=reeksen.ids(teams), persoon_id__in=gestuurd.values("persoon_id")
    )
    leiding = reads.rollen_op(teams, peil).filter(rolsoort__rol=Rol.P_MANAGER)
    gevonden = [
        *(Vakgenoot(p, t, leidt=False) for p, t in leden.values_list("persoon_id", "pteam_id")),
        *(Vakgenoot(p, t, leidt=True) for p, t in leiding.values_list("persoon_id", "drager_id")),
    ]
    return sorted(gevonden, key=lambda v: (v.pteam, v.leidt, v.persoon))


def is_lid(persoon: int, verband: int, peil: Peilmoment) -> bool:
    """Whether somebody belongs to it: by the own P-team, or by joining."""
    feiten = Deelname.objects.op(peil).filter(persoon_id=persoon, drager_id=verband)
    if feiten.exists():
        return True
    teams = teams_van([verband], peil)[verband]
    leden = Lidmaatschap.objects.op(peil).filter(
        persoon_id=persoon, pteam_id__in=reeksen.ids(teams)
    )
    return bool(leden.exists())


def bestond_ooit(drager: int, soorten: Sequence[str], bekend_op: datetime) -> bool:
    """Whether the register knew such a thing at a moment, on whatever day."""
    bekend = Bestaan.objects.bekend(bekend_op)
    return bool(bekend.filter(drager_id=drager, drager__soort__in=soorten).exists())


def soort_om_bij_te_horen(drager: int, peil: Peilmoment) -> str:
    """The kind of what exists on the day and can be joined; empty where it is none (PT-07)."""
    feiten = Bestaan.objects.op(peil).filter(drager_id=drager, drager__soort__in=OOK_BIJ)
    return feiten.values_list("drager__soort", flat=True).first() or ""


def _geteld(
    dragers: Collection[int], teams: dict[int, list[int]], peil: Peilmoment
) -> Counter[int]:
    """How many people are in each, by a P-team or by joining; each once."""
    per_team: dict[int, set[int]] = defaultdict(set)
    alle = {team for lijst in teams.values() for team in lijst}
    leden = Lidmaatschap.objects.op(peil).filter(pteam_id__in=reeksen.ids(alle))
    for team, persoon in leden.values_list("pteam_id", "persoon_id"):
        per_team[team].add(persoon)
    mensen: dict[int, set[int]] = defaultdict(set)
    for drager, lijst in teams.items():
        mensen[drager].update(*(per_team[team] for team in lijst))
    mee = Deelname.objects.op(peil).filter(drager_id__in=reeksen.ids(dragers))
    for drager, persoon in mee.values_list("drager_id", "persoon_id"):
        mensen[drager].add(persoon)
    return Counter({drager: len(wie) for drager, wie in mensen.items()})
