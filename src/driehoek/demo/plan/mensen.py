"""The people and their P-teams: who there is at the start, and a stream of newcomers."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from driehoek.demo.plan.bronnen.gebieden import GEBIEDEN
from driehoek.demo.plan.bronnen.teams import FAMILIES, TEAMS, TeamBron
from driehoek.demo.plan.namen import ACHTERNAMEN, VOORNAMEN
from driehoek.demo.plan.types import Persoon, PTeam

VOLTIJD = 36
_UREN = (36, 32, 28, 24, 20)
_UREN_KANS = (62, 20, 6, 9, 3)
_GROOTTE = (10, 14)
# Two teams that need an explanation under PT-02, and small ones that do not.
AFWIJKEND = {"Archeologie en monumentenzorg": 6, "Servicedesk": 17}
_KLEIN = {"Opdrachtmanagers control": 8}
_PMANAGERS_PER_TEAM = 15
_TEAMS_PER_PMANAGER = 2
REGISSEURS = "Directieteam en directeuren"
PROGRAMMADIRECTEUREN = "Programmadirecteuren"
OPDRACHTMANAGER = "Opdrachtmanager"


@dataclass(slots=True)
class Team:
    plan: PTeam
    bron: TeamBron | None
    leden: list[str] = field(default_factory=list)
    pmanager: str = ""

    @property
    def is_vast(self) -> bool:
        """No one comes or goes by chance."""
        return self.bron is None or self.bron.naam in AFWIJKEND


class Mensen:
    def __init__(self, rng: random.Random, schaal: int) -> None:
        self._rng = rng
        self._schaal = schaal
        self._namen: set[str] = set()
        self.personen: dict[str, Persoon] = {}
        self.teams: list[Team] = []
        self.team_van: dict[str, Team] = {}
        self.uit_dienst: set[str] = set()

    def neem_aan(self, functie: str, familie: str, schaal: int, in_dienst: date) -> Persoon:
        uren = self._rng.choices(_UREN, _UREN_KANS)[0]
        naam = self._nieuwe_naam()
        return self._voeg_toe(naam, functie, familie, schaal, uren, in_dienst)

    def neem_aan_met_naam(
        self, naam: tuple[str, str, str], functie: str, familie: str, schaal: int, in_dienst: date
    ) -> Persoon:
        self._namen.add(" ".join(naam))
        return self._voeg_toe(naam, functie, familie, schaal, VOLTIJD, in_dienst)

    def plaats(self, persoon: str, team: Team) -> None:
        if oud := self.team_van.get(persoon):
            oud.leden.remove(persoon)
        team.leden.append(persoon)
        self.team_van[persoon] = team

    def vertrek(self, persoon: str) -> None:
        self.uit_dienst.add(persoon)
        self.team_van.pop(persoon).leden.remove(persoon)

    def nieuwe_collega(self, team: Team, in_dienst: date) -> Persoon:
        if team.bron is None:
            raise ValueError("Een vast team krijgt geen nieuwe collega")
        laag, hoog = team.bron.schaal
        schaal = self._rng.randint(laag, hoog)
        functie = team.bron.functie
        if schaal == hoog and laag < hoog and functie != OPDRACHTMANAGER:
            functie = _senior(functie)
        return self.neem_aan(functie, team.bron.familie, schaal, in_dienst)

    def nieuw_team(self, naam: str, vak: str, pdomein: str, bron: TeamBron | None = None) -> Team:
        key = f"pteam:{len(self.teams) + 1:03d}"
        team = Team(PTeam(key=key, naam=naam, vak=vak, pdomein=f"pdomein:{pdomein}"), bron)
        self.teams.append(team)
        return team

    def vul_vakteams(self, in_dienst: date) -> None:
        for ronde in range(self._schaal):
            for bron in TEAMS:
                naam = (
                    bron.naam if ronde == 0 else f"{bron.naam}, {GEBIEDEN[ronde % len(GEBIEDEN)]}"
                )
                team = self.nieuw_team(naam, bron.functie, bron.pdomein, bron)
                for _ in range(self._grootte(bron)):
                    self.plaats(self.nieuwe_collega(team, in_dienst).key, team)

    def vul_pmanagers(self, pdomein: str, naam: str, in_dienst: date) -> None:
        """P-managers for the teams of one P-domain, each with two teams, in teams of their own."""
        functie = "Hoofd unit" if pdomein == "DBI" else "P-manager"
        eigen = [t for t in self.teams if t.bron and t.bron.pdomein == pdomein]
        managers: list[str] = []
        for n, team in enumerate(eigen):
            if n % _TEAMS_PER_PMANAGER == 0:
                schaal = self._rng.randint(12, 14)
                persoon = self.neem_aan(functie, FAMILIES["TL"], schaal, in_dienst)
                managers.append(persoon.key)
            team.pmanager = managers[-1]
        aantal = -(-len(managers) // _PMANAGERS_PER_TEAM)
        for n in range(aantal):
            kop = f"P-managers {naam[0].lower()}{naam[1:]}"
            team = self.nieuw_team(kop if aantal == 1 else f"{kop} {n + 1}", "P-manager", pdomein)
            for manager in managers[n::aantal]:
                self.plaats(manager, team)

    def in_dienst(self, personen: Iterable[str]) -> list[str]:
        return [p for p in personen if p not in self.uit_dienst]

    def team_van_naam(self, naam: str) -> Team:
        return next(team for team in self.teams if team.plan.naam == naam)

    def _grootte(self, bron: TeamBron) -> int:
        vast = AFWIJKEND | _KLEIN
        return vast.get(bron.naam) or self._rng.randint(*_GROOTTE)

    def _nieuwe_naam(self) -> tuple[str, str, str]:
        while True:
            voegsel, achternaam = self._rng.choice(ACHTERNAMEN)
            naam = (self._rng.choice(VOORNAMEN), voegsel, achternaam)
            if " ".join(naam) not in self._namen:
                self._namen.add(" ".join(naam))
                return naam

    def _voeg_toe(
        self,
        naam: tuple[str, str, str],
        functie: str,
        familie: str,
        schaal: int,
        uren: int,
        in_dienst: date,
    ) -> Persoon:
        voornaam, voegsel, achternaam = naam
        key = f"p{len(self.personen) + 1:05d}"
        persoon = Persoon(
            key=key,
            voornaam=voornaam,
            tussenvoegsel=voegsel,
            achternaam=achternaam,
            functie=functie,
            functiefamilie=familie,
            schaal=schaal,
            uren=uren,
            in_dienst=in_dienst,
            geboortejaar=_geboortejaar(key, schaal, in_dienst),
            soort="bestuurder" if schaal == 0 else "medewerker",
        )
        self.personen[persoon.key] = persoon
        return persoon


def _geboortejaar(key: str, schaal: int, in_dienst: date) -> int:
    """Whoever is in a higher scale is older, more or less."""
    kans = random.Random(key)  # noqa: S311 - repeatable on purpose, nothing secret
    jongst = 20 + schaal
    return in_dienst.year - min(round(kans.triangular(jongst, 62, jongst + 8)), 62)


def _senior(functie: str) -> str:
    """'Senior beleidsadviseur', but 'Senior ICT-architect'."""
    return (
        f"Senior {functie}" if functie[1].isupper() else f"Senior {functie[0].lower()}{functie[1:]}"
    )
