"""The pages of P-teams: who is in one, who leads it, and whether it fits (PT-02, PT-03, PT-17)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads_pteams
from driehoek.organisatie.types import Aard, NieuwDienstverband
from driehoek.register import acts as register_acts
from driehoek.register import instellingen, reads
from provincie import BEGIN, verzoek

OP = date(2025, 1, 1)


@pytest.fixture
def collega(provincie):
    return als(provincie.persoon("Col", "Lega"))


def mensen(provincie, aantal):
    return [provincie.persoon("Mens", f"Nummer {i}") for i in range(aantal)]


def team(provincie, aantal, naam="Waterkunde"):
    pteam = provincie.pteam(naam)
    leden = mensen(provincie, aantal)
    if leden:
        provincie.plaats(pteam, *leden)
    return pteam, leden


def lijst(client, **vraag):
    return client.get("/pteams/", {"formaat": "json", **vraag}).json()


def namen(client, **vraag):
    return [rij["P-team"] for rij in lijst(client, **vraag)]


@pytest.mark.parametrize(("aantal", "zegt"), [(7, "te klein"), (8, ""), (15, ""), (16, "te groot")])
def test_PT_02_van_8_tot_en_met_15_past(provincie, aantal, zegt):
    pteam, _ = team(provincie, aantal)
    peil = reads.peilmoment(OP)
    [gevonden] = reads_pteams.pteams(peil, [pteam])
    assert reads_pteams.grenzen(peil).zegt(gevonden.medewerkers) == zegt


def test_PT_02_de_grens_is_een_instelling_met_een_begin(provincie):
    register_acts.stel_instelling_vast(
        verzoek(),
        code=instellingen.PTEAM_MINST.code,
        waarde=5,
        vanaf=OP,
        grond=provincie.besluit("instelling", door="DT", op=OP),
    )
    dagen = (OP - timedelta(days=1), OP)
    assert [reads_pteams.grenzen(reads.peilmoment(dag)).minst for dag in dagen] == [8, 5]


def test_PT_02_inhuur_trainees_en_stagiairs_tellen_niet(provincie):
    pteam, leden = team(provincie, 4)
    soorten = (Aard.EXTERN, Aard.TRAINEE, Aard.STAGIAIR)
    acts.registreer_dienstverbanden(
        verzoek(),
        dienstverbanden=[
            NieuwDienstverband(p, "Adviseur", "Advies", 10, Periode(BEGIN), aard=soort)
            for p, soort in zip(leden, soorten, strict=False)
        ],
    )
    [gevonden] = reads_pteams.pteams(reads.peilmoment(OP), [pteam])
    assert (gevonden.medewerkers, gevonden.anderen) == (1, 3)


def test_PT_23_wie_ook_een_gewoon_dienstverband_heeft_telt_mee(provincie):
    pteam, [an] = team(provincie, 1)
    acts.registreer_dienstverbanden(
        verzoek(),
        dienstverbanden=[
            NieuwDienstverband(
                an, "Docent", "Advies", 10, Periode(BEGIN), Decimal(8), Aard.EXTERN, 1
            ),
            NieuwDienstverband(
                an, "Adviseur", "Advies", 10, Periode(BEGIN), Decimal(24), volgnummer=2
            ),
        ],
    )
    peil = reads.peilmoment(OP)
    [gevonden] = reads_pteams.pteams(peil, [pteam])
    assert (gevonden.medewerkers, gevonden.anderen) == (1, 0)
    from driehoek.organisatie.reads import dienstverbanden

    assert [d.uren for d in dienstverbanden([an], peil)[an]] == [8, 24]


def test_PT_17_iedereen_ziet_alle_teams_en_vindt_er_een_op_naam_of_p_manager(provincie, collega):
    water, _ = team(provincie, 8)
    team(provincie, 0, "Ecologie")
    petra = provincie.persoon("Petra", "Manager")
    provincie.benoem(water, "P_MANAGER", petra)
    assert namen(collega) == ["Ecologie", "Waterkunde"]
    assert namen(collega, q="water") == ["Waterkunde"]
    assert namen(collega, q="petra man") == ["Waterkunde"]
    assert namen(collega, q="geen") == []


def test_PT_03_een_team_zonder_p_manager_valt_op_een_waarnemer_telt(provincie, collega):
    water, _ = team(provincie, 8)
    team(provincie, 16, "Ecologie")
    assert namen(collega, aandacht="zonder") == ["Ecologie", "Waterkunde"]
    provincie.benoem(water, "P_MANAGER", provincie.persoon("Petra", "Manager"))
    assert namen(collega, aandacht="zonder") == ["Ecologie"]
    assert namen(collega, aandacht="groot") == ["Ecologie"]
    assert namen(collega, aandacht="klein") == []


def test_PT_17_de_lijst_is_te_sorteren_op_naam_en_op_grootte(provincie, collega):
    team(provincie, 2, "Bodem")
    team(provincie, 1, "Water")
    team(provincie, 3, "Archief")
    assert namen(collega) == ["Archief", "Bodem", "Water"]
    assert namen(collega, sorteer="-naam") == ["Water", "Bodem", "Archief"]
    assert namen(collega, sorteer="medewerkers") == ["Water", "Bodem", "Archief"]
    assert namen(collega, sorteer="-medewerkers") == ["Archief", "Bodem", "Water"]


def test_PT_17_een_team_zegt_wie_erbij_hoort_waaraan_ieder_werkt_en_wie_er_was(provincie, collega):
    water, [an, bea] = team(provincie, 2)
    opdracht = provincie.opdracht()
    provincie.aog(opdracht, an)
    provincie.plaats(provincie.pteam("Ecologie"), bea, vanaf=OP)
    pad = f"/pteams/{water}/"
    nu = collega.get(pad)
    assert [str(rij[0].waarde) for rij in nu.context["leden"].rijen] == ["Mens Nummer 0"]
    assert "Ambtelijk opdrachtgever van Stikstof terugdringen" in nu.content.decode()
    assert [str(rij[0].waarde) for rij in nu.context["eerder"].rijen] == ["Mens Nummer 1"]
    toen = collega.get(pad, {"geldig_op": "2024-12-31"})
    assert len(toen.context["leden"].rijen) == 2
    assert toen.context["aantal_eerder"] == 0


def test_PT_17_een_team_dat_er_nog_niet_is_zegt_dat(provincie, collega):
    later = provincie.pteam("Later", vanaf=OP)
    pagina = collega.get(f"/pteams/{later}/", {"geldig_op": "2024-12-31"})
    assert "bestaat niet op deze dag" in pagina.content.decode()


def test_zonder_teams_leert_de_lijst_hoe_ze_er_komen(collega):
    assert "Richt het P-beraad een P-team op" in collega.get("/pteams/").content.decode()
