"""A web process is killed without a word while systems ask it: no answer without its record."""

import http.client
import json
import os
import random
import signal
import threading
import time
from collections import Counter
from typing import Any

import pytest

from webproces import start

BELLERS = 4
KEREN = 4
ZAAD = 11
pytestmark = pytest.mark.traag


@pytest.fixture
def opgesteld(echte_db, tmp_path):
    """A register with an opdracht and a system with a key; where the server keeps its files."""
    from koppelingen.authzenhulp import Wereld
    from koppelingen.sleutelhulp import Systemen
    from provincie import Provincie

    wereld = Wereld(Provincie())
    sleutel = Systemen(wereld.provincie).sleutel(per_minuut=1_000_000)
    return echte_db, wereld.vraag(), sleutel, tmp_path


def bel(poort: int, naam: str, vraag: Any, sleutel: str, gekregen: list[str]) -> None:
    """Ask until nobody answers any more; keep what was answered in full."""
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=10)
    adres = "/access/v1/evaluations" if vraag.get("evaluations") else "/access/v1/evaluation"
    nr = 0
    while True:
        nr += 1
        koppen = {
            "Content-Type": "application/json",
            "X-API-Key": sleutel,
            "X-Request-ID": f"{naam}-{nr}",
        }
        try:
            verbinding.request("POST", adres, json.dumps(vraag), koppen)
            antwoord = verbinding.getresponse()
            inhoud = antwoord.read()
        except (OSError, http.client.HTTPException):
            return
        assert antwoord.status == 200, inhoud
        gekregen.append(str(antwoord.headers["X-Request-ID"]))


def keer(opgesteld: Any, nummer: int, wacht: float) -> list[str]:
    """Start a server, ask it much, kill it; gives what was answered."""
    kloon, vraag, sleutel, var = opgesteld
    server, poort = start(kloon, var)
    lijsten: list[list[str]] = [[] for _ in range(BELLERS)]
    reeks = {**vraag, "evaluations": [{}] * 50}
    draden = [
        threading.Thread(
            target=bel,
            args=(poort, f"{nummer}-{i}", reeks if i % 2 else vraag, sleutel, lijsten[i]),
        )
        for i in range(BELLERS)
    ]
    try:
        for draad in draden:
            draad.start()
        einde = time.monotonic() + 60
        while not all(lijsten) and time.monotonic() < einde:
            time.sleep(0.01)
        time.sleep(wacht)
    finally:
        server.send_signal(signal.SIGKILL)  # its worker dies with it
        server.wait(10)
        for draad in draden:
            draad.join(20)
    return [verzoek for lijst in lijsten for verzoek in lijst]


def verzoeken(regels: list[bytes]) -> Counter[str]:
    return Counter(json.loads(r)["attributes"]["driehoek.verzoek"] for r in regels)


def test_BEV_03_killed_under_load_every_answer_has_exactly_one_record(opgesteld):
    from driehoek.koppelingen.beslislog import bestand, verschepen
    from driehoek.koppelingen.models import Beslissing

    kans = random.Random(ZAAD)
    map_ = opgesteld[3] / "beslislog"
    beantwoord: list[str] = []
    for nummer in range(KEREN):
        beantwoord += keer(opgesteld, nummer, kans.uniform(0.1, 0.8))
        if nummer % 2:
            verschepen.verscheep(map_)  # halfway the others are shipped already
    heel = [
        regel
        for pad in map_.glob("*.jsonl")
        for regel in pad.read_bytes().split(b"\n")[:-1]  # what has no end of line is no record
    ]
    al_verscheept = Counter(Beslissing.objects.values_list("verzoek", flat=True))
    geteld = verzoeken(heel) + al_verscheept
    assert len(beantwoord) > KEREN * BELLERS
    assert {v: geteld[v] for v in beantwoord if geteld[v] != 1} == {}
    # What was written and not received is at most what was under way when it was killed.
    assert len(geteld) - len(beantwoord) <= KEREN * BELLERS

    verschepen.verscheep(map_)
    verscheept = Counter(Beslissing.objects.values_list("verzoek", flat=True))
    assert verscheept == geteld
    assert not Beslissing.objects.filter(soort="onleesbaar").exists()
    # Killed before it gave its next file a name: that one is empty, and goes when it is old.
    for pad in map_.iterdir():
        assert (pad.suffix, pad.stat().st_size) == (bestand.IN_AANBOUW, 0)
        lang_geleden = time.time() - verschepen.VERGETEN_NA - 1
        os.utime(pad, (lang_geleden, lang_geleden))
    verschepen.verscheep(map_)
    assert list(map_.iterdir()) == []
