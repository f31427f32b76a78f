"""The wizard for acceptance and account (REG-32)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from driehoek.opdrachten.models import Aanvaarding, Verantwoording
from vastleghulp import DAG, VANAF, Meteen, log_in, loopt, nieuw_besluit


@pytest.fixture
def wizard(request, client, provincie):
    provincie.nummer = provincie.opdracht()
    log_in(client, provincie.aog(provincie.nummer))
    wizard = Meteen(client)
    wizard.gedaan = set()
    yield wizard
    assert wizard.gedaan <= getattr(request.function, "codes", set())


@loopt("aanvaard")
def test_REG_32_the_AOG_accepts_on_conditions(provincie, wizard):
    opdracht = provincie.nummer
    pagina = wizard.client.get(f"/opdrachten/{opdracht}/").content.decode()
    pad = f"/vastleggen/aanvaard/?drager={opdracht}"
    assert "nog niet aanvaard" in pagina
    assert f'href="{pad}"' in pagina
    velden = {"uitkomst": "voorwaarden", "op": VANAF, "haalbaarheid": "Krap.", "toelichting": ""}
    grond = nieuw_besluit(provincie.van_aog("aanvaarding", opdracht, op=DAG))
    leeg = wizard.vul_in(pad, grond | velden)
    assert "Vul dit in." in leeg.content.decode()

    wizard.doe(pad, grond | velden | {"toelichting": "Twee mensen erbij."})

    assert Aanvaarding.objects.get().toelichting == "Twee mensen erbij."
    pagina = wizard.client.get(f"/opdrachten/{opdracht}/").content.decode()
    assert "aanvaard onder voorwaarden" in pagina
    assert "Twee mensen erbij." in pagina


@loopt("aanvaard")
def test_REG_32_who_simply_accepts_needs_no_conditions(provincie, wizard):
    opdracht = provincie.nummer
    velden = {"uitkomst": "aanvaard", "op": VANAF, "haalbaarheid": "Goed.", "toelichting": "Weg"}
    grond = nieuw_besluit(provincie.van_aog("aanvaarding", opdracht, op=DAG))

    wizard.doe(f"/vastleggen/aanvaard/?drager={opdracht}", grond | velden)

    assert Aanvaarding.objects.get().toelichting == ""


@loopt("verantwoording")
def test_REG_32_the_AOG_accounts_with_a_report(provincie, wizard):
    opdracht = provincie.nummer
    data = {
        "vanaf": "1-1-2026",
        "tot_en_met": "30-6-2026",
        "bereikt": "Drie dijken.",
        "document": SimpleUploadedFile("verslag.pdf", b"%PDF-1.7\nverslag\n%%EOF\n"),
    }

    wizard.doe(f"/vastleggen/verantwoording/?drager={opdracht}", data)

    nr = Verantwoording.objects.get().id
    pad = f"/opdrachten/{opdracht}/verantwoording/{nr}/"
    pagina = wizard.client.get(f"/opdrachten/{opdracht}/").content.decode()
    assert "Drie dijken." in pagina
    assert f'href="{pad}"' in pagina
    assert b"".join(wizard.client.get(pad).streaming_content).startswith(b"%PDF")
    assert wizard.client.get(f"/opdrachten/{opdracht}/verantwoording/1/").status_code == 404
