"""The professional domains model and wanted P-teams through the wizard."""

from datetime import date

import pytest

from driehoek.organisatie import reads_vakken
from driehoek.register import reads
from driehoek.register.models import Benaming
from vastleghulp import DAG, EERSTE, VANAF, Wizard, log_in, loopt, nieuw_besluit


@pytest.fixture
def wizard(client, provincie):
    directeur = provincie.persoon("Dirk", "Directeur")
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", directeur)
    log_in(client, directeur)
    return Wizard(client)


@pytest.fixture
def grond(provincie):
    return lambda soort="vakmodel": nieuw_besluit(provincie.besluit(soort, door="P-BERAAD", op=DAG))


def id_van(naam):
    return Benaming.objects.huidig().filter(naam=naam).get().drager_id


def plek(team):
    gevonden, labels = reads_vakken.plek_van(team, reads.peilmoment(EERSTE))
    return [v.naam if v else None for v in (gevonden.domein, gevonden.cluster)], labels


@loopt("vakdomein", "vakcluster", "vakmodel", "verplaats-cluster", "hernoem-vak", "hef-vak-op")
def test_PT_15_een_model_stap_voor_stap(wizard, provincie, grond):
    """All of it from the day after the besluiten; the register lists what holds today."""
    water, lucht = provincie.pteam("Water"), provincie.pteam("Lucht")
    vandaag = reads.peilmoment().geldig_op.strftime("%d-%m-%Y")

    def doe(code, drager=None, **data):
        pad = f"/vastleggen/{code}/{f'?drager={drager}' if drager else ''}"
        return wizard.doe(pad, {"vanaf": VANAF, **data, **grond()})

    doe("vakdomein", naam="Advies")
    doe("vakdomein", naam="Realisatie")
    doe("vakcluster", naam="Natuur", domein=id_van("Advies"), teams=[water])
    doe("vakcluster", naam="Wegen", domein=id_van("Advies"))
    natuur, wegen = id_van("Natuur"), id_van("Wegen")
    doe("vakmodel", lucht, cluster=natuur)
    assert plek(water) == plek(lucht) == (["Advies", "Natuur"], [])
    doe("verplaats-cluster", natuur, domein=id_van("Realisatie"))
    doe("hernoem-vak", natuur, naam="Natuur en water")
    assert plek(water)[0] == ["Realisatie", "Natuur en water"]
    doe("hef-vak-op", wegen, vanaf=vandaag)
    assert wegen not in reads_vakken.vakmodel(reads.peilmoment()).vakken

    html = wizard.vul_in(
        f"/vastleggen/hef-vak-op/?drager={natuur}", {"vanaf": vandaag, **grond()}
    ).content.decode()
    assert "is niet leeg" in html
    assert "PT-15" in html


@loopt("labels")
def test_PT_15_labels_met_komma_s(wizard, provincie, grond):
    water = provincie.pteam("Water")
    pad = f"/vastleggen/labels/?drager={water}"
    wizard.doe(pad, {"labels": "Bedrijfsvoering, digitaal,", "vanaf": VANAF} | grond())
    assert plek(water)[1] == ["bedrijfsvoering", "digitaal"]
    assert 'value="bedrijfsvoering, digitaal"' in wizard.client.get(pad).content.decode()


@loopt("gewenste-teams")
def test_PT_16_de_lijst_van_een_jaar(wizard, grond):
    data = {"jaar": "2027", "lijst": "Ecologie: er is te weinig kennis\nData\n"}
    data |= {"vanaf": "1 januari 2027"} | grond("gewenste_teams")
    _, html = wizard.gevolgen("/vastleggen/gewenste-teams/", data)
    assert "Ecologie" in html
    wizard.doe("/vastleggen/gewenste-teams/", data | grond("gewenste_teams"))
    gezien = [
        (t.naam, t.toelichting)
        for t in reads_vakken.gewenst(2027, reads.peilmoment(date(2026, 12, 1)))
    ]
    assert gezien == [("Data", ""), ("Ecologie", "er is te weinig kennis")]
