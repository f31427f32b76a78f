"""Backup and restore: the same head, or nothing changed and a sentence that says why."""

import json
import shutil
import tarfile
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from driehoek.platform.postgres import APP, EIGENAAR

PDF = b"%PDF-1.7\nbesluit over de vaarweg"


@pytest.fixture
def bron(echte_db, tmp_path, settings):
    """A register that really committed, with a document."""
    from driehoek.platform import documenten
    from driehoek.platform.opdrachtregel import Database
    from provincie import Provincie

    settings.DOCUMENTEN = tmp_path / "documenten-bron"
    provincie = Provincie()
    provincie.benoem(provincie.concern, "CONCERNDIRECTEUR", provincie.persoon())
    documenten.bewaar(PDF, "besluit.pdf")
    return Database(echte_db.app, echte_db.eigenaar)


@pytest.fixture
def doel(pg, tmp_path):
    """An empty database elsewhere."""
    from driehoek.platform.opdrachtregel import Database

    naam = f"terug_{uuid4().hex[:8]}"
    pg.maak_database(naam)
    yield Database(pg.url(naam, APP), pg.url(naam, EIGENAAR))
    pg.verwijder_database(naam)


@pytest.fixture
def kopie(bron, tmp_path) -> Path:
    from driehoek.platform.bewaren import maak_kopie

    maak_kopie(bron, tmp_path / "kopie")
    return tmp_path / "kopie"


def elders(settings, tmp_path: Path) -> Path:
    settings.DOCUMENTEN = tmp_path / "documenten-doel"
    return settings.DOCUMENTEN


@pytest.mark.parametrize("naam", ["kopie", "kopie.tar"])
def test_a_copy_put_back_has_the_same_head_and_documents(bron, doel, tmp_path, settings, naam):
    from driehoek.platform import documenten
    from driehoek.platform.bewaren import maak_kopie, zet_terug
    from driehoek.platform.handelingen import verify
    from driehoek.platform.opdrachtregel import django_op

    kop = verify.kop()
    gemaakt = maak_kopie(bron, tmp_path / naam)
    assert (gemaakt.kop_nr, gemaakt.kop_hash) == kop
    assert (tmp_path / naam).stat().st_mode & 0o077 == 0

    nieuwe_map = elders(settings, tmp_path)
    zet_terug(doel, tmp_path / naam)
    with django_op(doel.app):
        assert verify.kop() == kop
        assert list(verify.controleer()) == []
        assert documenten.open_(next(documenten.bestanden()).name).read() == PDF
    assert nieuwe_map.is_dir()


def test_an_older_server_gets_the_copy_without_what_it_does_not_know(
    bron, kopie, doel, tmp_path, settings, monkeypatch
):
    """The programs that come with us are newer than many a server."""
    from driehoek.platform.bewaren import pg, zet_terug
    from driehoek.platform.handelingen import verify
    from driehoek.platform.opdrachtregel import django_op

    kop = verify.kop()
    monkeypatch.setattr(pg, "KENT_ONZE_INSTELLINGEN", 99)
    elders(settings, tmp_path)
    zet_terug(doel, kopie)
    with django_op(doel.app):
        assert verify.kop() == kop
        assert list(verify.controleer()) == []


def test_only_settings_are_left_out_and_no_row():
    from driehoek.platform.bewaren import pg

    regels = [
        b"SET lock_timeout = 0;\n",
        b"SET transaction_timeout = 0;\n",
        b"COPY t (tekst) FROM stdin;\n",
        b"SET transaction_timeout = 0;\n",
        b"\\.\n",
    ]
    assert list(pg._zonder_onbekende(regels)) == [regels[0], *regels[2:]]


def test_what_is_put_back_can_be_written_in_by_the_application_only_by_its_rules(
    kopie, doel, tmp_path, settings
):
    from driehoek.platform.bewaren import zet_terug
    from driehoek.platform.opdrachtregel import django_op
    from driehoek.register import acts
    from driehoek.register.types import NieuwePersoon
    from provincie import verzoek

    elders(settings, tmp_path)
    zet_terug(doel, kopie)
    with django_op(doel.app):
        acts.registreer_personen(verzoek(), personen=[NieuwePersoon("N1", "Nieuw", "Mens")])
    with psycopg.connect(doel.app) as conn, pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute("DELETE FROM register_persoon")
    with (
        psycopg.connect(doel.eigenaar) as conn,
        pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="REG-11"),
    ):
        conn.execute("DELETE FROM register_persoon")


def test_a_fresh_schema_without_a_register_gives_way(kopie, doel, tmp_path, settings):
    from driehoek.platform.bewaren import zet_terug
    from driehoek.platform.opdrachtregel import werk_schema_bij

    werk_schema_bij(doel)
    elders(settings, tmp_path)
    assert zet_terug(doel, kopie).kop_nr > 0


def test_a_register_is_never_overwritten(bron, kopie, tmp_path, settings):
    from driehoek.platform.bewaren import BewaarError, zet_terug
    from driehoek.platform.handelingen import verify

    kop = verify.kop()
    nieuwe_map = elders(settings, tmp_path)
    with pytest.raises(BewaarError, match="staat al een register"):
        zet_terug(bron, kopie)
    assert verify.kop() == kop
    assert not nieuwe_map.exists()


def test_documents_are_never_overwritten(bron, kopie, doel):
    from driehoek.platform.bewaren import BewaarError, zet_terug

    with pytest.raises(BewaarError, match="staan al documenten"):
        zet_terug(doel, kopie)
    with psycopg.connect(doel.eigenaar) as conn:
        assert conn.execute("SELECT to_regclass('platform_kop')").fetchone() == (None,)


def test_a_damaged_copy_is_refused_before_anything_is_done(kopie, doel, tmp_path, settings):
    from driehoek.platform.bewaren import BewaarError, zet_terug

    nieuwe_map = elders(settings, tmp_path)
    document = next(p for p in (kopie / "documenten").rglob("*") if p.is_file())
    document.write_bytes(b"iets anders")
    with pytest.raises(BewaarError, match="beschadigd"):
        zet_terug(doel, kopie)
    document.unlink()
    with pytest.raises(BewaarError, match="ontbreekt"):
        zet_terug(doel, kopie)
    assert not nieuwe_map.exists()
    with psycopg.connect(doel.eigenaar) as conn:
        assert conn.execute("SELECT to_regclass('platform_kop')").fetchone() == (None,)


def test_a_dump_that_does_not_load_leaves_no_documents(kopie, doel, tmp_path, settings):
    """The hashes agree, yet the database cannot read it: again nothing has happened."""
    import hashlib

    from driehoek.platform.bewaren import BewaarError, zet_terug

    nieuwe_map = elders(settings, tmp_path)
    (kopie / "database.dump").write_bytes(b"PGDMP kapot")
    manifest = json.loads((kopie / "manifest.json").read_text())
    manifest["bestanden"]["database.dump"] = hashlib.sha256(b"PGDMP kapot").hexdigest()
    (kopie / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BewaarError, match="pg_restore is mislukt"):
        zet_terug(doel, kopie)
    assert not nieuwe_map.exists()


def test_a_copy_that_says_another_head_is_not_believed(kopie, doel, tmp_path, settings):
    from driehoek.platform.bewaren import BewaarError, zet_terug

    elders(settings, tmp_path)
    manifest = json.loads((kopie / "manifest.json").read_text())
    manifest["kop_hash"] = "00" * 32
    (kopie / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BewaarError, match="een andere dan de kop"):
        zet_terug(doel, kopie)


@pytest.mark.parametrize(
    ("verander", "zin"),
    [
        ({"migraties": ["register.0999_later"]}, "nieuwere versie"),
        ({"postgresql": 99}, "PostgreSQL 99"),
        ({"vorm": 2}, "vorm die deze versie"),
        ({"soort": "iets"}, "geen reservekopie van Driehoek"),
        ({"kop_nr": None, "extra": 1}, "niet volledig"),
    ],
)
def test_what_this_version_cannot_put_back_is_said(kopie, doel, verander, zin):
    from driehoek.platform.bewaren import BewaarError, zet_terug

    manifest = json.loads((kopie / "manifest.json").read_text()) | verander
    (kopie / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BewaarError, match=zin):
        zet_terug(doel, kopie)


def test_no_copy_over_another_and_none_without_its_documents(bron, kopie, tmp_path, settings):
    from driehoek.platform.bewaren import BewaarError, maak_kopie

    with pytest.raises(BewaarError, match="bestaat al"):
        maak_kopie(bron, kopie)
    with pytest.raises(BewaarError, match="bestaat niet"):
        maak_kopie(bron, tmp_path / "geen" / "map")
    shutil.rmtree(settings.DOCUMENTEN)
    with pytest.raises(BewaarError, match=r"Document 'besluit\.pdf' ontbreekt"):
        maak_kopie(bron, tmp_path / "tweede")
    assert sorted(p.name for p in tmp_path.iterdir() if "tweede" in p.name) == []


def test_sessions_stay_out_of_a_copy(bron, doel, tmp_path, settings):
    from driehoek.platform.accounts.sessies import SessionStore
    from driehoek.platform.bewaren import maak_kopie, zet_terug

    SessionStore().create()
    maak_kopie(bron, tmp_path / "kopie")
    elders(settings, tmp_path)
    zet_terug(doel, tmp_path / "kopie")
    with psycopg.connect(doel.eigenaar) as conn:
        assert conn.execute("SELECT count(*) FROM platform_sessie").fetchone() == (0,)


def test_a_tar_that_reaches_outside_is_refused(doel, tmp_path):
    from driehoek.platform.bewaren import BewaarError, zet_terug

    kwaad = tmp_path / "kwaad.tar"
    (tmp_path / "x").write_text("x")
    with tarfile.open(kwaad, "w") as archief:
        archief.add(tmp_path / "x", arcname="../../x")
    with pytest.raises(BewaarError, match="niet te lezen als"):
        zet_terug(doel, kwaad)


def test_a_tar_with_a_link_in_it_is_refused(doel, tmp_path):
    from driehoek.platform.bewaren import BewaarError, zet_terug

    kwaad = tmp_path / "kwaad.tar"
    (tmp_path / "wijzer").symlink_to("/etc/passwd")
    with tarfile.open(kwaad, "w") as archief:
        archief.add(tmp_path / "wijzer", arcname="manifest.json")
    with pytest.raises(BewaarError, match="hoort niet in een reservekopie"):
        zet_terug(doel, kwaad)
