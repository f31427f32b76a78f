"""schemathesis makes requests from the OpenAPI document, good ones and bad ones, and finds nothing.

On a filled register, with a key: from the application itself, and over HTTP with its own program, which
also goes along the borders of every parameter and follows one answer to the next. The same requests
each time, so that what it finds is found again.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from koppelingen.apihulp import BASIS

pytestmark = pytest.mark.traag
VOORBEELDEN = 5


@pytest.fixture
def een_verbinding(db):
    """A request of the bare application ends with its connection; here all share the test's."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    for signaal in (request_started, request_finished):
        signaal.disconnect(close_old_connections)
    yield
    for signaal in (request_started, request_finished):
        signaal.connect(close_old_connections)


@pytest.mark.usefixtures("een_verbinding")
def test_BEV_03_schemathesis_vindt_niets(provincie, systemen):
    import schemathesis
    from django.core.wsgi import get_wsgi_application
    from schemathesis import GenerationMode

    from config.paginahulp import bouw

    bouw(provincie)
    koppen = {"X-API-Key": systemen.sleutel(per_minuut=1_000_000)}
    schema = schemathesis.openapi.from_wsgi(f"{BASIS}/openapi.json", get_wsgi_application())
    gedaan = []
    for gevonden in schema.get_all_operations():
        bewerking = gevonden.ok()
        for soort in GenerationMode:

            @settings(
                max_examples=VOORBEELDEN,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(vraag=bewerking.as_strategy(generation_mode=soort))
            def probeer(vraag):
                vraag.call_and_validate(headers=koppen)
                gedaan.append(vraag.operation.label)

            probeer()
    assert len(set(gedaan)) == 14  # all but the document itself


@pytest.fixture
def gevuld(echte_db):
    """A database with a filled register, and a key."""
    from config.paginahulp import bouw
    from koppelingen.sleutelhulp import Systemen
    from provincie import Provincie

    provincie = Provincie()
    bouw(provincie)
    return echte_db, Systemen(provincie).sleutel(per_minuut=1_000_000)


def test_BEV_03_schemathesis_vindt_niets_aan_de_randen_en_van_vraag_naar_vraag(gevuld, tmp_path):
    from webproces import start, stop

    kloon, sleutel = gevuld
    server, poort = start(kloon, tmp_path)
    opties = ["--phases", "coverage,stateful", "--max-examples", str(VOORBEELDEN), "--seed", "1"]
    try:
        klaar = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"),
                *("run", f"http://127.0.0.1:{poort}{BASIS}/openapi.json"),
                *("-H", f"X-API-Key: {sleutel}", "--no-color", *opties),
            ],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            text=True,
        )
    finally:
        stop(server)
    assert klaar.returncode == 0, klaar.stdout
    assert "14 passed" in klaar.stdout
    assert "No issues found" in klaar.stdout
