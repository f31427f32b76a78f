"""The desk of who leads people: who is led, what asks attention, and who may see it (PT-04, ONT-13)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.ontwikkeling import acts as profiel
from driehoek.ontwikkeling import policy, reads_bureau
from driehoek.ontwikkeling.models import Profieldeel
from driehoek.organisatie import acts
from driehoek.organisatie.types import Leidtijd, NieuweInzet, NieuweToewijzing
from driehoek.platform import klok
from driehoek.register import accounts, instellingen, reads
from driehoek.register import acts as register_acts
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db
PAD = "/pteams/bureau/"


@pytest.fixture
def leider(provincie):
    return provincie.persoon("Pia", "Leider")


@pytest.fixture
def mensen(provincie, leider):
    """Three people of one team: one at work, one whose work ended, one of whom nothing is known."""
    team = provincie.pteam("Water")
    opdracht = provincie.opdracht(naam="Brug")
    aan_werk = provincie.aog(opdracht)
    klaar = provincie.aon(opdracht)
    nieuw = provincie.persoon("Nel", "Nieuw")
    for wie in (aan_werk, klaar):
        provincie.dienstverband(wie, 13)
    provincie.plaats(team, aan_werk, klaar, nieuw)
    provincie.benoem(team, "P_MANAGER", leider)
    [rol] = reads.rollen_van(klaar, reads.peilmoment())
    register_acts.beeindig_rollen(
        verzoek(),
        rollen=[rol.id],
        per=klok.vandaag() - timedelta(days=3),
        grond=provincie.van_aog("aon", opdracht),
    )
    return aan_werk, klaar, nieuw


def wijs_toe(provincie, persoon, manager):
    acts.wijs_p_manager_toe(
        verzoek(),
        toewijzingen=[NieuweToewijzing(persoon, manager, Periode(BEGIN))],
        grond=provincie.besluit("toewijzing", door="DT"),
    )


def test_ONT_13_wie_geen_opdracht_meer_heeft_staat_bovenaan(leider, mensen):
    aan_werk, klaar, nieuw = mensen
    beeld = {m.id: m for m in reads_bureau.mensen_van(leider, reads.peilmoment())}
    assert beeld[aan_werk].werk == ("Ambtelijk opdrachtgever van Brug",)
    assert beeld[aan_werk].zonder_sinds is None
    assert beeld[klaar].zonder_sinds == klok.vandaag() - timedelta(days=3)
    assert beeld[nieuw].zonder_sinds is None

    html = als(leider).get(PAD).content.decode()
    tabel = html[html.index('id="mensen"') :]
    assert "geen opdracht" in tabel
    assert tabel.index(reads.naam_van(klaar)) < tabel.index(reads.naam_van(aan_werk))


def test_PT_12_een_oud_profiel_vraagt_om_een_gesprek(leider, mensen):
    aan_werk, klaar, _ = mensen
    for wie in (aan_werk, klaar):
        profiel.bewaar_deel(
            wie, wie, "wensen", versie=0, tekst="Leren", uren=None, zichtbaar="zelf"
        )
    lang = instellingen.getal(instellingen.PROFIELTERMIJN, klok.vandaag()) + 1
    Profieldeel.objects.filter(persoon_id=klaar).update(bijgewerkt=klok.nu() - timedelta(days=lang))
    html = als(leider).get(PAD).content.decode()
    assert html.count("te oud") == 1
    assert html.count("nog geen profiel") == 1


def test_PT_18_wie_persoonlijk_is_toegewezen_staat_bij_de_eigen_p_manager(
    provincie, leider, mensen
):
    aan_werk, *_ = mensen
    ander = provincie.directeur_mo()
    wijs_toe(provincie, aan_werk, ander)
    peil = reads.peilmoment()
    assert aan_werk not in [m.id for m in reads_bureau.mensen_van(leider, peil)]
    [mens] = reads_bureau.mensen_van(ander, peil)
    assert mens.id == aan_werk
    assert "persoonlijk toegewezen" in als(ander).get(PAD).content.decode()
    # And the profile is read by that P-manager, no longer by the one of the team.
    assert aan_werk in policy.kring_van(ander, peil).onder
    assert aan_werk not in policy.kring_van(leider, peil).onder


def test_PT_04_het_bureau_zegt_of_het_aantal_bij_de_tijd_past(provincie, leider, mensen):
    assert "niet vastgelegd" in als(leider).get(PAD).content.decode()
    acts.stel_pmanagertijd_vast(
        verzoek(),
        tijden=[Leidtijd(leider, 25, Periode(BEGIN))],
        grond=provincie.besluit("pmanager", door="DT"),
        uitleg="Zo afgesproken.",
    )

    client = Client()
    client.force_login(accounts.van_persoon(leider))
    assert "bij 25% van je tijd horen er 10 tot 15" in client.get(PAD).content.decode()


def test_wie_niemand_leidt_ziet_het_bureau_niet(provincie, mensen):
    aan_werk, *_ = mensen
    assert als(aan_werk).get(PAD).status_code == 403
    html = als(provincie.beheerder).get(PAD).content.decode()
    assert "Je leidt op deze dag niemand" in html
    assert reads.naam_van(aan_werk) not in html


def test_hoeveel_mensen_ook_het_blijven_evenveel_vragen(provincie, leider, mensen):
    client = als(leider)
    client.get(PAD)

    def tel():
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(PAD).status_code == 200
        return len(vragen)

    eerst = tel()
    meer = provincie.pteam("Bodem")
    provincie.plaats(meer, *(provincie.persoon("Extra", f"Mens{n}") for n in range(12)))
    provincie.benoem(meer, "P_MANAGER", leider)
    assert tel() == eerst


def test_PT_12_wie_zijn_profiel_lang_niet_bekeek_hoort_dat_op_de_voorpagina(provincie):
    mens = provincie.persoon("Eva", "Een")
    client = als(mens)
    assert "Je profiel is lang niet bekeken" not in client.get("/").content.decode()
    profiel.bewaar_deel(mens, mens, "wensen", versie=0, tekst="Leren", uren=None, zichtbaar="zelf")
    assert "Je profiel is lang niet bekeken" not in client.get("/").content.decode()
    lang = instellingen.getal(instellingen.PROFIELTERMIJN, klok.vandaag()) + 1
    Profieldeel.objects.update(bijgewerkt=klok.nu() - timedelta(days=lang))
    assert "Je profiel is lang niet bekeken" in client.get("/").content.decode()


def test_PT_18_bij_een_collega_staat_wie_de_p_manager_is(provincie, leider, mensen):
    aan_werk, *_ = mensen
    html = als(leider).get(f"/mensen/{aan_werk}/").content.decode()
    assert f'P-manager <a class="nl-link" href="/mensen/{leider}/">Pia Leider</a>' in html


def test_PT_11_wie_te_veel_uren_heeft_staat_bovenaan(provincie, leider, mensen):
    _, vol, los = mensen
    opdracht = provincie.opdracht(naam="Sluis")
    for wie, uren in ((vol, 36), (los, 8)):
        acts.plan_inzet(
            verzoek(),
            inzet=[NieuweInzet(wie, opdracht, Decimal(uren), Periode(BEGIN))],
            uitleg="Tot de zomer.",
        )
    gevonden = {m.id: m for m in reads_bureau.mensen_van(leider, reads.peilmoment())}
    assert gevonden[vol].te_vol
    assert gevonden[los].week.gepland == 8
    html = als(leider).get(PAD).content.decode()
    assert "Te veel uren op opdrachten" in html
    assert "te veel</span>" in html
    rijen = html[html.index('id="mensen"') :]
    namen = reads.namen(mensen)
    assert rijen.index(namen[vol]) < rijen.index(namen[los])
