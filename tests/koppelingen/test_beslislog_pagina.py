"""The decision log as people see it."""

import pytest

from config.paginahulp import als
from driehoek.koppelingen.authzen import poort
from driehoek.koppelingen.beslislog import verschepen
from driehoek.koppelingen.models import Beslissing
from driehoek.platform.models import Inzage

LIJST = "/beslislog/"


@pytest.fixture
def log(wereld, tmp_path, systemen):
    """A yes, a no, some of both, a search and an error, of one system."""
    from authzenhulp import Bel

    bel = Bel(tmp_path / "log", poort=poort.laat_binnen)
    kop = {"HTTP_X_API_KEY": systemen.sleutel("Financien")}
    vraag = wereld.vraag()
    bel.een(vraag, HTTP_X_REQUEST_ID="factuur-12", **kop)
    bel.een(wereld.vraag(bedrag="100000.01"), **kop)
    bel.meer({**vraag, "evaluations": [{}, {"subject": wereld.subject(wereld.aon)}]}, **kop)
    bel.zoek("subject", {**vraag, "subject": {"type": "persoon"}}, **kop)
    bel.een(wereld.vraag(bedrag="veel"), **kop)
    verschepen.verscheep(bel.map)
    return wereld


@pytest.fixture
def kijker(log):
    return als(log.provincie.beheerder)


def rijen(client, vraag=""):
    return client.get(f"{LIJST}?formaat=json{vraag}").json()


def test_BEV_03_the_list_tells_who_asked_what_about_whom_and_what_the_answer_was(kijker, log):
    tekst = kijker.get(LIJST).content.decode()
    for deel in (
        "Financien",
        "Gerda Opdrachtgever",
        "Een reeks vragen",
        "1 van 2 ja",
        "wordt gezocht",
    ):
        assert deel in tekst, deel
    assert "geen antwoord" in tekst
    gevonden = rijen(kijker)
    assert [r["Antwoord"] for r in gevonden] == [
        "geen antwoord",
        "1 gevonden",
        "1 van 2 ja",
        "nee",
        "ja",
    ]


def test_the_list_is_narrowed_by_answer_question_system_day_and_number(kijker, log):
    aon = log.subject(log.aon)["id"]
    opdracht = log.resource(log.opdracht)["id"]
    afnemer = Beslissing.objects.first().afnemer
    trace = Beslissing.objects.last().trace_id
    for vraag, aantal in (
        ("&uitkomst=nee", 1),
        ("&soort=access_evaluation", 3),
        (f"&afnemer={afnemer}", 5),
        ("&afnemer=999", 0),
        ("&afnemer=x", 5),
        ("&dagen=1", 5),
        (f"&q={aon}", 1),
        (f"&q={opdracht}", 5),
        ("&q=factuur-12", 1),
        (f"&q={trace}", 1),
        ("&q=niets", 0),
        (f"&q={opdracht}&uitkomst=ja&dagen=7", 1),
    ):
        assert len(rijen(kijker, vraag)) == aantal, vraag


def test_one_question_shows_each_answer_with_its_reason_and_the_record_itself(kijker, log):
    deels = Beslissing.objects.get(uitkomst="deels")
    tekst = kijker.get(f"{LIJST}{deels.id}/").content.decode()
    for deel in (
        "Gerda Opdrachtgever",
        "Nico Opdrachtnemer",
        "Verplichting aangaan",
        "Stikstof terugdringen",
        "€\xa01.000",
        "1 maart 2023",
        "Deze persoon is bevoegd.",
        "De regeling geeft deze rol deze handeling niet.",
        "adl.access_evaluations",
        f"/grootboek/{deels.grootboek}/",
    ):
        assert deel in tekst, deel


def test_a_search_and_an_error_have_their_own_page(kijker, log):
    gezocht = Beslissing.objects.get(uitkomst="gevonden")
    tekst = kijker.get(f"{LIJST}{gezocht.id}/").content.decode()
    assert "Wat er werd gevonden" in tekst
    assert "Gerda Opdrachtgever" in tekst
    mislukt = Beslissing.objects.get(uitkomst="mislukt")
    tekst = kijker.get(f"{LIJST}{mislukt.id}/").content.decode()
    assert "Schrijf een bedrag als tekst" in tekst
    assert "Vragen en antwoorden" not in tekst
    assert kijker.get(f"{LIJST}{10**9}/").status_code == 404


def test_a_line_that_could_not_be_read_has_a_page_too(kijker, log):
    from driehoek.koppelingen.beslislog.regel import Regel, als_rij

    rij = als_rij(Regel("kapot.jsonl", 0, b"[<kapot>"), 30)
    rij.save()
    tekst = kijker.get(f"{LIJST}{rij.id}/").content.decode()
    assert "[&lt;kapot&gt;" in tekst


def test_GEN_02_who_takes_the_log_out_as_a_file_is_noted(kijker, log):
    kijker.get(LIJST)
    assert not Inzage.objects.exists()
    rijen(kijker)
    assert Inzage.objects.get().soort == "beslislog"


def test_the_pages_cost_as_many_queries_with_many_rows_as_with_few(kijker, log):
    from config.paginahulp import log_vraag, tel

    kijker.get(LIJST)
    weinig = tel(kijker, LIJST)
    for nr in range(55):
        mens = log.provincie.persoon("Stikstof", f"Expert {nr}")
        log_vraag(mens, log.provincie.opdracht(log.opgave, f"Opdracht {nr}"), nr)
    assert tel(kijker, LIJST) == weinig
