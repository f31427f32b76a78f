"""A mandate regulation comes in from a file, goes out in the same form, and comes back unchanged."""

import csv
import io
from contextlib import ExitStack
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from driehoek.bevoegdheden import acts
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.types import NieuwArtikel
from driehoek.opdrachten.overname import mandaat, uitleg, vormen
from driehoek.opdrachten.overname.begroting import Grondkeuze
from driehoek.platform.fouten import NietBevoegd
from driehoek.platform.handelingen import verify
from driehoek.register.models import Besluit, Drager
from plugin_postgres import django_op
from provincie import Provincie, verzoek
from vastleghulp import log_in

KOP = (
    "code;regeling;rol;rechtshandeling;soort;tot_bedrag;binnen_scope;bereik;voorwaarden;boven;"
    "ondermandaat;opdracht;naast_hogere;begin;tot_en_met;besluit"
)
GS_1 = "GS-1;Regeling;AOG;verplichting;volmacht;100.000;ja;;;;ja;;ja;2023-03-01;;GS 31 januari 2023"
AON_1 = (
    "AON-1;Regeling;Ambtelijk opdrachtnemer;Verplichting aangaan;Volmacht;25.000;ja;;"
    "In overleg met de opdrachtgever;GS-1;;;;1-3-2023;;PS 13 februari 2023"
)
LATER = date(2024, 1, 1)


def bestand(map_: Path, *regels: str, kop: str = KOP) -> Path:
    pad = map_ / "mandaat.csv"
    pad.write_bytes("\r\n".join((kop, *regels, "")).encode())
    return pad


def importeer(pad: Path, *opties: str) -> str:
    uit = StringIO()
    call_command("import", "mandaat", str(pad), *opties, stdout=uit)
    return uit.getvalue()


def exporteer(pad: Path, *opties: str) -> bytes:
    call_command("export", "mandaat", str(pad), *opties, stdout=StringIO())
    return pad.read_bytes()


@pytest.fixture
def provincie(echte_db, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    return Provincie()


def test_BEV_02_een_proef_slaat_niets_op_en_een_overname_wel(provincie, tmp_path):
    pad = bestand(tmp_path, GS_1, AON_1)
    verslag = tmp_path / "verslag.csv"
    assert "2 regels erbij" in importeer(pad, "--dry-run", "--verslag", str(verslag))
    assert "zou erbij komen" in verslag.read_text("utf-8-sig")
    assert not Mandaatartikel.objects.exists()
    assert "Opgeslagen: 2 regels." in importeer(pad)
    aon = Mandaatartikel.objects.huidig().get(code="AON-1")
    assert (aon.boven, aon.tot_bedrag, aon.voorwaarden) == (
        "GS-1",
        25_000,
        "overleg_opdrachtgever",
    )
    assert aon.grondslag.soort == "conversie"
    assert aon.grondslag.toelichting == "PS 13 februari 2023"
    assert "Er verandert niets" in importeer(pad)
    assert list(verify.controleer()) == []


def test_BEV_02_op_een_besluit_wijzigt_de_lijst_wat_er_staat(provincie, tmp_path):
    importeer(bestand(tmp_path, GS_1, AON_1))
    acts.stel_artikelen_vast(
        verzoek(),
        artikelen=[_artikel("GS-2")],
        grond=provincie.besluit("mandaat", op=LATER, kenmerk="GS-2024-1"),
    )
    hoger = GS_1.replace("100.000", "150.000").replace("2023-03-01", "2024-01-01")
    pad = bestand(tmp_path, hoger, AON_1)
    with pytest.raises(CommandError, match="geldt op een van deze dagen al"):
        importeer(pad)
    with pytest.raises(CommandError, match="Besluit GS-9 staat niet in het register"):
        importeer(pad, "--kenmerk", "GS-9")
    assert "Stond er al: 1 regel." in importeer(pad, "--kenmerk", "GS-2024-1")
    grenzen = {
        dag: Mandaatartikel.objects.huidig().get(code="GS-1", geldig__contains=dag).tot_bedrag
        for dag in (LATER - timedelta(days=1), LATER)
    }
    assert list(grenzen.values()) == [100_000, 150_000]
    feit = Mandaatartikel.objects.huidig().get(code="GS-1", tot_bedrag=150_000)
    assert feit.grondslag.besluit == Besluit.objects.get(kenmerk="GS-2024-1")


def _artikel(code, **anders):
    velden = {
        "code": code,
        "regeling": "Regeling",
        "soort": "mandaat",
        "rol": "DOMEINDIRECTEUR",
        "rechtshandeling": "beschikking",
        "vanaf": LATER,
    }
    return NieuwArtikel(**(velden | anders))


FOUTE_REGELS = [
    (GS_1.replace("AOG", "Baas"), "rol", "'Baas' staat niet in de lijst", "BEV-02"),
    (GS_1.replace("100.000", "veel"), "tot_bedrag", "veel", "BEV-02"),
    (GS_1.replace("100.000", "-1"), "tot_bedrag", "", "BEV-02"),
    (GS_1.replace("volmacht", "mandaat"), "soort", "noemt de macht", "BEV-08"),
    (GS_1.replace("100.000;ja", "100.000;"), "binnen_scope", "buiten de scope", "BEV-05"),
    (GS_1.replace("2023-03-01", "30-2-2023"), "begin", "bestaat niet", "REG-08"),
    (GS_1.replace("GS 31 januari 2023", ""), "besluit", "De cel is leeg", "REG-09"),
    (AON_1, "boven", "geeft niet op al die dagen verlof", "BEV-09"),
    (
        AON_1.replace("GS-1", "").replace("In overleg met de opdrachtgever", "Koffie"),
        "voorwaarden",
        "geen voorwaarde",
        "BEV-02",
    ),
    (
        GS_1.replace("ja;;ja;2023", "ja;Niks;ja;2023"),
        "opdracht",
        "Er is geen opdracht",
        "BEV-06",
    ),
]


@pytest.mark.parametrize(("regel", "kolom", "wat", "id_"), FOUTE_REGELS)
def test_BEV_02_een_foute_regel_wordt_genoemd_en_niets_wordt_opgeslagen(
    db, provincie_zonder_kloon, regel, kolom, wat, id_
):
    gelezen = mandaat.lees(f"{KOP}\r\n{regel}\r\n".encode())
    verslag = mandaat.neem_over(gelezen, verzoek(), Grondkeuze())
    (fout,) = verslag.fouten
    assert (fout.regel, fout.kolom, fout.id) == (2, kolom, id_)
    assert wat in fout.wat
    assert not Mandaatartikel.objects.exists()


@pytest.fixture
def provincie_zonder_kloon(db):
    return Provincie()


def test_BEV_02_dezelfde_dagen_twee_keer_in_een_bestand_botsen(provincie_zonder_kloon):
    twee = GS_1.replace("100.000", "90.000")
    gelezen = mandaat.lees(f"{KOP}\r\n{GS_1}\r\n{twee}\r\n".encode())
    (fout,) = mandaat.neem_over(gelezen, verzoek(), Grondkeuze()).fouten
    assert (fout.regel, fout.kolom) == (3, "begin")
    assert "volgens regel 2" in fout.wat


def test_de_uitleg_noemt_elke_kolom_in_haar_volgorde():
    assert tuple(k.kolom for k in uitleg.MANDAAT) == vormen.MANDAAT.kolommen


def _wereld() -> Provincie:
    provincie = Provincie()
    provincie.opdracht(provincie.opgave("Landbouw"), "Stikstof")
    return provincie


def _vul(p: Provincie) -> None:
    """A regulation with a past: raised, lowered below what rests on it, ended, corrected."""
    opdracht = Drager.objects.get(soort="opdracht").id
    p.artikel(naast_hogere=True)
    p.artikel("AON-1", rol="AON", boven="GS-1", tot_bedrag=25_000)
    p.artikel("AON-2", rol="AON", boven="GS-1", tot_bedrag=90_000, drager=opdracht)
    p.artikel("GS-1", op=LATER, tot_bedrag=150_000)
    p.artikel("GS-1", op=date(2024, 6, 1), tot_bedrag=10_000)
    p.artikel(
        "GS-2",
        soort="mandaat",
        rol="BOG",
        rechtshandeling="subsidie",
        tot_bedrag=None,
        binnen_scope=False,
        voorwaarden=("advies_control", "juridisch_advies"),
        instemming='GS; "punt 7"',
        ondermandaat=False,
    )
    per = date(2025, 1, 1)
    acts.beeindig_artikelen(verzoek(), codes=["GS-1"], per=per, grond=p.besluit("mandaat", op=per))


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_BEV_02_de_regeling_gaat_eruit_en_komt_ongewijzigd_terug(
    echte_db, maak_kloon, monkeypatch, tmp_path, vorm
):
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    leeg = maak_kloon()
    _vul(_wereld())
    eerst = exporteer(tmp_path / f"eerst.{vorm}")
    assert "Er verandert niets" in importeer(tmp_path / f"eerst.{vorm}")
    with ExitStack() as stapel:
        stapel.enter_context(django_op(leeg.app))
        monkeypatch.setenv("DATABASE_URL", leeg.app)
        _wereld()
        importeer(tmp_path / f"eerst.{vorm}")
        assert exporteer(tmp_path / f"weer.{vorm}") == eerst
        assert list(verify.controleer()) == []
    if vorm == "csv":
        rijen = list(csv.DictReader(io.StringIO(eerst.decode("utf-8-sig")), delimiter=";"))
        assert [r["code"] for r in rijen] == ["AON-1", "AON-2", "GS-1", "GS-1", "GS-1", "GS-2"]


def _bied_aan(client, pad: Path, **velden):
    bestand_ = SimpleUploadedFile(pad.name, pad.read_bytes())
    return client.post("/importeren/mandaat/", {"bestand": bestand_, **velden})


def test_BEV_02_op_de_pagina_gaat_de_regeling_erin_op_een_besluit_of_zoals_zij_was(
    provincie, tmp_path
):
    client = Client()
    log_in(client, provincie.beheerder)
    pad = bestand(tmp_path, GS_1, AON_1)
    zonder = _bied_aan(client, pad, rust_op="besluit")
    assert "Vul het kenmerk van het besluit in." in zonder.content.decode()
    verslag = _bied_aan(client, pad, rust_op="conversie")["Location"]
    call_command("worker", eenmalig=True)
    assert "ambtelijk opdrachtgever, verplichting aangaan" in client.get(verslag).content.decode()
    assert not Mandaatartikel.objects.exists()
    client.post(verslag, {"stap": "over"})
    call_command("worker", eenmalig=True)
    assert Mandaatartikel.objects.huidig().count() == 2
    provincie.artikel("GS-2", op=LATER, tot_bedrag=1)
    kenmerk = Mandaatartikel.objects.get(code="GS-2").grondslag.besluit.kenmerk
    hoger = GS_1.replace("100.000", "150.000").replace("2023-03-01", "2024-01-01")
    verslag = _bied_aan(client, bestand(tmp_path, hoger), rust_op="besluit", kenmerk=kenmerk)[
        "Location"
    ]
    call_command("worker", eenmalig=True)
    client.post(verslag, {"stap": "over"})
    call_command("worker", eenmalig=True)
    nu = Mandaatartikel.objects.huidig().get(code="GS-1", geldig__contains=LATER)
    assert nu.tot_bedrag == 150_000
    uit = client.get("/importeren/mandaat/uitvoer/?formaat=csv").content.decode("utf-8-sig")
    assert uit.splitlines()[0].replace('"', "").split(";") == list(vormen.MANDAAT.kolommen)
    assert client.get("/importeren/mandaat/sjabloon/").status_code == 200


def test_BEV_02_een_ander_dan_de_registerbeheerder_neemt_niets_over(provincie_zonder_kloon, client):
    log_in(client, provincie_zonder_kloon.persoon("An", "Aal"))
    assert client.get("/importeren/mandaat/").status_code == 403
    gelezen = mandaat.lees(f"{KOP}\r\n{GS_1}\r\n".encode())
    actor = provincie_zonder_kloon.actor(provincie_zonder_kloon.persoon("Bo", "Boom"))
    with pytest.raises(NietBevoegd):
        mandaat.neem_over(gelezen, verzoek(actor=actor), Grondkeuze())
