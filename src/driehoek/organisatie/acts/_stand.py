"""Who is in which P-team and who leads it on a day: before an act, and after what it books."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.organisatie.types import Aard
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register import instellingen
from driehoek.register.models import Rolvervulling
from driehoek.register.types import ROLSOORT, Dragersoort, Rol

P_MANAGER = ROLSOORT[Rol.P_MANAGER, Dragersoort.PTEAM].id


@dataclass(frozen=True, slots=True)
class Grootte:
    """How many employees are placed in a P-team, and the fte of their employments together."""

    medewerkers: int = 0
    fte: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stand:
    """The P-teams on one day. Who is not in `uren` is an employee of unknown hours (PT-02)."""

    team_van: Mapping[int, int]
    leiding: tuple[tuple[int, int], ...]
    """P-manager and team."""
    uren: Mapping[int, Decimal | None]
    """The hours a week of each; None for who is no employee and does not count."""
    voltijd: int

    def groottes(self) -> dict[int, Grootte]:
        """The size of each team (PT-02)."""
        per_team: dict[int, list[Decimal]] = defaultdict(list)
        for persoon, team in self.team_van.items():
            uren = self.uren.get(persoon, Decimal(0))
            if uren is not None:
                per_team[team].append(uren)
        return {
            team: Grootte(len(uren), sum(uren, Decimal(0)) / self.voltijd)
            for team, uren in per_team.items()
        }

    def spannes(self) -> Counter[int]:
        """How many employees each P-manager leads (PT-04)."""
        maten = self.groottes()
        telling: Counter[int] = Counter()
        for persoon, team in self.leiding:
            telling[persoon] += maten.get(team, Grootte()).medewerkers
        return telling

    def leden(self, teams: Iterable[int]) -> dict[int, int]:
        """Who is in one of these teams, and in which."""
        gekozen = set(teams)
        return {persoon: team for persoon, team in self.team_van.items() if team in gekozen}


def voor_en_na(boek: Boek, dag: date) -> tuple[Stand, Stand]:
    """The teams on a day as the register is now, and as this act would make it."""
    leden = list(Lidmaatschap.objects.huidig().filter(geldig__contains=dag))
    leiding = list(
        Rolvervulling.objects.huidig().filter(
            geldig__contains=dag, rolsoort_id=P_MANAGER, waarneming=False
        )
    )
    uren, voltijd = _uren(dag), instellingen.getal(instellingen.VOLTIJD, dag)
    straks = _na(boek, Lidmaatschap, leden, dag)
    met = _p_managers(_na(boek, Rolvervulling, leiding, dag))
    return _stand(leden, leiding, uren, voltijd), _stand(straks, met, uren, voltijd)


def _stand(
    leden: Iterable[Tijdfeit],
    leiding: Iterable[Tijdfeit],
    uren: Mapping[int, Decimal | None],
    voltijd: int,
) -> Stand:
    return Stand(
        {f.__dict__["persoon_id"]: f.__dict__["pteam_id"] for f in leden},
        tuple((f.__dict__["persoon_id"], f.__dict__["drager_id"]) for f in leiding),
        uren,
        voltijd,
    )


def _na(boek: Boek, model: type[Tijdfeit], rijen: Iterable[Tijdfeit], dag: date) -> list[Tijdfeit]:
    weg = set(boek.gesloten(model))
    erbij = [f for f in boek.geopend(model) if f.periode.bevat(dag)]
    return [*(f for f in rijen if f.id not in weg), *erbij]


def _p_managers(feiten: Iterable[Tijdfeit]) -> list[Tijdfeit]:
    return [
        f for f in feiten if f.__dict__["rolsoort_id"] == P_MANAGER and not f.__dict__["waarneming"]
    ]


def _uren(dag: date) -> dict[int, Decimal | None]:
    """The hours of each employee together (PT-23); of who has no such employment, None."""
    uren: dict[int, Decimal | None] = {}
    feiten = Dienstverband.objects.huidig().filter(geldig__contains=dag)
    for persoon, aard, aantal in feiten.values_list("persoon_id", "aard", "uren"):
        eerder = uren.setdefault(persoon, None)
        if aard == Aard.MEDEWERKER:
            uren[persoon] = (eerder or Decimal(0)) + aantal
    return uren
