"""P-managers on a Peilmoment: how much time they have, and how many people they lead (PT-04)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie.models import Pmanagertijd
from driehoek.organisatie.reads_pteams import Pteam, pteams
from driehoek.register import instellingen


@dataclass(frozen=True, slots=True)
class Span:
    """How many employees belong to so much time."""

    minst: int
    meest: int

    def zegt(self, aantal: int) -> str:
        """'te weinig', 'te veel', or empty where it fits."""
        if aantal < self.minst:
            return "te weinig"
        return "te veel" if aantal > self.meest else ""


@dataclass(frozen=True, slots=True)
class Pmanager:
    """A P-manager with the teams on the day. `procent` and `span`: None where it is not known."""

    persoon: int
    procent: int | None
    span: Span | None
    teams: tuple[Pteam, ...]

    @property
    def medewerkers(self) -> int:
        return sum(team.medewerkers for team in self.teams)


def span_bij(procent: int, op: date) -> Span:
    """The row of the table at or below this percentage, as it was set on the day."""
    vanaf = max(p for p in instellingen.SPANNES if p <= procent)
    minst, meest = instellingen.SPANNES[vanaf]
    return Span(instellingen.getal(minst, op), instellingen.getal(meest, op))


def pmanagers(peil: Peilmoment) -> list[Pmanager]:
    """Everyone who leads a P-team on the day, not as a substitute."""
    per_persoon: dict[int, list[Pteam]] = defaultdict(list)
    for team in pteams(peil):
        for rol in team.leiding:
            if not rol.waarneming:
                per_persoon[rol.persoon_id].append(team)
    tijden = dict(Pmanagertijd.objects.op(peil).values_list("persoon_id", "procent"))
    spannes = {procent: span_bij(procent, peil.geldig_op) for procent in set(tijden.values())}
    return [
        Pmanager(persoon, tijden.get(persoon), spannes.get(tijden.get(persoon, 0)), tuple(teams))
        for persoon, teams in per_persoon.items()
    ]
