"""Compiled blocks and plain SQL agree, border days and border seconds included."""

from datetime import date

import pytest
import toets_sql
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_bevoegdheid_orakel import _een_tegelijk, _index, rijen
from test_toets_orakel import blok

from driehoek.kern.bevoegdheid import OPEN
from driehoek.kern.rechtmatigheid import Slotoordeel
from driehoek.kern.rechtmatigheid.oordelen import Beoordelaar

HOOFD, VENSTER = 20, 3
# Around the turn of a year: the budget begins anew. Rows of the strategies lie on days 0 to 12.
NIEUWJAAR = date(2026, 1, 1).toordinal() - 4
PERSONEN, DRAGERS, HANDELINGEN = (5, 6), (100, 101), (1, 2)
ROL = ("persoon", "drager", "rolsoort")
VAK = ("van", "tot", "bekend_van", "bekend_tot", "bestond")
ARTIKEL, SCOPE = ("rolsoort", "handeling", "limiet", "binnen_scope"), ("opdracht", "budget")
REGEL = (
    "regel", "datum", "persoon", "handeling", "drager", "bedrag", "wederpartij", "geregistreerd",
)  # fmt: skip


def _later(lijst):
    """The same rows, around the turn of a year."""
    dagen = ("van", "tot", "bestond")
    return [
        {k: v + NIEUWJAAR if k in dagen and v != OPEN else v for k, v in rij.items()}
        for rij in lijst
    ]


werelden = st.fixed_dictionaries(
    {
        "rollen": rijen(
            6,
            persoon=st.sampled_from(PERSONEN),
            drager=st.sampled_from(DRAGERS),
            rolsoort=st.sampled_from((12, 13)),
        ).map(_later),
        "artikelen": rijen(
            4,
            code=st.sampled_from("AB"),
            rolsoort=st.sampled_from((12, 13)),
            handeling=st.sampled_from(HANDELINGEN),
            limiet=st.sampled_from((OPEN, 2, 5)),
            binnen_scope=st.booleans(),
            bereik=st.just("DRAGER"),
            boven=st.just(""),
        )
        .map(lambda lijst: _een_tegelijk(lijst, "code"))
        .map(_later),
        "scopes": rijen(3, opdracht=st.sampled_from(DRAGERS), budget=st.integers(0, 9))
        .map(lambda lijst: _een_tegelijk(lijst, "opdracht"))
        .map(_later),
        "liggingen": st.just([]),
    }
)
regels = st.lists(
    st.fixed_dictionaries(
        {
            "datum": st.integers(0, 8).map(lambda dag: dag + NIEUWJAAR),
            "persoon": st.sampled_from(PERSONEN),
            "handeling": st.sampled_from(HANDELINGEN),
            "drager": st.sampled_from(DRAGERS),
            "bedrag": st.integers(0, 3),
            "wederpartij": st.integers(0, 1),
            "geregistreerd": st.integers(0, 8),
            "voldaan": st.just(0),
        }
    ),
    min_size=1,
    max_size=30,
).map(lambda lijst: sorted(lijst, key=lambda r: r["datum"]))


def _vul(cursor, tabel, kolommen, lijst):
    plekken = ", ".join(["%s"] * len(kolommen))
    cursor.executemany(
        f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({plekken})",
        [[rij[kolom] for kolom in kolommen] for rij in lijst],
    )


def volgens_sql(cursor, wereld, lijst):
    cursor.execute(toets_sql.LEEG)
    _vul(cursor, "rol", ROL + VAK, wereld["rollen"])
    _vul(cursor, "artikel", ARTIKEL + VAK, wereld["artikelen"])
    _vul(cursor, "scope", SCOPE + VAK, wereld["scopes"])
    _vul(cursor, "regel", REGEL, [{"regel": nr, **rij} for nr, rij in enumerate(lijst)])
    cursor.execute(toets_sql.VRAAG, {"hoofd": HOOFD, "open": OPEN, "venster": VENSTER})
    return cursor.fetchall()


@pytest.fixture
def tabellen(db):
    with connection.cursor() as cursor:
        cursor.execute(toets_sql.TABELLEN)
        yield cursor


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(werelden, regels)
def test_BEV_04_gecompileerd_is_wat_sql_ervan_vindt(tabellen, wereld, lijst):
    index = _index({**wereld, "concern": 1})
    gevonden = Beoordelaar(index, HOOFD, [(0, VENSTER)]).beoordeel(blok(lijst))
    oordelen = [Slotoordeel(oordeel).name for oordeel in gevonden.oordeel]
    assert list(zip(oordelen, gevonden.besteed.tolist(), strict=True)) == volgens_sql(
        tabellen, wereld, lijst
    )
