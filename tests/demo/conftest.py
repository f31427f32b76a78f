import pytest
from demo_controleur import Controleur
from demo_hulp import van

from driehoek.demo.plan import types as t
from driehoek.demo.plan.maak import maak_plan


@pytest.fixture(scope="session")
def plan() -> t.Plan:
    return maak_plan()


@pytest.fixture(scope="session")
def einde(plan: t.Plan) -> Controleur:
    return Controleur().loop(plan)


@pytest.fixture(scope="session")
def personen(plan: t.Plan) -> dict[str, t.Persoon]:
    return {p.key: p for e in van(plan, t.PersonenInDienst) for p in e.personen}


@pytest.fixture(scope="session")
def opdrachten(plan: t.Plan) -> list[t.OpdrachtPlan]:
    return [o for e in van(plan, t.OpdrachtenGestart) for o in e.opdrachten]
