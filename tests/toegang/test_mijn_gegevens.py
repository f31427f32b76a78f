"""What is kept about me, all of it as a file, and asking for a correction (GEN-02)."""

import json

import pytest
from django.db import IntegrityError, transaction

from config.paginahulp import als
from driehoek.platform import persoonsvelden
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.models import Inzage
from driehoek.toegang.acts_privacy import MEESTE_OPEN, beantwoord_correctie, vraag_correctie
from driehoek.toegang.models import Correctieverzoek

pytestmark = pytest.mark.django_db
PAD = "/mijn-gegevens/"


@pytest.fixture
def wie(provincie):
    return provincie.persoon("Wim", "Weetal")


@pytest.fixture
def client(wie):
    return als(wie)


def test_GEN_02_het_bestand_zegt_alles_over_mij_en_niets_over_een_ander(client, provincie, wie):
    provincie.dienstverband(wie, 12, formatieplaats="FP-1")
    ander = provincie.persoon("Anna", "Ander")
    provincie.dienstverband(ander, 13, formatieplaats="FP-2")

    antwoord = client.get(f"{PAD}download/")

    assert "mijn-gegevens.json" in antwoord["Content-Disposition"]
    inhoud = json.loads(antwoord.content)
    soorten = {s["wat"]: s for s in inhoud["gegevens"]}
    assert len(inhoud["gegevens"]) == len(persoonsvelden.alle())
    schaal = soorten["schaal, uren en aard van het dienstverband"]
    assert [r["schaal"] for r in schaal["gegevens"]] == [12]
    assert "FP-2" not in antwoord.content.decode()
    assert soorten["versleuteld wachtwoord"]["gegevens"] == []
    assert all(s["doel"] and s["bewaartermijn"] for s in inhoud["gegevens"])
    assert Inzage.objects.get(persoon=wie).soort == "eigen gegevens"


def test_GEN_02_de_pagina_noemt_wat_er_is_en_wie_keek(client, provincie, wie):
    provincie.dienstverband(wie, 12)
    html = client.get(PAD).content.decode()
    assert "Schaal, uren en aard van het dienstverband" in html
    assert "Kijkt iemand naar gegevens van jou" in html


def test_GEN_02_een_verzoek_komt_aan_en_het_antwoord_komt_terug(client, provincie, wie):
    antwoord = client.post(PAD, {"waarover": "naam", "tekst": "Ik heet Weetals."}, follow=True)
    assert "Je verzoek is verstuurd" in antwoord.content.decode()

    beheerder = als(provincie.beheerder)
    assert "Wim Weetal" in beheerder.get("/correctieverzoeken/").content.decode()
    pk = Correctieverzoek.objects.get().pk
    goed = {"uitkomst": "verbeterd", "antwoord": "De naam is aangepast."}
    beheerder.post(f"/correctieverzoeken/{pk}/", goed)

    html = client.get(PAD).content.decode()
    assert "De naam is aangepast." in html
    assert "verbeterd" in html
    weer = beheerder.post(f"/correctieverzoeken/{pk}/", goed).content.decode()
    assert "Dit verzoek is al beantwoord." in weer


@pytest.mark.parametrize(
    ("data", "zegt"),
    [
        ({"waarover": "", "tekst": "x"}, "Kies waarover het gaat."),
        ({"waarover": "naam", "tekst": " "}, "Schrijf op wat er niet klopt."),
        ({"waarover": "iets anders", "tekst": "x"}, "Selecteer een geldige keuze"),
    ],
)
def test_GEN_02_een_leeg_verzoek_wordt_niet_verstuurd(client, data, zegt):
    assert zegt in client.post(PAD, data).content.decode()
    assert not Correctieverzoek.objects.exists()


@pytest.mark.parametrize("data", [{"uitkomst": "", "antwoord": "x"}, {"uitkomst": "blijft"}])
def test_GEN_02_een_antwoord_zegt_wat_en_waarom(provincie, wie, data):
    pk = vraag_correctie(wie, "naam", "Anders").pk
    antwoord = als(provincie.beheerder).post(f"/correctieverzoeken/{pk}/", data)
    assert antwoord.status_code == 200
    assert Correctieverzoek.objects.get().uitkomst == "open"


def test_GEN_02_niemand_vraagt_zonder_eind_en_niemand_zonder_persoon(provincie, wie):
    for nr in range(MEESTE_OPEN):
        vraag_correctie(wie, "naam", f"Anders {nr}")
    with pytest.raises(InvoerFout, match="openstaan"):
        vraag_correctie(wie, "naam", "Nog een")
    with pytest.raises(NietBevoegd):
        vraag_correctie(None, "naam", "Anders")
    with pytest.raises(InvoerFout, match="uitkomst"):
        beantwoord_correctie(
            Correctieverzoek.objects.first().pk, door=wie, uitkomst="open", antwoord="x"
        )


def test_GEN_02_de_database_kent_geen_antwoord_zonder_uitkomst(wie):
    pk = vraag_correctie(wie, "naam", "Anders").pk
    with pytest.raises(IntegrityError, match="correctieverzoek_antwoord"), transaction.atomic():
        Correctieverzoek.objects.filter(pk=pk).update(uitkomst="blijft")


def test_GEN_02_het_privacyregister_zoekt_en_filtert(client):
    alles = client.get("/privacy/", {"formaat": "json"}).json()
    assert len(alles["rijen"] if isinstance(alles, dict) else alles) == len(persoonsvelden.alle())
    html = client.get("/privacy/", {"q": "schaal"}).content.decode()
    assert "Schaal, uren en aard" in html
    assert "Vingerafdruk" not in html
