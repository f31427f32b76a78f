"""The network as pure layout: on a circle, and one below the other."""

import math

import pytest

from driehoek.platform.ui.tekening.netwerk import (
    LABEL,
    SMAL,
    Band,
    Punt,
    Soort,
    cirkel,
    onder_elkaar,
)
from driehoek.platform.ui.tekening.tekst import breedte

SOORTEN = {"nodig": Soort("Heeft nodig", 0, gericht=True), "botst": Soort("Botst met", 2)}
LANG = "Natuurnetwerk Krimpenerwaard: oplevering van de laatste blokken aan de beheerder"
VORMEN = [cirkel, onder_elkaar]


def punten(aantal, groepen=4):
    per = max(1, aantal // groepen)
    return [Punt(i, f"{LANG} {i}", f"/{i}/", groep=f"groep {i // per}") for i in range(aantal)]


def banden(aantal):
    return [Band(i, (i * 7 + 1) % aantal, "nodig" if i % 2 else "botst") for i in range(aantal)]


def getallen(pad):
    return [float(x) for x in pad.replace("M", " ").replace("C", " ").replace(",", " ").split()]


@pytest.mark.parametrize("vorm", VORMEN)
@pytest.mark.parametrize("aantal", [1, 2, 12, 60, 600])
def test_alles_blijft_binnen_de_tekening(vorm, aantal):
    t = vorm(punten(aantal), banden(aantal), SOORTEN)
    for p in t.punten:
        assert p.straal <= p.x <= t.breedte - p.straal
        assert p.straal <= p.y <= t.hoogte - p.straal
    for lijn in t.lijnen:
        assert all(-1 <= g <= max(t.breedte, t.hoogte) + 1 for g in getallen(lijn.pad)[-2:])


@pytest.mark.parametrize("aantal", [12, 60, 600])
def test_namen_op_de_cirkel_lopen_niet_door_elkaar(aantal):
    """Two points lie at least two lines of a name apart, and a name stays inside the drawing."""
    t = cirkel(punten(aantal), banden(aantal), SOORTEN)
    paren = zip(t.punten, t.punten[1:], strict=False)
    assert min(math.dist((a.x, a.y), (b.x, b.y)) for a, b in paren) > 28
    midden = t.breedte / 2
    for p in t.punten:
        ver = math.dist((p.x, p.y), (midden, midden))
        langste = max(breedte(regel, 13) for _, _, regel in p.regels)
        assert langste <= LABEL
        assert ver + p.straal + langste < midden


def test_op_de_cirkel_staat_geen_naam_op_zijn_kop():
    t = cirkel(punten(24), [], SOORTEN)
    for p in t.punten:
        graden = float(p.draai.removeprefix("rotate(").split()[0]) % 360
        assert graden <= 90 or graden >= 270
        if abs(p.x - t.breedte / 2) > 1:
            assert (p.anker == "start") == (p.x > t.breedte / 2)


def test_een_groep_staat_naast_elkaar_met_ruimte_ertussen():
    t = cirkel(punten(12, 3), [], SOORTEN)
    afstanden = [
        math.dist((a.x, a.y), (b.x, b.y)) for a, b in zip(t.punten, t.punten[1:], strict=False)
    ]
    tussen = [afstanden[3], afstanden[7]]
    assert min(tussen) > 1.3 * min(afstanden)
    assert [b.titel for b in t.bogen] == ["groep 0", "groep 1", "groep 2"]


def test_wie_alleen_staat_of_geen_groep_heeft_krijgt_geen_boog():
    t = cirkel([Punt(1, "Een", groep="a"), Punt(2, "Twee"), Punt(3, "Drie")], [], SOORTEN)
    assert t.bogen == ()


@pytest.mark.parametrize("vorm", VORMEN)
def test_een_pijl_staat_er_alleen_waar_een_richting_is_en_wijst_naar_het_doel(vorm):
    drie = [Punt(1, "Een"), Punt(2, "Twee"), Punt(3, "Drie")]
    gericht, zonder = vorm(drie, [Band(1, 2, "nodig"), Band(1, 3, "botst")], SOORTEN).lijnen
    assert gericht.pijl
    assert not zonder.pijl
    assert (gericht.titel, zonder.titel) == ("Heeft nodig: Een naar Twee", "Botst met: Een en Drie")
    tip = tuple(float(g) for g in gericht.pijl.split()[0].split(","))
    doel = vorm(drie, [Band(1, 2, "nodig")], SOORTEN).punten[1]
    assert math.dist(tip, (doel.x, doel.y)) < doel.straal + 3


@pytest.mark.parametrize("vorm", VORMEN)
def test_hoe_vaker_hoe_dikker_tot_een_grens(vorm):
    twee = [Punt(1, "Een"), Punt(2, "Twee")]
    diktes = [vorm(twee, [Band(1, 2, "botst", n)], SOORTEN).lijnen[0].dikte for n in (1, 3, 500)]
    assert diktes == sorted(set(diktes))
    assert diktes[-1] <= 7
    titel = vorm(twee, [Band(1, 2, "botst", 3)], SOORTEN).lijnen[0].titel
    assert titel.endswith("3 keer")


@pytest.mark.parametrize("vorm", VORMEN)
def test_twee_soorten_tussen_dezelfde_twee_liggen_niet_op_elkaar(vorm):
    drie = [Punt(i, str(i)) for i in range(3)]
    lijnen = vorm(drie, [Band(0, 1, "botst"), Band(1, 0, "nodig")], SOORTEN).lijnen
    assert len({lijn.pad.split(" ")[1] for lijn in lijnen}) == 2


@pytest.mark.parametrize("vorm", VORMEN)
def test_een_punt_is_groter_naarmate_er_meer_bij_komt_en_binnen_telt_mee(vorm):
    drie = [Punt(1, "Een"), Punt(2, "Twee"), Punt(3, "Drie")]
    t = vorm(drie, [Band(1, 2, "botst"), Band(1, 1, "botst", 5)], SOORTEN)
    een, twee, los = (p.straal for p in t.punten)
    assert een > twee > los
    assert len(t.lijnen) == 1  # what lies within a point is no line


@pytest.mark.parametrize("vorm", VORMEN)
def test_hetzelfde_erin_hetzelfde_eruit(vorm):
    assert vorm(punten(30), banden(30), SOORTEN) == vorm(punten(30), banden(30), SOORTEN)


@pytest.mark.parametrize("vorm", VORMEN)
def test_zonder_iets_is_er_een_lege_tekening(vorm):
    t = vorm([], [], SOORTEN)
    assert (t.punten, t.lijnen) == ((), ())


def test_op_een_telefoon_past_het_in_de_breedte():
    t = onder_elkaar(punten(60), banden(60), SOORTEN)
    assert t.breedte == SMAL
    for lijn in t.lijnen:
        x0, _, x1, _, x2, _, x3, _ = getallen(lijn.pad)
        # A cubic curve reaches three quarters of the way to its handles.
        assert x0 + 0.75 * (max(x1, x2) - x0) <= SMAL
        assert x3 <= SMAL
    for p in t.punten:
        assert all(x - breedte(regel, 13) >= 0 for x, _, regel in p.regels)
