"""Correction and withdrawal: two ways to undo, each with its own page."""

import re
from datetime import date
from html import unescape

import pytest

from driehoek.opdrachten.vastleggen import ongedaan as ongedaan_
from driehoek.register.models import Besluit, Rolvervulling
from driehoek.register.vragen import registerfeiten
from vastleghulp import DAG, Wizard, laatste_nr, log_in, nieuw_besluit


@pytest.fixture
def beheerder(client, provincie):
    log_in(client, provincie.beheerder)
    return Wizard(client)


@pytest.fixture
def opdracht(provincie):
    return provincie.opdracht()


# -- correction ----------------------------------------------------------------------------------


def test_a_correction_lists_what_stands_there_and_can_take_it_away(provincie, beheerder, opdracht):
    provincie.aog(opdracht, provincie.persoon("Jan", "Fout"))
    feit = Rolvervulling.objects.huidig().get(drager_id=opdracht)
    lijst = beheerder.client.get(f"/vastleggen/corrigeer/?drager={opdracht}").content.decode()
    assert "Ambtelijk opdrachtgever: Jan Fout" in lijst
    assert "Scope: €\N{NO-BREAK SPACE}100.000" in lijst

    pad = f"/vastleggen/corrigeer/?drager={opdracht}&feit=rolvervulling:{feit.id}"
    _, html = beheerder.gevolgen(
        pad,
        {"correctie": "niet", "toelichting": "Hoort bij een andere opdracht.", "vanaf": "onzin"},
    )
    assert "Jan Fout is niet langer ambtelijk opdrachtgever" in html
    antwoord = beheerder.vul_in(
        pad,
        {
            "correctie": "anders",
            "persoon_id": str(feit.persoon_id),
            "persoon_id_q": "Jan Fout",
            "vanaf": "1-3-2023",
            "toelichting": "Niets aan de hand.",
        },
    )
    assert "staat al zo in het register" in antwoord.context["form"].errors["correctie"][0]


def test_a_role_of_a_person_is_corrected_from_the_persons_page(provincie, beheerder, opdracht):
    jan = provincie.aog(opdracht, provincie.persoon("Jan", "Fout"))
    html = beheerder.client.get(f"/vastleggen/corrigeer/?persoon={jan}").content.decode()
    assert "Ambtelijk opdrachtgever: bij Stikstof terugdringen" in html


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("benaming", {"naam": "Andere naam"}),
        ("scope", {"materieel_budget": "2", "bevoegdheden": "", "strategische_keuzes": ""}),
        ("fase", {"projectfase": "beheer"}),
        ("opdrachtprofiel", {"label": "stabiel", "waarom": "", "wat": "", "hoe": "", "wie": ""}),
    ],
)
def test_REG_36_each_kind_of_fact_can_be_put_right(beheerder, opdracht, soort, velden):
    model = next(m for m in registerfeiten() if m._meta.model_name == soort)
    kolom = "drager_id" if soort == "benaming" else "opdracht_id"
    oud = model.objects.huidig().get(**{kolom: opdracht})
    vast = {"correctie": "anders", "vanaf": "1 maart 2023", "toelichting": "Tikfout."}
    beheerder.doe(
        f"/vastleggen/corrigeer/?drager={opdracht}&feit={soort}:{oud.id}",
        velden | vast,
    )
    nieuw = model.objects.huidig().get(**{kolom: opdracht})
    assert nieuw.id != oud.id
    assert nieuw.periode == oud.periode
    assert nieuw.grondslag.soort == "registratiefout"


# -- withdrawal ----------------------------------------------------------------------------------


def test_REG_35_a_withdrawal_shows_first_what_rests_on_it(provincie, beheerder, opdracht):
    provincie.aog(opdracht, provincie.persoon("Jan", "Oud"))
    besluit = Besluit.objects.get(soort="aog")
    keuze = beheerder.client.get(f"/vastleggen/besluit/{besluit.id}/").content.decode()
    assert "Trek het besluit in" in keuze
    assert "Jan Oud: Stikstof terugdringen" in keuze
    form = beheerder.client.get(f"/vastleggen/trek-in/?besluit={besluit.id}").content.decode()
    assert "Jan Oud: Stikstof terugdringen" in form


def test_REG_35_from_the_start_needs_no_day(provincie, beheerder):
    opgave = provincie.opgave()
    provincie.benoem(opgave, "BOG", provincie.persoon("Bo", "Bestuur"))
    besluit = Besluit.objects.get(soort="bog")
    grond = provincie.besluit("intrekking", op=date(2026, 11, 2))
    beheerder.doe(
        f"/vastleggen/trek-in/?besluit={besluit.id}",
        nieuw_besluit(grond) | {"hoever": "begin", "per": "onzin"},
    )
    assert not Rolvervulling.objects.huidig().filter(drager_id=opgave, rolsoort__rol="BOG").exists()


def test_REG_35_an_intrekking_can_itself_be_withdrawn(provincie, beheerder):
    opgave = provincie.opgave()
    bo = provincie.persoon("Bo", "Bestuur")
    provincie.benoem(opgave, "BOG", bo)
    begin = {"hoever": "begin", "per": ""}

    def trek_in(besluit):
        grond = provincie.besluit("intrekking", op=date(2026, 11, 2))
        pad = f"/vastleggen/trek-in/?besluit={besluit.id}"
        url, html = beheerder.gevolgen(pad, nieuw_besluit(grond) | begin)
        beheerder.leg_vast(url, html)
        return html

    trek_in(Besluit.objects.get(soort="bog"))
    assert not Rolvervulling.objects.huidig().filter(drager_id=opgave, rolsoort__rol="BOG").exists()
    html = trek_in(Besluit.objects.get(soort="intrekking"))

    assert "weer geldend" in html
    assert "Bo Bestuur wordt bestuurlijk opdrachtgever" in html
    feit = Rolvervulling.objects.huidig().get(drager_id=opgave, rolsoort__rol="BOG")
    assert feit.persoon_id == bo


def test_REG_35_a_vernietiging_is_not_withdrawn(provincie, beheerder):
    opgave = provincie.opgave()
    provincie.benoem(opgave, "BOG", provincie.persoon("Bo", "Bestuur"))
    besluit = Besluit.objects.get(soort="bog")
    op = date(2026, 11, 2)
    beheerder.doe(
        f"/vastleggen/vernietig/?besluit={besluit.id}",
        nieuw_besluit(provincie.besluit("vernietiging", door="RECHTER", op=op)),
    )
    vernietiging = Besluit.objects.get(soort="vernietiging")

    html = beheerder.client.get(f"/vastleggen/besluit/{vernietiging.id}/").content.decode()
    assert "Vernietig het besluit" in html
    assert "Trek het besluit in" not in html
    antwoord = beheerder.vul_in(
        f"/vastleggen/trek-in/?besluit={vernietiging.id}",
        nieuw_besluit(provincie.besluit("intrekking", op=op)) | {"hoever": "begin", "per": ""},
    )
    assert "kan niet worden ingetrokken" in str(antwoord.context["form"].errors)


# -- undoing an act ------------------------------------------------------------------------------


def acties(html: str) -> dict[str, str]:
    """Per way back its address, as the page offers it."""
    paren = re.findall(
        r'(?s)<a class="dh-actie" href="([^"]+)".*?dh-actie__label">(.*?)</span>', html
    )
    return {label: unescape(url) for url, label in paren}


def ongedaan(beheerder, nr: int) -> dict[str, str]:
    antwoord = beheerder.client.get(f"/vastleggen/ongedaan/{nr}/")
    assert antwoord.status_code == 200
    return acties(antwoord.content.decode())


def test_the_page_of_an_act_in_the_ledger_leads_there_too(provincie, beheerder, opdracht):
    pad = f"/vastleggen/ongedaan/{laatste_nr()}/"
    assert (
        f'href="{pad}"'
        in beheerder.client.get(pad.replace("vastleggen/ongedaan", "grootboek")).content.decode()
    )


def test_REG_36_undoing_leads_to_the_fact_that_was_typed_wrongly(provincie, beheerder, opdracht):
    provincie.aog(opdracht, provincie.persoon("Jan", "Fout"))
    pad = ongedaan(beheerder, laatste_nr())["Ambtelijk opdrachtgever: Jan Fout"]
    antwoord = beheerder.client.get(pad)
    assert antwoord.context["form"].huidig.waarde == "Jan Fout"


def test_REG_35_undoing_leads_to_the_besluit_withdrawn_from_the_start(
    provincie, beheerder, opdracht
):
    provincie.aog(opdracht, provincie.persoon("Jan", "Fout"))
    besluit = Besluit.objects.get(soort="aog")
    pad = ongedaan(beheerder, laatste_nr())[f"Trek {besluit.kenmerk} in"]
    form = beheerder.client.get(pad).context["form"]
    assert form.plek.besluit == besluit
    assert form["hoever"].value() == "begin"


def test_what_was_put_right_since_is_no_longer_offered(provincie, beheerder, opdracht):
    provincie.aog(opdracht, provincie.persoon("Jan", "Fout"))
    nr = laatste_nr()
    pad = ongedaan(beheerder, nr)["Ambtelijk opdrachtgever: Jan Fout"]
    beheerder.doe(pad, {"correctie": "niet", "toelichting": "Verkeerde opdracht.", "vanaf": "x"})
    assert "Ambtelijk opdrachtgever: Jan Fout" not in ongedaan(beheerder, nr)


def test_an_act_on_no_besluit_says_that_there_is_nothing_to_undo(provincie, beheerder):
    provincie.persoon("Nieuw", "Mens")
    assert ongedaan(beheerder, laatste_nr()) == {}
    antwoord = beheerder.client.get(f"/vastleggen/ongedaan/{laatste_nr()}/")
    assert "niets ongedaan te maken" in antwoord.content.decode()


def test_REG_35_nobody_is_led_to_withdraw_a_vernietiging(provincie, beheerder):
    opgave = provincie.opgave()
    provincie.benoem(opgave, "BOG", provincie.persoon("Bo", "Bestuur"))
    beheerder.doe(
        f"/vastleggen/vernietig/?besluit={Besluit.objects.get(soort='bog').id}",
        nieuw_besluit(provincie.besluit("vernietiging", door="RECHTER", op=DAG)),
    )
    assert not any(label.startswith("Trek") for label in ongedaan(beheerder, laatste_nr()))


def test_of_a_bulk_act_the_first_are_shown_and_the_rest_counted(provincie, beheerder, monkeypatch):
    monkeypatch.setattr(ongedaan_, "GETOOND", 2)
    provincie.opdracht()
    html = beheerder.client.get(f"/vastleggen/ongedaan/{laatste_nr()}/").content.decode()
    assert len([label for label in acties(html) if not label.startswith("Trek")]) == 2
    assert "En nog " in html


def test_an_address_fills_in_only_what_the_form_allows(provincie, beheerder):
    opgave = provincie.opgave()
    provincie.benoem(opgave, "BOG", provincie.persoon("Bo", "Bestuur"))
    pad = f"/vastleggen/trek-in/?besluit={Besluit.objects.get(soort='bog').id}"
    form = beheerder.client.get(f"{pad}&hoever=begin&titel=Nep&per=1-1-1900").context["form"]
    assert form["hoever"].value() == "begin"
    assert form["titel"].value() != "Nep"
    assert form["per"].value() != "1-1-1900"


def test_an_act_that_is_not_there_gives_404(beheerder):
    assert beheerder.client.get("/vastleggen/ongedaan/999999/").status_code == 404
