"""People come and go each quarter, and some change P-team."""

from datetime import date

from driehoek.demo.plan.mensen import Team
from driehoek.demo.plan.opbouw import P_BERAAD
from driehoek.demo.plan.rollen import Besluitsoort
from driehoek.demo.plan.staat import Maand, Wereld
from driehoek.demo.plan.types import (
    PersonenInDienst,
    PersonenUitDienst,
    Plaatsing,
    PlaatsingInPTeam,
    Rechtsfeit,
)

_VERTREK_PER_KWARTAAL = {"einde dienstverband": 14, "pensioen": 8}
_KOMST_PER_KWARTAAL = 25
_OVERSTAP_PER_KWARTAAL = 4
_KLEINSTE, _GROOTSTE = 8, 15


def komen_en_gaan(w: Wereld, maand: Maand) -> None:
    dag = maand.dag(2)
    for soort, aantal in _VERTREK_PER_KWARTAAL.items():
        _laat_gaan(w, maand, soort, aantal * w.schaal)
    nieuw = _neem_aan(w, dag, _KOMST_PER_KWARTAAL * w.schaal)
    over = _laat_overstappen(w, nieuw, _OVERSTAP_PER_KWARTAAL * w.schaal)
    besluit = w.besluit(
        Besluitsoort.PTEAM_PLAATSEN,
        f"Plaatsing in P-teams, kwartaal {(maand.maand + 2) // 3} van {maand.jaar}",
        P_BERAAD,
        dag,
        f"Het P-beraad plaatst {len(nieuw)} nieuwe medewerkers en laat {len(over)} medewerkers op "
        "eigen wens van P-team wisselen.",
    )
    w.meld(PlaatsingInPTeam, besluit.werkt_vanaf, besluit=besluit, plaatsingen=(*nieuw, *over))


def _laat_gaan(w: Wereld, maand: Maand, soort: str, aantal: int) -> None:
    gaan: list[str] = []
    for _ in range(aantal):
        team = w.rng.choice([t for t in w.mensen.teams if _kan_missen(w, t)])
        persoon = w.rng.choice([p for p in team.leden if p not in w.gereserveerd])
        w.mensen.vertrek(persoon)
        gaan.append(persoon)
    omschrijving = "Met pensioen." if soort == "pensioen" else "Uit dienst op eigen verzoek."
    feit = Rechtsfeit(soort=soort, dag=maand.eerste, omschrijving=omschrijving)
    w.meld(PersonenUitDienst, maand.dag(2), personen=tuple(gaan), rechtsfeit=feit)


def _neem_aan(w: Wereld, dag: date, aantal: int) -> tuple[Plaatsing, ...]:
    plaatsingen, nieuwen = [], []
    for _ in range(aantal):
        team = w.rng.choice([t for t in w.mensen.teams if _heeft_plek(t)])
        persoon = w.mensen.nieuwe_collega(team, dag)
        w.mensen.plaats(persoon.key, team)
        nieuwen.append(persoon)
        plaatsingen.append(Plaatsing(persoon=persoon.key, pteam=team.plan.key))
    w.meld(PersonenInDienst, dag, personen=tuple(nieuwen))
    return tuple(plaatsingen)


def _laat_overstappen(
    w: Wereld, nieuw: tuple[Plaatsing, ...], aantal: int
) -> tuple[Plaatsing, ...]:
    uit: list[Plaatsing] = []
    for _ in range(aantal):
        van = w.rng.choice([t for t in w.mensen.teams if _kan_missen(w, t)])
        naar = w.rng.choice([t for t in w.mensen.teams if _heeft_plek(t) and t is not van])
        persoon = w.rng.choice([p for p in van.leden if p not in w.gereserveerd])
        if any(p.persoon == persoon for p in (*nieuw, *uit)):
            continue
        w.mensen.plaats(persoon, naar)
        uit.append(Plaatsing(persoon=persoon, pteam=naar.plan.key))
    return tuple(uit)


def _kan_missen(w: Wereld, team: Team) -> bool:
    vrij = any(p not in w.gereserveerd for p in team.leden)
    return not team.is_vast and len(team.leden) > _KLEINSTE and vrij


def _heeft_plek(team: Team) -> bool:
    return not team.is_vast and len(team.leden) < _GROOTSTE
