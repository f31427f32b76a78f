"""What an answer says: the three values of BEV-01, its reasons, its days and its moments."""

import json
import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from authzenhulp import VERPLICHTING, Bel

from config.paginahulp import als
from driehoek.bevoegdheden import geheugen
from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.kern.bevoegdheid import Vraag, beantwoord, dagnummer, momentnummer
from driehoek.kern.tijd import Periode, einde_van_dag
from driehoek.koppelingen.authzen import poort
from driehoek.koppelingen.authzen.stand import Volger
from driehoek.platform import klok
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.models import Drager, Persoon
from driehoek.register.types import Benoeming
from provincie import BEGIN, verzoek


def test_BEV_03_the_answer_names_role_besluit_and_the_chain_of_articles(wereld, bel):
    wereld.stel(
        replace(VERPLICHTING, code="AOG-1", rol="AON", boven="GS-1", tot_bedrag=25_000),
        kenmerk="T-ketting",
    )
    context = bel.een(wereld.vraag(wie=wereld.aon)).json["context"]
    assert (context["id"], context["uitslag"]) == ("bevoegd", "bevoegd")
    assert context["reason_user"] == {"nl": "Deze persoon is bevoegd."}
    rol = context["rol"]
    assert (rol["rol"], rol["van"], rol["tot"]) == ("AON", "2023-03-01", None)
    assert rol["voorwerp"] == wereld.resource(wereld.opdracht)
    assert rol["besluit"].startswith("T-")
    assert [(a["code"], a["tot_bedrag"]) for a in context["artikelen"]] == [
        ("AOG-1", "25000.00"),
        ("GS-1", "100000.00"),
    ]
    assert context["artikelen"][0]["besluit"] == "T-ketting"
    assert context["peil"]["grootboek"] == reads.kop().nr
    assert context["peil"]["geldig_op"] == "2023-03-01"


def test_BEV_03_a_no_says_what_was_missing(wereld, bel):
    anders = wereld.provincie.persoon("Bo", "Buiten")
    assert bel.een(wereld.vraag(wie=anders)).id == "geen_rol"
    assert bel.een(wereld.vraag(wat="subsidie")).id == "geen_artikel"
    te_veel = bel.een(wereld.vraag(bedrag="100000.01")).json["context"]
    assert (te_veel["id"], te_veel["grens"]) == ("bedrag", "100000.00")
    assert te_veel["uitslag"] == "onbevoegd"
    assert te_veel["artikelen"][0]["code"] == "GS-1"
    assert bel.een(wereld.vraag(eigen_belang=True)).id == "eigen_belang"


@pytest.mark.parametrize(
    ("deel", "anders", "code"),
    [
        ("subject", {"type": "persoon", "id": "niemand"}, "persoon_onbekend"),
        ("subject", {"type": "user", "id": "P1"}, "type_onbekend"),
        ("action", {"name": "can_read"}, "handeling_onbekend"),
        ("resource", {"type": "opdracht", "id": "niets"}, "voorwerp_onbekend"),
        ("resource", {"type": "document", "id": "1"}, "type_onbekend"),
    ],
)
def test_BEV_01_what_the_register_does_not_know_is_a_no_that_says_so(
    wereld, bel, deel, anders, code
):
    antwoord = bel.een({**wereld.vraag(), deel: anders})
    assert not antwoord.mag
    assert antwoord.id == code
    assert antwoord.json["context"]["error"]["status"] == 404


def test_an_opdracht_asked_for_as_opgave_is_not_found(wereld, bel):
    vraag = wereld.vraag()
    vraag["resource"]["type"] = "opgave"
    assert bel.een(vraag).id == "voorwerp_onbekend"


def test_BEV_02_a_condition_must_be_met_and_must_be_one_that_we_know(wereld, bel):
    wereld.stel(replace(VERPLICHTING, voorwaarden=("advies_control", "tweede_handtekening")))
    assert bel.een(wereld.vraag()).id == "voorwaarde"
    assert bel.een(wereld.vraag(voldaan=["advies_control"])).id == "voorwaarde"
    assert bel.een(wereld.vraag(voldaan=["tweede_handtekening", "advies_control"])).mag
    for fout in ("advies_control", ["advies"], [1], None):
        assert bel.een(wereld.vraag(voldaan=fout)).status == 400


def test_BEV_11_nobody_decides_on_an_objection_against_an_own_decision(wereld, bel):
    wereld.stel(replace(VERPLICHTING, code="B-1", soort="mandaat", rechtshandeling="bezwaar"))
    eigen = wereld.subject(wereld.aog)["id"]
    ander = wereld.subject(wereld.aon)["id"]
    assert bel.een(wereld.vraag(wat="bezwaar", primair_door=eigen)).id == "eigen_besluit"
    assert bel.een(wereld.vraag(wat="bezwaar", primair_door=ander)).mag
    for fout in ("niemand", 3):
        assert bel.een(wereld.vraag(wat="bezwaar", primair_door=fout)).status == 400
    assert bel.een(wereld.vraag(eigen_belang="ja")).status == 400


def volg_op(wereld):
    """From 1 January 2024 on another is AOG; gives the last moment before that was known."""
    eerder = reads.kop().moment
    nieuw = wereld.provincie.persoon("Nina", "Nieuw")
    register_acts.vervang(
        verzoek(),
        benoemingen=[Benoeming(wereld.opdracht, "AOG", nieuw, Periode(date(2024, 1, 1)))],
        grond=wereld.provincie.besluit(
            "aog",
            rol="DIRECTEUR_MO",
            persoon=wereld.provincie.directeur_mo(),
            op=date(2023, 12, 1),
            vanaf=date(2024, 1, 1),
        ),
        uitleg="Zij gaat iets anders doen.",
    )
    return eerder, nieuw


def test_BEV_01_the_border_is_midnight_in_amsterdam(wereld, bel):
    _, nieuw = volg_op(wereld)
    for tijd, wie in (
        ("2023-12-31T23:59:59+01:00", wereld.aog),
        ("2023-12-31T22:59:59Z", wereld.aog),
        ("2023-12-31", wereld.aog),
        ("2024-01-01T00:00:00+01:00", nieuw),
        ("2023-12-31T23:00:00Z", nieuw),
        ("2024-01-01", nieuw),
    ):
        for persoon in (wereld.aog, nieuw):
            assert bel.een(wereld.vraag(wie=persoon, time=tijd)).mag is (persoon == wie), tijd


def test_BEV_01_the_border_of_knowledge_is_the_moment_of_registration(wereld, bel):
    eerder, nieuw = volg_op(wereld)
    later = reads.kop().moment
    ervoor = (later - timedelta(microseconds=1)).isoformat()
    zo = {"wie": nieuw, "time": "2024-02-01"}
    assert bel.een(wereld.vraag(**zo)).mag
    assert bel.een(wereld.vraag(**zo, bekend_op=later.isoformat())).mag
    toen = bel.een(wereld.vraag(**zo, bekend_op=ervoor)).json
    assert toen["decision"] is False
    assert toen["context"]["uitslag"] == "niet_geregistreerd"
    assert bel.een(wereld.vraag(**zo, bekend_op=eerder.isoformat())).id == "niet_geregistreerd"


def test_knowledge_never_lies_after_the_head_and_a_bare_day_is_its_end(wereld, bel):
    kop = reads.kop().moment
    toekomst = (klok.vandaag() + timedelta(days=400)).isoformat()
    antwoord = bel.een(wereld.vraag(bekend_op=toekomst)).json["context"]["peil"]
    assert antwoord["bekend_op"] == kop.isoformat().replace("+00:00", "Z")
    vroeg = bel.een(wereld.vraag(bekend_op="2001-01-01")).json["context"]["peil"]
    assert vroeg["bekend_op"] == "2001-01-01T22:59:59.999999Z"


@pytest.mark.parametrize("naam", ["time", "bekend_op"])
def test_a_time_has_its_zone(wereld, bel, naam):
    for goed in ("2024-05-31T15:22-07:00", "2024-05-31t15:22:01.123456z", "2024-02-29"):
        assert bel.een(wereld.vraag(**{naam: goed})).status == 200, goed
    for fout in (
        "2024-05-31T15:22:00",
        "gisteren",
        "2023-02-29",
        "31-05-2024",
        "20240531",
        "2024-05-31 15:22+01:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "",
        1717161720,
        True,
        ["2024-05-31"],
    ):
        antwoord = bel.een(wereld.vraag(**{naam: fout}))
        assert antwoord.status == 400, fout
        assert "RFC 3339" in antwoord.json["detail"]


def test_an_amount_is_a_text_in_euros_with_whole_cents(wereld, bel):
    for bedrag, mag in (("100000", True), ("100000.00", True), ("100000.01", False), ("0", True)):
        assert bel.een(wereld.vraag(bedrag=bedrag)).mag is mag
    for fout in (
        "1.000,00",
        "1000.0",
        "-1",
        "+1",
        "1e3",
        "",
        " 1",
        "\u0661",
        1000,
        1000.5,
        True,
        [1],
    ):
        antwoord = bel.een(wereld.vraag(bedrag=fout))
        assert antwoord.status == 400, fout
        assert antwoord.json["errors"][0]["location"]["pointer"] == "#/resource/properties/bedrag"
    assert bel.een(wereld.vraag(bedrag=None)).mag


def test_the_answer_follows_the_ledger_within_a_second_and_says_at_which_number(wereld, tmp_path):
    klok_ = [1000.0]
    volger = Volger(vers=0.25)
    bel = Bel(tmp_path / "log", volger=volger)
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr("driehoek.koppelingen.authzen.stand.monotonic", lambda: klok_[0])
        eerste = bel.een(wereld.vraag()).json["context"]["peil"]["grootboek"]
        wereld.stel(replace(VERPLICHTING, tot_bedrag=5))
        klok_[0] += 0.2
        oud = bel.een(wereld.vraag())
        assert (oud.mag, oud.json["context"]["peil"]["grootboek"]) == (True, eerste)
        klok_[0] += 0.1
        nieuw = bel.een(wereld.vraag())
        assert (nieuw.mag, nieuw.json["context"]["peil"]["grootboek"]) == (False, reads.kop().nr)


def test_without_a_database_there_is_an_answer_for_a_second_and_then_none(wereld, tmp_path):
    from django.db import OperationalError

    klok_ = [1000.0]
    bel = Bel(tmp_path / "log", volger=Volger(vers=0.25))
    vraag = wereld.vraag()
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr("driehoek.koppelingen.authzen.stand.monotonic", lambda: klok_[0])
        assert bel.een(vraag).mag

        def weg():
            raise OperationalError("weg")

        mp.setattr("driehoek.koppelingen.authzen.stand.register.kop", weg)
        klok_[0] += 0.9
        assert bel.een(vraag).mag
        klok_[0] += 0.2
        antwoord = bel.een(vraag)
    assert (antwoord.status, antwoord.koppen["Retry-After"]) == (503, "2")
    assert [r["status"] for r in bel.records()] == ["Unset", "Unset", "Error"]


def test_a_call_costs_no_query_while_what_was_read_is_fresh(
    wereld, tmp_path, systemen, django_assert_num_queries
):
    bel = Bel(tmp_path / "log", poort=poort.laat_binnen, volger=Volger(vers=60.0))
    sleutel = systemen.sleutel()
    vraag = wereld.vraag()
    assert bel.een(vraag, HTTP_X_API_KEY=sleutel).mag
    with django_assert_num_queries(0):
        for _ in range(20):
            assert bel.een(vraag, HTTP_X_API_KEY=sleutel).mag
        assert bel.meer({**vraag, "evaluations": [{}] * 100}, HTTP_X_API_KEY=sleutel).status == 200


# Agreement: AuthZEN, the decision function, and searching.

BEDRAGEN = ("0.00", "25000.00", "25000.01", "100000.00", "100000.01")
DAGEN = (date(2023, 2, 28), BEGIN, date(2023, 12, 31), date(2024, 1, 1), date(2024, 6, 1))


def test_BEV_03_authzen_the_function_searching_and_the_page_agree_on_random_questions(wereld, bel):
    """On a small register with a change of AOG and an ondermandaat; on border days and seconds."""
    wereld.stel(replace(VERPLICHTING, code="AOG-1", rol="AON", boven="GS-1", tot_bedrag=25_000))
    eerder, nieuw = volg_op(wereld)
    kans = random.Random(2026)
    personen = [
        wereld.aog,
        wereld.aon,
        nieuw,
        wereld.provincie.rolhouders["DOMEINDIRECTEUR", wereld.opgave],
    ]
    momenten = [eerder, reads.kop().moment, eerder - timedelta(microseconds=1)]
    nummers = dict(Persoon.objects.values_list("id", "nummer"))
    dragers = {d.id: (d.soort, d.nummer) for d in Drager.objects.all()}
    index = geheugen.actueel()
    vragen, oordelen, gevraagd = [], [], []
    for _ in range(300):
        persoon, drager = kans.choice(personen), kans.choice([wereld.opdracht, wereld.opgave])
        daad, bedrag = kans.choice(list(Rechtshandeling)[:4]), kans.choice(BEDRAGEN)
        dag, bekend = kans.choice(DAGEN), kans.choice(momenten)
        seconde = kans.choice(("T00:00:00", "T23:59:59"))
        vragen.append(
            {
                "subject": {"type": "persoon", "id": nummers[persoon]},
                "action": {"name": daad.value},
                "resource": {
                    "type": dragers[drager][0],
                    "id": dragers[drager][1],
                    "properties": {"bedrag": bedrag},
                },
                "context": {
                    "time": f"{dag}{seconde}{einde_van_dag(dag).strftime('%z')}",
                    "bekend_op": bekend.isoformat(),
                },
            }
        )
        gevraagd.append(
            {
                "persoon": persoon,
                "daad": daad.value,
                "over": drager,
                "bedrag": bedrag.replace(".", ","),
                "geldig_op": dag.isoformat(),
                "bekend_op": bekend.isoformat(),
            }
        )
        oordelen.append(
            beantwoord(
                index,
                Vraag(
                    persoon,
                    daad.nummer,
                    drager,
                    int(bedrag.replace(".", "")),
                    dagnummer(dag),
                    momentnummer(bekend),
                ),
            )
        )
    in_reeks = bel.meer({"evaluations": vragen}).json["evaluations"]
    gekregen = {o.uitslag.name.lower() for o in oordelen}
    assert gekregen == {"bevoegd", "niet_geregistreerd", "onbevoegd"}
    for vraag, oordeel, antwoord in zip(vragen, oordelen, in_reeks, strict=True):
        assert antwoord["decision"] is oordeel.is_bevoegd
        assert antwoord["context"]["uitslag"] == oordeel.uitslag.name.lower()
        assert bel.een(vraag).json == antwoord
    for vraag, antwoord in list(zip(vragen, in_reeks, strict=True))[:60]:
        wie = bel.zoek("subject", {**vraag, "subject": {"type": "persoon"}}).json["results"]
        assert (vraag["subject"] in wie) is antwoord["decision"]
        wat = bel.zoek("action", {k: v for k, v in vraag.items() if k != "action"}).json["results"]
        assert (vraag["action"] in wat) is antwoord["decision"]
    pagina = als(wereld.aon)
    for op_de_pagina, oordeel in list(zip(gevraagd, oordelen, strict=True))[:60]:
        getoond = pagina.get("/mag-dit/", op_de_pagina).context["antwoord"]
        assert getoond.uitslag is oordeel.uitslag, op_de_pagina


# The door


def test_BEV_03_who_asks_shows_a_key_with_the_right_to_ask(wereld, tmp_path, systemen):
    bel = Bel(tmp_path / "log", poort=poort.laat_binnen)
    vraag = wereld.vraag()
    zonder = bel.een(vraag)
    assert zonder.status == 401
    assert zonder.koppen["WWW-Authenticate"].startswith("Bearer")
    fout = bel.een(vraag, HTTP_X_API_KEY="verzonnen")
    assert (fout.status, 'error="invalid_token"' in fout.koppen["WWW-Authenticate"]) == (401, True)
    ander = systemen.sleutel("Alleen lezen", leesrechten=("register",))
    geweigerd = bel.een(vraag, HTTP_X_API_KEY=ander)
    assert geweigerd.status == 403
    assert "insufficient_scope" in geweigerd.koppen["WWW-Authenticate"]
    assert bel.records() == []
    goed = bel.een(vraag, HTTP_X_API_KEY=systemen.sleutel())
    assert goed.mag
    assert "RateLimit" in goed.koppen
    assert len(bel.records()) == 1


def test_without_a_database_nobody_is_known_and_that_is_said(wereld, tmp_path):
    from django.db import OperationalError

    def weg(_):
        raise OperationalError("weg")

    antwoord = Bel(tmp_path / "log", poort=weg).een(wereld.vraag())
    assert (antwoord.status, antwoord.json["code"]) == (503, "geen_register")
    assert antwoord.koppen["Retry-After"] == "2"


def test_who_asks_too_often_is_told_when_to_come_back(wereld, tmp_path, systemen):
    bel = Bel(tmp_path / "log", poort=poort.laat_binnen)
    sleutel = systemen.sleutel(per_minuut=2)
    vraag = {**wereld.vraag(), "evaluations": [{}] * 5}
    antwoorden = [bel.meer(vraag, HTTP_X_API_KEY=sleutel) for _ in range(3)]
    assert [a.status for a in antwoorden] == [200, 200, 429]
    assert 1 <= int(antwoorden[2].koppen["Retry-After"]) <= 60
    assert antwoorden[2].koppen["Content-Type"] == "application/problem+json"


def test_with_https_on_a_key_in_the_open_is_refused(wereld, tmp_path, systemen, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    bel = Bel(tmp_path / "log", poort=poort.laat_binnen)
    kop = {"HTTP_X_API_KEY": systemen.sleutel()}
    vraag = wereld.vraag()
    assert bel.een(vraag, **kop).status == 403
    settings.SECURE_PROXY_SSL_HEADER = None
    veilig = bel.een(vraag, **kop, **{"wsgi.url_scheme": "https"})
    assert veilig.mag
    assert veilig.koppen["Strict-Transport-Security"] == "max-age=60"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert bel.een(vraag, **kop, HTTP_X_FORWARDED_PROTO="https").mag
    assert bel.een(vraag, **kop, **{"wsgi.url_scheme": "https"}).status == 403


# The record


def test_each_call_has_one_record_with_what_was_asked_and_answered(wereld, bel):
    vraag = wereld.vraag()
    antwoord = bel.een(
        vraag,
        HTTP_X_REQUEST_ID="req-1",
        HTTP_TRACEPARENT="00-28dbeec32e77635cc19bc3204ec56c41-dec5220770f8f4f4-00",
    )
    (record,) = bel.records()
    assert record["trace_id"] == "28dbeec32e77635cc19bc3204ec56c41"
    assert record["parent_span_id"] == "dec5220770f8f4f4"
    assert len(record["span_id"]) == 16
    assert record["event_name"] == "adl.access_evaluation"
    assert record["status"] == "Unset"
    assert abs(record["timestamp"] - klok.nu().timestamp() * 1000) < 60_000
    assert record["body"] == {"adl.core.request": vraag, "adl.core.response": antwoord.json}
    nr = reads.kop().nr
    attributen = record["attributes"]
    assert attributen["adl.core.policies"] == {"mandaatregeling": {"grootboek": nr}}
    assert attributen["adl.core.information"] == {"register": {"grootboek": nr}}
    assert attributen["adl.core.configuration"]["driehoek"]
    assert (attributen["driehoek.afnemer"], attributen["driehoek.verzoek"]) == ("1:proef", "req-1")
    assert record["resource"]["service.name"] == "driehoek"


def test_a_refusal_is_no_error_in_the_record_and_what_failed_is(wereld, bel):
    bel.een(wereld.vraag(bedrag="900000"))
    bel.meer({"evaluations": [wereld.vraag()] * 3})
    bel.een(wereld.vraag(bedrag="veel"))
    bel.een(b"{")
    bel.zoek("action", {k: v for k, v in wereld.vraag().items() if k != "action"})
    records = bel.records()
    assert [r["status"] for r in records] == ["Unset", "Unset", "Error", "Error", "Unset"]
    assert [r["event_name"][4:] for r in records] == [
        "access_evaluation",
        "access_evaluations",
        "access_evaluation",
        "access_evaluation",
        "search_action",
    ]
    assert len(records[1]["body"]["adl.core.response"]["evaluations"]) == 3
    assert records[2]["attributes"]["driehoek.http_status"] == 400
    assert "adl.core.response" not in records[2]["body"]
    assert records[3]["body"] == {}
    assert len({r["trace_id"] for r in records}) == 5


def test_a_question_over_many_lines_is_one_line_in_the_record(wereld, bel):
    vraag = wereld.vraag()
    assert bel.een(json.dumps(vraag, indent=2).encode()).mag
    (record,) = bel.records()
    assert record["body"]["adl.core.request"] == vraag


def test_a_trace_comes_from_the_context_and_never_from_nonsense(wereld, bel):
    spoor = "00-28dbeec32e77635cc19bc3204ec56c41-dec5220770f8f4f4-01"
    bel.een(wereld.vraag(traceparent=spoor))
    for onzin in ("00-" + "0" * 32 + "-dec5220770f8f4f4-01", 'x","a":"', 3):
        bel.een(wereld.vraag(traceparent=onzin))
    eerste, *rest = bel.records()
    assert eerste["trace_id"] == "28dbeec32e77635cc19bc3204ec56c41"
    assert not any("parent_span_id" in r for r in rest)
    assert len({r["trace_id"] for r in rest}) == 3


def test_without_a_record_there_is_no_answer(wereld, bel, monkeypatch):
    vraag = wereld.vraag()
    monkeypatch.setattr("os.write", lambda *_: 3)
    antwoord = bel.een(vraag)
    assert antwoord.status == 503
    assert b"decision" not in antwoord.inhoud
    monkeypatch.undo()
    assert bel.een(vraag).mag
    assert len(list(bel.map.glob("*.jsonl"))) == 2


def test_what_goes_wrong_here_is_an_error_with_a_record(wereld, bel, monkeypatch):
    vraag = wereld.vraag()

    def stuk(*_):
        raise RuntimeError("stuk")

    monkeypatch.setattr("driehoek.koppelingen.authzen.beslissen.beslis", stuk)
    antwoord = bel.een(vraag)
    assert (antwoord.status, antwoord.json["code"]) == (500, "fout")
    assert "stuk" not in antwoord.inhoud.decode()
    assert bel.records()[0]["status"] == "Error"
