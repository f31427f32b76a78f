"""What OpenID AuthZEN Authorization API 1.0 says that must be, by section of its final text."""

import json
from itertools import product

import pytest
from authzenhulp import Bel

from driehoek.koppelingen.authzen import meta
from driehoek.koppelingen.authzen.fouten import Fout

ADRESSEN = (
    "/access/v1/evaluation",
    "/access/v1/evaluations",
    "/access/v1/search/subject",
    "/access/v1/search/resource",
    "/access/v1/search/action",
)


def zonder(vraag, *pad):
    kopie = json.loads(json.dumps(vraag))
    plek = kopie
    for naam in pad[:-1]:
        plek = plek[naam]
    del plek[pad[-1]]
    return kopie


# 5 Information model, 6 Access Evaluation


def test_BEV_03_a_decision_is_a_boolean_in_an_object(wereld, bel):
    antwoord = bel.een(wereld.vraag())
    assert antwoord.status == 200
    assert antwoord.koppen["Content-Type"] == "application/json"
    assert antwoord.json["decision"] is True
    assert isinstance(antwoord.json["context"], dict)


def test_BEV_03_a_refusal_is_not_an_error(wereld, bel):
    antwoord = bel.een(wereld.vraag(bedrag="100000.01"))
    assert antwoord.status == 200
    assert antwoord.json["decision"] is False


VERPLICHT = (
    ("subject",),
    ("action",),
    ("resource",),
    ("subject", "type"),
    ("subject", "id"),
    ("action", "name"),
    ("resource", "type"),
    ("resource", "id"),
)


def test_a_missing_required_attribute_is_a_bad_request(wereld, bel):
    vraag = wereld.vraag()
    for pad, adres in product(VERPLICHT, ADRESSEN[:2]):
        antwoord = bel(adres, zonder(vraag, *pad))
        assert antwoord.status == 400, pad
        assert antwoord.koppen["Content-Type"] == "application/problem+json"
        plek = "/" + "/".join(pad)
        assert antwoord.json["errors"][0]["location"]["pointer"] == f"#{plek}"
        assert pad[-1] in antwoord.json["detail"]


def test_a_missing_part_is_an_error_also_where_the_person_is_unknown(wereld, bel):
    vraag = zonder(wereld.vraag(), "resource", "id")
    vraag["subject"]["id"] = "niemand"
    assert bel.een(vraag).status == 400


def test_a_name_is_a_text(wereld, bel):
    vraag = wereld.vraag()
    for pad, waarde in product(VERPLICHT[3:], (1, True, [], {}, "")):
        anders = {**vraag, pad[0]: {**vraag[pad[0]], pad[1]: waarde}}
        assert bel.een(anders).status == 400, (pad, waarde)


def test_a_part_is_an_object(wereld, bel):
    vraag = wereld.vraag()
    for deel, waarde in product(vraag, (1, "tekst", "ab", [], [1, 2], True)):
        assert bel.een({**vraag, deel: waarde}).status == 400, (deel, waarde)


def test_properties_is_an_object_and_may_be_empty(wereld, bel):
    vraag = wereld.vraag()
    for deel in ("subject", "action", "resource"):
        assert bel.een({**vraag, deel: {**vraag[deel], "properties": {}}}).status == 200
        assert bel.een({**vraag, deel: {**vraag[deel], "properties": [1]}}).status == 400


def test_context_may_be_left_out(wereld, bel):
    assert bel.een(zonder(wereld.vraag(), "context")).mag


def test_the_order_of_members_means_nothing(wereld, bel):
    vraag = wereld.vraag()
    omgekeerd = {n: dict(reversed(list(d.items()))) for n, d in reversed(list(vraag.items()))}
    assert bel.een(omgekeerd).json == bel.een(vraag).json


# 7 Access Evaluations


def test_without_evaluations_it_behaves_as_a_single_one(wereld, bel):
    vraag = wereld.vraag()
    enkel = bel.een(vraag).json
    assert bel.meer(vraag).json == enkel
    assert bel.meer({**vraag, "evaluations": []}).json == enkel


def test_answers_come_in_the_order_of_the_questions_and_without_a_decision_of_all(wereld, bel):
    stukken = [wereld.vraag(bedrag=b) for b in ("1.00", "100000.01", "100000.00")]
    antwoord = bel.meer({"evaluations": stukken}).json
    assert [a["decision"] for a in antwoord["evaluations"]] == [True, False, True]
    assert "decision" not in antwoord
    assert antwoord["evaluations"] == [bel.een(s).json for s in stukken]


def test_the_top_gives_defaults_that_a_question_overrides(wereld, bel):
    vraag = wereld.vraag()
    anders = wereld.resource(wereld.opdracht, "100000.01")
    antwoord = bel.meer(
        {**vraag, "evaluations": [{}, {"resource": anders}, {"action": {"name": "x"}}]}
    )
    assert [a["decision"] for a in antwoord.json["evaluations"]] == [True, False, False]


def test_a_default_is_replaced_as_a_whole_and_not_merged(wereld, bel):
    vraag = wereld.vraag(bedrag="100000.01")
    kaal = wereld.resource(wereld.opdracht)
    antwoord = bel.meer({**vraag, "evaluations": [{"resource": kaal}]})
    assert antwoord.json["evaluations"][0]["decision"] is True


def test_what_no_default_gives_must_be_in_every_question(wereld, bel):
    vraag = wereld.vraag()
    for deel in ("subject", "action", "resource"):
        stukken = [{deel: vraag[deel]}, {"context": vraag["context"]}]
        antwoord = bel.meer({**zonder(vraag, deel), "evaluations": stukken})
        assert antwoord.status == 400
        assert antwoord.json["errors"][0]["location"]["pointer"] == f"#/evaluations/1/{deel}"


def test_evaluations_semantic_says_when_to_stop(wereld, bel):
    bedragen = ("1", "200000", "2", "300000")
    stukken = [{"resource": wereld.resource(wereld.opdracht, b)} for b in bedragen]
    vraag = {**wereld.vraag(), "evaluations": stukken}
    for opties, gekregen in (
        (None, [True, False, True, False]),
        ({}, [True, False, True, False]),
        ({"evaluations_semantic": "execute_all"}, [True, False, True, False]),
        ({"evaluations_semantic": "deny_on_first_deny"}, [True, False]),
        ({"evaluations_semantic": "permit_on_first_permit"}, [True]),
    ):
        gevraagd = vraag if opties is None else {**vraag, "options": opties}
        antwoord = bel.meer(gevraagd).json["evaluations"]
        assert [a["decision"] for a in antwoord] == gekregen, opties


def test_permit_on_first_permit_goes_on_past_refusals_and_deny_stops_at_an_error(wereld, bel):
    vraag = wereld.vraag()
    stukken = [
        {"resource": wereld.resource(wereld.opdracht, b)}
        for b in ("200000", "geen bedrag", "1", "2")
    ]
    for semantiek, gekregen in (
        ("permit_on_first_permit", [False, False, True]),
        ("deny_on_first_deny", [False]),
    ):
        opties = {"evaluations_semantic": semantiek}
        antwoord = bel.meer({**vraag, "options": opties, "evaluations": stukken}).json
        assert [a["decision"] for a in antwoord["evaluations"]] == gekregen


def test_an_unknown_semantic_is_a_bad_request(wereld, bel):
    vraag = {**wereld.vraag(), "evaluations": [{}]}
    for waarde in ("alles", "", None, 1, ["execute_all"]):
        antwoord = bel.meer({**vraag, "options": {"evaluations_semantic": waarde}})
        assert antwoord.status == 400, waarde
        assert "deny_on_first_deny" in antwoord.json["detail"]
    assert bel.meer({**vraag, "options": "execute_all"}).status == 400


def test_an_error_in_one_question_is_a_no_and_the_others_get_their_answer(wereld, bel):
    stukken = [
        {},
        {"resource": wereld.resource(wereld.opdracht, "veel")},
        {"context": {"time": "gisteren"}},
        {"subject": {"type": "persoon", "id": "niemand"}},
    ]
    antwoord = bel.meer({**wereld.vraag(), "evaluations": stukken}).json["evaluations"]
    assert [a["decision"] for a in antwoord] == [True, False, False, False]
    assert [a["context"].get("error", {}).get("status") for a in antwoord] == [None, 400, 400, 404]


def test_a_question_is_an_object(wereld, bel):
    vraag = wereld.vraag()
    for stuk in (1, "tekst", None, []):
        assert bel.meer({**vraag, "evaluations": [stuk]}).status == 400, stuk


def test_evaluations_is_a_list_of_at_most_a_thousand(wereld, bel):
    vraag = wereld.vraag()
    assert bel.meer({**vraag, "evaluations": {}}).status == 400
    assert bel.meer({**vraag, "evaluations": [{}] * 1_001}).status == 400
    assert len(bel.meer({**vraag, "evaluations": [{}] * 1_000}).json["evaluations"]) == 1_000


# 8 Search


def test_a_search_answers_with_a_page_first_and_only_what_is_searched(wereld, bel):
    vraag = wereld.vraag()
    gevraagd = (
        ("subject", {**vraag, "subject": {"type": "persoon"}}, [vraag["subject"]]),
        (
            "resource",
            {**vraag, "resource": {"type": "opdracht"}},
            [{k: vraag["resource"][k] for k in ("type", "id")}],
        ),
        ("action", zonder(vraag, "action"), [{"name": "verplichting"}]),
    )
    for wat, zoekvraag, gevonden in gevraagd:
        antwoord = bel.zoek(wat, zoekvraag)
        assert antwoord.status == 200
        assert antwoord.json["results"] == gevonden
        assert next(iter(antwoord.json)) == "page"
        assert antwoord.json["page"] == {"next_token": "", "count": 1, "total": 1}


def test_the_id_of_what_is_searched_is_ignored(wereld, bel):
    vraag = wereld.vraag()
    for deel in ("subject", "resource"):
        soort = vraag[deel]["type"]
        met = bel.zoek(deel, {**vraag, deel: {"type": soort, "id": "onzin"}}).json
        assert met["results"]
        assert met == bel.zoek(deel, {**vraag, deel: {"type": soort}}).json


def test_what_a_search_needs_must_be_there(wereld, bel):
    vraag = wereld.vraag()
    for wat, pad in (
        ("subject", ("subject",)),
        ("subject", ("subject", "type")),
        ("subject", ("action",)),
        ("subject", ("resource",)),
        ("subject", ("resource", "id")),
        ("resource", ("resource",)),
        ("resource", ("resource", "type")),
        ("resource", ("action",)),
        ("resource", ("subject", "id")),
        ("action", ("subject",)),
        ("action", ("resource",)),
        ("action", ("resource", "id")),
    ):
        gevraagd = zonder(vraag, "action") if wat == "action" else vraag
        assert bel.zoek(wat, gevraagd).status == 200
        assert bel.zoek(wat, zonder(gevraagd, *pad)).status == 400, (wat, pad)


@pytest.fixture
def zes(wereld):
    """Six more opdrachten of the same AOG."""
    for nummer in range(6):
        opdracht = wereld.provincie.opdracht(wereld.opgave, f"Nog een {nummer}")
        wereld.provincie.aog(opdracht, wereld.aog)
    return {**wereld.vraag(), "resource": {"type": "opdracht", "properties": {"bedrag": "1"}}}


def test_pages_together_are_the_whole_and_the_last_has_an_empty_token(zes, bel):
    heel = bel.zoek("resource", zes).json
    assert heel["page"] == {"next_token": "", "count": 7, "total": 7}
    gevonden, penning, maten = [], None, []
    while penning != "":
        blad = {"limit": 3} if penning is None else {"token": penning}
        antwoord = bel.zoek("resource", {**zes, "page": blad}).json
        gevonden += antwoord["results"]
        maten.append(antwoord["page"]["count"])
        penning = antwoord["page"]["next_token"]
    assert maten == [3, 3, 1]
    assert gevonden == heel["results"]


def test_a_next_page_is_of_the_moment_of_the_first(zes, bel, wereld):
    zonder_dag = {**zes, "context": {}}
    eerste = bel.zoek("resource", {**zonder_dag, "page": {"limit": 6}}).json
    wereld.provincie.aog(wereld.provincie.opdracht(wereld.opgave, "Een van later"), wereld.aog)
    blad = {"token": eerste["page"]["next_token"]}
    tweede = bel.zoek("resource", {**zonder_dag, "page": blad}).json
    assert tweede["page"] == {"next_token": "", "count": 1, "total": 7}
    assert tweede["context"]["peil"]["bekend_op"] == eerste["context"]["peil"]["bekend_op"]
    assert bel.zoek("resource", zonder_dag).json["page"]["total"] == 8


def test_a_token_goes_with_its_own_question(zes, bel):
    penning = bel.zoek("resource", {**zes, "page": {"limit": 3}}).json["page"]["next_token"]
    for anders in (
        {**zes, "action": {"name": "betaalopdracht"}, "page": {"token": penning}},
        {**zes, "page": {"token": penning, "limit": 4}},
        {**zes, "page": {"token": penning[:-1] + "x"}},
        {**zes, "page": {"token": "verzonnen"}},
        {**zes, "page": {"token": 3}},
    ):
        assert bel.zoek("resource", anders).status == 400
    assert bel.zoek("resource", {**zes, "page": {"token": penning, "limit": 3}}).status == 200


def test_a_limit_is_a_whole_number_that_is_not_negative(zes, bel):
    for limiet in (-1, 1.5, "3", True, 1_001):
        assert bel.zoek("resource", {**zes, "page": {"limit": limiet}}).status == 400, limiet
    assert bel.zoek("resource", {**zes, "page": []}).status == 400
    assert bel.zoek("resource", {**zes, "page": {"properties": {"sorteer": "id"}}}).status == 400


def test_a_limit_of_nothing_says_how_many_there_are(zes, bel):
    blad = bel.zoek("resource", {**zes, "page": {"limit": 0}}).json["page"]
    assert (blad["count"], blad["total"]) == (0, 7)
    assert blad["next_token"]


def test_BEV_03_what_is_found_gets_a_yes_and_the_rest_a_no(zes, bel, wereld):
    gevonden = {r["id"] for r in bel.zoek("resource", zes).json["results"]}
    for opdracht in [*wereld.provincie.opgave_van, wereld.opgave]:
        vraag = wereld.vraag(waarop=opdracht, bedrag="1")
        assert bel.een(vraag).mag is (vraag["resource"]["id"] in gevonden)


# 9 Metadata


def haal_meta(methode="GET"):
    gekregen = []
    inhoud = b"".join(
        meta.configuratie({"REQUEST_METHOD": methode}, lambda r, k: gekregen.extend((r, dict(k))))
    )
    return gekregen[0], gekregen[1], inhoud


def test_the_metadata_name_the_pdp_and_every_endpoint(settings):
    settings.ADRES = "https://driehoek.example"
    regel, koppen, inhoud = haal_meta()
    assert (regel, koppen["Content-Type"]) == ("200 OK", "application/json")
    gelezen = json.loads(inhoud)
    assert gelezen.pop("policy_decision_point") == "https://driehoek.example"
    assert sorted(gelezen.values()) == sorted(f"https://driehoek.example{a}" for a in ADRESSEN)
    assert all(gelezen.values())


def test_the_metadata_are_got_and_nothing_else():
    assert haal_meta("POST")[0].startswith("405")
    regel, koppen, inhoud = haal_meta("HEAD")
    assert (regel, inhoud) == ("200 OK", b"")
    assert int(koppen["Content-Length"]) > 100


# 10 Transport


def test_a_question_is_posted_as_json(wereld, bel):
    vraag = wereld.vraag()
    for adres in ADRESSEN:
        for methode in ("GET", "PUT", "DELETE", "OPTIONS"):
            antwoord = bel(adres, vraag, REQUEST_METHOD=methode)
            assert (antwoord.status, antwoord.koppen["Allow"]) == (405, "POST")
        assert bel(adres, vraag, CONTENT_TYPE="text/plain").status == 415
        assert bel(adres, vraag, CONTENT_TYPE="").status == 415
        assert bel(adres, vraag, HTTP_CONTENT_ENCODING="gzip").status == 415


def test_a_charset_may_stand_behind_the_content_type(wereld, bel):
    assert bel.een(wereld.vraag(), CONTENT_TYPE="application/json; charset=utf-8").status == 200


GEEN_JSON = (
    b"",
    b"{",
    b"[]",
    b'"tekst"',
    b"null",
    b"\xff\xfe",
    b'{"subject": NaN}',
    b"[" * 100_000,
    b'{"a": "\\ud800"}',
    b"{} {}",
)


def test_what_is_no_json_object_is_a_bad_request(db, bel):
    for adres, inhoud in product(ADRESSEN, GEEN_JSON):
        antwoord = bel(adres, inhoud)
        assert antwoord.status == 400, inhoud[:20]
        assert antwoord.json["detail"]


def test_a_question_has_its_limits(wereld, bel):
    groot = json.dumps(wereld.vraag()).encode() + b" " * 1024 * 1024
    assert bel.een(groot).status == 413
    assert bel.een(groot, CONTENT_LENGTH="").status == 413
    assert bel.een(json.dumps(wereld.vraag()).encode(), CONTENT_LENGTH="").status == 200


def test_the_request_id_comes_back_with_answers_and_with_errors(wereld, bel):
    for vraag, status in ((wereld.vraag(), 200), ({}, 400)):
        antwoord = bel.een(vraag, HTTP_X_REQUEST_ID="bfe9eb29 / wat dan ook")
        assert antwoord.status == status
        assert antwoord.koppen["X-Request-ID"] == "bfe9eb29 / wat dan ook"
    assert "X-Request-ID" not in bel.een(wereld.vraag()).koppen


def test_an_address_that_is_not_there_is_not_found(wereld, bel):
    for adres in ("/access/v1/evaluation/", "/access/v1/", "/access/v2/evaluation"):
        assert bel(adres, wereld.vraag()).status == 404


def test_who_is_not_let_in_gets_no_answer_and_no_record(wereld, tmp_path):
    def dicht(_):
        raise Fout("Wie ben je?", status=401, kop=(("WWW-Authenticate", "Bearer"),))

    bel = Bel(tmp_path / "dicht", poort=dicht)
    antwoord = bel.een(wereld.vraag())
    assert (antwoord.status, antwoord.koppen["WWW-Authenticate"]) == (401, "Bearer")
    assert b"decision" not in antwoord.inhoud
    assert bel.records() == []


# Forward compatibility: ours is strict unless asked otherwise (ADR 0021)

ONBEKEND = [
    ((), "vreemd"),
    (("subject",), "vreemd"),
    (("subject", "properties"), "afdeling"),
    (("action",), "vreemd"),
    (("action", "properties"), "methode"),
    (("resource",), "vreemd"),
    (("resource", "properties"), "bedrg"),
    (("context",), "tijd"),
]


def test_an_unknown_field_is_never_ignored_unless_asked(wereld, bel):
    for (plek, naam), adres in product(ONBEKEND, ADRESSEN[:2]):
        vraag = wereld.vraag()
        doel = vraag
        for stap in plek:
            doel = doel.setdefault(stap, {})
        doel[naam] = "waarde"
        antwoord = bel(adres, vraag)
        assert antwoord.status == 400, (plek, naam)
        assert naam in antwoord.json["detail"]
        pointer = antwoord.json["errors"][0]["location"]["pointer"]
        assert pointer == "#/" + "/".join((*plek, naam))
        soepel = bel(adres, vraag, HTTP_PREFER="respond-async, handling=lenient")
        assert soepel.mag
        assert soepel.koppen["Preference-Applied"] == "handling=lenient"


def test_an_unknown_field_of_one_question_spoils_the_batch(wereld, bel):
    vraag = {**wereld.vraag(), "evaluations": [{}, {"vreemd": 1}]}
    antwoord = bel.meer(vraag)
    assert antwoord.status == 400
    assert antwoord.json["errors"][0]["location"]["pointer"] == "#/evaluations/1/vreemd"
    assert bel.meer(vraag, HTTP_PREFER="handling=lenient").status == 200
    assert bel.meer({**wereld.vraag(), "options": {"x": 1}, "evaluations": [{}]}).status == 400
    assert bel.zoek("action", {**wereld.vraag(), "context": {}}).status == 400


def test_nothing_stands_behind_the_address(wereld, bel):
    assert bel.een(wereld.vraag(), QUERY_STRING="streng=nee").status == 400


def test_the_words_of_the_dutch_profile_are_known(wereld, bel):
    vraag = wereld.vraag(
        traceparent="00-28dbeec32e77635cc19bc3204ec56c41-dec5220770f8f4f4-01",
        tracestate="a=b",
        mim="https://mim.example",
        **{"ld-context": "https://ld.example"},
    )
    vraag["action"]["properties"] = {"processing_activity_id": "https://r.example/1"}
    assert bel.een(vraag).mag
