"""The page on which a person confirms what became of each line of the budget."""

import html
import re
from urllib.parse import urlencode

import pytest
from begrotingen import CONVERSIE, NATUUR_2025, NATUUR_2026, bestand

from driehoek.opdrachten import reads_begroting, reads_waswordt
from driehoek.opdrachten.acts.begroting import bevestig_opvolging, importeer_begroting
from driehoek.opdrachten.begroting.types import SoortStand, Stand
from driehoek.opdrachten.begroting.vergelijken import Opvolgkeuze, SoortOpvolging
from driehoek.opdrachten.models import PostOpvolging
from driehoek.opdrachten.views import was_wordt
from driehoek.platform.models import Handeling
from driehoek.register import acts
from driehoek.register.models import Besluit, Grondslag
from provincie import BEGIN, verzoek
from vastleghulp import laatste_nr, log_in

OUD, NIEUW = (Stand(jaar, SoortStand.BEGROTING) for jaar in (2025, 2026))
PAD = "/begroting/was-wordt/"
VAN_2026 = f"{PAD}?stand=2026/begroting/0"
EMOJI = "\N{GRINNING FACE}"


@pytest.fixture
def jaren(provincie):
    """Two budgets: the new one rests on a besluit of PS."""
    grond = provincie.besluit("begroting", door="PS", kenmerk="PS-2025-31")
    importeer_begroting(verzoek(), bestand=bestand(*NATUUR_2025), grond=CONVERSIE)
    importeer_begroting(verzoek(), bestand=bestand(*NATUUR_2026), grond=grond)
    return {
        (stand, post.code): post.id
        for stand in (OUD, NIEUW)
        for post in reads_begroting.posten(stand)
    }


@pytest.fixture
def beheerder(client, provincie):
    log_in(client, provincie.beheerder)
    return client


def tekst(antwoord, status=200):
    assert antwoord.status_code == status, antwoord.status_code
    return antwoord.content.decode()


def vinken(pagina):
    """The boxes on a page: which there are, and which of them are ticked."""
    gevonden = re.findall(r'type="checkbox" name="keuze" value="([^"]+)"( checked)?', pagina)
    return [sleutel for sleutel, _ in gevonden], [s for s, aan in gevonden if aan]


def velden(pagina):
    """What the page 'Dit bevestig je' sends along by itself."""
    verborgen = re.findall(r'type="hidden" name="(verzoek|gezien|keuze)" value="([^"]*)"', pagina)
    los = {naam: waarde for naam, waarde in verborgen if naam != "keuze"}
    return {**los, "keuze": [waarde for naam, waarde in verborgen if naam == "keuze"]}


def bekijk(client, sleutels, pad=VAN_2026, status=200):
    return tekst(client.post(pad, {"stap": "bekijk", "keuze": sleutels}), status)


def leg_vast(client, pagina, pad=VAN_2026, **grond):
    return client.post(pad, {**velden(pagina), "stap": "vast", "rust_op": "besluit", **grond})


def opvolgers():
    return set(PostOpvolging.objects.values_list("was__code", "wordt__code", "soort"))


def test_REG_38_from_the_proposals_to_what_is_stored(jaren, beheerder):
    lijst = tekst(beheerder.get(VAN_2026))
    er_zijn, aan = vinken(lijst)
    assert "Van Begroting 2025 naar Begroting 2026" in lijst
    assert aan == [f"gelijk:{jaren[OUD, '5']}:{jaren[NIEUW, '5']}"]
    assert len(er_zijn) == 3

    eerder = laatste_nr()
    pagina = bekijk(beheerder, er_zijn[:2])
    assert "2 voorstellen: 1 gelijk, 1 hernoemd." in pagina
    assert "Besluit PS-2025-31" in pagina
    assert laatste_nr() == eerder, "looking stores nothing"

    antwoord = leg_vast(beheerder, pagina)
    assert (antwoord.status_code, antwoord["Location"]) == (
        302,
        f"{PAD}?{urlencode({'stand': '2026/begroting/0'})}",
    )
    assert opvolgers() == {("5", "5", "gelijk"), ("5-1", "5-1", "hernoemd")}
    handeling = Handeling.objects.get(nr=eerder + 1)
    rust_op = Grondslag.objects.get(id=handeling.grondslag)
    assert rust_op.besluit_id == Besluit.objects.get(kenmerk="PS-2025-31").id

    terug = tekst(beheerder.get(antwoord["Location"]))
    assert "Bevestigd: 2 keer was-wordt" in terug
    assert vinken(terug) == ([er_zijn[2]], [])


def test_the_button_stands_right_below_what_it_confirms(jaren, beheerder):
    pagina = tekst(beheerder.get(VAN_2026))
    formulier = re.search(r'<form class="dh-stapel" method="post".*?</form>', pagina, re.DOTALL)
    rest = pagina[formulier.end() :]
    assert vinken(formulier[0])[0] == vinken(pagina)[0]
    assert "geen opvolger" not in formulier[0]
    assert "Bekijk wat je bevestigt" in formulier[0]
    assert "Hier hoef je niets te doen." in rest
    assert "geen opvolger" in rest
    assert "Bekijk wat je bevestigt" not in rest


@pytest.mark.parametrize(("soort", "knop"), [("gelijk", True), ("vervallen", False)])
def test_the_button_is_there_only_where_something_can_be_ticked(jaren, beheerder, soort, knop):
    pagina = tekst(beheerder.get(f"{VAN_2026}&soort={soort}"))
    assert ("Bekijk wat je bevestigt" in pagina) is knop
    assert ("Hier hoef je niets te doen." in pagina) is not knop


def test_REG_38_a_double_click_stores_once(jaren, beheerder):
    pagina = bekijk(beheerder, vinken(tekst(beheerder.get(VAN_2026)))[0])
    antwoorden = [leg_vast(beheerder, pagina) for _ in range(2)]
    assert [a.status_code for a in antwoorden] == [302, 302]
    assert Handeling.objects.filter(naam="bevestig_opvolging").count() == 1
    assert PostOpvolging.objects.count() == 3


def test_the_second_of_two_clicks_at_once_ends_well(jaren, beheerder, monkeypatch):
    """The first click stores after the second looked whether it was stored already."""
    pagina = bekijk(beheerder, vinken(tekst(beheerder.get(VAN_2026)))[0])
    leg_vast(beheerder, pagina)
    echt, gevraagd = was_wordt._vastgelegd, []

    def eerst_niet(wens):
        gevraagd.append(wens)
        return None if len(gevraagd) == 1 else echt(wens)

    monkeypatch.setattr(was_wordt, "_vastgelegd", eerst_niet)
    assert leg_vast(beheerder, pagina).status_code == 302
    assert len(gevraagd) == 2


def test_what_is_no_proposal_is_refused_and_keeps_the_other_ticks(jaren, beheerder):
    er_zijn, _ = vinken(tekst(beheerder.get(VAN_2026)))
    eerder = laatste_nr()
    vervallen = f"vervallen:{jaren[OUD, '5-10']}:"
    anders = f"hernoemd:{jaren[OUD, '5']}:{jaren[NIEUW, '5']}"
    for vreemd in ("gelijk:1:2", "x", "gelijk:\x00:1", vervallen, anders):
        for stap in ("bekijk", "vast"):
            antwoord = beheerder.post(VAN_2026, {"stap": stap, "keuze": [er_zijn[1], vreemd]})
            pagina = tekst(antwoord, 409)
            assert "staat niet (meer) bij de voorstellen" in pagina, vreemd
            assert vinken(pagina)[1] == [er_zijn[1]]
    assert laatste_nr() == eerder


def test_choosing_nothing_asks_to_choose(jaren, beheerder):
    pagina = bekijk(beheerder, [])
    assert "Vink eerst aan wat je bevestigt." in pagina
    assert vinken(pagina)[1] == []


def test_back_to_the_list_keeps_what_was_ticked(jaren, beheerder):
    er_zijn, _ = vinken(tekst(beheerder.get(VAN_2026)))
    pagina = bekijk(beheerder, er_zijn[1:])
    terug = tekst(beheerder.post(VAN_2026, {**velden(pagina), "stap": "terug"}))
    assert vinken(terug) == (er_zijn, er_zijn[1:])


def test_it_may_rest_on_published_budgets_that_are_named(jaren, beheerder):
    pagina = bekijk(beheerder, vinken(tekst(beheerder.get(VAN_2026)))[1])
    leeg = leg_vast(beheerder, pagina, rust_op="conversie")
    assert "Noem waar dit uit blijkt." in tekst(leeg)
    vreemd = leg_vast(beheerder, pagina, rust_op="conversie", verwijzing=EMOJI)
    assert "Er is niets opgeslagen" in tekst(vreemd, 409)
    assert not PostOpvolging.objects.exists()
    leg_vast(beheerder, pagina, rust_op="conversie", verwijzing="Begroting 2026, bijlage 3")
    grondslag = Handeling.objects.order_by("-nr").first().grondslag
    assert Grondslag.objects.get(id=grondslag).toelichting == "Begroting 2026, bijlage 3"


def test_REG_35_a_besluit_that_holds_no_more_is_not_offered(jaren, provincie, beheerder):
    sleutels = vinken(tekst(beheerder.get(VAN_2026)))[1]
    acts.trek_in(
        verzoek(),
        besluit=Besluit.objects.get(kenmerk="PS-2025-31").id,
        per=BEGIN,
        grond=provincie.besluit("intrekking", door="PS"),
    )
    pagina = bekijk(beheerder, sleutels)
    assert "PS-2025-31" not in pagina
    assert "Noem waar dit uit blijkt." in tekst(leg_vast(beheerder, pagina))
    assert leg_vast(beheerder, pagina, verwijzing="Begroting 2026").status_code == 302


def test_a_refusal_of_the_act_shows_before_anything_is_stored(jaren, beheerder, monkeypatch):
    monkeypatch.setattr(was_wordt.reads, "besluit_van", lambda _: Besluit(id=1, kenmerk="Weg"))
    pagina = bekijk(beheerder, vinken(tekst(beheerder.get(VAN_2026)))[1], status=409)
    assert "Dit besluit staat niet in het register." in pagina
    assert 'href="/regels/REG-09' in pagina


def test_kinds_are_counted_and_chosen_by_a_link(jaren, beheerder):
    lijst = html.unescape(tekst(beheerder.get(VAN_2026)))
    links = re.findall(r'<a class="dh-tabs__punt" href="([^"]+)"', lijst)
    assert [link.rpartition("soort=")[2] for link in links[1:]] == [
        "gelijk",
        "hernoemd",
        "hernummerd",
        "vervallen",
    ]
    aantallen = re.findall(r'dh-tabs__aantal">(\d+)', lijst)
    assert aantallen == ["5", "1", "1", "1", "2"]
    hernoemd = tekst(beheerder.get(f"{PAD}{links[2]}"))
    assert len(vinken(hernoemd)[0]) == 1
    vervallen = tekst(beheerder.get(f"{PAD}{links[4]}"))
    assert "Stille gebieden" in vervallen
    assert vinken(vervallen) == ([], [])
    assert "Bekijk wat je bevestigt" not in vervallen


def test_a_merger_is_confirmed_as_one(provincie, beheerder):
    oud = ("2025;begroting;ambitie;5;Natuur;;1", "2025;begroting;doel;5-1;Bos;5;1")
    oud += ("2025;begroting;doel;5-2;Water;5;1",)
    nieuw = ("2026;begroting;ambitie;5;Natuur;;1", "2026;begroting;doel;5-7;Bos en water;5;1")
    for regels in (oud, nieuw):
        importeer_begroting(verzoek(), bestand=bestand(*regels), grond=CONVERSIE)
    (samen,) = (s for s in vinken(tekst(beheerder.get(VAN_2026)))[0] if "samengevoegd" in s)
    leg_vast(beheerder, bekijk(beheerder, [samen]), verwijzing="Begroting 2026")
    assert opvolgers() == {("5-1", "5-7", "samengevoegd"), ("5-2", "5-7", "samengevoegd")}


def test_many_lines_come_in_pages_and_what_needs_nothing_comes_last(provincie, beheerder):
    eigen = {2025: "2025;begroting;ambitie;3;Sport;;1", 2026: "2026;begroting;ambitie;4;Verkeer;;1"}
    for jaar, alleen in eigen.items():
        doelen = [f"{jaar};begroting;doel;5-{n};Doel nummer {n};5;1" for n in range(1, 251)]
        kop = f"{jaar};begroting;ambitie;5;Natuur;;1"
        importeer_begroting(verzoek(), bestand=bestand(alleen, kop, *doelen), grond=CONVERSIE)
    eerste, tweede = (tekst(beheerder.get(f"{VAN_2026}{meer}")) for meer in ("", "&pagina=2"))
    assert len(vinken(eerste)[1]) == was_wordt.PER_PAGINA == 200
    assert "1 tot en met 200 van 253 voorstellen" in eerste
    assert len(vinken(tweede)[1]) == 51
    assert [naam in eerste for naam in ("Sport", "Verkeer")] == [False, False]
    assert [naam in tweede for naam in ("Sport", "Verkeer")] == [True, True]
    leg_vast(beheerder, bekijk(beheerder, vinken(eerste)[1]), verwijzing="Begroting 2026")
    assert PostOpvolging.objects.count() == 200


def test_without_a_stand_it_opens_where_something_is_open(jaren, beheerder):
    derde = [regel.replace("2026;", "2027;", 1) for regel in NATUUR_2026]
    importeer_begroting(verzoek(), bestand=bestand(*derde), grond=CONVERSIE)
    lijst = tekst(beheerder.get(PAD))
    assert "Van Begroting 2026 naar Begroting 2027" in lijst
    assert "Van Begroting 2025 naar Begroting 2026</a>" in lijst
    pad = f"{PAD}?stand=2027/begroting/0"
    leg_vast(beheerder, bekijk(beheerder, vinken(lijst)[0], pad), pad, verwijzing="Begroting 2027")
    klaar = tekst(beheerder.get(pad))
    assert "Er staat niets open" in klaar
    assert "Van Begroting 2025 naar Begroting 2026" in tekst(beheerder.get(PAD))


def test_nothing_open_says_how_something_comes_here(provincie, beheerder):
    assert "Er staat niets open" in tekst(beheerder.get(PAD))


@pytest.mark.parametrize("stand", ["2025/begroting/0", "1999/begroting/0", "x"])
def test_a_stand_that_comes_from_nowhere_is_refused_in_words(jaren, beheerder, stand):
    antwoord = beheerder.get(PAD, {"stand": stand})
    assert "is er geen was-wordt" in tekst(antwoord, 400)


def test_writing_is_of_today(jaren, beheerder):
    toen = f"{VAN_2026}&geldig_op=2024-06-01"
    assert "Vastleggen kan alleen vandaag" in tekst(beheerder.get(toen))
    assert beheerder.post(toen, {"stap": "bekijk", "keuze": "x"}).status_code == 409


def test_who_is_no_registerbeheerder_may_not_and_gets_no_link(jaren, provincie, client):
    log_in(client, provincie.persoon("Col", "Lega"))
    sleutel = f"gelijk:{jaren[OUD, '5']}:{jaren[NIEUW, '5']}"
    for stap in ("bekijk", "vast"):
        data = {"stap": stap, "keuze": sleutel, "verwijzing": "x"}
        assert client.post(VAN_2026, data).status_code == 403
    assert client.get(PAD).status_code == 403
    assert PAD not in tekst(client.get("/begroting/"))
    assert not PostOpvolging.objects.exists()


def test_the_budget_points_here_while_something_is_open(jaren, beheerder):
    doel = f"{PAD}?{urlencode({'stand': '2026/begroting/0'})}"
    for pad in ("/begroting/", "/begroting/?stand=2025/begroting/0"):
        assert f'href="{doel}"' in tekst(beheerder.get(pad)), pad
    assert PAD not in tekst(beheerder.get("/begroting/?geldig_op=2026-06-01"))
    leg_vast(beheerder, bekijk(beheerder, vinken(tekst(beheerder.get(doel)))[0]))
    assert PAD not in tekst(beheerder.get("/begroting/"))


def test_the_overview_says_the_same_as_the_proposals_of_one_step(jaren):
    def zie(voorstellen):
        return [
            (v.soort, [p.id for p in v.oud], [p.id for p in v.nieuw], v.reden) for v in voorstellen
        ]

    def gelijk():
        (overgang,) = reads_waswordt.overgangen()
        assert (overgang.oud, overgang.nieuw) == (OUD, NIEUW)
        open_ = [o.voorstel for o in reads_begroting.voorstellen(OUD, NIEUW) if not o.bevestigd]
        assert zie(overgang.voorstellen) == zie(open_)
        return overgang.is_open

    assert gelijk()
    keuzes = [
        Opvolgkeuze(jaren[OUD, was], jaren[NIEUW, wordt], soort)
        for was, wordt, soort in (
            ("5", "5", SoortOpvolging.GELIJK),
            ("5-1", "5-1", SoortOpvolging.HERNOEMD),
            ("5-2", "5-3", SoortOpvolging.HERNUMMERD),
        )
    ]
    bevestig_opvolging(verzoek(), keuzes=keuzes[:2], grond=CONVERSIE)
    assert gelijk(), "the same name under another code is a proposal too"
    bevestig_opvolging(verzoek(), keuzes=keuzes[2:], grond=CONVERSIE)
    assert not gelijk()
