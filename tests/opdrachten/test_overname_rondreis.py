"""Every list goes out and comes back unchanged, into a register with the same opgaven and persons."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError
from overnamehulp import exporteer, neem_over

from driehoek.opdrachten import acts
from driehoek.opdrachten.types import Faseovergang, ScopeGegevens, Scopewijziging
from driehoek.platform import klok
from driehoek.platform.handelingen import verify
from driehoek.register import acts as register_acts
from provincie import BEGIN, Provincie, verzoek

LIJSTEN = ("opdrachten", "rolvervullingen")
JAN = date(2024, 1, 1)
JUN = date(2024, 6, 1)


def _wereld() -> Provincie:
    """The same opgaven and persons each time."""
    provincie = Provincie()
    provincie.opgaven = [provincie.opgave("Landbouw"), provincie.opgave("Natuur")]
    provincie.mensen = [provincie.persoon(v, "de Boer") for v in ("An", "Bo", "Co", "Zoë")]
    provincie.directeur_mo()
    return provincie


def _vul(p: Provincie) -> None:
    """Opdrachten with a past: phases, scopes, other AOGs, a substitute, a part, one closed."""
    an, bo, co, zoe = p.mensen
    een = p.opdracht(p.opgaven[0], '=Stikstof; "minder"', fase="initiatie")
    twee = p.opdracht(p.opgaven[1], "'s-Gravenland", vanaf=JAN)
    p.aog(een, an, tot=JAN, uitleg="Op tijd", vanaf=BEGIN)
    p.aog(een, bo, vanaf=JAN)
    p.aog(twee, zoe, vanaf=JAN)
    p.aon(een, co, vanaf=JAN)
    deel = p.deelopdracht(een, vanaf=JUN)
    p.aon(deel, zoe, vanaf=JUN)
    grond = p.van_directeur("faseovergang", p.opgaven[0], op=JUN)
    acts.ga_over_naar_fase(
        verzoek(), overgangen=[Faseovergang(een, JUN, "realisatie")], grond=grond
    )
    grond = p.van_directeur("scope", p.opgaven[0], op=JUN)
    scope = ScopeGegevens(5_000, "Eerste regel\r\ntweede regel", "- een streepje")
    acts.wijzig_scope(
        verzoek(), wijzigingen=[Scopewijziging(een, JUN + timedelta(9), scope)], grond=grond
    )
    p.benoem(
        een,
        "AOG",
        zoe,
        vanaf=JUN,
        tot=JUN + timedelta(30),
        waarneming=True,
        act=register_acts.neem_waar,
        grond=p.besluit("waarneming", door="DT", op=JUN),
    )
    per = date(2025, 1, 1)
    decharge = p.van_directeur("decharge", p.opgaven[1], op=per)
    acts.verleen_decharge(verzoek(), opdrachten=[twee], op=per, grond=decharge)
    sluiten = p.van_directeur("opdracht_sluiten", p.opgaven[1], op=per)
    acts.sluit_opdracht(verzoek(), opdrachten=[twee], per=per, grond=sluiten)


@pytest.fixture
def gevuld(echte_db, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    provincie = _wereld()
    provincie.voor_het_vullen = klok.nu()
    _vul(provincie)
    return provincie


@pytest.fixture
def in_leeg_register(maak_kloon, monkeypatch):
    """Has what follows work on another register, with the same opgaven and persons."""
    from plugin_postgres import django_op

    def ga() -> None:
        kloon = maak_kloon()
        stapel.enter_context(django_op(kloon.app))
        monkeypatch.setenv("DATABASE_URL", kloon.app)
        _wereld()

    from contextlib import ExitStack

    with ExitStack() as stapel:
        yield ga


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_elke_lijst_komt_onveranderd_terug(gevuld, in_leeg_register, tmp_path, vorm):
    heen = {s: exporteer(s, tmp_path / f"{s}.csv") for s in LIJSTEN}
    for soort in LIJSTEN:
        exporteer(soort, tmp_path / f"{soort}.{vorm}")
        assert "Er verandert niets" in neem_over(soort, tmp_path / f"{soort}.{vorm}")
    assert heen["opdrachten"].count(b"\r\n") == 6
    in_leeg_register()

    for soort in LIJSTEN:
        assert "Opgeslagen" in neem_over(soort, tmp_path / f"{soort}.{vorm}")
    terug = {s: exporteer(s, tmp_path / f"{s}-terug.csv") for s in LIJSTEN}
    assert terug == heen
    assert list(verify.controleer()) == []


def test_een_dag_en_een_moment_van_kennis(gevuld, tmp_path):
    pad = tmp_path / "lijst.csv"
    alles = exporteer("rolvervullingen", pad).splitlines()
    op_dag = exporteer("rolvervullingen", pad, "--op", "2023-06-01").splitlines()
    assert set(op_dag) < set(alles)
    assert any(b"An de Boer" in regel for regel in op_dag)
    assert not any(b"Co de Boer" in regel for regel in op_dag)
    toen = gevuld.voor_het_vullen.isoformat()
    assert len(exporteer("opdrachten", pad, "--bekend-op", toen).splitlines()) == 1
    op_dag = exporteer("opdrachten", pad, "--op", "1-7-2024").decode("utf-8-sig")
    assert op_dag.count("OPD-0001") == 2, "itself and its part"
    assert "realisatie" in op_dag
    assert "initiatie" not in op_dag.split("OPD-0002")[0]


def test_wat_geen_dag_of_bestand_is(gevuld, tmp_path):
    for opties, zin in (
        ((tmp_path / "lijst.csv", "--op", "gisteren"), "geen datum"),
        ((tmp_path / "lijst.csv", "--bekend-op", "2025-01-01Tx"), "geen moment"),
        ((tmp_path / "lijst.ods",), "geen CSV of XLSX"),
        ((tmp_path / "weg" / "lijst.csv",), "niet te schrijven"),
    ):
        with pytest.raises(CommandError, match=zin):
            exporteer("opdrachten", *opties)
