"""From one stand to the next: proposed by names, confirmed by a person, never assumed."""

import pytest
from begrotingen import CONVERSIE, NATUUR_2025, NATUUR_2026, bestand

from driehoek.opdrachten import reads_begroting as reads
from driehoek.opdrachten.acts.begroting import (
    NietsNieuws,
    bevestig_opvolging,
    importeer_begroting,
)
from driehoek.opdrachten.begroting.standen import vorige_van
from driehoek.opdrachten.begroting.types import SoortStand, Stand
from driehoek.opdrachten.begroting.vergelijken import Opvolgkeuze, SoortOpvolging
from driehoek.opdrachten.models import PostOpvolging
from driehoek.platform.fouten import InvoerFout
from provincie import verzoek

OUD = Stand(2025, SoortStand.BEGROTING)
NIEUW = Stand(2026, SoortStand.BEGROTING)
S = SoortOpvolging


@pytest.fixture
def twee_jaren(provincie):
    for regels in (NATUUR_2025, NATUUR_2026):
        importeer_begroting(verzoek(), bestand=bestand(*regels), grond=CONVERSIE)


def ids(stand: Stand) -> dict[str, int]:
    return {post.code: post.id for post in reads.posten(stand)}


def bevestig(*keuzes: Opvolgkeuze):
    return bevestig_opvolging(verzoek(), keuzes=keuzes, grond=CONVERSIE)


def keuze(was: str, wordt: str, soort: S) -> Opvolgkeuze:
    return Opvolgkeuze(ids(OUD)[was], ids(NIEUW)[wordt], soort)


def test_proposals_look_at_names_and_nothing_is_stored(twee_jaren):
    voorstellen = [o.voorstel for o in reads.voorstellen(OUD, NIEUW)]
    gevonden = {
        (v.soort, *(p.code for p in v.oud), *(p.code for p in v.nieuw)) for v in voorstellen
    }
    assert gevonden == {
        (S.GELIJK, "5", "5"),
        (S.HERNOEMD, "5-1", "5-1"),
        (S.HERNUMMERD, "5-2", "5-3"),
        (S.VERVALLEN, ""),
        (S.VERVALLEN, "5-10"),
    }
    assert not PostOpvolging.objects.exists()


def test_REG_38_a_chosen_line_is_confirmed_and_read_back(twee_jaren):
    bevestig(keuze("5-2", "5-3", S.HERNUMMERD))
    (water,) = (p for p in reads.posten(NIEUW) if p.code == "5-3")
    (was,) = water.was
    assert (was.post, was.code, was.naam, was.stand, was.soort) == (
        ids(OUD)["5-2"],
        "5-2",
        "Schoon water",
        OUD,
        S.HERNUMMERD,
    )
    (oud,) = (p for p in reads.posten(OUD) if p.code == "5-2")
    assert oud.wordt[0].post == water.id
    assert {o.voorstel.soort for o in reads.voorstellen(OUD, NIEUW) if o.bevestigd} == {
        S.HERNUMMERD
    }


def test_REG_38_what_is_confirmed_is_not_proposed_otherwise(twee_jaren):
    """The old 5 is now 5-1, a person said; then nobody proposes that it is the new 5."""
    bevestig(keuze("5", "5-1", S.ANDERE_INHOUD))
    open_ = [o.voorstel for o in reads.voorstellen(OUD, NIEUW) if not o.bevestigd]
    oude = [post.code for voorstel in open_ for post in voorstel.oud]
    nieuwe = [post.code for voorstel in open_ for post in voorstel.nieuw]
    assert sorted(oude) == ["", "5-1", "5-10", "5-2"]
    assert sorted(nieuwe) == ["5", "5-3"]


def test_REG_38_confirmed_once(twee_jaren):
    bevestig(keuze("5", "5", S.GELIJK))
    with pytest.raises(NietsNieuws):
        bevestig(keuze("5", "5", S.GELIJK))
    with pytest.raises(InvoerFout, match="staat al vast als 'gelijk', niet als 'hernoemd'"):
        bevestig(keuze("5", "5", S.HERNOEMD))
    assert PostOpvolging.objects.count() == 1


def test_REG_38_one_line_becomes_two_only_by_a_split(twee_jaren):
    bevestig(keuze("5-1", "5-1", S.HERNOEMD))
    with pytest.raises(InvoerFout, match="Alleen bij 'gesplitst' of 'samengevoegd'"):
        bevestig(keuze("5-1", "5-3", S.HERNUMMERD))
    with pytest.raises(InvoerFout, match="Alleen bij 'gesplitst' of 'samengevoegd'"):
        bevestig(keuze("5-2", "5-1", S.HERNUMMERD))
    bevestig(keuze("5-2", "5-3", S.HERNUMMERD))


def test_REG_38_split_and_merger(twee_jaren):
    bevestig(keuze("5-1", "5-1", S.GESPLITST), keuze("5-1", "5-3", S.GESPLITST))
    assert PostOpvolging.objects.count() == 2


def test_REG_38_merger(twee_jaren):
    bevestig(keuze("5-1", "5-1", S.SAMENGEVOEGD), keuze("5-2", "5-1", S.SAMENGEVOEGD))
    assert PostOpvolging.objects.count() == 2


def test_REG_38_one_act_may_not_contradict_itself(twee_jaren):
    with pytest.raises(InvoerFout):
        bevestig(keuze("5-1", "5-1", S.HERNOEMD), keuze("5-1", "5-3", S.HERNOEMD))
    assert not PostOpvolging.objects.exists()


@pytest.mark.parametrize("soort", [S.NIEUW, S.VERVALLEN])
def test_REG_38_new_and_lapsed_link_nothing(twee_jaren, soort):
    with pytest.raises(InvoerFout, match="verbindt geen twee posten"):
        bevestig(keuze("5", "5", soort))


def test_REG_38_only_forward_and_only_known_lines(twee_jaren):
    heen = keuze("5", "5", S.GELIJK)
    with pytest.raises(InvoerFout, match="draai ze om"):
        bevestig(Opvolgkeuze(heen.wordt, heen.was, S.GELIJK))
    with pytest.raises(InvoerFout, match="draai ze om"):
        bevestig(Opvolgkeuze(heen.was, heen.was, S.GELIJK))
    with pytest.raises(InvoerFout, match="staat niet in het register"):
        bevestig(Opvolgkeuze(heen.was, 10**9, S.GELIJK))


def test_where_a_stand_comes_from():
    b25, b26 = OUD, NIEUW
    raming = Stand(2026, SoortStand.RAMING, 2025)
    bijstelling = Stand(2025, SoortStand.BIJSTELLING_VOORJAARSNOTA)
    jaarrekening = Stand(2025, SoortStand.JAARREKENING)
    wijziging = Stand(2025, SoortStand.NA_WIJZIGING, 1)
    alle = [b25, b26, raming, bijstelling, jaarrekening]
    assert vorige_van(b26, alle) == b25
    assert vorige_van(b26, [*alle, wijziging]) == wijziging
    assert vorige_van(Stand(2027, SoortStand.RAMING, 2025), alle) == b25
    assert vorige_van(b25, alle) is None
    assert vorige_van(b26, [bijstelling, raming, jaarrekening]) == jaarrekening
    assert vorige_van(b26, [bijstelling, raming]) is None
