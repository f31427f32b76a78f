"""Logging in at the identity provider (OpenID Connect): who gets in, and what is refused."""

import base64
import hashlib
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from aanmeldhulp import gestart
from config.paginahulp import account_van, als
from driehoek.platform.accounts import inloglinks
from driehoek.platform.accounts.dienst import lees
from staphulp import WACHTWOORD, log_in, maak_app, met_wachtwoord, stel_in

HEEN, TERUG = "/inloggen/dienst/", "/inloggen/dienst/terug/"


@pytest.fixture(scope="module")
def server():
    with gestart("http://testserver") as dienst:
        yield dienst


@pytest.fixture
def dienst(server, settings):
    """The provider, as usual, with persons known by a claim."""
    server.zet()
    settings.OIDC = server.instellingen(claim_persoon="employee_number")["OIDC"]
    return server


@pytest.fixture
def an(provincie):
    return provincie.persoon("An", "Jansen")


@pytest.fixture
def nummer(an):
    from driehoek.register.models import Persoon

    return Persoon.objects.get(pk=an).nummer


def ingelogd(client):
    return client.get("/").status_code == 200


def heen(client, **velden):
    antwoord = client.post(HEEN, velden)
    assert antwoord.status_code == 302, antwoord.content.decode()
    return antwoord["Location"]


def terug(client, dienst, **velden):
    """The whole way; gives our answer to what comes back."""
    adres = urlsplit(dienst.loop(heen(client, **velden)))
    return client.get(f"{adres.path}?{adres.query}")


def accounts():
    from driehoek.platform.models import Account

    return list(Account.objects.order_by("aangemaakt"))


def identiteiten():
    from allauth.socialaccount.models import SocialAccount

    return list(SocialAccount.objects.values_list("provider", "uid", "user", "extra_data"))


def tekst(antwoord):
    return " ".join(antwoord.content.decode().split())


def geweigerd(client, antwoord, status=401):
    """Told in words, and not let in."""
    assert antwoord.status_code == status, tekst(antwoord)
    assert "niet ingelogd" in tekst(antwoord)
    assert not ingelogd(client)
    return tekst(antwoord)


def test_wie_de_dienst_kent_met_nummer_krijgt_een_account_en_is_binnen(client, dienst, an, nummer):
    dienst.zet(sub="p-77", employee_number=nummer)
    antwoord = terug(client, dienst)
    assert antwoord["Location"] == "/"
    assert ingelogd(client)
    (account,) = accounts()
    assert account.koppeling.persoon_id == an
    assert account.gebruikersnaam == nummer.lower()
    assert not account.has_usable_password()
    assert identiteiten() == [(dienst.url, "p-77", account.pk, {})], "nothing else is kept"


def test_pkce_en_nonce_gaan_echt_mee_en_horen_bij_elkaar(client, dienst, nummer):
    dienst.zet(employee_number=nummer)
    terug(client, dienst)
    gevraagd = dienst.gevraagd()
    heenweg, inwisselen = gevraagd["auth"][0], gevraagd["token"][0]
    assert heenweg["code_challenge_method"] == "S256"
    hash_ = hashlib.sha256(inwisselen["code_verifier"].encode()).digest()
    assert heenweg["code_challenge"] == base64.urlsafe_b64encode(hash_).rstrip(b"=").decode()
    assert len(heenweg["nonce"]) == 64
    assert heenweg["nonce"] != hash_.hex()
    assert heenweg["scope"] == "openid", "no more is asked than is needed"
    assert len(heenweg["state"]) >= 16


def test_twee_keer_erheen_is_twee_keer_iets_anders(client, dienst):
    eerst, dan = (parse_qs(urlsplit(heen(client)).query) for _ in range(2))
    for naam in ("state", "nonce", "code_challenge"):
        assert eerst[naam] != dan[naam]


def test_een_ander_mailadres_is_hetzelfde_account(client, dienst, settings, nummer):
    settings.OIDC = dienst.instellingen(
        claim_persoon="employee_number", scopes=("openid", "email")
    )["OIDC"]
    dienst.zet(sub="p-1", employee_number=nummer, email="an@voorbeeld.test")
    terug(client, dienst)
    dienst.zet(sub="p-1", email="an.de.vries@elders.test")
    ander = Client()
    assert terug(ander, dienst)["Location"] == "/"
    assert ingelogd(ander)
    assert len(accounts()) == len(identiteiten()) == 1


def test_een_ander_met_hetzelfde_mailadres_komt_er_niet_in(client, dienst, settings, nummer):
    account_van(None, "an@voorbeeld.test")
    settings.OIDC = dienst.instellingen(scopes=("openid", "email"))["OIDC"]
    dienst.zet(sub="p-2", email="an@voorbeeld.test", employee_number=nummer)
    assert "hier niet bekend" in geweigerd(client, terug(client, dienst), 403)
    assert identiteiten() == []


@pytest.mark.parametrize("claim", ["", "employee_number"])
def test_wie_hier_niet_bekend_is_leest_wat_te_doen(client, dienst, settings, provincie, claim):
    settings.OIDC = dienst.instellingen(claim_persoon=claim)["OIDC"]
    settings.CONTACT = "servicedesk@voorbeeld.test"
    dienst.zet(employee_number=None if claim else "B0")
    pagina = geweigerd(client, terug(client, dienst), 403)
    assert "servicedesk@voorbeeld.test" in pagina
    assert accounts() == []


def test_een_nummer_van_niemand_maakt_geen_account(client, dienst, provincie):
    dienst.zet(employee_number="X-bestaat-niet")
    geweigerd(client, terug(client, dienst), 403)
    assert accounts() == identiteiten() == []


def test_een_tweede_identiteit_met_hetzelfde_nummer_wordt_geweigerd(client, dienst, nummer):
    dienst.zet(sub="p-1", employee_number=nummer)
    terug(client, dienst)
    ander = Client()
    dienst.zet(sub="p-2", employee_number=nummer)
    assert "al iemand anders" in geweigerd(ander, terug(ander, dienst), 403)
    assert len(identiteiten()) == 1


def test_een_bekende_identiteit_houdt_haar_account_ook_met_een_ander_nummer(
    client, dienst, provincie, nummer
):
    dienst.zet(sub="p-1", employee_number=nummer)
    terug(client, dienst)
    dienst.zet(sub="p-1", employee_number="B0")
    terug(Client(), dienst)
    assert len(accounts()) == len(identiteiten()) == 1


def test_hetzelfde_subject_bij_een_andere_uitgever_is_een_ander(client, dienst, nummer):
    from allauth.socialaccount.models import SocialAccount

    vreemd = account_van(None, "vreemd")
    SocialAccount.objects.create(user=vreemd, provider="https://elders.test", uid="p-1")
    dienst.zet(sub="p-1", employee_number=nummer)
    terug(client, dienst)
    assert client.get("/").wsgi_request.user.pk != vreemd.pk


def test_wie_is_uitgezet_komt_er_ook_langs_de_dienst_niet_in(client, dienst, nummer):
    dienst.zet(sub="p-1", employee_number=nummer)
    terug(client, dienst)
    (account,) = accounts()
    account.is_active = False
    account.save()
    ander = Client()
    antwoord = terug(ander, dienst)
    assert antwoord["Location"] == "/inloggen/"
    assert not ingelogd(ander)


def test_wie_een_code_app_heeft_krijgt_ook_langs_de_dienst_de_tweede_stap(
    client, dienst, nummer, monkeypatch
):
    app = maak_app(monkeypatch)
    dienst.zet(sub="p-1", employee_number=nummer)
    terug(client, dienst)
    (account,) = accounts()
    geheim = stel_in(account)
    ander = Client()
    assert terug(ander, dienst, next="/personen/")["Location"] == "/inloggen/tweede-stap/"
    assert not ingelogd(ander)
    antwoord = ander.post("/inloggen/tweede-stap/", {"code": app.code(geheim)})
    assert antwoord["Location"] == "/personen/"
    assert ingelogd(ander)


def test_een_verplichte_tweede_stap_regelt_de_dienst_zelf(client, dienst, settings, nummer):
    settings.TWEEDE_FACTOR = True
    dienst.zet(employee_number=nummer)
    terug(client, dienst)
    assert ingelogd(client)


def test_wie_is_uitgenodigd_koppelt_de_dienst_in_plaats_van_een_tweede_stap(
    client, dienst, settings, an
):
    settings.TWEEDE_FACTOR = True
    settings.OIDC = dienst.instellingen()["OIDC"]
    uitnodiging = inloglinks.maak_uitnodiging(account_van(an), "https://x")
    client.post(urlsplit(uitnodiging).path)
    assert "Koppel Provincienet" in tekst(client.get("/account/", follow=True))
    dienst.zet(sub="p-9")
    terug(client, dienst)
    assert ingelogd(client)
    ander = Client()
    terug(ander, dienst)
    assert ingelogd(ander)


NU = int(time.time())
FOUTEN = {
    "andere nonce": ({"claims": {"nonce": "vals"}}, "hoort niet bij jouw aanmelding"),
    "geen nonce": ({"weg": ["nonce"]}, "hoort niet bij jouw aanmelding"),
    "andere uitgever": ({"claims": {"iss": "https://kwaad.test"}}, "andere aanmelddienst"),
    "verlopen": ({"claims": {"exp": NU - 60, "iat": NU - 120}}, "is verlopen"),
    "voor een ander": ({"claims": {"aud": "iets-anders"}}, "andere toepassing"),
    "voor ons en een ander": ({"claims": {"aud": ["driehoek", "x"]}}, "andere toepassing"),
    "gevraagd door een ander": ({"claims": {"azp": "x"}}, "andere toepassing"),
    "geen einde": ({"weg": ["exp"]}, "ontbreekt iets"),
    "geen subject": ({"weg": ["sub"]}, "ontbreekt iets"),
    "te lang subject": ({"claims": {"sub": "s" * 192}}, "anders dan verwacht"),
    "andere sleutel": ({"ondertekening": "vreemd"}, "niet goed ondertekend"),
    "niet ondertekend": ({"ondertekening": "geen"}, "niet goed ondertekend"),
    "gedeeld geheim": ({"ondertekening": "gedeeld"}, "niet goed ondertekend"),
    "andere state": ({"antwoord": {"state": "vals"}}, "verlopen of al gebruikt"),
    "geen state": ({"antwoord": {"state": None}}, "verlopen of al gebruikt"),
    "andere iss": ({"antwoord": {"iss": "https://kwaad.test"}}, "andere aanmelddienst"),
    "geen iss": ({"antwoord": {"iss": None}}, "andere aanmelddienst"),
    "andere code": ({"antwoord": {"code": "vals"}}, "anders dan verwacht"),
    "geen code": ({"antwoord": {"code": None}}, "verlopen of al gebruikt"),
    "fout van de dienst": ({"antwoord": {"code": None, "error": "server_error"}}, "gaf geen"),
}


@pytest.mark.parametrize("naam", FOUTEN)
def test_een_antwoord_dat_niet_klopt_wordt_geweigerd_in_woorden(client, dienst, nummer, naam):
    fout, zin = FOUTEN[naam]
    dienst.zet(employee_number=nummer, **fout)
    assert zin in geweigerd(client, terug(client, dienst))
    assert accounts() == []


def test_een_dienst_die_zich_anders_noemt_wordt_niet_geloofd(client, dienst, nummer):
    dienst.zet(employee_number=nummer, issuer="https://kwaad.test")
    antwoord = client.post(HEEN)
    assert "noemt zich anders" in geweigerd(client, antwoord)


def test_wie_het_aanmelden_afbreekt_is_terug_bij_het_begin(client, dienst):
    dienst.zet(weiger=True)
    antwoord = terug(client, dienst)
    assert antwoord["Location"] == "/inloggen/"
    assert "afgebroken" in tekst(client.get("/inloggen/"))
    assert not ingelogd(client)


def test_een_antwoord_werkt_een_keer_en_alleen_waar_het_begon(client, dienst, nummer):
    dienst.zet(employee_number=nummer)
    adres = urlsplit(dienst.loop(heen(client)))
    pad = f"{adres.path}?{adres.query}"
    ander = Client()
    assert "ander venster" in geweigerd(ander, ander.get(pad))
    assert client.get(pad).status_code == 302
    client.post("/uitloggen/")
    geweigerd(client, client.get(pad))


@pytest.mark.parametrize("waar", ["/token", "/jwks"])
def test_een_dienst_die_het_halverwege_laat_afweten_wordt_gemeld(client, dienst, nummer, waar):
    dienst.zet(employee_number=nummer, kapot=waar)
    antwoord = terug(client, dienst)
    assert antwoord.status_code in {401, 503}
    assert "antwoordt niet" in tekst(antwoord)
    assert not ingelogd(client)


@pytest.mark.parametrize("kapot", ["dicht", "stuk"])
def test_zonder_aanmelddienst_werkt_een_link_nog(client, dienst, settings, an, kapot):
    if kapot == "dicht":
        settings.OIDC = dienst.instellingen(url="http://localhost:9")["OIDC"]
    else:
        dienst.zet(kapot="/.well-known/")
    assert "antwoordt niet" in geweigerd(client, client.post(HEEN), 503)
    assert "Log in met Provincienet" in tekst(client.get("/inloggen/"))
    link = urlsplit(inloglinks.maak_link(account_van(an), "https://x")).path
    assert client.post(link).status_code == 302
    assert ingelogd(client)


def test_wie_binnen_is_koppelt_de_dienst_zelf(dienst, settings, an):
    settings.OIDC = dienst.instellingen()["OIDC"]
    client = als(an)
    assert "Koppel Provincienet" in tekst(client.get("/account/"))
    dienst.zet(sub="p-9")
    assert terug(client, dienst)["Location"] == "/account/"
    pagina = tekst(client.get("/account/"))
    assert "Je kunt voortaan inloggen met Provincienet" in pagina
    assert "Aanmelddienst gekoppeld" in pagina
    ander = Client()
    terug(ander, dienst)
    assert ander.get("/").wsgi_request.user == client.get("/").wsgi_request.user


def test_wie_een_wachtwoord_heeft_bevestigt_dat_voor_het_koppelen(client, dienst, settings, an):
    settings.OIDC, settings.LOKAAL_INLOGGEN = dienst.instellingen()["OIDC"], True
    log_in(client, met_wachtwoord(account_van(an)))
    bevestig = client.post(HEEN)["Location"]
    assert bevestig == "/account/bevestig/wachtwoord/?next=%2Faccount%2F"
    client.post(bevestig, {"password": WACHTWOORD})
    assert terug(client, dienst)["Location"] == "/account/"
    assert len(identiteiten()) == 1


def test_een_identiteit_van_een_ander_koppel_je_niet(dienst, settings, an, provincie):
    settings.OIDC = dienst.instellingen()["OIDC"]
    dienst.zet(sub="p-9")
    terug(als(an), dienst)
    ander = als(provincie.beheerder)
    antwoord = terug(ander, dienst)
    assert antwoord.status_code == 403
    assert "hoort al bij een ander account" in tekst(antwoord)
    assert len(identiteiten()) == 1


@pytest.mark.parametrize(
    ("verder", "waar"),
    [("/opdrachten/?q=a", "/opdrachten/?q=a"), ("https://kwaad.test/", "/"), ("//kwaad.test", "/")],
)
def test_daarna_kom_je_waar_je_heen_wilde_en_nooit_elders(client, dienst, nummer, verder, waar):
    dienst.zet(employee_number=nummer)
    assert terug(client, dienst, next=verder)["Location"] == waar


def test_erheen_gaat_alleen_met_een_knop_van_ons(dienst):
    client = Client(enforce_csrf_checks=True)
    assert client.get(HEEN).status_code == 405
    assert client.post(HEEN).status_code == 403
    assert client.post(TERUG).status_code in {403, 405}


def test_zonder_instelling_is_er_geen_aanmelddienst(client, db):
    assert client.post(HEEN).status_code == 404
    assert client.get(TERUG).status_code == 404
    assert "Log in met" not in tekst(client.get("/inloggen/")).replace("Log in met een link", "")


def test_de_instellingen_komen_uit_de_omgeving():
    omgeving = {
        "DRIEHOEK_OIDC_URL": "https://login.test/realms/pzh/.well-known/openid-configuration",
        "DRIEHOEK_OIDC_CLIENT_ID": "driehoek",
        "DRIEHOEK_OIDC_SECRET": "geheim",
    }
    gelezen = lees(omgeving)
    assert gelezen.url == "https://login.test/realms/pzh"
    assert gelezen.form_action == ("https://login.test",)
    assert (gelezen.claim_persoon, gelezen.scopes) == ("", ("openid",))
    meer = {
        "DRIEHOEK_OIDC_NAAM": "Provincienet",
        "DRIEHOEK_OIDC_CLAIM_PERSOON": "employee_number",
        "DRIEHOEK_OIDC_SCOPES": "openid email",
        "DRIEHOEK_OIDC_HERKOMSTEN": "https://adfs.test",
    }
    gelezen = lees(omgeving | meer)
    assert gelezen.naam == "Provincienet"
    assert gelezen.form_action == ("https://login.test", "https://adfs.test")
    assert lees({}) is None


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"DRIEHOEK_OIDC_SECRET": ""}, "Zet ook DRIEHOEK_OIDC_SECRET"),
        ({"DRIEHOEK_OIDC_URL": "http://login.test"}, "https://"),
        ({"DRIEHOEK_OIDC_URL": "https://login.test/" + "a" * 200}, "hooguit 200"),
    ],
)
def test_een_instelling_die_niet_kan_wordt_geweigerd(anders, zin):
    omgeving = {
        "DRIEHOEK_OIDC_URL": "https://login.test",
        "DRIEHOEK_OIDC_CLIENT_ID": "driehoek",
        "DRIEHOEK_OIDC_SECRET": "geheim",
    }
    with pytest.raises(ImproperlyConfigured, match=zin):
        lees(omgeving | anders)


def test_het_inlogformulier_mag_naar_de_aanmelddienst_leiden(monkeypatch):
    for naam, waarde in {
        "URL": "https://login.test/x",
        "CLIENT_ID": "driehoek",
        "SECRET": "geheim",
    }.items():
        monkeypatch.setenv(f"DRIEHOEK_OIDC_{naam}", waarde)
    vraag = (
        "from driehoek.config import settings as s;"
        "print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
    )
    uit = subprocess.run(
        [sys.executable, "-c", vraag], capture_output=True, text=True, check=True, timeout=60
    )
    assert uit.stdout.strip() == "[\"'self'\", 'https://login.test']"
