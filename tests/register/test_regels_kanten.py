"""The O-side and the P-side at director level (REG-21), and that rules have periods (GEN-06)."""

from datetime import date, timedelta

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding, RegelOvertreding
from driehoek.platform.regelboek import Regel, Soort
from driehoek.register import acts
from driehoek.register.types import Rol
from provincie import BEGIN, verzoek
from register.hulp import CONVERSIE, geweigerd, leg, wie

JAN, JUN30, JUL = date(2024, 1, 1), date(2024, 6, 30), date(2024, 7, 1)


def test_REG_21_domeindirecteur_is_geen_P_manager(wereld):
    opgave, team, an = wereld.opgave(), wereld.pteam(), wereld.persoon("An")
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an)

    with geweigerd(
        RegelOvertreding, "REG-21", "An Jansen zou vanaf 1 maart 2023 domeindirecteur en p-manager"
    ):
        wereld.benoem(team, Rol.P_MANAGER, an)


def test_REG_21_directeur_MO_is_geen_AOG_of_AON_of_domeindirecteur(wereld):
    opdracht, opgave, an = wereld.opdracht(), wereld.opgave(), wereld.persoon("An")
    dirk = wereld.directeur_mo()

    with geweigerd(RegelOvertreding, "REG-21", "Dirk Mensen zou"):
        wereld.aog(opdracht, dirk)
    with geweigerd(RegelOvertreding, "REG-21", "Dirk Mensen zou"):
        wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, dirk)
    wereld.aog(opdracht, an)
    with geweigerd(RegelOvertreding, "REG-21", "Dirk Mensen zou"):
        wereld.aon(opdracht, dirk, an, opdracht)


def test_REG_22_onder_directieniveau_mag_het_samen(wereld):
    opdracht, team, an = wereld.opdracht(), wereld.pteam(), wereld.persoon()

    wereld.aog(opdracht, an)
    wereld.benoem(team, Rol.P_MANAGER, an)

    assert wie(opdracht, Rol.AOG, JAN) == wie(team, Rol.P_MANAGER, JAN) == [an]


def test_REG_21_grensdag_na_elkaar_mag(wereld):
    opgave, team, an = wereld.opgave(), wereld.pteam(), wereld.persoon()
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an, tot=JUL)

    with geweigerd(RegelOvertreding, "REG-21", "vanaf 30 juni 2024"):
        wereld.benoem(team, Rol.P_MANAGER, an, vanaf=JUN30)
    wereld.benoem(team, Rol.P_MANAGER, an, vanaf=JUL)


@pytest.mark.parametrize(
    ("van", "tot", "mag"),
    [
        (JAN, JUL, True),
        (JAN, None, True),
        (JAN + timedelta(1), JUL, False),
        (JAN, JUN30, False),
    ],
)
def test_REG_21_uitzondering_dekt_elke_dag_of_niet(wereld, van, tot, mag):
    opgave, team, an = wereld.opgave(), wereld.pteam(), wereld.persoon()
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an, tot=JUL)
    wereld.uitzondering(an, van, tot)

    if mag:
        wereld.benoem(team, Rol.P_MANAGER, an, vanaf=JAN)
    else:
        with geweigerd(RegelOvertreding, "REG-21", "tenzij een besluit een tijdelijke"):
            wereld.benoem(team, Rol.P_MANAGER, an, vanaf=JAN)


def test_REG_21_uitzondering_intrekken_kan_niet_zolang_zij_nodig_is(wereld):
    opgave, team, an = wereld.opgave(), wereld.pteam(), wereld.persoon()
    besluit = wereld.uitzondering(an, BEGIN, None).ids("register_besluit")[0]
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an)
    wereld.benoem(team, Rol.P_MANAGER, an)
    grond = wereld.besluit("intrekking")

    with geweigerd(RegelOvertreding, "REG-21", "domeindirecteur en p-manager"):
        acts.trek_in(verzoek(), besluit=besluit, per=JAN, grond=grond)


def test_GEN_06_REG_21_geldt_vanaf_haar_eerste_dag(wereld):
    """Before 1 March 2023 there was no such rule: history is judged by the rule of its date."""
    ervoor = BEGIN - timedelta(days=30)
    opgave, team, an = wereld.opgave(van=ervoor), wereld.pteam(van=ervoor), wereld.persoon()
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an, vanaf=ervoor, grond=CONVERSIE)

    wereld.benoem(team, Rol.P_MANAGER, an, vanaf=ervoor, tot=BEGIN, grond=CONVERSIE)
    with geweigerd(RegelOvertreding, "REG-21", "domeindirecteur en p-manager"):
        wereld.benoem(
            team, Rol.P_MANAGER, an, vanaf=BEGIN, tot=BEGIN + timedelta(1), grond=CONVERSIE
        )


def test_GEN_06_een_competentieregel_oordeelt_alleen_over_besluiten_van_haar_tijd(wereld):
    """The set query gets the rule's own period, so an older or newer rule leaves the rest alone."""
    from dataclasses import replace

    regel = next(r for r in regelboek.alle() if (r.id, r.soort) == ("REG-09", Soort.HARD))
    an = wereld.persoon()
    uitkomst = wereld.benoem(
        wereld.concern,
        Rol.CONTROLLER,
        an,
        vanaf=JAN,
        grond=wereld.besluit("functionele_rol", door="DT", op=JAN),
    )
    besluit = uitkomst.ids("register_besluit")[0]
    _trek_bevoegdheid_van_dt_in(wereld)

    assert regel.overtredingen([besluit]) != []
    assert replace(regel, periode=Periode(BEGIN, JAN)).overtredingen([besluit]) == []
    assert replace(regel, periode=Periode(JAN, JAN + timedelta(1))).overtredingen([besluit]) != []
    assert replace(regel, periode=Periode(JAN + timedelta(1))).overtredingen([besluit]) == []


def _trek_bevoegdheid_van_dt_in(wereld):
    from driehoek.register.models import Beslisbevoegdheid

    feit = Beslisbevoegdheid.objects.huidig().get(
        besluitsoort="functionele_rol", orgaan_id=wereld.orgaan("DT")
    )
    acts.corrigeer(
        verzoek(),
        model=Beslisbevoegdheid,
        feit=feit.id,
        toelichting="Dit stond niet in de regeling",
        vervalt=True,
    )


def test_een_uitgezette_regel_spreekt_niet(wereld, monkeypatch):
    opdracht = wereld.opdracht()
    altijd = Regel(
        "XX-99", Soort.HARD, "Niets mag.", "test", (lambda t: [Overtreding("XX-99", None, "Nee.")],)
    )
    monkeypatch.setitem(regelboek._regels, ("XX-99", Soort.HARD), altijd)
    with geweigerd(RegelOvertreding, "XX-99", "Nee"):
        leg(
            verzoek(),
            drager=opdracht,
            ouder=_ouder(opdracht),
            periode=Periode(JAN),
            soort="opdracht",
        )


def _ouder(drager):
    from driehoek.register.models import Ligging

    return Ligging.objects.huidig().get(drager_id=drager).ouder_id
