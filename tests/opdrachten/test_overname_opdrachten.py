"""`driehoek import opdrachten`: what it says, what it stores, how it ends."""

from datetime import date

import pytest
from django.core.management import CommandError
from overnamehulp import KOP_OPDRACHTEN, bestand, neem_over

from driehoek.opdrachten.models import Fase, Opdrachtprofiel, Scope
from driehoek.opdrachten.types import Postwijziging
from driehoek.platform.handelingen import verify
from driehoek.platform.models import Kop, Uitleg
from driehoek.platform.regelboek import Soort, alle
from driehoek.platform.toetsing import zonder_uitleg
from driehoek.register import reads
from driehoek.register.models import Benaming, Drager, Ligging
from provincie import Provincie, verzoek

GOED = "OPD-0007;Bomen;OPG-001;;2023-03-01;;stabiel;initiatie;1.000;DRH-1"


@pytest.fixture
def register(echte_db, monkeypatch):
    """A register that the command finds by itself: one opgave, no opdrachten."""
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    provincie = Provincie()
    provincie.landbouw = provincie.opgave()
    return provincie


def kop() -> int:
    return Kop.objects.get(id=1).nr


def geweigerd(pad) -> str:
    voor = kop()
    with pytest.raises(CommandError) as fout:
        neem_over("opdrachten", pad)
    assert kop() == voor
    return str(fout.value)


def test_een_leven_in_delen_wordt_een_opdracht(register, tmp_path):
    pad = bestand(
        tmp_path,
        KOP_OPDRACHTEN,
        "OPD-0007;Bomen;Landbouw;;2024-01-01;2024-12-31;stabiel;realisatie;2000;DRH-2",
        "OPD-0007;Bomen;Landbouw;;2023-03-01;2023-12-31;Stabiel;Initiatie;;DRH-1",
        ";Perk;;OPD-0007;2023-06-01;2024-06-30;;;;AOG-1",
    )
    assert "Opgeslagen: 3 regels." in neem_over("opdrachten", pad)
    bomen = Drager.objects.get(nummer="OPD-0007")
    assert [p.in_woorden() for p in reads.bestaan(bomen.id)] == [
        "van 1 maart 2023 tot en met 31 december 2024"
    ]
    fasen = Fase.objects.huidig().filter(opdracht=bomen).order_by("geldig")
    assert [(f.projectfase, f.grondslag.toelichting) for f in fasen] == [
        ("initiatie", "DRH-1"),
        ("realisatie", "DRH-2"),
    ]
    assert Opdrachtprofiel.objects.huidig().get(opdracht=bomen).periode.van == date(2023, 3, 1)
    scope = Scope.objects.huidig().get(opdracht=bomen)
    assert (scope.materieel_budget, scope.periode.van) == (2000, date(2024, 1, 1)), "unknown, not 0"
    perk = Drager.objects.get(soort="deelopdracht")
    assert perk.nummer == "DEO-00001"
    assert Ligging.objects.huidig().get(drager=perk).ouder_id == bomen.id
    assert list(verify.controleer()) == []
    voor = kop()
    assert "Er verandert niets" in neem_over("opdrachten", pad)
    assert kop() == voor


@pytest.mark.parametrize(
    ("regel", "antwoord"),
    [
        (
            ";Bomen;OPG-009;;2023-03-01;;stabiel;;;B",
            "kolom opgave: Er is geen opgave 'OPG-009' in het register.",
        ),
        (";Bomen;;;2023-03-01;;stabiel;;;B", "Vul een van beide in: opgave of deel_van. (REG-02)"),
        (";Bomen;OPG-001;;2023-03-01;;;;;B", "kolom label: De cel is leeg. Kies uit: Dynamisch"),
        (";Bomen;OPG-001;;2023-03-01;;vast;;;B", "'vast' staat niet in de lijst."),
        (";Bomen;OPG-001;;2023-03-01;;stabiel;klaar;;B", "kolom fase: 'klaar' staat niet"),
        (";Bomen;OPG-001;;2023-03-01;;stabiel;;tien;B", "'tien' is geen bedrag."),
        (";Bomen;OPG-001;;2023-03-01;;stabiel;;-5;B", "kolom materieel_budget: Het materieel"),
        (f";{'b' * 300};OPG-001;;2023-03-01;;stabiel;;;B", "kolom naam: De cel is 300 tekens lang"),
        (";=SOM(A1);OPG-001;;2023-03-01;;stabiel;;;B", "ziet daar een formule in."),
        (";Bomen;OPG-001;;2023-03-01;2023-01-01;stabiel;;;B", "Zijn de twee dagen verwisseld?"),
        ("OPG-001;Bomen;OPG-001;;2023-03-01;;stabiel;;;B", "OPG-001 is al van een opgave."),
        (";Perk;;OPD-0099;2023-03-01;;;;;B", "Er is geen opdracht 'OPD-0099' in het register."),
        (";Perk;;OPD-0007;2023-03-01;;stabiel;;;B", "Een deelopdracht heeft dit niet zelf"),
        (";Bomen;OPG-001;;2020-03-01;;stabiel;;;B", "REG-02"),
    ],
)
def test_elke_fout_krijgt_een_antwoord_en_niets_blijft(register, tmp_path, regel, antwoord):
    zinnen = geweigerd(bestand(tmp_path, KOP_OPDRACHTEN, regel, GOED))
    assert antwoord in zinnen
    assert zinnen.startswith("lijst.csv, regel 2, kolom ")


def test_dezelfde_dagen_tweemaal_en_een_deel_dat_opdracht_wordt(register, tmp_path):
    zinnen = geweigerd(bestand(tmp_path, KOP_OPDRACHTEN, GOED, GOED.replace("2023", "2025")))
    assert "regel 3, kolom begin: Regel 2 gaat over dezelfde opdracht op dezelfde dagen." in zinnen


def test_REG_11_wat_er_al_anders_staat_wordt_niet_overschreven(register, tmp_path):
    neem_over("opdrachten", bestand(tmp_path, KOP_OPDRACHTEN, GOED))
    anders = bestand(tmp_path, KOP_OPDRACHTEN, GOED.replace("initiatie", "beheer"))
    assert "regel 2, kolom fase: OPD-0007 staat al anders in het register." in geweigerd(anders)
    zonder_nummer = bestand(tmp_path, KOP_OPDRACHTEN, GOED.replace("OPD-0007", ""))
    assert "Er verandert niets" in neem_over("opdrachten", zonder_nummer)
    assert Benaming.objects.filter(naam="Bomen").count() == 1


def test_REG_03_een_opgave_die_als_geheel_een_opdracht_is(register, tmp_path):
    kop_met_geheel = KOP_OPDRACHTEN.replace("deel_van", "geheel")
    geheel = ";Alles;OPG-001;ja;2023-03-01;;stabiel;;;B"
    zinnen = geweigerd(bestand(tmp_path, kop_met_geheel, geheel, GOED))
    assert "(REG-03)" in zinnen
    assert "Opgeslagen: 1 regel." in neem_over(
        "opdrachten", bestand(tmp_path, kop_met_geheel, geheel)
    )


def test_REG_17_een_gesloten_opdracht_vraagt_geen_decharge_achteraf(register, tmp_path):
    gesloten = GOED.replace("2023-03-01;", "2023-03-01;2024-03-01")
    anders = gesloten.replace("DRH-1", "DRH-2").replace("OPD-0007;Bomen", "OPD-0008;Struiken")
    neem_over("opdrachten", bestand(tmp_path, KOP_OPDRACHTEN, gesloten, anders))
    regel = next(r for r in alle() if r.id == "REG-17" and r.soort is Soort.HARD)
    assert regel.overtredingen() == []


def test_REG_01_buiten_de_begroting_blijft_open_staan(register, tmp_path):
    from driehoek.opdrachten import acts

    acts.koppel_post(
        verzoek(),
        koppelingen=[Postwijziging(register.landbouw, register.post())],
        grond=register.besluit("begroting", door="PS"),
    )
    uit = neem_over("opdrachten", bestand(tmp_path, KOP_OPDRACHTEN, GOED))
    assert "regel 2, kolom opgave: 'Bomen' hangt niet aan een product of project" in uit
    assert not Uitleg.objects.exists()
    regel = next(r for r in alle() if r.id == "REG-01" and r.soort is Soort.LEG_UIT)
    assert len(zonder_uitleg(regel.overtredingen())) == 1
