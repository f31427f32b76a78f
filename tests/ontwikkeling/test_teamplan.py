"""The plan of a P-team: who reads which part, who writes, who sets it, and that it then stays (PT-10)."""

import pytest
from django.db import IntegrityError, connection, transaction

from config.paginahulp import als
from driehoek.ontwikkeling import acts, reads_teamplan
from driehoek.ontwikkeling.models import Teamplan, Teamplandeel
from driehoek.ontwikkeling.types import LANGSTE_TEKST, Plandeel
from driehoek.organisatie import acts as organisatie_acts
from driehoek.organisatie import reads as organisatie
from driehoek.organisatie.types_verbanden import NieuweVakcirkel, NieuwGenootschap
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.register import reads
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db
GEHEIM = "Wij hebben te weinig ecologen."


@pytest.fixture
def team(provincie):
    provincie.leider = provincie.persoon("Pia", "Leider")
    provincie.lid = provincie.persoon("Lia", "Lid")
    provincie.buiten = provincie.persoon("Bo", "Buiten")
    provincie.water = provincie.pteam("Water")
    provincie.plaats(provincie.water, provincie.lid)
    provincie.plaats(provincie.pteam("Bodem"), provincie.buiten)
    provincie.benoem(provincie.water, "P_MANAGER", provincie.leider)
    return provincie


def schrijf(team, wie=None, bewerking=0, jaar=2026, **delen):
    gevuld = {"waarden": ("Wij kennen het water.", False), "nodig": (GEHEIM, True)} | delen
    return acts.bewaar_teamplan(
        wie or team.lid, team.water, bewerking=bewerking, jaar=jaar, delen=gevuld
    )


def stel_vast(team, **delen):
    plan = schrijf(team, **delen)
    return acts.stel_teamplan_vast(team.leider, team.water, bewerking=plan.bewerking)


def zicht(team, wie, plan):
    plaats = reads_teamplan.plaats_van(wie, team.water, reads.peilmoment())
    return {d.onderdeel.value: d.tekst for d in reads_teamplan.beeld(plan, plaats)}


def test_PT_10_een_team_schrijft_en_de_p_manager_stelt_vast(team):
    plan = schrijf(team)
    assert reads_teamplan.concept(team.water) == plan
    assert not reads_teamplan.versies(team.water)
    vast = acts.stel_teamplan_vast(team.leider, team.water, bewerking=1)
    assert [p.versie for p in reads_teamplan.versies(team.water)] == [1]
    assert (vast.door_id, reads_teamplan.concept(team.water)) == (team.leider, None)
    assert reads_teamplan.jaren([team.water]) == {team.water: 2026}


def test_PT_10_een_besloten_deel_is_voor_het_team_de_leiding_en_de_directeur(team):
    plan = stel_vast(team)
    for wie in (team.lid, team.leider, team.directeur_mo()):
        assert zicht(team, wie, plan)["nodig"] == GEHEIM
    for wie in (team.buiten, team.beheerder, None):
        assert zicht(team, wie, plan) == {"waarden": "Wij kennen het water.", "nodig": ""}


@pytest.mark.parametrize("wie", ["buiten", "beheerder"])
def test_PT_10_een_ander_schrijft_niet(team, wie):
    with pytest.raises(NietBevoegd, match="schrijft het team zelf"):
        schrijf(team, getattr(team, wie))
    schrijf(team)
    with pytest.raises(NietBevoegd):
        acts.gooi_concept_weg(getattr(team, wie), team.water, bewerking=1)
    assert Teamplan.objects.count() == 1


@pytest.mark.parametrize("wie", ["lid", "buiten", "beheerder"])
def test_PT_10_alleen_wie_het_team_leidt_stelt_vast(team, wie):
    schrijf(team)
    with pytest.raises(NietBevoegd, match="P-manager"):
        acts.stel_teamplan_vast(getattr(team, wie), team.water, bewerking=1)
    assert reads_teamplan.concept(team.water)


def test_PT_10_wie_een_ouder_concept_zag_verliest_niets(team):
    schrijf(team)
    schrijf(team, bewerking=1, doelen=("Leren van elkaar.", False))
    for bewerking in (0, 1):
        with pytest.raises(InvoerFout, match="Iemand anders bewaarde"):
            schrijf(team, team.leider, bewerking=bewerking)
    with pytest.raises(InvoerFout, match="Iemand anders bewaarde"):
        acts.stel_teamplan_vast(team.leider, team.water, bewerking=1)
    assert reads_teamplan.teksten(reads_teamplan.concept(team.water))["doelen"][0]


def test_PT_10_een_nieuwe_versie_zegt_wat_anders_is(team):
    stel_vast(team)
    concept = schrijf(team, jaar=2027, waarden=("Wij kennen water en bodem.", False))
    acts.stel_teamplan_vast(team.leider, team.water, bewerking=concept.bewerking)
    nieuw, oud = reads_teamplan.versies(team.water)
    lid = reads_teamplan.plaats_van(team.lid, team.water, reads.peilmoment())
    anders = {d.onderdeel.value: d.anders for d in reads_teamplan.beeld(nieuw, lid)}
    assert anders == {"waarden": True, "nodig": False}
    assert not any(d.anders for d in reads_teamplan.beeld(oud, lid))
    assert oud.delen.get(onderdeel="waarden").tekst == "Wij kennen het water."


def test_PT_10_een_leeg_plan_of_een_te_lange_tekst_kan_niet(team):
    schrijf(team, waarden=("", False), nodig=(" ", False))
    with pytest.raises(InvoerFout, match="nog niets"):
        acts.stel_teamplan_vast(team.leider, team.water, bewerking=1)
    with pytest.raises(InvoerFout, match="hooguit") as fout:
        schrijf(team, bewerking=1, doelen=("x" * (LANGSTE_TEKST + 1), False))
    assert fout.value.veld == "tekst_doelen"
    with pytest.raises(InvoerFout, match="heeft een teamplan niet"):
        schrijf(team, bewerking=1, geheim=("x", False))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ontwikkeling_teamplan SET jaar = 2030",
        "DELETE FROM ontwikkeling_teamplan",
        "UPDATE ontwikkeling_teamplandeel SET tekst = 'anders'",
        "DELETE FROM ontwikkeling_teamplandeel",
        (
            "INSERT INTO ontwikkeling_teamplandeel (plan_id, onderdeel, tekst, besloten)"
            " SELECT id, 'doelen', 'erbij', false FROM ontwikkeling_teamplan"
        ),
    ],
)
def test_PT_10_wat_is_vastgesteld_verandert_ook_met_kale_sql_niet(team, sql):
    stel_vast(team)
    with (
        pytest.raises(IntegrityError, match="PT-10"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_PT_10_twee_concepten_van_een_team_kunnen_niet(team):
    schrijf(team)
    with pytest.raises(IntegrityError, match="teamplan_een_concept"), transaction.atomic():
        Teamplan.objects.create(drager_id=team.water, versie=2, jaar=2026, door_id=team.lid)


def test_PT_10_op_de_paginas_ziet_een_ander_het_besloten_deel_en_het_concept_niet(team):
    stel_vast(team)
    schrijf(team, doelen=("Een nieuw doel.", False))
    pad = f"/pteams/{team.water}/teamplan/"
    lid, ander = als(team.lid), als(team.buiten)
    for adres in (pad, f"{pad}1/"):
        assert GEHEIM in lid.get(adres).content.decode()
        html = ander.get(adres).content.decode()
        assert GEHEIM not in html
        assert "Een nieuw doel." not in html
        assert "Dit deel is alleen voor het team." in html
    assert "Een nieuw doel." in lid.get(pad).content.decode()
    assert ander.get(f"{pad}wijzig/").status_code == 403
    assert ander.get(f"{pad}2/").status_code == 404
    assert pad in ander.get(f"/pteams/{team.water}/").content.decode()


def test_PT_10_schrijven_vaststellen_en_weggooien_in_de_browser(team):
    pad = f"/pteams/{team.water}/teamplan/"
    lid, leider = als(team.lid), als(team.leider)
    assert "nog geen teamplan" in lid.get(pad).content.decode()
    leeg = {f"tekst_{d.value}": "" for d in Plandeel}
    fout = lid.post(f"{pad}wijzig/", leeg | {"bewerking": "0", "jaar": ""}).content.decode()
    assert "Vul een jaar in" in fout
    goed = leeg | {"bewerking": "0", "jaar": str(klok.vandaag().year), "tekst_waarden": "Samen."}
    assert lid.post(f"{pad}wijzig/", goed)["Location"] == pad
    opnieuw = lid.post(f"{pad}wijzig/", goed).content.decode()
    assert "Iemand anders bewaarde" in opnieuw
    assert "Stel dit plan vast" not in lid.get(pad).content.decode()
    assert lid.post(f"{pad}vast/", {"bewerking": "1"}).status_code == 403
    assert leider.post(f"{pad}vast/", {"bewerking": "1"})["Location"] == pad
    html = leider.get(pad).content.decode()
    assert f"Versie 1, voor {klok.vandaag().year}." in html
    assert "Dit plan is niet van dit jaar" not in html

    form = leider.get(f"{pad}wijzig/").content.decode()
    assert "Samen." in form, "a new version begins with what is there"
    leider.post(f"{pad}wijzig/", goed | {"tekst_waarden": "Anders."})
    assert leider.post(f"{pad}weg/", {"bewerking": "1"})["Location"] == pad
    assert Teamplan.objects.filter(vastgesteld=None).count() == 0
    assert Teamplandeel.objects.get().tekst == "Samen."


def test_PT_10_een_plan_van_een_eerder_jaar_vraagt_om_een_nieuw(team):
    stel_vast(team, jaar=klok.vandaag().year - 1)
    pad = f"/pteams/{team.water}/teamplan/"
    assert "Dit plan is niet van dit jaar" in als(team.buiten).get(pad).content.decode()
    assert "schrijf er een" in als(team.leider).get("/pteams/bureau/").content.decode()


# -- plans of a vakgenootschap and a vakcirkel


@pytest.fixture
def verbanden(team):
    """A vakgenootschap of both P-teams, with somebody sent by Water; a vakcirkel of two people."""
    bodem = organisatie.pteam_van(team.buiten, reads.peilmoment())
    (genootschap,) = organisatie_acts.stel_genootschap_in(
        verzoek(),
        nieuw=NieuwGenootschap("Kennis", BEGIN, (team.water, bodem)),
        grond=team.besluit("vakgenootschap", door="P-BERAAD"),
    ).ids("register_drager")
    organisatie_acts.wijs_afgevaardigden_aan(
        verzoek(), genootschap=genootschap, pteam=team.water, personen=[team.lid], vanaf=BEGIN
    )
    (cirkel,) = organisatie_acts.vorm_vakcirkel(
        verzoek(),
        nieuw=NieuweVakcirkel("Schrijven", BEGIN, (team.lid, team.buiten), BEGIN),
        grond=team.besluit("vakcirkel", rol="DIRECTEUR_MO", persoon=team.directeur_mo()),
    ).ids("register_drager")
    return genootschap, cirkel


def schrijft(wie, drager):
    plan = acts.bewaar_teamplan(
        wie, drager, bewerking=0, jaar=2026, delen={"waarden": ("Onze norm", True)}
    )
    return acts.stel_teamplan_vast(wie, drager, bewerking=plan.bewerking)


def test_PT_13_het_expertisecentrum_schrijft_norm_en_plan_en_stelt_het_vast(team, verbanden):
    genootschap, _ = verbanden
    for wie in (team.buiten, team.beheerder):  # of the other P-team, but not sent by it
        with pytest.raises(NietBevoegd, match="expertisecentrum"):
            schrijft(wie, genootschap)
    assert schrijft(team.lid, genootschap).versie == 1
    assert schrijft(team.leider, genootschap).versie == 2
    html = als(team.buiten).get(f"/pteams/{genootschap}/teamplan/").content.decode()
    assert "Onze norm" in html
    assert f"/pteams/{genootschap}/teamplan/wijzig/" not in html
    anders = als(team.beheerder).get(f"/pteams/{genootschap}/teamplan/").content.decode()
    assert "Onze norm" not in anders
    assert "alleen voor het vakgenootschap" in anders


def test_PT_14_wie_meedoet_schrijft_het_plan_van_de_vakcirkel_en_stelt_het_vast(team, verbanden):
    _, cirkel = verbanden
    with pytest.raises(NietBevoegd, match="wie eraan meedoet"):
        schrijft(team.leider, cirkel)
    assert schrijft(team.buiten, cirkel).versie == 1
    pagina = als(team.lid).get(f"/pteams/{cirkel}/teamplan/wijzig/")
    assert "Plan van de vakcirkel" in pagina.content.decode()


def test_PT_10_een_opgave_heeft_geen_plan(team):
    assert als(team.lid).get(f"/pteams/{team.opgave()}/teamplan/").status_code == 404
