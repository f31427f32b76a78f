"""A file of a million lines with planted errors gives the planted findings, and no other."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from driehoek.kern.bevoegdheid import (
    OPEN,
    Artikel,
    Index,
    Regeling,
    Rolregel,
    Scoperegel,
    dagnummer,
    momentnummer,
)
from driehoek.rechtmatigheid.lezen.codes import Codelijst
from driehoek.rechtmatigheid.lezen.vertalen import Vertaler
from driehoek.rechtmatigheid.toets import Register, toets_bestand

REGELS, PERSONEN, GEPLANT = 1_000_000, 600, 40
BEGIN, EIND = date(2023, 3, 1), date(2026, 3, 1)
BEKEND = datetime(2023, 3, 5, tzinfo=UTC)
GESLOTEN = datetime(2026, 5, 1, tzinfo=UTC)
HOOFD = datetime(2026, 6, 1, tzinfo=UTC)
LIMIET, BUDGET = 1_000_000, 10_000_000_000
ROL, VERPLICHT, SUBSIDIE = 13, 1, 4
DRAGER = 10_000
"""The opdracht of a person has this much more as id."""
SOORTEN = (
    "rol_andere_dag",
    "geen_rol",
    "bedrag",
    "gesplitst",
    "cumulatief",
    "hersteld",
    "vervallen",
)


def van_soort(soort, nr):
    """A person for each planted error, who has no other lines."""
    return PERSONEN + 1 + SOORTEN.index(soort) * GEPLANT + nr


ALLEN = range(1, PERSONEN + 1 + len(SOORTEN) * GEPLANT)
VERVALLEN = {van_soort("vervallen", nr) for nr in range(GEPLANT)}


@pytest.fixture(scope="module")
def register():
    index = Index(99_999)
    index.neem_rollen_op(
        [
            Rolregel(
                p,
                dagnummer(BEGIN),
                dagnummer(EIND),
                momentnummer(BEKEND),
                momentnummer(GESLOTEN) if p in VERVALLEN else OPEN,
                dagnummer(BEGIN),
                p,
                DRAGER + p,
                ROL,
            )
            for p in ALLEN
        ]
    )
    index.neem_scopes_op([Scoperegel(p, 0, opdracht=DRAGER + p, budget=BUDGET) for p in ALLEN])
    index.regeling = Regeling(
        [
            Artikel(feit=1, van=0, code="A", rolsoort=ROL, handeling=VERPLICHT, limiet=LIMIET),
            Artikel(feit=2, van=0, code="B", rolsoort=ROL, handeling=SUBSIDIE, binnen_scope=True),
        ]
    )
    vertaler = Vertaler(
        Codelijst.van({f"P{p}": p for p in ALLEN}, "is geen persoon"),
        Codelijst.van({f"O{p}": DRAGER + p for p in ALLEN}, "is geen opdracht"),
        Codelijst.van({"verplichting": VERPLICHT, "subsidie": SUBSIDIE}, "is geen handeling"),
        {},
        BEGIN - timedelta(days=9),
        HOOFD.date(),
        HOOFD,
    )
    return Register(1, HOOFD, index, [(0, 28)], {}, vertaler)


def goede_regels():
    """Small amounts by whoever holds the role, from its first day up to its last, to the second."""
    kans = np.random.default_rng(1)
    persoon = kans.integers(1, PERSONEN + 1, REGELS)
    dag = kans.integers(dagnummer(BEGIN), dagnummer(EIND), REGELS)
    return {
        "datum": dag,
        "persoon": persoon,
        "handeling": kans.integers(0, 2, REGELS),
        "opdracht": DRAGER + persoon,
        "bedrag": kans.integers(0, 400, REGELS),
        "wederpartij": kans.integers(0, 10**9, REGELS),
        "geregistreerd_op": np.full(REGELS, momentnummer(BEKEND)),
    }


def geplant(soort, nr):
    """The lines of one error; the last of them is the finding."""
    persoon, dag = van_soort(soort, nr), BEGIN + timedelta(days=nr)
    goed = {
        "datum": dagnummer(dag),
        "persoon": persoon,
        "handeling": 0,
        "opdracht": DRAGER + persoon,
        "bedrag": LIMIET,
        "wederpartij": nr,
        "geregistreerd_op": momentnummer(BEKEND),
    }
    anders = {
        "rol_andere_dag": [{"datum": dagnummer(EIND if nr % 2 else BEGIN - timedelta(days=1))}],
        "geen_rol": [{"opdracht": DRAGER + 1}],
        "bedrag": [{"bedrag": LIMIET + 1}],
        "gesplitst": [{"bedrag": LIMIET - 1}, {"bedrag": 2, "datum": dagnummer(dag) + 27}],
        "cumulatief": [{"handeling": 1, "bedrag": BUDGET}, {"handeling": 1, "bedrag": 1}],
        "hersteld": [{"geregistreerd_op": momentnummer(BEKEND) - 1}],
        "vervallen": [{"geregistreerd_op": momentnummer(GESLOTEN) - 1}],
    }
    return [{**goed, **velden} for velden in anders[soort]]


VERWACHT = {
    "hersteld": ("hersteld", "later_geregistreerd"),
    "vervallen": ("vervallen", "rol_andere_dag"),
}


def schrijf(pad):
    """Planted lines among the good ones, by their date; gives what is to be found."""
    kolommen = {naam: list(reeks) for naam, reeks in goede_regels().items()}
    laatste = {}
    for soort in SOORTEN:
        for nr in range(GEPLANT):
            for rij in geplant(soort, nr):
                for naam, waarde in rij.items():
                    kolommen[naam].append(waarde)
            laatste[len(kolommen["datum"]) - 1] = VERWACHT.get(soort, ("onrechtmatig", soort))
    reeksen = {naam: np.array(reeks, np.int64) for naam, reeks in kolommen.items()}
    volgorde = np.argsort(reeksen["datum"], kind="stable")
    regel_van = np.empty(len(volgorde), np.int64)
    regel_van[volgorde] = np.arange(1, len(volgorde) + 1)
    reeksen = {naam: reeks[volgorde] for naam, reeks in reeksen.items()}
    pq.write_table(_tabel(reeksen), pad)
    return {int(regel_van[plek]): uitslag for plek, uitslag in laatste.items()}


def _tabel(reeksen):
    woorden = pa.array(["verplichting", "subsidie"])
    dagen = (reeksen["datum"] - dagnummer(date(1970, 1, 1))).astype(np.int32)
    return pa.table(
        {
            "regel": np.arange(1, len(dagen) + 1),
            "datum": pa.array(dagen).view(pa.date32()),
            "persoon": reeksen["persoon"],
            "handeling": pa.DictionaryArray.from_arrays(reeksen["handeling"], woorden),
            "opdracht": reeksen["opdracht"],
            "bedrag": reeksen["bedrag"] / 100,
            "wederpartij": reeksen["wederpartij"],
            "geregistreerd_op": pa.array(reeksen["geregistreerd_op"]).view(
                pa.timestamp("us", "UTC")
            ),
        }
    )


@pytest.mark.traag
def test_BEV_04_een_miljoen_regels_met_geplante_fouten(register, tmp_path):
    verwacht = schrijf(tmp_path / "in.parquet")
    doel = tmp_path / "uit.parquet"
    samen = toets_bestand(
        tmp_path / "in.parquet",
        doel,
        voortgang=lambda *_: None,
        gestopt=lambda: False,
        register=register,
    )
    uit = pq.read_table(doel, columns=["regel", "oordeel", "reden"])
    gevonden = uit.filter(pc.not_equal(uit["oordeel"].cast(pa.string()), "rechtmatig")).to_pylist()
    assert {r["regel"]: (r["oordeel"], r["reden"]) for r in gevonden} == verwacht
    assert (samen.bevindingen, uit.num_rows) == (len(verwacht), samen.geheel.regels)
