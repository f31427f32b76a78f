"""Every address that gives a page, in Chromium: under axe, wide and narrow, today and then, by night.

On each: no violation of WCAG 2.2 AA, nothing that sticks out, no error of the browser, and
nothing that is missing.
"""

import itertools
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from playwright.sync_api import expect

from chromium import gebreken

pytestmark = [pytest.mark.browser, pytest.mark.traag]

# Addresses without a page of their own, and why.
# What is only there to record is refused on another day (seen in the tests of the time bar).
ALLEEN_VANDAAG = {
    "toegang-beoordelen",
    "koppeling-nieuw",
    "koppeling-wijzig",
    "koppeling-sleutel-nieuw",
    "koppeling-sleutel",
    "koppeling-intrekken",
    "koppeling-sleutel-intrekken",
}
ZONDER_PAGINA = {
    "besluit-or-advies": "a file",
    "verantwoording-document": "a file",
    "mag-dit-bewijs": "a file",
    "mag-dit-mensen": "a part of a page: seen in the journeys",
    "mag-dit-objecten": "a part of a page: seen in the journeys",
    "suggesties": "a part of a page: seen in the journeys",
    "uitloggen": "a button",
    "ster": "a button",
    "bezocht": "a button",
    "wis-bezocht": "a button",
    "bewaar-filter": "a button",
    "wijzig-filter": "a button",
    "rondleiding-klaar": "a button",
    "profiel-actueel": "a button",
    "profiel-kennis-weg": "a button",
    "profiel-kennis-delen": "a button",
    "profiel-begrippen": "a part of a page: seen in the journeys",
    "demolink": "sends you on",
    "besluit-document": "a file",
    "signaaldocument": "a file",
    "vastleggen-dragers": "a part of a page: seen in the journeys",
    "portfolio-opgave": "a part of a page: seen in the journeys",
    "controle-bestand": "while a check is at work: seen in the journeys",
    "controle-rapport": "a file",
    "controle-voorbeeld": "a file",
    "rapport": "of who asked for it: seen in the journeys",
    "rapport-bestand": "a file",
    "teamplan-wijzig": "of who is in the team: seen in the journeys",
    "teamplan-vast": "a button",
    "teamplan-weg": "a button",
    "vastleggen-mensen": "a part of a page: seen in the journeys",
    "signaal-weeg": "for who weighs it: seen below",
    "signaal-stel-voor": "for who weighs it: seen below",
    "vastleggen-beslissers": "a part of a page: seen in the journeys",
    "vastleggen-gevolgen": "needs a form filled in: seen in the journeys",
    "importeren-bestand": "needs a file: seen in the journeys",
    "importeren-terug": "a file",
    "importeren-sjabloon": "a file",
    "importeren-uitvoer": "a file",
    "mijn-gegevens-download": "a file",
    "openbaar-suggesties": "a part of a page: seen in the journeys",
    "openbaar-catalogus": "a file",
    "openbaar-dataset": "a file",
    "api": "for systems",
    "scim": "for systems",
    "api-elders": "for systems",
    "oauth-token": "for systems",
    "oauth-metadata": "for systems",
    "robots": "a file",
    "sitemap": "a file",
    "galerij": "seen apart, with all its components",
    "account_login": "another name of 'inloggen'",
    "mfa_index": "another name of 'account'",
    "oidc-begin": "sends you on: seen in the journeys",
    "oidc-terug": "sends you on: seen in the journeys",
    "mfa_login_webauthn": "sends you on: seen in the journeys",
    "mfa_authenticate": "only on the way in: seen in the journeys",
    "account-sessie-einde": "a button",
    "account-link": "a button: seen in the journeys",
    "account-doe": "a button",
}
BREEDTES = [1280, 390]
TOEN = date(2024, 6, 1)


@pytest.fixture(scope="module")
def wereld(eigen_server):
    """A province in which each page has something to show."""
    from config.paginahulp import START, account_van, bouw
    from driehoek.register import acts
    from provincie import Provincie

    provincie = Provincie()
    wereld = bouw(provincie)
    provincie.opdracht(wereld.opgave, "Een opdracht zonder iemand ervoor, met een lange naam")
    provincie.benoem(
        wereld.opdracht,
        "AOG",
        provincie.persoon("Wilhelmina Theodora", "van Achterbergen-Vierhouten"),
        vanaf=START,
        tot=date(2030, 1, 1),
        waarneming=True,
        act=acts.neem_waar,
        grond=provincie.besluit("waarneming", door="DT", op=START),
    )
    provincie.post("2-1-3-1", jaar=2024, lasten=950_000)
    account_van(wereld.collega, "collega")
    return wereld


@pytest.fixture(scope="module")
def paden(wereld):
    from config.paginahulp import (
        accountadressen,
        adressen,
        openbare_adressen,
        wizardadressen,
    )
    from driehoek.platform.accounts import inloglinks
    from driehoek.platform.models import Account

    account = Account.objects.get(gebruikersnaam="collega")
    alle = {
        **adressen(wereld),
        **wizardadressen(wereld),
        **openbare_adressen(wereld),
        **accountadressen(),
        "inloggen": "/inloggen/",
        "voorkeuren": "/voorkeuren/",
        "hulp": "/hulp/",
        "hulp-hoofdstuk": "/hulp/vastleggen/",
        "inloglink": "/" + inloglinks.maak_link(account, "https://x/").split("/", 3)[3],
    }
    return {naam: pad for naam, pad in alle.items() if naam not in ZONDER_PAGINA}


@pytest.fixture(scope="module")
def peilen(wereld):
    """The time bar off; and on another date, as known before the last act."""
    from driehoek.platform.models import Handeling

    toen = Handeling.objects.order_by("-nr")[1].moment
    return {
        "vandaag": {},
        "toen": {"geldig_op": TOEN, "bekend_op": toen.isoformat()},
    }


@pytest.fixture(scope="module")
def beheerder(wereld):
    from config.paginahulp import als

    return als(wereld.beheerder)


@pytest.fixture(scope="module")
def kijk(maak_venster, eigen_server, beheerder):
    """One window per width and by day or night, of who is in and of who is not."""
    vensters = {}

    def van(breedte, *, binnen=True, kleuren="light"):
        welk = (breedte, binnen, kleuren)
        if welk not in vensters:
            client = beheerder if binnen else Client()
            vensters[welk] = maak_venster(eigen_server, client, breedte, color_scheme=kleuren)
        return vensters[welk]

    return van


def test_elk_adres_wordt_bekeken(paden):
    from config.paginahulp import alle_namen

    assert set(alle_namen()) - set(ZONDER_PAGINA) == set(paden)


@pytest.mark.parametrize(
    ("breedte", "peil", "kleuren"),
    [
        *itertools.product(BREEDTES, ["vandaag", "toen"], ["light"]),
        (1280, "vandaag", "dark"),
        (390, "toen", "dark"),
    ],
)
def test_op_geen_pagina_is_iets_mis(paden, peilen, kijk, peil, breedte, kleuren):
    mis = {}
    for naam, pad in paden.items():
        if peil == "toen" and naam in ALLEEN_VANDAAG:
            continue
        binnen = not naam.startswith(("inlog", "openbaar"))
        venster = kijk(breedte, binnen=binnen, kleuren=kleuren)
        query = urlencode(peilen[peil])
        pagina = venster.ga(f"{pad}{'&' if '?' in pad else '?'}{query}" if query else pad)
        for grafiek in pagina.locator("[data-grafiek]").all():
            grafiek.scroll_into_view_if_needed()
            grafiek.locator("svg").first.wait_for()
        if gevonden := gebreken(pagina, breedte) + venster.geklaagd():
            mis[naam] = gevonden
    assert mis == {}


@pytest.mark.parametrize("breedte", BREEDTES)
def test_ook_wat_je_gaat_bevestigen_is_een_goede_pagina(kijk, breedte):
    venster = kijk(breedte)
    pagina = venster.ga("/begroting/was-wordt/")
    pagina.get_by_role("checkbox").check()
    pagina.get_by_role("button", name="Bekijk wat je bevestigt").click()
    pagina.get_by_role("heading", name="Dit bevestig je").wait_for()
    assert gebreken(pagina, breedte) == []
    pagina.get_by_role("radio", name="Gepubliceerde begrotingen").check()
    pagina.get_by_role("button", name="Leg vast").click()
    pagina.get_by_text("Dit klopt nog niet").wait_for()
    assert gebreken(pagina, breedte) == []
    pagina.get_by_role("button", name="Terug naar de lijst").click()
    expect(pagina.get_by_role("checkbox")).to_be_checked()
    assert venster.geklaagd() == []


@pytest.mark.parametrize("breedte", BREEDTES)
def test_ook_wat_je_weegt_is_een_goede_pagina(wereld, eigen_server, maak_venster, breedte):
    from config.paginahulp import als

    client = als(wereld.aog, naam=f"weger-{breedte}")
    venster = maak_venster(eigen_server, client, breedte)
    signaal = f"/signalen-van-buiten/{wereld.buitensignaal}/"
    pagina = venster.ga(signaal)
    for knop in ("Weeg dit signaal", "Doe een voorstel"):
        pagina.get_by_role("link", name=knop).click()
        assert gebreken(pagina, breedte) == []
        pagina.get_by_role("button", name="Leg vast").click()
        pagina.get_by_text("Dit klopt nog niet").wait_for()
        assert gebreken(pagina, breedte) == []
        pagina.get_by_role("link", name="Terug").click()
    pagina.get_by_role("link", name="Weeg dit signaal").click()
    pagina.get_by_role("radio", name="We doen er iets mee").check()
    pagina.get_by_label("Waarom").fill(f"Past bij de opdracht, op {breedte}")
    pagina.get_by_role("button", name="Leg vast").click()
    pagina.get_by_text(f"Past bij de opdracht, op {breedte}").wait_for()
    assert gebreken(pagina, breedte) == []
    assert venster.geklaagd() == []


@pytest.mark.parametrize("breedte", BREEDTES)
def test_ook_een_weigering_is_een_goede_pagina(wereld, eigen_server, maak_venster, breedte):
    from config.paginahulp import als

    wegen = {
        "/er-is-niets/": 404,
        "/grootboek/": 403,
        "/vastleggen/": 403,
        "/opdrachten/?geldig_op=ooit": 400,
        "/inloggen/link/vals/": 410,
    }
    venster = maak_venster(eigen_server, _collega(als, wereld), breedte)
    for pad, status in wegen.items():
        pagina = venster.ga(pad)
        assert f"{status} {eigen_server}{pad}" in venster.geklaagd()
        assert gebreken(pagina, breedte) == [], pad


def _collega(als, wereld):
    from config.paginahulp import BACKEND
    from driehoek.platform.models import Account

    client = Client()
    client.force_login(Account.objects.get(gebruikersnaam="collega"), backend=BACKEND)
    return client
