"""`driehoek backup`: the database first, then the documents it names, from one snapshot."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from driehoek.platform import documenten, klok
from driehoek.platform.bewaren import inhoud, pg
from driehoek.platform.bewaren.fouten import BewaarError
from driehoek.platform.bewaren.inhoud import Manifest
from driehoek.platform.models import Document, Kop
from driehoek.platform.opdrachtregel import Database, django_op


def maak_kopie(database: Database, doel: Path) -> Manifest:
    """Make a copy in `doel`, a new folder or a new .tar: whole, or not at all."""
    if doel.exists():
        raise BewaarError(f"{doel} bestaat al. Kies een nieuwe naam; een kopie overschrijft niets.")
    if not doel.parent.is_dir():
        raise BewaarError(f"De map {doel.parent} bestaat niet.")
    werk = doel.with_name(f".{doel.name}.{secrets.token_hex(4)}")
    werk.mkdir(mode=0o700)
    try:
        manifest = _vul(database, werk)
        _geef_naam(werk, doel)
    finally:
        shutil.rmtree(werk, ignore_errors=True)
    return manifest


def _vul(database: Database, werk: Path) -> Manifest:
    with django_op(database.eigenaar), _momentopname() as snapshot:
        kop = Kop.objects.get(id=1)
        pg.dump(database.eigenaar, snapshot, werk / inhoud.DUMP)
        sommen = dict(Document.objects.order_by("sha256").values_list("sha256", "naam"))
        migraties = sorted(
            f"{app}.{naam}" for app, naam in MigrationRecorder(connection).applied_migrations()
        )
    # After the database: whatever that names is in the store, for nothing is ever taken from it.
    bestanden = {inhoud.DUMP: documenten.som_van(werk / inhoud.DUMP)[0]}
    bestanden.update(_kopieer(sha256, naam, werk) for sha256, naam in sommen.items())
    manifest = Manifest(
        driehoek=version("driehoek"),
        postgresql=pg.versie(),
        gemaakt=klok.nu().isoformat(timespec="seconds"),
        kop_nr=kop.nr,
        kop_hash=bytes(kop.hash).hex(),
        migraties=migraties,
        bestanden=bestanden,
    )
    manifest.schrijf(werk)
    return manifest


def _kopieer(sha256: str, naam: str, werk: Path) -> tuple[str, str]:
    """Copy one document, looking at its content on the way; gives its line in the manifest."""
    bron = documenten.pad(sha256)
    plek = f"{inhoud.DOCUMENTEN}/{sha256[:2]}/{sha256[2:4]}/{sha256}"
    kopie = werk / plek
    kopie.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(bron, kopie)
    except FileNotFoundError as fout:
        raise BewaarError(
            f"Document '{naam}' ontbreekt in de opslag ({sha256}). Zet het terug uit een eerdere"
            " kopie; 'driehoek verify' noemt alles wat ontbreekt."
        ) from fout
    if documenten.som_van(kopie)[0] != sha256:
        raise BewaarError(f"Document '{naam}' is in de opslag gewijzigd ({sha256}).")
    return plek, sha256


def _geef_naam(werk: Path, doel: Path) -> None:
    if doel.suffix != ".tar":
        werk.rename(doel)
        return
    aanbouw = werk.with_name(f"{werk.name}.tar")
    try:
        inhoud.pak_in(werk, aanbouw)
        aanbouw.chmod(0o600)
        aanbouw.rename(doel)
    finally:
        aanbouw.unlink(missing_ok=True)


@contextmanager
def _momentopname() -> Iterator[str]:
    """A snapshot that pg_dump can look through too, so that head and dump agree."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            rij = cursor.fetchone()
        yield str(rij[0])
