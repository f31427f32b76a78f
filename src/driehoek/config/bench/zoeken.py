"""Suggestions as you type, on the demo province: what the server takes for one answer."""

from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.test import Client

from driehoek.config.bench.klokken import p95, seconden
from driehoek.config.bench.soorten import Meting
from driehoek.platform.models import Account

GRENS = 50
NAAM = "zoeken p95"
# A word, a part of one, a stem, a name, codes, and one letter more each time.
VRAGEN = (
    *("na", "natuur", "opdracht", "bos", "vergunningen"),
    *("jan de vries", "7-2-1", "OPD-0255", "DRH-2024-00483", "reg-05"),
    "wie gaat over de brug",
)


def zoek_meting(verzoeken: int) -> Meting:
    """Each question so many times, asked for as a browser does."""
    client = _bezoeker()
    for vraag in VRAGEN:
        _vraag(client, vraag)
    duren = [seconden(partial(_vraag, client, vraag)) for _ in range(verzoeken) for vraag in VRAGEN]
    return Meting(NAAM, 1000 * p95(duren), "ms", GRENS)


def _bezoeker() -> Client:
    """Somebody who is logged in; whoever is inside finds the same."""
    account = Account.objects.create(gebruikersnaam="bench-zoeker")
    client = Client(SERVER_NAME="localhost")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _vraag(client: Client, vraag: str) -> None:
    antwoord = client.get("/zoek/suggesties/", {"q": vraag})
    if antwoord.status_code != HTTPStatus.OK:
        raise RuntimeError(f"Zoeken naar '{vraag}' geeft {antwoord.status_code}.")
