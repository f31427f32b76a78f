"""The commands `begin`, `show`, `check` and `verify`, as they are typed."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

BEGIN = {
    "organisatie": "Provincie Testland",
    "kenmerk": "PZH-2023-1",
    "genomen": "31-1-2023",
    "werkt_vanaf": "1 maart 2023",
    "voornaam": "Bea",
    "tussenvoegsel": "van der",
    "achternaam": "Heerder",
    "nummer": "B1",
    "gebruikersnaam": "bea",
}


@pytest.fixture
def database(echte_db, monkeypatch):
    """The commands find a database of their own, empty but for its schema."""
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    monkeypatch.setenv("DATABASE_URL_EIGENAAR", echte_db.eigenaar)
    return echte_db


@pytest.fixture
def begonnen(database) -> dict[str, Any]:
    return json.loads(draai("begin", **BEGIN, json=True))


def draai(commando: str, *args: str, **opties: Any) -> str:
    uit = StringIO()
    call_command(commando, *args, stdout=uit, **opties)
    return uit.getvalue()


def test_begin_founds_the_register_and_lets_its_keeper_in(begonnen):
    from driehoek.platform.accounts.inloglinks import account_bij
    from driehoek.register import reads
    from driehoek.register.types import Rol

    assert begonnen["handeling"] == 1
    account = account_bij(begonnen["link"].rstrip("/").rpartition("/")[2])
    assert account is not None
    assert account.gebruikersnaam == "bea"
    assert not account.has_usable_password()
    persoon = account.koppeling.persoon
    assert reads.naam_van(persoon.id) == "Bea van der Heerder"
    assert reads.heeft_rol(persoon.id, Rol.REGISTERBEHEERDER, reads.peilmoment().geldig_op)


def test_begin_happens_once_and_leaves_no_account_when_refused(begonnen):
    from driehoek.platform.models import Account

    with pytest.raises(CommandError, match="al begonnen"):
        draai("begin", **BEGIN | {"gebruikersnaam": "ander"})
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"genomen": "31-2-2023"}, "bestaat niet"),
        ({"genomen": None, "nummer": None}, "Geef ook --genomen, --nummer"),
        ({"werkt_vanaf": "1-1-2023"}, "BEV-14"),
    ],
)
def test_begin_says_what_is_wrong_and_stores_nothing(database, monkeypatch, anders, zin):
    from driehoek.platform.models import Account, Kop

    monkeypatch.setattr("sys.stdin", StringIO())
    with pytest.raises(CommandError, match=zin):
        draai("begin", **BEGIN | anders)
    assert Kop.objects.get().nr == 0
    assert not Account.objects.exists()


def test_verify_and_check_are_green_after_begin(begonnen):
    uitslag = json.loads(draai("verify", json=True))
    assert uitslag["bevindingen"] == []
    assert uitslag["kop"]["nr"] == 1

    regels = json.loads(draai("check", json=True))
    assert {r["regel"] for r in regels} >= {"REG-02", "REG-05", "REG-21"}
    assert [r for r in regels if r["soort"] == "hard" and r["aantal"]] == []


def test_verify_names_what_differs_and_ends_with_code_1(begonnen, database):
    import psycopg

    with psycopg.connect(database.superuser) as conn:
        conn.execute("SET session_replication_role = replica")
        conn.execute("UPDATE register_persoon SET nummer = 'X' WHERE nummer = 'B1'")
    uit = StringIO()
    with pytest.raises(SystemExit) as einde:
        call_command("verify", stdout=uit)
    assert einde.value.code == 1
    assert "register_persoon" in uit.getvalue()
    assert "[gewijzigd]" in uit.getvalue()


def test_verify_against_a_head_noted_down(begonnen):
    kop = json.loads(draai("verify", json=True))["kop"]
    assert "Alles klopt." in draai("verify", kop=f"{kop['nr']}:{kop['hash']}")
    with pytest.raises(SystemExit):
        draai("verify", kop=f"{kop['nr']}:{'0' * 64}")
    with pytest.raises(CommandError, match="NR:HASH"):
        draai("verify", kop="laatste")


def test_check_ends_with_code_1_when_a_hard_rule_speaks(begonnen, monkeypatch):
    from datetime import date

    from driehoek.platform import regelboek
    from driehoek.platform.fouten import Overtreding

    def zegt(_toets):
        yield Overtreding("XX-99", 5, "Dit mag niet zo staan.", sleutel="drager:5")

    regel = regelboek.Regel("XX-99", regelboek.Soort.HARD, "Een proef.", "hier", (zegt,))
    monkeypatch.setitem(regelboek._regels, ("XX-99", regelboek.Soort.HARD), regel)
    uit = StringIO()
    with pytest.raises(SystemExit) as einde:
        call_command("check", regel="xx-99", stdout=uit)
    assert einde.value.code == 1
    assert "Dit mag niet zo staan." in uit.getvalue()
    assert regel.periode.van == date(1900, 1, 1)
    with pytest.raises(CommandError, match="geen regel ZZ-1"):
        draai("check", regel="ZZ-1")


@pytest.mark.parametrize("wat", ["PZH-2023-1", "pzh-2023-1"])
def test_show_a_besluit_by_its_kenmerk(begonnen, wat):
    tekst = draai("show", wat)
    assert "Oprichting van het opdrachtenregister" in tekst
    assert "Geldend" in tekst
    assert json.loads(draai("show", wat, json=True))["werkt_vanaf"] == "2023-03-01"


@pytest.mark.parametrize("wat", ["B1", "heerder"])
def test_show_a_person_by_number_or_name(begonnen, wat):
    gegevens = json.loads(draai("show", wat, json=True))
    assert gegevens["naam"] == "Bea van der Heerder"
    assert [r["rol"] for r in gegevens["rollen"]] == ["REGISTERBEHEERDER"]
    assert gegevens["rollen"][0]["besluit"] == "PZH-2023-1"


def test_show_on_both_axes(begonnen):
    """Before the role: it is there but does not hold. Before it was known: it is not there."""
    toen = draai("show", "B1", geldig_op="1-1-2023")
    assert "* Registerbeheerder" not in toen
    assert "* Registerbeheerder" in draai("show", "B1", geldig_op="1-3-2023")
    assert json.loads(draai("show", "B1", bekend_op="2020-01-01", json=True))["rollen"] == []


def test_show_says_what_it_cannot_find(begonnen):
    with pytest.raises(CommandError, match="staat op dit peilmoment niet"):
        draai("show", "bestaat niet")
    with pytest.raises(CommandError, match="geen moment"):
        draai("show", "B1", bekend_op="T25")


def test_show_an_opdracht_and_asks_when_a_name_fits_more(database):
    from provincie import Provincie

    p = Provincie()
    opgave = p.opgave("Wegen onderhouden")
    een = p.opdracht(opgave, "Groot onderhoud N219")
    twee = p.opdracht(opgave, "Klein onderhoud N219")

    gegevens = json.loads(draai("show", str(een), json=True))
    assert gegevens["naam"] == "Groot onderhoud N219"
    assert gegevens["opgave"]["id"] == opgave
    assert "Groot onderhoud N219" in draai("show", "groot onderhoud")
    assert "Wegen onderhouden" in draai("show", str(opgave))
    with pytest.raises(CommandError, match="meer dan een ding") as fout:
        draai("show", "onderhoud N219")
    assert str(een) in str(fout.value)
    assert str(twee) in str(fout.value)


def test_a_database_without_a_register_says_so(database):
    import psycopg

    with psycopg.connect(database.eigenaar) as conn:
        conn.execute("DROP TABLE platform_kop")
    with pytest.raises(CommandError, match="driehoek begin"):
        draai("verify")
