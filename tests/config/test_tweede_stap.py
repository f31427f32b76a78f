"""Passwords, second steps and waiting: the accounts of our own."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from structlog.testing import capture_logs

from config.paginahulp import account_van, adressen, als, bouw
from driehoek.platform import klok
from driehoek.platform.accounts import geheimen, inloglinks
from staphulp import WACHTWOORD, log_in, maak_app, met_wachtwoord, stel_in

STAP = "/inloggen/tweede-stap/"
VAST = "/account/code-app/"


@pytest.fixture(autouse=True)
def _lokaal(settings):
    settings.LOKAAL_INLOGGEN = True


@pytest.fixture
def an(provincie):
    return met_wachtwoord(account_van(provincie.persoon("An", "Jansen"), "an"))


@pytest.fixture
def app(monkeypatch):
    return maak_app(monkeypatch)


def ingelogd(client):
    return client.get("/").status_code == 200


def tekst(antwoord):
    return " ".join(antwoord.content.decode().split())


def soorten(account):
    return [g.soort for g in account.gebeurtenissen.order_by("id")]


def ga(client, pad):
    """Go somewhere, confirming with the password where that is asked."""
    antwoord = client.get(pad)
    if antwoord.status_code == 302 and "/bevestig/wachtwoord/" in antwoord["Location"]:
        client.post(antwoord["Location"], {"password": WACHTWOORD, "next": pad})
        antwoord = client.get(pad)
    return antwoord


def herstelcodes(client):
    pagina = tekst(client.get("/account/herstelcodes/"))
    return re.findall(r'<li class="dh-code">(\d+)</li>', pagina)


# -- setting up ----------------------------------------------------------------------------------


def test_een_code_app_instellen_en_er_dan_mee_inloggen(client, an, app):
    from allauth.mfa.models import Authenticator

    log_in(client, an)
    pagina = ga(client, VAST)
    geheim = re.search(r'dh-sleutel">([A-Z2-7]+)<', tekst(pagina)).group(1)
    assert "data:image/svg+xml" in tekst(pagina)
    fout = client.post(VAST, {"code": "000000"})
    assert "Deze code klopt niet" in tekst(fout)
    antwoord = client.post(VAST, {"code": app.code(geheim)})
    assert antwoord["Location"] == "/account/herstelcodes/"
    codes = herstelcodes(client)
    assert len(set(codes)) == 10
    assert herstelcodes(client) == [], "they are shown once"
    assert soorten(an) == ["factor_aan"]
    bewaard = str(Authenticator.objects.get(user=an, type="totp").data)
    assert geheim not in bewaard

    ander = Client()
    assert log_in(ander, an)["Location"] == STAP
    assert not ingelogd(ander)
    assert ander.post(STAP, {"code": app.code(geheim)})["Location"] == "/"
    assert ingelogd(ander)


def test_wat_je_gaat_wijzigen_vraagt_eerst_wie_je_bent(client, an, app):
    log_in(client, an)
    antwoord = client.get(VAST)
    assert antwoord["Location"] == f"/account/bevestig/wachtwoord/?next={VAST.replace('/', '%2F')}"
    fout = client.post(antwoord["Location"], {"password": "fout"})
    assert "Dit wachtwoord klopt niet" in tekst(fout)
    assert client.get(VAST).status_code == 302
    goed = client.post(antwoord["Location"], {"password": WACHTWOORD, "next": VAST})
    assert goed["Location"] == VAST
    assert client.get(VAST).status_code == 200


def test_een_code_app_verwijderen(client, an, app):
    geheim = stel_in(an)
    log_in(client, an)
    client.post(STAP, {"code": app.code(geheim)})
    assert "Verwijder de code-app" in tekst(ga(client, "/account/code-app/weg/"))
    assert client.post("/account/code-app/weg/")["Location"] == "/account/"
    assert soorten(an)[-1] == "factor_uit"
    assert log_in(Client(), an)["Location"] == "/"


def test_nieuwe_herstelcodes_maken_de_oude_ongeldig(client, an, app):
    log_in(client, an)
    geheim = re.search(r'dh-sleutel">([A-Z2-7]+)<', tekst(ga(client, VAST))).group(1)
    client.post(VAST, {"code": app.code(geheim)})
    oud = herstelcodes(client)
    client.post("/account/herstelcodes/nieuw/")
    nieuw = herstelcodes(client)
    assert set(oud).isdisjoint(nieuw)
    ander = Client()
    log_in(ander, an)
    assert "klopt niet" in tekst(ander.post(STAP, {"code": oud[0]}))
    assert ander.post(STAP, {"code": nieuw[0]}).status_code == 302
    derde = Client()
    log_in(derde, an)
    assert "klopt niet" in tekst(derde.post(STAP, {"code": nieuw[0]})), "each works once"
    assert "Herstelcodes" in tekst(ander.get("/account/"))
    assert "9 over" in tekst(ander.get("/account/"))


def test_zonder_tweede_stap_brengen_de_bladen_erover_je_terug(client, an):
    log_in(client, an)
    for pad in ("code-app/weg", "herstelcodes", "herstelcodes/nieuw", "bevestig/code"):
        antwoord = client.get(f"/account/{pad}/", follow=True)
        assert antwoord.status_code == 200, pad


# -- logging in ----------------------------------------------------------------------------------


def test_een_code_werkt_maar_een_keer(an, app):
    geheim = stel_in(an)
    eerste, tweede = Client(), Client()
    for client in (eerste, tweede):
        log_in(client, an)
    assert eerste.post(STAP, {"code": app.code(geheim)}).status_code == 302
    assert "al gebruikt" in tekst(tweede.post(STAP, {"code": app.code(geheim)}))
    assert not ingelogd(tweede)
    app.teller += 1
    assert tweede.post(STAP, {"code": app.code(geheim)}).status_code == 302


def test_na_vijf_verkeerde_codes_moet_je_wachten(client, an, app):
    geheim = stel_in(an)
    log_in(client, an)
    for _ in range(5):
        assert "klopt niet" in tekst(client.post(STAP, {"code": "000000"}))
    assert "Wacht een kwartier" in tekst(client.post(STAP, {"code": app.code(geheim)}))
    ander = Client()
    log_in(ander, an)
    assert "Wacht een kwartier" in tekst(ander.post(STAP, {"code": app.code(geheim)}))
    assert not ingelogd(ander)


def test_ook_een_link_vraagt_de_tweede_stap_en_werkt_tot_je_binnen_bent(client, an, app):
    geheim = stel_in(an)
    link = inloglinks.maak_link(an, "").removeprefix("http://testserver")
    assert client.post(link)["Location"] == STAP
    assert not ingelogd(client)
    assert client.post(STAP, {"code": app.code(geheim)})["Location"] == "/"
    assert Client().post(link).status_code == 410


def test_de_tweede_stap_gaat_naar_waar_je_heen_wilde(client, an, app):
    geheim = stel_in(an)
    log_in(client, an, next="/personen/")
    assert client.post(STAP, {"code": app.code(geheim)})["Location"] == "/personen/"


def test_de_tweede_stap_is_er_alleen_onderweg(client, an):
    assert client.get(STAP)["Location"] == "/inloggen/"
    assert client.post(STAP, {"code": "123456"})["Location"] == "/inloggen/"


def test_wie_tussen_de_stappen_wordt_uitgezet_komt_er_niet_in(client, an, app):
    geheim = stel_in(an)
    log_in(client, an)
    an.is_active = False
    an.save()
    client.post(STAP, {"code": app.code(geheim)})
    assert not ingelogd(client)


def test_onder_een_andere_sleutel_past_geen_code_meer(client, an, app, settings):
    geheim = stel_in(an)
    settings.SECRET_KEY = "een heel andere sleutel"
    log_in(client, an)
    assert "klopt niet" in tekst(client.post(STAP, {"code": app.code(geheim)}))
    settings.SECRET_KEY_FALLBACKS = []


def test_een_oude_sleutel_leest_nog_wat_ermee_is_versleuteld(settings):
    settings.SECRET_KEY = "oud"
    dicht = geheimen.versleutel("GEHEIM")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw", ["oud"]
    assert geheimen.ontsleutel(dicht) == "GEHEIM"
    settings.SECRET_KEY_FALLBACKS = []
    onleesbaar = {geheimen.ontsleutel(dicht) for _ in range(2)}
    assert len(onleesbaar) == 2
    assert "GEHEIM" not in onleesbaar


def test_een_passkey_van_niemand_komt_er_niet_in(client, an):
    opties = client.get("/inloggen/passkey/", HTTP_ACCEPT="application/json").json()
    assert opties["request_options"]["publicKey"]["userVerification"] == "required"
    gezocht = '{"id": "x", "response": {"userHandle": "eA"}}'
    for onzin in ("", "{}", "[]", "1", "geen json", gezocht, '{"response": 1}'):
        antwoord = client.post("/inloggen/passkey/", {"credential": onzin}, follow=True)
        assert "passkey is hier niet bekend" in tekst(antwoord)
        assert not ingelogd(client)


def test_waar_geen_eigen_accounts_zijn_helpt_geen_wachtwoord_of_passkey(client, an, settings):
    settings.LOKAAL_INLOGGEN = False
    pagina = tekst(client.get("/inloggen/"))
    assert 'type="password"' not in pagina
    assert "Vraag de functioneel beheerder" in pagina
    assert log_in(client, an).status_code == 404
    assert client.get("/inloggen/passkey/", HTTP_ACCEPT="application/json").status_code == 302
    assert not ingelogd(client)
    binnen = als(None)
    assert binnen.get("/account/wachtwoord/")["Location"] == "/account/"


# -- obligatory ----------------------------------------------------------------------------------


@pytest.fixture
def _verplicht(settings):
    settings.TWEEDE_FACTOR = True


@pytest.mark.usefixtures("_verplicht")
def test_wie_nog_geen_tweede_stap_heeft_komt_nergens_anders(provincie, an, app):
    wereld = bouw(provincie)
    client = Client()
    log_in(client, an)
    vrij = {"tweede-factor"}
    for naam, pad in adressen(wereld).items():
        antwoord = client.get(pad)
        if naam in vrij:
            assert antwoord.status_code == 200
        else:
            assert antwoord["Location"] == "/account/tweede-stap/", naam
    assert client.post("/account/sessie-einde/")["Location"] == "/account/tweede-stap/"
    geheim = re.search(r'dh-sleutel">([A-Z2-7]+)<', tekst(ga(client, VAST))).group(1)
    client.post(VAST, {"code": app.code(geheim)})
    assert ingelogd(client)


@pytest.mark.usefixtures("_verplicht")
def test_wie_er_een_heeft_merkt_er_niets_van(client, an, app):
    geheim = stel_in(an)
    log_in(client, an)
    client.post(STAP, {"code": app.code(geheim)})
    assert ingelogd(client)


@pytest.mark.usefixtures("_verplicht")
def test_de_laatste_tweede_stap_kan_niet_weg(client, an, app):
    geheim = stel_in(an)
    log_in(client, an)
    client.post(STAP, {"code": app.code(geheim)})
    assert "hier verplicht" in tekst(ga(client, "/account/code-app/weg/"))
    client.post("/account/code-app/weg/")
    assert log_in(Client(), an)["Location"] == STAP


@pytest.mark.usefixtures("_verplicht")
def test_een_link_is_geen_omweg_en_uitloggen_kan_altijd(client, an):
    client.post(inloglinks.maak_link(an, ""))
    assert client.get("/")["Location"] == "/account/tweede-stap/"
    assert client.post("/uitloggen/")["Location"] == "/inloggen/"


@pytest.mark.usefixtures("_verplicht")
def test_in_nood_en_in_de_demo_hoeft_het_niet(an, settings):
    client = Client()
    log_in(client, an)
    settings.DEMO = True
    assert ingelogd(client)
    settings.DEMO = False
    an.nood, an.geldig_tot = True, klok.nu() + timedelta(hours=1)
    an.save()
    nood = Client()
    log_in(nood, an)
    assert ingelogd(nood)


# -- waiting -------------------------------------------------------------------------------------


def test_na_vijf_verkeerde_wachtwoorden_moet_je_wachten(client, an):
    for _ in range(5):
        antwoord = log_in(client, an, password="fout")
        assert antwoord.status_code == 200
        assert "horen niet bij elkaar" in tekst(antwoord)
    with capture_logs() as log:
        antwoord = log_in(client, an)
    assert antwoord.status_code == 429
    assert re.search(r"Wacht tot \d\d:\d\d uur \(nog 15 minuten\)", tekst(antwoord))
    assert 800 < int(antwoord["Retry-After"]) <= 900
    assert not ingelogd(client)
    assert log == []
    with klok.op(klok.nu() + timedelta(minutes=15)):
        assert log_in(client, an)["Location"] == "/"


def test_dat_iemand_moet_wachten_wordt_opgeschreven(client, an):
    with capture_logs() as log:
        for _ in range(6):
            log_in(client, an, password="fout")
    geblokkeerd = [regel for regel in log if regel["event"] == "inloggen_geblokkeerd"]
    assert len(geblokkeerd) == 1
    assert "an" not in {str(waarde) for waarde in geblokkeerd[0].values()}
    assert soorten(an) == ["geblokkeerd"]


def test_een_account_dat_er_niet_is_krijgt_precies_hetzelfde_te_horen(an):
    def gezien(naam):
        client = Client(REMOTE_ADDR=f"10.0.0.{len(naam)}")
        paginas = []
        for _ in range(6):
            antwoord = client.post("/inloggen/", {"username": naam, "password": "fout"})
            kaal = re.sub(r'value="[^"]{64}"', "", tekst(antwoord)).replace(f'"{naam}"', "")
            paginas.append((antwoord.status_code, kaal))
        return paginas

    uitgezet = met_wachtwoord(account_van(None, "uitgezet"))
    uitgezet.is_active = False
    uitgezet.save()
    assert gezien("an") == gezien("bestaat-niet") == gezien("uitgezet")


def test_wie_met_een_verkeerd_wachtwoord_bevestigt_telt_ook_mee(client, an):
    log_in(client, an)
    for _ in range(5):
        client.post("/account/bevestig/wachtwoord/", {"password": "fout"})
    antwoord = client.post("/account/bevestig/wachtwoord/", {"password": WACHTWOORD})
    assert "Wacht tot" in tekst(antwoord)
    assert log_in(Client(REMOTE_ADDR="10.0.0.9"), an).status_code == 429


def test_een_wachtwoord_moet_lang_zijn_en_twee_keer_hetzelfde(client, provincie):
    account = account_van(provincie.beheerder)
    client.post(inloglinks.maak_link(account, ""))
    for eerste, tweede in (("kort", "kort"), ("lang genoeg om te mogen", "iets anders dus")):
        velden = {"new_password1": eerste, "new_password2": tweede}
        antwoord = client.post("/account/wachtwoord/", velden)
        assert antwoord.status_code == 200
        assert "dh-veld__fout" in tekst(antwoord)
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert soorten(account) == []
