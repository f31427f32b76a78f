"""pg_dump and pg_restore: the programs of the embedded server, or those on the path."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from driehoek.platform.bewaren.fouten import BewaarError
from driehoek.platform.postgres import PostgresError, zoek_binaries

# Sessions are of no use after a restore, and whoever steals a copy should find none.
_ZONDER_INHOUD = ("platform_sessie", "platform_inlogpoging", "driehoek_cache")


def versie() -> int:
    """The major version of the programs that are used."""
    uitvoer = _voer_uit("pg_dump", ["--version"])
    gevonden = re.search(r"\(PostgreSQL\) (\d+)", uitvoer)
    if not gevonden:
        raise BewaarError("De versie van pg_dump is niet te lezen.")
    return int(gevonden[1])


def dump(url: str, snapshot: str, doel: Path) -> None:
    """Write the database as `snapshot` sees it."""
    zonder = [f"--exclude-table-data={tabel}" for tabel in _ZONDER_INHOUD]
    _voer_uit(
        "pg_dump", ["--format=custom", f"--snapshot={snapshot}", f"--file={doel}", *zonder], url
    )


def zet_terug(url: str, bron: Path) -> None:
    """Fill an empty database: all of it, or nothing."""
    if _serverversie(url) < KENT_ONZE_INSTELLINGEN:
        _zet_terug_op_oudere(url, bron)
        return
    _voer_uit(
        "pg_restore",
        ["--no-owner", "--exit-on-error", "--single-transaction", str(bron)],
        url,
    )


KENT_ONZE_INSTELLINGEN = 17
"""From this version on a server knows all that the newest pg_restore sets for its session."""
_ONBEKEND = b"SET transaction_timeout"
_GEGEVENS = b"COPY "


def _zet_terug_op_oudere(url: str, bron: Path) -> None:
    """As SQL, without the setting that an older server does not know."""
    with TemporaryDirectory() as map_:
        geheel, gezuiverd = Path(map_) / "geheel.sql", Path(map_) / "gezuiverd.sql"
        _voer_uit("pg_restore", ["--no-owner", f"--file={geheel}", str(bron)])
        with geheel.open("rb") as heen, gezuiverd.open("wb") as uit:
            uit.writelines(_zonder_onbekende(heen))
        opties = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction"]
        _voer_uit("psql", [*opties, f"--file={gezuiverd}"], url)


def _zonder_onbekende(regels: Iterable[bytes]) -> Iterator[bytes]:
    """Only settings before the first data: a row may read as one."""
    in_kop = True
    for regel in regels:
        in_kop = in_kop and not regel.startswith(_GEGEVENS)
        if not (in_kop and regel.startswith(_ONBEKEND)):
            yield regel


def _serverversie(url: str) -> int:
    with psycopg.connect(url) as conn:
        return conn.info.server_version // 10_000


def _voer_uit(programma: str, argumenten: Sequence[str], url: str = "") -> str:
    # The password goes by the environment: the command line can be read by every user.
    delen = conninfo_to_dict(url)
    wachtwoord = {"PGPASSWORD": str(delen.pop("password"))} if delen.get("password") else {}
    naar = ["--dbname=" + make_conninfo("", **delen)] if delen else []
    klaar = subprocess.run(  # noqa: S603  (programs we looked up ourselves)
        [_pad(programma), *naar, *argumenten],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PGCONNECT_TIMEOUT": "10", "LC_ALL": "C", **wachtwoord},
    )
    if klaar.returncode:
        raise BewaarError(f"{programma} is mislukt: {klaar.stderr.strip()[-800:]}")
    return klaar.stdout


def _pad(programma: str) -> str:
    """Where a program is; first what comes with us, which knows the newest servers."""
    try:
        eigen = Path(zoek_binaries().pad(programma))
    except PostgresError:
        eigen = None
    if eigen is not None and eigen.is_file():
        return str(eigen)
    gevonden = shutil.which(programma)
    if gevonden is None:
        raise BewaarError(
            f"Het programma {programma} ontbreekt. Installeer de client van PostgreSQL, of zet"
            " DRIEHOEK_PG_BIN op de map met de programma's."
        )
    return gevonden
