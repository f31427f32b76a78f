"""`driehoek import rolvervullingen`: what it says, what it stores, how it ends."""

import csv
import json
from datetime import date

import pytest
from django.core.management import CommandError
from openpyxl import Workbook, load_workbook
from overnamehulp import KOP_ROLLEN, bestand, neem_over

from driehoek.platform.handelingen import verify
from driehoek.platform.models import Handeling, Kop, Uitleg
from driehoek.platform.regelboek import Soort, alle
from driehoek.platform.toetsing import zonder_uitleg
from driehoek.register.models import Drager, Persoon, Rolvervulling
from provincie import Provincie


@pytest.fixture
def register(echte_db, monkeypatch):
    """A register that the command finds by itself: one opdracht, four persons, no roles on it."""
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    provincie = Provincie()
    opdracht = provincie.opdracht(provincie.opgave())
    for voornaam, achternaam in (("An", "Aal"), ("Bo", "Boom"), ("Co", "Cel"), ("Co", "Cel")):
        provincie.persoon(voornaam, achternaam)
    provincie.opdrachtnummer = Drager.objects.get(id=opdracht).nummer
    return provincie


@pytest.fixture
def nummer():
    def nummer(naam: str) -> str:
        voornaam, _, achternaam = naam.partition(" ")
        personen = Persoon.objects.filter(
            gegevens__voornaam=voornaam, gegevens__achternaam=achternaam
        )
        return personen.order_by("id")[0].nummer

    return nummer


def kop() -> int:
    return Kop.objects.get(id=1).nr


def rollen() -> list[tuple[str, str, date, date | None, str]]:
    feiten = Rolvervulling.objects.huidig().filter(drager__soort="opdracht")
    return sorted(
        (
            f.rolsoort.rol,
            f.persoon.nummer,
            f.periode.van,
            f.periode.tot,
            f"{f.grondslag.soort}: {f.grondslag.toelichting}",
        )
        for f in feiten
    )


def geweigerd(pad, *opties: str) -> str:
    """What a refusal says; nothing is stored."""
    voor = kop()
    with pytest.raises(CommandError) as fout:
        neem_over("rolvervullingen", pad, *opties)
    assert kop() == voor
    return str(fout.value)


def test_elke_regel_rust_op_zijn_papieren_besluit(register, nummer, tmp_path):
    pad = bestand(
        tmp_path,
        KOP_ROLLEN,
        "OPD-0001;;;AOG;;An Aal;2023-03-01;;DT-2023-7",
        f"OPD-0001;Stikstof terugdringen;Landbouw;ambtelijk opdrachtnemer;{nummer('Bo Boom')};;"
        "1-4-2023;30-6-2024;DRH-9",
    )
    proef = neem_over("rolvervullingen", pad, "--dry-run")
    assert "Proef: 2 regels erbij, geen fouten. Er is niets opgeslagen." in proef
    assert rollen() == []

    assert "Opgeslagen: 2 regels." in neem_over("rolvervullingen", pad)
    assert rollen() == [
        ("AOG", nummer("An Aal"), date(2023, 3, 1), None, "conversie: DT-2023-7"),
        ("AON", nummer("Bo Boom"), date(2023, 4, 1), date(2024, 7, 1), "conversie: DRH-9"),
    ]
    assert Handeling.objects.latest("nr").naam == "neem_rollen_over"
    assert list(verify.controleer()) == []
    voor = kop()
    assert "Er verandert niets" in neem_over("rolvervullingen", pad)
    assert kop() == voor


def test_op_naam_binnen_de_opgave(register, tmp_path):
    ander = register.opdracht(register.opgave("Natuur"))
    regel = ";Stikstof terugdringen;{};AOG;;An Aal;2023-03-01;;B"
    assert "meer dan een opdracht: OPD-0001, OPD-0002. Vul het nummer in." in geweigerd(
        bestand(tmp_path, KOP_ROLLEN, regel.format(""))
    )
    neem_over("rolvervullingen", bestand(tmp_path, KOP_ROLLEN, regel.format("Natuur")))
    assert Rolvervulling.objects.huidig().get(drager=ander).periode.van == date(2023, 3, 1)


@pytest.mark.parametrize(
    ("regel", "antwoord"),
    [
        (
            "OPD-0001;;;AOG;;Co Cel;2023-03-01;;B",
            "regel 2, kolom persoon: Meer dan een persoon heet 'Co Cel': ",
        ),
        (
            "OPD-0001;;;AOG;;Di Dop;2023-03-01;;B",
            "kolom persoon: 'Di Dop' staat niet in het register.",
        ),
        (
            "OPD-0001;;;AOG;P999;;2023-03-01;;B",
            "kolom personeelsnummer: Personeelsnummer P999 staat niet",
        ),
        ("OPD-0009;;;AOG;;An Aal;2023-03-01;;B", "kolom nummer: Nummer OPD-0009 staat niet"),
        (
            "OPD-0001;Iets anders;;AOG;;An Aal;2023-03-01;;B",
            "kolom naam: OPD-0001 heet in het register niet 'Iets anders'.",
        ),
        (
            "OPD-0001;;Lucht;AOG;;An Aal;2023-03-01;;B",
            "kolom opgave: Er is geen opgave 'Lucht' in het register.",
        ),
        ("OPD-0001;;;Baas;;An Aal;2023-03-01;;B", "kolom rol: 'Baas' staat niet in de lijst."),
        ("OPD-0001;;;AOG;;An Aal;;;B", "kolom begin: De cel is leeg."),
        ("OPD-0001;;;AOG;;An Aal;30-2-2023;;B", "kolom begin: De dag '30-2-2023' bestaat niet."),
        (
            "OPD-0001;;;AOG;;An Aal;2024-03-01;2023-03-01;B",
            "kolom tot_en_met: De einddatum 1 maart 2023 ligt voor de begindatum 1 maart 2024.",
        ),
        ("OPD-0001;;;AOG;;An Aal;2023-03-01;;", "kolom besluit: De cel is leeg."),
        ("OPD-0001;;;AOG;;=1+1;2023-03-01;;B", "een rekenprogramma ziet daar een formule in."),
        (f"OPD-0001;;;AOG;;{'x' * 300};2023-03-01;;B", "De cel is 300 tekens lang; hooguit 200"),
        ("OPG-001;;;AOG;;An Aal;2023-03-01;;B", "Een opgave heeft geen eigen ambtelijk opdracht"),
        ("OPD-0001;;;AOG;;An Aal;2023-03-01;;B;over", "Deze regel heeft 10 velden"),
    ],
)
def test_elke_fout_krijgt_een_antwoord_en_niets_blijft(register, tmp_path, regel, antwoord):
    goed = "OPD-0001;;;AOG;;Bo Boom;2025-03-01;;B"
    zinnen = geweigerd(bestand(tmp_path, KOP_ROLLEN, regel, goed))
    assert antwoord in zinnen
    assert zinnen.startswith("lijst.csv, regel 2")
    assert zinnen.endswith("er is niets opgeslagen.")


def test_verkeerde_kolommen_en_tekensets(register, tmp_path):
    zinnen = geweigerd(bestand(tmp_path, "nummer;rol;wie;begin", "OPD-0001;AOG;An;2023-03-01"))
    assert "kolom besluit: Deze kolom ontbreekt." in zinnen
    assert "kolom wie: Deze kolom is onbekend." in zinnen
    assert "personeelsnummer of persoon: Een van deze kolommen moet erin staan." in zinnen
    windows = bestand(tmp_path, KOP_ROLLEN, "OPD-0001;;;AOG;;Zoë;2023-03-01;;B", code="cp1252")
    assert "niet opgeslagen in UTF-8, waarschijnlijk in Windows-1252" in geweigerd(windows)
    assert "Onder de kop staan geen regels." in geweigerd(bestand(tmp_path, KOP_ROLLEN))
    with pytest.raises(CommandError, match="is niet te lezen"):
        neem_over("rolvervullingen", tmp_path / "weg.csv")


def test_REG_05_twee_opdrachtgevers_tegelijk(register, tmp_path):
    een = "OPD-0001;;;AOG;;An Aal;2023-03-01;2024-03-01;B"
    twee = "OPD-0001;;;AOG;;Bo Boom;{};;B"
    zinnen = geweigerd(bestand(tmp_path, KOP_ROLLEN, een, twee.format("2024-03-01")))
    assert "regel 3, kolom persoon: Er is op elk moment hooguit een ambtelijk opdracht" in zinnen
    assert "volgens regel 2. Kort een van de twee in, of haal er een weg. (REG-05)" in zinnen
    neem_over("rolvervullingen", bestand(tmp_path, KOP_ROLLEN, een, twee.format("2024-03-02")))
    derde = bestand(tmp_path, KOP_ROLLEN, "OPD-0001;;;AOG;;An Aal;2025-03-01;;B")
    assert "Bo Boom is het al vanaf 2 maart 2024, volgens het register." in geweigerd(derde)


def test_harde_regels_noemen_regel_kolom_en_id(register, tmp_path):
    zinnen = geweigerd(
        bestand(
            tmp_path,
            KOP_ROLLEN,
            "OPD-0001;;;AON;;Bo Boom;2023-03-01;;B",
            "OPD-0001;;;AOG;;An Aal;2022-01-01;;B",
        )
    )
    assert "regel 3, kolom begin: An Aal zou ambtelijk opdrachtgever zijn" in zinnen
    assert "(REG-08)" in zinnen
    assert "regel 2" not in zinnen


def test_REG_07_vraagt_geen_uitleg_van_een_overname_maar_blijft_open(register, tmp_path):
    pad = bestand(
        tmp_path,
        KOP_ROLLEN,
        "OPD-0001;;;AOG;;An Aal;2023-03-01;2024-03-01;B1",
        "OPD-0001;;;AOG;;Bo Boom;2024-03-02;;B2",
    )
    uit = neem_over("rolvervullingen", pad)
    assert "regel 2, kolom tot_en_met: An Aal houdt op 2 maart 2024 op" in uit
    assert not Uitleg.objects.exists()
    regel = next(r for r in alle() if r.id == "REG-07" and r.soort is Soort.LEG_UIT)
    assert len(zonder_uitleg(regel.overtredingen())) == 1


def test_REG_21_wijst_de_regel_aan_van_wie_beide_kanten_heeft(register, tmp_path):
    pad = bestand(
        tmp_path,
        KOP_ROLLEN,
        "OPD-0001;;;AOG;;An Aal;2023-03-01;2023-12-31;B",
        "CONCERN;;;DIRECTEUR_MO;;Bo Boom;2023-03-01;;B",
        "OPD-0001;;;AOG;;Bo Boom;2024-01-01;;B",
    )
    zinnen = geweigerd(pad)
    assert "regel 3, kolom persoon: Bo Boom zou vanaf 1 januari 2024" in zinnen
    assert "1 fout; er is niets opgeslagen." in zinnen


def test_verslag_en_json(register, tmp_path):
    pad = bestand(
        tmp_path,
        KOP_ROLLEN,
        "OPD-0001;;;AOG;;An Aal;2023-03-01;;B",
        "OPD-0001;;;AON;;'=kwaad;2023-03-01;;B",
    )
    verslag = tmp_path / "verslag.csv"
    geweigerd(pad, "--dry-run", "--verslag", str(verslag))
    rijen = list(csv.DictReader(verslag.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [(r["regel"], r["uitkomst"], r["kolom"]) for r in rijen] == [
        ("2", "niet opgeslagen: er staat een fout in het bestand", ""),
        ("3", "fout", "persoon"),
    ]
    assert rijen[1]["wat"].startswith("'=kwaad"), "no spreadsheet runs it"

    goed = bestand(tmp_path, KOP_ROLLEN, "OPD-0001;;;AOG;;An Aal;2023-03-01;;B")
    werkmap = tmp_path / "verslag.xlsx"
    uit = neem_over("rolvervullingen", goed, "--dry-run", "--json", "--verslag", str(werkmap))
    gegevens = json.loads(uit)
    assert (gegevens["opgeslagen"], gegevens["nieuw"], gegevens["fouten"]) == (False, 1, [])
    cellen = list(load_workbook(werkmap).active.values)
    assert cellen[1][:3] == (2, "An Aal, ambtelijk opdrachtgever van OPD-0001", "zou erbij komen")
    with pytest.raises(CommandError, match="geen CSV of XLSX"):
        neem_over("rolvervullingen", goed, "--verslag", str(tmp_path / "verslag.pdf"))


def test_werkmap_met_echte_dagen_en_een_formule(register, tmp_path):
    werkmap = Workbook()
    blad = werkmap.active
    blad.append(["nummer", "rol", "persoon", "begin", "besluit"])
    blad.append(["OPD-0001", "AOG", "An Aal", date(2023, 3, 1), "B"])
    pad = tmp_path / "lijst.xlsx"
    werkmap.save(pad)
    assert "Proef: 1 regel erbij" in neem_over("rolvervullingen", pad, "--dry-run")
    blad.append(["OPD-0001", "AON", "=A1", date(2023, 3, 1), "B"])
    werkmap.save(pad)
    assert "regel 3, kolom C: De cel bevat een formule." in geweigerd(pad)
