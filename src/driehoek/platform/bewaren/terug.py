"""`driehoek restore`: a copy into an empty place, proven by the ledger itself."""

import shutil
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from driehoek.platform import documenten
from driehoek.platform.bewaren import inhoud, pg
from driehoek.platform.bewaren.fouten import BewaarError
from driehoek.platform.bewaren.inhoud import Manifest
from driehoek.platform.handelingen import verify
from driehoek.platform.opdrachtregel import Database, django_op, werk_schema_bij
from driehoek.platform.postgres import zorg_voor_rollen

# What a fresh schema holds, to make room for that of the copy. The schema itself stays: it is
# the database owner's.
_MAAK_LEEG = """
DO $$ DECLARE r record; BEGIN
    FOR r IN SELECT c.oid::regclass AS naam FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
        EXECUTE format('DROP TABLE IF EXISTS %s CASCADE', r.naam);
    END LOOP;
    FOR r IN SELECT p.oid::regprocedure AS naam FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
        EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', r.naam);
    END LOOP;
    FOR r IN SELECT t.oid::regtype AS naam FROM pg_type t
        LEFT JOIN pg_class c ON c.oid = t.typrelid
        WHERE t.typnamespace = 'public'::regnamespace
          AND (t.typtype = 'e' OR c.relkind = 'c') AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e') LOOP
        EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', r.naam);
    END LOOP;
END $$
"""


def zet_terug(database: Database, bron: Path) -> Manifest:
    """Put the copy in `bron` back; BewaarError, with nothing changed, where that cannot be."""
    with inhoud.uitgepakt(bron) as map_:
        manifest = inhoud.lees_manifest(map_)
        inhoud.controleer_bestanden(map_, manifest)
        _weiger_nieuwere(manifest)
        eis_leeg(database)
        _zet_documenten_terug(map_)
        try:
            _zet_database_terug(database, map_ / inhoud.DUMP)
        except BaseException:
            # Only what we just put there: the store was empty.
            shutil.rmtree(settings.DOCUMENTEN, ignore_errors=True)
            raise
    werk_schema_bij(database)
    _bewijs(database, manifest)
    return manifest


def eis_leeg(database: Database) -> None:
    """BewaarError unless the target holds no register and no documents."""
    with psycopg.connect(database.eigenaar) as conn:
        rij = conn.execute("SELECT to_regclass('public.platform_kop')").fetchone()
        if rij and rij[0]:
            kop = conn.execute("SELECT coalesce(max(nr), 0) FROM platform_kop").fetchone()
            if kop and kop[0]:
                raise BewaarError(
                    f"In deze database staat al een register (met {kop[0]} handelingen). Een kopie"
                    " zet je alleen terug in een lege database; er is niets gewijzigd."
                )
    if next(documenten.bestanden(), None) is not None:
        raise BewaarError(
            f"In {settings.DOCUMENTEN} staan al documenten. Een kopie zet je alleen terug waar nog"
            " niets staat; er is niets gewijzigd. Kies met DRIEHOEK_VAR een lege map."
        )


def _weiger_nieuwere(manifest: Manifest) -> None:
    bekend = {f"{app}.{naam}" for app, naam in MigrationLoader(None).disk_migrations}
    if onbekend := sorted(set(manifest.migraties) - bekend):
        raise BewaarError(
            f"Deze kopie komt van een nieuwere versie van Driehoek ({manifest.driehoek}; deze kent"
            f" {onbekend[0]} niet). Zet haar terug met die versie."
        )
    if manifest.postgresql > pg.versie():
        raise BewaarError(
            f"Deze kopie is gemaakt met PostgreSQL {manifest.postgresql}; zet haar terug met die"
            " of een latere versie."
        )


def _zet_documenten_terug(map_: Path) -> None:
    bron = map_ / inhoud.DOCUMENTEN
    if bron.is_dir():
        shutil.copytree(bron, settings.DOCUMENTEN, dirs_exist_ok=True)


def _zet_database_terug(database: Database, dump: Path) -> None:
    with psycopg.connect(database.eigenaar, autocommit=True) as conn:
        # The dump grants to the application's role, which a new server may not have yet.
        if not zorg_voor_rollen(conn):
            raise BewaarError(
                "De rollen driehoek_eigenaar en driehoek_app bestaan hier niet. Maak ze eerst aan,"
                " of gebruik in DATABASE_URL_EIGENAAR een rol die ze mag maken."
            )
        conn.execute(_MAAK_LEEG)
    pg.zet_terug(database.eigenaar, dump)


def _bewijs(database: Database, manifest: Manifest) -> None:
    """The restored register is right, and its head is the one that was copied."""
    with django_op(database.app):
        bekend = (manifest.kop_nr, bytes.fromhex(manifest.kop_hash))
        bevindingen = list(verify.controleer(bekend=bekend if manifest.kop_nr else None))
        kop = verify.kop()
        connection.close()
    if bevindingen:
        raise BewaarError(
            f"De kopie is teruggezet, maar {len(bevindingen)} dingen kloppen niet met het"
            f" grootboek. Eerst: {bevindingen[0].zin} Draai 'driehoek verify' voor alles."
        )
    if kop != (manifest.kop_nr, manifest.kop_hash):
        raise BewaarError(
            f"De kop van het grootboek is {kop[0]}, maar in de kopie was zij {manifest.kop_nr}."
        )
