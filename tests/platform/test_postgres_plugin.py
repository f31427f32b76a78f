"""The tests' own database plugin: roles, clones, no network."""

import socket
from urllib.request import urlopen

import psycopg
import pytest
from pytest_socket import SocketConnectBlockedError

from driehoek.platform.postgres import APP, EIGENAAR, SUPERUSER

pytest_plugins = ["pytester"]


@pytest.mark.django_db
def test_django_connects_as_the_application_role_on_a_migrated_clone():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        rol, database = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM django_migrations")
        (migraties,) = cursor.fetchone()
    assert rol == APP
    assert database.startswith("kloon_")
    assert migraties > 0


def test_clone_has_three_addresses_and_is_no_other(kloon, maak_kloon):
    ander = maak_kloon()
    assert ander.naam != kloon.naam
    rollen = {APP: kloon.app, EIGENAAR: kloon.eigenaar, SUPERUSER: kloon.superuser}
    for rol, url in rollen.items():
        with psycopg.connect(url) as conn:
            rij = conn.execute("SELECT current_user, current_database()").fetchone()
        assert rij == (rol, kloon.naam)


def test_clone_is_dropped_afterwards(pg, sjabloon):
    from plugin_postgres import _nieuwe_kloon

    with _nieuwe_kloon(pg) as kloon:
        open_verbinding = psycopg.connect(kloon.app)
        assert pg.heeft_database(kloon.naam)
    assert not pg.heeft_database(kloon.naam)
    open_verbinding.close()


def test_real_commits_are_seen_by_another_connection(echte_db):
    from driehoek.platform.accounts.sessies import SessionStore

    sessie = SessionStore()
    sessie.create()
    with psycopg.connect(echte_db.superuser) as conn:
        rij = conn.execute("SELECT count(*) FROM platform_sessie").fetchone()
    assert rij == (1,)


def test_live_server_works_on_a_clone_as_the_application_role(live_server, transactional_db):
    with urlopen(f"{live_server.url}/readyz") as antwoord:
        assert antwoord.status == 200


def test_flushing_tests_are_refused(pytester):
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.django_db(transaction=True)
        def test_x(): pass
        """
    )
    uitslag = pytester.runpytest_inprocess("-p", "plugin_postgres")
    assert uitslag.ret == pytest.ExitCode.USAGE_ERROR
    uitslag.stderr.fnmatch_lines(["*neem 'echte_db'*"])


@pytest.mark.django_db
def test_nothing_of_a_real_commit_is_left_for_the_next_test():
    from driehoek.platform.models import Sessie

    assert not Sessie.objects.exists()


def test_network_is_blocked_but_for_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with (
        socket.socket() as poging,
        pytest.warns(UserWarning, match=r"192\.0\.2\.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        poging.connect(("192.0.2.1", 80))
