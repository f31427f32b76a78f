"""The plan keeps the hard rules, by the word of a checker that can say no."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from demo_controleur import Controleur
from demo_hulp import DBI, van

from driehoek.demo.plan import types as t
from driehoek.demo.plan.maak import maak_plan
from driehoek.demo.plan.rollen import Rol

REGELS = (
    *("REG-01", "REG-02", "REG-03", "REG-04", "REG-05", "REG-06", "REG-07", "REG-09", "REG-16"),
    *("REG-17", "REG-19", "REG-21", "REG-26", "REG-30", "REG-31", "REG-35", "REG-36", "REG-37"),
    *("BEV-02", "BEV-05", "BEV-06", "BEV-07", "BEV-08", "BEV-09", "BEV-10"),
    *("REG-38", "REG-40", "BEV-11", "BEV-14", "MAT-03", "PT-01", "PT-02", "PT-03", "GEN-04"),
    *("BESTAAN", "DIENST", "FASE", "LID", "PERIODE", "REGISTRATOR", "VERVANGEN", "VOLGORDE"),
)


@pytest.mark.parametrize("regel", REGELS)
def test_plan_keeps_the_rule(einde, regel):
    assert [wat for wie, wat in einde.fouten if wie == regel] == []


def test_plan_breaks_no_rule_that_is_not_listed(einde):
    assert einde.fouten == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_seeds_are_lawful_too(seed):
    assert Controleur().loop(maak_plan(seed)).fouten == []


def _herhaal(plan: t.Plan, soort: type[t.Event]) -> Iterable[t.Event]:
    """The first event of a kind happens twice."""
    gedaan = False
    for e in plan.events:
        yield e
        if type(e) is soort and not gedaan:
            gedaan = True
            yield replace(e, registratiemoment=e.registratiemoment + timedelta(seconds=1))


def _zonder(plan: t.Plan, soort: type[t.Event]) -> Iterable[t.Event]:
    return (e for e in plan.events if type(e) is not soort)


def _verander(
    plan: t.Plan, soort: type[t.Event], anders: Callable[[t.Event], t.Event]
) -> Iterable[t.Event]:
    gedaan = False
    for e in plan.events:
        if type(e) is soort and not gedaan:
            gedaan = True
            yield anders(e)
        else:
            yield e


def _te_laat_genomen(e):
    dag = e.registratiemoment.date() + timedelta(days=1)
    besluit = replace(e.besluit, genomen=dag, bekendgemaakt=dag, werkt_vanaf=dag)
    return replace(e, besluit=besluit)


def _werkt_voor_bekendmaking(e):
    return replace(e, besluit=replace(e.besluit, werkt_vanaf=e.besluit.genomen - timedelta(days=1)))


def _door_ps(e):
    return replace(e, besluit=replace(e.besluit, beslisser=t.Orgaanbeslisser(orgaan="PS")))


def _door_ander(e):
    wie = t.Rolbeslisser(rol=Rol.DOMEINDIRECTEUR, persoon=e.registrator, drager="opgave:6-1-1")
    return replace(e, besluit=replace(e.besluit, beslisser=wie))


def _vergeet_een(e):
    return replace(e, opdrachten=e.opdrachten[1:])


def _twee_plekken(e):
    dubbel = replace(e.plaatsingen[0], pteam=e.plaatsingen[-1].pteam)
    return replace(e, plaatsingen=(*e.plaatsingen, dubbel))


def _zonder_toelichting(plan: t.Plan, regel: str) -> Iterable[t.Event]:
    for e in plan.events:
        over = tuple(u for u in e.toelichtingen if u.regel != regel)
        yield replace(e, toelichtingen=over)


def _op_deelopdracht(plan: t.Plan) -> Iterable[t.Event]:
    na = van(plan, t.DeelopdrachtenIngesteld)[0]
    for e in plan.events:
        yield e
        if e is na:
            aog = van(plan, t.AOGBenoemd)[0]
            benoeming = replace(aog.benoemingen[0], drager=na.delen[0].key)
            moment = e.registratiemoment + timedelta(seconds=1)
            yield replace(aog, benoemingen=(benoeming,), registratiemoment=moment)


VERKEERD = {
    "REG-01": lambda p: _zonder_toelichting(p, "REG-01"),
    "REG-02": lambda p: _herhaal(p, t.OpdrachtenGestart),
    "REG-04": lambda p: _herhaal(p, t.DomeindirecteurAangewezen),
    "REG-05": lambda p: _herhaal(p, t.AOGBenoemd),
    "REG-05 op een deelopdracht": _op_deelopdracht,
    "REG-06": lambda p: _herhaal(p, t.AONBenoemd),
    "REG-07": lambda p: _zonder_toelichting(p, "REG-07"),
    "REG-09 na de registratie": lambda p: _verander(p, t.ScopeGewijzigd, _te_laat_genomen),
    "REG-09 niet bevoegd": lambda p: _verander(p, t.OpgaveHernoemd, _door_ps),
    "REG-09 rol niet gehad": lambda p: _verander(p, t.ScopeGewijzigd, _door_ander),
    "REG-17": lambda p: _zonder(p, t.DechargeVerleend),
    "REG-21": lambda p: _zonder(p, t.UitzonderingVastgesteld),
    "REG-30": lambda p: _verander(p, t.OpgavenSamengevoegd, _vergeet_een),
    "REG-31": lambda p: _zonder(p, t.OrgaanLedenBenoemd),
    "REG-37": lambda p: _zonder(p, t.RolBeeindigdDoorRechtsfeit),
    "BEV-14": lambda p: _verander(p, t.ScopeGewijzigd, _werkt_voor_bekendmaking),
    "MAT-03": lambda p: _zonder(p, t.AOGBenoemd),
    "PT-01": lambda p: _verander(p, t.PlaatsingInPTeam, _twee_plekken),
    "PT-02": lambda p: _zonder_toelichting(p, "PT-02"),
    "PT-03": lambda p: _herhaal(p, t.PManagersBenoemd),
    "BESTAAN": lambda p: _zonder(p, t.PTeamsOpgericht),
}


@pytest.mark.parametrize("geval", VERKEERD)
def test_the_checker_sees_a_broken_rule(plan, geval):
    """The checker's silence is worth something only if it speaks when a plan is wrong."""
    kapot = replace(plan, events=tuple(VERKEERD[geval](plan)))
    gezien = {regel for regel, _ in Controleur().loop(kapot).fouten}
    assert geval.split(maxsplit=1)[0] in gezien


def test_REG_40_is_seen_when_a_domeindirecteur_discharges_himself(plan, einde):
    def is_van_dbi(e: t.Event) -> bool:
        return isinstance(e, t.Faseovergang) and einde.ligging[e.stappen[0].opdracht] == DBI

    eerste = next(e for e in plan.events if is_van_dbi(e))
    directeur = next(f for f in einde.feiten[DBI] if f.rol == Rol.DOMEINDIRECTEUR)
    zelf = t.Rolbeslisser(rol=Rol.DOMEINDIRECTEUR, persoon=directeur.persoon, drager=DBI)
    anders = replace(eerste, besluit=replace(eerste.besluit, beslisser=zelf))
    kapot = replace(plan, events=tuple(anders if e is eerste else e for e in plan.events))
    assert "REG-40" in {regel for regel, _ in Controleur().loop(kapot).fouten}
