"""A line that was ratified is repaired in the next check; what was found stays said (BEV-13)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from config.paginahulp import als
from driehoek.bevoegdheden import bekrachtigen
from driehoek.bevoegdheden.models import Bekrachtiging
from driehoek.bevoegdheden.types import Daad
from driehoek.platform.fouten import RegelOvertreding
from driehoek.rechtmatigheid import mappen
from driehoek.rechtmatigheid.bevindingen import Bevindingen
from provincie import BEGIN, verzoek
from rechtmatigheid.hulp import Toetswereld, tekst, toets

BESLOTEN = date(2024, 7, 1)


@pytest.fixture
def wereld(provincie) -> Toetswereld:
    return Toetswereld(provincie)


@pytest.fixture
def beheerder(wereld):
    return als(wereld.provincie.beheerder)


def bekrachtig(wereld, **anders) -> None:
    """Line 3 of the file: ten euros, by somebody without a role; other where `anders` says so."""
    daad = {
        "regel": 3,
        "persoon": wereld.buitenstaander,
        "rechtshandeling": "verplichting",
        "drager": wereld.opdracht,
        "dag": BEGIN,
        "centen": 1_000,
    }
    bekrachtigen.bekrachtig(
        verzoek(),
        daden=[Daad(**daad | anders)],
        grond=wereld.provincie.van_aog("bekrachtiging", wereld.opdracht, op=BESLOTEN),
    )


def regel_3(controle):
    bestand = controle.bestand
    return Bevindingen(mappen.bevindingen(bestand.id)).een(3)


def test_BEV_13_een_bekrachtigde_regel_is_hersteld_en_zegt_waarom_hij_opviel(wereld, beheerder):
    eerst = toets(beheerder, wereld.bestand())
    assert regel_3(eerst).oordeel.name == "ONRECHTMATIG"
    bekrachtig(wereld)
    daarna = toets(beheerder, wereld.bestand())
    gevonden = regel_3(daarna)
    assert (gevonden.oordeel.name, gevonden.reden.name) == ("HERSTELD", "GEEN_ROL")
    assert gevonden.bekrachtiging == Bekrachtiging.objects.get().id
    assert daarna.samenvatting["per_oordeel"]["HERSTELD"] == [1, 1_000]
    assert daarna.samenvatting["per_reden"]["GEEN_ROL"] == [1, 1_000]


@pytest.mark.parametrize(
    "anders",
    [
        {"regel": 4},
        {"dag": BEGIN + timedelta(days=1)},
        {"centen": 1_001},
        {"rechtshandeling": "betaalopdracht"},
    ],
)
def test_BEV_13_wat_in_een_ding_verschilt_is_een_andere_handeling(wereld, beheerder, anders):
    from dataclasses import replace

    from driehoek.bevoegdheden import acts
    from rechtmatigheid.hulp import ARTIKEL

    betaal = replace(ARTIKEL, code="GS-2", rechtshandeling="betaalopdracht", soort="machtiging")
    grond = wereld.provincie.besluit("mandaat", door="GS")
    acts.stel_artikelen_vast(verzoek(), artikelen=[betaal], grond=grond)
    bekrachtig(wereld, **anders)
    assert regel_3(toets(beheerder, wereld.bestand())).oordeel.name == "ONRECHTMATIG"


def test_BEV_13_een_benoeming_achteraf_herstelt_niets(wereld, beheerder):
    """Who is appointed later, back to the day itself, had no power on it."""
    ander = wereld.provincie.opdracht(wereld.provincie.opgave("Water"), "Dijken")
    wereld.opdracht = ander
    later = wereld.provincie.besluit(
        "aog",
        rol="DIRECTEUR_MO",
        persoon=wereld.provincie.directeur_mo(),
        op=BESLOTEN,
        vanaf=BESLOTEN,
    )
    with pytest.raises(RegelOvertreding, match="BEV-14"):
        wereld.provincie.aog(ander, wereld.buitenstaander, grond=later)


def test_BEV_13_bij_de_bevinding_staat_of_zij_is_bekrachtigd(wereld, beheerder):
    controle = toets(beheerder, wereld.bestand())
    pad = f"/rechtmatigheid/{controle.id}/regels/3/"
    voor = tekst(beheerder.get(pad))
    assert "Niet bekrachtigd" in voor
    assert reverse("vastleggen-vorm", args=["bekrachtig"]) in voor
    bekrachtig(wereld)
    na = tekst(beheerder.get(pad))
    assert Bekrachtiging.objects.get().grondslag.besluit.kenmerk in na
    assert "Toets het bestand opnieuw" in na
    assert "Niet bekrachtigd" not in na


def test_BEV_13_wie_het_niet_mag_vastleggen_krijgt_geen_dode_knop(wereld):
    controleur = wereld.provincie.persoon("Conny", "Trol")
    wereld.provincie.benoem(wereld.provincie.concern, "CONTROLLER", controleur)
    client = als(controleur)
    controle = toets(client, wereld.bestand())
    pagina = tekst(client.get(f"/rechtmatigheid/{controle.id}/regels/3/"))
    assert "Een registerbeheerder legt" in pagina
    assert reverse("vastleggen-vorm", args=["bekrachtig"]) not in pagina
