"""Profiles: who writes, who reads which part, and that they go when asked (PT-12, PT-22)."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from config.paginahulp import als
from driehoek.ontwikkeling import acts, policy, reads
from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
from driehoek.ontwikkeling.models import Begrip, Profieldeel, Vaardigheid
from driehoek.ontwikkeling.types import (
    MEESTE_ONDERWERPEN,
    MEESTE_VAARDIGHEDEN,
    Deel,
    Niveau,
    Schema,
    Zichtbaar,
)
from driehoek.platform import klok
from driehoek.platform.fouten import IntussenGewijzigd, InvoerFout, NietBevoegd
from driehoek.register import instellingen
from driehoek.register.reads import peilmoment
from provincie import Provincie


@pytest.fixture
def begrippen(db):
    acts.neem_begrippen_op(Schema.EIGEN, lees([STARTLIJST], Schema.EIGEN)[0])


def begrip(label):
    return Begrip.objects.get(label=label).id


def bewaar(persoon, deel=Deel.WENSEN, tekst="Leren tekenen", zichtbaar=Zichtbaar.ZELF, **opties):
    opties.setdefault("versie", 0)
    return acts.bewaar_deel(persoon, persoon, deel, tekst=tekst, zichtbaar=zichtbaar, **opties)


def kan(persoon, label, niveau=Niveau.ZELF, versie=0, **opties):
    return acts.bewaar_vaardigheid(
        persoon, persoon, versie=versie, begrip=begrip(label), niveau=niveau, **opties
    )


def kring(lezer):
    return policy.kring_van(lezer, peilmoment())


@pytest.fixture
def mensen(provincie):
    """Somebody, a P-manager, a colleague, and the P-manager of another team."""
    an, petra, col, ander = (
        provincie.persoon(naam, "Test") for naam in ("An", "Petra", "Col", "Anders")
    )
    team, tweede = provincie.pteam("Water"), provincie.pteam("Ecologie")
    provincie.plaats(team, an)
    provincie.plaats(tweede, col)
    provincie.benoem(team, "P_MANAGER", petra)
    provincie.benoem(tweede, "P_MANAGER", ander)
    return {"zelf": an, "P-manager": petra, "collega": col, "andere P-manager": ander, "los": None}


ZIET = {
    Zichtbaar.ZELF: {"zelf", "P-manager"},
    Zichtbaar.ORGANISATIE: {"zelf", "P-manager", "collega", "andere P-manager"},
    Zichtbaar.PARTNERS: {"zelf", "P-manager", "collega", "andere P-manager", "los"},
}


@pytest.mark.parametrize("zichtbaar", list(Zichtbaar))
@pytest.mark.parametrize("deel", list(Deel))
def test_PT_12_elk_deel_leest_alleen_wie_de_medewerker_koos_en_de_p_manager(
    mensen, begrippen, deel, zichtbaar
):
    an = mensen["zelf"]
    bewaar(an, deel, zichtbaar=zichtbaar)
    if deel == Deel.KENNIS:
        kan(an, "ecologie", versie=1)
    ziet = {wie for wie, lezer in mensen.items() if reads.delen(an, kring(lezer))}
    assert ziet == ZIET[zichtbaar]
    mag = {
        wie for wie, lezer in mensen.items() if policy.mag_lezen(kring(lezer), an, zichtbaar).mag
    }
    assert mag == ziet
    if deel == Deel.KENNIS:
        kent = {wie for wie, lezer in mensen.items() if reads.vaardigheden(an, kring(lezer))}
        assert kent == ziet


def test_PT_12_wat_de_medewerker_niet_koos_is_alleen_voor_hem_en_de_p_manager(mensen, begrippen):
    kan(mensen["zelf"], "ecologie")
    assert reads.vaardigheden(mensen["zelf"], kring(mensen["collega"])) == []
    assert len(reads.vaardigheden(mensen["zelf"], kring(mensen["P-manager"]))) == 1


def test_PT_12_een_p_manager_leest_zolang_de_rol_duurt(provincie):
    an, oud = provincie.persoon(), provincie.persoon("Oud", "Manager")
    team = provincie.pteam("Bodem")
    provincie.plaats(team, an)
    vandaag = klok.vandaag()
    provincie.benoem(team, "P_MANAGER", oud, tot=vandaag)
    bewaar(an)
    assert reads.delen(an, kring(oud)) == {}
    gisteren = peilmoment(vandaag - timedelta(days=1))
    assert an in policy.kring_van(oud, gisteren).onder


def test_PT_12_alleen_zelf_schrijf_en_wis_je(mensen, begrippen):
    an, petra = mensen["zelf"], mensen["P-manager"]
    daden = [
        lambda: acts.bewaar_deel(petra, an, Deel.WENSEN, versie=0, zichtbaar="zelf", tekst="x"),
        lambda: acts.bewaar_vaardigheid(
            petra, an, versie=0, begrip=begrip("ecologie"), niveau=Niveau.ZELF
        ),
        lambda: acts.verwijder_vaardigheid(petra, an, versie=0, begrip=begrip("ecologie")),
        lambda: acts.bevestig_actueel(petra, an),
        lambda: acts.wis_profiel(petra, an),
    ]
    for daad in daden:
        with pytest.raises(NietBevoegd, match="alleen zelf"):
            daad()
    assert not Profieldeel.objects.exists()


def test_PT_12_wat_elders_is_gewijzigd_wordt_niet_overschreven(provincie):
    an = provincie.persoon()
    assert bewaar(an, tekst="eerste") == 1
    with pytest.raises(IntussenGewijzigd, match="intussen ergens anders gewijzigd"):
        bewaar(an, tekst="ook eerste")
    assert bewaar(an, tekst="tweede", versie=1) == 2
    with pytest.raises(IntussenGewijzigd):
        bewaar(an, tekst="te laat", versie=1)
    assert Profieldeel.objects.get().tekst == "tweede"


def test_PT_12_een_geweigerde_vaardigheid_laat_niets_achter(provincie, begrippen):
    an = provincie.persoon()
    for fout, opties in [
        ("hoe goed", {"niveau": 9}),
        ("Kies een begrip", {"begrip": 999}),
        ("waarop je een rol", {"opdracht": 999}),
        ("past in", {"bewijs": "x" * 301}),
    ]:
        with pytest.raises(InvoerFout, match=fout) as gevangen:
            acts.bewaar_vaardigheid(
                an, an, versie=0, **{"begrip": begrip("water"), "niveau": 3, **opties}
            )
        assert gevangen.value.regel in {"PT-12", "MAT-12"}
    assert not Vaardigheid.objects.exists()
    assert not Profieldeel.objects.exists()


def test_PT_12_een_opdracht_met_een_eigen_rol_is_een_bewijs(provincie, begrippen):
    an = provincie.persoon()
    opdracht = provincie.opdracht()
    provincie.aog(opdracht, an)
    kan(an, "stikstof", opdracht=opdracht)
    assert Vaardigheid.objects.get().opdracht_id == opdracht


@pytest.mark.parametrize(
    ("deel", "opties", "zin"),
    [
        ("onbekend", {}, "Dit deel heeft een profiel niet"),
        (Deel.WENSEN, {"zichtbaar": "iedereen"}, "Kies wie dit deel mag zien"),
        (Deel.WENSEN, {"tekst": "x" * 2001}, "Houd het bij 2000 tekens"),
        (Deel.WENSEN, {"uren": 8}, "0 tot en met 40 uren"),
        (Deel.BESCHIKBAAR, {"uren": 41}, "0 tot en met 40 uren"),
        (Deel.BEL_MIJ, {"tekst": "x" * 81}, "past in 80 tekens"),
        (Deel.WENSEN, {"tekst": "a\x00b"}, "geen tekst"),
    ],
)
def test_PT_12_wat_niet_klopt_wordt_geweigerd_met_wat_wel_kan(provincie, deel, opties, zin):
    an = provincie.persoon()
    with pytest.raises(InvoerFout, match=zin):
        bewaar(an, deel, **opties)
    assert not Profieldeel.objects.exists()


def test_PT_12_bel_mij_voor_heeft_hooguit_tien_onderwerpen(provincie):
    an = provincie.persoon()
    tien = "\n".join(f"Onderwerp {i}" for i in range(MEESTE_ONDERWERPEN))
    assert bewaar(an, Deel.BEL_MIJ, f"{tien}\n\n  Onderwerp   1 ") == 1
    assert Profieldeel.objects.get().tekst == tien
    with pytest.raises(InvoerFout, match="hooguit 10"):
        bewaar(an, Deel.BEL_MIJ, f"{tien}\nNog een", versie=1)


def test_PT_12_een_profiel_houdt_het_bij_een_aantal_begrippen(provincie, begrippen):
    an = provincie.persoon()
    versie = 0
    labels = list(Begrip.objects.values_list("label", flat=True)[: MEESTE_VAARDIGHEDEN + 1])
    for label in labels[:-1]:
        versie = kan(an, label, versie=versie)
    with pytest.raises(InvoerFout, match=f"bij {MEESTE_VAARDIGHEDEN} begrippen"):
        kan(an, labels[-1], versie=versie)
    assert kan(an, labels[0], Niveau.EXPERT, versie=versie) == versie + 1


def test_PT_12_wissen_laat_niets_achter_en_de_rollen_blijven(provincie, begrippen):
    an, ander = provincie.persoon(), provincie.persoon("Bo", "Blijft")
    for wie in (an, ander):
        bewaar(wie)
        kan(wie, "ecologie")
    acts.wis_profiel(an, an)
    acts.wis_profiel(an, an)
    assert set(Profieldeel.objects.values_list("persoon_id", flat=True)) == {ander}
    assert set(Vaardigheid.objects.values_list("persoon_id", flat=True)) == {ander}


def test_PT_12_na_de_termijn_vraagt_het_profiel_om_een_blik(provincie):
    an = provincie.persoon()
    bewaar(an)
    termijn = instellingen.getal(instellingen.PROFIELTERMIJN, klok.vandaag())
    assert termijn == 180
    oud = [
        reads.te_oud([Profieldeel(bijgewerkt=klok.nu() - timedelta(days=termijn + meer))])
        for meer in (0, 1)
    ]
    assert oud == [False, True]
    assert not reads.te_oud([])
    Profieldeel.objects.update(bijgewerkt=klok.nu() - timedelta(days=termijn + 1))
    acts.bevestig_actueel(an, an)
    assert not reads.te_oud(Profieldeel.objects.all())


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("zichtbaar", "wereld"), ("deel", "ziekte"), ("uren", 41)],
)
def test_PT_12_ook_buiten_de_daden_om_houdt_de_database_het(provincie, veld, waarde):
    bewaar(provincie.persoon(), Deel.BESCHIKBAAR, uren=40)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE ontwikkeling_profieldeel SET {veld} = %s", [waarde])


def test_PT_22_het_deel_over_de_rol_is_voor_een_p_manager(mensen):
    petra, col = als(mensen["P-manager"]), als(mensen["collega"])
    assert "Mijn rol als P-manager" in petra.get("/mijn-profiel/").content.decode()
    assert "Mijn rol als P-manager" not in col.get("/mijn-profiel/").content.decode()
    pad = "/mijn-profiel/p-manager/"
    assert [wie.get(pad).status_code for wie in (petra, col)] == [200, 403]
    invoer = {"versie": 0, "tekst": "Ik begeleid intervisie.", "zichtbaar": "organisatie"}
    assert petra.post(pad, invoer).status_code == 302
    assert col.post(pad, invoer).status_code == 403
    assert [d.persoon_id for d in Profieldeel.objects.all()] == [mensen["P-manager"]]


def test_PT_12_de_zoekknop_zoekt_en_bewaart_pas_wat_je_koos(provincie, begrippen):
    an = provincie.persoon()
    client, pad = als(an), "/mijn-profiel/kennis/"
    invoer = {
        "versie": 0,
        "niveau": 4,
        "bewijs": "Veldwerk",
        "begrip_q": "ecologie",
        "stap": "zoek",
    }
    zoekt = client.post(pad, invoer)
    assert zoekt.status_code == 200
    tekst = zoekt.content.decode()
    assert "Klopt nog niet" not in tekst
    assert 'value="Veldwerk"' in tekst
    assert f'value="{begrip("ecologie")}"' in tekst
    assert not Vaardigheid.objects.exists()
    assert client.post(pad, {**invoer, "begrip": begrip("water")}).status_code == 200
    assert not Vaardigheid.objects.exists()
    assert client.post(pad, {**invoer, "begrip": begrip("ecologie")}).status_code == 302
    assert Vaardigheid.objects.get().niveau == 4


def test_PT_12_een_tweede_venster_ziet_op_de_pagina_dat_het_is_gewijzigd(provincie):
    an = provincie.persoon()
    client, pad = als(an), "/mijn-profiel/wensen/"
    invoer = {"versie": 0, "zichtbaar": "zelf", "tekst": "Eerst"}
    assert client.post(pad, invoer).status_code == 302
    laat = client.post(pad, {**invoer, "tekst": "Mijn lange verhaal"}).content.decode()
    assert "intussen ergens anders gewijzigd" in laat
    assert "Mijn lange verhaal" in laat
    assert Profieldeel.objects.get().tekst == "Eerst"


@pytest.mark.traag
def test_PT_12_van_twee_vensters_tegelijk_wint_er_een(echte_db):
    an = Provincie().persoon()
    start, gelukt, geweigerd = threading.Barrier(2), [], []

    def schrijf(tekst):
        start.wait()
        try:
            bewaar(an, tekst=tekst)
            gelukt.append(tekst)
        except IntussenGewijzigd:
            geweigerd.append(tekst)
        finally:
            connection.close()

    draden = [threading.Thread(target=schrijf, args=(t,)) for t in ("een", "twee")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert (len(gelukt), len(geweigerd)) == (1, 1)
    assert [d.tekst for d in Profieldeel.objects.all()] == gelukt
