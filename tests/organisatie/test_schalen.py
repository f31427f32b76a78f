"""Which scale goes with which role is set by besluit of the DT, from a day on (REG-24, REG-25)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from driehoek.organisatie import reads
from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import InvoerFout, RegelOvertreding
from driehoek.platform.regelboek import Soort
from driehoek.register import acts, instellingen
from driehoek.register import reads as register_reads
from driehoek.register.models import Instelling
from driehoek.register.types import Rol
from provincie import BEGIN, verzoek

NU = datetime(2026, 11, 23, 10, tzinfo=UTC)
VANDAAG = date(2026, 11, 23)
DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def _vandaag():
    with klok.op(NU):
        yield


def signalen(regel):
    gevonden = next(r for r in regelboek.alle() if (r.id, r.soort) == (regel, Soort.SIGNAAL))
    return [o.zin for o in gevonden.overtredingen()]


def stel(provincie, soort, waarde, vanaf=VANDAAG, door="DT"):
    grond = provincie.besluit("instelling", door=door, op=date(2026, 11, 2), vanaf=vanaf)
    return acts.stel_instelling_vast(
        verzoek(), code=soort.code, waarde=waarde, vanaf=vanaf, grond=grond
    )


@pytest.fixture
def aog(provincie):
    """An AOG in scale 12, one below what goes with the role."""
    wie = provincie.aog(provincie.opdracht())
    provincie.dienstverband(wie, 12)
    return wie


def test_REG_25_een_nieuw_register_begint_met_de_schalen_van_bijlage_3(provincie):
    gezet = register_reads.instellingen(BEGIN)

    assert {rol: gezet[soort.code] for rol, soort in instellingen.SCHAAL_VANAF.items()} == {
        Rol.PROVINCIESECRETARIS: 17,
        Rol.CONCERNDIRECTEUR: 17,
        Rol.DOMEINDIRECTEUR: 17,
        Rol.DIRECTEUR_MO: 17,
        Rol.AOG: 13,
        Rol.P_MANAGER: 8,
    }
    assert (gezet["schaal_aog_leider"], gezet["functiefamilie_leider"]) == (8, "leider")
    assert gezet["schaal_programmadirecteur"] == 16


def test_REG_25_de_schaal_van_een_rol_is_een_instelling(provincie, aog):
    assert "in schaal 12; die rol past bij schaal 13" in signalen("REG-25")[0]

    stel(provincie, instellingen.SCHAAL_VANAF[Rol.AOG], 12)

    assert signalen("REG-25") == []


@pytest.mark.parametrize(("later", "spreekt"), [(0, True), (1, False)])
def test_REG_25_grensdag_de_schaal_geldt_vanaf_de_dag_van_de_instelling(
    provincie, aog, later, spreekt
):
    stel(provincie, instellingen.SCHAAL_VANAF[Rol.AOG], 12, vanaf=VANDAAG + DAG)

    with klok.op(NU + later * DAG):
        assert bool(signalen("REG-25")) is spreekt


def test_REG_25_ook_wie_een_leider_is_staat_in_een_instelling(provincie):
    aog = provincie.aog(provincie.opdracht())
    provincie.dienstverband(aog, 9, familie="Regisseur van gebieden")
    assert signalen("REG-25")

    stel(provincie, instellingen.FAMILIE_LEIDER, "regisseur")
    assert signalen("REG-25") == []
    stel(provincie, instellingen.SCHAAL_AOG_LEIDER, 10)
    assert signalen("REG-25")


def test_REG_24_vanaf_welke_schaal_iemand_programmadirecteur_is_wisselt_op_de_dag(provincie):
    aog = provincie.aog(provincie.opdracht())
    provincie.dienstverband(aog, 15)
    stel(provincie, instellingen.SCHAAL_PROGRAMMADIRECTEUR, 15)

    dagen = (VANDAAG - DAG, VANDAAG)
    assert [reads.is_programmadirecteur(aog, register_reads.peilmoment(d)) for d in dagen] == [
        False,
        True,
    ]


def test_GEN_05_een_ander_orgaan_stelt_geen_schaal_vast(provincie):
    with pytest.raises(RegelOvertreding, match="GEN-05"):
        stel(provincie, instellingen.SCHAAL_VANAF[Rol.AOG], 12, door="GS")


@pytest.mark.parametrize("waarde", [0, 20, "hoog", "", "13,5"])
def test_GEN_04_een_schaal_is_een_getal_van_1_tot_en_met_19(provincie, waarde):
    with pytest.raises(InvoerFout, match="van 1 tot en met 19"):
        stel(provincie, instellingen.SCHAAL_VANAF[Rol.AOG], waarde)


@pytest.mark.parametrize("waarde", ["", "%", "a" * 41, "leider'; --"])
def test_GEN_04_een_functiefamilie_is_een_woord(provincie, waarde):
    with pytest.raises(InvoerFout, match="is een woord van hooguit 40 letters"):
        stel(provincie, instellingen.FAMILIE_LEIDER, waarde)


def test_REG_25_zonder_instelling_in_het_register_geldt_de_beginwaarde(provincie, aog):
    """A register founded before this setting was there has no fact of it."""
    eerder = VANDAAG - 2000 * DAG

    assert not Instelling.objects.filter(geldig__contains=eerder).exists()
    assert instellingen.stand(eerder)["schaal_aog"] == "13"
    assert instellingen.getal(instellingen.SCHAAL_VANAF[Rol.AOG], eerder) == 13


def test_PT_23_met_twee_dienstverbanden_telt_de_hoogste_schaal(provincie, aog):
    assert len(signalen("REG-25")) == 1

    provincie.dienstverband(aog, 13, volgnummer=2)

    assert signalen("REG-25") == []
