"""Employment and P-teams (PT-01, REG-24, REG-25, REG-37)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads, reads_leiding
from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.organisatie.types import Plaatsing
from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.regelboek import Soort
from driehoek.register import acts as register_acts
from driehoek.register import reads as register_reads
from driehoek.register.types import OpConversie
from provincie import BEGIN, verzoek

NU = datetime(2026, 11, 23, 10, tzinfo=UTC)
OP = date(2025, 1, 1)
CONVERSIE = OpConversie(date(2023, 1, 2), "Het oude register")


@pytest.fixture(autouse=True)
def _vandaag():
    with klok.op(NU):
        yield


def signalen(regel):
    gevonden = next(r for r in regelboek.alle() if (r.id, r.soort) == (regel, Soort.SIGNAAL))
    return [o.sleutel for o in gevonden.overtredingen()]


def plaats(provincie, persoon, pteam, vanaf=BEGIN, tot=None, door="P-BERAAD", **opties):
    return acts.plaats_in_pteam(
        verzoek(**opties),
        plaatsingen=[Plaatsing(persoon, pteam, Periode(vanaf, tot))],
        grond=provincie.besluit("plaatsing", door=door, op=vanaf),
        uitleg="Dit team groeit nog.",
    )


def test_PT_01_wie_verhuist_verlaat_het_oude_team(provincie):
    an = provincie.persoon()
    water, lucht = provincie.pteam("Water"), provincie.pteam("Lucht")

    plaats(provincie, an, water)
    plaats(provincie, an, lucht, vanaf=OP)

    feiten = Lidmaatschap.objects.huidig().filter(persoon=an).order_by("geldig")
    assert [(f.pteam_id, f.periode.tot) for f in feiten] == [(water, OP), (lucht, None)]
    assert reads.pteam_van(an, register_reads.peilmoment(date(2024, 12, 31))) == water
    assert reads.leden(lucht, register_reads.peilmoment(OP)) == [an]


def test_PT_01_twee_teams_tegelijk_weigert_de_database(provincie):
    from driehoek.platform.handelingen.boek import handeling
    from driehoek.platform.handelingen.feiten import Uitspraak, stel
    from driehoek.register.grondslagen import boek_grond

    an, water, lucht = provincie.persoon(), provincie.pteam("Water"), provincie.pteam("Lucht")
    plaats(provincie, an, water)

    @handeling
    def zet_erbij(boek, *, grond):
        boek.uitleg = "Dit team groeit nog."
        velden = {"persoon_id": an, "pteam_id": lucht, "pteamsoort": "pteam", **Lidmaatschap.LATER}
        grondslag = boek_grond(boek, grond)
        stel(boek, Lidmaatschap, [Uitspraak(velden, Periode(OP), grondslag.id, erbij=True)])

    with pytest.raises(RegelOvertreding, match="PT-01"):
        zet_erbij(verzoek(), grond=provincie.besluit("plaatsing", door="P-BERAAD", op=OP))


def test_PT_01_grensdag_een_plaatsing_ligt_binnen_het_bestaan_van_het_team(provincie):
    an, team = provincie.persoon(), provincie.pteam(vanaf=OP)

    with pytest.raises(InvoerFout, match="bestaat niet"):
        plaats(provincie, an, team, vanaf=date(2024, 12, 31))
    plaats(provincie, an, team, vanaf=OP)


def test_REG_09_een_ander_orgaan_plaatst_niet(provincie):
    with pytest.raises(RegelOvertreding, match="REG-09"):
        plaats(provincie, provincie.persoon(), provincie.pteam(), door="O-BERAAD")


def test_een_voorbeeld_van_een_plaatsing_slaat_niets_op(provincie):
    uitkomst = plaats(provincie, provincie.persoon(), provincie.pteam(), voorbeeld=True)

    assert "hoort bij 'Team Water'" in uitkomst.gevolgen[0].zin
    assert not Lidmaatschap.objects.exists()


def test_een_dienstverband_is_een_gegeven_zonder_besluit(provincie):
    an = provincie.persoon()

    provincie.dienstverband(an, 12)
    provincie.dienstverband(an, 13, vanaf=OP)

    peil = register_reads.peilmoment(date(2024, 12, 31))
    assert reads.dienstverband(an, peil).schaal == 12
    assert Dienstverband.objects.huidig().filter(persoon=an).count() == 2
    with pytest.raises(InvoerFout, match="1 tot en met 19"):
        provincie.dienstverband(an, 20)
    with pytest.raises(InvoerFout, match="staat niet in het register"):
        provincie.dienstverband(999_999)


def test_alleen_wie_mag_legt_een_dienstverband_vast(provincie):
    an = provincie.persoon()

    with pytest.raises(NietBevoegd):
        acts.registreer_dienstverbanden(verzoek(actor=provincie.actor(an)), dienstverbanden=[])


@pytest.mark.parametrize(
    ("schaal", "familie", "past"),
    [(12, "Regisseur", False), (13, "Regisseur", True), (8, "Operationeel leider", True)],
)
def test_REG_25_een_rol_past_bij_schaal_en_functie(provincie, schaal, familie, past):
    aog = provincie.aog(provincie.opdracht())
    assert signalen("REG-25") == []

    provincie.dienstverband(aog, schaal, familie=familie)

    assert signalen("REG-25") == ([] if past else [f"persoon:{aog}:AOG"])


@pytest.mark.parametrize(("schaal", "is_het"), [(15, False), (16, True)])
def test_REG_24_een_programmadirecteur_is_AOG_vanaf_schaal_16(provincie, schaal, is_het):
    aog = provincie.aog(provincie.opdracht())
    ander = provincie.persoon()
    for persoon in (aog, ander):
        provincie.dienstverband(persoon, schaal)

    peil = register_reads.peilmoment()
    assert reads.is_programmadirecteur(aog, peil) is is_het
    assert not reads.is_programmadirecteur(ander, peil)


def test_REG_24_de_P_manager_van_een_programmadirecteur_zit_in_het_DT(provincie):
    aog, manager, team = (
        provincie.aog(provincie.opdracht()),
        provincie.persoon(),
        provincie.pteam(),
    )
    provincie.dienstverband(aog, 16)
    plaats(provincie, aog, team)
    assert signalen("REG-24") == []

    provincie.benoem(team, "P_MANAGER", manager)
    assert signalen("REG-24") == [f"persoon:{aog}"]
    leiders = reads_leiding.p_managers_van([aog], register_reads.peilmoment())
    assert leiders == {aog: manager}

    provincie.benoem(provincie.concern, "CONCERNDIRECTEUR", manager)
    assert signalen("REG-24") == []


@pytest.mark.parametrize(
    ("einde", "spreekt"), [(date(2026, 11, 23), True), (date(2026, 11, 24), False)]
)
def test_REG_37_een_rol_na_het_dienstverband_is_een_signaal(provincie, einde, spreekt):
    aog = provincie.aog(provincie.opdracht())

    provincie.dienstverband(aog, 14, tot=einde)

    assert signalen("REG-37") == ([f"persoon:{aog}"] if spreekt else [])


@pytest.mark.parametrize(("dagen", "spreekt"), [(90, True), (91, False), (0, False)])
def test_REG_37_een_rol_die_binnen_zicht_eindigt_zonder_opvolger_is_een_signaal(
    provincie, dagen, spreekt
):
    opdracht = provincie.opdracht()
    einde = klok.vandaag() + timedelta(days=dagen)
    provincie.aog(opdracht, tot=einde, uitleg="Voor een tijd.")

    assert signalen("REG-37") == ([f"drager:{opdracht}:AOG"] if spreekt else [])


def test_REG_37_met_een_opvolger_of_bij_het_einde_van_de_opdracht_zwijgt_het_signaal(provincie):
    opdracht = provincie.opdracht()
    einde = klok.vandaag() + timedelta(days=30)
    provincie.aog(opdracht, tot=einde, uitleg="Voor een tijd.")
    assert signalen("REG-37") == [f"drager:{opdracht}:AOG"]

    provincie.aog(opdracht, vanaf=einde, grond=CONVERSIE)

    assert signalen("REG-37") == []


def test_REG_37_het_einde_van_een_waarneming_is_geen_signaal(provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    provincie.benoem(
        opdracht,
        "AOG",
        provincie.persoon("Wil", "Waarnemer"),
        tot=klok.vandaag() + timedelta(days=30),
        waarneming=True,
        act=register_acts.neem_waar,
        grond=provincie.besluit("waarneming", door="DT"),
    )

    assert signalen("REG-37") == []


def test_REG_37_wie_boven_de_rol_staat_zorgt_voor_een_opvolger(provincie):
    opgave = provincie.opgave(directeur=False)
    einde = klok.vandaag() + timedelta(days=30)
    provincie.domeindirecteur(opgave, tot=einde)
    opdracht = provincie.opdracht(opgave)
    provincie.aog(opdracht, tot=einde, uitleg="Voor een tijd.")
    provincie.aon(opdracht, tot=einde)

    (regel,) = [r for r in regelboek.alle() if r.sleutel == "REG-37s"]
    gevonden = {o.sleutel.rpartition(":")[2]: o.eigenaar for o in regel.overtredingen()}

    assert gevonden == {"DOMEINDIRECTEUR": "O_BERAAD", "AOG": "DOMEINDIRECTEUR", "AON": "AOG"}
