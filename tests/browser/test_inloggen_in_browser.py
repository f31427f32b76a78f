"""Logging in, in Chromium: a code-app, a passkey, the identity provider, and ending a session."""

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from aanmeldhulp import gestart
from chromium import gebreken, tab_naar

pytestmark = [pytest.mark.browser, pytest.mark.traag]
BREEDTES = [1280, 390]
WACHTWOORD = "correct paard batterij"


@pytest.fixture(scope="module")
def dienst(eigen_server):
    with gestart(eigen_server) as dienst:
        yield dienst


@pytest.fixture(scope="module", autouse=True)
def _instellingen(dienst):
    """Everything one can log in with, and a way to the provider."""
    from django.conf import settings

    oidc = dienst.instellingen(claim_persoon="employee_number")["OIDC"]
    beleid = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    with pytest.MonkeyPatch.context() as anders:
        anders.setattr(settings, "LOKAAL_INLOGGEN", True)
        anders.setattr(settings, "OIDC", oidc)
        anders.setitem(beleid, "form-action", ["'self'", *oidc.form_action])
        yield


@pytest.fixture(scope="module")
def provincie(eigen_server):
    from provincie import Provincie

    return Provincie()


@pytest.fixture
def mens(provincie):
    """A person, not known to anybody before, with an account and a password."""
    from config.paginahulp import account_van
    from driehoek.platform.models import Inlogpoging

    Inlogpoging.objects.all().delete()
    persoon = provincie.persoon("An", "Jansen")
    account = account_van(persoon, f"an-{persoon}")
    account.set_password(WACHTWOORD)
    account.save()
    return account


@pytest.fixture
def venster(maak_venster, eigen_server):
    vensters = []

    def open_(breedte=1280, client=None):
        vensters.append(maak_venster(eigen_server, client or Client(), breedte))
        return vensters[-1]

    yield open_
    assert [k for v in vensters for k in v.klachten] == []
    for v in vensters:
        v.pagina.context.close()


def log_in(pagina, mens):
    """With the keyboard alone."""
    tab_naar(pagina, "#id_username")
    pagina.keyboard.type(mens.gebruikersnaam)
    tab_naar(pagina, "#id_password")
    pagina.keyboard.type(WACHTWOORD)
    pagina.keyboard.press("Enter")


def log_uit(venster):
    pagina = venster.ga("/")
    pagina.click(".dh-gebruiker__knop")
    pagina.click("button:text('Log uit')")
    pagina.wait_for_selector("h1:text('Welkom bij Driehoek')")


def bevestig(pagina):
    pagina.wait_for_selector("h1:text('Bevestig dat jij het bent')")
    pagina.fill("#id_password", WACHTWOORD)
    pagina.press("#id_password", "Enter")


def code(geheim):
    """What the app shows now, with enough of the half minute left to type it."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    if time.time() % 30 > 22:
        time.sleep(30 - time.time() % 30)
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def keur(pagina, breedte):
    assert gebreken(pagina, breedte) == [], pagina.url


@pytest.mark.parametrize("breedte", BREEDTES)
def test_een_code_app_instellen_en_ermee_inloggen(venster, mens, breedte):
    mijn = venster(breedte)
    pagina = mijn.ga("/inloggen/?next=/account/")
    keur(pagina, breedte)
    log_in(pagina, mens)
    pagina.wait_for_selector("h1:text('Mijn account')")
    tab_naar(pagina, "a:text('Stel een code-app in')")
    pagina.keyboard.press("Enter")
    bevestig(pagina)
    pagina.wait_for_selector("h1:text('Stel een code-app in')")
    assert pagina.locator(".dh-qr").evaluate("e => e.complete && e.naturalWidth > 0")
    keur(pagina, breedte)
    geheim = pagina.inner_text(".dh-sleutel")
    tab_naar(pagina, "#id_code")
    pagina.keyboard.type(code(geheim))
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("h1:text('Herstelcodes')")
    keur(pagina, breedte)
    herstelcode = pagina.inner_text(".dh-codes li:first-child")

    log_uit(mijn)
    log_in(pagina, mens)
    pagina.wait_for_selector("h1:text('Nog een stap')")
    keur(pagina, breedte)
    tab_naar(pagina, "#id_code")
    pagina.keyboard.type("000000")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#id_code_error")
    keur(pagina, breedte)
    tab_naar(pagina, "#id_code")
    pagina.keyboard.press("Control+a")
    pagina.keyboard.type(herstelcode)
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".dh-gebruiker__knop")

    pagina = mijn.ga("/account/")
    expect(pagina.locator("#tweede-stap")).to_contain_text("9 over", use_inner_text=True)
    keur(pagina, breedte)
    pagina.click("a:text('Maak nieuwe herstelcodes')")
    bevestig(pagina)
    pagina.wait_for_selector("h1:text('Maak nieuwe herstelcodes')")
    keur(pagina, breedte)
    pagina = mijn.ga("/account/code-app/weg/")
    keur(pagina, breedte)
    pagina.click("button:text('Verwijder de code-app')")
    pagina.wait_for_selector("text=Je code-app is verwijderd")


def sleutelbos(pagina):
    """A device with a lock that its owner opens."""
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    antwoord = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})
    return cdp, antwoord["authenticatorId"]


@pytest.mark.parametrize("breedte", BREEDTES)
def test_een_passkey_maken_en_ermee_inloggen(venster, mens, breedte):
    mijn = venster(breedte)
    pagina = mijn.ga("/inloggen/?next=/account/")
    cdp, toestel = sleutelbos(pagina)
    log_in(pagina, mens)
    pagina.wait_for_selector("h1:text('Mijn account')")
    pagina.click("a:text('Voeg een passkey toe')")
    bevestig(pagina)
    pagina.wait_for_selector("h1:text('Voeg een passkey toe')")
    keur(pagina, breedte)
    pagina.fill("#id_name", "Werklaptop")
    tab_naar(pagina, "button:text('Maak de passkey')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("h1:text('Herstelcodes')")
    (sleutel,) = cdp.send("WebAuthn.getCredentials", {"authenticatorId": toestel})["credentials"]
    assert sleutel["isResidentCredential"]

    # Alone it is enough: what one has, opened with what one is or knows.
    log_uit(mijn)
    tab_naar(pagina, "button:text('Gebruik je passkey')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".dh-gebruiker__knop")
    pagina = mijn.ga("/account/")
    expect(pagina.locator("#passkeys")).to_contain_text("Werklaptop", use_inner_text=True)
    keur(pagina, breedte)

    # And it is a second step after the password.
    log_uit(mijn)
    log_in(pagina, mens)
    pagina.wait_for_selector("h1:text('Nog een stap')")
    keur(pagina, breedte)
    pagina.click("button:text('Gebruik je passkey')")
    pagina.wait_for_selector(".dh-gebruiker__knop")

    # Changing it asks for it once more.
    pagina = mijn.ga("/account/")
    pagina.click("#passkeys a:text('Naam')")
    pagina.wait_for_selector("h1:text('Bevestig dat jij het bent')")
    keur(pagina, breedte)
    pagina.click("a:text('Gebruik een passkey')")
    keur(pagina, breedte)
    pagina.click("button:text('Gebruik je passkey')")
    pagina.fill("#id_name", "Thuis")
    keur(pagina, breedte)
    pagina.click("button:text('Bewaar')")
    pagina.click("#passkeys a:text('Verwijder')")
    expect(pagina.locator("main")).to_contain_text("Thuis", use_inner_text=True)
    keur(pagina, breedte)
    pagina.click("main button:text('Verwijder')")
    pagina.wait_for_selector("text=Je passkey is verwijderd")
    expect(pagina.locator("#passkeys")).to_have_count(0)

    # The device still has it; here it opens nothing any more.
    log_uit(mijn)
    pagina.click("button:text('Gebruik je passkey')")
    pagina.wait_for_selector("text=Deze passkey is hier niet bekend")
    keur(pagina, breedte)


def test_een_toestel_dat_zijn_slot_niet_opent_komt_er_niet_in(venster, mens):
    mijn = venster()
    pagina = mijn.ga("/inloggen/")
    cdp, toestel = sleutelbos(pagina)
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": toestel, "isUserVerified": False})
    pagina.click("button:text('Gebruik je passkey')")
    pagina.wait_for_selector("[data-passkey-melding]:not([hidden])")
    expect(pagina.locator("[data-passkey-melding]").first).to_contain_text(
        "Het is niet gelukt", use_inner_text=True
    )
    keur(pagina, 1280)


@pytest.mark.parametrize("breedte", BREEDTES)
def test_een_andere_sessie_beeindigen_werkt_meteen(venster, mens, breedte):
    hier, daar = venster(breedte), venster()
    for v in (hier, daar):
        log_in(v.ga("/inloggen/?next=/account/"), mens)
        v.pagina.wait_for_selector("h1:text('Mijn account')")
    pagina = hier.ga("/account/")
    expect(pagina.locator("#sessies tbody tr")).to_have_count(2)
    tab_naar(pagina, "#sessies button:text('Beëindig')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("text=Die sessie is beëindigd")
    assert daar.ga("/account/").inner_text("h1") == "Welkom bij Driehoek"
    assert hier.ga("/account/").inner_text("h1") == "Mijn account"


def test_met_de_aanmelddienst_kom_je_binnen_en_nergens_anders_langs(venster, provincie, dienst):
    from driehoek.register.models import Persoon

    persoon = provincie.persoon("Dana", "Dienst")
    dienst.zet(sub=f"d-{persoon}", employee_number=Persoon.objects.get(pk=persoon).nummer)
    mijn = venster()
    pagina = mijn.ga("/inloggen/?next=/personen/")
    tab_naar(pagina, "button:text('Log in met Provincienet')")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("h1:text('Personen')")
    expect(pagina.locator(".dh-gebruiker__knop").first).to_contain_text(
        "Dana Dienst", use_inner_text=True
    )


@pytest.mark.parametrize("breedte", BREEDTES)
def test_ook_wat_bij_het_inloggen_misgaat_is_een_goede_pagina(venster, mens, dienst, breedte):
    mijn = venster(breedte)
    dienst.zet(sub="onbekend")
    pagina = mijn.ga("/inloggen/")
    pagina.click("button:text('Log in met Provincienet')")
    pagina.wait_for_selector("h1:text('Je bent hier nog niet bekend')")
    keur(pagina, breedte)
    dienst.zet(claims={"nonce": "vals"})
    pagina = mijn.ga("/inloggen/")
    pagina.click("button:text('Log in met Provincienet')")
    pagina.wait_for_selector("h1:text('Inloggen is niet gelukt')")
    keur(pagina, breedte)
    for _ in range(6):
        pagina = mijn.ga("/inloggen/")
        pagina.fill("#id_username", mens.gebruikersnaam)
        pagina.fill("#id_password", "fout")
        pagina.click("button:text('Log in'):right-of(#id_password), button:text-is('Log in')")
    expect(pagina.locator("main")).to_contain_text("Wacht tot", use_inner_text=True)
    keur(pagina, breedte)
    statussen = {klacht.split()[0] for klacht in mijn.geklaagd() if klacht[0].isdigit()}
    assert statussen == {"401", "403", "429"}


@pytest.mark.parametrize("breedte", BREEDTES)
def test_accounts_beheren(venster, provincie, mens, breedte):
    from config.paginahulp import account_van
    from driehoek.platform import klok
    from driehoek.platform.accounts import acts

    nood = account_van(provincie.persoon("No", "Odig"), f"nood-{breedte}")
    acts.open_nood(nood, klok.nu() + timedelta(hours=4), reden="De aanmelddienst ligt eruit")
    beheerder = Client()
    beheerder.force_login(account_van(provincie.beheerder, f"bea-{breedte}"))
    provincie.persoon("Nora", f"Nieuw-{breedte}")
    mijn = venster(breedte, beheerder)
    pagina = mijn.ga("/beheer/accounts/")
    expect(pagina.locator("main")).to_contain_text("Noodtoegang staat open", use_inner_text=True)
    keur(pagina, breedte)
    pagina.click("a:text('Bekijk waarom') >> nth=0")
    keur(pagina, breedte)
    pagina.click("button:text('Beëindig de noodtoegang')")
    pagina.wait_for_selector("text=De noodtoegang is beëindigd")
    pagina = mijn.ga(f"/beheer/accounts/nieuw/?q=nieuw-{breedte}")
    keur(pagina, breedte)
    pagina.get_by_role("radio").first.check()
    pagina.click("button:text('Maak het account')")
    pagina.wait_for_selector("h1:text('Link voor Nora')")
    expect(pagina.locator("#link")).to_have_value(re.compile("/inloggen/link/"))
    keur(pagina, breedte)
    pagina.click("a:text('Terug naar het account')")
    expect(pagina.locator("#gebeurtenissen")).to_contain_text("Uitgenodigd", use_inner_text=True)
    keur(pagina, breedte)
