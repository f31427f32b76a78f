"""One browser for all, and a register with a server in front of it."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

# How long a page may take to say what a test waits for: long, as all tests run beside others.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def chromium():
    """One browser for the tests of a file, started before any database is asked for.

    Its sync API leaves an event loop behind: there Django keeps connections of their own, and
    asks to be told that this is meant.
    """
    from chromium import gestart

    with pytest.MonkeyPatch.context() as omgeving, gestart() as browser:
        omgeving.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield browser


@dataclass
class Venster:
    """A window of one visitor; it remembers what goes wrong in its pages."""

    pagina: Any
    basis: str
    breedte: int
    klachten: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        def meld(bericht: Any) -> None:
            if bericht.type == "error":
                self.klachten.append(bericht.text)

        def antwoord(r: Any) -> None:
            if r.status >= 400:
                self.klachten.append(f"{r.status} {r.url}")

        self.pagina.on("console", meld)
        self.pagina.on("response", antwoord)
        self.pagina.on("pageerror", lambda fout: self.klachten.append(str(fout)))

    def ga(self, pad: str) -> Any:
        self.pagina.goto(f"{self.basis}{pad}")
        return self.pagina

    def geklaagd(self) -> list[str]:
        """What went wrong since the last time."""
        gevonden, self.klachten = self.klachten, []
        return gevonden


@pytest.fixture(scope="module")
def maak_venster(chromium):
    """Open a window of somebody (`client`, logged in already) on a server."""
    contexten = []

    def maak(basis: str, client: Client, breedte: int = 1280, **opties: Any) -> Venster:
        context = chromium.new_context(
            viewport={"width": breedte, "height": 900},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        contexten.append(context)
        if "sessionid" in client.cookies:
            waarde = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": waarde, "url": basis}])
        return Venster(context.new_page(), basis, breedte)

    yield maak
    for context in contexten:
        context.close()


@pytest.fixture(scope="module")
def eigen_server(chromium, pg, sjabloon, django_db_setup, django_db_blocker):
    """A server of the module's own on a register of its own; tests leave each other alone."""
    from pytest_django.live_server_helper import LiveServer

    from plugin_postgres import _nieuwe_kloon, django_op

    with _nieuwe_kloon(pg) as kloon, django_db_blocker.unblock(), django_op(kloon.app):
        server = LiveServer("localhost")
        yield server.url
        server.stop()
