"""Who leads whom at the top and in general (PT-18, PT-21), P-managers (PT-05), no work (ONT-13)."""

from datetime import date, timedelta

import pytest
from django.db import connection

from driehoek.kern.tijd import Periode
from driehoek.ontwikkeling.reads import onder_leiding
from driehoek.organisatie import acts, reads_leiding, vragen
from driehoek.organisatie.models import Toewijzing
from driehoek.organisatie.types import NieuweToewijzing
from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import acts as register_acts
from driehoek.register import instellingen, reads
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db


@pytest.fixture
def top(provincie):
    provincie.secretaris = provincie.persoon("Saar", "Secretaris")
    provincie.concerndirecteur = provincie.persoon("Cas", "Concern")
    provincie.benoem(provincie.concern, "PROVINCIESECRETARIS", provincie.secretaris)
    provincie.benoem(provincie.concern, "CONCERNDIRECTEUR", provincie.concerndirecteur)
    return provincie


def wijs_toe(provincie, persoon, manager, vanaf=BEGIN, **opties):
    return acts.wijs_p_manager_toe(
        verzoek(**opties),
        toewijzingen=[NieuweToewijzing(persoon, manager, Periode(vanaf))],
        grond=provincie.besluit("toewijzing", door="DT", op=vanaf),
    )


def leider(persoon, op=None):
    return reads_leiding.p_managers_van([persoon], reads.peilmoment(op)).get(persoon)


def spreekt(regel):
    gevonden = next(r for r in regelboek.alle() if r.id == regel)
    return [(o.sleutel, o.zin) for o in gevonden.overtredingen()]


def test_PT_18_iemands_p_manager_volgt_uit_het_p_team(provincie):
    mens, manager = provincie.persoon(), provincie.persoon("Pia", "Leider")
    team = provincie.pteam("Water")
    provincie.plaats(team, mens)
    assert leider(mens) is None
    provincie.benoem(team, "P_MANAGER", manager)
    assert leider(mens) == manager
    assert reads_leiding.geleid_door(manager, reads.peilmoment()) == [mens]


def test_PT_18_een_persoonlijke_p_manager_gaat_voor_en_kan_weer_eindigen(provincie):
    mens, manager, ander = (provincie.persoon(n, "Mens") for n in ("An", "Bo", "Co"))
    team = provincie.pteam("Water")
    provincie.plaats(team, mens)
    provincie.benoem(team, "P_MANAGER", manager)
    vanaf, einde = date(2026, 11, 3), date(2026, 11, 10)
    wijs_toe(provincie, mens, ander, vanaf)
    assert [leider(mens, vanaf - timedelta(days=1)), leider(mens, vanaf)] == [manager, ander]
    assert reads_leiding.geleid_door(ander, reads.peilmoment(vanaf)) == [mens]

    acts.beeindig_toewijzing(
        verzoek(), persoon=mens, vanaf=einde, grond=provincie.besluit("toewijzing", door="DT")
    )
    assert [leider(mens, einde - timedelta(days=1)), leider(mens, einde)] == [ander, manager]
    with pytest.raises(InvoerFout, match="geen persoonlijk toegewezen"):
        acts.beeindig_toewijzing(
            verzoek(), persoon=mens, vanaf=einde, grond=provincie.besluit("toewijzing", door="DT")
        )


def test_PT_18_niemand_is_zijn_eigen_p_manager(provincie):
    mens = provincie.persoon()
    with pytest.raises(InvoerFout, match="zijn eigen P-manager"):
        wijs_toe(provincie, mens, mens)
    assert not Toewijzing.objects.exists()


def test_PT_18_een_p_manager_van_het_eigen_team_leidt_zichzelf_niet(provincie):
    manager = provincie.persoon("Pia", "Leider")
    team = provincie.pteam("Water")
    provincie.plaats(team, manager)
    provincie.benoem(team, "P_MANAGER", manager)
    assert leider(manager) is None


@pytest.mark.parametrize("rol", ["DOMEINDIRECTEUR", "DIRECTEUR_MO"])
def test_PT_18_secretaris_en_concerndirecteur_leiden_de_top(top, rol):
    directeur = (
        top.domeindirecteur(top.opgave(directeur=False)) if rol[1] == "O" else top.directeur_mo()
    )
    with pytest.raises(RegelOvertreding, match="secretaris of concerndirecteur"):
        wijs_toe(top, directeur, top.persoon("Piet", "Elders"))
    assert not Toewijzing.objects.exists()
    for baas in (top.secretaris, top.concerndirecteur):
        wijs_toe(top, directeur, baas)
        assert leider(directeur) == baas


def test_PT_18_een_rol_aan_de_top_kan_eindigen_ook_met_toewijzingen(top):
    """Who was assigned rightly stays so until somebody else is assigned."""
    directeur = top.directeur_mo()
    wijs_toe(top, directeur, top.concerndirecteur)
    [rol] = reads.rollen_van(top.concerndirecteur, reads.peilmoment())
    register_acts.beeindig_rollen(
        verzoek(), rollen=[rol.id], per=klok.vandaag(), grond=top.besluit("topbenoeming")
    )
    assert leider(directeur) == top.concerndirecteur


def test_PT_18_een_aog_van_control_heeft_de_provinciesecretaris(top):
    control = top.opgave("Compliance en control", directeur=False, onder_dt=True)
    opdracht = top.opdracht(
        control, "Rechtmatigheid", grond=top.besluit("opdracht_starten", door="DT")
    )
    aog = top.aog(opdracht)
    assert leider(aog) == top.secretaris
    assert reads_leiding.geleid_door(top.secretaris, reads.peilmoment()) == [aog]
    with pytest.raises(RegelOvertreding, match="dat is de provinciesecretaris"):
        wijs_toe(top, aog, top.concerndirecteur)
    assert leider(aog) == top.secretaris
    wijs_toe(top, aog, top.secretaris)


def test_PT_21_de_provinciesecretaris_heeft_geen_p_manager(top):
    team, manager = top.pteam("Directie"), top.persoon("Pia", "Leider")
    top.plaats(team, top.secretaris)
    top.benoem(team, "P_MANAGER", manager)
    assert leider(top.secretaris) is None
    with pytest.raises(InvoerFout, match="commissaris") as fout:
        wijs_toe(top, top.secretaris, top.concerndirecteur)
    assert fout.value.regel == "PT-21"


def test_PT_18_wie_niet_mag_wijst_niemand_toe(provincie):
    mens, ander = provincie.persoon("An"), provincie.persoon("Bo")
    with pytest.raises(NietBevoegd):
        wijs_toe(provincie, mens, ander, actor=provincie.actor(mens))


def test_REG_24_telt_een_persoonlijke_p_manager_mee(top):
    aog = top.aog(top.opdracht())
    top.dienstverband(aog, 16)
    manager, team = top.persoon("Pia", "Leider"), top.pteam("Water")
    top.plaats(team, aog)
    top.benoem(team, "P_MANAGER", manager)
    assert [s for s, _ in spreekt("REG-24")] == [f"persoon:{aog}"]
    wijs_toe(top, aog, top.concerndirecteur)
    assert spreekt("REG-24") == []


@pytest.mark.parametrize(("aantal", "zegt"), [(1, "weinig"), (2, ""), (3, ""), (4, "veel")])
def test_PT_05_een_directeur_leidt_zoveel_p_managers_als_de_bedoeling_is(top, aantal, zegt):
    directeur = top.directeur_mo()
    for soort, waarde in ((instellingen.PMANAGERS_MINST, 2), (instellingen.PMANAGERS_MEEST, 3)):
        register_acts.stel_instelling_vast(
            verzoek(),
            code=soort.code,
            waarde=waarde,
            vanaf=BEGIN,
            grond=top.besluit("instelling", door="DT"),
        )
    assert spreekt("PT-05") == [], "nothing has been entered yet"
    for n in range(aantal):
        manager = top.persoon("Pia", f"Leider{n}")
        top.benoem(top.pteam(f"Team {n}"), "P_MANAGER", manager)
        wijs_toe(top, manager, directeur)
    gevonden = spreekt("PT-05")
    assert [s for s, _ in gevonden] == ([f"persoon:{directeur}:{zegt}"] if zegt else [])
    if zegt:
        assert f"van {aantal} P-managers; de bedoeling is 2 tot 3" in gevonden[0][1]


def test_ONT_13_wie_geen_opdracht_meer_heeft_hoort_dat_van_de_p_manager(provincie):
    opdracht = provincie.opdracht()
    aog, manager, team = (
        provincie.aog(opdracht),
        provincie.persoon("Pia", "Leider"),
        provincie.pteam(),
    )
    aon = provincie.aon(opdracht)
    provincie.dienstverband(aon, 11)
    provincie.dienstverband(aog, 13)
    provincie.plaats(team, aon)
    provincie.benoem(team, "P_MANAGER", manager)
    assert spreekt("ONT-13") == []

    [rol] = reads.rollen_van(aon, reads.peilmoment())
    gisteren = klok.vandaag() - timedelta(days=1)
    register_acts.beeindig_rollen(
        verzoek(), rollen=[rol.id], per=gisteren, grond=provincie.van_aog("aon", opdracht)
    )
    [(sleutel, zin)] = spreekt("ONT-13")
    assert sleutel == f"persoon:{aon}"
    assert "P-manager Pia Leider bespreekt" in zin

    provincie.aon(opdracht, aon, vanaf=klok.vandaag())
    assert spreekt("ONT-13") == []


def test_PT_18_de_regels_en_de_paginas_zeggen_hetzelfde(top):
    """It stands twice: in SQL for the rules of today, in Python for pages on any day."""
    mensen = [top.persoon("Mens", f"Nr {n}") for n in range(8)]
    geleid, los, zonder = (top.pteam(naam) for naam in ("Geleid", "Los", "Waargenomen"))
    top.plaats(geleid, *mensen[:4])
    top.plaats(los, mensen[4])
    top.plaats(zonder, mensen[5])
    top.benoem(geleid, "P_MANAGER", mensen[0])  # of a team that he or she is in too
    houder = top.persoon("Ho", "Uder")
    top.benoem(zonder, "P_MANAGER", houder)
    top.benoem(zonder, "P_MANAGER", mensen[6], waarneming=True)
    control = top.opgave("Compliance en control", directeur=False, onder_dt=True)
    opdracht = top.opdracht(
        control, "Rechtmatigheid", grond=top.besluit("opdracht_starten", door="DT")
    )
    top.aog(opdracht, mensen[1])
    wijs_toe(top, mensen[2], mensen[7])
    wijs_toe(top, mensen[7], top.concerndirecteur)
    zin = f"SELECT p.id, {vragen._p_manager_van('p.id')} FROM register_persoon p"
    with connection.cursor() as cursor:
        cursor.execute(zin, {"vandaag": klok.vandaag()})
        sql = {persoon: leider for persoon, leider in cursor.fetchall() if leider is not None}
    paginas = reads_leiding.p_managers_van(
        [*mensen, top.secretaris, top.concerndirecteur, top.beheerder], reads.peilmoment()
    )
    assert sql == paginas
    assert paginas == {
        mensen[1]: top.secretaris,
        mensen[2]: mensen[7],
        mensen[3]: mensen[0],
        mensen[5]: houder,
        mensen[7]: top.concerndirecteur,
    }


def test_PT_18_wie_een_profiel_leest_volgt_dezelfde_leiding(top):
    """The provinciesecretaris of AOGs of control; who stands in, of those of the P-team."""
    lid, eigen, invaller = (top.persoon("Mens", naam) for naam in ("Lid", "Eigen", "Invaller"))
    team = top.pteam("Water")
    top.plaats(team, lid, eigen)
    houder = top.persoon("Ho", "Uder")
    top.benoem(team, "P_MANAGER", houder)
    top.benoem(team, "P_MANAGER", invaller, waarneming=True)
    control = top.opgave("Compliance en control", directeur=False, onder_dt=True)
    opdracht = top.opdracht(
        control, "Rechtmatigheid", grond=top.besluit("opdracht_starten", door="DT")
    )
    aog = top.aog(opdracht)
    top.plaats(team, aog)
    wijs_toe(top, eigen, top.concerndirecteur)
    peil = reads.peilmoment()
    assert onder_leiding(top.secretaris, peil) == {aog}
    assert onder_leiding(invaller, peil) == onder_leiding(houder, peil) == {lid}
    assert onder_leiding(top.concerndirecteur, peil) == {eigen}
