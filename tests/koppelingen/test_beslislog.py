"""Records on their way from a file to the database: none twice, none lost, no half one."""

import fcntl
import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from driehoek.koppelingen.beslislog import verschepen
from driehoek.koppelingen.beslislog.bestand import Logboek
from driehoek.koppelingen.beslislog.record import Roeping, Uitkomst, record
from driehoek.koppelingen.models import Beslissing
from driehoek.platform import klok


def regel(nr=0, **vraag):
    body = {"subject": {"type": "persoon", "id": f"P{nr}"}, **vraag}
    return record(
        Roeping("access_evaluation", "7:sleutel", f"req-{nr}"),
        Uitkomst(1_700_000_000_000 + nr, json.dumps(body).encode(), b'{"decision":true}', nr),
    )


@pytest.fixture
def map_(tmp_path):
    return tmp_path / "beslislog"


@pytest.fixture
def logboek(map_):
    gemaakt = Logboek(map_)
    yield gemaakt
    gemaakt.sluit()


def bestanden(map_):
    return sorted(map_.iterdir())


def test_what_is_written_is_in_the_file_before_it_returns(map_, logboek):
    for nr in range(3):
        logboek.schrijf(regel(nr))
        (pad,) = bestanden(map_)
        assert pad.read_bytes().count(b"\n") == nr + 1
    assert pad.suffix == ".jsonl"
    assert oct(pad.stat().st_mode & 0o777) == "0o600"
    assert oct(map_.stat().st_mode & 0o777) == "0o700"


def test_with_fsync_each_record_is_on_the_disk_before_it_returns(map_, monkeypatch):
    geroepen = []
    monkeypatch.setattr("os.fdatasync", geroepen.append)
    logboek = Logboek(map_, fsync=True)
    logboek.schrijf(regel())
    logboek.schrijf(regel())
    logboek.sluit()
    assert len(geroepen) == 2


def test_a_big_file_gets_a_successor_and_the_old_one_is_let_go(map_):
    logboek = Logboek(map_, grootste=len(regel()) * 2)
    for nr in range(4):
        logboek.schrijf(regel(nr))
    assert [p.read_bytes().count(b"\n") for p in bestanden(map_)] == [2, 2]
    for pad in bestanden(map_):
        with pad.open("rb") as bestand:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_records_are_shipped_while_their_file_is_written_and_never_twice(db, map_, logboek):
    for nr in range(3):
        logboek.schrijf(regel(nr))
    assert verschepen.verscheep(map_) == 3
    assert verschepen.verscheep(map_) == 0
    logboek.schrijf(regel(3))
    assert verschepen.verscheep(map_) == 1
    assert len(bestanden(map_)) == 1  # its writer still has it
    assert sorted(b.grootboek for b in Beslissing.objects.all()) == [0, 1, 2, 3]
    logboek.sluit()
    assert verschepen.verscheep(map_) == 0
    assert bestanden(map_) == []


def test_a_crash_after_the_database_and_before_the_file_goes_doubles_nothing(
    db, map_, logboek, monkeypatch
):
    logboek.schrijf(regel())
    logboek.sluit()

    def sterf(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as m:
        m.setattr("pathlib.Path.unlink", sterf)
        with pytest.raises(KeyboardInterrupt):
            verschepen.verscheep(map_)
    assert len(bestanden(map_)) == 1
    assert verschepen.verscheep(map_) == 0
    assert bestanden(map_) == []
    assert Beslissing.objects.count() == 1


def test_a_crash_before_the_database_has_it_loses_nothing(db, map_, logboek, monkeypatch):
    for nr in range(5):
        logboek.schrijf(regel(nr))
    logboek.sluit()
    monkeypatch.setattr(verschepen, "PER_KEER", 2)
    echt, keren = Beslissing.objects.bulk_create, []

    def sterf_bij_de_tweede(rijen, **opties):
        keren.append(1)
        if len(keren) == 2:
            raise DatabaseError("weg")
        return echt(rijen, **opties)

    with monkeypatch.context() as m:
        m.setattr(Beslissing.objects, "bulk_create", sterf_bij_de_tweede)
        with pytest.raises(DatabaseError):
            verschepen.verscheep(map_)
    assert Beslissing.objects.count() == 2
    assert verschepen.verscheep(map_) == 3
    assert sorted(b.grootboek for b in Beslissing.objects.all()) == [0, 1, 2, 3, 4]


def test_two_who_ship_at_once_add_each_record_once(db, map_, logboek):
    """The second read where the file was before the first stored anything."""
    logboek.schrijf(regel())
    verschepen.verscheep(map_)
    (pad,) = bestanden(map_)
    with pad.open("rb") as bestand:
        regels = list(verschepen._hele_regels(bestand, pad.name, 0))
    rijen = [verschepen.als_rij(r, 30) for r in regels]
    Beslissing.objects.bulk_create(rijen, ignore_conflicts=True)
    assert Beslissing.objects.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Beslissing.objects.bulk_create(rijen)


def test_a_fork_writes_in_a_file_of_its_own_and_keeps_no_lock_of_its_parent(map_, logboek):
    import multiprocessing

    logboek.schrijf(regel(0))
    kind = multiprocessing.get_context("fork").Process(target=logboek.schrijf, args=(regel(1),))
    kind.start()
    kind.join(20)
    assert kind.exitcode == 0
    logboek.schrijf(regel(2))
    assert sorted(p.read_bytes().count(b"\n") for p in bestanden(map_)) == [1, 2]


@pytest.mark.parametrize("over", [1, 20, -2])
def test_half_a_line_at_the_end_is_not_shipped_and_is_told(db, map_, logboek, caplog, over):
    logboek.schrijf(regel(0))
    (pad,) = bestanden(map_)
    with pad.open("ab") as bestand:
        bestand.write(regel(1)[:over])
    assert verschepen.verscheep(map_) == 1
    assert pad.exists()
    logboek.sluit()
    assert verschepen.verscheep(map_) == 0
    assert bestanden(map_) == []
    assert Beslissing.objects.count() == 1
    assert "beslislog_halve_regel" in caplog.text


def test_a_line_that_is_being_written_is_shipped_when_it_is_whole(db, map_, logboek):
    logboek.schrijf(regel(0))
    (pad,) = bestanden(map_)
    heel = regel(1) + b"\n"
    with pad.open("ab", buffering=0) as bestand:
        bestand.write(heel[:30])
        assert verschepen.verscheep(map_) == 1
        bestand.write(heel[30:])
    assert verschepen.verscheep(map_) == 1


def test_a_line_that_cannot_be_read_is_kept_as_it_is(db, map_, logboek):
    for inhoud in (b"{geen json}", b"\x00\x00\xff", b"[]", b'{"attributes":{}}', regel(4)):
        logboek.schrijf(inhoud)
    assert verschepen.verscheep(map_) == 5
    soorten = [b.soort for b in Beslissing.objects.order_by("plek")]
    assert soorten == ["onleesbaar"] * 4 + ["access_evaluation"]
    assert Beslissing.objects.filter(regel="{geen json}").exists()


def test_a_name_with_a_nul_or_of_great_length_stops_nothing(db, map_, logboek):
    logboek.schrijf(
        regel(1, subject={"id": "P\x00" + "x" * 500}, resource={"id": 3}, action={"name": None})
    )
    verschepen.verscheep(map_)
    rij = Beslissing.objects.get()
    assert (rij.personen, rij.voorwerpen, rij.handelingen) == (["P\ufffd" + "x" * 58], [], [])


def test_a_row_tells_who_asked_what_about_whom_and_what_came_of_it(wereld, bel):
    from driehoek.register import reads

    vraag = wereld.vraag()
    bel.een(vraag, HTTP_X_REQUEST_ID="req-9")
    stukken = [{}, {"subject": wereld.subject(wereld.aon)}, {"action": {"name": "subsidie"}}]
    bel.meer({**vraag, "evaluations": stukken})
    bel.een(wereld.vraag(bedrag="900000"))
    bel.een(wereld.vraag(bedrag="veel"))
    bel.zoek("subject", {**vraag, "subject": {"type": "persoon"}})
    verschepen.verscheep(bel.map)
    rijen = list(Beslissing.objects.order_by("plek"))
    assert [(r.uitkomst, r.aantal, r.toegestaan) for r in rijen] == [
        ("ja", 1, 1),
        ("deels", 3, 1),
        ("nee", 1, 0),
        ("mislukt", 0, 0),
        ("gevonden", 1, 0),
    ]
    aog, aon = (wereld.subject(p)["id"] for p in (wereld.aog, wereld.aon))
    assert rijen[1].personen == [aog, aon]
    assert rijen[1].handelingen == ["verplichting", "subsidie"]
    assert rijen[0].voorwerpen == [vraag["resource"]["id"]]
    assert (rijen[0].sleutel, rijen[0].verzoek) == ("proef", "req-9")
    assert rijen[0].grootboek == reads.kop().nr
    assert json.loads(rijen[0].regel)["body"]["adl.core.request"] == vraag


def test_a_file_that_a_dead_process_never_named_goes_after_an_hour(db, map_):
    import os

    map_.mkdir()
    oud, nieuw = map_ / "oud.nieuw", map_ / "nieuw.nieuw"
    for pad in (oud, nieuw):
        pad.touch()
    toen = klok.nu().timestamp() - 4000
    os.utime(oud, (toen, toen))
    verschepen.verscheep(map_)
    assert bestanden(map_) == [nieuw]


def test_nothing_is_shipped_from_a_folder_that_is_not_there(db, tmp_path):
    assert verschepen.verscheep(tmp_path / "weg") == 0


# GEN-07: rows stay as they are, and go after their term


def zet_neer(plek, bewaren_tot):
    return Beslissing.objects.create(
        bestand="b", plek=plek, einde=plek + 1, moment=klok.nu(), soort="access_evaluation",
        uitkomst="ja", aantal=1, regel="{}", bewaren_tot=bewaren_tot,
    )  # fmt: skip


def test_GEN_07_a_row_is_destroyed_from_its_day_on_and_not_before(db):
    vandaag = klok.vandaag()
    for plek, dagen in enumerate((-1, 0, 1)):
        zet_neer(plek, vandaag + timedelta(days=dagen))
    assert verschepen.vernietig_oude() == 2
    assert Beslissing.objects.get().bewaren_tot == vandaag + timedelta(days=1)


def test_GEN_07_the_database_refuses_to_change_a_row_or_to_remove_it_early(db):
    zet_neer(0, klok.vandaag() + timedelta(days=2))
    for zin in (
        "UPDATE koppelingen_beslissing SET uitkomst = 'nee'",
        "UPDATE koppelingen_beslissing SET bewaren_tot = '2000-01-01'",
        "DELETE FROM koppelingen_beslissing",
        "TRUNCATE koppelingen_beslissing",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(zin)
    assert Beslissing.objects.count() == 1


def test_GEN_07_the_term_is_a_setting(db, map_, logboek, provincie, monkeypatch):
    from driehoek.register import instellingen

    gevraagd = []

    def getal(soort, op):
        gevraagd.append((soort.code, op))
        return 30

    monkeypatch.setattr(instellingen, "getal", getal)
    logboek.schrijf(regel())
    verschepen.verscheep(map_)
    assert gevraagd == [("beslislogtermijn", klok.vandaag())]
    assert Beslissing.objects.get().bewaren_tot == date(2023, 11, 14) + timedelta(days=30)
