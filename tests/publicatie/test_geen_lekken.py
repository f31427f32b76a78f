"""REG-13: outside, no more personal data than the role needs. Every public answer is read.

What may be named is worked out here from the roles themselves, not by the code of the pages.
"""

import re
from datetime import date, timedelta

import pytest

from driehoek.platform import klok
from driehoek.platform.models import Handeling
from driehoek.register import acts
from provincie import BEGIN, verzoek
from publicatie.openbaarhulp import (
    EINDE,
    GEHEIM,
    SCOPETEKSTEN,
    WISSEL,
    alle_namen,
    dag_ervoor,
    namen_met,
    personeelsnummers,
    wandel,
)

pytestmark = pytest.mark.traag

MET_NAAM = {"BOG", "DOMEINDIRECTEUR", "AOG"}
BEGINPUNTEN = ("/openbaar/", "/openbaar/data/catalogus.jsonld", "/robots.txt", "/sitemap.xml")
INTERN = (*GEHEIM.values(), *SCOPETEKSTEN, "klerk-koos", "Team Verborgen", "Besluit over")


def peilen():
    """Today; before, on and after a change; as the register knew it halfway; in years to come."""
    halfweg = Handeling.objects.order_by("nr")[Handeling.objects.count() // 2].moment
    vandaag = klok.vandaag()
    return [
        (vandaag, None),
        (BEGIN, None),
        (date(2023, 7, 1), None),
        (dag_ervoor(WISSEL), None),
        (WISSEL, None),
        (EINDE, None),
        (vandaag + timedelta(days=500), None),
        (WISSEL, halfweg),
    ]


def vraag(geldig_op, bekend_op) -> str:
    if geldig_op == klok.vandaag() and bekend_op is None:
        return ""
    bekend = f"&bekend_op={bekend_op.isoformat().replace('+', '%2B')}" if bekend_op else ""
    return f"geldig_op={geldig_op.isoformat()}{bekend}"


def beginnen(wereld, peil: str) -> list[str]:
    """Where to begin: every public address, and the ways to ask for what is not there."""
    drager = (wereld.opgave, wereld.opdracht, wereld.deel, wereld.oud)
    zoek = [
        f"/openbaar/{waar}/?q={woord}"
        for waar in ("zoek", "suggesties")
        for woord in ("brug", "nemer", "klerk", "koos", "bea", "gerda", "opvolger", "P1", "sluis")
    ]
    paden = [
        *BEGINPUNTEN,
        "/openbaar/opgaven/",
        "/openbaar/opdrachten/",
        "/openbaar/over/",
        *(f"/openbaar/{s}/{d}/" for d in drager for s in ("opgaven", "opdrachten")),
        *(
            f"/openbaar/{s}/?formaat={f}"
            for s in ("opgaven", "opdrachten")
            for f in ("csv", "json")
        ),
        *(f"/openbaar/opdrachten/?zonder={r}&aog=1&aon=1" for r in ("AOG", "AON")),
        "/openbaar/opdrachten/?sorteer=budget",
        *zoek,
        "/openbaar/opdrachten/1/",
        "/openbaar/opdrachten/99999999999999999999/",
        "/openbaar/data/personen.csv",
        "/openbaar/opgaven/?formaat=pdf",
        "/openbaar/?geldig_op=ooit",
        "/openbaar/er-is-niets/",
    ]
    return [f"{p}{'&' if '?' in p else '?'}{peil}" if peil else p for p in paden]


def bezoek(client, wereld, geldig_op, bekend_op=None) -> dict[str, str]:
    peil = vraag(geldig_op, bekend_op)
    return wandel(client, beginnen(wereld, peil), peil)


def onterecht(teksten: dict[str, str], mag: set[str]) -> dict[str, set[str]]:
    """Per address the names, numbers and internal texts that stand there and may not."""
    verboden = set(alle_namen().values()) - mag
    nummers = re.compile(rf"\b(?:{'|'.join(map(re.escape, personeelsnummers()))})\b")
    mis = {}
    for adres, tekst in teksten.items():
        rest = tekst.replace(adres, "")  # who asks for a number reads it back
        gevonden = {naam for naam in verboden if naam in tekst}
        gevonden |= {woord for woord in INTERN if woord in tekst}
        gevonden |= set(nummers.findall(re.sub(r"\bq=\w+|\"P1\"|value=\"P1\"|P1\?", "", rest)))
        if gevonden:
            mis[adres] = gevonden
    return mis


def test_REG_13_nergens_staat_meer_dan_de_namen_bij_openbare_rollen(wereld, client):
    genoemd = {}
    for geldig_op, bekend_op in peilen():
        mag = namen_met(MET_NAAM, geldig_op, bekend_op)
        teksten = bezoek(client, wereld, geldig_op, bekend_op)
        assert len(teksten) > 50
        assert onterecht(teksten, mag) == {}, (geldig_op, bekend_op)
        genoemd[geldig_op] = {naam for naam in mag if any(naam in t for t in teksten.values())}
    # The walk saw names where they belong, or it would prove nothing.
    assert "Gerda Geefster" in genoemd[dag_ervoor(WISSEL)]
    assert "Wim Waarnemer" in genoemd[date(2023, 7, 1)]
    assert "Otto Opvolger" in genoemd[klok.vandaag()]
    assert "Gerda Geefster" not in genoemd[klok.vandaag()]


def test_REG_13_wat_het_directieteam_niet_meer_noemt_is_ook_in_het_verleden_weg(wereld, client):
    _stel(wereld, "BOG", klok.vandaag())

    for geldig_op in (klok.vandaag(), BEGIN, WISSEL):
        teksten = bezoek(client, wereld, geldig_op)
        assert onterecht(teksten, namen_met({"BOG"}, geldig_op)) == {}, geldig_op


def test_REG_13_wie_er_voor_een_ruimer_besluit_was_wordt_niet_alsnog_genoemd(wereld, client):
    _stel(wereld, "BOG, DOMEINDIRECTEUR, AOG, AON", WISSEL)

    pad = f"/openbaar/opdrachten/{wereld.opdracht}/"
    assert "Nico Nemer" in client.get(pad).content.decode()
    assert "Nico Nemer" in client.get(f"{pad}?geldig_op={WISSEL}").content.decode()
    assert "Nico Nemer" not in client.get(f"{pad}?geldig_op={dag_ervoor(WISSEL)}").content.decode()
    assert "Nico" not in client.get(f"/openbaar/zoek/?q=nemer&geldig_op={BEGIN}").content.decode()
    assert "Nico Nemer" in client.get("/openbaar/zoek/?q=nemer").content.decode()


def test_GEN_07_van_wie_de_naam_is_vernietigd_blijft_alleen_de_functie(wereld, client):
    from django.db import connection

    pad = f"/openbaar/opdrachten/{wereld.opdracht}/"
    eerst = client.get(pad)
    assert "Otto Opvolger" in eerst.content.decode()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_persoonsgegeven SET voornaam = NULL, tussenvoegsel = NULL,"
            " achternaam = NULL, sorteernaam = NULL, zout = NULL WHERE persoon_id = %s",
            [wereld.personen["Otto Opvolger"]],
        )

    na = client.get(pad, headers={"If-None-Match": eerst["ETag"]})
    assert na.status_code == 200, "what was kept is not given out again"
    teksten = bezoek(client, wereld, klok.vandaag())
    assert not [a for a, t in teksten.items() if "Otto" in t or "vernietigd)" in t]
    aog = na.content.decode().partition('id="besluiten"')[2]
    assert "Vervuld" in aog.partition("Ambtelijk opdrachtgever")[2].partition("</tr>")[0]


def _stel(wereld, waarde, vanaf):
    acts.stel_instelling_vast(
        verzoek(),
        code="openbare_rollen",
        waarde=waarde,
        vanaf=vanaf,
        grond=wereld.provincie.besluit("instelling", door="DT", op=vanaf),
    )
