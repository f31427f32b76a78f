"""The time bar: off today there is no writing, and every link stays at the Peilmoment."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from config.paginahulp import adressen, als
from driehoek.platform import klok
from driehoek.platform.models import Handeling, Kop
from driehoek.register import acts
from provincie import verzoek

TOEN = "geldig_op=2024-06-01"
LUID = "Je kijkt naar 1 juni 2024, zoals nu bekend. Wijzigen kan niet."
# Links that leave the Peilmoment on purpose, or that have none.
VRIJ = {"/static", "/inloggen", "/uitloggen"}
# Parts of a page, without the time bar around them.
DELEN = {"suggesties", "portfolio-opgave"}
# What is only there to record, and so is refused on another day.
ALLEEN_VANDAAG = {"toegang-beoordelen"}
# What is not in the register has no time bar: accounts, systems, profiles, and what was asked and
# checked.
ZONDER_TIJD = {
    "account",
    "mfa_index",
    "tweede-factor",
    "accounts",
    "accountgebeurtenissen",
    "beslissingen",
    "beslissing",
    "controles",
    "controle",
    "controle-regels",
    "controle-regel",
    "gevolgen",
    "gevolgen-handeling",
    "koppelingen",
    "koppeling",
    "koppelingen-api",
    "account-beheer",
    "mensen",
    "mens",
    "teamplan",
    "teamplan-versie",
    "mijn-profiel",
    "profiel-kennis",
    "profieldeel",
    "profiel-wis",
    "profiel-begrippen",
    "begrippen",
    "begrip",
    "begrip-nieuw",
    "vakvoorstellen",
    "vakvoorstel",
    "vakvoorstel-nieuw",
    "meedoen",
    "meedoen-stop",
    "privacy",
    "mijn-gegevens",
    "mijn-gegevens-download",
    "correctieverzoeken",
    "correctieverzoek",
}
LIJSTEN = ["opgaven", "opdrachten", "personen", "besluiten", "regels", "grootboek", "begroting"]


def html(client, pad):
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, (pad, antwoord.status_code)
    return antwoord.content.decode()


def met(pad, query):
    return f"{pad}{'&' if '?' in pad else '?'}{query}"


def te_lezen(wereld):
    return {n: pad for n, pad in adressen(wereld).items() if n not in ALLEEN_VANDAAG | ZONDER_TIJD}


def test_wat_alleen_vandaag_kan_is_op_een_andere_dag_dicht(wereld, beheerder):
    paden = adressen(wereld)
    for naam in ALLEEN_VANDAAG:
        assert beheerder.get(paden[naam]).status_code == 200, naam
        assert beheerder.get(met(paden[naam], TOEN)).status_code == 403, naam


def test_vandaag_kun_je_iets_vastleggen(wereld, beheerder):
    for naam in ("opdracht", "opgave"):
        assert "/vastleggen/?drager=" in html(beheerder, adressen(wereld)[naam]), naam


def test_op_een_andere_dag_staat_dat_er_luid_en_kun_je_niets_vastleggen(wereld, beheerder):
    for naam, pad in te_lezen(wereld).items():
        tekst = html(beheerder, met(pad, TOEN))
        assert 'href="/vastleggen/' not in tekst, naam
        if naam not in DELEN:
            assert LUID in tekst, naam
            assert "Terug naar vandaag" in tekst, naam


def test_elke_link_blijft_op_het_peilmoment(wereld, beheerder):
    kwijt = set()
    for naam, pad in te_lezen(wereld).items():
        tekst = html(beheerder, met(pad, TOEN))
        # Back to today; and the head of the ledger, in the foot.
        tekst = re.sub(r'<a class="(dh-tijd__terug|dh-voet__link)"[^>]*>', "", tekst)
        for href in re.findall(r'<a [^>]*href="(/[^"]*|\?[^"]*)"', tekst):
            url = urlsplit(href.replace("&amp;", "&"))
            vrij = any(url.path.startswith(v) for v in VRIJ)
            vrij |= (naam, url.path) == ("importeren", "/importeren/")  # back to today
            if not vrij and parse_qs(url.query).get("geldig_op") != ["2024-06-01"]:
                kwijt.add((naam, href))
    assert sorted(kwijt) == []


def test_wie_later_is_benoemd_staat_er_op_een_eerder_bekend_moment_niet(wereld, beheerder):
    eerder = Handeling.objects.order_by("-nr").first().moment
    p = wereld.provincie
    p.benoem(wereld.opgave, "BOG", p.persoon("Lotte", "Later"), rang=2)
    pad = f"/opgaven/{wereld.opgave}/?geldig_op=2024-06-01"
    assert "Lotte Later" in html(beheerder, pad)
    tekst = html(beheerder, f"{pad}&bekend_op={eerder.isoformat().replace('+', '%2B')}")
    assert "Lotte Later" not in tekst
    assert "Gijs Gedeputeerde" in tekst


def test_REG_11_een_instelling_staat_bij_de_regel_zoals_toen_bekend(wereld, beheerder):
    eerder = Handeling.objects.order_by("-nr").first().moment
    p = wereld.provincie
    acts.stel_instelling_vast(
        verzoek(),
        code="registratietermijn",
        waarde=21,
        vanaf=date(2024, 1, 1),
        grond=p.besluit("instelling", door="DT", op=date(2024, 1, 1)),
    )
    for pad in ("/regels/", "/regels/REG-12s/"):
        vraag = {"geldig_op": "2024-06-01"}
        assert "21 dagen" in beheerder.get(pad, vraag).content.decode(), pad
        toen = beheerder.get(pad, vraag | {"bekend_op": eerder.isoformat()}).content.decode()
        toen = toen.partition('id="nu"')[0]  # where it speaks now, is about now
        assert "14 dagen" in toen, pad
        assert "21 dagen" not in toen, pad


def test_een_dag_als_bekend_op_is_het_einde_van_die_dag(wereld, beheerder):
    vandaag = klok.vandaag()
    pad = f"/opdrachten/{wereld.opdracht}/"
    assert "Gerda Opdrachtgever" in html(beheerder, f"{pad}?bekend_op={vandaag}")
    gisteren = vandaag - timedelta(days=1)
    assert beheerder.get(f"{pad}?bekend_op={gisteren}").status_code == 404


def test_een_deel_dat_toen_nog_niet_bekend_was_is_er_niet(wereld, beheerder):
    eerste = Handeling.objects.order_by("nr").first().moment
    pad = f"/opdrachten/{wereld.deel}/"
    assert beheerder.get(pad, {"bekend_op": eerste.isoformat()}).status_code == 404


def test_kennis_ligt_nooit_na_het_laatste_nummer_van_het_grootboek(wereld, beheerder):
    antwoord = beheerder.get("/opdrachten/?bekend_op=2199-01-01")
    assert antwoord.context["bezoek"].peil.bekend_op == Kop.objects.get().moment
    assert antwoord.context["bezoek"].mag_schrijven


def test_een_moment_zonder_zone_is_in_amsterdam_en_een_plus_mag_een_spatie_zijn(wereld, beheerder):
    vragen = {
        "2025-07-01T14:05": datetime(2025, 7, 1, 12, 5, tzinfo=UTC),
        "2025-07-01T14:05:00 02:00": datetime(2025, 7, 1, 12, 5, tzinfo=UTC),
    }
    for vraag, verwacht in vragen.items():
        antwoord = beheerder.get("/regels/", {"bekend_op": vraag})
        assert antwoord.context["bezoek"].peil.bekend_op == verwacht, vraag


@pytest.fixture
def gevaar(wereld):
    """Names that a spreadsheet would run."""
    p = wereld.provincie
    p.persoon("=cmd|' /C calc'!A0", "Kwaad")
    return p.opdracht(wereld.opgave, "=1+1", vanaf=date(2024, 2, 1))


def test_elke_lijst_gaat_als_bestand_mee(wereld, beheerder):
    for naam in LIJSTEN:
        for vorm in ("csv", "xlsx", "json"):
            antwoord = beheerder.get(adressen(wereld)[naam], {"formaat": vorm})
            assert antwoord.status_code == 200, (naam, vorm)
            bestand = f'attachment; filename="{naam}.{vorm}"'
            assert antwoord["Content-Disposition"] == bestand
            assert antwoord["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("lijst", "naam"), [("personen", "=cmd|' /C calc'!A0 Kwaad"), ("opdrachten", "=1+1")]
)
def test_een_naam_wordt_in_een_rekenblad_geen_formule(gevaar, beheerder, lijst, naam):
    def haal(vorm):
        return beheerder.get(f"/{lijst}/", {"formaat": vorm}).content

    rijen = list(csv.reader(io.StringIO(haal("csv").decode("utf-8-sig")), delimiter=";"))
    cellen = [c for rij in rijen for c in rij]
    assert f"'{naam}" in cellen
    assert not [c for c in cellen if c.startswith(("=", "+", "@"))]
    blad = openpyxl.load_workbook(io.BytesIO(haal("xlsx"))).active
    gevonden = [c for rij in blad.iter_rows() for c in rij if c.value == naam]
    assert [(c.data_type, c.quotePrefix) for c in gevonden] == [("s", True)]
    assert naam in [w for rij in json.loads(haal("json")) for w in rij.values()]


def test_een_download_is_op_het_peilmoment_en_gefilterd(wereld, beheerder):
    def namen(query):
        lijst = json.loads(beheerder.get(f"/opdrachten/?formaat=json&{query}").content)
        return [rij["Opdracht"] for rij in lijst]

    assert namen("") == ["Stikstof terugdringen"]
    assert namen("geldig_op=2023-06-01") == []
    assert namen("q=iets+anders") == []
    assert als(wereld.collega).get("/grootboek/?formaat=csv").status_code == 403
