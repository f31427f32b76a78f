"""The story of four years holds what a visitor of the demo should find."""

from collections import Counter
from datetime import date

import pytest
from demo_controleur import Controleur
from demo_hulp import SLOTDAG, van

from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.demo.plan import mandaat_types as m
from driehoek.demo.plan import types as t
from driehoek.demo.plan.bronnen.begroting import AMBITIES, TOTALE_LASTEN
from driehoek.demo.plan.rollen import Rol


def lopend(einde: Controleur) -> list[str]:
    return [o for o in einde.fase if einde.bestaan[o][1] > SLOTDAG]


def aanmelding(plan: t.Plan, rol: str) -> str:
    return next(a.persoon for a in plan.aanmeldingen if a.rol == rol)


def test_gaps_are_there_to_be_found(einde):
    zonder = Counter(
        rol
        for o in lopend(einde)
        for rol in (Rol.AOG, Rol.AON)
        if not einde.houder(rol, o, SLOTDAG)
    )
    assert 3 <= zonder[Rol.AOG] <= 25
    assert zonder[Rol.AOG] < zonder[Rol.AON] <= 60
    los = [
        key
        for key, plan in einde.opgaven.items()
        if einde.bestaan[key][1] > SLOTDAG
        and not plan.onder_dt
        and not einde.houder(Rol.DOMEINDIRECTEUR, key, SLOTDAG)
    ]
    assert los == ["opgave:1-2-2"]


def test_one_aon_is_overloaded(plan, einde):
    tel = Counter(f.persoon for o in lopend(einde) for f in einde.houder(Rol.AON, o, SLOTDAG))
    (meest, aantal), (_, daarna) = tel.most_common(2)
    assert aantal >= 12 > daarna
    assert meest == aanmelding(plan, "overbelaste AON")


def test_REG_18_only_a_raised_scope_is_above_the_budget_of_its_year(plan):
    lasten: dict[tuple[int, str], int] = {}
    post: dict[tuple[str, int], str] = {}
    scope: dict[str, int] = {}
    verhoogd: set[str] = set()
    for e in plan.events:
        if isinstance(e, t.BegrotingVastgesteld):
            lasten |= {(e.jaar, p.code): p.lasten for p in e.posten}
        elif isinstance(e, t.OpdrachtenAanPost):
            post |= {(opdracht, e.jaar): code for opdracht, code in e.koppelingen}
        elif isinstance(e, t.OpdrachtenGestart):
            jaar = e.registratiemoment.year
            post |= {(o.key, jaar): o.post for o in e.opdrachten}
            scope |= {o.key: o.scope.materieel_budget for o in e.opdrachten}
        elif isinstance(e, t.ScopeGewijzigd):
            if e.scope.materieel_budget > scope[e.opdracht]:
                verhoogd.add(e.opdracht)
            scope[e.opdracht] = e.scope.materieel_budget
        elif isinstance(e, t.CorrectieScope):
            scope[e.opdracht] = e.scope_wordt.materieel_budget
    boven = {
        opdracht
        for (opdracht, jaar), code in post.items()
        if jaar == SLOTDAG.year and scope[opdracht] > lasten[jaar, code]
    }
    assert 12 <= len(boven) <= 36
    assert boven <= verhoogd
    assert all(bedrag > 0 for bedrag in scope.values())


def test_late_registrations_are_there(plan):
    lag = sorted(
        (e.registratiemoment.date() - e.besluit.genomen).days
        for e in van(plan, t.AONBenoemd) + van(plan, t.ScopeGewijzigd)
    )
    assert 20 <= sum(dagen > 40 for dagen in lag) <= 80
    assert lag[len(lag) // 2] <= 5


@pytest.mark.parametrize(
    ("soort", "minstens"),
    [
        (t.CorrectieRol, 8),
        (t.CorrectieScope, 2),
        (t.BesluitIngetrokken, 4),
        (t.BesluitGeschorst, 1),
        (t.OpgavenSamengevoegd, 2),
        (t.OpgaveHernoemd, 4),
        (t.ScopeGewijzigd, 40),
        (t.Faseovergang, 150),
        (t.OpdrachtGesloten, 60),
        (t.Waarneming, 20),
        (t.RolBeeindigdDoorRechtsfeit, 12),
        (t.UitzonderingVastgesteld, 2),
        (t.Instelling, 5),
        (t.BegrotingVastgesteld, 5),
        (m.MandaatVastgesteld, 6),
        (m.OndermandaatVerleend, 6),
        (m.MandaatBeeindigd, 1),
        (m.CorrectieMandaat, 1),
    ],
)
def test_four_years_hold_all_kinds_of_events(plan, soort, minstens):
    assert len(van(plan, soort)) >= minstens


def test_both_ways_of_withdrawing(plan):
    assert {e.vanaf_begin for e in van(plan, t.BesluitIngetrokken)} == {True, False}


def test_a_waarneming_runs_at_the_end(plan, einde):
    lopen = [w for per in einde.waarnemingen.values() for w in per if w.van <= SLOTDAG < w.tot]
    assert lopen


def test_REG_03_one_undivided_opgave_is_its_own_opdracht(opdrachten):
    assert [o.opgave for o in opdrachten if o.zelfstandig] == ["opgave:7-3-4"]


def test_REG_04_compliance_and_control_is_under_the_dt(plan):
    onder = [o for e in van(plan, t.OpgaveIngesteld) for o in e.opgaven if o.onder_dt]
    assert [o.naam for o in onder] == ["Compliance en control"]


def test_REG_21_director_dbi_holds_three_roles_by_exception(plan, einde):
    baas = aanmelding(plan, "directeur DBI")
    nu = {f.rol for f in einde.van_persoon[baas] if f.op(SLOTDAG)}
    assert nu >= {Rol.DOMEINDIRECTEUR, Rol.DIRECTEUR_MO, Rol.AOG}
    assert [(e.besluit.werkt_vanaf, e.tot) for e in van(plan, t.UitzonderingVastgesteld)] == [
        (date(2023, 1, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), date(2027, 1, 1)),
    ]


def test_REG_22_a_pmanager_is_aog_as_well(einde):
    rollen = [{f.rol for f in feiten} for feiten in einde.van_persoon.values()]
    top = {Rol.DIRECTEUR_MO, Rol.CONCERNDIRECTEUR}
    assert [r for r in rollen if r >= {Rol.P_MANAGER, Rol.AOG} and not r & top]


def test_REG_23_concerndirecteur_is_aog_once_and_it_is_explained(plan):
    directeur = aanmelding(plan, "concerndirecteur")
    keren = [e for e in van(plan, t.AOGBenoemd) for b in e.benoemingen if b.persoon == directeur]
    assert len(keren) == 1
    assert "REG-23" in [u.regel for u in keren[0].toelichtingen]


def test_REG_24_programmadirecteuren_are_aog_in_scale_16(einde, personen):
    aogs = {f.persoon for feiten in einde.feiten.values() for f in feiten if f.rol == Rol.AOG}
    zwaar = [personen[p] for p in aogs if personen[p].functie == "Programmadirecteur"]
    assert len(zwaar) >= 4
    assert all(p.schaal >= 16 for p in zwaar)


def test_REG_25_an_aog_in_a_scale_that_does_not_fit(einde, personen):
    schalen = [
        personen[f.persoon].schaal
        for feiten in einde.feiten.values()
        for f in feiten
        if f.rol == Rol.AOG
    ]
    assert min(schalen) < 13


def test_budgets_add_up_to_the_published_totals(plan):
    for e in van(plan, t.BegrotingVastgesteld):
        ambities = [p for p in e.posten if p.niveau == "ambitie"]
        assert len(ambities) == len(AMBITIES) == 7
        assert sum(p.lasten for p in ambities) == TOTALE_LASTEN[e.jaar]
        assert all(p.lasten >= 0 and p.baten >= 0 for p in e.posten)


def test_everyone_to_log_in_as_is_there(plan, einde, personen):
    assert {a.rol for a in plan.aanmeldingen} >= {
        "provinciesecretaris",
        "concerndirecteur",
        "gedeputeerde",
        "domeindirecteur",
        "directeur M&O",
        "AOG",
        "AON",
        "P-manager",
        "registerbeheerder",
        "controller",
        "auditor",
        "functioneel beheerder",
        "medewerker",
    }
    weg = [a for a in plan.aanmeldingen if einde.dienst[a.persoon][1] <= SLOTDAG]
    assert weg == []
    assert einde.van_persoon[aanmelding(plan, "medewerker")] == []


def test_the_regulation_is_whole_and_has_a_past_and_a_future(plan):
    gezet = [(e, a) for e in van(plan, m.MandaatVastgesteld) for a in e.artikelen]
    assert {a.rol for _, a in gezet} >= {
        *("PROVINCIESECRETARIS", "CONCERNDIRECTEUR", "DOMEINDIRECTEUR", "BOG", "AOG", "AON"),
        *("DIRECTEUR_MO", "P_MANAGER"),
    }
    assert {a.rechtshandeling for _, a in gezet} == set(Rechtshandeling.values)
    assert len({a.code for _, a in gezet}) >= 40
    later = [a.code for e, a in gezet if e.besluit.werkt_vanaf > date(2023, 3, 1)]
    assert {"OMB-3.1", "OMB-4.1"} <= set(later)
    achteraf = [e for e, _ in gezet if e.registratiemoment.date() > e.besluit.werkt_vanaf]
    assert achteraf
    assert any(e.besluit.werkt_vanaf > SLOTDAG for e, _ in gezet)
