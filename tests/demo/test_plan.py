"""The plan of the demo province: the same every time, of real size, and good to read."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date

from demo_controleur import Controleur
from demo_hulp import SLOTDAG, van

from driehoek.demo.plan import types as t
from driehoek.demo.plan import verband_types as v
from driehoek.demo.plan.bronnen import OPGAVEN
from driehoek.demo.plan.kalender import is_werkdag
from driehoek.demo.plan.maak import maak_plan
from driehoek.demo.plan.soorten import SOORTEN

# --- the same every time ---


def test_same_seed_same_plan(plan):
    assert maak_plan() == plan
    assert maak_plan(seed=7) != plan


def test_plan_does_not_depend_on_hash_order():
    opdracht = (
        "import hashlib; from driehoek.demo.plan.maak import maak_plan; "
        "print(hashlib.sha256(repr(maak_plan()).encode()).hexdigest())"
    )
    uitkomsten = {
        subprocess.run(
            [sys.executable, "-c", opdracht],
            env={**os.environ, "PYTHONHASHSEED": zaad, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for zaad in ("1", "2")
    }
    assert uitkomsten == {hashlib.sha256(repr(maak_plan()).encode()).hexdigest()}


# --- size ---


def test_size_of_a_real_province(plan, personen, opdrachten):
    begin = [p for p in van(plan, t.PersonenInDienst)[0].personen if p.soort == "medewerker"]
    assert 1_700 <= sum(p.uren for p in begin) / 36 <= 1_900
    teams = [team for e in van(plan, t.PTeamsOpgericht) for team in e.pteams]
    assert 145 <= len(teams) <= 165
    assert len({team.naam for team in teams}) == len(teams)
    assert sum(len(e.opgaven) for e in van(plan, t.OpgaveIngesteld)) == len(OPGAVEN) == 62
    assert len(opdrachten) == 600
    assert 200 <= sum(len(e.delen) for e in van(plan, t.DeelopdrachtenIngesteld)) <= 300
    assert len(plan.events) <= 1_900


def test_four_years_in_order_of_time(plan):
    momenten = [e.registratiemoment for e in plan.events]
    assert momenten == sorted(set(momenten))
    assert momenten[0].date() == date(2023, 1, 2)
    assert date(2026, 11, 1) < momenten[-1].date() <= SLOTDAG
    assert all(is_werkdag(m.date()) and 8 <= m.hour < 18 for m in momenten)


def test_schaal_multiplies_people_and_opdrachten(plan, personen, opdrachten):
    groot = maak_plan(schaal=2)
    mensen = sum(len(e.personen) for e in van(groot, t.PersonenInDienst))
    werk = [o for e in van(groot, t.OpdrachtenGestart) for o in e.opdrachten]
    assert 1.9 < mensen / len(personen) < 2.1
    assert len(werk) == 2 * len(opdrachten)
    assert len({o.naam for o in werk}) == len(werk)
    assert Controleur().loop(groot).fouten == []


# --- good to read ---


def _teksten(plan: t.Plan) -> Iterable[str]:
    for e in plan.events:
        yield from (u.tekst for u in e.toelichtingen)
        if isinstance(e, t.BesluitEvent):
            yield from (e.besluit.titel, e.besluit.tekst)
        if isinstance(e, t.OpdrachtenGestart):
            for o in e.opdrachten:
                yield from (o.naam, o.profiel.waarom, o.profiel.wat, o.profiel.hoe, o.profiel.wie)
                yield from (o.scope.bevoegdheden, o.scope.strategische_keuzes)
        if isinstance(e, t.DeelopdrachtenIngesteld):
            yield from (d.naam for d in e.delen)
        if isinstance(e, v.SamenhangGelegd):
            yield from (tekst for s in e.samenhangen for tekst in (s.toelichting, s.aanpak))
        if isinstance(e, v.SignalenGenoteerd):
            yield from (s.wat for s in e.signalen)
        if isinstance(e, v.SignalenGewogen):
            yield from (w.tekst for w in e.wegingen)


def test_no_placeholder_anywhere(plan):
    leeg = re.compile(
        r"lorem|ipsum|todo|xxx|tbd|foo\b|placeholder|\{|\}|None|opdracht \d+$|\?\?|  ",
        re.IGNORECASE,
    )
    fout = [tekst for tekst in _teksten(plan) if leeg.search(tekst) or tekst != tekst.strip()]
    assert fout == []


def test_profiles_are_sentences(opdrachten):
    for o in opdrachten:
        for zin in (o.profiel.waarom, o.profiel.wat, o.profiel.hoe, o.profiel.wie):
            assert zin[0].isupper(), zin
            assert zin.endswith("."), zin
            assert 30 <= len(zin) <= 300, zin


def test_names_of_opdrachten_are_handmade_and_distinct(opdrachten):
    stammen = [stam.naam for bron in OPGAVEN for stam in bron.stammen]
    assert len(set(stammen)) == len(stammen) >= 350
    assert {o.naam for o in opdrachten} == set(stammen)
    assert all(
        5 <= len(naam) <= 80 and (naam[0].isupper() or naam[0].isdigit()) for naam in stammen
    )


def test_every_kind_of_work_is_used(opdrachten):
    assert {stam.soort for bron in OPGAVEN for stam in bron.stammen} == set(SOORTEN)
    assert {o.label for o in opdrachten} == set(t.Label)


def test_names_of_people_are_well_formed_and_distinct(personen):
    namen = [p.volledige_naam for p in personen.values()]
    assert len(set(namen)) == len(namen)
    letter = r"[^\W\d_]"
    vorm = re.compile(
        rf"{letter}+ (?:(?:van|de|den|der|ter|ten|in|'t) )*[A-ZÇŞÖÜ]{letter}+(?: {letter}+)*"
    )
    assert [naam for naam in namen if not vorm.fullmatch(naam)] == []
    assert len({p.voornaam for p in personen.values()}) > 300
    assert len({p.achternaam for p in personen.values()}) > 300


def test_besluiten_have_their_own_kenmerk(plan):
    besluiten = {e.besluit.kenmerk: e.besluit for e in van(plan, t.BesluitEvent)}
    assert all(re.fullmatch(r"DRH-20\d\d-\d{5}", kenmerk) for kenmerk in besluiten)
    assert all(kenmerk[4:8] == str(b.genomen.year) for kenmerk, b in besluiten.items())
    assert len(besluiten) > 1_000
    assert all(is_werkdag(b.genomen) for b in besluiten.values())
