"""P-teams through the wizard, as whoever enters what the P-beraad decided does."""

from datetime import date
from decimal import Decimal

import pytest

from driehoek.organisatie import acts, reads, reads_inzet, reads_leiding, reads_pteams
from driehoek.organisatie.models import Formatie, Lidmaatschap, Pmanagertijd
from driehoek.organisatie.types_vakken import NieuwVakdomein, Vakmodel
from driehoek.register import reads as register_reads
from driehoek.register.models import Benaming
from provincie import BEGIN, verzoek
from vastleghulp import DAG, EERSTE, VANAF, Wizard, log_in, loopt, nieuw_besluit

TEAM = "Het vak is klein."


@pytest.fixture
def mensen(provincie):
    return [provincie.persoon("Mens", f"Nummer{n}") for n in range(9)]


@pytest.fixture
def water(provincie, mensen):
    pteam = provincie.pteam("Water")
    provincie.plaats(pteam, *mensen)
    return pteam


@pytest.fixture
def bodem(provincie):
    pteam = provincie.pteam("Bodem")
    provincie.plaats(pteam, *(provincie.persoon("Bodem", f"Kenner{n}") for n in range(8)))
    return pteam


@pytest.fixture
def wizard(client, provincie):
    log_in(client, provincie.beheerder)
    return Wizard(client)


def grond(provincie, soort):
    return nieuw_besluit(provincie.besluit(soort, door="P-BERAAD", op=DAG))


def team_van(persoon):
    return reads.pteam_van(persoon, register_reads.peilmoment(EERSTE))


@loopt("pteam")
def test_PT_09_een_team_met_zijn_eerste_mensen_komt_er_met_uitleg(wizard, provincie, mensen):
    data = {
        "naam": "Ecologie",
        "vanaf": VANAF,
        "leden": "Mens Nummer0\nMens Nummer1\n",
        **grond(provincie, "pteam_oprichten"),
    }
    _, html = wizard.gevolgen("/vastleggen/pteam/", data)
    assert "2 medewerkers, minder dan de 8" in html

    wizard.doe("/vastleggen/pteam/", data, uitleg=TEAM)

    nieuw = Benaming.objects.get(naam="Ecologie").drager_id
    assert [team_van(m) for m in mensen[:3]] == [nieuw, nieuw, None]


def test_PT_09_een_naam_die_niemand_heeft_staat_bij_het_veld(wizard, provincie):
    data = {"naam": "Ecologie", "vanaf": VANAF, "leden": "Wie Isdat"}
    antwoord = wizard.vul_in("/vastleggen/pteam/", data | grond(provincie, "pteam_oprichten"))
    assert "Niemand in het register heet &#x27;Wie Isdat&#x27;" in antwoord.content.decode()


@loopt("voeg-pteams-samen")
def test_PT_09_twee_teams_worden_een(wizard, provincie, water, bodem, mensen):
    pad = f"/vastleggen/voeg-pteams-samen/?drager={water}"
    data = {"andere": bodem, "naam": "Water en bodem", "vanaf": VANAF}
    data |= grond(provincie, "pteams_wijzigen")
    _, html = wizard.gevolgen(pad, data)
    assert "gaat van 9 medewerkers (0 fte) naar 17 medewerkers (0 fte)" in html
    assert "&#x27;Bodem&#x27; houdt op op 3 november 2026" in html

    wizard.doe(pad, data, uitleg="Het vak hoort bij elkaar.")

    peil = register_reads.peilmoment(EERSTE)
    assert reads_pteams.leden(water, peil).count() == 17
    assert register_reads.benamingen([water], peil)[water] == "Water en bodem"
    assert mensen


@loopt("splits-pteam")
def test_PT_09_een_deel_gaat_naar_een_nieuw_team(wizard, provincie, water, mensen):
    pad = f"/vastleggen/splits-pteam/?drager={water}"
    data = {"naam": "Vaarwegen", "leden": mensen[:4], "vanaf": VANAF}
    wizard.doe(pad, data | grond(provincie, "pteams_wijzigen"), uitleg=TEAM)

    nieuw = Benaming.objects.get(naam="Vaarwegen").drager_id
    assert [team_van(m) for m in mensen] == [nieuw] * 4 + [water] * 5


@loopt("hef-pteam-op")
def test_PT_09_bij_opheffen_gaat_iedereen_ergens_heen(wizard, provincie, water, bodem, mensen):
    lucht = provincie.pteam("Lucht")
    pad = f"/vastleggen/hef-pteam-op/?drager={water}"
    data = {"vanaf": VANAF, "naar": bodem, f"naar_{mensen[0]}": lucht}
    wizard.doe(pad, data | grond(provincie, "pteams_wijzigen"), uitleg=TEAM)

    assert [team_van(m) for m in mensen] == [lucht] + [bodem] * 8
    assert not reads_pteams.pteams(register_reads.peilmoment(EERSTE), [water])


def test_PT_01_zonder_bestemming_gaat_het_opheffen_niet_door(wizard, provincie, water, mensen):
    pad = f"/vastleggen/hef-pteam-op/?drager={water}"
    antwoord = wizard.vul_in(pad, {"vanaf": VANAF} | grond(provincie, "pteams_wijzigen"))
    assert antwoord.status_code == 200
    assert "Maak een keuze" in antwoord.content.decode()
    assert {team_van(m) for m in mensen} == {water}


@loopt("plaats")
def test_PT_08_een_collega_stapt_op_eigen_wens_over(wizard, provincie, water, bodem, mensen):
    pad = f"/vastleggen/plaats/?persoon={mensen[0]}"
    data = {"pteam": bodem, "vanaf": VANAF, "reden": "wens"} | grond(provincie, "plaatsing")
    mist = wizard.vul_in(pad, data | {"gesprek_eigen": "1-10-2026"}).content.decode()
    assert mist.count("Vul een dag in, zoals 3 maart 2026.") >= 1

    gesprekken = {"gesprek_eigen": "1-10-2026", "gesprek_nieuw": "8-10-2026", "vak": "Bodem"}
    wizard.doe(pad, data | gesprekken)

    feit = Lidmaatschap.objects.huidig().get(persoon=mensen[0], geldig__contains=EERSTE)
    assert (feit.pteam_id, feit.reden, feit.gesprek_nieuw) == (bodem, "wens", date(2026, 10, 8))
    assert water


def test_PT_08_in_het_belang_van_de_organisatie_vraagt_een_toelichting(
    wizard, provincie, water, bodem, mensen
):
    pad = f"/vastleggen/plaats/?persoon={mensen[0]}"
    data = {"pteam": bodem, "vanaf": VANAF, "reden": "belang"} | grond(provincie, "plaatsing")
    assert "Vul dit in." in wizard.vul_in(pad, data).content.decode()
    wizard.doe(pad, data | {"motivering": "Daar is te weinig kennis."})
    assert team_van(mensen[0]) == bodem
    assert water


@loopt("formatie")
def test_PT_19_een_p_manager_legt_de_formatie_van_het_eigen_team_vast(client, provincie, water):
    leider, directeur = provincie.persoon("Pia", "Leider"), provincie.persoon("Dirk", "Directeur")
    provincie.benoem(water, "P_MANAGER", leider)
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", directeur)
    log_in(client, leider)
    pad = f"/vastleggen/formatie/?drager={water}"
    besluit = provincie.besluit("formatie", rol="P_MANAGER", drager=water, persoon=leider, op=DAG)
    data = {
        "fte": "11,5",
        "samenstelling": "8 adviseurs en 3 senior adviseurs",
        "vanaf": VANAF,
        "overlegd_met": directeur,
        "overlegd_op": "1-11-2026",
    }
    Wizard(client).doe(pad, data | nieuw_besluit(besluit))

    assert Formatie.objects.huidig().get().fte == Decimal("11.5")
    assert "11,5 fte" in client.get(f"/pteams/{water}/?geldig_op=2026-11-04").content.decode()
    elders = provincie.pteam("Elders")
    assert client.get(f"/vastleggen/formatie/?drager={elders}").status_code == 403
    assert client.get(f"/vastleggen/splits-pteam/?drager={water}").status_code == 403


@loopt("benoem-p-manager", "vervang-p-manager")
def test_PT_03_een_team_krijgt_zijn_p_manager(wizard, provincie, water):
    directeur, leider = provincie.persoon("Dirk", "Directeur"), provincie.persoon("Pia", "Leider")
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", directeur)
    van_mo = {"rol": "DIRECTEUR_MO", "persoon": directeur, "op": DAG}
    besluit = nieuw_besluit(provincie.besluit("pmanager", **van_mo))
    pad = f"/vastleggen/benoem-p-manager/?drager={water}"
    wizard.doe(pad, {"persoon": leider, "vanaf": VANAF} | besluit)

    [team] = reads_pteams.pteams(register_reads.peilmoment(EERSTE), [water])
    assert [r.persoon_id for r in team.leiding] == [leider]
    html = wizard.client.get(f"/pteams/{water}/").content.decode()
    assert f"/vastleggen/?drager={water}" in html

    opvolger = provincie.persoon("Olga", "Opvolger")
    besluit = nieuw_besluit(provincie.besluit("pmanager", **van_mo))
    pad = f"/vastleggen/vervang-p-manager/?drager={water}"
    wizard.doe(pad, {"persoon": opvolger, "vanaf": "10-11-2026"} | besluit)

    [team] = reads_pteams.pteams(register_reads.peilmoment(date(2026, 11, 10)), [water])
    assert [r.persoon_id for r in team.leiding] == [opvolger]


def test_who_may_not_enter_sees_no_button(client, provincie, water):
    log_in(client, provincie.persoon("Els", "Medewerker"))
    assert "/vastleggen/" not in client.get(f"/pteams/{water}/").content.decode()
    assert "/vastleggen/pteam/" not in client.get("/pteams/").content.decode()


@loopt("pmanagertijd")
def test_PT_04_in_het_formulier_staat_de_weigering_bij_het_veld(wizard, provincie, water):
    directeur, leider = provincie.persoon("Dirk", "Directeur"), provincie.persoon("Pia", "Leider")
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", directeur)
    provincie.benoem(water, "P_MANAGER", leider)
    besluit = provincie.besluit("pmanager", rol="DIRECTEUR_MO", persoon=directeur, op=DAG)
    pad = f"/vastleggen/pmanagertijd/?persoon={leider}"
    data = {"vanaf": VANAF, **nieuw_besluit(besluit)}
    html = wizard.vul_in(pad, data | {"procent": "20"}).content.decode()
    assert "Onder 25% van de tijd is iemand geen P-manager" in html
    wizard.doe(pad, data | {"procent": "25"}, uitleg="Het team groeit nog.")
    assert Pmanagertijd.objects.get().procent == 25


@loopt("portefeuille")
def test_PT_20_een_directeur_houdt_een_vakdomein(wizard, provincie):
    dirk = provincie.directeur_mo()
    (domein,) = acts.stel_vakmodel_vast(
        verzoek(),
        model=Vakmodel(BEGIN, (NieuwVakdomein("Advies"),)),
        grond=provincie.besluit("vakmodel", door="P-BERAAD"),
    ).ids("register_drager")
    data = {"vakdomein": domein, "themas": "Verzuim, opleiding", "vanaf": VANAF}
    grond = nieuw_besluit(provincie.besluit("directeur_mo", door="DT", op=DAG))
    wizard.doe(f"/vastleggen/portefeuille/?persoon={dirk}", data | grond)
    [houdt] = reads_leiding.directeuren(register_reads.peilmoment(EERSTE))
    assert (houdt.domein, houdt.themas) == (domein, "opleiding, verzuim")
    ander = provincie.persoon("An", "Ander")
    html = wizard.client.get(f"/vastleggen/?persoon={ander}").content.decode()
    assert "/vastleggen/portefeuille/" not in html


@loopt("wijs-p-manager-toe", "beeindig-toewijzing")
def test_PT_18_iemand_krijgt_een_eigen_p_manager_en_weer_die_van_het_team(
    wizard, provincie, mensen
):
    leider = provincie.persoon("Olga", "Opvolger")
    pad = f"persoon={mensen[0]}"
    grond_ = nieuw_besluit(provincie.besluit("toewijzing", door="DT", op=DAG))
    wizard.doe(
        f"/vastleggen/wijs-p-manager-toe/?{pad}", {"manager": leider, "vanaf": VANAF} | grond_
    )
    peil = register_reads.peilmoment(EERSTE)
    assert reads_leiding.p_managers_van(mensen[:1], peil) == {mensen[0]: leider}

    grond_ = nieuw_besluit(provincie.besluit("toewijzing", door="DT", op=DAG))
    wizard.doe(f"/vastleggen/beeindig-toewijzing/?{pad}", {"vanaf": "10-11-2026"} | grond_)
    peil = register_reads.peilmoment(date(2026, 11, 10))
    assert reads_leiding.p_managers_van(mensen[:1], peil) == {}


@loopt("inzet", "beeindig-inzet")
def test_PT_11_een_p_manager_spreekt_uren_af_voor_een_opdracht(client, provincie):
    opdracht = provincie.opdracht(naam="Brug over de Vliet")
    leider, lid = provincie.persoon("Pia", "Leider"), provincie.persoon("Lia", "Lid")
    team = provincie.pteam("Water")
    provincie.plaats(team, lid)
    provincie.benoem(team, "P_MANAGER", leider)
    provincie.dienstverband(lid, uren=Decimal(36))
    log_in(client, leider)
    wizard = Wizard(client)
    pad = f"/vastleggen/inzet/?persoon={lid}"
    data = {"opdracht": opdracht, "opdracht_q": "Brug over de Vliet", "vanaf": VANAF}
    _, html = wizard.gevolgen(pad, data | {"uren": "33"})
    assert "te veel uren op opdrachten" in html
    assert "3,6 uur voor ontwikkeling" in html
    wizard.doe(pad, data | {"uren": "20,5"})
    op = register_reads.peilmoment(EERSTE)
    [(feit, naam)] = reads_inzet.opdrachten_van(lid, op)
    assert (feit.drager_id, feit.uren, naam) == (opdracht, Decimal("20.5"), "Brug over de Vliet")
    vandaag = register_reads.peilmoment().geldig_op.strftime("%d-%m-%Y")
    wizard.doe(
        f"/vastleggen/beeindig-inzet/?persoon={lid}", {"opdracht": opdracht, "vanaf": vandaag}
    )
    assert reads_inzet.inzet_van([lid], register_reads.peilmoment()) == []
