"""The wizard: choose, fill in, see the consequences, store."""

import re
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from driehoek.platform.models import Uitleg
from driehoek.register.models import Besluit, Rolvervulling
from vastleghulp import Wizard, laatste_nr, log_in, nieuw_besluit


@pytest.fixture
def beheerder(client, provincie):
    log_in(client, provincie.beheerder)
    return Wizard(client)


@pytest.fixture
def opdracht(provincie):
    return provincie.opdracht()


def aog_op(drager):
    feiten = Rolvervulling.objects.huidig().filter(drager_id=drager, rolsoort__rol="AOG")
    return [(f.persoon_id, f.periode.van) for f in feiten]


def test_an_aog_is_appointed_after_a_look_at_the_consequences(provincie, beheerder, opdracht):
    gerda = provincie.persoon("Gerda", "Groen")
    grond = provincie.besluit(
        "aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=date(2026, 11, 2)
    )
    pad = f"/vastleggen/benoem-aog/?drager={opdracht}"
    data = nieuw_besluit(grond) | {"persoon_q": "groen", "vanaf": "3 november 2026"}

    url, html = beheerder.gevolgen(pad, data)
    assert "Gerda Groen wordt ambtelijk opdrachtgever" in html
    assert aog_op(opdracht) == []

    antwoord = beheerder.leg_vast(url, html)
    assert antwoord["Location"] == f"/opdrachten/{opdracht}/"
    assert aog_op(opdracht) == [(gerda, date(2026, 11, 3))]


def pad_aog(opdracht):
    return f"/vastleggen/benoem-aog/?drager={opdracht}"


@pytest.fixture
def gerda(provincie):
    return provincie.persoon("Gerda", "Groen")


@pytest.fixture
def invoer(provincie, gerda):
    """What one types to appoint Gerda."""
    besluit = provincie.besluit(
        "aog",
        rol="DIRECTEUR_MO",
        persoon=provincie.directeur_mo(),
        op=date(2026, 11, 2),
        kenmerk="PZH-1",
    )
    return nieuw_besluit(besluit) | {
        "persoon": str(gerda),
        "persoon_q": "Gerda Groen",
        "vanaf": "3-11-2026",
    }


# -- choosing ------------------------------------------------------------------------------------


def test_the_choice_shows_what_fits_this_place(provincie, beheerder, opdracht):
    html = beheerder.client.get(f"/vastleggen/?drager={opdracht}").content.decode()
    assert "Benoem een ambtelijk opdrachtgever" in html
    assert "Vervang de ambtelijk opdrachtgever" not in html
    assert "Stel een opgave in" not in html

    provincie.aog(opdracht)
    html = beheerder.client.get(f"/vastleggen/?drager={opdracht}").content.decode()
    assert "Vervang de ambtelijk opdrachtgever" in html
    assert "Benoem een ambtelijk opdrachtgever" not in html


def test_REG_05_a_deelopdracht_gets_no_aog_of_its_own(provincie, beheerder, opdracht):
    provincie.aog(opdracht)
    deel = provincie.deelopdracht(opdracht, uitleg="Zo verdeeld.")
    html = beheerder.client.get(f"/vastleggen/?drager={deel}").content.decode()
    assert "Benoem een ambtelijk opdrachtnemer" in html
    assert "ambtelijk opdrachtgever</span>" not in html
    assert beheerder.client.get(pad_aog(deel)).status_code == 404


def test_what_does_not_exist_is_not_found(beheerder, opdracht):
    for pad in (
        "/vastleggen/?drager=99999999",
        "/vastleggen/?drager=x",
        "/vastleggen/?persoon=99999999",
        "/vastleggen/besluit/99999999/",
        f"/vastleggen/tover/?drager={opdracht}",
        "/vastleggen/sluit/",
        f"/vastleggen/corrigeer/?drager={opdracht}&feit=scope:1",
    ):
        assert beheerder.client.get(pad).status_code == 404, pad


# -- refusals ------------------------------------------------------------------------------------


def test_a_refusal_stands_at_its_field_with_its_rule_and_stores_nothing(
    beheerder, opdracht, invoer
):
    eerder = laatste_nr()
    antwoord = beheerder.vul_in(pad_aog(opdracht), invoer | {"genomen": "24 november 2096"})
    assert antwoord.status_code == 200
    [fout] = antwoord.context["form"].errors["genomen"]
    assert "ligt in de toekomst" in fout
    assert '<a class="nl-link dh-regel" href="/regels/BEV-14/">BEV-14</a>' in fout
    assert antwoord.context["form"]["kenmerk"].value() == "PZH-1"
    assert laatste_nr() == eerder


def test_REG_08_dates_the_wrong_way_round_are_refused_with_the_rule(beheerder, opdracht, invoer):
    eerder = laatste_nr()
    antwoord = beheerder.vul_in(pad_aog(opdracht), invoer | {"tot_en_met": "2 november 2026"})
    assert antwoord.status_code == 200
    [fout] = antwoord.context["form"].errors["tot_en_met"]
    assert "De einddatum 2 november 2026 ligt voor de begindatum 3 november 2026." in fout
    assert '<a class="nl-link dh-regel" href="/regels/REG-08/">REG-08</a>' in fout
    assert laatste_nr() == eerder


def test_REG_08_a_period_of_one_day_is_taken(beheerder, opdracht, invoer):
    een_dag = invoer | {"tot_en_met": "3 november 2026"}
    _, html = beheerder.gevolgen(pad_aog(opdracht), een_dag)
    assert "wordt ambtelijk opdrachtgever" in html
    assert "op 3 november 2026" in html


def test_REG_05_a_hard_rule_refuses_before_anything_is_shown(
    provincie, beheerder, opdracht, invoer
):
    provincie.aog(opdracht)
    antwoord = beheerder.vul_in(pad_aog(opdracht), invoer)
    assert antwoord.status_code == 200
    assert any("REG-05" in f for f in antwoord.context["form"].errors["vanaf"])


def test_REG_09_only_competent_deciders_are_offered_and_taken(
    provincie, beheerder, opdracht, invoer
):
    html = beheerder.client.get(pad_aog(opdracht)).content.decode()
    assert "Directeur Mens en Organisatie Dirk Mensen" in html
    assert "Gedeputeerde Staten</option>" not in html

    gs = provincie.orgaan("GS")
    antwoord = beheerder.vul_in(pad_aog(opdracht), invoer | {"beslisser": f"aog:{gs}::"})
    assert "niet beslissen" in antwoord.context["form"].errors["beslisser"][0]


def test_a_decider_of_another_day_is_named_when_the_day_changes(provincie, beheerder, opdracht):
    een, twee = provincie.directeur_mo(), provincie.persoon("Mo", "Tweede")
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", twee, vanaf=date(2025, 1, 1))
    url = f"/vastleggen/benoem-aog/beslissers/?drager={opdracht}&genomen="
    toen = beheerder.client.get(f"{url}1-6-2024").content.decode()
    nu = beheerder.client.get(f"{url}1 juni 2025").content.decode()
    assert ("Dirk Mensen" in toen, "Mo Tweede" in toen) == (True, False)
    assert ("Dirk Mensen" in nu, "Mo Tweede" in nu) == (True, True)
    assert een != twee


def test_an_unreadable_day_and_two_namesakes_are_asked_again(
    provincie, beheerder, opdracht, invoer
):
    provincie.persoon("Gerda", "Groenendijk")
    antwoord = beheerder.vul_in(
        pad_aog(opdracht), invoer | {"persoon": "", "persoon_q": "groen", "vanaf": "ooit"}
    )
    fouten = antwoord.context["form"].errors
    assert "3 maart 2026" in fouten["vanaf"][0]
    assert "2 mensen passen bij" in fouten["persoon"][0]
    assert antwoord.content.decode().count('type="radio" name="persoon"') == 2


def test_a_name_that_no_longer_fits_the_pick_is_not_taken_for_it(
    provincie, beheerder, opdracht, invoer
):
    provincie.persoon("Piet", "Anders")
    url, html = beheerder.gevolgen(pad_aog(opdracht), invoer | {"persoon_q": "anders"})
    assert "Piet Anders wordt" in html
    assert url


def test_search_without_javascript_shows_people_and_no_errors(beheerder, opdracht, gerda):
    antwoord = beheerder.client.post(
        pad_aog(opdracht), {"stap": "zoek", "persoon_q": "groen", "kenmerk": ""}
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert f'name="persoon" value="{gerda}" checked' in html
    assert "Dit klopt nog niet" not in html


def test_people_come_as_a_fragment(beheerder, gerda):
    antwoord = beheerder.client.get("/vastleggen/mensen/?veld=persoon&persoon_q=groen")
    assert f'value="{gerda}"' in antwoord.content.decode()
    assert "<html" not in antwoord.content.decode()
    assert beheerder.client.get("/vastleggen/mensen/?veld=a b").status_code == 404


# -- the besluit ---------------------------------------------------------------------------------


def test_an_existing_besluit_is_chosen_from_the_list_or_by_kenmerk(
    provincie, beheerder, opdracht, invoer
):
    ander = provincie.opdracht(provincie.opgave_van[opdracht], "Ander werk")
    provincie.aog(ander, provincie.persoon("Ans", "Ander"))
    besluit = Besluit.objects.get(soort="aog")
    bestaand = {"grond": "bestaand", "besluit": "", "besluit_kenmerk": ""}
    for keus in ({"besluit": str(besluit.id)}, {"besluit_kenmerk": besluit.kenmerk.lower()}):
        _, html = beheerder.gevolgen(pad_aog(opdracht), invoer | bestaand | keus)
        assert besluit.kenmerk in html
    antwoord = beheerder.vul_in(pad_aog(opdracht), invoer | bestaand)
    assert "Kies een besluit" in antwoord.context["form"].errors["besluit"][0]
    antwoord = beheerder.vul_in(pad_aog(opdracht), invoer | bestaand | {"besluit_kenmerk": "?"})
    assert "geen besluit met kenmerk" in antwoord.context["form"].errors["besluit_kenmerk"][0]


def test_REG_10_the_document_is_kept_through_a_mistake_and_hangs_on_the_besluit(
    beheerder, opdracht, invoer
):
    pdf = SimpleUploadedFile("besluit.pdf", b"%PDF-1.7 test", "application/pdf")
    eerst = beheerder.vul_in(pad_aog(opdracht), invoer | {"vanaf": "", "document": pdf})
    html = eerst.content.decode()
    assert "<strong>besluit.pdf</strong> is bewaard" in html
    sha = eerst.context["form"]["document_sha"].value()

    beheerder.doe(pad_aog(opdracht), invoer | {"document_sha": sha})
    assert Besluit.objects.get(kenmerk="PZH-1").document.naam == "besluit.pdf"


def test_a_document_of_a_wrong_kind_is_refused_at_its_field(beheerder, opdracht, invoer):
    exe = SimpleUploadedFile("besluit.exe", b"MZ")
    antwoord = beheerder.vul_in(pad_aog(opdracht), invoer | {"document": exe})
    assert "wordt niet bewaard" in antwoord.context["form"].errors["document"][0]


# -- storing -------------------------------------------------------------------------------------


def test_a_double_click_stores_once(beheerder, opdracht, invoer):
    url, html = beheerder.gevolgen(pad_aog(opdracht), invoer)
    eerste = beheerder.leg_vast(url, html)
    nr = laatste_nr()
    tweede = beheerder.leg_vast(url, html)
    assert (eerste.status_code, tweede.status_code) == (302, 302)
    assert eerste["Location"] == tweede["Location"]
    assert laatste_nr() == nr
    assert beheerder.client.get(url)["Location"] == eerste["Location"]


def test_what_changed_since_the_preview_is_shown_again(provincie, beheerder, opdracht, invoer):
    url, html = beheerder.gevolgen(pad_aog(opdracht), invoer)
    provincie.benoem(opdracht, "BOG", provincie.persoon("Bo", "Bestuur"))
    nr = laatste_nr()

    antwoord = beheerder.leg_vast(url, html)
    assert antwoord.status_code == 409
    assert "intussen gewijzigd" in antwoord.content.decode()
    assert laatste_nr() == nr

    beheerder.leg_vast(url, antwoord.content.decode())
    assert laatste_nr() == nr + 1


def test_what_has_become_impossible_goes_back_to_the_form(provincie, beheerder, opdracht, invoer):
    url, html = beheerder.gevolgen(pad_aog(opdracht), invoer)
    provincie.aog(opdracht, provincie.persoon("Vlug", "Eerder"))
    nr = laatste_nr()
    antwoord = beheerder.client.get(beheerder.leg_vast(url, html)["Location"])
    assert "REG-05" in antwoord.content.decode()
    assert antwoord.context["form"]["kenmerk"].value() == "PZH-1"
    assert laatste_nr() == nr


def test_back_keeps_what_was_typed(beheerder, opdracht, invoer):
    url, html = beheerder.gevolgen(pad_aog(opdracht), invoer)
    terug = re.search(r'href="([^"]*concept=[^"]*)">Terug', html).group(1).replace("&amp;", "&")
    form = beheerder.client.get(terug).context["form"]
    assert form["kenmerk"].value() == "PZH-1"
    assert form["persoon"].value().q == "Gerda Groen"
    assert not form.errors
    assert url


def test_REG_07_an_explanation_is_asked_right_there(provincie, beheerder, opdracht, invoer):
    provincie.aog(opdracht, provincie.persoon("Jan", "Oud"))
    url, html = beheerder.gevolgen(f"/vastleggen/vervang-aog/?drager={opdracht}", invoer)
    assert "Dit mag alleen met uitleg" in html
    assert "Jan Oud is niet langer" in html
    nr = laatste_nr()

    antwoord = beheerder.leg_vast(url, html)
    assert antwoord.status_code == 409
    assert 'id="uitleg-fout"' in antwoord.content.decode()
    assert laatste_nr() == nr

    beheerder.leg_vast(url, html, uitleg="Hij ging met pensioen.")
    assert laatste_nr() == nr + 1
    assert Uitleg.objects.get().tekst == "Hij ging met pensioen."


def test_the_message_names_the_handeling_and_the_way_back(beheerder, opdracht, invoer):
    antwoord = beheerder.doe(pad_aog(opdracht), invoer)
    html = beheerder.client.get(antwoord["Location"]).content.decode()
    assert f'Vastgelegd als <a class="nl-link" href="/grootboek/{laatste_nr()}/">' in html
    pad = f"/vastleggen/ongedaan/{laatste_nr()}/"
    assert f'href="{pad}">Ongedaan maken?</a>' in html
    terug = beheerder.client.get(pad).content.decode()
    besluit = Besluit.objects.get(kenmerk="PZH-1")
    assert f"/vastleggen/corrigeer/?drager={opdracht}&amp;feit=rolvervulling" in terug
    assert f"/vastleggen/trek-in/?besluit={besluit.id}&amp;hoever=begin" in terug


def test_typed_html_stays_text(provincie, beheerder, opdracht, invoer):
    _, html = beheerder.gevolgen(pad_aog(opdracht), invoer | {"titel": "<script>x</script>"})
    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_a_wish_that_is_forgotten_starts_anew(beheerder, opdracht):
    antwoord = beheerder.client.get(f"/vastleggen/benoem-aog/{uuid.uuid4()}/?drager={opdracht}")
    assert antwoord["Location"] == pad_aog(opdracht)
