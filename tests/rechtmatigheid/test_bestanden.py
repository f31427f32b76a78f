"""Files that cannot be judged: a clear answer, and nothing left behind."""

from datetime import UTC, date, datetime
from itertools import chain, repeat

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from driehoek.kern.bevoegdheid import dagnummer
from driehoek.rechtmatigheid.lezen import open_bron
from driehoek.rechtmatigheid.lezen.codes import Codelijst
from driehoek.rechtmatigheid.lezen.vertalen import Vertaler
from driehoek.rechtmatigheid.schrijven import schrijver
from driehoek.rechtmatigheid.types import Bestandsfout

KOP = "regel;datum;persoon;handeling;opdracht;bedrag;wederpartij;geregistreerd_op"
GOED = "1;2026-03-03;P1;verplichting;OPD-1;1.250.000,50;Bouw BV;2026-03-05T09:00:00+01:00"
NU = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def vertaler():
    return Vertaler(
        Codelijst.van({"P1": 7}, "is geen persoon in het register."),
        Codelijst.van({"OPD-1": 100}, "is geen opdracht in het register."),
        Codelijst.van({"verplichting": 1}, "is geen handeling. Kies uit verplichting."),
        {"advies_control": 1, "tweede_handtekening": 2},
        date(2023, 3, 1),
        NU.date(),
        NU,
    )


def lees(vertaler, pad):
    blokken, rij = [], 2
    for _, batch in open_bron(pad).batches:
        blokken.append(vertaler.blok(batch, rij))
        rij += batch.num_rows
    return blokken


def schrijf(tmp_path, tekst, codering="utf-8"):
    pad = tmp_path / "in.csv"
    pad.write_bytes(tekst.encode(codering))
    return pad


def weiger(vertaler, pad, *woorden):
    with pytest.raises(Bestandsfout) as fout:
        lees(vertaler, pad)
    zin = str(fout.value)
    assert all(woord in zin for woord in woorden), zin


@pytest.mark.parametrize(
    ("bedrag", "centen"),
    [
        ("1.250.000,50", 125_000_050),
        ("1250000.50", 125_000_050),
        ("€ 1.250", 125_000),
        ("0", 0),
        ("12,5", 1_250),
    ],
)
def test_BEV_04_bedragen_zoals_mensen_en_programmas_ze_schrijven(
    vertaler, tmp_path, bedrag, centen
):
    [blok] = lees(vertaler, schrijf(tmp_path, f"{KOP}\n{GOED.replace('1.250.000,50', bedrag)}"))
    assert blok.bedrag.tolist() == [centen]
    assert (blok.persoon[0], blok.handeling[0], blok.drager[0]) == (7, 1, 100)
    assert blok.datum[0] == dagnummer(date(2026, 3, 3))


@pytest.mark.parametrize(
    ("was", "wordt", "woorden"),
    [
        ("1.250.000,50", "-1", ("Rij 2", "bedrag", "minder dan nul")),
        ("1.250.000,50", "1,255", ("Rij 2", "bedrag", "geen bedrag", "1.250.000,00")),
        ("1.250.000,50", "veel", ("Rij 2", "bedrag", "'veel'")),
        ("1.250.000,50", "9" * 30, ("Rij 2", "bedrag", "te groot")),
        ("1.250.000,50", "", ("Rij 2", "bedrag", "Hier staat niets")),
        ("P1", "P2", ("Rij 2", "persoon", "'P2'", "geen persoon")),
        ("OPD-1", "OPD-9", ("Rij 2", "opdracht", "'OPD-9'", "geen opdracht")),
        ("verplichting", "betaal", ("Rij 2", "handeling", "'betaal'", "Kies uit")),
        ("2026-03-03", "2023-02-28", ("Rij 2", "datum", "2023-03-01", "2026-11-25")),
        ("2026-03-03", "2026-11-26", ("Rij 2", "datum", "2026-11-25")),
        ("2026-03-03", "2026-02-30", ("Rij 2", "datum", "geen dag", "2026-03-31")),
        ("2026-03-03", "3-3-2026", ("Rij 2", "datum", "geen dag", "2026-03-31")),
        ("2026-03-05T09:00:00+01:00", "gisteren", ("Rij 2", "geregistreerd_op", "geen moment")),
        ("2026-03-05T09:00:00+01:00", "2026-11-26", ("Rij 2", "geregistreerd_op", "moet nog")),
        ("1;2026", "een;2026", ("Rij 2", "regel", "geen heel getal")),
        (";Bouw BV", "", ("Rij 2", "7 waarden", "8")),
    ],
)
def test_BEV_04_een_fout_zegt_waar_wat_en_hoe_dan_wel(vertaler, tmp_path, was, wordt, woorden):
    weiger(vertaler, schrijf(tmp_path, f"{KOP}\n{GOED.replace(was, wordt)}"), *woorden)


@pytest.mark.parametrize("dag", ["2023-03-01", "2026-11-25"])
def test_BEV_04_de_eerste_en_de_laatste_dag_zijn_te_toetsen(vertaler, tmp_path, dag):
    regel = GOED.replace("2026-03-03", dag).replace("2026-03-05T09:00:00+01:00", dag)
    assert lees(vertaler, schrijf(tmp_path, f"{KOP}\n{regel}"))


def test_BEV_04_de_rij_telt_door_over_blokken(vertaler, tmp_path):
    regels = [GOED.replace("1;", f"{nr};", 1) for nr in range(1, 60_001)]
    regels[54_320] = regels[54_320].replace("P1", "P9")
    weiger(vertaler, schrijf(tmp_path, "\n".join([KOP, *regels])), "Rij 54322", "'P9'")


def test_BEV_04_een_kolom_te_weinig_of_te_veel(vertaler, tmp_path):
    weiger(vertaler, schrijf(tmp_path, KOP.replace(";bedrag", "")), "'bedrag'", "nodig zijn")
    weiger(vertaler, schrijf(tmp_path, f"{KOP};bedrag\n{GOED};1"), "'bedrag'", "meer dan een")


@pytest.mark.parametrize(
    ("codering", "woorden"),
    [("cp1252", ("Rij 3", "UTF-8")), ("utf-16", ("UTF-16", "UTF-8"))],
)
def test_BEV_04_andere_tekens_dan_utf8(vertaler, tmp_path, codering, woorden):
    tekst = f"{KOP}\n{GOED}\n{GOED.replace('Bouw', 'Café')}"
    weiger(vertaler, schrijf(tmp_path, tekst, codering), *woorden)


def test_BEV_04_met_een_bom_en_met_kommas(vertaler, tmp_path):
    tekst = f"{KOP}\n{GOED}".replace(",", ".").replace(";", ",").replace("1.250.000.50", "9.75")
    [blok] = lees(vertaler, schrijf(tmp_path, tekst, "utf-8-sig"))
    assert blok.bedrag.tolist() == [975]


@pytest.mark.parametrize("tekst", ["", KOP, f"{KOP}\n\n"])
def test_BEV_04_een_leeg_bestand(vertaler, tmp_path, tekst):
    pad = schrijf(tmp_path, tekst)
    with pytest.raises(Bestandsfout, match=r"leeg|geen regels"):
        lees(vertaler, pad)


def test_BEV_04_een_andere_vorm_of_geen_bestand(vertaler, tmp_path):
    (tmp_path / "in.pdf").write_text("x")
    weiger(vertaler, tmp_path / "in.pdf", "CSV, XLSX of Parquet")
    weiger(vertaler, tmp_path / "weg.csv", "is er niet")


def test_BEV_04_een_werkmap(vertaler, tmp_path):
    werkmap = openpyxl.Workbook()
    werkmap.active.append(KOP.split(";"))
    moment = datetime(2026, 3, 5, 9)  # noqa: DTZ001  (a cell has no zone)
    rij = [1, date(2026, 3, 3), "P1", "verplichting", "OPD-1", 12.5, "Bouw BV", moment]
    werkmap.active.append(rij)
    werkmap.save(tmp_path / "in.xlsx")
    [blok] = lees(vertaler, tmp_path / "in.xlsx")
    assert (blok.bedrag[0], blok.datum[0]) == (1_250, dagnummer(date(2026, 3, 3)))
    rij[5] = 12.345
    werkmap.active.append(rij)
    werkmap.save(tmp_path / "in.xlsx")
    weiger(vertaler, tmp_path / "in.xlsx", "Rij 3", "bedrag")
    (tmp_path / "in.xlsx").write_bytes(b"PK half")
    weiger(vertaler, tmp_path / "in.xlsx", "werkmap")


def parquet(tmp_path, aantal=1, **kolommen):
    inhoud = {
        "regel": list(range(1, aantal + 1)),
        "datum": [date(2026, 3, 3)] * aantal,
        "persoon": ["P1"] * aantal,
        "handeling": ["verplichting"] * aantal,
        "opdracht": [100] * aantal,
        "bedrag": pa.array([125] * aantal, pa.decimal128(14, 2)),
        "wederpartij": ["Bouw BV"] * aantal,
        "geregistreerd_op": [datetime(2026, 3, 5, tzinfo=UTC)] * aantal,
    }
    pad = tmp_path / "in.parquet"
    pq.write_table(pa.table({**inhoud, **kolommen}), pad)
    return pad


def test_BEV_04_parquet_met_nummers_of_ids(vertaler, tmp_path):
    [blok] = lees(vertaler, parquet(tmp_path))
    assert (blok.persoon[0], blok.drager[0], blok.bedrag[0]) == (7, 100, 12_500)
    for bedrag in (pa.array([125]), pa.array([125.0])):
        assert lees(vertaler, parquet(tmp_path, bedrag=bedrag))[0].bedrag[0] == 12_500


@pytest.mark.parametrize(
    ("kolommen", "woorden"),
    [
        ({"opdracht": [101]}, ("Rij 2", "opdracht", "101")),
        ({"persoon": [-1]}, ("Rij 2", "persoon", "-1")),
        ({"bedrag": [0.005]}, ("Rij 2", "bedrag", "hele centen")),
        ({"bedrag": [float("nan")]}, ("Rij 2", "bedrag")),
        ({"bedrag": [date(2026, 1, 1)]}, ("bedrag", "type")),
        ({"datum": [1]}, ("datum", "type")),
    ],
)
def test_BEV_04_parquet_met_een_fout(vertaler, tmp_path, kolommen, woorden):
    weiger(vertaler, parquet(tmp_path, **kolommen), *woorden)


def test_BEV_04_een_afgebroken_parquet_laat_niets_achter(vertaler, tmp_path):
    pad = parquet(tmp_path, 10_000)
    inhoud = pad.read_bytes()
    pad.write_bytes(inhoud[: len(inhoud) // 2])
    weiger(vertaler, pad, "afgebroken of beschadigd")
    midden = bytearray(inhoud)
    midden[4:400] = bytes(396)
    pad.write_bytes(midden)
    with pytest.raises(Bestandsfout), schrijver(tmp_path / "uit.parquet"):
        lees(vertaler, pad)
    assert [p.name for p in tmp_path.iterdir()] == ["in.parquet"]


def test_BEV_04_een_bestand_van_3_gb_wordt_in_stukken_gelezen(vertaler, tmp_path):
    """Three gigabytes that hold no data: the first batch is there before the rest is read."""
    pad = schrijf(tmp_path, "\n".join(chain([KOP], repeat(GOED, 100_000))) + "\n")
    with pad.open("r+b") as stroom:
        stroom.truncate(3 << 30)
    begin = pa.total_allocated_bytes()
    gelezen, batch = next(open_bron(pad).batches)
    assert gelezen < 64 << 20
    assert batch.num_rows > 5_000
    assert pa.total_allocated_bytes() - begin < 64 << 20
    weiger(vertaler, pad, "geen CSV-bestand")
