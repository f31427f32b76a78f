"""Questions about P-teams: which there are, who is in one, and who came and went (PT-17)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie.models import Dienstverband, Formatie, Lidmaatschap
from driehoek.organisatie.types import Aard
from driehoek.platform import reeksen
from driehoek.register import instellingen, reads
from driehoek.register.models import Bestaan, Rolvervulling
from driehoek.register.types import Dragersoort, Rol


@dataclass(frozen=True, slots=True)
class Grenzen:
    """How many employees a P-team has at least and at most (PT-02)."""

    minst: int
    meest: int

    def zegt(self, aantal: int) -> str:
        """'te klein', 'te groot', or empty where it fits."""
        if aantal < self.minst:
            return "te klein"
        return "te groot" if aantal > self.meest else ""


@dataclass(frozen=True, slots=True)
class Pteam:
    """A P-team on a Peilmoment. `anderen`: externals, trainees and interns, who do not count."""

    id: int
    nummer: str
    naam: str
    medewerkers: int
    anderen: int
    leiding: tuple[Rolvervulling, ...]
    """The P-manager and who stands in, the P-manager first."""


def grenzen(peil: Peilmoment) -> Grenzen:
    """The limits as they were set on the day."""
    return Grenzen(
        instellingen.getal(instellingen.PTEAM_MINST, peil.geldig_op),
        instellingen.getal(instellingen.PTEAM_MEEST, peil.geldig_op),
    )


def pteams(peil: Peilmoment, ids: Collection[int] | None = None) -> list[Pteam]:
    """All P-teams that exist on the Peilmoment (or those of `ids`), by name."""
    bestaan = Bestaan.objects.op(peil).filter(drager__soort=Dragersoort.PTEAM)
    if ids is not None:
        bestaan = bestaan.filter(drager_id__in=reeksen.ids(ids))
    nummers = dict(bestaan.values_list("drager_id", "drager__nummer"))
    namen = reads.benamingen(nummers, peil)
    mensen, anderen = _geteld(nummers, peil)
    leiding = _leiding(nummers, peil)
    teams = [
        Pteam(id_, nr, namen.get(id_, nr), mensen[id_], anderen[id_], tuple(leiding[id_]))
        for id_, nr in nummers.items()
    ]
    return sorted(teams, key=lambda team: (team.naam.casefold(), team.id))


def leden(pteam: int, peil: Peilmoment) -> QuerySet[Lidmaatschap]:
    """Who is placed in a P-team, by name."""
    feiten: QuerySet[Lidmaatschap] = Lidmaatschap.objects.op(peil).filter(
        pteam_id=pteam, persoon__gegevens__gesloten__isnull=True
    )
    return feiten.order_by("persoon__gegevens__sorteernaam", "persoon_id")


def geweest(pteam: int, peil: Peilmoment) -> list[Lidmaatschap]:
    """Who was placed in it before the day and no longer is, who left last first."""
    bekend: QuerySet[Lidmaatschap] = Lidmaatschap.objects.bekend(peil.bekend_op).filter(
        pteam_id=pteam, geldig__fully_lt=(peil.geldig_op, None)
    )
    return sorted(bekend, key=lambda f: (f.periode.tot or peil.geldig_op, f.id), reverse=True)


def formatie(pteam: int, peil: Peilmoment) -> Formatie | None:
    """How large the team is meant to be on the Peilmoment (PT-19)."""
    gevonden: Formatie | None = Formatie.objects.op(peil).filter(pteam_id=pteam).first()
    return gevonden


def geen_medewerker(personen: Iterable[int], peil: Peilmoment) -> set[int]:
    """Those of whom every employment on the day is of another kind than employee.

    Of whom no employment is known, nothing says that they do not count.
    """
    soorten: dict[int, set[str]] = defaultdict(set)
    feiten = Dienstverband.objects.op(peil).filter(persoon_id__in=reeksen.ids(set(personen)))
    for persoon, aard in feiten.values_list("persoon_id", "aard"):
        soorten[persoon].add(aard)
    return {persoon for persoon, aarden in soorten.items() if Aard.MEDEWERKER not in aarden}


def _geteld(teams: Collection[int], peil: Peilmoment) -> tuple[Counter[int], Counter[int]]:
    """Per team how many employees are placed in it, and how many others."""
    feiten = Lidmaatschap.objects.op(peil).filter(pteam_id__in=reeksen.ids(teams))
    geplaatst = list(feiten.values_list("pteam_id", "persoon_id"))
    telt_niet = geen_medewerker((persoon for _, persoon in geplaatst), peil)
    return (
        Counter(team for team, persoon in geplaatst if persoon not in telt_niet),
        Counter(team for team, persoon in geplaatst if persoon in telt_niet),
    )


def _leiding(teams: Collection[int], peil: Peilmoment) -> dict[int, list[Rolvervulling]]:
    per_team: dict[int, list[Rolvervulling]] = defaultdict(list)
    feiten = reads.rollen_op(list(teams), peil).filter(rolsoort__rol=Rol.P_MANAGER)
    for feit in feiten.order_by("waarneming", "id"):
        per_team[feit.drager_id].append(feit)
    return per_team
