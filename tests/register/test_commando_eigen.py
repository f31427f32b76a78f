"""The commands on a bare machine: no DATABASE_URL, no server running, or one that serves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from driehoek.platform.postgres import EIGENAAR, Server

pytestmark = pytest.mark.traag
BEGIN = [
    "begin",
    "--organisatie",
    "Testland",
    "--kenmerk",
    "T-0",
    "--genomen",
    "31-1-2023",
    "--werkt-vanaf",
    "1-3-2023",
    "--voornaam",
    "Bea",
    "--achternaam",
    "Heerder",
    "--nummer",
    "B1",
    "--gebruikersnaam",
    "bea",
    "--json",
]


def driehoek(var: Path, *opdracht: str) -> subprocess.CompletedProcess[str]:
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_URL")}
    return subprocess.run(
        [sys.executable, "-m", "driehoek", *opdracht],
        env={**omgeving, "DRIEHOEK_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def test_from_nothing_to_a_copy_put_back_elsewhere(tmp_path):
    hier, daar, kopie = tmp_path / "hier", tmp_path / "daar", tmp_path / "kopie.tar"
    zonder = driehoek(hier, "verify")
    assert zonder.returncode == 1
    assert "driehoek begin" in zonder.stderr

    begin = driehoek(hier, *BEGIN)
    assert begin.returncode == 0, begin.stderr
    assert json.loads(begin.stdout)["link"].startswith("http://localhost:8000/")
    nieuwe = driehoek(hier, "inloglink", "bea", "--adres", "http://localhost:8001")
    assert "http://localhost:8001/inloggen/link/" in nieuwe.stdout
    onbekend = driehoek(hier, "inloglink", "ben")
    assert onbekend.returncode == 1
    assert "Er is geen account 'ben'" in onbekend.stderr
    kop = json.loads(driehoek(hier, "verify", "--json").stdout)["kop"]
    assert kop["nr"] == 1

    backup = driehoek(hier, "backup", str(kopie))
    assert f"{kop['nr']}:{kop['hash']}" in backup.stdout
    restore = driehoek(daar, "restore", str(kopie))
    assert restore.returncode == 0, restore.stderr
    assert f"{kop['nr']}:{kop['hash']}" in restore.stdout
    nog_eens = driehoek(daar, "restore", str(kopie))
    assert nog_eens.returncode == 1
    assert "staat al een register" in nog_eens.stderr
    assert driehoek(daar, "check").returncode == 0
    assert "Bea Heerder" in driehoek(daar, "show", "B1").stdout


def test_the_commands_use_the_server_that_runs_already(tmp_path):
    assert driehoek(tmp_path, *BEGIN).returncode == 0
    with Server(tmp_path) as server:
        klaar = driehoek(tmp_path, "verify")
        assert klaar.returncode == 0, klaar.stderr
        assert "Alles klopt." in klaar.stdout
        with server.verbind("driehoek", EIGENAAR) as conn:
            assert conn.execute("SELECT nr FROM platform_kop").fetchone() == (1,)


def test_the_login_link_is_signed_with_the_key_of_the_server(tmp_path):
    """Made by one process, read by another."""
    link = json.loads(driehoek(tmp_path, *BEGIN).stdout)["link"]
    token = link.rstrip("/").rpartition("/")[2]
    sleutel = (tmp_path / "sleutel").read_text().strip()

    from django.core import signing

    inhoud = signing.loads(token, key=sleutel, salt="driehoek.inloglink")
    assert inhoud["laatst"] == ""
