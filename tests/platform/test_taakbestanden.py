"""Files that came of long work, and the read log."""

import uuid
from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from driehoek.platform import inzage, klok, taakbestanden
from driehoek.platform.models import Inzage, Taak, Taakbestand

pytestmark = pytest.mark.django_db
IK, ANDER = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture
def taak():
    return Taak.objects.create(soort="proef", omschrijving="Proef", account=IK)


def test_only_who_asked_gets_the_file(taak):
    taakbestanden.bewaar(taak, "a.pdf", "application/pdf", b"inhoud")
    assert bytes(taakbestanden.van(IK, taak.id).inhoud) == b"inhoud"
    assert taakbestanden.van(ANDER, taak.id) is None


def test_a_second_time_takes_the_place_of_the_first(taak):
    for inhoud in (b"een", b"twee"):
        taakbestanden.bewaar(taak, "a.pdf", "application/pdf", inhoud)
    assert bytes(taakbestanden.van(IK, taak.id).inhoud) == b"twee"


def test_a_file_is_kept_for_a_while_and_then_thrown_away(taak):
    taakbestanden.bewaar(taak, "a.pdf", "application/pdf", b"inhoud")
    laatste = klok.nu() + timedelta(days=taakbestanden.BEWAAR_DAGEN)
    with klok.op(laatste - timedelta(minutes=1)):
        assert taakbestanden.van(IK, taak.id) is not None
        assert taakbestanden.ruim_op() == 0
    with klok.op(laatste + timedelta(minutes=1)):
        assert taakbestanden.van(IK, taak.id) is None
        assert taakbestanden.ruim_op() == 1
    assert not Taakbestand.objects.exists()


def test_the_nightly_round_throws_it_away(taak):
    from driehoek.platform.jobs import ruim_oude_taken_op

    taakbestanden.bewaar(taak, "a.pdf", "application/pdf", b"inhoud")
    with klok.op(klok.nu() + timedelta(days=taakbestanden.BEWAAR_DAGEN + 1)):
        ruim_oude_taken_op(timestamp=0)
    assert not Taakbestand.objects.exists()


def test_GEN_02_who_took_what_is_noted_with_its_purpose():
    inzage.noteer("uittreksel", "OPD-0001", account=IK, doel="Bezwaar", drager=7)
    gelezen = Inzage.objects.get()
    assert (gelezen.soort, gelezen.waarover, gelezen.account, gelezen.doel, gelezen.drager) == (
        "uittreksel",
        "OPD-0001",
        IK,
        "Bezwaar",
        7,
    )
    assert abs(klok.nu() - gelezen.moment) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "sql", ["UPDATE platform_inzage SET doel = 'x'", "DELETE FROM platform_inzage"]
)
def test_GEN_02_the_application_cannot_change_what_was_noted(sql):
    inzage.noteer("uittreksel", "OPD-0001", account=IK, doel="Bezwaar")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Inzage.objects.get().doel == "Bezwaar"


@pytest.mark.parametrize(
    "sql", ["UPDATE platform_inzage SET doel = 'x'", "DELETE FROM platform_inzage"]
)
def test_GEN_02_nor_can_the_owner_of_the_schema(kloon, sql):
    with psycopg.connect(kloon.eigenaar) as conn:
        conn.execute(
            "INSERT INTO platform_inzage (id, moment, soort, waarover, doel)"
            " VALUES (gen_random_uuid(), now(), 's', 'w', 'd')"
        )
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            conn.execute(sql)
