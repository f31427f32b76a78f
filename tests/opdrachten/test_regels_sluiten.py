"""Decharge and closing (REG-17, REG-40)."""

from datetime import date

import pytest

from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Decharge, Fase, Opdrachtprofiel, Scope
from driehoek.opdrachten.types import Faseovergang
from driehoek.platform.fouten import InvoerFout, RegelOvertreding
from driehoek.register import reads
from driehoek.register.acts import neem_waar
from driehoek.register.models import Bestaan, Rolvervulling
from provincie import verzoek

OP = date(2025, 6, 1)


@pytest.fixture
def opdracht(provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    return opdracht


def decharge(provincie, opdracht, op=OP, grond=None):
    grond = grond or provincie.van_directeur("decharge", provincie.opgave_van[opdracht], op=op)
    return acts.verleen_decharge(verzoek(), opdrachten=[opdracht], op=op, grond=grond)


def sluit(provincie, opdracht, per=OP, grond=None, **opties):
    opgave = provincie.opgave_van[opdracht]
    grond = grond or provincie.van_directeur("opdracht_sluiten", opgave, op=per)
    return acts.sluit_opdracht(verzoek(**opties), opdrachten=[opdracht], per=per, grond=grond)


def test_REG_17_sluiten_na_decharge_beeindigt_alles(provincie, opdracht):
    deel = provincie.deelopdracht(opdracht)
    provincie.aon(deel)
    waarnemer = provincie.persoon("Wim", "Waar")
    provincie.benoem(
        opdracht,
        "AOG",
        waarnemer,
        vanaf=date(2025, 1, 1),
        tot=date(2026, 1, 1),
        waarneming=True,
        act=neem_waar,
        grond=provincie.besluit("waarneming", door="DT", op=date(2025, 1, 1)),
    )
    decharge(provincie, opdracht)

    uitkomst = sluit(provincie, opdracht)

    for drager in (opdracht, deel):
        assert [p.tot for p in reads.bestaan(drager)] == [OP]
        rollen = Rolvervulling.objects.huidig().filter(drager=drager)
        assert {r.periode.tot for r in rollen} == {OP}
    for model in (Opdrachtprofiel, Fase, Scope):
        assert model.objects.huidig().get(opdracht=opdracht).periode.tot == OP
    assert any("is niet langer ambtelijk opdrachtnemer" in g.zin for g in uitkomst.gevolgen)


def test_REG_17_sluiten_zonder_decharge_wordt_geweigerd(provincie, opdracht):
    with pytest.raises(RegelOvertreding, match=r"nog geen decharge.*REG-17"):
        sluit(provincie, opdracht)

    assert Bestaan.objects.huidig().get(drager=opdracht).periode.tot is None


def test_REG_17_decharge_van_een_fase_is_niet_genoeg_om_te_sluiten(provincie, opdracht):
    grond = provincie.van_directeur("faseovergang", provincie.opgave_van[opdracht], op=OP)
    acts.ga_over_naar_fase(
        verzoek(), overgangen=[Faseovergang(opdracht, OP, "realisatie")], grond=grond
    )

    with pytest.raises(RegelOvertreding, match="REG-17"):
        sluit(provincie, opdracht)


def test_REG_17_grensdag_decharge_op_de_dag_van_sluiten_maar_niet_erna(provincie, opdracht):
    decharge(provincie, opdracht, op=date(2025, 6, 2))

    with pytest.raises(RegelOvertreding, match="REG-17"):
        sluit(provincie, opdracht, per=date(2025, 6, 1))
    sluit(provincie, opdracht, per=date(2025, 6, 2))


def test_REG_17_de_directeur_van_een_andere_opgave_sluit_niet(provincie, opdracht):
    andere = provincie.opgave("Elders")
    decharge(provincie, opdracht)

    with pytest.raises(RegelOvertreding, match=r"niet mocht beslissen|hier niet"):
        sluit(provincie, opdracht, grond=provincie.van_directeur("opdracht_sluiten", andere, op=OP))


def test_REG_17_een_orgaan_dat_er_niet_over_gaat_start_niet(provincie):
    opgave = provincie.opgave()

    with pytest.raises(RegelOvertreding, match="REG-17"):
        provincie.opdracht(opgave, grond=provincie.besluit("opdracht_starten", door="DT"))


def test_REG_17_het_DT_start_onder_een_opgave_direct_onder_het_DT(provincie):
    opgave = provincie.opgave("Control", onder_dt=True, directeur=False)

    opdracht = provincie.opdracht(opgave, grond=provincie.besluit("opdracht_starten", door="DT"))

    assert reads.bestaan(opdracht)


def test_REG_17_grensdag_de_directeur_beslist_vanaf_zijn_eerste_dag(provincie):
    eerste = date(2024, 1, 1)
    opgave = provincie.opgave(directeur=False)
    provincie.domeindirecteur(opgave, vanaf=eerste)

    with pytest.raises(RegelOvertreding, match="REG-17"):
        provincie.opdracht(opgave, vanaf=date(2023, 12, 31))
    assert provincie.opdracht(opgave, vanaf=eerste)


def test_een_faseovergang_dechargeert_de_oude_fase_en_de_rol_gaat_door(provincie, opdracht):
    grond = provincie.van_directeur("faseovergang", provincie.opgave_van[opdracht], op=OP)

    acts.ga_over_naar_fase(
        verzoek(), overgangen=[Faseovergang(opdracht, OP, "verkenning")], grond=grond
    )

    verleend = Decharge.objects.get(opdracht=opdracht)
    assert (verleend.fase, verleend.aog_id) == ("initiatie", provincie.rolhouders["AOG", opdracht])
    fasen = Fase.objects.huidig().filter(opdracht=opdracht).order_by("geldig")
    assert [f.projectfase for f in fasen] == ["initiatie", "verkenning"]
    assert (
        Rolvervulling.objects.huidig().get(drager=opdracht, rolsoort__rol="AOG").periode.tot is None
    )


def test_een_faseovergang_naar_dezelfde_fase_wordt_geweigerd(provincie, opdracht):
    grond = provincie.van_directeur("faseovergang", provincie.opgave_van[opdracht], op=OP)

    with pytest.raises(InvoerFout, match="al in de fase initiatie"):
        acts.ga_over_naar_fase(
            verzoek(), overgangen=[Faseovergang(opdracht, OP, "initiatie")], grond=grond
        )


def test_REG_40_wie_zelf_AOG_is_dechargeert_zichzelf_niet(provincie):
    opdracht = provincie.opdracht()
    opgave = provincie.opgave_van[opdracht]
    provincie.aog(opdracht, provincie.rolhouders["DOMEINDIRECTEUR", opgave])

    with pytest.raises(RegelOvertreding, match="REG-40"):
        decharge(provincie, opdracht)
    decharge(provincie, opdracht, grond=provincie.besluit("decharge", door="DT", op=OP))
    sluit(provincie, opdracht, grond=provincie.besluit("opdracht_sluiten", door="DT", op=OP))


def test_REG_40_grensdag_na_het_AOG_schap_mag_het_weer(provincie):
    opdracht = provincie.opdracht()
    opgave = provincie.opgave_van[opdracht]
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", opgave]
    provincie.aog(opdracht, directeur, tot=OP, uitleg="Tijdelijk")
    laatste_dag = date(2025, 5, 31)

    with pytest.raises(RegelOvertreding, match="REG-40"):
        decharge(provincie, opdracht, op=laatste_dag)
    decharge(provincie, opdracht, op=OP)


def test_een_voorbeeld_slaat_niets_op(provincie, opdracht):
    decharge(provincie, opdracht)

    uitkomst = sluit(provincie, opdracht, voorbeeld=True)

    assert uitkomst.voorbeeld
    assert uitkomst.gevolgen
    assert Bestaan.objects.huidig().get(drager=opdracht).periode.tot is None


def test_sluiten_van_wat_al_gesloten_is_wordt_geweigerd(provincie, opdracht):
    decharge(provincie, opdracht)
    sluit(provincie, opdracht)

    with pytest.raises(InvoerFout, match="al niet meer"):
        sluit(provincie, opdracht)
