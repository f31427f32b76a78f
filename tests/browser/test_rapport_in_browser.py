"""An accountant's papers: 'register op datum' as PDF and workbook, and the extract of an opdracht,
which is checked without the register; by keyboard and under axe.
"""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.browserhulp import druk, haal, tekst, typ, vensters, werker
from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]

START = date(2024, 2, 1)


@pytest.fixture(scope="module")
def wereld(eigen_server, tmp_path_factory):
    """An opdracht with an AOG, on a besluit with a document."""
    from dataclasses import replace

    from django.test import override_settings

    from driehoek.platform import documenten
    from driehoek.register.types import OpBesluit
    from provincie import Provincie

    p = Provincie()
    p.water = p.opgave("Schoon water")
    start = p.van_directeur("opdracht_starten", p.water, op=START, kenmerk="T-START")
    with override_settings(DOCUMENTEN=tmp_path_factory.mktemp("documenten")):
        document = documenten.bewaar(b"%PDF-1.7\nbesluit\n%%EOF\n", "besluit.pdf")
        p.document = document.sha256
        p.dijk = p.opdracht(
            p.water,
            "Dijk versterken",
            vanaf=START,
            budget=250_000,
            grond=OpBesluit(replace(start.besluit, document=document.sha256)),
        )
        p.aog(p.dijk, vanaf=START)
        yield p


@pytest.fixture(scope="module")
def beheerder(wereld):
    from config.paginahulp import als

    return als(wereld.beheerder)


@pytest.fixture
def open_(maak_venster, eigen_server, beheerder):
    """As the registerbeheerder; nothing may go wrong in the pages."""
    with vensters(maak_venster, eigen_server, beheerder) as open_:
        yield open_


def vraag(pagina, vorm, breedte):
    """Ask for the register on 1 June 2026, wait for it, and fetch it."""
    assert gebreken(pagina, breedte) == []
    typ(pagina, "#id_geldig_op", "1 juni 2026")
    tab_naar(pagina, "input[name=vorm]:checked")
    if vorm == "xlsx":
        pagina.keyboard.press("ArrowDown")
    expect(pagina.locator("input[name=vorm]:checked")).to_have_attribute("value", vorm)
    druk(pagina, "button:text('Maak het rapport')")
    pagina.wait_for_selector("text=wacht op zijn beurt")
    assert gebreken(pagina, breedte) == []
    with werker():
        pagina.wait_for_selector("text=Het rapport is klaar", timeout=60_000)
    assert gebreken(pagina, breedte) == []
    naam, inhoud = haal(pagina, "a:has-text('Download register-op-2026-06-01')")
    assert naam == f"register-op-2026-06-01.{vorm}"
    druk(pagina, "a:text('Naar mijn rapporten')")
    pagina.wait_for_selector(f"#mijn >> text={naam}")
    return inhoud


@pytest.mark.parametrize("breedte", [1280, 390])
def test_REG_11_het_register_op_datum_als_pdf_en_als_werkmap(open_, wereld, breedte):
    from driehoek.register import reads

    kop = reads.kop()
    hash_ = bytes(kop.hash).hex()
    pagina = open_("/rapporten/", breedte)

    pdf = PdfReader(io.BytesIO(vraag(pagina, "pdf", breedte)))
    papier = " ".join("\n".join(p.extract_text() for p in pdf.pages).split())
    assert "Register op 1 juni 2026" in papier
    assert hash_ in papier
    assert f"driehoek verify --kop {kop.nr}:" in papier
    assert "Dijk versterken" in papier
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True, "een PDF met labels"

    werkmap = load_workbook(io.BytesIO(vraag(pagina, "xlsx", breedte)))
    verantwoording = dict(werkmap["verantwoording"].values)
    assert verantwoording["Hash van die handeling"] == hash_
    assert str(verantwoording["Gemaakt bij handeling"]).replace(".", "") == str(kop.nr)
    koppen, *rijen = werkmap["opdrachten"].values
    (dijk,) = (dict(zip(koppen, rij, strict=True)) for rij in rijen)
    assert dijk["Materieel budget"] == 250_000


def controleer(pad, *, verwacht):
    """What `driehoek verify` says of a file, where there is no register at all."""
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_URL")}
    gedraaid = subprocess.run(
        [sys.executable, "-m", "driehoek", "verify", "--uittreksel", str(pad)],
        cwd=pad.parent,
        env=omgeving | {"DRIEHOEK_VAR": str(pad.parent / "leeg")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedraaid.returncode == verwacht, gedraaid.stdout + gedraaid.stderr
    return gedraaid.stdout


@pytest.mark.parametrize("breedte", [1280, 390])
def test_REG_11_het_uittreksel_is_na_te_gaan_zonder_het_register(open_, wereld, tmp_path, breedte):
    pagina = open_(f"/opdrachten/{wereld.dijk}/", breedte)
    druk(pagina, "a:text('Uittreksel')")
    pagina.wait_for_selector("#id_doel")
    assert gebreken(pagina, breedte) == []
    typ(pagina, "#id_doel", "Controle van de jaarrekening")
    tab_naar(pagina, "#id_keten")
    pagina.keyboard.press("Space")
    naam, inhoud = haal(pagina, "button:text('Download het uittreksel')")
    assert naam.endswith(".zip")

    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        delen = {deel: pakket.read(deel) for deel in pakket.namelist()}
    assert "manifest.json" in delen
    assert any(wereld.document in deel for deel in delen), "het besluit zelf zit erbij"
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    gezegd = controleer(pad, verwacht=0)
    assert "Alles klopt." in gezegd
    assert "vormen een keten tot deze kop" in gezegd

    delen["feiten.json"] = delen["feiten.json"].replace(b"Dijk versterken", b"Dijk verlagen..")
    with zipfile.ZipFile(pad, "w") as pakket:
        for deel, waarde in delen.items():
            pakket.writestr(deel, waarde)
    assert "feiten.json" in controleer(pad, verwacht=1)


def test_zonder_doel_krijg_je_geen_uittreksel(open_, wereld):
    from driehoek.platform.models import Inzage

    pagina = open_(f"/opdrachten/{wereld.dijk}/uittreksel/", 1280)
    eerder = Inzage.objects.count()
    druk(pagina, "button:text('Download het uittreksel')")
    pagina.wait_for_selector(".dh-foutlijst")
    assert "Klopt nog niet" in pagina.title()
    assert gebreken(pagina, 1280) == []
    assert tekst(pagina, ".dh-foutlijst")
    assert Inzage.objects.count() == eerder
