"""A file against a small province: each verdict, its reason, and the totals."""

import io
import json
import random
from contextlib import nullcontext
from datetime import date, timedelta

import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from django.core.management import CommandError, call_command

from driehoek.bevoegdheden import acts
from driehoek.kern.rechtmatigheid import Redencode, Slotoordeel
from driehoek.platform import opdrachtregel
from driehoek.rechtmatigheid import reads
from driehoek.rechtmatigheid.toets import toets_bestand
from driehoek.rechtmatigheid.types import Afgebroken, Bestandsfout
from driehoek.register import acts as register_acts
from driehoek.register import instellingen
from driehoek.register.models import Drager, Persoon, Rolvervulling
from driehoek.register.reads import kop
from provincie import BEGIN, verzoek
from rechtmatigheid.hulp import ARTIKEL

KOP = "regel;datum;persoon;handeling;opdracht;bedrag;wederpartij;geregistreerd_op"


@pytest.fixture
def wereld(provincie):
    """An opdracht with a budget of € 100.000, whose AOG may commit up to € 50.000."""
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    acts.stel_artikelen_vast(
        verzoek(), artikelen=[ARTIKEL], grond=provincie.besluit("mandaat", door="GS")
    )
    return provincie, opdracht


def regel(wereld, nr, bedrag, *, op=BEGIN, wederpartij="Bouw BV", rol="AOG", bekend=None):
    provincie, opdracht = wereld
    persoon = Persoon.objects.get(id=provincie.rolhouders[rol, opdracht]).nummer
    nummer = Drager.objects.get(id=opdracht).nummer
    bekend = bekend or _nu().isoformat()
    return f"{nr};{op.isoformat()};{persoon};verplichting;{nummer};{bedrag};{wederpartij};{bekend}"


def _nu():
    """The head of the ledger: the clock of the tests stands still, the ledger does not."""
    return kop().moment


def toets(tmp_path, *regels):
    bron, doel = tmp_path / "in.csv", tmp_path / "uit.parquet"
    bron.write_text("\n".join([KOP, *regels]), encoding="utf-8")
    samen = toets_bestand(bron, doel, voortgang=lambda *_: None, gestopt=lambda: False)
    return samen, pq.read_table(doel).to_pylist()


def test_BEV_04_een_regel_binnen_mandaat_en_scope_is_rechtmatig(wereld, tmp_path):
    samen, [uit] = toets(tmp_path, regel(wereld, 1, "50.000,00"))
    assert (uit["regel"], uit["oordeel"], uit["reden"]) == (1, "rechtmatig", "geen")
    assert uit["besteed"] == 5_000_000
    assert samen.geheel.centen == 5_000_000
    assert samen.per_oordeel[Slotoordeel.RECHTMATIG].regels == 1
    assert samen.bevindingen == 0
    assert samen.per_opgave[wereld[0].opgave_van[wereld[1]]][Slotoordeel.RECHTMATIG].regels == 1


def test_BEV_04_een_euro_boven_de_grens_is_onrechtmatig(wereld, tmp_path):
    samen, [uit] = toets(tmp_path, regel(wereld, 1, "50000.01"))
    assert (uit["oordeel"], uit["reden"], uit["grens"]) == ("onrechtmatig", "bedrag", 5_000_000)
    assert samen.per_reden[Redencode.BEDRAG].centen == 5_000_001


def test_REG_18_de_scope_telt_op_per_jaar_en_per_handeling(wereld, tmp_path):
    jaar = date(2024, 1, 1)
    _, uit = toets(
        tmp_path,
        *(regel(wereld, nr, 40_000, op=jaar, wederpartij=f"B{nr}") for nr in (1, 2)),
        regel(wereld, 3, "20000.01", op=date(2024, 12, 31), wederpartij="B3"),
        regel(wereld, 4, 20_000, op=date(2025, 1, 1), wederpartij="B4"),
    )
    assert [u["reden"] for u in uit] == ["geen", "geen", "cumulatief", "geen"]
    assert [u["besteed"] for u in uit] == [4_000_000, 8_000_000, 10_000_001, 2_000_000]
    assert uit[2]["grens"] == 10_000_000


def test_REG_18_tot_en_met_de_laatste_cent_van_de_scope(wereld, tmp_path):
    _, uit = toets(tmp_path, *(regel(wereld, nr, 50_000, wederpartij=f"B{nr}") for nr in (1, 2)))
    assert [u["oordeel"] for u in uit] == ["rechtmatig", "rechtmatig"]


@pytest.mark.parametrize(("dagen", "reden"), [(27, "gesplitst"), (28, "geen")])
def test_BEV_12_delen_tellen_samen_binnen_het_venster(wereld, tmp_path, dagen, reden):
    later = BEGIN + timedelta(days=dagen)
    _, [een, twee] = toets(tmp_path, regel(wereld, 1, 30_000), regel(wereld, 2, 30_000, op=later))
    assert (een["reden"], twee["reden"]) == ("geen", reden)


def test_BEV_12_een_andere_wederpartij_is_een_ander_geheel(wereld, tmp_path):
    _, uit = toets(
        tmp_path, regel(wereld, 1, 30_000), regel(wereld, 2, 30_000, wederpartij="Anders BV")
    )
    assert [u["reden"] for u in uit] == ["geen", "geen"]


def test_BEV_12_het_venster_is_een_instelling_met_een_begin(provincie):
    vanaf = date(2025, 1, 1)
    register_acts.stel_instelling_vast(
        verzoek(),
        code=instellingen.SPLITSINGSVENSTER.code,
        waarde=60,
        vanaf=vanaf,
        grond=provincie.besluit("instelling", door="DT", op=date(2024, 12, 1), vanaf=vanaf),
    )
    assert reads.vensters() == [
        (0, 28),
        (BEGIN.toordinal(), 28),
        (vanaf.toordinal(), 60),
    ]


def test_BEV_01_wat_later_is_geregistreerd_is_hersteld(wereld, tmp_path):
    feit = Rolvervulling.objects.huidig().get(rolsoort__rol="AOG", drager_id=wereld[1])
    begin = feit.geregistreerd.lower
    voor, erna = (begin - timedelta(microseconds=1)), _nu()
    samen, [een, twee] = toets(
        tmp_path,
        regel(wereld, 1, 10, bekend=voor.isoformat()),
        regel(wereld, 2, 10, bekend=erna.isoformat()),
    )
    assert (een["oordeel"], een["toen"], een["nu"], een["reden"]) == (
        "hersteld",
        "niet_geregistreerd",
        "bevoegd",
        "later_geregistreerd",
    )
    assert (twee["oordeel"], twee["rol_feit"]) == ("rechtmatig", feit.id)
    assert samen.bevindingen == 1


def test_BEV_04_na_een_intrekking_is_de_basis_vervallen(wereld, tmp_path):
    provincie, opdracht = wereld
    feit = Rolvervulling.objects.huidig().get(rolsoort__rol="AOG", drager_id=opdracht)
    toen = regel(wereld, 1, 10)
    register_acts.trek_in(
        verzoek(),
        besluit=feit.grondslag.besluit_id,
        per=None,
        grond=provincie.besluit(
            "intrekking", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=BEGIN
        ),
        uitleg="De benoeming had niet gemogen.",
    )
    _, [uit] = toets(tmp_path, toen)
    assert (uit["oordeel"], uit["toen"], uit["nu"]) == ("vervallen", "bevoegd", "onbevoegd")
    assert uit["rol_feit"] == feit.id


def test_BEV_04_wie_het_wel_mocht_staat_erbij(wereld, tmp_path):
    provincie, opdracht = wereld
    provincie.aon(opdracht)
    _, [uit] = toets(tmp_path, regel(wereld, 1, 10, rol="AON"))
    assert (uit["oordeel"], uit["reden"]) == ("onrechtmatig", "geen_artikel")
    assert uit["alternatief"] == provincie.rolhouders["AOG", opdracht]


def test_BEV_04_de_volgorde_van_het_bestand_maakt_niet_uit(wereld, tmp_path):
    kans = random.Random(7)
    regels = [
        regel(wereld, nr, 9_000, op=BEGIN + timedelta(days=nr % 40), wederpartij=f"B{nr % 3}")
        for nr in range(1, 60)
    ]
    op_volgorde = sorted(regels, key=lambda r: (r.split(";")[1], int(r.split(";")[0])))
    kans.shuffle(regels)
    assert toets(tmp_path, *regels) == toets(tmp_path, *op_volgorde)


def test_BEV_04_een_regelnummer_komt_op_een_dag_een_keer_voor(wereld, tmp_path):
    dubbel = regel(wereld, 1, 9)
    with pytest.raises(Bestandsfout, match="Regel 1 staat meer dan een keer"):
        toets(tmp_path, dubbel, dubbel)
    assert [p.name for p in tmp_path.iterdir()] == ["in.csv"]


def test_BEV_04_stoppen_laat_niets_achter(wereld, tmp_path):
    bron, doel = tmp_path / "in.csv", tmp_path / "uit.csv"
    bron.write_text(f"{KOP}\n{regel(wereld, 1, 9)}", encoding="utf-8")
    doel.write_text("van eerder")
    with pytest.raises(Afgebroken):
        toets_bestand(bron, doel, voortgang=lambda *_: None, gestopt=lambda: True)
    assert {p.name: p.read_text() for p in tmp_path.iterdir() if p != bron} == {
        "uit.csv": "van eerder"
    }


@pytest.fixture
def commando(wereld, tmp_path, monkeypatch):
    monkeypatch.setattr(opdrachtregel, "met_database", lambda **_: nullcontext())

    def draai(*regels, doel="uit.csv", **opties):
        bron = tmp_path / "in.csv"
        bron.write_text("\n".join([KOP, *regels]), encoding="utf-8")
        uit = io.StringIO()
        try:
            call_command(
                "check", "rechtmatigheid", str(bron), f"--out={tmp_path / doel}", stdout=uit,
                demo=False, **opties,
            )  # fmt: skip
        except SystemExit as einde:
            return einde.code, uit.getvalue()
        return 0, uit.getvalue()

    return draai


def test_BEV_04_het_commando_zegt_wat_het_vond(wereld, commando, tmp_path):
    code, tekst = commando(regel(wereld, 1, 1_000), regel(wereld, 2, 60_000), json=False)
    assert code == 1
    assert "2 regels, € 61.000,00" in tekst
    assert "Onrechtmatig: 1 regel, € 60.000,00" in tekst
    assert "Boven de grens: 1 regel" in tekst
    uit = pyarrow.csv.read_csv(
        tmp_path / "uit.csv", parse_options=pyarrow.csv.ParseOptions(delimiter=";")
    ).to_pylist()
    assert [(u["regel"], u["reden"], u["besteed"]) for u in uit] == [
        (1, "geen", "1000,00"),
        (2, "bedrag", "61000,00"),
    ]


def test_BEV_04_het_commando_zonder_bevindingen_eindigt_met_0(wereld, commando):
    code, tekst = commando(regel(wereld, 1, 1_000), json=True)
    assert (code, json.loads(tekst)["per_oordeel"]["rechtmatig"]["regels"]) == (0, 1)


def test_BEV_04_het_commando_zegt_wat_er_mis_is(wereld, commando):
    with pytest.raises(CommandError, match="minder dan nul"):
        commando(regel(wereld, 1, "-1"), json=False)
    with pytest.raises(CommandError, match=r"\.parquet of \.csv"):
        commando(regel(wereld, 1, "1"), doel="uit.pdf", json=False)
