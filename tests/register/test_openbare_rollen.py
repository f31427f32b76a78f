"""The setting that says which roles are named in public (REG-13): several of a few."""

from datetime import date, timedelta

import pytest

from driehoek.platform.fouten import InvoerFout, RegelOvertreding
from driehoek.register import acts, instellingen
from driehoek.register.instellingen import OPENBARE_ROLLEN
from provincie import verzoek
from register.hulp import geweigerd

JUL = date(2024, 7, 1)
JUN30 = JUL - timedelta(days=1)


def stel_vast(wereld, waarde, door="DT"):
    acts.stel_instelling_vast(
        verzoek(),
        code="openbare_rollen",
        waarde=waarde,
        vanaf=JUL,
        grond=wereld.besluit("instelling", door=door, op=JUL),
    )


def test_GEN_05_alleen_het_directieteam_zegt_wie_openbaar_is(wereld):
    with geweigerd(RegelOvertreding, "GEN-05", "Directieteam"):
        stel_vast(wereld, "BOG", door="GS")


def test_GEN_04_vanaf_de_dag_van_het_besluit(wereld):
    stel_vast(wereld, "AON,BOG")

    assert instellingen.lees(OPENBARE_ROLLEN, JUN30) == "BOG, DOMEINDIRECTEUR, AOG"
    assert instellingen.lees(OPENBARE_ROLLEN, JUL) == "BOG, AON"
    assert instellingen.gekozen(OPENBARE_ROLLEN, JUN30) == {"BOG", "DOMEINDIRECTEUR", "AOG"}
    assert instellingen.gekozen(OPENBARE_ROLLEN, JUN30, JUL) == {"BOG"}


def test_GEN_04_geen_is_ook_een_keuze(wereld):
    stel_vast(wereld, " geen ")

    assert instellingen.gekozen(OPENBARE_ROLLEN, JUL) == frozenset()


@pytest.mark.parametrize("waarde", ["", " ", "AUDITOR", "BOG, P_MANAGER", "bog", "BOG;AOG"])
def test_GEN_04_wat_geen_rol_van_de_driehoek_is_wordt_geweigerd(wereld, waarde):
    with geweigerd(InvoerFout, "GEN-04", "een of meer van BOG, DOMEINDIRECTEUR, AOG, AON"):
        stel_vast(wereld, waarde)
