"""The guide inside the application: every page has its chapter, and every link in it leads somewhere."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from config.paginahulp import adressen, alle_namen, als, wizardadressen
from driehoek.config import hulp

# Addresses that are no page, so that nobody asks for help there.
GEEN_PAGINA = {
    "profiel-actueel",
    "profiel-begrippen",
    "profiel-kennis-delen",
    "profiel-kennis-weg",
    "suggesties",
    "uitloggen",
    "demolink",
    "besluit-document",
    "vastleggen-mensen",
    "vastleggen-beslissers",
    "ster",
    "bezocht",
    "wis-bezocht",
    "bewaar-filter",
    "wijzig-filter",
    "rondleiding-klaar",
    "galerij",
    "account-doe",
    "account-link",
    "account-sessie-einde",
    "besluit-or-advies",
    "importeren-sjabloon",
    "mag-dit-bewijs",
    "mag-dit-mensen",
    "mag-dit-objecten",
    "importeren-terug",
    "importeren-uitvoer",
    "mijn-gegevens-download",
    "mfa_login_webauthn",
    "api",
    "api-elders",
    "scim",
    "oauth-metadata",
    "oauth-token",
    "oidc-begin",
    "portfolio-opgave",
    "oidc-terug",
    "openbaar-catalogus",
    "openbaar-dataset",
    "openbaar-suggesties",
    "controle-rapport",
    "controle-voorbeeld",
    "rapport-bestand",
    "teamplan-vast",
    "teamplan-weg",
    "robots",
    "signaaldocument",
    "sitemap",
    "vastleggen-dragers",
    "verantwoording-document",
}

# Their chapters lead to them.
BIJLAGEN = {
    "begrotingsbestand",
    "registerbestand",
    "medewerkersbestand",
    "mandaatbestand",
    "betaalbestand",
}


def lees(client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return antwoord.content.decode()


def hoofdstuk(slug: str) -> hulp.Hoofdstuk:
    return next(h for h in hulp.hoofdstukken() if h.slug == slug)


def test_bij_elke_pagina_hoort_een_hoofdstuk():
    assert set(alle_namen()) - GEEN_PAGINA == set(hulp.BIJ)


@pytest.mark.parametrize("plek", sorted(set(hulp.BIJ.values())))
def test_dat_hoofdstuk_is_er_en_die_kop_ook(plek):
    slug, _, anker = plek.partition("#")
    assert not anker or anker in {s.anker for s in hoofdstuk(slug).secties}


# What only who weighs a signal from outside may open.
VAN_WEGER = {"signaal-weeg", "signaal-stel-voor"}


def test_elke_pagina_wijst_naar_haar_eigen_hoofdstuk(wereld, beheerder):
    weger = als(wereld.aog, naam="weger")
    for naam, pad in (adressen(wereld) | wizardadressen(wereld)).items():
        if naam in GEEN_PAGINA:
            continue
        slug, hek, anker = hulp.BIJ[naam].partition("#")
        assert f'href="/hulp/{slug}/{hek}{anker}"' in lees(
            weger if naam in VAN_WEGER else beheerder, pad
        ), naam


def test_wie_niet_is_ingelogd_leest_de_hulp_ook(db, client):
    assert 'href="/hulp/beginnen/"' in lees(client, "/inloggen/")
    assert "Gids voor Driehoek" in lees(client, "/hulp/")
    assert "Mijn werk" in lees(client, "/hulp/beginnen/")


def test_elk_hoofdstuk_en_elke_link_en_elk_plaatje_erin_is_er(db, client):
    mis = set()
    paden = {"/hulp/", *(f"/hulp/{h.slug}/" for h in hulp.hoofdstukken())}
    for pad in paden:
        artikel = lees(client, pad).partition("<article")[2].partition("</article>")[0]
        for doel in re.findall(r'(?:href|src)="([^"]+)"', artikel):
            url = urlsplit(unescape(doel))
            if url.path.startswith("/static/"):
                goed = finders.find(url.path.removeprefix("/static/")) is not None
            elif url.path.startswith("/hulp/") and url.path != "/hulp/":
                ankers = {s.anker for s in hoofdstuk(url.path.split("/")[2]).secties}
                goed = not url.fragment or url.fragment in ankers
            else:
                ankers = {s.anker for s in hoofdstuk(pad.split("/")[2]).secties}
                goed = bool(url.scheme) or url.fragment in ankers
            if not goed:
                mis.add((pad, doel))
    assert mis == set()


def test_de_inhoud_noemt_elk_hoofdstuk(db, client):
    artikel = lees(client, "/hulp/").partition("<article")[2].partition("</article>")[0]
    gids = {h.slug for h in hulp.hoofdstukken()} - BIJLAGEN
    assert {s for s in gids if f'href="/hulp/{s}/"' not in artikel} == set()


def test_zoeken_in_de_hulp_brengt_je_bij_de_kop(db, client):
    pagina = lees(client, "/hulp/?q=intrekking")
    assert 'href="/hulp/vastleggen/#een-intrekking"' in pagina
    assert "Dit staat niet in de hulp" in lees(client, "/hulp/?q=eenhoorn")
    assert "<b>" not in lees(client, "/hulp/?q=<b>").partition("<article")[2]


def test_een_hoofdstuk_dat_er_niet_is_geeft_404(db, client):
    assert client.get("/hulp/eenhoorn/").status_code == 404


@pytest.mark.parametrize("waarde", ["\x00", "%", "a" * 3000, "😀"])
def test_rare_vragen_zijn_geen_fout(db, client, waarde):
    assert client.get("/hulp/", {"q": waarde}).status_code == 200
