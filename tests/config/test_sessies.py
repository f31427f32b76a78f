"""Sessions: whose, from where, since when; ended, they are over at once."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client

from config.paginahulp import BACKEND, account_van
from driehoek.platform import klok
from driehoek.platform.accounts import acts, bezoek, sessies

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
EINDE = "/account/sessie-einde/"


@pytest.fixture
def an(provincie):
    return account_van(provincie.persoon("An", "Jansen"), "an")


def log_in(account, **opties):
    client = Client(**opties)
    client.force_login(account, backend=BACKEND)
    client.get("/account/")
    return client


def ingelogd(client):
    return client.get("/").status_code == 200


def sessie_van(client):
    from driehoek.platform.models import Sessie

    return Sessie.objects.get(session_key=client.cookies["sessionid"].value)


def test_mijn_account_toont_waar_je_bent_ingelogd(an, monkeypatch):
    monkeypatch.setattr(sessies, "BIJHOUDEN", timedelta(seconds=-1))
    log_in(an, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="10.0.0.7")
    client = log_in(an)
    pagina = client.get("/account/").content.decode()
    assert "Firefox op Windows" in pagina
    assert "10.0.0.7" in pagina
    assert pagina.count("deze sessie") == 1
    assert client.cookies["sessionid"].value not in pagina, "the key lets in whoever has it"


def test_een_sessie_die_je_beeindigt_is_meteen_voorbij(an):
    hier, daar = log_in(an), log_in(an)
    hier.post(EINDE, {"nummer": sessie_van(daar).nummer})
    assert not ingelogd(daar)
    assert ingelogd(hier)


def test_alle_andere_sessies_in_een_keer(an):
    hier, *daar = (log_in(an) for _ in range(3))
    antwoord = hier.post(EINDE, follow=True)
    assert "2 sessies zijn beëindigd" in antwoord.content.decode()
    assert [ingelogd(client) for client in (hier, *daar)] == [True, False, False]


def test_je_eigen_sessie_beeindigen_is_uitloggen(an):
    client = log_in(an)
    antwoord = client.post(EINDE, {"nummer": sessie_van(client).nummer})
    assert antwoord["Location"] == "/inloggen/"
    assert not ingelogd(client)


def test_aan_de_sessie_van_een_ander_kom_je_niet(an, provincie):
    ander = log_in(account_van(provincie.beheerder))
    log_in(an).post(EINDE, {"nummer": sessie_van(ander).nummer})
    assert ingelogd(ander)


def test_een_nummer_dat_geen_nummer_is_beeindigt_alleen_de_andere(an):
    hier, daar = log_in(an), log_in(an)
    hier.post(EINDE, {"nummer": "'; DROP TABLE"})
    assert ingelogd(hier)
    assert not ingelogd(daar)


def test_wie_wordt_uitgezet_is_overal_uit(an, provincie):
    from driehoek.platform.models import Sessie

    clients = [log_in(an) for _ in range(2)]
    acts.zet_uit(an, door=account_van(provincie.beheerder))
    assert not any(ingelogd(client) for client in clients)
    assert not Sessie.objects.filter(account=an).exists()


def test_wie_buiten_onze_daad_om_wordt_uitgezet_is_er_ook_uit(an):
    client = log_in(an)
    an.is_active = False
    an.save()
    assert not ingelogd(client)


def test_na_de_tijd_van_een_account_is_men_eruit(an):
    client = log_in(an)
    an.geldig_tot = klok.nu() + timedelta(hours=4)
    an.save()
    assert ingelogd(client)
    with klok.op(an.geldig_tot - timedelta(seconds=1)):
        assert ingelogd(client)
    with klok.op(an.geldig_tot):
        assert not ingelogd(client)


def test_inloggen_geeft_een_nieuwe_sleutel_en_een_nieuw_nummer(client, an, settings):
    settings.LOKAAL_INLOGGEN = True
    an.set_password("correct paard batterij")
    an.save()
    client.get("/inloggen/")
    client.session["iets"] = "van voor het inloggen"
    client.post("/inloggen/", {"username": "an", "password": "correct paard batterij"})
    eerst = sessie_van(client)
    assert eerst.account == an
    client.get("/account/")
    assert sessie_van(client).nummer == eerst.nummer, "the same session keeps its number"


def test_bewaren_houdt_sinds_wanneer_en_van_wie(an):
    client = log_in(an)
    eerst = sessie_van(client)
    sessie = client.session
    sessie["iets"] = "anders"
    sessie.save()
    later = sessie_van(client)
    assert (later.nummer, later.aangemaakt, later.account) == (
        eerst.nummer,
        eerst.aangemaakt,
        an,
    )


def test_laatst_gezien_wordt_bijgehouden_maar_niet_bij_elk_verzoek(an):
    client = log_in(an)
    eerst = sessie_van(client).gezien
    with klok.op(eerst + timedelta(minutes=4)):
        client.get("/")
        assert sessie_van(client).gezien == eerst
    with klok.op(eerst + timedelta(minutes=6)):
        client.get("/", REMOTE_ADDR="10.9.9.9")
        assert sessie_van(client).gezien == klok.nu()
    assert sessie_van(client).adres == "10.9.9.9"


def test_verlopen_sessies_worden_opgeruimd(an):
    from driehoek.platform.models import Sessie

    client = log_in(an)
    Sessie.objects.update(expire_date=klok.nu() - timedelta(seconds=1))
    assert not ingelogd(client)
    log_in(an)
    assert sessies.ruim_op() == 1
    assert Sessie.objects.count() == 1


def test_uitloggen_laat_geen_sessie_achter(an):
    from driehoek.platform.models import Sessie

    client = log_in(an)
    client.post("/uitloggen/")
    assert not Sessie.objects.filter(account=an).exists()


def test_een_nieuw_wachtwoord_beeindigt_de_sessies_elders(an, settings):
    settings.LOKAAL_INLOGGEN = True
    hier, daar = log_in(an), log_in(an)
    nieuw = "een heel nieuw wachtwoord"
    antwoord = hier.post("/account/wachtwoord/", {"new_password1": nieuw, "new_password2": nieuw})
    assert antwoord["Location"] == "/account/"
    assert ingelogd(hier)
    assert not ingelogd(daar)
    velden = {"username": "an", "password": nieuw}
    assert Client().post("/inloggen/", velden)["Location"] == "/"


@pytest.mark.parametrize(
    ("proxys", "keten", "adres"),
    [
        (0, "1.2.3.4", "127.0.0.1"),
        (1, "9.9.9.9, 1.2.3.4", "1.2.3.4"),
        (2, "9.9.9.9, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "127.0.0.1"),
    ],
)
def test_alleen_wat_een_eigen_proxy_zegt_wordt_geloofd(rf, settings, proxys, keten, adres):
    settings.PROXYS = proxys
    verzoek = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=keten)
    assert bezoek.adres(verzoek) == adres


@pytest.mark.parametrize(
    ("agent", "woorden"),
    [
        (FIREFOX, "Firefox op Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari op iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome op Android"),
        ("curl/8", "onbekend toestel"),
    ],
)
def test_een_toestel_heeft_een_naam_die_je_herkent(agent, woorden):
    assert bezoek.in_woorden(agent) == woorden


def test_een_vreemd_toestel_breekt_niets(rf):
    verzoek = rf.get("/", HTTP_USER_AGENT="é\x00" + "a" * 900)
    assert bezoek.toestel(verzoek) == "a" * 200


def test_nummers_zijn_geen_sleutels(an):
    sessie = sessie_van(log_in(an))
    assert isinstance(sessie.nummer, uuid.UUID)
    assert str(sessie.nummer) != sessie.session_key
