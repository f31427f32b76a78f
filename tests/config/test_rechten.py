"""Who gets in where: every address of the application against every kind of visitor."""

import re
import uuid
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.test import Client

from config.paginahulp import (
    Wereld,
    accountadressen,
    accountdaden,
    adressen,
    alle_namen,
    als,
    besluit_met_document,
    besluit_met_or_advies,
    openbare_adressen,
    signaal_met_document,
    verantwoord,
    wizardadressen,
)
from driehoek.opdrachten.models import Invoerbestand
from driehoek.opdrachten.overname.uitkomst import Verslag
from driehoek.rechtmatigheid.models import Controlebestand
from driehoek.register.models import AccountPersoon

WAS, WORDT = date(2025, 1, 1), date(2099, 1, 1)
FUNCTIES = ("registerbeheerder", "controller", "recruiter", "functioneel_beheerder", "auditor")
BINNEN = frozenset(
    {*FUNCTIES, "medewerker", "los account", "opdrachtgever", "domeindirecteur", "directeur M&O"}
)
INZAGE = frozenset({"registerbeheerder", "controller", "functioneel_beheerder", "auditor"})
CONTROLE = frozenset({"registerbeheerder", "controller", "auditor"})
BEHEER = frozenset({"registerbeheerder"})
BEOORDELAAR = frozenset({"registerbeheerder", "functioneel_beheerder"})
BENOEMER = frozenset({"registerbeheerder", "directeur M&O"})
DRAGER = frozenset({"registerbeheerder", "domeindirecteur"})
ACCOUNTBEHEER = frozenset({"registerbeheerder", "functioneel_beheerder"})
VASTLEGGER = frozenset({*BENOEMER, "opdrachtgever", "domeindirecteur"})
WEGER = frozenset({"opdrachtgever", "domeindirecteur"})

# Who may, by the name of the address. The wizard is asked about one opdracht and its AOG.
TOEGANG: dict[str, frozenset[str]] = {
    "home": BINNEN,
    "zoek": BINNEN,
    "suggesties": BINNEN,
    "begroting": BINNEN,
    "was-wordt": BEHEER,
    "beslissingen": INZAGE,
    "beslissing": INZAGE,
    "importeren": BEHEER,
    "importeren-soort": BEHEER,
    "importeren-sjabloon": BEHEER,
    "importeren-uitvoer": BEHEER,
    "importeren-bestand": BEHEER,
    "importeren-terug": BEHEER,
    "mag-dit": BINNEN,
    "mag-dit-bewijs": BINNEN,
    "mag-dit-mensen": BINNEN,
    "mag-dit-objecten": BINNEN,
    "wie-mag-dit": BINNEN,
    "wat-mag-ik": BINNEN,
    "wat-mag-persoon": INZAGE,
    "wie-tekent": BINNEN,
    "opgaven": BINNEN,
    "opgave": BINNEN,
    "opdrachten": BINNEN,
    "opdracht": BINNEN,
    "uittreksel": BINNEN,
    "portfolio": BINNEN,
    "portfolio-opgave": BINNEN,
    "portfolio-veranderingen": BINNEN,
    "rapporten": BINNEN,
    "rapport": frozenset(),  # of whoever asked for it, and of nobody else
    "rapport-bestand": frozenset(),
    "verantwoording-document": BINNEN,
    "voortgang": BINNEN,
    "knelpunten": BINNEN,
    "knelpunt": BINNEN,
    "knelpunt-antwoord": frozenset({"registerbeheerder", "opdrachtgever"}),
    "scopevoorstellen": BINNEN,
    "scopevoorstel": BINNEN,
    "scopevoorstel-nieuw": DRAGER,
    "scopevoorstel-stem": DRAGER,
    "scopevoorstel-intrekken": DRAGER,
    "scopevoorstel-gevolgen": DRAGER,
    "personen": BINNEN,
    "persoon": BINNEN,
    "orgaan": BINNEN,
    "mensen": BINNEN,
    "mens": BINNEN,
    **dict.fromkeys(
        ("mijn-profiel", "profiel-kennis", "profieldeel", "profiel-wis"), BINNEN - {"los account"}
    ),
    "profiel-begrippen": BINNEN,
    "begrippen": BINNEN,
    "privacy": BINNEN,
    "p-managers": BEHEER | {"directeur M&O"},
    "pteams-overzicht": BEHEER | {"directeur M&O"},
    "bureau": BEHEER | {"directeur M&O"},
    **dict.fromkeys(("mijn-gegevens", "mijn-gegevens-download"), BINNEN - {"los account"}),
    "correctieverzoeken": BEHEER,
    "correctieverzoek": BEHEER,
    "begrip": BINNEN,
    "begrip-nieuw": BINNEN - {"los account"},
    "pteams": BINNEN,
    "pteam": BINNEN,
    "teamplan": BINNEN,
    "teamplan-versie": BINNEN,
    "teamplan-wijzig": frozenset({"opdrachtgever"}),  # a member of that team
    **dict.fromkeys(("vakmodel", "gewenste-pteams", "vakvoorstellen", "vakvoorstel"), BINNEN),
    **dict.fromkeys(("verbanden", "verband"), BINNEN),
    **dict.fromkeys(("vakvoorstel-nieuw", "meedoen"), BINNEN - {"los account"}),
    "meedoen-stop": frozenset({"registerbeheerder"}),  # of him- or herself, in this world
    "besluiten": BINNEN,
    "besluit": BINNEN,
    "besluit-document": BINNEN,
    "besluit-or-advies": BINNEN,
    "regels": BINNEN,
    "regel": BINNEN,
    "instellingen": BINNEN,
    "instelling": BINNEN,
    "beslissers": BINNEN,
    "mandaat": BINNEN,
    "mandaat-overzicht": BINNEN,
    "mandaat-artikel": BINNEN,
    "grootboek": INZAGE,
    "handeling": INZAGE,
    "favorieten": BINNEN,
    "signalen": BINNEN,
    "tijdigheid": INZAGE | {"domeindirecteur"},
    "signaal": BINNEN,
    "meldingen": BINNEN,
    "meldingen-instellen": BINNEN,
    "meldingen-bevestig": BINNEN,
    "rondleiding": BINNEN,
    "controles": CONTROLE,
    "controle": CONTROLE,
    "controle-bestand": CONTROLE,
    "controle-regels": CONTROLE,
    "controle-regel": CONTROLE,
    "controle-rapport": CONTROLE,
    "controle-voorbeeld": CONTROLE,
    "gevolgen": BINNEN,
    "gevolgen-handeling": BINNEN,
    "toegang": INZAGE,
    "toegang-persoon": INZAGE,
    "toegang-gewijzigd": INZAGE,
    "toegang-aandacht": INZAGE,
    "toegang-beoordelen": BEOORDELAAR,
    "toegang-beoordelingen": INZAGE,
    "toegang-beoordeling": INZAGE,
    "koppelingen": INZAGE,
    "koppeling": INZAGE,
    "koppelingen-api": BINNEN,
    "koppeling-nieuw": BEOORDELAAR,
    "koppeling-wijzig": BEOORDELAAR,
    "koppeling-sleutel-nieuw": BEOORDELAAR,
    "koppeling-sleutel": BEOORDELAAR,
    "koppeling-intrekken": BEOORDELAAR,
    "koppeling-sleutel-intrekken": BEOORDELAAR,
    "vastleggen": VASTLEGGER,
    "samenhang": BINNEN,
    "aanspreekpunten": BINNEN,
    "onderwerp": BINNEN,
    "buitensignalen": BINNEN,
    "buitensignaal": BINNEN,
    "signaaldocument": BINNEN,
    "signaal-noteer": BINNEN - {"los account"},
    "signaal-weeg": WEGER,
    "signaal-stel-voor": WEGER,
    "vastleggen-mensen": BINNEN,
    "vastleggen-dragers": BINNEN,
    "vastleggen-besluit": BEHEER,
    "vastleggen-ongedaan": BEHEER,
    "vastleggen-vorm": BENOEMER,
    "vastleggen-beslissers": BENOEMER,
    "vastleggen-gevolgen": BENOEMER,
    **dict.fromkeys(accountadressen(), BINNEN),
    "account": BINNEN,
    "mfa_index": BINNEN,
    "tweede-factor": BINNEN,
    "accounts": ACCOUNTBEHEER,
    "accountgebeurtenissen": ACCOUNTBEHEER,
    "account-beheer": ACCOUNTBEHEER,
    "account-nieuw": ACCOUNTBEHEER,
}
# Who may, by the name of an address that only does something.
DADEN: dict[str, frozenset[str]] = {
    "account-sessie-einde": BINNEN,
    "account-link": ACCOUNTBEHEER,
    "account-doe": ACCOUNTBEHEER,
}
# Addresses that are for everybody, what they answer to a bare visit, and why.
OPENBAAR = {
    "inloggen": ("/inloggen/", {200, 302}, "here one logs in; who is in, is sent on"),
    "account_login": ("/inloggen/", {200, 302}, "the same, under allauth's name"),
    "mfa_authenticate": ("/inloggen/tweede-stap/", {302}, "only on the way in"),
    "mfa_login_webauthn": ("/inloggen/passkey/", {302}, "the passkey is the key"),
    "oidc-begin": ("/inloggen/dienst/", {404, 405}, "a button; only where there is a provider"),
    "oidc-terug": ("/inloggen/dienst/terug/", {404}, "the provider says who comes"),
    "uitloggen": ("/uitloggen/", {405}, "who is not in is out already; by a button only"),
    "inloglink": ("/inloggen/link/vals/", {410}, "the link is the key"),
    "demolink": ("/inloggen/demo/vals/", {404}, "the link is the key; in the demo only"),
    "api": ("/api/v1", {401}, "a system shows its key"),
    "scim": ("/scim/v2/Users", {401}, "a system shows its key"),
    "api-elders": ("/api", {404}, "nothing is there"),
    "oauth-token": ("/oauth/token", {405}, "a system shows its secret"),
    "oauth-metadata": ("/.well-known/oauth-authorization-server", {200}, "how one gets a token"),
    "hulp": ("/hulp/", {200}, "the user guide"),
    "hulp-hoofdstuk": ("/hulp/opdracht/", {200}, "the user guide"),
    "voorkeuren": ("/voorkeuren/", {200}, "the look of the pages, also of the one to log in"),
}
# Buttons of who is in: no page, and nothing of the register. Each changes only what is one's own.
KNOPPEN = {
    "ster": "/favorieten/ster/",
    "bezocht": "/favorieten/bezocht/",
    "wis-bezocht": "/favorieten/wis/",
    "bewaar-filter": "/favorieten/filter/",
    "wijzig-filter": "/favorieten/filter/1/",
    "rondleiding-klaar": "/rondleiding/klaar/",
    "profiel-actueel": "/mijn-profiel/actueel/",
    "profiel-kennis-weg": "/mijn-profiel/kennis/weg/",
    "profiel-kennis-delen": "/mijn-profiel/kennis/delen/",
    "teamplan-vast": "/pteams/1/teamplan/vast/",
    "teamplan-weg": "/pteams/1/teamplan/weg/",
}
# There only for developers and in the demo; examples, and nothing of the register.
VOORBEELDEN = {"galerij"}
SCHRIJFT = (
    *("vastleggen", "was-wordt", "knelpunt-", "scopevoorstel-", "signaal-"),
    *("toegang-beoordelen", "importeren-soort", "importeren-bestand", "controles", "koppeling-"),
    *("profiel-kennis", "profieldeel", "profiel-wis", "begrip-nieuw"),
    "teamplan-wijzig",
    "vakvoorstel-nieuw",
    "meedoen",
)
WIZARD = {naam for naam in TOEGANG if naam.startswith(SCHRIJFT)}
FORMULIEREN = WIZARD | set(accountadressen()) - {"mfa_view_recovery_codes"}  # that is to read


@pytest.fixture
def paden(wereld, bezoekers) -> dict[str, str]:
    zonder_concept = f"/vastleggen/vervang-aog/{uuid.UUID(int=1)}/?drager={wereld.opdracht}"
    met_document = besluit_met_document(wereld.provincie)
    return {
        **adressen(wereld),
        **wizardadressen(wereld),
        **_invoer(wereld.beheerder),
        **accountadressen(),
        "vastleggen-gevolgen": zonder_concept,
        "besluit-document": f"/besluiten/{met_document}/document/",
        "signaaldocument": f"/signalen-van-buiten/{signaal_met_document(wereld)}/document/",
        "verantwoording-document": (
            f"/opdrachten/{wereld.opdracht}/verantwoording/{verantwoord([wereld.opdracht])[0]}/"
        ),
        "besluit-or-advies": f"/besluiten/{besluit_met_or_advies(wereld)}/or-advies/",
        "mag-dit-bewijs": adressen(wereld)["mag-dit"].replace("/mag-dit/", "/mag-dit/bewijs/"),
        "controle-bestand": (
            f"/rechtmatigheid/bestand/{Controlebestand.objects.get(controle=wereld.controle).id}/"
        ),
        "controle-rapport": f"/rechtmatigheid/{wereld.controle}/rapport.xlsx",
        "controle-voorbeeld": "/rechtmatigheid/voorbeeld/",
        "rapport": f"/rapporten/{uuid.UUID(int=1)}/",
        "rapport-bestand": f"/rapporten/{uuid.UUID(int=1)}/bestand/",
        "teamplan-wijzig": f"/pteams/{wereld.pteam}/teamplan/wijzig/",
    }


def _invoer(beheerder: int) -> dict[str, str]:
    """The addresses around a file that the registerbeheerder offered."""
    account = AccountPersoon.objects.get(persoon_id=beheerder).account_id
    verslag = Verslag("lijst.csv", 0).als_gegevens()
    bestand = Invoerbestand.objects.create(
        account=account, soort="opdrachten", naam="lijst.csv", inhoud=b"", verslag=verslag
    )
    return {
        "importeren-sjabloon": "/importeren/opdrachten/sjabloon/",
        "importeren-uitvoer": "/importeren/opdrachten/uitvoer/",
        "importeren-bestand": f"/importeren/bestand/{bestand.id}/",
        "importeren-terug": f"/importeren/bestand/{bestand.id}/terug/",
    }


@pytest.fixture
def bezoekers(wereld) -> dict[str, Client]:
    """One of each kind, logged in."""
    p = wereld.provincie
    mensen = {
        "registerbeheerder": wereld.beheerder,
        "medewerker": wereld.collega,
        "los account": None,
        "opdrachtgever": wereld.aog,
        "domeindirecteur": p.rolhouders["DOMEINDIRECTEUR", wereld.opgave],
        "directeur M&O": p.directeur_mo(),
    }
    for rol in FUNCTIES:
        if rol not in mensen:
            mensen[rol] = p.persoon("Func", rol)
            p.benoem(p.concern, rol.upper(), mensen[rol])
    assert set(mensen) == BINNEN
    return {wie: als(persoon) for wie, persoon in mensen.items()}


def test_elk_adres_staat_in_de_tabel(paden):
    publiek = openbare_adressen(Wereld(None, 1, 1, 1, 1, 1, 1, 1))
    bekend = {*TOEGANG, *DADEN, *OPENBAAR, *KNOPPEN, *publiek}
    assert set(alle_namen()) - VOORBEELDEN == bekend
    assert set(paden) == set(TOEGANG)
    assert set(accountdaden()) == set(DADEN)


def test_wie_er_mag_komen_komt_er_en_een_ander_niet(paden, bezoekers):
    gekregen = {
        (naam, wie): _mag(client.get(pad))
        for naam, pad in paden.items()
        for wie, client in bezoekers.items()
    }
    assert gekregen == {paar: paar[1] in TOEGANG[paar[0]] for paar in gekregen}


def test_wie_niet_mag_kan_er_ook_niets_heen_sturen(paden, bezoekers):
    # What takes something away comes last: the other forms are about what is there.
    volgorde = sorted(FORMULIEREN, key=lambda naam: (naam.endswith("intrekken"), naam))
    gekregen = {
        (naam, wie): _mag(client.post(paden[naam]))
        for naam in volgorde
        for wie, client in bezoekers.items()
    }
    assert gekregen == {paar: paar[1] in TOEGANG[paar[0]] for paar in gekregen}


def test_een_daad_doet_alleen_wie_mag_en_alleen_met_een_knop(wereld, bezoekers):
    gekregen = {
        (naam, wie): _mag(client.post(pad))
        for naam, pad in accountdaden().items()
        for wie, client in bezoekers.items()
    }
    assert gekregen == {paar: paar[1] in DADEN[paar[0]] for paar in gekregen}
    beheerder = bezoekers["registerbeheerder"]
    beheerder.handler.enforce_csrf_checks = True
    for naam, pad in accountdaden().items():
        for methode in ("get", "put", "delete"):
            assert getattr(beheerder, methode)(pad).status_code in {403, 405}, naam
        assert beheerder.get(pad).status_code == 405, naam
        assert beheerder.post(pad).status_code == 403, naam


def test_wie_niet_is_ingelogd_gaat_naar_het_inloggen(paden, client):
    for naam, pad in paden.items():
        antwoord = client.get(pad)
        assert antwoord.status_code == 302, naam
        naar = "/openbaar/" if naam == "home" else "/inloggen/"
        assert urlsplit(antwoord["Location"]).path == naar, naam
    for naam, pad in {**{n: paden[n] for n in FORMULIEREN}, **accountdaden()}.items():
        antwoord = client.post(pad)
        assert urlsplit(antwoord["Location"]).path == "/inloggen/", naam


def test_wat_gepubliceerd_is_is_voor_iedereen(wereld, bezoekers, client):
    for naam, pad in openbare_adressen(wereld).items():
        for bezoeker in (client, *bezoekers.values()):
            assert bezoeker.get(pad).status_code == 200, naam
            assert bezoeker.post(pad).status_code == 405, naam


def test_wat_openbaar_is_laat_niets_van_het_register_zien(wereld, bezoekers, client):
    for naam, (pad, verwacht, _) in OPENBAAR.items():
        for bezoeker in (client, *bezoekers.values()):
            antwoord = bezoeker.get(pad)
            assert antwoord.status_code in verwacht, naam
        assert "Stikstof" not in client.get(pad).content.decode(), naam


def test_een_knop_is_geen_pagina_en_vraagt_om_in_te_loggen(bezoekers, client):
    for naam, pad in KNOPPEN.items():
        assert bezoekers["medewerker"].get(pad).status_code == 405, naam
        assert urlsplit(client.post(pad)["Location"]).path == "/inloggen/", naam


def test_een_rol_die_is_geeindigd_of_nog_niet_is_begonnen_geeft_geen_toegang(wereld):
    p = wereld.provincie
    for perioden in ({"tot": WAS}, {"vanaf": WORDT}):
        wie = p.persoon("Au", "Ditor")
        p.benoem(p.concern, "AUDITOR", wie, **perioden)
        client = als(wie)
        for op in ("", "?geldig_op=2023-06-01", "?geldig_op=2099-06-01"):
            assert client.get(f"/grootboek/{op}").status_code == 403, (perioden, op)


def _mag(antwoord):
    """Let in, or told that it may not; nothing else."""
    assert antwoord.status_code in {200, 302, 403}, antwoord.request["PATH_INFO"]
    if antwoord.status_code == 302:
        assert not antwoord["Location"].startswith("/inloggen/")
    return antwoord.status_code != 403


DINGEN = ("opgave", "opdracht", "deel", "persoon", "besluit", "orgaan", "onderwerp")


def test_leg_iets_vast_staat_er_alleen_voor_wie_daar_iets_mag_vastleggen(wereld, paden, bezoekers):
    gezien = {}
    paden["deel"] = f"/opdrachten/{wereld.deel}/"
    for naam in DINGEN:
        for wie, client in bezoekers.items():
            tekst = client.get(paden[naam]).content.decode()
            for href in re.findall(r'href="(/vastleggen/[^"]*)"', tekst):
                gezien[naam, wie, href] = client.get(href).status_code
    assert {paar: status for paar, status in gezien.items() if status != 200} == {}
    per_bezoeker = {wie: {n for n, w, _ in gezien if w == wie} for wie in bezoekers}
    assert {wie: namen for wie, namen in per_bezoeker.items() if namen} == {
        "registerbeheerder": {*DINGEN},
        "domeindirecteur": {"opgave", "opdracht", "deel"},
        "directeur M&O": {"opdracht"},
        "opdrachtgever": {"opdracht", "deel"},
    }


def test_naar_het_grootboek_wijst_alleen_wie_er_mag_komen(paden, bezoekers):
    for wie, client in bezoekers.items():
        voet = client.get(paden["opdracht"]).content.decode().partition("<footer")[2]
        assert "handeling" in voet
        assert ('href="/grootboek/"' in voet) == (wie in INZAGE), wie
