"""Steps beside each other: in order, never far ahead, and what fails in a thread is told."""

import threading

import pytest

from driehoek.rechtmatigheid.naast import DRAAD, VOORUIT, achteraf, met, vooruit


def tellend(tot, gemaakt):
    for nr in range(tot):
        gemaakt.append(nr)
        yield nr


def test_BEV_04_vooruit_geeft_alles_in_dezelfde_volgorde():
    assert list(vooruit(tellend(50, []))) == list(range(50))
    assert list(vooruit(tellend(0, []))) == []


def test_BEV_04_vooruit_loopt_niet_verder_vooruit_dan_het_mag():
    gemaakt = []
    reeks = vooruit(tellend(50, gemaakt))
    assert next(reeks) == 0
    reeks.close()
    assert len(gemaakt) <= 1 + VOORUIT
    assert not [d for d in threading.enumerate() if d.name.startswith(DRAAD)]


def test_BEV_04_wat_vooruit_misgaat_komt_op_zijn_plaats():
    def mis():
        yield 1
        raise ValueError("rij 2")

    reeks = vooruit(mis())
    assert next(reeks) == 1
    with pytest.raises(ValueError, match="rij 2"):
        next(reeks)


def geef_alles(doe, aantal):
    with achteraf(doe) as geef:
        for nr in range(aantal):
            geef(nr)


def test_BEV_04_achteraf_doet_alles_op_volgorde_voor_het_einde():
    gedaan = []
    geef_alles(gedaan.append, 50)
    assert gedaan == list(range(50))


@pytest.mark.parametrize("aantal", [1, 50])
def test_BEV_04_wat_achteraf_misgaat_blijft_niet_stil(aantal):
    def mis(_):
        raise OSError("schijf vol")

    with pytest.raises(OSError, match="schijf vol"):
        geef_alles(mis, aantal)


@pytest.mark.parametrize("aantal", [0, 1, 2, 50])
def test_BEV_04_elk_ding_met_wat_ervan_gemaakt_is(aantal):
    gemaakt = []

    def doe(nr):
        gemaakt.append(nr)
        return nr * nr

    assert list(met(range(aantal), doe)) == [(nr, nr * nr) for nr in range(aantal)]
    assert gemaakt == list(range(aantal))
