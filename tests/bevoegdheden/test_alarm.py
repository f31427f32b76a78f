"""What an act about roles leaves without anybody is said in its preview."""

from dataclasses import replace
from datetime import date

import pytest

from bevoegdheden.hulp import VERPLICHTING, VOOR_AON, stel
from driehoek.bevoegdheden import geheugen
from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts as opdrachten_acts
from driehoek.register import acts
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Benoeming, OpRechtsfeit
from provincie import verzoek

PER = date(2025, 6, 1)


@pytest.fixture
def wereld(provincie):
    """An opdracht of which AOG and AON may sign, and their domeindirecteur may not."""
    opdracht = provincie.opdracht(provincie.opgave())
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    stel(provincie, VERPLICHTING, VOOR_AON)
    return provincie, opdracht


def alarm(uitkomst):
    return [g.zin for g in uitkomst.gevolgen if g.soort == "onbezet"]


def rol(opdracht, naam):
    return Rolvervulling.objects.huidig().get(drager_id=opdracht, rolsoort__rol=naam).id


def beeindig(provincie, opdracht, naam, *, voorbeeld=True, **opties):
    grond = provincie.besluit(
        naam.lower(), rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=date(2025, 5, 1)
    )
    if naam == "AON":
        grond = provincie.van_aog("aon", opdracht, op=date(2025, 5, 1))
    return acts.beeindig_rollen(
        verzoek(voorbeeld=voorbeeld),
        rollen=[rol(opdracht, naam)],
        per=PER,
        grond=grond,
        uitleg="Zo is het.",
        **opties,
    )


def test_REG_20_een_opdracht_die_zonder_AOG_komt_staat_erbij_met_de_naast_hogere(wereld):
    assert alarm(beeindig(*wereld, "AOG"))[0] == (
        "Zonder ambtelijk opdrachtgever vanaf 1 juni 2025: 'Stikstof terugdringen'."
        " Naast hoger: Dora Directeur (domeindirecteur)."
    )


def test_REG_20_van_een_AON_is_de_AOG_de_naast_hogere(wereld):
    zinnen = alarm(beeindig(*wereld, "AON"))
    assert "Naast hoger: Gerda Opdrachtgever (ambtelijk opdrachtgever)." in zinnen[0]
    assert len(zinnen) == 1  # the AOG still signs


def test_REG_20_wie_opvolgt_op_de_dag_zelf_laat_geen_gat_een_dag_later_wel(wereld):
    provincie, opdracht = wereld
    nieuw = provincie.persoon("Nina", "Nieuw")

    def vervang(vanaf):
        beeindig(provincie, opdracht, "AOG", voorbeeld=False)
        return acts.benoem(
            verzoek(),
            benoemingen=[Benoeming(opdracht, "AOG", nieuw, Periode(vanaf))],
            grond=provincie.besluit(
                "aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=PER
            ),
            uitleg="Zo is het.",
        )

    uitkomst = acts.vervang(
        verzoek(voorbeeld=True),
        benoemingen=[Benoeming(opdracht, "AOG", nieuw, Periode(PER))],
        grond=provincie.besluit(
            "aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=PER
        ),
        uitleg="Zo is het.",
    )
    assert alarm(uitkomst) == []
    vervang(date(2025, 6, 2))
    later = acts.beeindig_rollen(
        verzoek(voorbeeld=True),
        rollen=[Rolvervulling.objects.huidig().get(persoon_id=nieuw).id],
        per=date(2025, 7, 1),
        grond=provincie.besluit(
            "aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=PER
        ),
    )
    assert "vanaf 1 juli 2025" in alarm(later)[0]


def test_BEV_03_waar_niemand_meer_kan_tekenen_voor_het_geld_staat_dat_erbij(wereld):
    provincie, opdracht = wereld
    beeindig(provincie, opdracht, "AON", voorbeeld=False)
    vacant, geld = alarm(beeindig(provincie, opdracht, "AOG"))
    assert "Zonder ambtelijk opdrachtgever" in vacant
    assert geld == (
        "Niemand mag vanaf 1 juni 2025 voor 'Stikstof terugdringen' nog een verplichting aangaan."
        " Er is een materieel budget van €\N{NO-BREAK SPACE}100.000."
    )
    directeur = replace(VERPLICHTING, code="DD-1", rol="DOMEINDIRECTEUR", binnen_scope=False)
    stel(provincie, directeur)
    assert len(alarm(beeindig(provincie, opdracht, "AOG"))) == 1


def test_REG_37_wie_overlijdt_laat_alles_zien_wat_hij_achterlaat(wereld):
    provincie, opdracht = wereld
    ander = provincie.opdracht(provincie.opgave("Water"), "Dijken")
    wie = provincie.rolhouders["AOG", opdracht]
    provincie.aog(ander, wie)
    uitkomst = acts.beeindig_door_rechtsfeit(
        verzoek(voorbeeld=True),
        persoon=wie,
        per=PER,
        grond=OpRechtsfeit(PER, "Overleden"),
    )
    zinnen = alarm(uitkomst)
    assert "'Stikstof terugdringen' en 'Dijken'" in zinnen[0]
    assert any("'Dijken' nog een verplichting" in z for z in zinnen)


def test_een_opdracht_die_zelf_eindigt_heeft_niemand_nodig(wereld):
    provincie, opdracht = wereld
    deel = provincie.deelopdracht(opdracht)
    provincie.aon(deel)
    uitkomst = opdrachten_acts.beeindig_deelopdracht(
        verzoek(voorbeeld=True),
        deelopdrachten=[deel],
        per=PER,
        grond=provincie.van_aog("deelopdrachten", opdracht, op=PER),
        uitleg="Klaar.",
    )
    assert uitkomst.gevolgen
    assert alarm(uitkomst) == []


def test_wat_wordt_vastgelegd_rekent_niets_uit_en_het_geheugen_weet_van_geen_voorbeeld(wereld):
    _, opdracht = wereld
    voor = repr(geheugen.actueel().op_drager[opdracht])
    beeindig(*wereld, "AOG")
    assert repr(geheugen.actueel().op_drager[opdracht]) == voor
    assert alarm(beeindig(*wereld, "AOG", voorbeeld=False)) == []
