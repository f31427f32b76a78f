"""The public test suite of SCIM (scim2-tester), run against the application as it is served."""

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_tester import Status, check_server
from scim2_tester.checkers.resource_get import object_query, object_query_without_id
from scim2_tester.checkers.resource_query_attributes import (
    object_list_with_attributes,
    object_query_with_attributes,
    search_with_attributes,
)
from scim2_tester.utils import CheckConfig, CheckContext

GOED = {Status.SUCCESS, Status.COMPLIANT, Status.ACCEPTABLE}


@pytest.fixture(autouse=True)
def _een_verbinding(provincie):
    """As Django's own test client does: the connection of the test stays open between requests."""
    signalen = (request_started, request_finished)
    for signaal in signalen:
        signaal.disconnect(close_old_connections)
    yield
    for signaal in signalen:
        signaal.connect(close_old_connections)


def klant(sleutel: str) -> WSGISCIMClient:
    return WSGISCIMClient(
        get_wsgi_application(),
        base_url="http://testserver/scim/v2",
        headers={"X-API-Key": sleutel},
        raise_scim_errors=False,
    )


def bevindingen(uitkomsten) -> list[str]:
    return [f"{r.status.name} {r.title}: {r.reason}" for r in uitkomsten if r.status not in GOED]


def test_PT_23_de_openbare_proef_vindt_niets_aan_gebruikers(provincie, systemen):
    uitkomsten = check_server(klant(systemen.sleutel()), resource_types=["User"])
    assert len(uitkomsten) > 30, "the suite has found what is served"
    assert bevindingen(uitkomsten) == []


def test_PT_23_de_openbare_proef_leest_groepen_zonder_bevinding(provincie, systemen):
    """Groups follow from the register, so those checks run that do not make one first."""
    team = provincie.pteam("Water")
    klant_ = klant(systemen.sleutel())
    klant_.discover()
    context = CheckContext(klant_, CheckConfig())
    model = klant_.get_resource_model("Group")
    groep = klant_.query(model, f"pteam-{team}")
    context.resource_manager.create_and_register = lambda *_, **__: groep

    uitkomsten = [
        uitkomst
        for proef in (
            object_query,
            object_query_without_id,
            object_query_with_attributes,
            object_list_with_attributes,
            search_with_attributes,
        )
        for uitkomst in proef(context, model)
    ]
    assert len(uitkomsten) >= 5
    assert bevindingen(uitkomsten) == []
