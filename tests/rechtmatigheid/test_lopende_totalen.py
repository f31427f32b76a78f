"""Totals that run on from line to line, against adding up anew for each line."""

from datetime import date

import numpy as np
import pytest

from driehoek.kern.rechtmatigheid import Blok, delen
from driehoek.kern.rechtmatigheid.besteed import Rekeningen, tel_besteed
from driehoek.kern.rechtmatigheid.types import alleen_lezen

NUL = np.zeros(6, np.int64)


def regels(aantal, namen, dagen, begin=1):
    """Lines in order of date; `namen` is how many counterparties there are."""
    kans = np.random.default_rng(aantal + namen)
    datum = np.sort(kans.integers(begin, begin + dagen, aantal))
    kolommen = {naam: np.ones(aantal, np.int64) for naam in Blok.__slots__}
    kolommen |= {
        "regel": np.arange(aantal),
        "datum": datum,
        "wederpartij": kans.integers(0, namen, aantal),
        "drager": kans.integers(1, 4, aantal),
        "bedrag": kans.integers(1, 1_000, aantal),
    }
    return Blok(**kolommen)


@pytest.mark.parametrize("namen", [1, 3, 40, 5_000])
@pytest.mark.parametrize("venster", [1, 4])
def test_BEV_12_delen_tellen_ook_als_de_ring_vol_raakt_en_rondgaat(monkeypatch, namen, venster):
    monkeypatch.setattr(delen, "_RUIMTE", 8)
    blok = regels(1_500, namen, 60)
    teller = delen.Delen([(0, venster)], np.ones(8, np.int64))
    stukken = [blok.deel(slice(i, i + 37)) for i in range(0, len(blok), 37)]
    gevonden = np.concatenate([teller.eerder(stuk) for stuk in stukken])
    verwacht = []
    for i in range(len(blok)):
        zelfde = (blok.wederpartij[:i] == blok.wederpartij[i]) & (blok.drager[:i] == blok.drager[i])
        binnen = blok.datum[:i] > blok.datum[i] - venster
        verwacht.append(int(blok.bedrag[:i][zelfde & binnen].sum()))
    assert gevonden.tolist() == verwacht


def test_REG_18_een_nieuw_jaar_begint_bij_nul_ook_midden_in_een_stuk():
    blok = regels(400, 1, 40, date(2025, 12, 12).toordinal())
    rekeningen, gevonden = Rekeningen(), np.empty(len(blok), np.int64)
    for begin in range(0, len(blok), 90):
        stuk, uit = blok.deel(slice(begin, begin + 90)), gevonden[begin : begin + 90]
        rekeningen.maak_ruimte(len(stuk))
        kolommen = (stuk.datum, stuk.drager, stuk.handeling, stuk.bedrag)
        tel_besteed(
            NUL, 0, *map(alleen_lezen, kolommen), np.ones(len(stuk), np.int64), NUL.copy(),
            rekeningen.tabel, rekeningen.stand, np.empty(len(stuk), np.int64), uit,
        )  # fmt: skip
    jaar = np.array([date.fromordinal(int(dag)).year for dag in blok.datum])
    verwacht = [
        int(blok.bedrag[:i][(blok.drager[:i] == blok.drager[i]) & (jaar[:i] == jaar[i])].sum())
        for i in range(len(blok))
    ]
    assert set(jaar) == {2025, 2026}
    assert gevonden.tolist() == verwacht
