"""`driehoek import medewerkers`: the list of the HR system comes in, and goes out the same (PT-23)."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError
from overnamehulp import bestand, exporteer, neem_over

from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.platform import regelboek
from driehoek.platform.handelingen import verify
from driehoek.platform.models import Kop, Uitleg
from driehoek.platform.regelboek import Soort
from driehoek.register import reads
from driehoek.register.models import Persoon
from provincie import Provincie

KOP = (
    "personeelsnummer;voornaam;tussenvoegsel;achternaam;volgnummer;aard;functie;functiefamilie;"
    "schaal;uren;formatieplaats;geboortejaar;pteam;begin;tot_en_met"
)
AN = "H1;An;de;Boer;;;Adviseur;Advies;11;36;F-1;1980;Water;2024-01-01;"
AN_TWEE = "H1;An;de;Boer;2;;Docent;Advies;12;4;;1980;;2024-01-01;"
BO = "H2;Bo;;Boom;;Externe inhuur;Adviseur;Advies;10;28,8;;;Water;2024-01-01;2024-12-31"


@pytest.fixture
def register(echte_db, monkeypatch):
    """A register that the command finds by itself, with two P-teams and nobody in them."""
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    provincie = Provincie()
    provincie.water, provincie.bodem = provincie.pteam("Water"), provincie.pteam("Bodem")
    return provincie


def lijst(tmp_path, *regels):
    return bestand(tmp_path, KOP, *regels)


def nr():
    return Kop.objects.get(id=1).nr


def diensten(nummer):
    feiten = Dienstverband.objects.huidig().filter(persoon__nummer=nummer)
    return sorted(
        (f.volgnummer, f.aard, f.schaal, f.uren, f.periode.van, f.periode.laatste_dag)
        for f in feiten
    )


def plekken(nummer):
    feiten = Lidmaatschap.objects.huidig().filter(persoon__nummer=nummer).order_by("geldig")
    return [(f.pteam_id, f.periode.van, f.periode.laatste_dag) for f in feiten]


def test_PT_23_twee_dienstverbanden_en_een_p_team_komen_binnen(register, tmp_path):
    assert "Opgeslagen: 3 regels." in neem_over("medewerkers", lijst(tmp_path, AN, AN_TWEE, BO))

    begin = date(2024, 1, 1)
    assert diensten("H1") == [
        (1, "medewerker", 11, Decimal(36), begin, None),
        (2, "medewerker", 12, Decimal(4), begin, None),
    ]
    assert diensten("H2") == [
        (1, "extern", 10, Decimal("28.8"), begin, date(2024, 12, 31)),
    ]
    assert plekken("H1") == [(register.water, begin, None)]
    feit = Lidmaatschap.objects.huidig().filter(persoon__nummer="H1").get()
    assert feit.grondslag.soort == "conversie"
    assert feit.grondslag.toelichting.startswith("Personeelssysteem: ")
    assert reads.naam_van(Persoon.objects.get(nummer="H1").id) == "An de Boer"
    assert not list(verify.controleer())


def test_PT_23_dezelfde_lijst_nog_een_keer_verandert_niets_en_zegt_dat(register, tmp_path):
    pad = lijst(tmp_path, AN, AN_TWEE, BO)
    neem_over("medewerkers", pad)
    voor = nr()

    assert "Er verandert niets" in neem_over("medewerkers", pad)
    assert nr() == voor


def test_PT_23_een_proef_slaat_niets_op(register, tmp_path):
    voor = nr()
    proef = neem_over("medewerkers", lijst(tmp_path, AN), "--dry-run")
    assert "Er is niets opgeslagen" in proef
    assert nr() == voor
    assert not Persoon.objects.filter(nummer="H1").exists()


def test_PT_23_een_andere_schaal_begint_op_haar_dag_en_wat_was_blijft(register, tmp_path):
    neem_over("medewerkers", lijst(tmp_path, AN))
    later = AN.replace(";11;", ";12;").replace("2024-01-01", "2025-01-01")

    assert "Opgeslagen: 1 regel." in neem_over("medewerkers", lijst(tmp_path, later))

    assert [(s, van, tot) for _, _, s, _, van, tot in diensten("H1")] == [
        (11, date(2024, 1, 1), date(2024, 12, 31)),
        (12, date(2025, 1, 1), None),
    ]


def test_PT_23_wie_uit_dienst_gaat_is_ook_uit_het_p_team_en_houdt_zijn_verleden(register, tmp_path):
    neem_over("medewerkers", lijst(tmp_path, AN))

    neem_over("medewerkers", lijst(tmp_path, f"{AN}2025-06-30"))

    assert plekken("H1") == [(register.water, date(2024, 1, 1), date(2025, 6, 30))]
    assert diensten("H1")[0][-1] == date(2025, 6, 30)


def test_PT_23_een_andere_naam_is_de_zelfde_persoon(register, tmp_path):
    neem_over("medewerkers", lijst(tmp_path, AN))
    an = Persoon.objects.get(nummer="H1").id
    neem_over("medewerkers", lijst(tmp_path, AN.replace("Boer", "Visser")))
    assert reads.naam_van(an) == "An de Visser"


def test_PT_02_een_klein_team_en_een_zonder_p_manager_worden_open_signalen(register, tmp_path):
    uit = neem_over("medewerkers", lijst(tmp_path, AN))

    assert "'Water' heeft nu 1 medewerker, minder dan de 8" in uit
    assert "'Water' heeft geen P-manager" in uit
    assert not Uitleg.objects.exists()
    for regel, soort in (("PT-02", Soort.LEG_UIT), ("PT-03", Soort.SIGNAAL)):
        gekozen = next(r for r in regelboek.alle() if (r.id, r.soort) == (regel, soort))
        assert [o.drager for o in gekozen.overtredingen()] == [register.water]


def test_wie_niet_in_de_lijst_staat_wordt_geteld_en_met_rust_gelaten(register, tmp_path):
    neem_over("medewerkers", lijst(tmp_path, AN))
    uit = neem_over("medewerkers", lijst(tmp_path, BO.replace("2024-12-31", "")))
    assert "1 persoon met een dienstverband staat niet in deze lijst" in uit
    assert diensten("H1")[0][-1] is None


@pytest.mark.parametrize(
    ("regels", "zegt"),
    [
        ([AN, AN.replace("An;", "Ans;")], "Nummer H1 is op regel 2 van An de Boer (H1)"),
        ([AN, AN_TWEE.replace(";1980;;", ";1980;Bodem;")], "hooguit een P-team"),
        ([AN, AN.replace("2024-01-01", "2025-01-01")], "Dit dienstverband staat op regel 2 al"),
        ([AN.replace("Water", "Lucht")], "Lucht"),
        ([AN.replace("2024-01-01", "2023-02-28")], "Dit P-team bestaat niet"),
        ([AN.replace(";11;", ";20;")], "Schrijf een heel getal van 1 tot en met 19. (REG-25)"),
        ([AN.replace("1980", "1880")], "Schrijf een heel getal van 1900 tot en met 2100. (PT-23)"),
        ([AN, AN_TWEE.replace("1980", "1981")], "Op regel 2 staat een ander geboortejaar"),
        ([AN.replace(";36;", ";41;")], "Schrijf de uren per week, van 0 tot en met 40"),
        ([AN.replace(";36;", ";veel;")], "'veel' kan hier niet."),
        ([AN.replace(";;;Adv", ";10;;Adv", 1)], "Schrijf een heel getal van 1 tot en met 9."),
        ([AN.replace(";;;Adv", ";;Vrijwilliger;Adv", 1)], "'Vrijwilliger' staat niet in de lijst"),
        ([f"{AN}2023-12-31"], "verwisseld"),
        ([AN.replace("Boer", "")], "kolom achternaam"),
    ],
)
def test_PT_23_wat_niet_kan_wordt_geweigerd_en_er_blijft_niets_achter(
    register, tmp_path, regels, zegt
):
    voor = nr()
    with pytest.raises(CommandError) as fout:
        neem_over("medewerkers", lijst(tmp_path, *regels))
    assert zegt in str(fout.value)
    assert "er is niets opgeslagen" in str(fout.value)
    assert nr() == voor


def test_PT_23_alle_fouten_komen_in_een_keer(register, tmp_path):
    fout = [AN.replace(";36;", ";41;"), BO.replace("Water", "Lucht")]
    with pytest.raises(CommandError, match="2 fouten") as gevonden:
        neem_over("medewerkers", lijst(tmp_path, *fout))
    assert "(PT-23)" in str(gevonden.value)
    assert "(PT-01)" in str(gevonden.value)


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_PT_23_de_lijst_gaat_eruit_en_komt_onveranderd_terug(register, tmp_path, vorm):
    verhuisd = [
        f"{AN}2024-06-30",
        AN.replace("Water", "Bodem").replace("2024-01-01", "2024-07-01"),
        AN_TWEE,
        BO,
    ]
    neem_over("medewerkers", lijst(tmp_path, *verhuisd))
    uit = tmp_path / f"uit.{vorm}"

    exporteer("medewerkers", uit)

    assert "Er verandert niets" in neem_over("medewerkers", uit)
