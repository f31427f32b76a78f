"""The regelboek itself: one place for each rule, in one order, by its period, on or off."""

from datetime import date

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform import regelboek, toetsing
from driehoek.platform.fouten import Overtreding, RegelOvertreding, UitlegNodig
from driehoek.platform.regelboek import Regel, Soort
from driehoek.platform.vragen import sql_vraag


@pytest.fixture
def boek(monkeypatch):
    """An empty regelboek."""
    regels = {}
    monkeypatch.setattr(regelboek, "_regels", regels)
    return regels


def regel(id_: str, soort: Soort = Soort.HARD, **opties) -> Regel:
    def spreekt(toets):
        return [
            Overtreding(id_, d, f"{id_} spreekt.", sleutel=f"d:{d}")
            for d in map(int, (toets.ids or "{0}").strip("{}").split(","))
        ]

    return Regel(id_, soort, "Een zin.", "bron", (spreekt,), **opties)


def test_een_id_mag_op_meer_manieren_spreken_maar_elk_een_keer(boek):
    regelboek.registreer(regel("XX-02"), regel("XX-01", Soort.SIGNAAL), regel("XX-01"))

    assert [(r.id, r.soort) for r in regelboek.alle()] == [
        ("XX-01", Soort.HARD),
        ("XX-01", Soort.SIGNAAL),
        ("XX-02", Soort.HARD),
    ]
    with pytest.raises(ValueError, match=r"XX-01 \(hard\) staat al"):
        regelboek.registreer(regel("XX-01"))


def test_alle_harde_regels_spreken_tegelijk(boek):
    regelboek.registreer(regel("XX-01"), regel("XX-02"), regel("XX-03", Soort.SIGNAAL))

    with pytest.raises(RegelOvertreding) as gevangen:
        toetsing.toets([7])

    assert [o.regel for o in gevangen.value.overtredingen] == ["XX-01", "XX-02"]
    assert str(gevangen.value) == "XX-01 spreekt. (XX-01)\nXX-02 spreekt. (XX-02)"


def test_zachte_regels_weigeren_niets(boek):
    regelboek.registreer(regel("XX-01", Soort.SIGNAAL), regel("XX-02", Soort.LEG_UIT))

    zacht = {("XX-01", Soort.SIGNAAL, "d:7"), ("XX-02", Soort.LEG_UIT, "d:7")}
    assert set(toetsing.verschil([], toetsing.toets([7]))[0]) == zacht
    assert set(toetsing.zachte([7])) == zacht


def test_wat_er_al_was_is_niet_nieuw(boek):
    regelboek.registreer(regel("XX-01", Soort.SIGNAAL), regel("XX-02", Soort.LEG_UIT))
    eerder, nu = toetsing.vondsten([7]), toetsing.vondsten([7, 8])

    assert toetsing.verschil(nu, nu) == ({}, [])
    weg = toetsing.verschil(nu, eerder)
    assert weg == ({}, list(toetsing.verschil(eerder, nu)[0]))
    assert set(toetsing.verschil(eerder, nu)[0]) == {
        ("XX-01", Soort.SIGNAAL, "d:8"),
        ("XX-02", Soort.LEG_UIT, "d:8"),
    }


def test_alleen_wat_wijzigde_wordt_in_woorden_gezet(boek, db):
    """A sentence may take queries of its own."""
    gezegd = []

    def zin(_toets, rijen):
        gezegd.extend(rijen)
        return [Overtreding("XX-01", d, "Er is er een.", sleutel=f"d:{d}") for (d,) in rijen]

    vraag = sql_vraag("SELECT unnest(%(ids)s::int8[])", zin)
    regelboek.registreer(Regel("XX-01", Soort.SIGNAAL, "Zin.", "bron", (vraag,)))
    eerder, zelfde, meer = (toetsing.vondsten(ids) for ids in ([7], [7], [7, 8]))

    assert toetsing.verschil(eerder, zelfde) == ({}, [])
    assert gezegd == []
    assert list(toetsing.verschil(eerder, meer)[0]) == [("XX-01", Soort.SIGNAAL, "d:8")]


def test_uitgezet_zwijgt_een_regel_in_al_zijn_soorten(boek, monkeypatch):
    regelboek.registreer(regel("XX-01"), regel("XX-01", Soort.SIGNAAL), regel("XX-02"))
    monkeypatch.setattr(regelboek, "uitgezet", {"XX-01"})

    assert toetsing.zachte([7]) == {}
    with pytest.raises(RegelOvertreding) as gevangen:
        toetsing.toets([7])
    assert [o.regel for o in gevangen.value.overtredingen] == ["XX-02"]


def test_een_regel_krijgt_zijn_eigen_periode_en_de_gevraagde_identiteiten(boek):
    gezien = []
    periode = Periode(date(2024, 1, 1), date(2024, 7, 1))
    kijkt = Regel("XX-01", Soort.HARD, "Zin.", "bron", (lambda t: gezien.append(t) or [],), periode)

    kijkt.overtredingen({3, 1})
    kijkt.overtredingen()

    assert [(t.ids, t.regel.periode) for t in gezien] == [("{1,3}", periode), (None, periode)]


def test_uitleg_nodig_noemt_de_regel_en_vraagt_waarom():
    fout = UitlegNodig([Overtreding("XX-01", 1, "Dit wijkt af.")])

    assert str(fout) == "Dit wijkt af. Leg uit waarom dit toch nodig is. (XX-01)"
