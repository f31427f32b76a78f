"""Every act about rules and roles can be explained, where a leg-uit rule asks for it."""

import json
from datetime import date, timedelta

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding, UitlegNodig
from driehoek.platform.models import Handeling, Uitleg
from driehoek.platform.regelboek import Regel, Soort
from driehoek.register import acts
from driehoek.register.types import OpRechtsfeit, Rol
from provincie import verzoek
from register.hulp import wie

MRT = date(2024, 3, 1)


@pytest.fixture
def altijd_uitleg(monkeypatch):
    """A rule that asks for an explanation of whatever is done."""

    def vraag(toets):
        return [Overtreding("MAT-98", None, "Dit is anders.", sleutel="x")] if toets.lopend else []

    regel = Regel("MAT-98", Soort.LEG_UIT, "Alles vraagt uitleg.", "proef", (vraag,))
    monkeypatch.setitem(regelboek._regels, ("MAT-98", Soort.LEG_UIT), regel)


def instelling(wereld, **opties):
    grond = wereld.besluit("instelling", door="DT")
    return acts.stel_instelling_vast(
        verzoek(), code="registratietermijn", waarde=10, vanaf=MRT, grond=grond, **opties
    )


def beslisser(wereld, **opties):
    return acts.wijs_beslisser_aan(
        verzoek(),
        besluitsoort="bog",
        orgaan=wereld.orgaan("DT"),
        periode=Periode(MRT),
        grond=wereld.besluit("regeling"),
        **opties,
    )


def uitzondering(wereld, **opties):
    return acts.maak_uitzondering(
        verzoek(),
        persoon=wereld.directeur_mo(),
        regel="REG-21",
        periode=Periode(MRT),
        herzien_op=MRT,
        toelichting="Dienst Beheer Infrastructuur",
        grond=wereld.besluit("uitzondering"),
        **opties,
    )


def rechtsfeit(wereld, **opties):
    return acts.beeindig_door_rechtsfeit(
        verzoek(),
        persoon=wereld.directeur_mo(),
        per=MRT,
        grond=OpRechtsfeit(MRT, "Uit dienst"),
        **opties,
    )


@pytest.mark.parametrize("act", [instelling, beslisser, uitzondering, rechtsfeit])
def test_wat_uitleg_vraagt_kan_worden_uitgelegd(wereld, altijd_uitleg, act):
    with pytest.raises(UitlegNodig, match="Leg uit waarom"):
        act(wereld)

    uitkomst = act(wereld, uitleg="  Dat is zo besproken. ")

    assert Uitleg.objects.get(geopend=uitkomst.nr).tekst == "Dat is zo besproken."
    inhoud = json.loads(bytes(Handeling.objects.get(nr=uitkomst.nr).inhoud))
    assert inhoud["uitleg"].strip() == "Dat is zo besproken."


def test_zonder_regel_die_erom_vraagt_hoeft_er_geen_uitleg(wereld):
    directeur = wereld.directeur_mo()

    rechtsfeit(wereld)

    assert wie(wereld.concern, Rol.DIRECTEUR_MO, MRT) == []
    assert wie(wereld.concern, Rol.DIRECTEUR_MO, MRT - timedelta(days=1)) == [directeur]
    assert not Uitleg.objects.exists()
