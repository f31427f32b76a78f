"""REG-13: who answers for which opgave or opdracht on which date, for anyone who asks."""

import json
import re
from datetime import date
from html import unescape

from driehoek.opdrachten import acts as opdrachten_acts
from driehoek.opdrachten.types import NieuweOpgave
from driehoek.platform.models import Handeling, Kop
from driehoek.register import acts
from driehoek.register.models import Besluit
from provincie import verzoek
from publicatie.openbaarhulp import EINDE, WISSEL, dag_ervoor


def lees(client, pad, status=200):
    antwoord = client.get(pad)
    assert antwoord.status_code == status, (pad, antwoord.status_code)
    return antwoord.content.decode()


def rol(gegevens, code, rang=0):
    return [r for r in gegevens["rollen"] if r["rol"] == code][rang]


def als_json(client, soort, id_, **vraag):
    antwoord = client.get(f"/openbaar/{soort}/{id_}/", {**vraag, "formaat": "json"})
    assert antwoord["Content-Type"] == "application/json"
    return json.loads(antwoord.content)


def test_REG_13_een_opdracht_met_haar_driehoek_en_de_besluiten(wereld, client):
    pagina = lees(client, f"/openbaar/opdrachten/{wereld.opdracht}/")
    for wie in ("Gijs Gedeputeerde", "Bram Bestuurder", "Dora Directeur", "Otto Opvolger"):
        assert wie in pagina
    assert "1 juni 2024" in pagina
    assert "Directeur Mens en Organisatie" in pagina, "who decided, as a function"
    assert "2-1-3-1 Post 2-1-3-1 (2023)" in pagina
    assert "€ 900.000" in pagina.replace("\N{NO-BREAK SPACE}", " ")
    assert "Realisatie" in pagina
    kenmerk = Besluit.objects.get(soort="aog", genomen=WISSEL).kenmerk
    assert kenmerk in pagina


def test_REG_13_op_elke_dag_en_zoals_toen_bekend(wereld, client):
    pad = f"/openbaar/opdrachten/{wereld.opdracht}/"
    assert "Otto Opvolger" in lees(client, f"{pad}?geldig_op={WISSEL}")
    ervoor = lees(client, f"{pad}?geldig_op={dag_ervoor(WISSEL)}")
    assert "Gerda Geefster" in ervoor
    assert "Otto Opvolger" not in ervoor
    assert "Je kijkt naar 31 mei 2024, zoals nu bekend." in ervoor
    assert "Wijzigen kan niet" not in ervoor
    voor_de_wissel = Handeling.objects.get(naam="vervang").nr - 1
    moment = Handeling.objects.get(nr=voor_de_wissel).moment.isoformat()
    toen = client.get(pad, {"geldig_op": str(WISSEL), "bekend_op": moment}).content.decode()
    assert "Gerda Geefster" in toen
    assert "Otto Opvolger" not in toen


def test_REG_13_als_gegevens_zegt_zij_hetzelfde(wereld, client):
    opdracht = als_json(client, "opdrachten", wereld.opdracht)
    assert opdracht["naam"] == "Brug bij Alphen"
    assert opdracht["opgave"]["id"] == wereld.opgave
    assert opdracht["begrotingspost"]["lasten"] == 900_000
    assert opdracht["handeling"] == Kop.objects.get().nr
    aog, aon = rol(opdracht, "AOG"), rol(opdracht, "AON")
    assert (aog["naam"], aog["sinds"], aog["vervuld"]) == ("Otto Opvolger", "2024-06-01", True)
    assert aog["besluit"]["genomen_door"] == "Directeur Mens en Organisatie"
    assert (aon["naam"], aon["sinds"], aon["vervuld"]) == (None, "2023-03-01", True)
    deel = als_json(client, "opdrachten", wereld.deel)
    assert deel["deel_van"]["id"] == wereld.opdracht
    assert rol(deel, "AOG")["naam"] == "Otto Opvolger", "an opdracht's AOG is that of its parts"
    opgave = als_json(client, "opgaven", wereld.opgave)
    assert [r["naam"] for r in opgave["rollen"]] == [
        "Gijs Gedeputeerde",
        "Bram Bestuurder",
        "Dora Directeur",
    ]


def test_REG_13_een_waarnemer_staat_erbij_zonder_reden(wereld, client):
    opdracht = als_json(client, "opdrachten", wereld.opdracht, geldig_op="2023-07-01")
    aog, aon = rol(opdracht, "AOG"), rol(opdracht, "AON")
    assert (aog["naam"], aog["waarnemer"]["naam"]) == ("Gerda Geefster", "Wim Waarnemer")
    assert (aon["naam"], aon["waarnemer"]["naam"]) == (None, None), "of a role that is not named"
    assert "wnd. Wim Waarnemer" in lees(
        client, f"/openbaar/opdrachten/{wereld.opdracht}/?geldig_op=2023-07-01"
    )


def test_REG_13_wat_vacant_is_en_wat_van_papier_kwam(wereld, client):
    pad = f"/openbaar/opdrachten/{wereld.oud}/"
    toen = als_json(client, "opdrachten", wereld.oud, geldig_op=str(dag_ervoor(EINDE)))
    assert rol(toen, "AOG")["naam"] == "Vera Vroeger"
    assert rol(toen, "AOG")["besluit"] is None
    assert rol(toen, "AOG")["grond"] in {
        "overgenomen uit een eerder register",
        "vastgelegd in het register",
    }
    nu = als_json(client, "opdrachten", wereld.oud)
    assert rol(nu, "AOG")["vervuld"] is False
    assert rol(nu, "AOG")["vacant_sinds"] == EINDE.isoformat()
    assert "1 september 2025" in lees(client, pad)


def test_REG_04_een_opgave_direct_onder_het_directieteam(wereld, client):
    p = wereld.provincie
    opgave = p.opgave("Compliance en control", directeur=False, onder_dt=True)
    opgavedata = als_json(client, "opgaven", opgave)
    assert rol(opgavedata, "DOMEINDIRECTEUR")["orgaan"] == "Directieteam"
    assert "Directieteam" in lees(client, "/openbaar/opgaven/?q=compliance")


def test_een_opdracht_buiten_haar_bestaan(wereld, client):
    pagina = lees(client, f"/openbaar/opdrachten/{wereld.opdracht}/?geldig_op=2020-01-01")
    assert "Deze opdracht begint pas later" in pagina
    assert "Bekijk haar op 1 maart 2023" in pagina
    assert "Gerda Geefster" not in pagina
    opgave = lees(client, f"/openbaar/opgaven/{wereld.opgave}/?geldig_op=2020-01-01")
    assert "Deze opgave bestaat niet op deze dag" in opgave
    assert "vanaf 1 maart 2023" in opgave


def test_REG_30_wat_er_van_een_opgave_is_geworden(wereld, client):
    p = wereld.provincie
    twee = p.opgave("Veilig land")
    uitkomst = opdrachten_acts.voeg_opgaven_samen(
        verzoek(),
        opgaven=[wereld.opgave, twee],
        in_=NieuweOpgave("Veilig en bereikbaar", date(2026, 1, 1)),
        per=date(2026, 1, 1),
        grond=p.besluit("opgaven_samenvoegen", op=date(2025, 12, 1), vanaf=date(2026, 1, 1)),
    )
    nieuw = uitkomst.ids("register_drager")[0]
    assert "Ging op in per 1 januari 2026" in lees(client, f"/openbaar/opgaven/{twee}/")
    afkomst = als_json(client, "opgaven", nieuw)["afkomst"]
    assert {a["opgave"]["naam"] for a in afkomst} == {"Bereikbaar land", "Veilig land"}


def test_de_vaste_link_zegt_later_nog_hetzelfde(wereld, client):
    pad = f"/openbaar/opdrachten/{wereld.opdracht}/"
    link = unescape(re.search(r'href="([^"]+)">vaste link', lees(client, pad))[1])
    nieuw = wereld.provincie.persoon("Nina", "Nieuw")
    wereld.provincie.aog(
        wereld.opdracht, nieuw, vanaf=date(2026, 11, 1), act=acts.vervang, uitleg="Ander werk."
    )
    assert "Nina Nieuw" in lees(client, pad)
    vast = lees(client, link.replace("http://testserver", ""))
    assert "Otto Opvolger" in vast
    assert "Nina Nieuw" not in vast


def test_een_lijst_sorteert_en_filtert_alleen_op_wat_zij_toont(wereld, client):
    gewoon = lees(client, "/openbaar/opdrachten/?formaat=json")
    for vraag in ("sorteer=budget", "sorteer=-budget", f"aog={wereld.personen['Nico Nemer']}"):
        assert lees(client, f"/openbaar/opdrachten/?{vraag}&formaat=json") == gewoon, vraag
    omgekeerd = json.loads(lees(client, "/openbaar/opdrachten/?sorteer=-naam&formaat=json"))
    assert [rij["Opdracht"] for rij in omgekeerd] == ["Oude sluis", "Brug bij Alphen"]
    van_post = lees(client, "/openbaar/opdrachten/?post=2-1")
    assert "begrotingspost 2-1" in van_post
    assert "Brug bij Alphen" in van_post
    assert "Oude sluis" not in van_post
    assert "Oude sluis" in lees(client, "/openbaar/opdrachten/?zonder=AOG")
    van_opgave = lees(client, f"/openbaar/opdrachten/?opgave={wereld.opgave}")
    assert "van de opgave 'Bereikbaar land'" in unescape(van_opgave)


def test_wat_er_niet_is_wordt_gezegd_op_een_openbare_pagina(wereld, client):
    for pad in (
        "/openbaar/opdrachten/1/",
        f"/openbaar/opdrachten/{10**30}/",
        f"/openbaar/opgaven/{10**30}/",
        f"/openbaar/opgaven/{wereld.opdracht}/",
        f"/openbaar/opdrachten/{wereld.opgave}/",
        f"/openbaar/opdrachten/{wereld.opdracht}/?bekend_op=2000-01-01",
        "/openbaar/data/personen.csv",
        "/openbaar/data/opgaven.xlsx",
    ):
        pagina = lees(client, pad, 404)
        assert "Dit is hier niet" in pagina, pad
        assert "Wie gaat over ...?" in pagina
    for pad, zin in (
        ("/openbaar/?geldig_op=ooit", "ooit"),
        ("/openbaar/zoek/?q=%00", "geen tekst"),
        ("/openbaar/opdrachten/?formaat=pdf", "Kies csv, xlsx of json."),
        (f"/openbaar/opdrachten/{wereld.opdracht}/?formaat=csv", "Kies json."),
    ):
        assert zin in lees(client, pad, 400), pad


def test_over_dit_register_noemt_de_rollen_van_de_instelling(wereld, client):
    pagina = lees(client, "/openbaar/over/")
    assert (
        "Met naam: bestuurlijk opdrachtgever, domeindirecteur, ambtelijk opdrachtgever." in pagina
    )
    acts.stel_instelling_vast(
        verzoek(),
        code="openbare_rollen",
        waarde="geen",
        vanaf=date(2026, 1, 1),
        grond=wereld.provincie.besluit("instelling", door="DT", op=date(2026, 1, 1)),
    )
    pagina = lees(client, "/openbaar/over/")
    assert "Met naam" not in pagina
    assert "Zonder naam: bestuurlijk opdrachtgever" in pagina


def test_contact_staat_er_zoals_het_is_ingesteld(wereld, client, settings):
    pad = "/openbaar/over/"
    assert f"Neem contact op met {settings.ORGANISATIE}." in lees(client, pad)
    for contact, link in (
        ("register@voorbeeld.nl", 'href="mailto:register@voorbeeld.nl"'),
        ("https://voorbeeld.nl/contact", 'href="https://voorbeeld.nl/contact"'),
    ):
        settings.CONTACT = contact
        assert link in lees(client, f"{pad}?x={contact}")
