"""What lies in a copy: one folder, or that folder as a .tar.

manifest.json       what it is, of which head, with the SHA-256 of every file
database.dump       pg_dump, custom format
documenten/ab/cd/   the documents, under their own SHA-256
"""

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from driehoek.platform import documenten
from driehoek.platform.bewaren.fouten import BewaarError

SOORT = "driehoek-kopie"
VORM = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
DOCUMENTEN = "documenten"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says of itself."""

    driehoek: str
    postgresql: int
    """Major version of the programs that dumped it; an older pg_restore may not read it."""
    gemaakt: str
    kop_nr: int
    kop_hash: str
    migraties: list[str]
    bestanden: Mapping[str, str]
    """Every file in the copy with its SHA-256."""
    soort: str = SOORT
    vorm: int = VORM

    def schrijf(self, map_: Path) -> None:
        tekst = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        (map_ / MANIFEST).write_text(tekst + "\n", encoding="utf-8")


def lees_manifest(map_: Path) -> Manifest:
    try:
        gelezen: dict[str, Any] = json.loads((map_ / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fout:
        raise BewaarError(f"In {map_} staat geen leesbaar {MANIFEST}.") from fout
    if gelezen.get("soort") != SOORT:
        raise BewaarError(f"{map_} is geen reservekopie van Driehoek.")
    if gelezen.get("vorm") != VORM:
        raise BewaarError(
            "Deze reservekopie heeft een vorm die deze versie van Driehoek niet kent. Zet haar"
            " terug met de versie waarmee zij is gemaakt."
        )
    try:
        return Manifest(**gelezen)
    except TypeError as fout:
        raise BewaarError(f"{MANIFEST} van deze reservekopie is niet volledig.") from fout


def controleer_bestanden(map_: Path, manifest: Manifest) -> None:
    """BewaarError unless every file is there and is what the manifest says."""
    for naam, som in manifest.bestanden.items():
        bestand = map_ / naam
        if not bestand.is_file() or not bestand.resolve().is_relative_to(map_.resolve()):
            raise BewaarError(f"De reservekopie is niet volledig: {naam} ontbreekt.")
        if documenten.som_van(bestand)[0] != som:
            raise BewaarError(f"De reservekopie is beschadigd: {naam} is gewijzigd.")


def pak_in(map_: Path, doel: Path) -> None:
    with tarfile.open(doel, "x") as archief:
        archief.add(map_, arcname=".")


@contextmanager
def uitgepakt(bron: Path) -> Iterator[Path]:
    """The folder of a copy; of a .tar for the time of the block."""
    if bron.is_dir():
        yield bron
        return
    if not bron.is_file():
        raise BewaarError(f"Er is geen reservekopie in {bron}.")
    with tempfile.TemporaryDirectory(prefix="driehoek-terug-") as tijdelijk:
        try:
            with tarfile.open(bron) as archief:
                _pak_uit(archief, Path(tijdelijk))
        except (tarfile.TarError, OSError) as fout:
            raise BewaarError(f"{bron} is niet te lezen als .tar: {fout}") from fout
        yield Path(tijdelijk)


def _pak_uit(archief: tarfile.TarFile, map_: Path) -> None:
    """Files and folders inside `map_`, and nothing else.

    `extractall` has a filter for this from Python 3.11.4 on, and Debian 12 brings 3.11.2.
    """
    for lid in archief:
        doel = (map_ / lid.name).resolve()
        if not doel.is_relative_to(map_.resolve()) or not (lid.isdir() or lid.isreg()):
            raise tarfile.TarError(f"'{lid.name}' hoort niet in een reservekopie.")
        inhoud = archief.extractfile(lid)
        if inhoud is None:
            doel.mkdir(parents=True, exist_ok=True)
            continue
        doel.parent.mkdir(parents=True, exist_ok=True)
        with inhoud, doel.open("xb") as bestand:
            shutil.copyfileobj(inhoud, bestand)
