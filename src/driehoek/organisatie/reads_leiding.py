"""Who leads whom on a Peilmoment, how much time they have for it, and how many they lead (PT-04)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie.models import Lidmaatschap, Pmanagertijd, Portefeuille, Toewijzing
from driehoek.organisatie.reads_pteams import Pteam, pteams
from driehoek.platform import reeksen
from driehoek.register import instellingen, reads
from driehoek.register.models import Ligging
from driehoek.register.types import Dragersoort, Rol

DIRECTIETEAM = "DT"


@dataclass(frozen=True, slots=True)
class Span:
    """How many employees belong to so much time."""

    minst: int
    meest: int

    @property
    def bereik(self) -> str:
        """'20 tot 25'."""
        return f"{self.minst} tot {self.meest}"

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


def p_managers_van(personen: Iterable[int], peil: Peilmoment) -> dict[int, int]:
    """Who is P-manager of each of these persons (PT-18); who has none, is not in it.

    A personal assignment comes first; then an AOG of compliance & control has the
    provinciesecretaris; of everyone else it follows from the P-team. The provinciesecretaris has
    no P-manager (PT-21).
    """
    wie = set(personen)
    secretarissen = _secretarissen(peil)
    gevonden = _uit_pteam(wie, peil)
    if secretarissen:
        gevonden |= dict.fromkeys(_aogs_van_control(wie, peil), min(secretarissen))
    gevonden |= dict(
        Toewijzing.objects.op(peil)
        .filter(persoon_id__in=reeksen.ids(wie))
        .values_list("persoon_id", "manager_id")
    )
    return {
        persoon: manager
        for persoon, manager in gevonden.items()
        if persoon not in secretarissen and persoon != manager
    }


def toegewezen(personen: Iterable[int], peil: Peilmoment) -> set[int]:
    """Those of whom the P-manager was assigned personally."""
    feiten = Toewijzing.objects.op(peil).filter(persoon_id__in=reeksen.ids(set(personen)))
    return set(feiten.values_list("persoon_id", flat=True))


def geleid_door(manager: int, peil: Peilmoment) -> list[int]:
    """Everyone of whom somebody is P-manager: of the own teams, and those assigned."""
    teams = reads.rollen_van(manager, peil).filter(rolsoort__rol=Rol.P_MANAGER, waarneming=False)
    wie = set(
        Lidmaatschap.objects.op(peil)
        .filter(pteam_id__in=teams.values("drager_id"))
        .values_list("persoon_id", flat=True)
    )
    wie |= set(
        Toewijzing.objects.op(peil).filter(manager_id=manager).values_list("persoon_id", flat=True)
    )
    if manager in _secretarissen(peil):
        wie |= _aogs_van_control(None, peil)
    if not wie:
        return []
    leiders = p_managers_van(wie, peil)
    return sorted(persoon for persoon, leider in leiders.items() if leider == manager)


def waargenomen_door(persoon: int, peil: Peilmoment) -> set[int]:
    """Those whose P-manager somebody stands in for: who were assigned none, of those P-teams."""
    teams = reads.rollen_van(persoon, peil).filter(rolsoort__rol=Rol.P_MANAGER, waarneming=True)
    leden = Lidmaatschap.objects.op(peil).filter(pteam_id__in=teams.values("drager_id"))
    wie = set(leden.values_list("persoon_id", flat=True))
    return wie - toegewezen(wie, peil) - _aogs_van_control(wie, peil) if wie else wie


@dataclass(frozen=True, slots=True)
class Directeur:
    """A directeur M&O, with what he or she holds; empty where nothing was said yet (PT-20)."""

    persoon: int
    domein: int | None = None
    themas: str = ""


def directeuren(peil: Peilmoment) -> list[Directeur]:
    """Who are directeur M&O on the Peilmoment, with their vakdomein and themes."""
    rollen = reads.rollen(peil).filter(rolsoort__rol=Rol.DIRECTEUR_MO)
    mensen = sorted(set(rollen.values_list("persoon_id", flat=True)))
    feiten = Portefeuille.objects.op(peil).filter(persoon_id__in=reeksen.ids(mensen))
    houdt = {f.persoon_id: Directeur(f.persoon_id, f.drager_id, f.themas) for f in feiten}
    return [houdt.get(persoon, Directeur(persoon)) for persoon in mensen]


def _secretarissen(peil: Peilmoment) -> set[int]:
    rollen = reads.rollen(peil).filter(rolsoort__rol=Rol.PROVINCIESECRETARIS, waarneming=False)
    return set(rollen.values_list("persoon_id", flat=True))


def _uit_pteam(personen: set[int], peil: Peilmoment) -> dict[int, int]:
    teams = dict(
        Lidmaatschap.objects.op(peil)
        .filter(persoon_id__in=reeksen.ids(personen))
        .values_list("persoon_id", "pteam_id")
    )
    rollen = reads.rollen_op(set(teams.values()), peil).filter(
        rolsoort__rol=Rol.P_MANAGER, waarneming=False
    )
    leiders = dict(rollen.order_by("-id").values_list("drager_id", "persoon_id"))
    return {persoon: leiders[team] for persoon, team in teams.items() if team in leiders}


def _aogs_van_control(personen: set[int] | None, peil: Peilmoment) -> set[int]:
    """The AOGs of opdrachten whose opgave stands directly under the directieteam (REG-04)."""
    opgaven = Ligging.objects.op(peil).filter(
        ouder__soort=Dragersoort.ORGAAN, ouder__nummer=DIRECTIETEAM
    )
    opdrachten = Ligging.objects.op(peil).filter(ouder_id__in=opgaven.values("drager_id"))
    rollen = reads.rollen(peil).filter(
        rolsoort__rol=Rol.AOG, waarneming=False, drager_id__in=opdrachten.values("drager_id")
    )
    if personen is not None:
        rollen = rollen.filter(persoon_id__in=reeksen.ids(personen))
    return set(rollen.values_list("persoon_id", flat=True))
