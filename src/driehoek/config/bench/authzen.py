"""Decisions over HTTP, as another system gets them, against Django's own trivial answer.

Both are served by granian with one worker, as `driehoek serve` does, on the same machine in turns.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from driehoek.bevoegdheden import acts as bevoegdheden_acts
from driehoek.bevoegdheden.types import NieuwArtikel
from driehoek.config.bench.opstelling import Opstelling
from driehoek.config.bench.soorten import Maten, Meting
from driehoek.config.bench.vulling import BEGIN, GROND, verzoek
from driehoek.koppelingen import acts
from driehoek.koppelingen.afnemers import geheimen
from driehoek.koppelingen.types import AfnemerGegevens, Leesrecht, Sleutelsoort
from driehoek.platform import klok
from driehoek.register.models import Rolvervulling

LIJNEN = "4"
RONDES = 5
IN_REEKS = 100
DEEL_VAN_TRIVIAAL = 0.8
IN_REEKSEN = 50_000
VRAGEN = 2_000
HANDELINGEN = ("subsidie", "beschikking")
EIGEN = "driehoek.config.wsgi:application"
TRIVIAAL = "driehoek.config.belasting.triviaal:application"
TRIVIAAL_PAD = "/triviaal"
_KLAAR_BINNEN = 60.0
Verzoek = tuple[str, str, str, dict[str, str]]


def authzen_metingen(plek: Opstelling, maten: Maten) -> list[Meting]:
    """A rate that is to be reached, told as what one may cost at most."""
    sleutel = _sleutel()
    _stel_regeling()
    vragen = _vragen(VRAGEN)
    with TemporaryDirectory() as var:
        enkel, ijk = _om_en_om(plek, Path(var), _enkele(vragen, sleutel), maten.seconden)
        reeks = _alleen(plek, Path(var), _reeksen(vragen, sleutel), maten.seconden)
    return [
        Meting("AuthZEN, per vraag", 1e6 / enkel, "µs", 1 / DEEL_VAN_TRIVIAAL, 1e6 / ijk, "Django"),
        Meting(
            "AuthZEN, in reeksen van 100",
            1e6 / (reeks * IN_REEKS),
            "µs",
            1e6 / IN_REEKSEN,
            opmerking=f"{reeks * IN_REEKS:,.0f} beslissingen/s".replace(",", "."),
        ),
    ]


def _sleutel() -> str:
    over_een_maand = klok.vandaag() + timedelta(days=30)
    uitkomst = acts.registreer_afnemer(
        verzoek(),
        gegevens=AfnemerGegevens(
            naam="Meting",
            doel="Meten hoe snel het is.",
            contact="meting@example.nl",
            leesrechten=(Leesrecht.AUTHZEN,),
            per_minuut=acts.MEESTE_PER_MINUUT,
            tot_en_met=over_een_maand,
        ),
    )
    geheim = geheimen.maak(Sleutelsoort.SLEUTEL)
    acts.geef_sleutel(
        verzoek(),
        afnemer=uitkomst.ids("koppelingen_afnemer")[0],
        soort=Sleutelsoort.SLEUTEL,
        geheim=geheim,
        tot_en_met=over_een_maand,
    )
    return geheim.tekst


def _stel_regeling() -> None:
    """What an AOG may do outside the scope of the opdracht."""
    bevoegdheden_acts.stel_artikelen_vast(
        verzoek(),
        artikelen=[
            NieuwArtikel(
                code=f"M-{daad}",
                regeling="Meting",
                soort="mandaat",
                rol="AOG",
                rechtshandeling=daad,
                vanaf=BEGIN,
                tot_bedrag=1_000_000,
            )
            for daad in HANDELINGEN
        ],
        grond=GROND,
    )


def _vragen(aantal: int) -> list[dict[str, Any]]:
    """About people and opdrachten all over the register, on a day of their role; nearly all a yes."""
    kans = random.Random(aantal)  # noqa: S311  (a measurement that can be done again)
    rollen = Rolvervulling.objects.filter(rolsoort__rol="AOG").order_by("id")
    gekozen = rollen.values_list("persoon__nummer", "drager__nummer", "geldig__startswith")
    stap = max(rollen.count() // aantal, 1)
    return [
        {
            "subject": {"type": "persoon", "id": persoon},
            "action": {"name": kans.choice(HANDELINGEN)},
            "resource": {
                "type": "opdracht",
                "id": drager,
                "properties": {"bedrag": f"{kans.randrange(1_100_000)}.00"},
            },
            "context": {"time": f"{dag}T12:00:00+01:00"},
        }
        for persoon, drager, dag in gekozen[::stap][:aantal]
    ]


def _enkele(vragen: list[dict[str, Any]], sleutel: str) -> list[Verzoek]:
    koppen = {"X-API-Key": sleutel}
    return [("POST", "/access/v1/evaluation", json.dumps(v), koppen) for v in vragen]


def _reeksen(vragen: list[dict[str, Any]], sleutel: str) -> list[Verzoek]:
    kans = random.Random(IN_REEKS)  # noqa: S311  (as above)
    koppen = {"X-API-Key": sleutel}
    reeksen = [{"evaluations": kans.choices(vragen, k=IN_REEKS)} for _ in range(64)]
    return [("POST", "/access/v1/evaluations", json.dumps(r), koppen) for r in reeksen]


def _om_en_om(
    plek: Opstelling, var: Path, verzoeken: list[Verzoek], duur: float
) -> tuple[float, float]:
    """Calls per second of ours and of the peer: the best of a few turns each."""
    ijk: list[Verzoek] = [("GET", TRIVIAAL_PAD, "", {})]
    with (
        server(EIGEN, _omgeving(plek, var)) as eigen,
        server(TRIVIAAL, dict(os.environ)) as triviaal,
    ):
        _belast(eigen, duur, verzoeken)
        paren = [
            (_belast(eigen, duur, verzoeken), _belast(triviaal, duur, ijk)) for _ in range(RONDES)
        ]
    return max(p[0] for p in paren), max(p[1] for p in paren)


def _alleen(plek: Opstelling, var: Path, verzoeken: list[Verzoek], duur: float) -> float:
    with server(EIGEN, _omgeving(plek, var)) as poort:
        _belast(poort, duur, verzoeken)
        return max(_belast(poort, duur, verzoeken) for _ in range(RONDES))


def _omgeving(plek: Opstelling, var: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": plek.app,
        "DRIEHOEK_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "driehoek.config.settings",
        "DRIEHOEK_METRICS": "0",
    }


@contextmanager
def server(doel: str, env: dict[str, str]) -> Iterator[int]:
    """One worker on a free port; gives the port."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort = int(proef.getsockname()[1])
    proces = subprocess.Popen(  # noqa: S603  (our own module)
        [sys.executable, "-m", "driehoek.config.belasting.server", doel, str(poort)],
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wacht_op(poort)
        yield poort
    finally:
        proces.send_signal(signal.SIGTERM)
        try:
            proces.wait(10)
        except subprocess.TimeoutExpired:
            proces.kill()


def _wacht_op(poort: int) -> None:
    einde = time.monotonic() + _KLAAR_BINNEN
    while time.monotonic() < einde:
        try:
            with socket.create_connection(("127.0.0.1", poort), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("De server om te meten komt niet op.")


def _belast(poort: int, duur: float, verzoeken: list[Verzoek]) -> float:
    """Calls per second, made by a process of its own."""
    klaar = subprocess.run(  # noqa: S603  (our own module)
        [sys.executable, "-m", "driehoek.config.belasting.bellers", str(poort), str(duur), LIJNEN],
        input=json.dumps(verzoeken),
        capture_output=True,
        text=True,
        check=True,
    )
    gemeten = json.loads(klaar.stdout)
    if gemeten["fouten"]:
        raise RuntimeError(f"Een aanroep mislukte: {gemeten['fouten'][0]}")
    return float(gemeten["per_seconde"])
