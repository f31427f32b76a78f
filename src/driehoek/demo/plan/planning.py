"""Which opdrachten there will be, from when to when, and what their texts say."""

import random
import re

from driehoek.demo.plan.bronnen import OPGAVEN
from driehoek.demo.plan.bronnen.gebieden import GEBIEDEN
from driehoek.demo.plan.bronnen.vorm import OpgaveBron, Stam
from driehoek.demo.plan.kalender import maandnummer
from driehoek.demo.plan.soorten import BEVOEGDHEDEN, SOORTEN, WIE, Soort
from driehoek.demo.plan.staat import Opdracht
from driehoek.demo.plan.types import Label, OpdrachtPlan, Profiel, Scope

EERSTE_MAAND = maandnummer("2023-01")
LAATSTE_MAAND = maandnummer("2026-11")
_KANS_VANAF_BEGIN = 0.8
# When something new can start: the rounds in which the programme is set.
_STARTMAANDEN: tuple[str, ...] = ("2023-04", "2023-09", "2024-01", "2024-04", "2024-09")
_STARTMAANDEN += ("2025-01", "2025-04", "2025-09", "2026-01", "2026-04", "2026-09")
_FASEDUUR = (11, 21)
_EINDDUUR = (10, 20)
_KORTSTE = 3
_KANS_SPLITSEN = 0.5
_SPLITSEN_NA = (0, 0, 0, 3, 8, 14)
_JAARTAL = re.compile(r"\b20(2[3-6])\b")
_MILJOEN = 1_000_000
_AFRONDING = 10_000
_BEREIKEN = (0.9, 1.0, 1.1)
_JAREN_PER_PROJECT = 4
# Recent work that has no product in the budget yet.
BUITEN_BEGROTING = (
    "Proef met taalmodellen op de werkplek",
    "Batterijen en opslag: ruimtelijk afwegingskader",
    "Veiligheid en defensie: economische kansen",
    "Toekomst otter: knelpunten oplossen",
    "Schadevergoeding en aansprakelijkstelling PFAS",
)


def plan_opdrachten(rng: random.Random, schaal: int) -> list[Opdracht]:
    uit: list[Opdracht] = []
    for ronde in range(schaal):
        for bron in OPGAVEN:
            for stam in bron.stammen:
                uit.append(_opdracht(rng, bron, stam, len(uit) + 1, ronde))
    return uit


def opdrachtplan(rng: random.Random, opdracht: Opdracht, post: str) -> OpdrachtPlan:
    soort, bron = opdracht.soort, opdracht.bron
    profiel = Profiel(
        waarom=rng.choice(bron.waarom),
        wat=rng.choice(soort.wat),
        hoe=rng.choice(soort.hoe),
        wie=rng.choice(WIE).format(vakken=bron.vakken),
    )
    return OpdrachtPlan(
        key=opdracht.key,
        opgave=opdracht.opgave,
        naam=opdracht.naam,
        label=soort.label,
        fase=soort.fasen[opdracht.fase],
        profiel=profiel,
        scope=opdracht.scope,
        post=post,
        zelfstandig=len(bron.stammen) == 1,
    )


def _opdracht(
    rng: random.Random, bron: OpgaveBron, stam: Stam, nummer: int, ronde: int
) -> Opdracht:
    soort = SOORTEN[stam.soort]
    start = _start(rng, stam)
    fase = _eerste_fase(rng, soort, stam, start)
    stappen, eind = _verloop(rng, soort, stam, start, fase)
    kans = _KANS_SPLITSEN * soort.splitsbaar
    naam = stam.naam if ronde == 0 else f"{stam.naam}, {_gebied(ronde)}"
    return Opdracht(
        key=f"opdracht:{nummer:04d}",
        opgave=f"opgave:{bron.code}",
        bron=bron,
        stam=stam,
        soort=soort,
        naam=naam,
        start=start,
        stappen=stappen,
        eind=eind,
        fase=fase,
        scope=_scope(rng, soort, stam),
        splitst=start + rng.choice(_SPLITSEN_NA) if rng.random() < kans else 0,
        buiten_begroting=stam.naam in BUITEN_BEGROTING,
    )


def _gebied(ronde: int) -> str:
    deel, gebied = divmod(ronde - 1, len(GEBIEDEN))
    return GEBIEDEN[gebied] if deel == 0 else f"{GEBIEDEN[gebied]} {deel + 1}"


def _start(rng: random.Random, stam: Stam) -> int:
    if stam.start:
        return maandnummer(stam.start)
    if jaar := _JAARTAL.search(stam.naam):
        return maandnummer(f"{jaar.group()}-01")
    soort = SOORTEN[stam.soort]
    if soort.label == Label.STABIEL or rng.random() < _KANS_VANAF_BEGIN:
        return EERSTE_MAAND
    return maandnummer(rng.choice(_STARTMAANDEN))


def _eerste_fase(rng: random.Random, soort: Soort, stam: Stam, start: int) -> int:
    """What ran before the register began is somewhere on its way."""
    if start > EERSTE_MAAND or stam.start:
        return 0
    return rng.randrange(len(soort.fasen))


def _verloop(
    rng: random.Random, soort: Soort, stam: Stam, start: int, fase: int
) -> tuple[list[int], int | None]:
    te_gaan = len(soort.fasen) - 1 - fase
    if stam.eind:
        eind = max(maandnummer(stam.eind), start + _KORTSTE)
        stap = (eind - start) / (te_gaan + 1)
        return [start + round(stap * (n + 1)) for n in range(te_gaan)], eind
    if soort.label == Label.STABIEL:
        return [], None
    stappen, maand = [], start
    for _ in range(te_gaan):
        maand += rng.randint(*_FASEDUUR)
        stappen.append(maand)
    return stappen, maand + rng.randint(*_EINDDUUR)


def miljoen_per_jaar(soort: Soort, stam: Stam) -> float:
    """What an opdracht costs in a budget year: a project is spread over some years."""
    return stam.miljoen / (_JAREN_PER_PROJECT if soort.label == Label.DYNAMISCH else 1)


def _scope(rng: random.Random, soort: Soort, stam: Stam) -> Scope:
    bedrag = miljoen_per_jaar(soort, stam) * rng.choice(_BEREIKEN) * _MILJOEN
    return Scope(
        materieel_budget=max(_AFRONDING, round(bedrag / _AFRONDING) * _AFRONDING),
        bevoegdheden=rng.choice(BEVOEGDHEDEN),
        strategische_keuzes=rng.choice(soort.keuzes),
    )
