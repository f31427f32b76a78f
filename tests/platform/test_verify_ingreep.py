"""REG-11, GEN-02: whoever changes the database behind the register's back is found out.

As superuser, past triggers and grants: any column of any row that the ledger guards is changed,
any row removed or added. Each single tampering is named with its table and its id.
"""

import random
from collections.abc import Iterator

import pytest
import vol_register
from ingrepen import Ingreep, ingreep, kolommen, modellen

AANTAL = 100
ZAAD = 20_261_123


@pytest.fixture(scope="module")
def bron(pg, sjabloon, django_db_setup, django_db_blocker) -> Iterator[None]:
    """Django as superuser on a clone of its own, with rows in every guarded table."""
    from plugin_postgres import _nieuwe_kloon, django_op

    with (
        _nieuwe_kloon(pg) as kloon,
        django_db_blocker.unblock(),
        django_op(kloon.superuser),
    ):
        vol_register.vul()
        yield


@pytest.fixture(autouse=True)
def _mag_bij_de_database(django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def test_every_guarded_table_has_rows_and_verify_is_green(bron):
    from driehoek.platform.handelingen import verify

    leeg = [t for t, m in verify.geboekte_modellen().items() if not m.objects.exists()]
    assert leeg == []
    assert list(verify.controleer()) == []


@pytest.mark.traag
def test_REG_11_each_of_100_random_tamperings_is_named(bron):
    from driehoek.platform.handelingen import verify

    kans = random.Random(ZAAD)
    gedaan: list[Ingreep] = []
    gemist: list[Ingreep] = []
    while len(gedaan) < AANTAL:
        with ingreep(kans) as dit:
            if dit is None:
                continue
            gedaan.append(dit)
            genoemd = {(b.tabel, b.id) for b in verify.controleer()}
            if (dit.tabel, dit.sleutel) not in genoemd:
                gemist.append(dit)

    assert gemist == []
    assert {i.soort for i in gedaan} == {"wijzig", "verwijder", "voeg toe"}
    assert len({i.tabel for i in gedaan}) >= 15
    assert list(verify.controleer()) == []


@pytest.mark.traag
def test_REG_11_each_column_of_each_table_is_guarded(bron):
    """Not by chance: every column of every table at least once."""
    from driehoek.platform.handelingen import verify

    kans = random.Random(ZAAD)
    gemist: list[Ingreep] = []
    onmogelijk: list[str] = []
    for tabel, model in sorted(modellen().items()):
        for kolom in kolommen(model):
            for _ in range(8):
                with ingreep(kans, "wijzig", tabel, kolom) as dit:
                    if dit is None:
                        continue
                    genoemd = {(b.tabel, b.id) for b in verify.controleer()}
                    if (tabel, dit.sleutel) not in genoemd:
                        gemist.append(dit)
                    break
            else:
                onmogelijk.append(f"{tabel}.{kolom}")

    assert gemist == []
    assert onmogelijk == []


def test_the_last_handeling_removed_and_a_head_put_back(bron):
    """Who rewrites the head as well is caught by a head that was noted down elsewhere."""
    from django.db import connection, transaction
    from django.db.models import Max

    from driehoek.platform.handelingen import verify
    from driehoek.platform.models import Handeling

    geboekt = verify.geboekte_modellen().values()
    nr, hash_ = verify.kop()
    bekend = (nr, bytes.fromhex(hash_))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in geboekt:
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE geopend_id = %s", [nr])
        cursor.execute("DELETE FROM platform_handeling WHERE nr = %s", [nr])
        laatste = Handeling.objects.order_by("-nr")[0]
        hoogste = max(m.objects.aggregate(x=Max("id"))["x"] or 0 for m in geboekt)
        cursor.execute(
            "UPDATE platform_kop SET nr = %s, moment = %s, hash = %s, laatste_id = %s",
            [laatste.nr, laatste.moment, laatste.hash, hoogste],
        )
        zonder = list(verify.controleer())
        met = list(verify.controleer(bekend=bekend))
        transaction.set_rollback(True)

    assert zonder == []
    assert [(b.tabel, b.id) for b in met] == [("platform_handeling", nr)]


@pytest.mark.parametrize(
    ("tabel", "kolom", "waarde"),
    [
        ("register_besluit", "genomen", "-infinity"),
        ("platform_handeling", "moment", "infinity"),
        ("platform_kop", "moment", "infinity"),
        ("platform_handeling", "manifest", "\\x00"),
        ("register_instelling", "waarde", "1.5"),
    ],
)
def test_a_value_that_cannot_be_read_is_named_too(bron, tabel, kolom, waarde):
    from django.db import connection, transaction

    from driehoek.platform.handelingen import verify

    sleutel = modellen()[tabel]._meta.pk.column
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"SELECT min({sleutel}) FROM {tabel}")
        (id_,) = cursor.fetchone()
        cursor.execute(f"UPDATE {tabel} SET {kolom} = %s WHERE {sleutel} = %s", [waarde, id_])
        gevonden = list(verify.controleer())
        transaction.set_rollback(True)

    assert (tabel, id_) in {(b.tabel, b.id) for b in gevonden}


def test_GEN_07_a_destroyed_name_still_verifies(bron):
    from django.db import connection, transaction

    from driehoek.platform.handelingen import verify

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_persoonsgegeven SET voornaam = NULL, tussenvoegsel = NULL,"
            " achternaam = NULL, sorteernaam = NULL, zout = NULL WHERE gesloten_id IS NULL"
        )
        assert cursor.rowcount > 0
        gevonden = list(verify.controleer())
        transaction.set_rollback(True)

    assert gevonden == []


def test_a_changed_kind_of_role_is_named(bron):
    from django.db import connection, transaction

    from driehoek.platform.handelingen import verify

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE register_rolsoort SET kant = 'P' WHERE id = 13")
        gevonden = list(verify.controleer())
        transaction.set_rollback(True)

    assert [(b.tabel, b.id) for b in gevonden] == [("register_rolsoort", 13)]
