"""The page of an opdracht, asked for as a browser does: session and permissions included."""

from http import HTTPStatus

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.config.bench.klokken import p95, seconden
from driehoek.config.bench.soorten import Meting
from driehoek.config.bench.vulling import BEHEERDER, Vulling
from driehoek.platform.models import Account
from driehoek.register.models import AccountPersoon, Persoon

VRAGEN_GRENS = 12
MS_GRENS = 60
GROEI_GRENS = 1.5


def bezoeker() -> Client:
    """Somebody of the organisation, logged in."""
    persoon = Persoon.objects.get(nummer=BEHEERDER)
    account = Account.objects.create(gebruikersnaam="bench")
    AccountPersoon.objects.create(account=account, persoon=persoon)
    client = Client(SERVER_NAME="localhost")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def haal_pagina(client: Client, opdracht: int) -> None:
    antwoord = client.get(f"/opdrachten/{opdracht}/")
    if antwoord.status_code != HTTPStatus.OK:
        raise RuntimeError(f"De opdrachtpagina geeft {antwoord.status_code}.")


def aantal_vragen(client: Client, opdracht: int) -> int:
    """Queries of one visit; the first one warms what a process keeps."""
    haal_pagina(client, opdracht)
    with CaptureQueriesContext(connection) as vragen:
        haal_pagina(client, opdracht)
    return len(vragen)


def p95_ms(client: Client, opdracht: int, verzoeken: int) -> float:
    haal_pagina(client, opdracht)
    return 1000 * p95([seconden(lambda: haal_pagina(client, opdracht)) for _ in range(verzoeken)])


def vragen_metingen(client: Client, vulling: Vulling, lang: int) -> list[Meting]:
    kort = aantal_vragen(client, vulling.kort)
    veel = aantal_vragen(client, vulling.lang)
    return [
        Meting("opdrachtpagina, 1 rolperiode", kort, "vragen", VRAGEN_GRENS),
        Meting(f"opdrachtpagina, {lang} rolperioden", veel, "vragen", VRAGEN_GRENS),
        Meting("opdrachtpagina, vragen bij veel / bij 1", veel, "vragen", 1, kort),
    ]


def tijd_metingen(
    vulling: Vulling, lang: int, klein: dict[int, float], groot: dict[int, float]
) -> list[Meting]:
    """Of both opdrachten: the time itself, and what the big register adds to it."""
    metingen = []
    for drager, wat in ((vulling.kort, "1 rolperiode"), (vulling.lang, f"{lang} rolperioden")):
        metingen += [
            Meting(f"opdrachtpagina p95, {wat}", klein[drager], "ms", MS_GRENS),
            Meting(
                f"opdrachtpagina p95, {wat}, groot register / klein",
                groot[drager],
                "ms",
                GROEI_GRENS,
                klein[drager],
            ),
        ]
    return metingen
