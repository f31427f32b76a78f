"""Vakgenootschappen, vakcirkels, and who joins beside the own P-team (PT-07, PT-13, PT-14)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads_verbanden
from driehoek.organisatie.models import Afgevaardigde, Deelname, Vakteam
from driehoek.organisatie.types_verbanden import (
    NieuweDeelname,
    NieuweVakcirkel,
    NieuwGenootschap,
)
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import reads
from driehoek.register.types import OpRechtsfeit
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db
OP = date(2025, 1, 1)
LATER = date(2026, 1, 1)
DAG = timedelta(days=1)


@pytest.fixture
def teams(provincie):
    """Two P-teams of ecologists and one of hydrologists, with somebody in each."""
    namen = ("Ecologen Noord", "Ecologen Zuid", "Hydrologen")
    ids = [provincie.pteam(naam) for naam in namen]
    provincie.leden = [provincie.persoon("Lid", naam) for naam in namen]
    for team, lid in zip(ids, provincie.leden, strict=True):
        provincie.plaats(team, lid)
    return ids


def stel_in(provincie, teams, *, naam="Ecologie", actor=None, door="P-BERAAD"):
    wie = {"actor": actor} if actor else {}
    uitkomst = acts.stel_genootschap_in(
        verzoek(**wie),
        nieuw=NieuwGenootschap(naam, OP, tuple(teams)),
        grond=provincie.besluit("vakgenootschap", door=door, op=OP),
    )
    return uitkomst.ids("register_drager")[0]


def vorm(provincie, *mensen, op=OP, overlegd_op=OP):
    directeur = provincie.directeur_mo()
    uitkomst = acts.vorm_vakcirkel(
        verzoek(),
        nieuw=NieuweVakcirkel("Schrijven", op, mensen, overlegd_op),
        grond=provincie.besluit("vakcirkel", rol="DIRECTEUR_MO", persoon=directeur, op=op),
    )
    return uitkomst.ids("register_drager")[0]


def doe_mee(persoon, drager, *, actor=None, vanaf=OP, overlegd_op=OP, aandeel=20):
    deelname = NieuweDeelname(persoon, drager, Periode(vanaf), overlegd_op, aandeel)
    return acts.doe_mee(verzoek(**({"actor": actor} if actor else {})), deelnamen=[deelname])


def wie(drager, op=OP):
    feiten = reads_verbanden.deelnemers(drager, reads.peilmoment(op))
    return {f.persoon_id for f in feiten}


def verband(id_, op=OP):
    return next(iter(reads_verbanden.verbanden(reads.peilmoment(op), [id_])), None)


# -- vakgenootschap


def test_PT_13_wie_in_een_van_de_p_teams_zit_hoort_erbij(provincie, teams):
    genootschap = stel_in(provincie, teams[:2])
    provincie.plaats(teams[0], provincie.persoon("Nieuw", "Mens"), vanaf=LATER)
    assert verband(genootschap).mensen == 2
    assert verband(genootschap, LATER).mensen == 3
    assert verband(genootschap, OP - DAG) is None
    assert verband(genootschap).nummer == "VG-001"


@pytest.mark.parametrize("aantal", [0, 1])
def test_PT_13_een_vakgenootschap_bindt_twee_of_meer_p_teams(provincie, teams, aantal):
    with pytest.raises(InvoerFout, match="2 of meer P-teams") as fout:
        stel_in(provincie, teams[:aantal] * 2)
    assert fout.value.regel == "PT-13"
    assert not Vakteam.objects.exists()


def test_PT_13_alleen_p_teams_die_er_zijn(provincie, teams):
    with pytest.raises(InvoerFout, match="Kies een P-team"):
        stel_in(provincie, [teams[0], provincie.concern])
    later = provincie.pteam("Later", vanaf=LATER)
    with pytest.raises(InvoerFout, match="bestaat niet op 1 januari 2025"):
        stel_in(provincie, [teams[0], later])


def test_PT_13_het_p_beraad_besluit(provincie, teams):
    with pytest.raises(RegelOvertreding) as fout:
        stel_in(provincie, teams[:2], door="GS")
    assert {o.regel for o in fout.value.overtredingen} == {"REG-09"}
    with pytest.raises(NietBevoegd):
        stel_in(provincie, teams[:2], actor=provincie.actor(provincie.leden[0]))


def test_PT_13_wat_niet_meer_genoemd_wordt_gaat_eruit(provincie, teams):
    genootschap = stel_in(provincie, teams[:2])
    acts.wijzig_genootschap(
        verzoek(),
        genootschap=genootschap,
        teams=teams[1:],
        vanaf=LATER,
        grond=provincie.besluit("vakgenootschap", door="P-BERAAD", op=LATER),
    )
    assert set(verband(genootschap).teams) == set(teams[:2])
    assert set(verband(genootschap, LATER).teams) == set(teams[1:])


def test_PT_13_een_p_team_dat_ophoudt_gaat_eruit(provincie, teams):
    genootschap = stel_in(provincie, teams)
    doe_mee(provincie.leden[2], teams[0])
    acts.hef_pteam_op(
        verzoek(),
        pteam=teams[0],
        naar={provincie.leden[0]: teams[1]},
        per=LATER,
        grond=provincie.besluit("pteams_wijzigen", door="P-BERAAD", op=OP),
        uitleg="Het team was te klein.",
    )
    assert set(verband(genootschap, LATER).teams) == set(teams[1:])
    assert (wie(teams[0]), wie(teams[0], LATER)) == ({provincie.leden[2]}, set())


def test_PT_13_in_het_expertisecentrum_zitten_afgevaardigden_en_p_managers(provincie, teams):
    genootschap, leider = stel_in(provincie, teams[:2]), provincie.persoon("Pia", "Leider")
    provincie.benoem(teams[0], "P_MANAGER", leider)
    lid, ander, vreemd = provincie.leden

    def wijs_aan(team, *personen, vanaf=OP, actor=None):
        acts.wijs_afgevaardigden_aan(
            verzoek(**({"actor": actor} if actor else {})),
            genootschap=genootschap,
            pteam=team,
            personen=personen,
            vanaf=vanaf,
        )

    def centrum(op=OP):
        gevonden = reads_verbanden.expertisecentrum(genootschap, reads.peilmoment(op))
        return {v.persoon for v in gevonden}

    wijs_aan(teams[0], lid, actor=provincie.actor(leider))
    wijs_aan(teams[1], ander)
    assert centrum() == {lid, ander, leider}
    wijs_aan(teams[0], vanaf=LATER)
    assert centrum(LATER) == {ander, leider}
    with pytest.raises(InvoerFout, match="hoort op 1 januari 2025 niet bij dit P-team"):
        wijs_aan(teams[0], vreemd)
    with pytest.raises(InvoerFout, match="niet bij dit vakgenootschap"):
        wijs_aan(teams[2], vreemd)
    with pytest.raises(NietBevoegd):
        wijs_aan(teams[1], ander, actor=provincie.actor(leider))
    provincie.plaats(teams[2], ander, vanaf=LATER)
    assert centrum(LATER) == {leider}


def test_PT_13_wie_de_helft_of_meer_doet_hoort_in_zo_n_p_team(provincie, teams):
    genootschap = stel_in(provincie, teams[:2])
    for aandeel in (0, 50, 100):
        with pytest.raises(InvoerFout, match="hoort in zo'n P-team") as fout:
            doe_mee(provincie.leden[2], genootschap, aandeel=aandeel)
        assert fout.value.regel == "PT-13"
    doe_mee(provincie.leden[2], genootschap, aandeel=49)
    assert verband(genootschap).mensen == 3


# -- joining


def test_PT_07_meedoen_verhuist_niemand(provincie, teams):
    lid = provincie.leden[2]
    doe_mee(lid, teams[0])
    assert wie(teams[0]) == {lid}
    html = als(lid).get(f"/mensen/{lid}/").content.decode()
    assert "Ecologen Noord" in html
    assert f"/pteams/{teams[0]}/meedoen/{lid}/stop/" in html
    assert f"/pteams/{teams[2]}/" in html  # still the own P-team


def test_PT_07_in_het_eigen_p_team_doe_je_al_mee(provincie, teams):
    with pytest.raises(InvoerFout, match="hoort al bij dit P-team") as fout:
        doe_mee(provincie.leden[0], teams[0])
    assert fout.value.regel == "PT-07"


def test_PT_07_wie_er_later_geplaatst_wordt_telt_daar_een_keer(provincie, teams):
    lid = provincie.leden[2]
    doe_mee(lid, teams[0])
    provincie.plaats(teams[0], lid, vanaf=LATER)
    assert (wie(teams[0]), wie(teams[0], LATER)) == ({lid}, set())


def test_PT_07_overleg_met_de_p_manager_gaat_vooraf(provincie, teams):
    with pytest.raises(InvoerFout, match="Overleg eerst") as fout:
        doe_mee(provincie.leden[2], teams[0], overlegd_op=OP + DAG)
    assert (fout.value.veld, fout.value.regel) == ("overlegd_op", "PT-07")


def test_PT_07_zelf_of_de_eigen_p_manager_een_ander_niet(provincie, teams):
    lid, leider, ander = provincie.leden[2], provincie.persoon("Pia", "L"), provincie.leden[0]
    los = provincie.persoon("Los", "Mens")
    provincie.benoem(teams[2], "P_MANAGER", leider)
    doe_mee(lid, teams[0], actor=provincie.actor(lid))
    doe_mee(lid, teams[1], actor=provincie.actor(leider))
    for persoon, actor in ((lid, ander), (ander, leider), (los, leider)):
        with pytest.raises(NietBevoegd):
            doe_mee(persoon, teams[1], actor=provincie.actor(actor))
        with pytest.raises(NietBevoegd):
            acts.stop_deelname(
                verzoek(actor=provincie.actor(actor)), persoon=persoon, drager=teams[1], vanaf=OP
            )
    assert Deelname.objects.huidig().count() == 2


def test_PT_07_stoppen_en_weer_beginnen(provincie, teams):
    lid = provincie.leden[2]
    doe_mee(lid, teams[0])
    acts.stop_deelname(verzoek(), persoon=lid, drager=teams[0], vanaf=LATER)
    assert (wie(teams[0]), wie(teams[0], LATER)) == ({lid}, set())
    with pytest.raises(InvoerFout, match="doet dan niet mee"):
        acts.stop_deelname(verzoek(), persoon=lid, drager=teams[0], vanaf=LATER)
    doe_mee(lid, teams[0], vanaf=LATER)
    assert wie(teams[0], LATER) == {lid}


def test_PT_07_alleen_bij_iets_waar_je_bij_kunt_horen(provincie, teams):
    with pytest.raises(InvoerFout, match="P-team, vakgenootschap of vakcirkel"):
        doe_mee(provincie.leden[0], provincie.opgave())


def test_PT_07_wie_uit_dienst_gaat_doet_nergens_meer_mee(provincie, teams):
    lid = provincie.leden[0]
    genootschap = stel_in(provincie, teams[:2])
    provincie.dienstverband(lid)
    doe_mee(lid, teams[2])
    acts.wijs_afgevaardigden_aan(
        verzoek(), genootschap=genootschap, pteam=teams[0], personen=[lid], vanaf=OP
    )
    acts.beeindig_dienstverbanden(
        verzoek(), personen=[lid], per=LATER, grond=OpRechtsfeit(LATER, "Uit dienst")
    )
    assert wie(teams[2], LATER) == set()
    [feit] = Afgevaardigde.objects.huidig()
    assert feit.periode.tot == LATER


# -- vakcirkel


def test_PT_14_een_vakcirkel_van_mensen_uit_verschillende_p_teams(provincie, teams):
    cirkel = vorm(provincie, *provincie.leden)
    assert wie(cirkel) == set(provincie.leden)
    assert (verband(cirkel).mensen, verband(cirkel).nummer) == (3, "VK-001")
    assert [t.pteam_id for t in Vakteam.objects.all()] == []


def test_PT_14_een_vakcirkel_is_van_meer_dan_een(provincie, teams):
    with pytest.raises(InvoerFout, match="2 of meer mensen") as fout:
        vorm(provincie, provincie.leden[0], provincie.leden[0])
    assert fout.value.regel == "PT-14"


def test_PT_14_een_directeur_mo_bespreekt_de_vorming(provincie, teams):
    grond = provincie.besluit("vakcirkel", door="P-BERAAD", op=OP)
    with pytest.raises(RegelOvertreding) as fout:
        acts.vorm_vakcirkel(
            verzoek(),
            nieuw=NieuweVakcirkel("Schrijven", OP, tuple(provincie.leden), OP),
            grond=grond,
        )
    assert {o.regel for o in fout.value.overtredingen} == {"REG-09"}


def test_PT_14_een_vakcirkel_houdt_op(provincie, teams):
    cirkel, directeur = vorm(provincie, *provincie.leden), provincie.directeur_mo()
    acts.hef_verband_op(
        verzoek(),
        verband=cirkel,
        per=LATER,
        grond=provincie.besluit("vakcirkel", rol="DIRECTEUR_MO", persoon=directeur, op=OP),
    )
    assert verband(cirkel, LATER) is None
    assert wie(cirkel, LATER) == set()
    with pytest.raises(InvoerFout, match="bestaat niet op"):
        doe_mee(provincie.persoon(), cirkel, vanaf=LATER)


# -- what the database refuses


@pytest.mark.parametrize(
    ("tabel", "waarden"),
    [
        ("organisatie_deelname", {"aandeel": 50}),
        ("organisatie_deelname", {"dragersoort": "'opgave'"}),
        (
            "organisatie_deelname",
            {"drager_id": "(SELECT id FROM register_drager WHERE soort = 'concern')"},
        ),
        ("organisatie_deelname", {}),
        ("organisatie_vakteam", {}),
        ("organisatie_vakteam", {"dragersoort": "'vakcirkel'"}),
        ("organisatie_afgevaardigde", {}),
        ("organisatie_afgevaardigde", {"dragersoort": "'pteam'"}),
    ],
)
def test_PT_13_de_database_weigert_het_ook(provincie, teams, tabel, waarden):
    """The same row once more, or with one thing in it that cannot be."""
    genootschap = stel_in(provincie, teams[:2])
    doe_mee(provincie.leden[2], genootschap)
    acts.wijs_afgevaardigden_aan(
        verzoek(), genootschap=genootschap, pteam=teams[0], personen=[provincie.leden[0]], vanaf=OP
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [tabel]
        )
        kolommen = [naam for (naam,) in cursor.fetchall()]
    delen = [str(waarden.get(k, "id + 1000000" if k == "id" else k)) for k in kolommen]
    zin = (
        f"INSERT INTO {tabel} ({', '.join(kolommen)})"
        f" SELECT {', '.join(delen)} FROM {tabel} ORDER BY id LIMIT 1"
    )
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{zin}; SET CONSTRAINTS ALL IMMEDIATE")


# -- pages


@pytest.fixture
def genootschap(provincie, teams):
    return stel_in(provincie, teams[:2])


def test_PT_13_de_lijst_zegt_welke_p_teams_en_hoeveel_mensen(provincie, teams, genootschap):
    vorm(provincie, *provincie.leden)
    client = als(provincie.leden[0])
    rijen = client.get("/pteams/verbanden/", {"formaat": "json"}).json()
    assert [(r["Naam"], r["P-teams"], r["Mensen"]) for r in rijen] == [
        ("Ecologie", "Ecologen Noord, Ecologen Zuid", 2),
        ("Schrijven", "geen", 3),
    ]
    for vraag, naam in (({"soort": "vakcirkel"}, "Schrijven"), ({"q": "eco"}, "Ecologie")):
        gefilterd = client.get("/pteams/verbanden/", {"formaat": "json", **vraag}).json()
        assert [r["Naam"] for r in gefilterd] == [naam]
    assert "/vastleggen/vakgenootschap/" not in client.get("/pteams/verbanden/").content.decode()
    baas = als(provincie.directeur_mo()).get("/pteams/verbanden/").content.decode()
    assert "/vastleggen/vakgenootschap/" in baas
    assert "/vastleggen/vakcirkel/" in baas


def test_PT_13_de_pagina_kijkt_met_de_tijdbalk_mee(provincie, genootschap):
    client, pad = als(provincie.leden[0]), f"/pteams/verbanden/{genootschap}/"
    assert "Ecologen Zuid" in client.get(pad).content.decode()
    toen = client.get(pad, {"geldig_op": BEGIN.isoformat()}).content.decode()
    assert "Dit is er niet op deze dag" in toen
    assert "meedoen" not in toen
    assert client.get("/pteams/verbanden/999999/").status_code == 404


def test_PT_07_iemand_doet_mee_en_stopt_op_de_pagina(provincie, teams, genootschap):
    lid = provincie.leden[2]
    client, pad = als(lid), f"/pteams/{genootschap}/meedoen/"
    html = client.get(pad).content.decode()
    assert "Meedoen bij Ecologie" in html
    data = {
        "verzoek": "00000000-0000-0000-0000-000000000007",
        "persoon": lid,
        "overlegd_op": "1-10-2026",
        "vanaf": "2-10-2026",
        "aandeel": "60",
    }
    fout = client.post(pad, data).content.decode()
    assert "60% kan niet" in fout
    assert not Deelname.objects.exists()
    for _ in range(2):  # a second click does nothing more
        assert client.post(pad, data | {"aandeel": "20"}).status_code == 302
    [feit] = Deelname.objects.huidig()
    assert (feit.persoon_id, feit.drager_id, feit.aandeel) == (lid, genootschap, 20)
    stop = f"/pteams/{genootschap}/meedoen/{lid}/stop/"
    data = {"verzoek": "00000000-0000-0000-0000-000000000008", "vanaf": "1-11-2026"}
    assert client.post(stop, data).status_code == 302
    [feit] = Deelname.objects.huidig()
    assert feit.periode.tot == date(2026, 11, 1)
    assert als(provincie.leden[0]).get(stop).status_code == 403


def test_PT_07_een_p_manager_kiest_ook_uit_het_eigen_team(provincie, teams, genootschap):
    leider, lid = provincie.persoon("Pia", "Leider"), provincie.leden[2]
    provincie.benoem(teams[2], "P_MANAGER", leider)
    html = als(leider).get(f"/pteams/{genootschap}/meedoen/").content.decode()
    assert f'<option value="{lid}"' in html
    assert f'<option value="{provincie.leden[0]}"' not in html


def test_PT_13_het_p_team_noemt_zijn_vakgenootschap_en_wie_meedoen(provincie, teams, genootschap):
    doe_mee(provincie.leden[2], teams[0])
    html = als(provincie.leden[0]).get(f"/pteams/{teams[0]}/").content.decode()
    assert f"/pteams/verbanden/{genootschap}/" in html
    assert "Zij zitten in een ander P-team" in html
