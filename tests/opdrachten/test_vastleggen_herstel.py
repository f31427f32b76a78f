"""Correction and withdrawal: two ways to undo, each with its own page."""

from datetime import date

import pytest

from driehoek.register.models import Besluit, Rolvervulling
from driehoek.register.vragen import registerfeiten
from vastleghulp import Wizard, log_in, nieuw_besluit


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
