"""The directeur M&O's overview: sizes, spans and scales; a small group is never shown (GEN-03)."""

import pytest

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads_overzicht
from driehoek.organisatie.models import Dienstverband
from driehoek.organisatie.reads_overzicht import KLEINSTE_GROEP, Groep, groepeer
from driehoek.organisatie.types import Aard, Leidtijd, NieuweToewijzing
from driehoek.platform.fouten import Weigering
from driehoek.register import reads
from provincie import BEGIN, verzoek

PAD = "/pteams/overzicht/"


@pytest.mark.parametrize(
    ("tel", "groepen"),
    [
        ({}, []),
        ({8: 4}, []),
        ({8: 5}, [(8, 8, 5)]),
        ({8: 5, 9: 6}, [(8, 8, 5), (9, 9, 6)]),
        ({8: 1, 9: 6}, [(8, 9, 7)]),
        ({8: 6, 9: 1}, [(8, 9, 7)]),
        ({8: 2, 10: 2, 13: 2, 14: 9}, [(8, 13, 6), (14, 14, 9)]),
        ({8: 6, 10: 6, 15: 1}, [(8, 8, 6), (10, 15, 7)]),
    ],
)
def test_GEN_03_een_kleine_groep_staat_bij_zijn_buren(tel, groepen):
    gevonden = groepeer(tel)
    assert gevonden == [Groep(*g) for g in groepen]
    assert all(g.aantal >= KLEINSTE_GROEP for g in gevonden)
    assert not gevonden or sum(g.aantal for g in gevonden) == sum(tel.values())


@pytest.fixture
def teams(provincie):
    directeur = provincie.directeur_mo()
    leiders = []
    for naam, aantal in (("Water", 9), ("Bodem", 5), ("Lucht", 16)):
        team = provincie.pteam(naam)
        wie = [provincie.persoon("Mens", f"{naam}{n}") for n in range(aantal)]
        for mens in wie:
            provincie.dienstverband(mens, 11)
        provincie.plaats(team, *wie)
        if naam != "Lucht":
            leider = provincie.persoon("Pia", naam)
            provincie.benoem(team, "P_MANAGER", leider)
            leiders.append(leider)
    acts.stel_pmanagertijd_vast(
        verzoek(),
        tijden=[Leidtijd(leiders[0], 25, Periode(BEGIN))],
        grond=provincie.besluit("pmanager", door="DT"),
        uitleg="Zo afgesproken.",
    )
    return directeur, leiders


def test_PT_02_het_overzicht_telt_wat_afwijkt(teams):
    beeld = reads_overzicht.overzicht(reads.peilmoment())
    assert dict(beeld.groottes) == {5: 1, 9: 1, 16: 1}
    assert (beeld.teams_die("te klein"), beeld.teams_die("te groot")) == (1, 1)
    assert beeld.zonder_leiding == 1
    assert beeld.tijd_onbekend == 1
    assert [(g.naam, g.aantal) for g in beeld.schalen] == [("11", 30)]


def test_PT_05_een_directeur_ziet_hoeveel_p_managers_hij_leidt(provincie, teams):
    directeur, leiders = teams
    acts.wijs_p_manager_toe(
        verzoek(),
        toewijzingen=[NieuweToewijzing(p, directeur, Periode(BEGIN)) for p in leiders],
        grond=provincie.besluit("toewijzing", door="DT"),
    )
    peil = reads.peilmoment()
    beeld = reads_overzicht.overzicht(peil)
    assert reads_overzicht.pmanagers_per_leider(beeld, peil)[directeur] == 2
    html = als(directeur).get(PAD).content.decode()
    assert "P-managers die jij leidt" in html
    assert "de bedoeling is 25 tot 35" in html
    assert "10 tot 15 (te weinig)" in html


def test_alleen_wie_over_p_managers_gaat_ziet_het_overzicht(provincie, teams):
    _, (leider, *_) = teams
    assert als(leider).get(PAD).status_code == 403
    beheerder = als(provincie.beheerder)
    assert "P-managers die jij leidt" not in beheerder.get(PAD).content.decode()
    lijst = beheerder.get("/pteams/").content.decode()
    assert PAD in lijst


def test_een_leeg_register_legt_uit_wat_hier_komt(provincie):
    html = als(provincie.beheerder).get(PAD).content.decode()
    assert "Nog geen P-teams met mensen" in html
    assert "Van niemand is de tijd bekend" in html
    assert "Te weinig mensen om te tonen" in html


@pytest.fixture
def van_elke_leeftijd(provincie):
    """Twelve people of 36, two of 65, one of unknown age, and one from outside."""
    jaar = reads.peilmoment().geldig_op.year
    jaren = [jaar - 36] * 12 + [jaar - 65] * 2 + [None]
    for n, geboren in enumerate(jaren):
        provincie.dienstverband(provincie.persoon("Mens", f"Nummer{n}"), 11, geboortejaar=geboren)
    buiten = provincie.persoon("Eva", "Extern")
    provincie.dienstverband(buiten, 11, aard=Aard.EXTERN, geboortejaar=jaar - 20)


def test_GEN_03_leeftijden_staan_er_in_groepen_en_nooit_van_een_paar_mensen(van_elke_leeftijd):
    beeld = reads_overzicht.overzicht(reads.peilmoment())
    assert [(g.naam, g.aantal) for g in beeld.leeftijden] == [("35 tot 74", 14)]
    assert beeld.zonder_geboortejaar == 1


def test_wie_het_zien_mag_ziet_de_opbouw_naar_leeftijd(provincie, van_elke_leeftijd):
    html = als(provincie.beheerder).get(PAD).content.decode()
    assert "Hoeveel medewerkers er zijn per leeftijd" in html
    assert "Van 1 medewerker is het geboortejaar niet bekend." in html


@pytest.mark.parametrize(("jaren", "groep"), [(24, "15 tot 24"), (25, "25 tot 34")])
def test_een_leeftijd_valt_in_haar_eigen_tien_jaren(provincie, jaren, groep):
    geboren = reads.peilmoment().geldig_op.year - jaren
    for n in range(KLEINSTE_GROEP):
        provincie.dienstverband(provincie.persoon("Mens", f"N{n}"), 11, geboortejaar=geboren)
    (een,) = reads_overzicht.overzicht(reads.peilmoment()).leeftijden
    assert een.naam == groep


def test_PT_23_een_geboortejaar_dat_niet_kan_komt_er_niet_in(provincie):
    wie = provincie.persoon("Mens", "Oud")
    with pytest.raises(Weigering, match="geboortejaar"):
        provincie.dienstverband(wie, 11, geboortejaar=1850)
    assert not Dienstverband.objects.filter(persoon=wie).exists()
