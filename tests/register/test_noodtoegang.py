"""`driehoek noodtoegang`: in for a few hours when the usual way is shut, and out by itself."""

from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from structlog.testing import capture_logs

from driehoek.platform import klok

BACKEND = "driehoek.config.aanmelden.MetPersoon"


@pytest.fixture
def provincie(echte_db, monkeypatch):
    """A register that the command finds, in a database of its own."""
    from provincie import Provincie

    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    return Provincie()


@pytest.fixture
def sleutel(settings, monkeypatch):
    """The server reads links with the key that the command signs them with."""
    monkeypatch.setenv("DRIEHOEK_SECRET_KEY", settings.SECRET_KEY)


def draai(*args, **opties):
    uit = StringIO()
    call_command("noodtoegang", *args, stdout=uit, **opties)
    return uit.getvalue()


def link(uitvoer):
    return urlsplit(uitvoer.split()[-1]).path


def ingelogd(client):
    return client.get("/").status_code == 200


@pytest.mark.usefixtures("sleutel")
def test_noodtoegang_laat_iemand_vier_uur_binnen(provincie, client):
    from driehoek.platform.models import Account

    with capture_logs() as log:
        uitvoer = draai("B0", "--reden", "De aanmelddienst ligt eruit")
    assert "Noodtoegang voor Bea Heerder is open tot" in uitvoer
    account = Account.objects.get(gebruikersnaam="nood-b0")
    assert account.koppeling.persoon_id == provincie.beheerder
    assert timedelta(hours=3, minutes=59) < account.geldig_tot - klok.nu() <= timedelta(hours=4)
    (hard,) = [regel for regel in log if regel["log_level"] == "critical"]
    assert hard["event"] == "noodtoegang_open"
    assert hard["account"] == "nood-b0"

    assert client.post(link(uitvoer))["Location"] == "/"
    assert ingelogd(client)
    assert "Noodtoegang" in client.get("/account/").content.decode()
    assert Client().post(link(uitvoer)).status_code == 410
    with klok.op(account.geldig_tot - timedelta(seconds=1)):
        assert ingelogd(client)
    with klok.op(account.geldig_tot):
        assert not ingelogd(client)


@pytest.mark.usefixtures("sleutel")
def test_wat_men_in_nood_mag_volgt_uit_het_register(provincie, client):
    wie = provincie.persoon("Col", "Lega")
    client.post(link(draai(_nummer(wie), "--reden", "x")))
    assert ingelogd(client)
    assert client.get("/grootboek/").status_code == 403


@pytest.mark.usefixtures("sleutel")
def test_de_beheerders_zien_het_zolang_het_open_is_en_daarna(provincie):
    from config.paginahulp import als
    from driehoek.platform.models import Account

    fb = provincie.persoon("Fien", "Beheer")
    provincie.benoem(provincie.concern, "FUNCTIONEEL_BEHEERDER", fb)
    kijker = als(fb)
    draai("B0", "--reden", "De aanmelddienst ligt eruit")
    account = Account.objects.get(gebruikersnaam="nood-b0")
    lijst = kijker.get("/beheer/accounts/").content.decode()
    assert "Noodtoegang staat open" in lijst
    assert "Bea Heerder" in lijst
    pagina = kijker.get(f"/beheer/accounts/{account.pk}/").content.decode()
    assert "De aanmelddienst ligt eruit" in pagina
    assert "Beëindig de noodtoegang" in pagina
    with klok.op(account.geldig_tot):
        lijst = kijker.get("/beheer/accounts/").content.decode()
        assert "Noodtoegang staat open" not in lijst
        assert "Noodtoegang gesloten" in lijst
    gebeurd = kijker.get("/beheer/accounts/gebeurtenissen/").content.decode()
    assert "Noodtoegang geopend" in gebeurd


@pytest.mark.usefixtures("sleutel")
def test_ook_een_functioneel_beheerder_kan_het_eerder_beeindigen(provincie, client):
    from config.paginahulp import als
    from driehoek.platform.models import Account

    fb = provincie.persoon("Fien", "Beheer")
    provincie.benoem(provincie.concern, "FUNCTIONEEL_BEHEERDER", fb)
    client.post(link(draai("B0", "--reden", "x")))
    account = Account.objects.get(gebruikersnaam="nood-b0")
    kijker = als(fb)
    assert kijker.post(f"/beheer/accounts/{account.pk}/link/").status_code == 403
    kijker.post(f"/beheer/accounts/{account.pk}/nood-beeindigen/")
    assert not ingelogd(client)
    assert [g.soort for g in account.gebeurtenissen.order_by("id")] == [
        "aangemaakt",
        "nood_open",
        "nood_dicht",
    ]


@pytest.mark.usefixtures("sleutel")
def test_opnieuw_openen_is_hetzelfde_account_en_sluiten_kan_ook_hier(provincie, client):
    from driehoek.platform.models import Account

    draai("B0", "--reden", "eerst", "--uren", "1")
    uitvoer = draai("B0", "--reden", "nog eens", "--uren", "2")
    account = Account.objects.get(nood=True)
    assert account.geldig_tot - klok.nu() > timedelta(hours=1, minutes=59)
    client.post(link(uitvoer))
    assert "beëindigd" in draai("B0", "--sluit")
    assert not ingelogd(client)
    with pytest.raises(CommandError, match="geen noodtoegang open"):
        draai("B0", "--sluit")


@pytest.mark.parametrize(
    ("args", "zin"),
    [
        (("B0",), "Zeg met --reden"),
        (("B0", "--reden", " "), "Zeg met --reden"),
        (("B0", "--reden", "x", "--uren", "0"), "van 1 tot en met 72"),
        (("B0", "--reden", "x", "--uren", "73"), "van 1 tot en met 72"),
        (("X9", "--reden", "x"), "geen persoon met nummer 'X9'"),
        (("B0", "--sluit"), "geen noodtoegang open"),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd_en_opent_niets(provincie, args, zin):
    from driehoek.platform.models import Account

    with pytest.raises(CommandError, match=zin):
        draai(*args)
    assert not Account.objects.filter(nood=True).exists()


def _nummer(persoon):
    from driehoek.register.models import Persoon

    return Persoon.objects.get(pk=persoon).nummer
