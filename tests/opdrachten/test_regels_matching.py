"""Label, and AOG before AON (MAT-02, MAT-03)."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Opdrachtprofiel
from driehoek.opdrachten.types import Profiel, Profielvaststelling
from driehoek.platform.fouten import InvoerFout, RegelOvertreding
from driehoek.register import acts as register_acts
from driehoek.register.models import Rolvervulling
from driehoek.register.types import OpConversie, OpRechtsfeit
from provincie import verzoek

EERSTE = date(2024, 3, 1)
CONVERSIE = OpConversie(datum=date(2023, 3, 1), verwijzing="Oude lijst")


@pytest.mark.parametrize("label", ["dynamisch", "stabiel"])
def test_MAT_02_een_opdracht_heeft_een_label(provincie, label):
    opdracht = provincie.opdracht(label=label)

    assert Opdrachtprofiel.objects.get(opdracht=opdracht).label == label


@pytest.mark.parametrize("label", ["", "Dynamisch", "anders"])
def test_MAT_02_zonder_label_wordt_geweigerd(provincie, label):
    with pytest.raises(InvoerFout, match="MAT-02"):
        provincie.opdracht(label=label)


def test_MAT_02_ook_een_nieuw_profiel_heeft_een_label(provincie):
    opdracht = provincie.opdracht()
    opgave = provincie.opgave_van[opdracht]
    grond = provincie.van_directeur("opdracht_starten", opgave, op=EERSTE)

    with pytest.raises(InvoerFout, match="MAT-02"):
        acts.stel_profiel_vast(
            verzoek(),
            vaststellingen=[Profielvaststelling(opdracht, EERSTE, Profiel(""))],
            grond=grond,
        )
    acts.stel_profiel_vast(
        verzoek(),
        vaststellingen=[Profielvaststelling(opdracht, EERSTE, Profiel("stabiel", wat="Dijken"))],
        grond=grond,
    )

    feiten = Opdrachtprofiel.objects.huidig().filter(opdracht=opdracht).order_by("geldig")
    assert [(f.label, f.periode.van) for f in feiten] == [
        ("dynamisch", date(2023, 3, 1)),
        ("stabiel", EERSTE),
    ]


def test_MAT_02_de_database_weigert_een_ander_label(provincie):
    profiel = Opdrachtprofiel.objects.get(opdracht=provincie.opdracht())
    with (
        pytest.raises(IntegrityError, match="profiel_label"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO opdrachten_opdrachtprofiel (id, geopend_id, geregistreerd, geldig,"
            " grondslag_id, opdracht_id, waarom, wat, hoe, wie, label)"
            " SELECT -1, geopend_id, geregistreerd, geldig, grondslag_id, opdracht_id,"
            " '', '', '', '', 'iets' FROM opdrachten_opdrachtprofiel WHERE id = %s",
            [profiel.id],
        )


def test_MAT_03_grensdag_een_AON_begint_niet_voor_de_AOG(provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht, vanaf=EERSTE)

    with pytest.raises(RegelOvertreding, match="MAT-03"):
        provincie.aon(opdracht, vanaf=date(2024, 2, 29), grond=CONVERSIE)
    provincie.aon(opdracht, vanaf=EERSTE)

    assert Rolvervulling.objects.huidig().filter(drager=opdracht).count() == 2


def test_MAT_03_een_AON_op_een_deelopdracht_heeft_de_AOG_van_de_opdracht(provincie):
    opdracht = provincie.opdracht()
    aog = provincie.aog(opdracht)
    deel = provincie.deelopdracht(opdracht)

    provincie.aon(deel)

    assert Rolvervulling.objects.huidig().get(drager=opdracht).persoon_id == aog


def test_MAT_03_een_later_gemeld_overlijden_van_de_AOG_blijft_mogelijk(provincie):
    opdracht = provincie.opdracht()
    aog = provincie.aog(opdracht)
    provincie.aon(opdracht, vanaf=date(2024, 6, 1))

    register_acts.beeindig_door_rechtsfeit(
        verzoek(),
        persoon=aog,
        per=EERSTE,
        grond=OpRechtsfeit(datum=EERSTE, toelichting="Overleden"),
    )

    assert Rolvervulling.objects.huidig().get(drager=opdracht, persoon=aog).periode.tot == EERSTE
