"""REG-08: what is missing from the opdrachtprofiel of a running opdracht."""

from datetime import date, timedelta

import pytest

from driehoek.opdrachten import acts
from driehoek.opdrachten.types import NieuweOpdracht, Profiel, Profielvaststelling, ScopeGegevens
from driehoek.platform import klok, regelboek
from provincie import verzoek

VOL = Profiel("dynamisch", waarom="Moet", wat="Een weg", hoe="In fasen", wie="Een planner")


def signalen() -> list[str]:
    (regel,) = [r for r in regelboek.alle() if r.sleutel == "REG-08s"]
    return [o.zin for o in regel.overtredingen()]


def start(p, profiel: Profiel, vanaf: date) -> int:
    opgave = p.opgave()
    uitkomst = acts.start_opdrachten(
        verzoek(),
        opdrachten=[NieuweOpdracht("Een weg", opgave, vanaf, profiel, ScopeGegevens(1))],
        grond=p.van_directeur(
            "opdracht_starten", opgave, op=min(vanaf, klok.vandaag()), vanaf=vanaf
        ),
    )
    opdracht = uitkomst.ids("register_drager")[0]
    p.opgave_van[opdracht] = opgave
    return opdracht


def test_REG_08_een_vol_profiel_is_geen_signaal(provincie):
    start(provincie, VOL, date(2024, 1, 1))

    assert signalen() == []


@pytest.mark.parametrize("leeg", ["", "  "])
def test_REG_08_wat_ontbreekt_staat_in_een_zin(provincie, leeg):
    opdracht = start(provincie, Profiel("dynamisch", waarom="Moet", hoe=leeg), date(2024, 1, 1))
    assert signalen() == ["In het opdrachtprofiel van 'Een weg' ontbreekt: wat, hoe, wie."]

    acts.stel_profiel_vast(
        verzoek(),
        vaststellingen=[Profielvaststelling(opdracht, klok.vandaag(), VOL)],
        grond=provincie.van_directeur("scope", provincie.opgave_van[opdracht], op=date(2024, 1, 1)),
    )

    assert signalen() == []


@pytest.mark.parametrize(("dagen", "spreekt"), [(0, True), (1, False)])
def test_REG_08_grensdag_een_opdracht_die_nog_moet_beginnen_zwijgt(provincie, dagen, spreekt):
    start(provincie, Profiel("dynamisch"), klok.vandaag() + timedelta(days=dagen))

    assert bool(signalen()) is spreekt
