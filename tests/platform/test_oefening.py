"""The drill of the administration guide, for real: copy, lose everything, put back, prove."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import psycopg
import pytest

pytestmark = pytest.mark.traag

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PDF = b"%PDF-1.7\nbesluit over de vaarweg"


@pytest.fixture
def programma(tmp_path) -> Path:
    """`driehoek` of this very environment."""
    pad = tmp_path / "driehoek"
    pad.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m driehoek "$@"\n')
    pad.chmod(0o755)
    return pad


@pytest.fixture
def register(echte_db, tmp_path, settings, programma) -> dict[str, str]:
    """A register that is in use, with a document; gives the environment of who looks after it."""
    from driehoek.platform import documenten
    from provincie import Provincie

    var = tmp_path / "var"
    settings.DOCUMENTEN = var / "documenten"
    provincie = Provincie()
    provincie.benoem(provincie.concern, "CONCERNDIRECTEUR", provincie.persoon())
    documenten.bewaar(PDF, "besluit.pdf")
    return {
        **os.environ,
        "DATABASE_URL": echte_db.app,
        "DATABASE_URL_EIGENAAR": echte_db.eigenaar,
        "DRIEHOEK_VAR": str(var),
        "DRIEHOEK_PROGRAMMA": str(programma),
        "TMPDIR": str(tmp_path),
    }


def doe(script: str, *opties: object, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / script, *map(str, opties)], env=env, capture_output=True, text=True, check=False
    )


def maak_kopie(tmp_path: Path, env: dict[str, str]) -> Path:
    map_ = tmp_path / "kopieen"
    map_.mkdir(exist_ok=True)
    klaar = doe("maak_reservekopie.sh", map_, env=env)
    assert klaar.returncode == 0, klaar.stderr
    return max(map_.iterdir())


def test_alles_kwijt_en_alles_weer_terug(register, tmp_path):
    from driehoek.platform.handelingen import verify

    nr, hash_ = verify.kop()
    kopie = maak_kopie(tmp_path, register)
    shutil.rmtree(register["DRIEHOEK_VAR"])
    with psycopg.connect(register["DATABASE_URL_EIGENAAR"], autocommit=True) as conn:
        conn.execute("DROP TABLE platform_handeling, platform_kop, register_persoon CASCADE")

    klaar = doe("oefen_herstel.sh", kopie, f"{nr}:{hash_}", env=register)

    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert f"Kop: {nr}:{hash_}" in klaar.stdout
    assert "Geslaagd" in klaar.stdout
    assert not list(tmp_path.glob("driehoek-oefening.*"))
    assert not Path(register["DRIEHOEK_VAR"]).exists()  # the drill touches nothing of the register


def test_een_andere_kop_of_een_beschadigde_kopie_is_geen_geslaagde_oefening(register, tmp_path):
    kopie = maak_kopie(tmp_path, register)
    anders = doe("oefen_herstel.sh", kopie, f"7:{'0' * 64}", env=register)
    assert anders.returncode == 1
    assert "Geslaagd" not in anders.stdout

    inhoud = bytearray(kopie.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    kopie.write_bytes(inhoud)
    stuk = doe("oefen_herstel.sh", kopie, env=register)
    assert stuk.returncode != 0
    assert "Geslaagd" not in stuk.stdout


def test_oude_kopieen_gaan_weg_als_de_nieuwe_er_is_en_anders_niet(register, tmp_path):
    map_ = tmp_path / "kopieen"
    map_.mkdir()
    oud, ander = map_ / "driehoek-2020-01-01T000000.tar", map_ / "van-een-ander.tar"
    lang_geleden = date(2020, 1, 1).toordinal()
    for pad in (oud, ander):
        pad.write_bytes(b"oud")
        os.utime(pad, (lang_geleden, lang_geleden))
    mislukt = doe("maak_reservekopie.sh", map_, env={**register, "DATABASE_URL_EIGENAAR": "x"})
    assert mislukt.returncode != 0
    assert oud.exists()

    maak_kopie(tmp_path, register)

    assert not oud.exists()
    assert ander.exists()
