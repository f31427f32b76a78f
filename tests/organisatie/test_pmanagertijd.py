"""How much time a P-manager has, and how many people belong to that (PT-04)."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads_leiding
from driehoek.organisatie.models import Pmanagertijd
from driehoek.organisatie.types import Aard, Leidtijd
from driehoek.platform.fouten import InvoerFout, UitlegNodig
from driehoek.register import acts as register_acts
from driehoek.register import instellingen, reads
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db


@pytest.fixture
def leider(provincie):
    provincie.directeur = provincie.directeur_mo()
    return provincie.persoon("Pia", "Leider")


def team(provincie, leider, aantal, naam="Water"):
    pteam = provincie.pteam(naam)
    wie = [provincie.persoon("Mens", f"{naam}{n}") for n in range(aantal)]
    provincie.plaats(pteam, *wie)
    provincie.benoem(pteam, "P_MANAGER", leider)
    return wie


def stel(provincie, leider, procent, **opties):
    return acts.stel_pmanagertijd_vast(
        verzoek(),
        tijden=[Leidtijd(leider, procent, Periode(BEGIN))],
        grond=provincie.besluit("pmanager", rol="DIRECTEUR_MO", persoon=provincie.directeur),
        **opties,
    )


@pytest.mark.parametrize("aantal", [10, 15])
def test_PT_04_bij_een_kwart_van_de_tijd_horen_tien_tot_vijftien(provincie, leider, aantal):
    team(provincie, leider, aantal)
    stel(provincie, leider, 25)
    [een] = reads_leiding.pmanagers(reads.peilmoment())
    assert (een.procent, een.medewerkers, een.span.zegt(een.medewerkers)) == (25, aantal, "")


@pytest.mark.parametrize(("aantal", "woord"), [(9, "9 medewerkers"), (16, "16 medewerkers")])
def test_PT_04_een_ander_aantal_vraagt_om_uitleg(provincie, leider, aantal, woord):
    team(provincie, leider, aantal)
    with pytest.raises(UitlegNodig, match=woord):
        stel(provincie, leider, 25)
    assert not Pmanagertijd.objects.exists()
    stel(provincie, leider, 25, uitleg="Zo afgesproken voor een jaar.")


def test_PT_04_teams_tellen_op_en_inhuur_niet(provincie, leider):
    wie = team(provincie, leider, 10)
    team(provincie, leider, 12, "Bodem")
    stel(provincie, leider, 50)
    for persoon in wie[:3]:
        provincie.dienstverband(persoon, aard=Aard.EXTERN)
    [een] = reads_leiding.pmanagers(reads.peilmoment())
    assert een.medewerkers == 19


def test_PT_04_een_team_erbij_vraagt_ook_om_uitleg(provincie, leider):
    team(provincie, leider, 15)
    stel(provincie, leider, 25)
    pteam = provincie.pteam("Bodem")
    provincie.plaats(pteam, *(provincie.persoon("Bodem", f"Mens{n}") for n in range(8)))
    with pytest.raises(UitlegNodig, match="PT-04"):
        provincie.benoem(pteam, "P_MANAGER", leider)


@pytest.mark.parametrize(("procent", "rij"), [(60, (20, 25)), (99, (35, 40)), (100, (40, 50))])
def test_PT_04_ertussen_telt_de_rij_eronder(procent, rij, provincie):
    span = reads_leiding.span_bij(procent, BEGIN)
    assert (span.minst, span.meest) == rij
    assert provincie


@pytest.mark.parametrize("procent", [20, 24, 0, 101])
def test_PT_04_onder_een_kwart_is_iemand_geen_p_manager(provincie, leider, procent):
    team(provincie, leider, 10)
    with pytest.raises(InvoerFout, match="geen P-manager") as fout:
        stel(provincie, leider, procent)
    assert (fout.value.regel, fout.value.veld) == ("PT-04", "procent")
    assert not Pmanagertijd.objects.exists()


def test_PT_04_de_database_weigert_het_ook(provincie, leider):
    team(provincie, leider, 10)
    stel(provincie, leider, 25)
    with (
        pytest.raises(IntegrityError, match="pmanagertijd_procent"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO organisatie_pmanagertijd (id, geopend_id, geregistreerd, geldig,"
            " grondslag_id, persoon_id, procent) SELECT id + 1000000, geopend_id, geregistreerd,"
            " daterange('2001-01-01', '2001-02-01'), grondslag_id, persoon_id, 20"
            " FROM organisatie_pmanagertijd"
        )


def test_PT_04_de_tabel_is_een_instelling_met_een_begin(provincie):
    minst, _ = instellingen.SPANNES[25]
    register_acts.stel_instelling_vast(
        verzoek(),
        code=minst.code,
        waarde=6,
        vanaf=date(2025, 1, 1),
        grond=provincie.besluit("instelling", door="DT", op=date(2025, 1, 1)),
    )
    dagen = (date(2024, 12, 31), date(2025, 1, 1))
    assert [reads_leiding.span_bij(25, dag).minst for dag in dagen] == [10, 6]


def test_PT_04_van_wie_de_tijd_niet_bekend_is_wordt_niets_gevraagd(provincie, leider):
    team(provincie, leider, 3)
    [een] = reads_leiding.pmanagers(reads.peilmoment())
    assert (een.procent, een.span) == (None, None)


def test_PT_04_de_pagina_toont_tijd_span_en_wie_aandacht_vraagt(provincie, leider):
    team(provincie, leider, 16)
    stel(provincie, leider, 25, uitleg="Zo afgesproken.")
    ander = provincie.persoon("Otto", "Ander")
    team(provincie, ander, 8, "Bodem")
    directeur = als(provincie.directeur)

    html = directeur.get("/pteams/p-managers/").content.decode()
    assert "10 tot 15" in html
    assert "te veel" in html
    assert "tijd onbekend" in html
    veel = directeur.get("/pteams/p-managers/", {"aandacht": "veel"}).content.decode()
    assert "Pia Leider" in veel
    assert "Otto Ander" not in veel
    assert "/pteams/p-managers/" in directeur.get("/pteams/").content.decode()
    assert als(ander).get("/pteams/p-managers/").status_code == 403
