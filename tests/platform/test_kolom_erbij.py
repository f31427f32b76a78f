"""A column that came later leaves the rows of before their hash (ADR 0033)."""

import pytest

from driehoek.organisatie.models import Dienstverband
from driehoek.platform.handelingen import canon

VAN_TOEN = ("functie", "functiefamilie", "geldig", "geopend_id", "id", "persoon_id", "schaal")


@pytest.fixture
def rij(provincie):
    provincie.dienstverband(provincie.persoon(), 12)
    return Dienstverband.objects.get().__dict__


def test_a_row_from_before_has_the_hash_it_had(rij):
    velden = [[k, canon.waarde(rij[k])] for k in (*VAN_TOEN, "uren")]
    assert canon.hash_van_rij(Dienstverband, rij) == canon.hash_van_velden(
        "organisatie_dienstverband", velden
    )


@pytest.mark.parametrize(
    ("kolom", "anders"),
    [("aard", "extern"), ("volgnummer", 2), ("formatieplaats", "F-1"), ("geboortejaar", 1980)],
)
def test_what_a_later_column_says_otherwise_is_covered(rij, kolom, anders):
    hashes = {canon.hash_van_rij(Dienstverband, {**rij, kolom: w}) for w in (rij[kolom], anders)}
    assert len(hashes) == 2
    assert [kolom, canon.waarde(anders)] in canon.gehasht(Dienstverband, {**rij, kolom: anders})
