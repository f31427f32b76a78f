"""Lines that are not in order: pieces on disk, merged."""

import numpy as np
import pytest

from driehoek.kern.rechtmatigheid import Blok
from driehoek.rechtmatigheid import volgorde
from driehoek.rechtmatigheid.types import Bestandsfout


def blok(datum, regel):
    """Each line carries its own number in every other column, so that a mix-up shows."""
    rest = {naam: regel for naam in Blok.__slots__ if naam not in {"datum", "regel"}}
    kolommen = {"datum": datum, "regel": regel, **rest}
    return Blok(**{naam: np.array(kolommen[naam], np.int64) for naam in Blok.__slots__})


def rijen(blokken):
    return [rij for b in blokken for rij in zip(b.datum, b.regel, b.bedrag, strict=True)]


@pytest.mark.parametrize("hap", [1, 3, 1_000])
def test_BEV_04_gesorteerd_in_stukken_is_gesorteerd_in_een_keer(monkeypatch, tmp_path, hap):
    monkeypatch.setattr(volgorde, "REGELS_PER_STUK", 50)
    monkeypatch.setattr(volgorde, "_REGELS_PER_HAP", hap)
    kans = np.random.default_rng(hap)
    datum, regel = kans.integers(1, 9, 400), kans.permutation(400)
    delen = [blok(datum[i : i + 17], regel[i : i + 17]) for i in range(0, 400, 17)]
    verwacht = sorted(rijen(delen))
    assert rijen(volgorde.sorteer(delen, tmp_path)) == verwacht
    assert len(list(tmp_path.iterdir())) == 8


def test_BEV_04_op_volgorde_gaat_zoals_het_komt():
    delen = [blok([1, 1], [1, 2]), blok([1, 2], [3, 1])]
    assert list(volgorde.bewaak(delen)) == delen


@pytest.mark.parametrize(
    "delen",
    [
        [blok([2, 1], [1, 2])],
        [blok([1, 1], [2, 1])],
        [blok([2], [1]), blok([1], [2])],
        [blok([1], [2]), blok([1], [1])],
    ],
)
def test_BEV_04_uit_volgorde_valt_op_ook_tussen_twee_blokken(delen):
    with pytest.raises(volgorde.UitVolgordeError):
        list(volgorde.bewaak(delen))


@pytest.mark.parametrize("delen", [[blok([1, 1], [5, 5])], [blok([1], [5]), blok([1], [5])]])
def test_BEV_04_een_dubbel_nummer_valt_op_ook_tussen_twee_blokken(delen):
    with pytest.raises(Bestandsfout, match="Regel 5 staat meer dan een keer"):
        list(volgorde.bewaak(delen))
