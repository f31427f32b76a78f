"""Who fails too often to log in has to wait: per name and per address, for a quarter of an hour."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from driehoek.platform import klok
from driehoek.platform.accounts import pogingen

NU = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
KWARTIER = timedelta(minutes=15)


@pytest.fixture(autouse=True)
def om_negen_uur(request):
    """The clock stands still, at ten in the morning in Amsterdam."""
    with klok.op(NU):
        yield


def faal(naam="an", adres="10.0.0.1", keer=1):
    for _ in range(keer):
        pogingen.begin(naam, adres)


def mag(naam="an", adres="10.0.0.1"):
    try:
        pogingen.begin(naam, adres)
    except pogingen.TeVaak:
        return False
    return True


def test_vijf_keer_mag_en_de_zesde_moet_wachten(db):
    faal(keer=5)
    with pytest.raises(pogingen.TeVaak) as fout:
        pogingen.begin("an", "10.0.0.1")
    assert "Wacht tot 10:15 uur (nog 15 minuten)" in str(fout.value)
    assert fout.value.tot == NU + KWARTIER


def test_na_een_kwartier_mag_het_weer(db):
    faal(keer=5)
    klok.zet(NU + KWARTIER - timedelta(seconds=1))
    with pytest.raises(pogingen.TeVaak, match=r"nog 1 minuut\)"):
        pogingen.begin("an", "10.0.0.1")
    klok.zet(NU + KWARTIER)
    assert mag()


def test_wie_wacht_telt_niet_door(db):
    faal(keer=5)
    klok.zet(NU + timedelta(minutes=10))
    assert not mag()
    klok.zet(NU + KWARTIER)
    assert mag()


def test_wachten_duurt_tot_de_oudste_van_vijf_een_kwartier_oud_is(db):
    faal()
    klok.zet(NU + timedelta(minutes=5))
    faal(keer=4)
    klok.zet(NU + KWARTIER)
    assert mag()
    assert not mag()


def test_een_naam_wacht_overal_en_een_adres_bij_elke_naam(db):
    faal(keer=5)
    assert not mag(adres="10.0.0.2")
    assert not mag(naam="bea")
    assert mag(naam="bea", adres="10.0.0.2")


def test_een_naam_is_dezelfde_met_hoofdletters_en_spaties(db):
    faal("An", keer=3)
    faal(" an ", "10.0.0.2", keer=2)
    assert not mag("AN", "10.0.0.3")


def test_wie_het_goed_heeft_begint_opnieuw(db):
    faal(keer=4)
    pogingen.begin("an", "10.0.0.1").gelukt()
    faal(adres="10.0.0.2", keer=5)
    assert not mag(adres="10.0.0.3")


def test_met_een_eigen_account_raad_je_niet_door_bij_een_ander(db):
    for _ in range(4):
        faal("bea")
        pogingen.begin("an", "10.0.0.1").gelukt()
    faal("carla")
    assert not mag("dirk")


def test_adressen_van_een_aansluiting_tellen_samen(db):
    for nummer in range(5):
        faal(f"naam-{nummer}", f"2001:db8:1:2::{nummer}")
    assert not mag("ander", "2001:db8:1:2:ffff::1")
    assert mag("ander", "2001:db8:1:3::1")


def test_alleen_de_vijfde_is_de_laatste(db):
    gezien = [pogingen.begin("an", f"10.0.0.{n}").is_laatste for n in range(5)]
    assert gezien == [False, False, False, False, True]


def test_wat_iemand_typt_staat_nergens_leesbaar(db):
    from driehoek.platform.models import Inlogpoging

    faal("mijn-wachtwoord-in-het-verkeerde-veld")
    sleutels = list(Inlogpoging.objects.values_list("sleutel", flat=True))
    assert len(set(sleutels)) == 2
    assert all(len(sleutel) == 64 for sleutel in sleutels)


def test_oude_pogingen_worden_vergeten(db):
    from driehoek.platform.models import Inlogpoging

    faal(keer=3)
    klok.zet(NU + KWARTIER)
    faal("bea", "10.0.0.2")
    assert pogingen.ruim_op() == 6
    assert Inlogpoging.objects.count() == 2


@pytest.mark.traag
def test_veel_tegelijk_glippen_er_niet_doorheen(echte_db):
    from django.db import connection

    def probeer(nummer):
        try:
            return mag("an", f"10.0.0.{nummer}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as draden:
        assert sum(draden.map(probeer, range(24))) == 5
