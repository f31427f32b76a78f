"""The accounts page: making accounts, letting in and shutting out, and the record of it."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from config.paginahulp import account_van, als
from driehoek.platform import klok
from driehoek.platform.accounts import acts, inloglinks
from driehoek.platform.fouten import InvoerFout, Weigering
from driehoek.platform.models import Account, Accountgebeurtenis, Sessie
from driehoek.register import accounts, reads_accounts
from staphulp import stel_in

LIJST, NIEUW = "/beheer/accounts/", "/beheer/accounts/nieuw/"


@pytest.fixture
def an(provincie):
    return account_van(provincie.persoon("An", "Jansen"), "an")


@pytest.fixture
def beheerder(provincie):
    return als(provincie.beheerder)


@pytest.fixture
def fb(provincie):
    """A functioneel beheerder, who is no registerbeheerder."""
    wie = provincie.persoon("Fien", "Beheer")
    provincie.benoem(provincie.concern, "FUNCTIONEEL_BEHEERDER", wie)
    return als(wie)


def tekst(antwoord):
    return " ".join(antwoord.content.decode().split())


def doe(client, account, actie):
    return client.post(f"{LIJST}{account.pk}/{actie}/")


def soorten(account):
    return [g.soort for g in account.gebeurtenissen.order_by("id")]


def link_op(antwoord):
    return re.search(r"http://testserver(/inloggen/link/[^<\"]+)", tekst(antwoord)).group(1)


# -- the list ------------------------------------------------------------------------------------


def test_de_lijst_zegt_wie_hoe_en_sinds_wanneer(provincie, beheerder, an):
    stel_in(an)
    SocialAccount.objects.create(user=an, provider="https://x.test", uid="1")
    pagina = tekst(beheerder.get(LIJST))
    rij = pagina.partition(">An Jansen</a>")[2].partition("</tr>")[0]
    for woord in ("an", "aanmelddienst", "code-app", "nog nooit", "In gebruik"):
        assert woord in rij
    assert "alleen een inloglink" in pagina.partition(">Bea Heerder</a>")[2]


@pytest.mark.parametrize(
    ("vraag", "gezien"),
    [
        ("q=jansen", {"an"}),
        ("q=AN", {"an"}),
        ("q=uit", {"uit"}),
        ("staat=uit", {"uit"}),
        ("staat=aan", {"an", "bea"}),
        ("staat=nood", {"nood-1"}),
        ("staat=nood_dicht", {"nood-2"}),
        ("stap=met", {"an"}),
        ("stap=zonder", {"bea", "uit", "nood-1", "nood-2"}),
        ("q=niemand", set()),
    ],
)
def test_zoeken_en_filteren(provincie, an, vraag, gezien):
    beheerder = Client()
    beheerder.force_login(account_van(provincie.beheerder, "bea"))
    account_van(provincie.persoon("Uwe", "Weg"), "uit", is_active=False)
    for nummer, uren in ((1, 1), (2, -1)):
        tot = klok.nu() + timedelta(hours=uren)
        account_van(provincie.persoon("No", "Od"), f"nood-{nummer}", nood=True, geldig_tot=tot)
    stel_in(an)
    rijen = beheerder.get(f"{LIJST}?{vraag}&formaat=json").json()
    assert {rij["Gebruikersnaam"] for rij in rijen} == gezien


# -- making --------------------------------------------------------------------------------------


def test_een_account_maken_geeft_een_uitnodiging_van_72_uur(provincie, beheerder, client):
    persoon = provincie.persoon("Nora", "Nieuw")
    pad = f"{NIEUW}?q=nora"
    assert "Nora Nieuw" in tekst(beheerder.get(pad))
    antwoord = beheerder.post(pad, {"persoon": persoon, "gebruikersnaam": "Nora"})
    link = link_op(antwoord)
    account = Account.objects.get(gebruikersnaam="nora")
    assert account.koppeling.persoon_id == persoon
    assert not account.has_usable_password()
    assert soorten(account) == ["aangemaakt", "uitgenodigd"]
    with klok.op(klok.nu()):
        assert timedelta(hours=72) == inloglinks.UITNODIGING_GELDIG
    assert client.post(link)["Location"] == "/account/", "here one chooses how to log in"
    assert Client().post(link).status_code == 410


def test_een_uitnodiging_verloopt_en_een_gewone_link_eerder(an, client, monkeypatch):
    uitnodiging, gewoon = (
        maak(an, "") for maak in (inloglinks.maak_uitnodiging, inloglinks.maak_link)
    )
    monkeypatch.setattr(inloglinks, "GELDIG", timedelta(seconds=-1))
    assert client.get(uitnodiging).status_code == 200
    assert client.get(gewoon).status_code == 410
    monkeypatch.setattr(inloglinks, "UITNODIGING_GELDIG", timedelta(seconds=-1))
    assert client.get(uitnodiging).status_code == 410


def test_zonder_gebruikersnaam_wordt_het_het_nummer(provincie, beheerder):
    persoon = provincie.persoon("Nora", "Nieuw")
    beheerder.post(f"{NIEUW}?q=nora", {"persoon": persoon, "gebruikersnaam": ""})
    account = Account.objects.get(koppeling__persoon_id=persoon)
    assert account.gebruikersnaam == account.koppeling.persoon.nummer.lower()


@pytest.mark.parametrize("naam", ["an", "x", "met spatie", "nood-x", "é", "a" * 101])
def test_een_gebruikersnaam_die_niet_kan_wordt_uitgelegd(provincie, beheerder, an, naam):
    persoon = provincie.persoon("Nora", "Nieuw")
    antwoord = beheerder.post(f"{NIEUW}?q=nora", {"persoon": persoon, "gebruikersnaam": naam})
    assert antwoord.status_code == 200
    assert "dh-veld__fout" in tekst(antwoord)
    assert not Account.objects.filter(koppeling__persoon_id=persoon).exists()


def test_wie_een_account_heeft_krijgt_er_geen_tweede(provincie, beheerder, an):
    persoon = an.koppeling.persoon_id
    assert "Niemand gevonden" in tekst(beheerder.get(f"{NIEUW}?q=jansen"))
    provincie.persoon("Jan", "Jansen")
    antwoord = beheerder.post(f"{NIEUW}?q=jansen", {"persoon": persoon})
    assert "Kies iemand uit de lijst" in tekst(antwoord)
    with pytest.raises(InvoerFout, match="heeft al een account"):
        accounts.maak(persoon, "tweede", door=None)


# -- letting in and shutting out -----------------------------------------------------------------


def test_uitzetten_en_aanzetten(beheerder, an, client):
    client.force_login(an)
    assert "Zet uit" in tekst(beheerder.get(f"{LIJST}{an.pk}/"))
    doe(beheerder, an, "uitzetten")
    assert client.get("/").status_code == 302
    assert client.post(inloglinks.maak_link(an, "")).status_code == 410
    pagina = tekst(beheerder.get(f"{LIJST}{an.pk}/"))
    assert "Maak een uitnodiging" not in pagina
    doe(beheerder, an, "aanzetten")
    an.refresh_from_db()
    assert client.post(inloglinks.maak_link(an, "")).status_code == 302
    assert soorten(an) == ["uitgezet", "aangezet"]


def test_een_nieuwe_inloglink_voor_wie_er_al_was(beheerder, an, client):
    client.force_login(an)
    antwoord = doe(beheerder, an, "link")
    assert "hooguit een uur" in tekst(antwoord)
    assert "no-store" in antwoord["Cache-Control"]
    assert Client().post(link_op(antwoord))["Location"] == "/"
    assert soorten(an) == ["inloglink"]


def test_overal_uitloggen(beheerder, an):
    clients = [Client() for _ in range(2)]
    for client in clients:
        client.force_login(an)
    doe(beheerder, an, "uitloggen")
    assert not Sessie.objects.filter(account=an).exists()
    assert all(client.get("/").status_code == 302 for client in clients)
    assert an.gebeurtenissen.get().tekst == "2 sessies"


def test_de_tweede_stap_weghalen_en_losmaken_van_de_dienst(beheerder, an):
    stel_in(an)
    SocialAccount.objects.create(user=an, provider="https://x.test", uid="1")
    doe(beheerder, an, "stap-weg")
    doe(beheerder, an, "losmaken")
    assert not Authenticator.objects.filter(user=an).exists()
    assert not SocialAccount.objects.filter(user=an).exists()
    assert soorten(an) == ["factor_uit", "ontkoppeld"]


def test_wat_niet_past_gebeurt_niet(beheerder, an):
    for actie in ("aanzetten", "stap-weg", "losmaken", "nood-beeindigen"):
        assert doe(beheerder, an, actie).status_code == 302
    assert soorten(an) == []
    assert doe(beheerder, an, "iets-anders").status_code == 404


# -- who may -------------------------------------------------------------------------------------


def test_het_account_van_een_registerbeheerder_is_alleen_voor_een_registerbeheerder(
    provincie, fb, an
):
    bea = account_van(provincie.beheerder, "bea")
    pagina = tekst(fb.get(f"{LIJST}{bea.pk}/"))
    assert "kan alleen een registerbeheerder beheren" in pagina
    inhoud = pagina.partition("Over dit account")[2].partition("</main>")[0]
    assert "<form" not in inhoud
    for actie in ("link", "uitzetten", "uitloggen"):
        assert doe(fb, bea, actie).status_code == 403
    assert soorten(bea) == []
    assert doe(fb, an, "link").status_code == 200
    assert doe(als(provincie.beheerder), bea, "uitloggen").status_code == 302


def test_voor_een_registerbeheerder_maakt_alleen_een_registerbeheerder_een_account(provincie, fb):
    wie = provincie.persoon("Rik", "Register")
    provincie.benoem(provincie.concern, "REGISTERBEHEERDER", wie)
    antwoord = fb.post(f"{NIEUW}?q=rik", {"persoon": wie, "gebruikersnaam": "rik"})
    assert antwoord.status_code == 403
    assert not Account.objects.filter(gebruikersnaam="rik").exists()


def test_wat_een_rol_was_geeft_geen_voorrang_meer(provincie, fb):
    wie = provincie.persoon("Rik", "Register")
    gisteren = klok.vandaag() - timedelta(days=1)
    provincie.benoem(provincie.concern, "REGISTERBEHEERDER", wie, tot=gisteren)
    assert doe(fb, account_van(wie, "rik"), "link").status_code == 200


def test_je_eigen_account_beheer_je_niet_hier(beheerder):
    eigen = Account.objects.get(gebruikersnaam__startswith="account-")
    assert "je eigen account" in tekst(beheerder.get(f"{LIJST}{eigen.pk}/"))
    for actie in ("uitzetten", "link", "stap-weg"):
        assert doe(beheerder, eigen, actie).status_code == 403
    assert eigen.is_active


def test_wie_het_account_is_ziet_wat_een_ander_eraan_deed(beheerder, an, client):
    doe(beheerder, an, "link")
    client.force_login(an)
    pagina = tekst(client.get("/account/"))
    assert "Uitgenodigd" in pagina
    assert "Bea Heerder" in pagina


def test_wat_er_gebeurde_staat_op_een_pagina_met_wie(provincie, beheerder, an):
    doe(beheerder, an, "uitzetten")
    acts.noteer(an, acts.Soort.INLOGLINK, door=None)
    rijen = beheerder.get(f"{LIJST}gebeurtenissen/?formaat=json").json()
    assert [(r["Wat"], r["Account"], r["Door"]) for r in rijen] == [
        ("Inloglink gemaakt", "An Jansen", "het systeem"),
        ("Uitgezet", "An Jansen", "Bea Heerder"),
    ]
    for vraag, aantal in (("soort=uitgezet", 1), ("q=an", 2), ("q=niemand", 0)):
        pad = f"{LIJST}gebeurtenissen/?{vraag}&formaat=json"
        assert len(beheerder.get(pad).json()) == aantal


def test_in_het_menu_staat_accounts_alleen_voor_wie_er_mag_komen(provincie, beheerder, fb):
    assert f'href="{LIJST}"' in tekst(beheerder.get("/"))
    assert f'href="{LIJST}"' in tekst(fb.get("/"))
    assert f'href="{LIJST}"' not in tekst(als(provincie.persoon()).get("/"))


# -- what the database itself refuses ------------------------------------------------------------


def test_wat_is_opgeschreven_wijzigt_of_verwijdert_niemand(an):
    acts.noteer(an, acts.Soort.UITGEZET, door=None)
    for sql in (
        "UPDATE platform_accountgebeurtenis SET tekst = 'anders'",
        "DELETE FROM platform_accountgebeurtenis",
        "TRUNCATE platform_accountgebeurtenis",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            _voer_uit(sql)
    assert Accountgebeurtenis.objects.get().tekst == ""


def test_ook_de_eigenaar_van_het_schema_wijzigt_het_niet(kloon):
    import psycopg

    with psycopg.connect(kloon.eigenaar) as conn:
        conn.execute(
            "INSERT INTO platform_account (id, password, gebruikersnaam, is_active, aangemaakt,"
            " nood) VALUES (gen_random_uuid(), '!', 'an', true, now(), false)"
        )
        conn.execute(
            "INSERT INTO platform_accountgebeurtenis (account_id, soort, moment, tekst)"
            " SELECT id, 'uitgezet', now(), '' FROM platform_account"
        )
        conn.commit()
        for sql in (
            "UPDATE platform_accountgebeurtenis SET tekst = 'x'",
            "DELETE FROM platform_accountgebeurtenis",
        ):
            with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
                conn.execute(sql)
            conn.rollback()


def test_een_account_waar_iets_mee_gebeurde_verdwijnt_niet(an):
    acts.noteer(an, acts.Soort.UITGEZET, door=None)
    _voer_uit("SET CONSTRAINTS ALL IMMEDIATE")
    _voer_uit("DELETE FROM register_accountpersoon")
    with pytest.raises(IntegrityError), transaction.atomic():
        _voer_uit("DELETE FROM platform_account")


def test_noodtoegang_zonder_einde_bestaat_niet(an):
    with pytest.raises(IntegrityError, match="noodaccount_eindigt"), transaction.atomic():
        _voer_uit("UPDATE platform_account SET nood = true")


def test_een_identiteit_hoort_bij_een_account(an):
    koppel = (
        "INSERT INTO socialaccount_socialaccount"
        " (user_id, provider, uid, last_login, date_joined, extra_data)"
        " SELECT id, 'https://x.test', '1', now(), now(), '{}' FROM platform_account"
    )
    account_van(None, "ander")
    with pytest.raises(IntegrityError), transaction.atomic():
        _voer_uit(koppel)


def test_de_applicatie_kent_geen_mailadressen(an):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        _voer_uit("SELECT * FROM account_emailaddress")


def _voer_uit(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


# -- identities ----------------------------------------------------------------------------------


def test_koppelen_is_op_uitgever_en_subject(provincie, an):
    bea = account_van(provincie.beheerder, "bea")
    een = acts.koppel(an, "https://x.test", "1", door=an)
    assert acts.koppel(an, "https://x.test", "1", door=an) == een
    acts.koppel(bea, "https://y.test", "1", door=bea)
    for account, uitgever, subject in (
        (bea, "https://x.test", "1"),
        (an, "https://x.test", "2"),
    ):
        with pytest.raises(Weigering):
            acts.koppel(account, uitgever, subject, door=None)
    assert SocialAccount.objects.count() == 2
    assert soorten(an) == ["gekoppeld"]


def test_een_gebruikersnaam_die_bezet_is_krijgt_een_nummer(provincie):
    persoon = provincie.persoon("An", "Jansen")
    nummer = provincie_nummer(persoon)
    account_van(None, nummer.lower())
    account = accounts.voor_nummer(nummer)
    assert account.gebruikersnaam == f"{nummer.lower()}-2"
    assert accounts.voor_nummer(nummer) == account
    assert accounts.voor_nummer("") is None
    assert reads_accounts.namen([account, None])[account.pk] == "An Jansen"


def provincie_nummer(persoon):
    from driehoek.register.models import Persoon

    return Persoon.objects.get(pk=persoon).nummer
