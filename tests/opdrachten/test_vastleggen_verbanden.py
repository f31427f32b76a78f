"""Vakgenootschappen and vakcirkels through the wizard, and who sits in an expertisecentrum."""

import pytest

from driehoek.organisatie import reads_verbanden
from driehoek.register import reads
from driehoek.register.models import Benaming
from vastleghulp import DAG, EERSTE, VANAF, Wizard, log_in, loopt, nieuw_besluit


@pytest.fixture
def directeur(provincie):
    return provincie.directeur_mo()


@pytest.fixture
def wizard(client, directeur):
    log_in(client, directeur)
    return Wizard(client)


def id_van(naam):
    return Benaming.objects.huidig().filter(naam=naam).get().drager_id


def verband(naam):
    [gevonden] = reads_verbanden.verbanden(reads.peilmoment(EERSTE), [id_van(naam)])
    return gevonden


@loopt("vakgenootschap", "teams-genootschap", "hernoem-verband", "hef-verband-op")
def test_PT_13_een_vakgenootschap_stap_voor_stap(wizard, provincie):
    teams = [provincie.pteam(naam) for naam in ("Ecologen Noord", "Ecologen Zuid", "Hydrologen")]

    def doe(code, drager=None, **data):
        pad = f"/vastleggen/{code}/{f'?drager={drager}' if drager else ''}"
        grond = provincie.besluit("vakgenootschap", door="P-BERAAD", op=DAG)
        return wizard.doe(pad, {"vanaf": VANAF, **data, **nieuw_besluit(grond)})

    doe("vakgenootschap", naam="Ecologie", teams=teams[:2])
    ecologie = id_van("Ecologie")
    assert set(verband("Ecologie").teams) == set(teams[:2])
    doe("teams-genootschap", ecologie, teams=teams[1:])
    doe("hernoem-verband", ecologie, naam="Natuur en water")
    assert set(verband("Natuur en water").teams) == set(teams[1:])
    vandaag = reads.peilmoment().geldig_op.strftime("%d-%m-%Y")
    doe("hef-verband-op", ecologie, vanaf=vandaag)
    assert reads_verbanden.verbanden(reads.peilmoment()) == []


@loopt("vakcirkel")
def test_PT_14_een_vakcirkel_van_wie_nergens_anders_past(wizard, provincie, directeur):
    an, bo = provincie.persoon("Anna", "Dijk"), provincie.persoon("Bo", "Berg")
    besluit = provincie.besluit("vakcirkel", rol="DIRECTEUR_MO", persoon=directeur, op=DAG)
    data = {
        "naam": "Schrijven",
        "mensen": "Anna Dijk\nBo Berg",
        "overlegd_op": DAG.strftime("%d-%m-%Y"),
        "vanaf": VANAF,
    }
    wizard.doe("/vastleggen/vakcirkel/", data | nieuw_besluit(besluit))
    cirkel = id_van("Schrijven")
    mee = reads_verbanden.deelnemers(cirkel, reads.peilmoment(EERSTE))
    assert [f.persoon_id for f in mee] == [bo, an]


@loopt("afgevaardigden")
def test_PT_13_een_p_manager_wijst_mensen_aan_voor_het_expertisecentrum(client, provincie):
    from driehoek.organisatie import acts
    from driehoek.organisatie.types_verbanden import NieuwGenootschap
    from provincie import BEGIN, verzoek

    leider, lid = provincie.persoon("Pia", "Leider"), provincie.persoon("Lia", "Lid")
    teams = provincie.pteam("Water"), provincie.pteam("Bodem")
    provincie.plaats(teams[0], lid)
    provincie.benoem(teams[0], "P_MANAGER", leider)
    (genootschap,) = acts.stel_genootschap_in(
        verzoek(),
        nieuw=NieuwGenootschap("Kennis", BEGIN, teams),
        grond=provincie.besluit("vakgenootschap", door="P-BERAAD"),
    ).ids("register_drager")
    log_in(client, leider)
    data = {"genootschap": genootschap, "personen": [lid], "vanaf": VANAF}
    Wizard(client).doe(f"/vastleggen/afgevaardigden/?drager={teams[0]}", data)
    centrum = reads_verbanden.expertisecentrum(genootschap, reads.peilmoment(EERSTE))
    assert {(v.persoon, v.leidt) for v in centrum} == {(leider, True), (lid, False)}
    assert client.get(f"/vastleggen/afgevaardigden/?drager={teams[1]}").status_code == 403
