"""Opgaven, opdrachten and deelopdrachten begin (REG-01 to REG-03, REG-16, REG-17, REG-30)."""

from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.models import Fase, Opdrachtprofiel, Scope
from driehoek.register import reads
from driehoek.register.models import Drager, Ligging


def test_een_opgave_krijgt_naam_bestaan_en_het_volgende_nummer(provincie):
    een = provincie.opgave("Water", directeur=False)
    twee = provincie.opgave("Lucht", directeur=False, vanaf=date(2024, 1, 1))

    assert reads.benaming(een) == "Water"
    assert reads.bestaan(twee) == [Periode(date(2024, 1, 1))]
    assert [Drager.objects.get(id=i).nummer for i in (een, twee)] == ["OPG-001", "OPG-002"]


def test_een_opdracht_heeft_plaats_profiel_fase_en_scope(provincie):
    opgave = provincie.opgave()
    opdracht = provincie.opdracht(opgave, budget=250_000)

    assert Ligging.objects.get(drager=opdracht).ouder_id == opgave
    assert Opdrachtprofiel.objects.get(opdracht=opdracht).label == "dynamisch"
    assert Fase.objects.get(opdracht=opdracht).projectfase == "initiatie"
    assert Scope.objects.get(opdracht=opdracht).materieel_budget == 250_000


def test_een_deelopdracht_ligt_onder_haar_opdracht(provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    deel = provincie.deelopdracht(opdracht)
    provincie.aon(deel)

    assert Ligging.objects.get(drager=deel).ouder_id == opdracht
