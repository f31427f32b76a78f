"""The P-teams that the P-beraad wants, and the professions that people propose (PT-16)."""

from datetime import date

import pytest

from config.paginahulp import als
from driehoek.organisatie import acts, reads_vakken
from driehoek.organisatie.models import Vakvoorstel
from driehoek.organisatie.types_vakken import GewenstTeam
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import reads
from provincie import verzoek

pytestmark = pytest.mark.django_db
BEGIN_JAAR, MIDDEN = date(2025, 1, 1), date(2025, 7, 1)
LIJST, VOORSTEL = "/pteams/gewenst/", "/pteams/gewenst/voorstel/"
VOORSTELLEN = "/pteams/gewenst/voorstellen/"


def stel_vast(provincie, *namen, jaar=2025, vanaf=BEGIN_JAAR, door="P-BERAAD", actor=None):
    wie = {"actor": actor} if actor else {}
    return acts.stel_gewenste_teams_vast(
        verzoek(**wie),
        jaar=jaar,
        teams=[GewenstTeam(n, f"Om {n}") for n in namen],
        vanaf=vanaf,
        grond=provincie.besluit("gewenste_teams", door=door, op=vanaf),
    )


def gewenst(op, jaar=2025):
    return [f.naam for f in reads_vakken.gewenst(jaar, reads.peilmoment(op))]


@pytest.fixture
def collega(provincie):
    return provincie.persoon("Col", "Lega")


@pytest.fixture
def directeur(provincie):
    persoon = provincie.persoon("Dirk", "Directeur")
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", persoon)
    return persoon


def test_PT_16_de_lijst_geldt_tot_en_met_de_laatste_dag_van_het_jaar(provincie):
    stel_vast(provincie, "Ecologie", "Data")
    assert gewenst(date(2025, 12, 31)) == ["Data", "Ecologie"]
    [een, *_] = reads_vakken.gewenst(2025, reads.peilmoment(BEGIN_JAAR))
    assert een.periode.tot == date(2026, 1, 1)
    assert gewenst(date(2026, 1, 1), 2026) == []


def test_PT_16_een_nieuwe_lijst_vervangt_de_oude_vanaf_haar_dag(provincie):
    stel_vast(provincie, "Ecologie", "Data")
    stel_vast(provincie, "Data", "Recht", vanaf=MIDDEN)
    assert gewenst(date(2025, 6, 30)) == ["Data", "Ecologie"]
    assert gewenst(MIDDEN) == ["Data", "Recht"]


@pytest.mark.parametrize(
    ("namen", "jaar", "zin"),
    [((), 2025, "geen P-team"), (("A", " a "), 2025, "twee keer"), (("A",), 2026, "in dat jaar")],
)
def test_PT_16_wat_niet_klopt_wordt_uitgelegd(provincie, namen, jaar, zin):
    with pytest.raises(InvoerFout, match=zin):
        stel_vast(provincie, *namen, jaar=jaar)


def test_PT_16_alleen_het_p_beraad_besluit_en_een_directeur_legt_het_vast(
    provincie, collega, directeur
):
    with pytest.raises(RegelOvertreding):
        stel_vast(provincie, "A", door="DT")
    with pytest.raises(NietBevoegd):
        stel_vast(provincie, "A", actor=provincie.actor(collega))
    stel_vast(provincie, "A", actor=provincie.actor(directeur))


def test_PT_16_de_pagina_toont_de_lijst_van_een_jaar(provincie, collega):
    stel_vast(provincie, "Ecologie")
    client = als(collega)

    def namen(**vraag):
        rijen = client.get(LIJST, {"formaat": "json", **vraag}).json()
        return [(r["P-team"], r["Waarom"]) for r in rijen]

    assert namen(jaar="2025") == [("Ecologie", "Om Ecologie")]
    assert namen(jaar="x") == namen(jaar="2025", q="niets") == []
    assert namen(geldig_op="2025-03-01") == [("Ecologie", "Om Ecologie")]
    html = client.get(LIJST).content.decode()
    assert VOORSTEL in html
    assert "/vastleggen/gewenste-teams/" not in html


def test_PT_16_iedereen_binnen_kan_een_vak_voorstellen(collega, directeur):
    client = als(collega)
    leeg = client.post(VOORSTEL, {"vak": "", "waarom": ""}).content.decode()
    assert "Schrijf op welk vak je mist." in leeg

    antwoord = client.post(VOORSTEL, {"vak": "Ecologie", "waarom": "Dat missen we."})

    assert antwoord["Location"] == VOORSTELLEN
    [voorstel] = Vakvoorstel.objects.all()
    assert (voorstel.persoon_id, voorstel.staat) == (collega, "open")
    gezien = als(directeur).get(VOORSTELLEN, {"formaat": "json"}).json()
    assert [(r["Vak"], r["Wie"], r["Antwoord"]) for r in gezien] == [
        ("Ecologie", "Col Lega", "Wacht op antwoord")
    ]


def test_PT_16_zelfde_vak_nog_eens_wacht_op_het_antwoord(collega):
    acts.stel_vak_voor(collega, "Ecologie", "Dat missen we.")
    antwoord = als(collega).post(VOORSTEL, {"vak": "ecologie", "waarom": "Echt."})
    assert "Wacht op het antwoord" in antwoord.content.decode()
    assert Vakvoorstel.objects.count() == 1


def test_PT_16_zonder_persoon_stel_je_niets_voor(db):
    assert als(None).get(VOORSTEL).status_code == 403
    with pytest.raises(NietBevoegd):
        acts.stel_vak_voor(None, "Ecologie", "Dat missen we.")


def test_PT_16_een_directeur_mo_antwoordt_een_keer(collega, directeur):
    pk = acts.stel_vak_voor(collega, "Ecologie", "Dat missen we.").pk
    pad, client = f"{VOORSTELLEN}{pk}/", als(directeur)
    mist = client.post(pad, {"staat": "overgenomen", "antwoord": ""}).content.decode()
    assert "Schrijf een antwoord." in mist

    assert client.post(pad, {"staat": "overgenomen", "antwoord": "Goed."}).status_code == 302

    voorstel = Vakvoorstel.objects.get()
    assert (voorstel.staat, voorstel.beantwoord_door_id) == ("overgenomen", directeur)
    html = als(collega).get(pad).content.decode()
    assert "Goed." in html
    assert "Dirk Directeur" in html
    nog = client.post(pad, {"staat": "afgewezen", "antwoord": "Toch niet."}).content.decode()
    assert "al beantwoord" in nog


def test_PT_16_een_ander_leest_en_antwoordt_niet(provincie, collega):
    pk = acts.stel_vak_voor(collega, "Ecologie", "Dat missen we.").pk
    pad = f"{VOORSTELLEN}{pk}/"
    client = als(provincie.persoon("An", "Der"))
    assert "Bewaar het antwoord" not in client.get(pad).content.decode()
    assert client.post(pad, {"staat": "afgewezen", "antwoord": "Nee."}).status_code == 403
    with pytest.raises(NietBevoegd):
        acts.beantwoord_vakvoorstel(collega, (), pk, "afgewezen", "Nee.")
    assert client.get(f"{VOORSTELLEN}{pk + 1}/").status_code == 404


def test_PT_16_voorstellen_filteren_op_antwoord(collega):
    acts.stel_vak_voor(collega, "Ecologie", "Dat missen we.")
    client = als(collega)
    aantal = {
        staat: len(client.get(VOORSTELLEN, {"staat": staat, "formaat": "json"}).json())
        for staat in ("", "open", "afgewezen")
    }
    assert aantal == {"": 1, "open": 1, "afgewezen": 0}
