"""The wizard: choose, fill in, see the consequences, store."""

from datetime import date

import pytest
from vastleghulp import Wizard, log_in, nieuw_besluit

from driehoek.register.models import Rolvervulling


@pytest.fixture
def beheerder(client, provincie):
    log_in(client, provincie.beheerder)
    return Wizard(client)


@pytest.fixture
def opdracht(provincie):
    return provincie.opdracht()


def aog_op(drager):
    feiten = Rolvervulling.objects.huidig().filter(drager_id=drager, rolsoort__rol="AOG")
    return [(f.persoon_id, f.periode.van) for f in feiten]


def test_an_aog_is_appointed_after_a_look_at_the_consequences(provincie, beheerder, opdracht):
    gerda = provincie.persoon("Gerda", "Groen")
    grond = provincie.besluit(
        "aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=date(2026, 11, 2)
    )
    pad = f"/vastleggen/benoem-aog/?drager={opdracht}"
    data = nieuw_besluit(grond) | {"persoon_q": "groen", "vanaf": "3 november 2026"}

    url, html = beheerder.gevolgen(pad, data)
    assert "Gerda Groen wordt ambtelijk opdrachtgever" in html
    assert aog_op(opdracht) == []

    antwoord = beheerder.leg_vast(url, html)
    assert antwoord["Location"] == f"/opdrachten/{opdracht}/"
    assert aog_op(opdracht) == [(gerda, date(2026, 11, 3))]
