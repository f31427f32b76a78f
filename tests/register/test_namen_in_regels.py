"""A rule says what something is called, also where the act itself makes it."""

from datetime import date

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import RegelOvertreding
from driehoek.platform.handelingen.boek import handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import reads
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Bestaan, Drager
from provincie import BEGIN, verzoek
from register.hulp import CONVERSIE, Nieuw, geweigerd, stel_dragers_in

JUL = date(2024, 7, 1)


@pytest.mark.parametrize("van", [BEGIN, date(2026, 12, 1)])
def test_REG_02_de_regel_noemt_wat_in_dezelfde_handeling_ontstaat(wereld, van):
    opgave = wereld.opgave(tot=date(2027, 1, 1))
    nieuw = Nieuw("opdracht", "OD-nieuw", Periode(van), ouder=opgave, oudersoort="opgave")

    with geweigerd(RegelOvertreding, "REG-02", "'opdracht OD-nieuw' zou langer bestaan dan"):
        stel_dragers_in(verzoek(), dragers=[nieuw])


def test_REG_02_wat_nog_geen_naam_heeft_heet_naar_zijn_nummer(wereld):
    @handeling
    def zonder_naam(boek):
        grondslag = boek_grond(boek, CONVERSIE).id
        drager = boek.open(Drager(soort="opdracht", nummer="OD-zonder"))
        stel(boek, Bestaan, [Uitspraak({"drager_id": drager}, Periode(JUL), grondslag, erbij=True)])

    with pytest.raises(RegelOvertreding, match="'OD-zonder' valt niet op elke dag"):
        zonder_naam(verzoek())


def test_een_naam_van_nu_gaat_voor_die_van_later(wereld):
    opgave = wereld.opgave()

    assert reads.benaming(opgave).startswith("opgave ")
    assert reads.benaming(999_999_999) == "(zonder naam)"
