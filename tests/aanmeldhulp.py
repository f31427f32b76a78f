"""The identity provider of the tests, and a browser that walks by it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests

from driehoek.platform.accounts.dienst import Dienst

SCRIPT = Path(__file__).parent / "aanmelddienst" / "provider.mjs"
CLIENT_ID = "driehoek"
GEHEIM = "een-geheim-dat-lang-genoeg-is-voor-hs256"
TERUG = "/inloggen/dienst/terug/"


@dataclass(frozen=True)
class Aanmelddienst:
    """A provider that runs; what it does next is told to it."""

    url: str

    def zet(self, **staat: Any) -> None:
        """Who logs in there, and what goes wrong; what is not named is as usual."""
        requests.post(f"{self.url}/staat", json=staat, timeout=10).raise_for_status()

    def gevraagd(self) -> dict[str, list[dict[str, str]]]:
        """What was asked of it since `zet`."""
        gevraagd: dict[str, list[dict[str, str]]] = requests.get(
            f"{self.url}/staat", timeout=10
        ).json()
        return gevraagd

    def loop(self, erheen: str) -> str:
        """Follow the browser from our redirect until it comes back to us; gives that address."""
        with requests.Session() as browser:
            waar = erheen
            for _ in range(10):
                antwoord = browser.get(waar, allow_redirects=False, timeout=10)
                assert antwoord.is_redirect, (waar, antwoord.status_code, antwoord.text[:500])
                waar = urljoin(waar, antwoord.headers["Location"])
                if urlsplit(waar).path == TERUG:
                    return waar
        raise AssertionError(f"Komt niet terug: {waar}")

    def instellingen(self, **anders: Any) -> dict[str, Any]:
        """Django's settings to log in here."""
        dienst = Dienst(
            **{"url": self.url, "client_id": CLIENT_ID, "geheim": GEHEIM, "naam": "Provincienet"}
            | anders
        )
        return {"OIDC": dienst}


@contextmanager
def gestart(*terug: str) -> Iterator[Aanmelddienst]:
    """A provider for the sites that these addresses belong to."""
    opdracht = [_node(), str(SCRIPT), *(f"{basis}{TERUG}" for basis in terug)]
    with subprocess.Popen(
        opdracht,
        stdin=subprocess.PIPE,  # it stops when this closes, however we end
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as proces:
        assert proces.stdout is not None
        yield Aanmelddienst(json.loads(proces.stdout.readline())["url"])


def _node() -> str:
    """Node beside Python, where the locked wheel brings it, or on the path."""
    beside = Path(sys.executable).with_name("node")
    gevonden = str(beside) if beside.is_file() else shutil.which("node")
    assert gevonden, "Node ontbreekt: 'make klaar'."
    return gevonden
