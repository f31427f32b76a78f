"""How often a system may ask, over several processes at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from driehoek.koppelingen.afnemers import verbruik
from driehoek.koppelingen.types import Vrager
from driehoek.platform import klok

BEGIN = datetime(2099, 1, 1, 9, tzinfo=UTC)


def vrager(afnemer: int, per_minuut: int) -> Vrager:
    return Vrager(afnemer, "Test", frozenset(), per_minuut, "dh_x", BEGIN)


@pytest.fixture
def afnemer(systemen) -> int:
    return systemen.afnemer()


@pytest.fixture
def om_negen(afnemer):
    """Nine o'clock sharp, when a minute begins."""
    with klok.op(BEGIN):
        yield


@pytest.mark.parametrize("limiet", [1, 3, 50, 1000])
def test_er_is_niet_meer_dan_de_limiet_en_de_volgende_minuut_weer(afnemer, om_negen, limiet):
    wie = vrager(afnemer, limiet)
    meter = verbruik.Meter()
    over = [meter.neem(wie).over for _ in range(limiet)]
    assert over == list(range(limiet - 1, -1, -1))
    geweigerd = meter.neem(wie)
    assert not geweigerd.mag
    assert geweigerd.koppen()["Retry-After"] == "60"
    klok.zet(BEGIN + timedelta(seconds=59))
    assert meter.neem(wie).koppen() == {
        "RateLimit-Policy": f'"minuut";q={limiet};w=60',
        "RateLimit": '"minuut";r=0;t=1',
        "Retry-After": "1",
    }
    klok.zet(BEGIN + timedelta(seconds=60))
    weer = meter.neem(wie)
    assert weer.mag
    assert weer.koppen() == {
        "RateLimit-Policy": f'"minuut";q={limiet};w=60',
        "RateLimit": f'"minuut";r={limiet - 1};t=60',
    }


def test_twee_processen_geven_samen_niet_meer_dan_de_limiet(afnemer, om_negen):
    wie = vrager(afnemer, 500)
    een, twee = verbruik.Meter(), verbruik.Meter()
    gekregen = sum(meter.neem(wie).mag for _ in range(400) for meter in (een, twee))
    assert gekregen == 500


def test_wat_een_proces_nam_en_niet_gebruikt_is_hooguit_een_vijftigste(afnemer, om_negen):
    wie = vrager(afnemer, 500)
    een, twee = verbruik.Meter(), verbruik.Meter()
    een.neem(wie)
    gekregen = sum(twee.neem(wie).mag for _ in range(600))
    assert gekregen == 500 - 500 // verbruik.DELEN


def test_de_meeste_vragen_kosten_geen_query(afnemer, om_negen, django_assert_num_queries):
    wie = vrager(afnemer, 1000)
    meter = verbruik.Meter()
    with django_assert_num_queries(5):
        for _ in range(100):
            assert meter.neem(wie).mag
    with django_assert_num_queries(45):
        assert sum(meter.neem(wie).mag for _ in range(2000)) == 900  # a refusal costs none


def test_veel_tegelijk_telt_als_veel(afnemer, om_negen):
    wie = vrager(afnemer, 100)
    meter = verbruik.Meter()
    assert meter.neem(wie, 90).over == 10
    assert not meter.neem(wie, 11).mag
    assert meter.neem(wie, 10).mag
    assert not meter.neem(wie).mag


def test_een_klok_die_voorloopt_neemt_een_ander_zijn_minuut_niet_af(afnemer, om_negen):
    wie = vrager(afnemer, 50)
    voor, achter = verbruik.Meter(), verbruik.Meter()
    with klok.op(BEGIN + timedelta(seconds=61)):
        assert voor.neem(wie).mag
    assert achter.neem(wie).mag
    assert sum(m.neem(wie).mag for _ in range(60) for m in (voor, achter)) <= 50


@pytest.mark.traag
def test_tegelijk_vragende_processen_krijgen_samen_precies_de_limiet(echte_db):
    """With real connections, each thread with a meter of its own, as a process has."""
    from django.db import connection

    from koppelingen.sleutelhulp import Systemen
    from provincie import Provincie

    afnemer = Systemen(Provincie()).afnemer()
    wie = vrager(afnemer, 1000)

    def proces(_: int) -> int:
        meter = verbruik.Meter()
        try:
            return sum(meter.neem(wie).mag for _ in range(600))
        finally:
            connection.close()

    with klok.op(BEGIN), ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(proces, range(4))) == 1000
