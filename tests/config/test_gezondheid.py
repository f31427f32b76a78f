"""Whether the process lives, and whether it can serve: asked by machines, without logging in."""

from django.db import OperationalError, connection


def test_healthz_vraagt_niets_aan_de_database(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_readyz_zegt_hoe_ver_het_grootboek_is_en_of_er_een_worker_leeft(client, provincie):
    klaar = client.get("/readyz").json()
    assert klaar["status"] == "ok"
    assert klaar["handeling"] >= 1
    assert klaar["worker"] is False

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert client.get("/readyz").json()["worker"] is True


def test_een_worker_die_te_lang_zwijgt_leeft_niet_meer(client, provincie):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '31 s')"
        )
    antwoord = client.get("/readyz")
    assert antwoord.status_code == 200  # pages can be served without it
    assert antwoord.json()["worker"] is False


def test_zonder_database_leeft_het_proces_maar_is_het_niet_klaar(client, db):
    def weg(*_):
        raise OperationalError("de server is weg")

    with connection.execute_wrapper(weg):
        assert client.get("/healthz").status_code == 200
        antwoord = client.get("/readyz")
    assert antwoord.status_code == 503
    assert antwoord.json() == {"status": "geen database"}


def test_op_het_schema_van_een_andere_versie_is_het_niet_klaar(client, db, monkeypatch):
    from driehoek.config import gezondheid

    nodig = gezondheid._nodig()
    monkeypatch.setattr(gezondheid, "_nodig", lambda: nodig | {("register", "9999_straks")})

    antwoord = client.get("/readyz")

    assert antwoord.status_code == 503
    assert antwoord.json() == {"status": "migraties ontbreken", "migraties": 1}


def test_wie_op_de_machine_let_hoeft_niet_over_https(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
    assert client.get("/").status_code == 301


def test_achter_een_proxy_telt_wat_die_zegt_en_zonder_proxy_niet(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    kop = {"X-Forwarded-Proto": "https"}
    assert client.get("/inloggen/", headers=kop).status_code == 301
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client.get("/inloggen/", headers=kop).status_code == 200
