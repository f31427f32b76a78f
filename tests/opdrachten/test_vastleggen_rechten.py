"""Who may enter what: judged on every page of the wizard, and again by the act."""

import re
import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.vastleggen.vormen import ALLE
from driehoek.organisatie import acts as organisatie
from driehoek.organisatie.types import NieuweInzet, NieuweToewijzing
from driehoek.organisatie.types_vakken import NieuwVakcluster, NieuwVakdomein, Vakmodel
from driehoek.organisatie.types_verbanden import NieuwGenootschap
from driehoek.register import reads
from provincie import BEGIN, verzoek
from vastleghulp import Wizard, laatste_nr, log_in, nieuw_besluit

DAG = date(2026, 11, 2)


@pytest.fixture
def opdracht(provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    return opdracht


@pytest.fixture
def ander(provincie):
    """Another opdracht, under another opgave, of another AOG."""
    ander = provincie.opdracht(provincie.opgave("Water"), "Dijken")
    provincie.aog(ander, provincie.persoon("Ans", "Ander"))
    return ander


def als(persoon, naam="x"):
    client = Client()
    log_in(client, persoon, naam)
    return client


def paden(opdracht):
    return [
        f"/vastleggen/?drager={opdracht}",
        f"/vastleggen/scope/?drager={opdracht}",
        f"/vastleggen/scope/beslissers/?drager={opdracht}&genomen=1-11-2026",
        f"/vastleggen/scope/{uuid.uuid4()}/?drager={opdracht}",
        f"/vastleggen/corrigeer/?drager={opdracht}",
        "/vastleggen/",
        "/vastleggen/persoon/",
    ]


def test_who_is_not_logged_in_is_asked_to(client, opdracht):
    for pad in [*paden(opdracht), "/vastleggen/mensen/?veld=persoon&persoon_q=a"]:
        for antwoord in (client.get(pad), client.post(pad)):
            assert antwoord.status_code == 302
            assert antwoord["Location"].startswith("/inloggen/?next=/vastleggen/")


def test_an_employee_without_a_role_and_an_account_without_a_person_are_refused(
    provincie, opdracht
):
    nr = laatste_nr()
    for client in (als(provincie.persoon("Els", "Medewerker")), als(None, "los")):
        for pad in paden(opdracht):
            assert client.get(pad).status_code == 403, pad
            assert client.post(pad).status_code == 403, pad
    assert laatste_nr() in (nr, nr + 1)  # the employee was registered, nothing else


def test_the_registerbeheerder_sees_every_act_where_it_fits(provincie, opdracht):
    client = als(provincie.beheerder)
    gezien = set()
    opgave = provincie.opgave_van[opdracht]
    leeg = provincie.opgave("Leeg", directeur=False)
    deel = provincie.deelopdracht(opdracht, uitleg="Zo verdeeld.")
    provincie.aon(deel)
    provincie.benoem(opgave, "BOG", provincie.persoon("Bo", "Bestuur"))
    bog = provincie.opdracht(opgave, "Vacant")
    provincie.benoem(bog, "BOG", provincie.persoon("Bo", "Twee"))
    gebied = provincie.onderwerp("gebied", "Delta")
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", opgave]
    for wat in ({"drager": gebied}, {"domein": directeur}):
        provincie.aanspreekpunt(directeur, **wat)
    provincie.samenhang(opdracht, bog, "heeft_nodig")
    provincie.artikel()
    pteam, geleid = provincie.pteam("Water"), provincie.pteam("Bodem")
    provincie.plaats(pteam, directeur)
    leider = provincie.persoon("Pia", "Leider")
    provincie.benoem(geleid, "P_MANAGER", leider)
    organisatie.wijs_p_manager_toe(
        verzoek(),
        toewijzingen=[NieuweToewijzing(leider, directeur, Periode(BEGIN))],
        grond=provincie.besluit("toewijzing", door="DT"),
    )
    vakken = organisatie.stel_vakmodel_vast(
        verzoek(),
        model=Vakmodel(
            BEGIN,
            domeinen=(NieuwVakdomein("Advies"),),
            clusters=(NieuwVakcluster("Natuur", "Advies"),),
        ),
        grond=provincie.besluit("vakmodel", door="P-BERAAD"),
    ).ids("register_drager")
    genootschap = organisatie.stel_genootschap_in(
        verzoek(),
        nieuw=NieuwGenootschap("Natuurkennis", BEGIN, (pteam, geleid)),
        grond=provincie.besluit("vakgenootschap", door="P-BERAAD"),
    ).ids("register_drager")
    organisatie.plan_inzet(
        verzoek(), inzet=[NieuweInzet(leider, opdracht, Decimal(8), Periode(BEGIN))]
    )
    besluit = reads.rollen_op([opgave], reads.peilmoment())[0].grondslag.besluit_id
    plekken = [
        "",
        *(
            f"?drager={d}"
            for d in (
                opgave,
                leeg,
                opdracht,
                deel,
                bog,
                gebied,
                pteam,
                geleid,
                *vakken,
                *genootschap,
            )
        ),
    ]
    for pad in (
        *(f"/vastleggen/{p}" for p in plekken),
        f"/vastleggen/?persoon={directeur}",
        f"/vastleggen/?persoon={leider}",
        f"/vastleggen/?persoon={provincie.directeur_mo()}",
        f"/vastleggen/?persoon={provincie.rolhouders['AOG', opdracht]}",
        f"/vastleggen/besluit/{besluit}/",
        "/vastleggen/?artikel=GS-1",
    ):
        gezien |= set(re.findall(r'href="/vastleggen/([a-z-]+)/', client.get(pad).content.decode()))
    assert {v.code for v in ALLE} <= gezien


def test_REG_16_an_aog_enters_what_is_his_on_his_own_opdracht_only(provincie, opdracht, ander):
    client = als(provincie.rolhouders["AOG", opdracht])
    html = client.get(f"/vastleggen/?drager={opdracht}").content.decode()
    assert set(re.findall(r'href="/vastleggen/([a-z-]+)/', html)) == {
        "deelopdrachten",
        "benoem-aon",
        "samenhang",
        "aanvaard",
        "verantwoording",
        "escaleer",
        "bekrachtig",
    }
    assert client.get(f"/vastleggen/scope/?drager={opdracht}").status_code == 403
    for pad in ("", "deelopdrachten/", "benoem-aon/"):
        assert client.get(f"/vastleggen/{pad}?drager={ander}").status_code == 403

    grond = provincie.van_aog("deelopdrachten", opdracht, op=DAG)
    data = nieuw_besluit(grond) | {"namen": "Noord", "vanaf": "3-11-2026"}
    Wizard(client).doe(
        f"/vastleggen/deelopdrachten/?drager={opdracht}", data, uitleg="Zo verdeeld."
    )
    [deel] = reads.onderliggend(opdracht, reads.peilmoment(date(2026, 11, 3)))
    assert reads.benaming(deel) == "Noord"


def test_a_draft_of_one_place_is_no_way_into_another(provincie, opdracht, ander):
    client = als(provincie.rolhouders["AOG", opdracht])
    grond = provincie.van_aog("deelopdrachten", opdracht, op=DAG)
    data = nieuw_besluit(grond) | {"namen": "Noord", "vanaf": "3-11-2026"}
    url, html = Wizard(client).gevolgen(f"/vastleggen/deelopdrachten/?drager={opdracht}", data)
    assert "gezien" in html
    elders = url.replace(f"drager={opdracht}", f"drager={ander}")
    nr = laatste_nr()
    assert client.get(elders).status_code == 403
    assert client.post(elders, {"gezien": str(nr)}).status_code == 403
    assert als(provincie.beheerder).get(url).status_code == 302  # not his draft
    assert laatste_nr() == nr


def test_REG_17_a_domeindirecteur_starts_under_the_own_opgave_only(provincie, opdracht, ander):
    opgave = provincie.opgave_van[opdracht]
    client = als(provincie.rolhouders["DOMEINDIRECTEUR", opgave])
    assert client.get(f"/vastleggen/opdracht/?drager={opgave}").status_code == 200
    assert client.get(f"/vastleggen/scope/?drager={opdracht}").status_code == 200
    assert client.get(f"/vastleggen/hernoem-opgave/?drager={opgave}").status_code == 403
    elders = provincie.opgave_van[ander]
    assert client.get(f"/vastleggen/opdracht/?drager={elders}").status_code == 403


def test_a_role_that_ended_gives_nothing_any_more(provincie, opdracht):
    url = f"/vastleggen/deelopdrachten/?drager={opdracht}"
    aog = provincie.rolhouders["AOG", opdracht]
    client = als(aog)
    assert client.get(url).status_code == 200
    provincie.benoem(
        opdracht,
        "AOG",
        provincie.persoon("Op", "Volger"),
        vanaf=date(2026, 11, 1),
        act=_vervang(),
        grond=provincie.besluit(
            "aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=date(2026, 11, 1)
        ),
        uitleg="Met pensioen.",
    )
    assert client.get(url).status_code == 403


def test_a_form_from_elsewhere_is_refused(provincie, opdracht):
    client = Client(enforce_csrf_checks=True)
    log_in(client, provincie.beheerder)
    for pad in (f"/vastleggen/scope/?drager={opdracht}", "/vastleggen/persoon/"):
        assert client.post(pad, {"stap": "gevolgen"}).status_code == 403


def test_while_the_time_bar_is_off_today_writing_is_off(provincie, opdracht):
    client = als(provincie.beheerder)
    nr = laatste_nr()
    for peil in ("geldig_op=2025-01-01", "bekend_op=2024-01-01"):
        for pad in (f"/vastleggen/?drager={opdracht}", f"/vastleggen/sluit/?drager={opdracht}"):
            antwoord = client.get(f"{pad}&{peil}")
            assert antwoord.status_code == 200
            html = antwoord.content.decode()
            assert "Vastleggen kan alleen vandaag" in html
            assert f'href="{pad}"' in html
            assert client.post(f"{pad}&{peil}", {"stap": "gevolgen"}).status_code == 409
    assert laatste_nr() == nr


def _vervang():
    from driehoek.register import acts

    return acts.vervang
