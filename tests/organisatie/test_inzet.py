"""Hours a week on opdrachten, and the part of the week that is for development (PT-11)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads_inzet
from driehoek.organisatie.models import Inzet
from driehoek.organisatie.types import Aard, NieuweInzet
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd, UitlegNodig
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.types import OpRechtsfeit
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db
LATER = date(2026, 1, 1)


@pytest.fixture
def opdracht(provincie):
    return provincie.opdracht(naam="Brug")


@pytest.fixture
def lid(provincie):
    """Somebody of 36 hours: 3.6 are for development, so 32.4 can go to opdrachten."""
    provincie.lid = provincie.persoon("Lia", "Lid")
    provincie.water = provincie.pteam("Water")
    provincie.plaats(provincie.water, provincie.lid)
    provincie.dienstverband(provincie.lid, uren=Decimal(36))
    return provincie.lid


def plan(persoon, opdracht, uren, *, vanaf=BEGIN, tot=None, actor=None, uitleg=""):
    nieuw = NieuweInzet(persoon, opdracht, Decimal(str(uren)), Periode(vanaf, tot))
    return acts.plan_inzet(
        verzoek(**({"actor": actor} if actor else {})), inzet=[nieuw], uitleg=uitleg
    )


def week(persoon, op=BEGIN):
    return reads_inzet.werkweken([persoon], reads.peilmoment(op))[persoon]


@pytest.mark.parametrize("uren", [1, 32, "32.4"])
def test_PT_11_wat_past_vraagt_geen_uitleg(lid, opdracht, uren):
    plan(lid, opdracht, uren)
    assert week(lid).ruimte == Decimal("32.4") - Decimal(str(uren))
    assert week(lid).ontwikkeling == Decimal("3.6")


@pytest.mark.parametrize("uren", ["32.5", 36, 40])
def test_PT_11_te_veel_is_leg_uit(lid, opdracht, uren):
    with pytest.raises(UitlegNodig, match="te veel uren op opdrachten") as fout:
        plan(lid, opdracht, uren)
    assert [o.regel for o in fout.value.overtredingen] == ["PT-11"]
    assert not Inzet.objects.exists()
    uitkomst = plan(lid, opdracht, uren, uitleg="Tot de zomer, daarna niet meer.")
    assert not [s for s in uitkomst.signalen if s.regel != "PT-11"]


def test_PT_11_van_meer_opdrachten_telt_alles_bij_elkaar(provincie, lid, opdracht):
    ander = provincie.opdracht(naam="Sluis")
    plan(lid, opdracht, 20)
    with pytest.raises(UitlegNodig):
        plan(lid, ander, 13)
    plan(lid, ander, 12)
    assert week(lid).ruimte == Decimal("0.4")
    plan(lid, opdracht, 8)  # in the place of what there was
    assert week(lid).ruimte == Decimal("12.4")


def test_PT_11_naar_rato_van_alle_dienstverbanden(provincie, lid, opdracht):
    straks = klok.vandaag() + timedelta(days=30)
    provincie.dienstverband(lid, uren=Decimal(4), volgnummer=2, vanaf=straks)
    with pytest.raises(UitlegNodig):
        plan(lid, opdracht, 36)
    plan(lid, opdracht, 36, vanaf=straks)
    assert (week(lid, straks).uren, week(lid, straks).ontwikkeling) == (40, 4)


def test_PT_11_ook_een_dag_die_nog_komt(lid, opdracht):
    straks = klok.vandaag() + timedelta(days=30)
    with pytest.raises(UitlegNodig, match="te veel uren") as fout:
        plan(lid, opdracht, 36, vanaf=straks)
    assert "nu" not in str(fout.value).split()
    geweest = klok.vandaag() - timedelta(days=30)
    plan(lid, opdracht, 36, tot=geweest)  # what is over asks nothing any more


def test_PT_11_minder_uren_bij_hr_wordt_een_open_signaal(provincie, lid, opdracht):
    """Nobody decides that here: what was agreed stands, and is seen."""
    plan(lid, opdracht, 30)
    uitkomst = provincie.dienstverband(lid, uren=Decimal(24), vanaf=klok.vandaag())
    assert [s.regel for s in uitkomst.signalen] == ["PT-11"]


def test_PT_11_van_wie_de_uren_niet_bekend_zijn_zegt_niemand_iets(provincie, opdracht):
    los = provincie.persoon("Los", "Mens")
    plan(los, opdracht, 40)
    assert week(los).ruimte is None
    provincie.dienstverband(los, uren=Decimal(8), aard=Aard.EXTERN)
    assert week(los).uren is None


def test_PT_11_de_instelling_zegt_welk_deel(provincie, lid, opdracht):
    register_acts.stel_instelling_vast(
        verzoek(),
        code="ontwikkeltijd",
        waarde=20,
        vanaf=BEGIN,
        grond=provincie.besluit("instelling", door="DT"),
    )
    with pytest.raises(UitlegNodig, match="20% van de werkweek"):
        plan(lid, opdracht, 30)
    plan(lid, opdracht, "28.8")
    assert week(lid).ruimte == 0


def test_PT_11_de_p_manager_van_het_eigen_team_spreekt_het_af(provincie, lid, opdracht):
    leider, ander = provincie.persoon("Pia", "Leider"), provincie.persoon("An", "Ander")
    provincie.benoem(provincie.water, "P_MANAGER", leider)
    provincie.benoem(provincie.pteam("Bodem"), "P_MANAGER", ander)
    plan(lid, opdracht, 8, actor=provincie.actor(leider))
    for wie, over in ((ander, lid), (lid, lid), (leider, provincie.persoon("Zon", "Der"))):
        with pytest.raises(NietBevoegd):
            plan(over, opdracht, 9, actor=provincie.actor(wie))
    with pytest.raises(NietBevoegd):
        acts.beeindig_inzet(
            verzoek(actor=provincie.actor(ander)), persoon=lid, opdracht=opdracht, vanaf=LATER
        )


@pytest.mark.parametrize("uren", ["0", "-1", "60.1"])
def test_PT_11_onmogelijke_uren(lid, opdracht, uren):
    with pytest.raises(InvoerFout, match="hooguit 60") as fout:
        plan(lid, opdracht, uren)
    assert (fout.value.veld, fout.value.regel) == ("uren", "PT-11")


def test_PT_11_alleen_op_een_opdracht_die_er_is(provincie, lid, opdracht):
    with pytest.raises(InvoerFout, match="Kies een opdracht"):
        plan(lid, provincie.water, 8)
    with pytest.raises(InvoerFout, match="bestaat niet op"):
        plan(lid, opdracht, 8, vanaf=BEGIN - timedelta(days=400))


def test_PT_11_de_uren_houden_op_met_opdracht_en_dienstverband(provincie, lid, opdracht):
    ander = provincie.persoon("Bo", "Ander")
    provincie.dienstverband(ander)
    plan(lid, opdracht, 8)
    plan(ander, opdracht, 8)
    acts.beeindig_dienstverbanden(
        verzoek(), personen=[ander], per=LATER, grond=OpRechtsfeit(LATER, "Uit dienst")
    )
    acts.beeindig_inzet(verzoek(), persoon=lid, opdracht=opdracht, vanaf=LATER)
    assert [f.periode.tot for f in Inzet.objects.huidig()] == [LATER, LATER]
    with pytest.raises(InvoerFout, match="heeft dan geen uren"):
        acts.beeindig_inzet(verzoek(), persoon=lid, opdracht=opdracht, vanaf=LATER)


@pytest.mark.parametrize(
    "waarden",
    [
        {},
        {"uren": "0", "persoon_id": "persoon_id + 1"},
        {"dragersoort": "'opgave'"},
        {"dragersoort": "'deelopdracht'", "persoon_id": "persoon_id + 1"},
    ],
)
def test_PT_11_de_database_weigert_het_ook(lid, opdracht, waarden):
    plan(lid, opdracht, 8)
    kolommen = [f.column for f in Inzet._meta.fields]
    delen = [waarden.get(k, "id + 1000000" if k == "id" else k) for k in kolommen]
    zin = (
        f"INSERT INTO organisatie_inzet ({', '.join(kolommen)})"
        f" SELECT {', '.join(delen)} FROM organisatie_inzet"
    )
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{zin}; SET CONSTRAINTS ALL IMMEDIATE")


def test_PT_11_de_eigen_pagina_toont_het_een_collega_ziet_het_niet(provincie, lid, opdracht):
    plan(lid, opdracht, 8)
    pad = f"/mensen/{lid}/"
    assert "8 uur per week" in als(lid).get(pad).content.decode()
    collega = als(provincie.persoon("Col", "Lega")).get(pad).content.decode()
    assert "uur per week" not in collega
