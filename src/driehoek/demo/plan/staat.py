"""How things stand while the plan is being made, and the pen that writes events down."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from driehoek.demo.plan.bronnen.vorm import OpgaveBron, Stam
from driehoek.demo.plan.kalender import plus_werkdagen, werkdag_van
from driehoek.demo.plan.mensen import Mensen
from driehoek.demo.plan.rollen import Besluitsoort, Rol
from driehoek.demo.plan.soorten import Soort
from driehoek.demo.plan.types import (
    Beslisser,
    BesluitPlan,
    Event,
    OpgavePlan,
    Orgaanbeslisser,
    Rolbeslisser,
    Scope,
)

BEGIN = date(2023, 1, 1)
LAATSTE_DAG = date(2026, 11, 20)
_TIJDZONE = ZoneInfo("Europe/Amsterdam")
_EERSTE_MAAND = 2023 * 12
_OPBOUWDAGEN = 3
_OCHTEND = time(8, 30)
_WERKDAG = timedelta(hours=8, minutes=45)
_LEEG = datetime(2023, 1, 1, tzinfo=_TIJDZONE)


@dataclass(frozen=True, slots=True)
class Maand:
    nummer: int

    @property
    def jaar(self) -> int:
        return self.nummer // 12

    @property
    def maand(self) -> int:
        return self.nummer % 12 + 1

    def dag(self, nummer: int) -> date:
        """A working day of this month; in the first month the register is being set up first."""
        extra = _OPBOUWDAGEN if self.nummer == _EERSTE_MAAND else 0
        return werkdag_van(self.jaar, self.maand, nummer + extra)

    @property
    def volgende(self) -> date:
        return Maand(self.nummer + 1).eerste

    @property
    def eerste(self) -> date:
        return date(self.jaar, self.maand, 1)


@dataclass(slots=True)
class Deel:
    key: str
    aon: str = ""


@dataclass(slots=True)
class Opdracht:
    key: str
    opgave: str
    bron: OpgaveBron
    stam: Stam
    soort: Soort
    naam: str
    start: int  # month number
    stappen: list[int]  # month numbers at which the next phase is due
    eind: int | None
    fase: int
    scope: Scope
    splitst: int = 0  # month number from which it is split; 0 is never
    buiten_begroting: bool = False  # matches no product or project: explained (REG-01)
    gat_aog: bool = False
    gat_aon: bool = False
    gestart: bool = False
    gesloten: bool = False
    aog: str = ""
    aon: str = ""
    vacant_sinds: int = 0
    delen: list[Deel] = field(default_factory=list)
    # The last day on which something about it takes effect or is entered; free from the day after.
    bezet_tot: date = BEGIN

    def is_vrij(self, dag: date) -> bool:
        return self.gestart and not self.gesloten and self.bezet_tot < dag

    def zet_aon(self, drager: str, persoon: str) -> None:
        if drager == self.key:
            self.aon = persoon
        for deel in self.delen:
            deel.aon = persoon if deel.key == drager else deel.aon

    def bezet(self, *dagen: date) -> None:
        self.bezet_tot = max(self.bezet_tot, *dagen)


class Wereld:
    def __init__(self, seed: int, schaal: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing secret
        self.schaal = schaal
        self.mensen = Mensen(self.rng, schaal)
        self.opgaven: dict[str, OpgavePlan] = {}
        self.opdrachten: list[Opdracht] = []
        self.domeindirecteur: dict[str, tuple[str, date]] = {}
        self.directeur_mo: dict[str, str] = {}
        self.bog: dict[tuple[str, int], str] = {}
        self.persoon: dict[str, str] = {}  # named people of the story, by role in it
        self.gereserveerd: set[str] = set()
        self.afwezig: dict[str, tuple[date, date]] = {}  # directors who decide nothing meanwhile
        self.gebonden_tot: dict[str, date] = {}  # people who cannot leave yet
        self.registratoren: list[str] = []
        self._nummers: Counter[int] = Counter()
        self._events: list[tuple[date, int, Event]] = []

    def kies(
        self, dag: date, voorwaarde: Callable[[Opdracht], bool], aantal: int
    ) -> list[Opdracht]:
        """Some running opdrachten that nothing else is happening to on a day."""
        uit = [o for o in self.opdrachten if o.is_vrij(dag) and voorwaarde(o)]
        return self.rng.sample(uit, min(aantal, len(uit)))

    # --- who decides ---

    def beslist_over(self, opgave: str, dag: date) -> Beslisser | None:
        """The domeindirecteur, or the DT for the opgave that stands directly under it."""
        if self.opgaven[opgave].onder_dt:
            return Orgaanbeslisser(orgaan="DT")
        houder = self.domeindirecteur.get(opgave)
        if houder is None or houder[1] > dag or self.is_afwezig(houder[0], dag):
            return None
        return Rolbeslisser(rol=Rol.DOMEINDIRECTEUR, persoon=houder[0], drager=opgave)

    def is_afwezig(self, persoon: str, dag: date) -> bool:
        van, tot = self.afwezig.get(persoon, (dag, dag))
        return van <= dag < tot

    def bind(self, persoon: str, tot: date) -> None:
        self.gebonden_tot[persoon] = max(tot, self.gebonden_tot.get(persoon, tot))

    def dechargeert(self, opdracht: Opdracht, dag: date) -> Beslisser | None:
        """Nobody discharges himself: the DT does where the domeindirecteur is the AOG (REG-40)."""
        beslisser = self.beslist_over(opdracht.opgave, dag)
        if isinstance(beslisser, Rolbeslisser) and beslisser.persoon == opdracht.aog:
            return Orgaanbeslisser(orgaan="DT")
        return beslisser

    def directeur(self, pdomein: str) -> Rolbeslisser:
        persoon = self.directeur_mo[pdomein]
        return Rolbeslisser(rol=Rol.DIRECTEUR_MO, persoon=persoon, drager=f"pdomein:{pdomein}")

    def aog_beslist(self, opdracht: Opdracht) -> Rolbeslisser:
        return Rolbeslisser(rol=Rol.AOG, persoon=opdracht.aog, drager=opdracht.key)

    def provinciesecretaris(self) -> Rolbeslisser:
        persoon = self.persoon["provinciesecretaris"]
        return Rolbeslisser(rol=Rol.PROVINCIESECRETARIS, persoon=persoon, drager="concern")

    # --- writing down ---

    def besluit(
        self,
        soort: Besluitsoort,
        titel: str,
        beslisser: Beslisser,
        genomen: date,
        tekst: str,
        *,
        bekendgemaakt: date | None = None,
        werkt_vanaf: date | None = None,
    ) -> BesluitPlan:
        bekend = bekendgemaakt or plus_werkdagen(genomen, 1)
        self._nummers[genomen.year] += 1
        return BesluitPlan(
            kenmerk=f"DRH-{genomen.year}-{self._nummers[genomen.year]:05d}",
            titel=titel,
            soort=soort,
            beslisser=beslisser,
            genomen=genomen,
            bekendgemaakt=bekend,
            werkt_vanaf=werkt_vanaf or bekend,
            tekst=tekst,
        )

    def meld(self, soort: type[Event], dag: date, *, door: str = "", **velden: Any) -> date:
        """Writes an event down on a day, or the first working day after it; gives that day."""
        dag = plus_werkdagen(dag, 0)
        registrator = door or self.rng.choice(self.registratoren)
        event = soort(registratiemoment=_LEEG, registrator=registrator, **velden)
        self._events.append((dag, len(self._events), event))
        return dag

    def events(self) -> tuple[Event, ...]:
        """All that was written down, in order, each at a moment of its own in the working day."""
        self._events.sort(key=lambda regel: regel[:2])
        per_dag = Counter(dag for dag, _, _ in self._events)
        gehad: Counter[date] = Counter()
        uit: list[Event] = []
        for dag, _, event in self._events:
            begin = datetime.combine(dag, _OCHTEND, _TIJDZONE)
            moment = begin + _WERKDAG * gehad[dag] / per_dag[dag]
            gehad[dag] += 1
            uit.append(replace(event, registratiemoment=moment.replace(microsecond=0)))
        return tuple(uit)

    def vlot(self, dag: date) -> date:
        """Entered at once or a day later, as it should be."""
        return plus_werkdagen(dag, self.rng.randint(0, 1))
