"""`driehoek import begroting`: what it says, what it stores, how it ends."""

import json
from io import StringIO

import pytest
from begrotingen import NATUUR_2025, NATUUR_2026, echt, tekst
from django.core.management import CommandError, call_command

from driehoek.opdrachten.models import Begrotingspost, PostOpvolging
from driehoek.platform.models import Handeling, Kop
from driehoek.register.models import Besluit
from provincie import Provincie

CONVERSIE = ("--conversie", "gepubliceerde begrotingen")


@pytest.fixture
def register(echte_db, monkeypatch):
    """A register that the command finds by itself, as on the command line."""
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    Provincie()


@pytest.fixture
def schrijf(tmp_path):
    def schrijf(*regels: str, naam: str = "begroting.csv", code: str = "utf-8"):
        pad = tmp_path / naam
        pad.write_bytes(tekst(*regels).encode(code))
        return pad

    return schrijf


def lees_in(pad, *opties: str) -> str:
    uit = StringIO()
    call_command("import", "begroting", str(pad), *opties, stdout=uit)
    return uit.getvalue()


def kop() -> int:
    return Kop.objects.get(id=1).nr


def test_real_files_with_all_they_contradict(register):
    uit = lees_in(echt("begroting_bedragen.csv"), *CONVERSIE)
    assert "Verschillen in begroting_bedragen.csv (8); beide blijven staan:" in uit
    assert (
        "[paginavoet] Begroting 2021, 7-2 (paginavoet): lasten is gepubliceerd als € 23.254.000;"
        " volgens de tabel op die pagina is het € 23.265.000, een verschil van € 11.000."
        " (regels 32, 50)" in uit
    )
    assert "Let op (29):" in uit
    assert "Opgeslagen: 67 posten, 87 bedragen in 17 standen." in uit
    assert "Voorstel was-wordt, van Begroting 2021 naar Begroting 2022:" in uit
    assert not PostOpvolging.objects.exists()

    voor = kop()
    nog_eens = lees_in(echt("begroting_bedragen.csv"), *CONVERSIE)
    assert "Er verandert niets: alles uit begroting_bedragen.csv staat al" in nog_eens
    assert kop() == voor

    structuur = lees_in(echt("begroting_structuur.csv"), *CONVERSIE)
    assert "Opgeslagen: 38 posten, 0 bedragen in 8 standen." in structuur
    assert "Begroting 2021: stond er al." in structuur


def test_wrong_file_is_answered_line_by_line_and_stores_nothing(register, schrijf):
    voor = kop()
    fout_bestand = schrijf(
        "2025;begroting;ambitie;5;Natuur",
        "2025;begroting;doel;05-1;Bos;5",
        "20x5;begroting;doel;5-2;Water;5;12,50",
    )
    with pytest.raises(CommandError) as fout:
        lees_in(fout_bestand, *CONVERSIE)
    zinnen = str(fout.value)
    assert fout.value.returncode == 1
    assert "begroting.csv, regel 3, kolom code: '05-1' is geen code van de begroting." in zinnen
    assert "regel 4, kolom jaar: '20x5' is geen begrotingsjaar. Schrijf een jaar" in zinnen
    assert "regel 4, kolom lasten: '12,50' is geen bedrag in hele euro's. Rond af" in zinnen
    assert "3 fouten; er is niets opgeslagen." in zinnen
    assert (kop(), Begrotingspost.objects.count()) == (voor, 0)


def test_wrong_encoding_is_refused(register, schrijf):
    voor = kop()
    with pytest.raises(CommandError, match="UTF-8"):
        lees_in(schrijf("2025;begroting;ambitie;5;Cohesië", code="cp1252"), *CONVERSIE)
    assert kop() == voor


def test_errors_as_json(register, schrijf):
    uit = StringIO()
    pad = schrijf("2025;begroting;ambitie;05;Natuur")
    with pytest.raises(CommandError):
        call_command("import", "begroting", str(pad), "--json", *CONVERSIE, stdout=uit)
    gegevens = json.loads(uit.getvalue())
    assert gegevens["opgeslagen"] is False
    assert [(f["regel"], f["kolom"]) for f in gegevens["fouten"]] == [(2, "code")]


def test_absent_file(register, tmp_path):
    with pytest.raises(CommandError, match="niet te lezen: het bestand is er niet"):
        lees_in(tmp_path / "weg.csv", *CONVERSIE)
    with pytest.raises(CommandError, match="niet te lezen: het is een map"):
        lees_in(tmp_path, *CONVERSIE)


def test_dry_run_tells_all_and_stores_nothing(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    voor = kop()
    uit = lees_in(schrijf(*NATUUR_2026), "--dry-run", "--bevestig-gelijke")
    assert "Proef: 3 posten, 3 bedragen in 1 stand zouden erbij komen." in uit
    assert "Er is niets opgeslagen." in uit
    assert "hernummerd (zekerheid hoog): 'Schoon water' had code 5-2 en heeft nu code 5-3." in uit
    assert (kop(), PostOpvolging.objects.count()) == (voor, 0)


def test_only_equal_lines_are_confirmed_at_once(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    uit = lees_in(schrijf(*NATUUR_2026), *CONVERSIE, "--bevestig-gelijke")
    assert "hernoemd (zekerheid" in uit
    assert "Bevestigd: 1 post gelijk gebleven." in uit
    assert [(o.was.code, o.wordt.code, o.soort) for o in PostOpvolging.objects.all()] == [
        ("5", "5", "gelijk")
    ]


def test_equal_lines_can_be_confirmed_later_and_once(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    pad = schrijf(*NATUUR_2026)
    lees_in(pad, *CONVERSIE)
    later = lees_in(pad, *CONVERSIE, "--bevestig-gelijke")
    assert "Er verandert niets" in later
    assert "Bevestigd: 1 post gelijk gebleven." in later
    assert "Bevestigd" not in lees_in(pad, *CONVERSIE, "--bevestig-gelijke")
    assert PostOpvolging.objects.count() == 1


def test_on_a_new_besluit_and_again_on_the_same(register, schrijf):
    besluit = ("--kenmerk", "PS-2024-31", "--genomen", "2024-11-13")
    lees_in(schrijf("2025;begroting;ambitie;5;Natuur"), *besluit)
    lees_in(schrijf("2025;begroting;ambitie;6;Wonen"), "--kenmerk", "PS-2024-31")
    (gebruikt,) = Besluit.objects.filter(kenmerk="PS-2024-31")
    assert (gebruikt.soort, gebruikt.titel) == ("begroting", "Vaststelling van Begroting 2025")
    assert {p.grondslag.besluit_id for p in Begrotingspost.objects.all()} == {gebruikt.id}
    with pytest.raises(CommandError, match="2024-11-13 als dag"):
        lees_in(schrijf("2025;begroting;ambitie;7;Werk"), *besluit[:2], "--genomen", "2024-11-14")


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        ((), "Noem waar de begroting op rust"),
        (("--kenmerk", "PS-1"), "Noem de dag ervan. Doe dat met --genomen."),
        (("--kenmerk", "PS-1", "--genomen", "2099-01-01"), "in de toekomst"),
        (("--kenmerk", "PS-1", "--genomen", "13-11-2024"), "'13-11-2024' is geen dag"),
        (("--kenmerk", "PS-1", "--genomen", "2022-11-09"), "REG-09"),
        (("--kenmerk", "PS-1", "--conversie", "x"), "niet toegestaan|not allowed"),
    ],
)
def test_without_a_good_ground_nothing_is_stored(register, schrijf, opties, zin):
    voor = kop()
    with pytest.raises(CommandError, match=zin):
        lees_in(schrijf(*NATUUR_2025), *opties)
    assert (kop(), Begrotingspost.objects.count()) == (voor, 0)


def test_contradiction_is_refused(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    voor = kop()
    with pytest.raises(CommandError, match="Een gepubliceerde stand verandert niet") as fout:
        lees_in(schrijf("2025;begroting;ambitie;5;Wegen"), *CONVERSIE)
    assert "Er is niets opgeslagen." in str(fout.value)
    assert kop() == voor


def test_report_as_json(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    gegevens = json.loads(lees_in(schrijf(*NATUUR_2026), *CONVERSIE, "--json"))
    assert (gegevens["posten"], gegevens["bedragen"], gegevens["opgeslagen"]) == (3, 3, True)
    assert gegevens["standen"] == [
        {
            "stand": "Begroting 2026",
            "jaar": 2026,
            "nieuw": True,
            "posten": 3,
            "bedragen": 3,
            "namen": 0,
        }
    ]
    assert {v["soort"] for v in gegevens["voorstellen"]} == {
        "gelijk",
        "hernoemd",
        "hernummerd",
        "vervallen",
    }


def test_the_ledger_says_which_file_it_was(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    inhoud = json.loads(bytes(Handeling.objects.get(nr=kop()).inhoud))
    assert (inhoud["bestand"], inhoud["standen"]) == ("begroting.csv", ["Begroting 2025"])


def test_nothing_comes_before_the_founding(echte_db, monkeypatch, schrijf):
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    with pytest.raises(CommandError, match="Dit register is nog niet begonnen"):
        lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    assert kop() == 0


VERBETERD = tuple(regel.replace(";50", ";51") for regel in NATUUR_2025)


def test_a_corrected_file_is_shown_first_and_then_corrects(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    voor = kop()
    with pytest.raises(CommandError, match="als correctie"):
        lees_in(schrijf(*VERBETERD), *CONVERSIE)

    opties = ("--corrigeer", "Verkeerd overgenomen")
    proef = lees_in(schrijf(*VERBETERD), *opties, "--dry-run")
    assert "Proef: 1 bedrag anders dan in het register. Er is niets opgeslagen." in proef
    assert "Begroting 2025, 5-2: lasten was € 50, wordt € 51 (regel 5)." in proef
    assert kop() == voor

    uit = lees_in(schrijf(*VERBETERD), *opties)
    assert "Gecorrigeerd: 1 bedrag." in uit
    assert kop() == voor + 1
    assert "Er verandert niets" in lees_in(schrijf(*VERBETERD), *opties)


def test_a_correction_as_json(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    gegevens = json.loads(lees_in(schrijf(*VERBETERD), "--corrigeer", "Fout", "--json"))
    assert (gegevens["opgeslagen"], gegevens["bedragen"]) == (True, 0)
    assert gegevens["correcties"] == [
        {
            "stand": "Begroting 2025",
            "jaar": 2025,
            "code": "5-2",
            "soort": "lasten",
            "was": 50,
            "wordt": 51,
            "regel": 5,
        }
    ]


def test_what_is_new_beside_a_correction_needs_its_own_ground(register, schrijf):
    lees_in(schrijf(*NATUUR_2025), *CONVERSIE)
    pad = schrijf(*VERBETERD, "2025;begroting;doel;5-4;Nieuw doel;5;7")
    with pytest.raises(CommandError, match="Noem waar de begroting op rust"):
        lees_in(pad, "--corrigeer", "Fout")

    uit = lees_in(pad, "--corrigeer", "Fout", *CONVERSIE)

    assert "Opgeslagen: 1 post, 1 bedrag in 1 stand." in uit
    assert "Gecorrigeerd: 1 bedrag." in uit
