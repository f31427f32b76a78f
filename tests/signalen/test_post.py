"""The digest: who gets one, when, with what in it; once a day, and again when it failed."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from driehoek.config.post import NERGENS, SMTP, post_uit_url
from driehoek.kern.tijd import Periode
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.register import acts as register_acts
from driehoek.register.types import Benoeming, OpConversie
from driehoek.signalen import jobs
from driehoek.signalen.acts import post
from driehoek.signalen.models import Dagbericht, Postvoorkeur
from driehoek.signalen.types import Ritme
from provincie import BEGIN, verzoek
from signalen.hulp import NU, VANDAAG, account_van, een, na, tel
from signalen.postbus import open_postbus

MAANDAG = NU  # 23 november 2026
ADRES = "aog@provincie.test"


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_AAN = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ADRES = "https://driehoek.test"


@pytest.fixture
def abonnee(provincie):
    """An AOG with a vacancy below, who wants a mail each day; the signal is new."""
    opdracht = provincie.opdracht()
    aog = provincie.aog(opdracht)
    account = account_van(aog)
    wil(account)
    tel()
    return account


def wil(account, ritme=Ritme.DAGELIJKS, adres=ADRES):
    Postvoorkeur.objects.create(
        account=account, adres=adres, ritme=ritme, bevestigd=NU - timedelta(days=60)
    )


def wachtrij(taak: str) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo'"
            " ORDER BY id",
            [taak],
        )
        return [json.loads(rij[0]) for rij in cursor.fetchall()]


def ronde() -> list[mail.EmailMultiAlternatives]:
    """Plan, and do the work; gives the mails of this round."""
    mail.outbox.clear()
    post.plan()
    for bericht in Dagbericht.objects.filter(staat="wacht"):
        post.verstuur(bericht.id)
    return list(mail.outbox)


def test_wat_nieuw_is_staat_in_het_bericht_met_een_link(abonnee):
    signaal = een("REG-06s")

    (brief,) = ronde()

    assert (brief.to, brief.subject) == ([ADRES], "Driehoek: 1 nieuw signaal")
    assert "Beste Gerda Opdrachtgever," in brief.body
    assert f"- {signaal.zin}\n  https://driehoek.test/signalen/{signaal.id}/" in brief.body
    assert "1 open signaal, waarvan 0 te laat" in brief.body
    html, soort = brief.alternatives[0]
    assert soort == "text/html"
    assert f'href="https://driehoek.test/signalen/{signaal.id}/"' in html
    assert "https://driehoek.test/meldingen/instellen/" in brief.body
    assert "style=" not in html


def test_niets_nieuws_is_geen_bericht(abonnee):
    assert len(ronde()) == 1
    with klok.op(na(1)):
        tel()
        assert ronde() == []
    assert list(Dagbericht.objects.order_by("dag").values_list("staat", flat=True)) == [
        "verzonden",
        "niets",
    ]


def test_wat_te_laat_wordt_is_nieuws_op_de_dag_dat_het_zo_is(abonnee):
    assert len(ronde()) == 1
    for dagen, onderwerpen in ((14, []), (15, ["Driehoek: 1 signaal te laat"]), (16, [])):
        with klok.op(na(dagen)):
            tel()
            assert [b.subject for b in ronde()] == onderwerpen, dagen


def test_een_rol_die_binnen_zicht_komt_staat_erin(provincie):
    opdracht, an = provincie.opdracht(), provincie.persoon("An")
    register_acts.benoem(
        verzoek(),
        benoemingen=[
            Benoeming(opdracht, "AOG", an, Periode(BEGIN, VANDAAG + timedelta(days=91))),
        ],
        grond=OpConversie(VANDAAG, "Papier"),
        uitleg="Voor een tijd.",
    )
    wil(account_van(an))
    tel()
    ronde()
    with klok.op(na(1)):
        (brief,) = ronde()

    assert brief.subject == "Driehoek: 1 rol eindigt binnenkort"
    assert "Je bent tot 22 februari 2027 ambtelijk opdrachtgever van 'Stikstof" in brief.body


def test_wat_intussen_is_opgelost_staat_er_niet_meer_in(provincie, abonnee):
    assert post.plan() == 1
    provincie.aon(een("REG-06s").drager)
    tel()

    post.verstuur(Dagbericht.objects.get().id)

    assert mail.outbox == []
    assert Dagbericht.objects.get().staat == "niets"


def test_een_per_dag_hoe_vaak_er_ook_gepland_en_verstuurd_wordt(abonnee):
    assert post.plan() == 1
    assert post.plan() == 0
    bericht = Dagbericht.objects.get()
    assert wachtrij("stuur_dagbericht") == [{"bericht": bericht.id}]

    for _ in range(3):
        post.verstuur(bericht.id)

    assert len(mail.outbox) == 1
    with pytest.raises(IntegrityError, match="dagbericht_een_per_dag"), transaction.atomic():
        Dagbericht.objects.create(account=abonnee, dag=VANDAAG, sinds=NU, tot=NU)


def test_valt_de_mailserver_uit_dan_blijft_het_bericht_wachten(abonnee, settings):
    settings.EMAIL_BACKEND = "signalen.test_post.Kapot"
    post.plan()
    bericht = Dagbericht.objects.get()
    with pytest.raises(OSError, match="weg"):
        post.verstuur(bericht.id)
    bericht.refresh_from_db()
    assert (bericht.staat, bericht.verzonden) == ("wacht", None)
    besluit = jobs.NOG_EENS.get_retry_decision(exception=OSError("weg"), job=_job(0))
    assert besluit is not None
    assert jobs.NOG_EENS.get_retry_decision(exception=OSError("weg"), job=_job(7)) is None

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    post.verstuur(bericht.id)
    assert len(mail.outbox) == 1


def _job(pogingen: int):
    from procrastinate.jobs import Job

    return Job(
        id=1,
        queue="default",
        lock=None,
        queueing_lock=None,
        task_name="stuur_dagbericht",
        attempts=pogingen,
    )


class Kapot:
    """A mail server that is away."""

    def __init__(self, **_):
        pass

    def send_messages(self, _):
        raise OSError("weg")


def test_na_een_klap_tussen_versturen_en_onthouden_gaat_hetzelfde_bericht_opnieuw(
    abonnee, monkeypatch
):
    """Once too often rather than never; the same Message-ID tells that it is the same."""
    post.plan()
    bericht = Dagbericht.objects.get()

    def klap(*_, **__):
        raise SystemExit

    with monkeypatch.context() as m:
        m.setattr(Dagbericht, "save", klap)
        with pytest.raises(SystemExit):
            post.verstuur(bericht.id)
    post.verstuur(bericht.id)

    kenmerken = [b.extra_headers["Message-ID"] for b in mail.outbox]
    assert kenmerken == [f"<dagbericht-{bericht.id}@driehoek.test>"] * 2


@pytest.mark.parametrize(
    ("dag", "dagelijks", "wekelijks"),
    [
        (datetime(2026, 11, 23, 7, tzinfo=UTC), True, True),  # Monday
        (datetime(2026, 11, 24, 7, tzinfo=UTC), True, False),
        (datetime(2026, 11, 28, 7, tzinfo=UTC), False, False),  # Saturday
        (datetime(2026, 12, 25, 7, tzinfo=UTC), False, False),  # Christmas
        (datetime(2027, 3, 29, 7, tzinfo=UTC), False, False),  # Easter Monday
        (datetime(2027, 3, 30, 7, tzinfo=UTC), True, True),  # the first working day that week
    ],
)
def test_alleen_op_werkdagen_en_wekelijks_op_de_eerste(abonnee, dag, dagelijks, wekelijks):
    for ritme, krijgt in ((Ritme.DAGELIJKS, dagelijks), (Ritme.WEKELIJKS, wekelijks)):
        Postvoorkeur.objects.update(ritme=ritme)
        Dagbericht.objects.all().delete()
        with klok.op(dag):
            post.plan()
        assert Dagbericht.objects.exists() is krijgt, ritme


@pytest.mark.parametrize(
    ("uur", "plant"), [((5, 59), False), ((6, 0), True), ((10, 59), True), ((11, 0), False)]
)
def test_om_zeven_uur_in_amsterdam_en_niet_meer_na_de_middag(abonnee, uur, plant):
    """In winter Amsterdam is an hour ahead of UTC; in summer two."""
    with klok.op(datetime(2026, 11, 23, *uur, tzinfo=UTC)):
        jobs.plan_dagberichten(0)
    assert Dagbericht.objects.exists() is plant
    Dagbericht.objects.all().delete()
    with klok.op(datetime(2027, 7, 5, uur[0] - 1, uur[1], tzinfo=UTC)):
        jobs.plan_dagberichten(0)
    assert Dagbericht.objects.exists() is plant


@pytest.mark.parametrize(
    "anders",
    [
        {"ritme": Ritme.NOOIT, "adres": "", "bevestigd": None},
        {"bevestigd": None},
    ],
)
def test_wie_niet_wil_of_niet_bevestigde_krijgt_niets(abonnee, anders):
    Postvoorkeur.objects.update(**anders)
    assert ronde() == []
    assert not Dagbericht.objects.exists()


def test_wie_zich_intussen_afmeldde_krijgt_niets_meer(abonnee):
    post.plan()
    post.kies(abonnee.id, "", Ritme.NOOIT)
    post.verstuur(Dagbericht.objects.get().id)
    assert mail.outbox == []


def test_een_uitgezet_account_en_een_installatie_zonder_server_krijgen_niets(abonnee, settings):
    abonnee.is_active = False
    abonnee.save()
    assert post.plan() == 0
    abonnee.is_active = True
    abonnee.save()
    settings.MAIL_AAN = False
    assert post.plan() == 0


def test_plannen_kost_voor_velen_evenveel_vragen_als_voor_een(provincie, abonnee):
    from django.test.utils import CaptureQueriesContext

    def tel_vragen():
        Dagbericht.objects.all().delete()
        with CaptureQueriesContext(connection) as vragen:
            post.plan()
        return len([v for v in vragen if "procrastinate" not in v["sql"]])

    een_ = tel_vragen()
    for i in range(20):
        wil(account_van(provincie.persoon(f"An {i}")), adres=f"an{i}@provincie.test")
    assert tel_vragen() == een_


# The choice, and the address that is somebody's own.


def test_een_nieuw_adres_telt_pas_na_bevestiging(provincie):
    account = account_van(provincie.persoon("An"))
    post.kies(account.id, "an@provincie.test", Ritme.DAGELIJKS)
    assert wachtrij("stuur_bevestiging") == [{"account": str(account.id)}]
    jobs.stuur_bevestiging(str(account.id))
    (brief,) = mail.outbox
    token = re.search(r"https://driehoek.test/meldingen/bevestig/([^/]+)/", brief.body).group(1)

    ander = account_van(provincie.persoon("Bo"))
    post.kies(ander.id, "an@provincie.test", Ritme.DAGELIJKS)
    assert not post.bevestig(ander.id, token)
    assert not post.bevestig(account.id, "vals")
    assert post.bevestig(account.id, token)
    assert Postvoorkeur.objects.get(account=account).bevestigd == NU

    post.kies(account.id, "an@provincie.test", Ritme.WEKELIJKS)
    assert Postvoorkeur.objects.get(account=account).bevestigd == NU
    post.kies(account.id, "anders@provincie.test", Ritme.WEKELIJKS)
    assert Postvoorkeur.objects.get(account=account).bevestigd is None
    assert not post.bevestig(account.id, token), "the link is for the old address"


def test_bij_nooit_wordt_het_adres_vergeten(abonnee):
    post.kies(abonnee.id, "x@provincie.test", Ritme.NOOIT)
    voorkeur = Postvoorkeur.objects.get()
    assert (voorkeur.adres, voorkeur.ritme, voorkeur.bevestigd) == ("", "nooit", None)
    with pytest.raises(InvoerFout, match="Vul een e-mailadres in"):
        post.kies(abonnee.id, "  ", Ritme.DAGELIJKS)
    with pytest.raises(IntegrityError, match="postvoorkeur_adres"), transaction.atomic():
        Postvoorkeur.objects.update(adres="toch@provincie.test")


def test_dagberichten_worden_na_negentig_dagen_vergeten(abonnee):
    ronde()
    for dagen, over in ((90, 1), (91, 0)):
        with klok.op(na(dagen)):
            jobs.ruim_meldingen_op(0)
        assert Dagbericht.objects.count() == over


# The server, by its address.


@pytest.mark.parametrize(
    ("url", "verwacht"),
    [
        ("smtp://relay", (SMTP, "relay", 25, "", "", False, False)),
        ("smtp+tls://u%40x:p%2Fw@h:2587", (SMTP, "h", 2587, "u@x", "p/w", True, False)),
        ("smtps://u:p@h", (SMTP, "h", 465, "u", "p", False, True)),
        ("", (NERGENS, "localhost", 25, "", "", False, False)),
    ],
)
def test_de_mailserver_staat_in_een_adres(url, verwacht):
    p = post_uit_url(url)
    assert (p.backend, p.host, p.poort, p.naam, p.wachtwoord, p.tls, p.ssl) == verwacht


@pytest.mark.parametrize("url", ["https://mail", "smtp://", "mail.provincie.nl"])
def test_een_adres_dat_geen_mailserver_is_wordt_geweigerd(url):
    with pytest.raises(ValueError, match="DRIEHOEK_MAIL_URL"):
        post_uit_url(url)


def test_een_echte_mailserver_krijgt_tekst_en_html_en_mag_eerst_nee_zeggen(abonnee, settings):
    with open_postbus() as bus:
        server = post_uit_url(f"smtp://127.0.0.1:{bus.poort}")
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = server.backend, server.host
        settings.EMAIL_PORT = server.poort
        post.plan()
        bericht = Dagbericht.objects.get()
        bus.weiger = True
        with pytest.raises(OSError, match="te druk"):
            jobs.stuur_dagbericht(bericht.id)
        bus.weiger = False
        jobs.stuur_dagbericht(bericht.id)
        jobs.stuur_dagbericht(bericht.id)

    (brief,) = bus.brieven
    assert brief["To"] == ADRES
    assert brief["Auto-Submitted"] == "auto-generated"
    assert brief["Message-ID"] == f"<dagbericht-{bericht.id}@driehoek.test>"
    delen = [deel.get_content_type() for deel in brief.walk()]
    assert delen == ["multipart/alternative", "text/plain", "text/html"]
    assert een("REG-06s").zin in brief.get_body(("plain",)).get_content()
