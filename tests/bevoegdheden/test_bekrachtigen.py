"""What was done without authority is ratified by who could have done it (BEV-13)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from bevoegdheden.hulp import VERPLICHTING, stel
from driehoek.bevoegdheden import bekrachtigen
from driehoek.bevoegdheden.models import Bekrachtiging
from driehoek.bevoegdheden.types import Daad
from driehoek.platform import regelboek
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import acts as register_acts
from driehoek.register.models import Rolvervulling
from provincie import verzoek

GEDAAN, BESLOTEN = date(2024, 6, 3), date(2024, 7, 1)


@pytest.fixture
def wereld(provincie):
    """An AOG who may commit up to € 100.000, and somebody who did it without a role."""
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    stel(provincie, VERPLICHTING)
    daad = Daad(7, provincie.persoon("Bas", "Buiten"), "verplichting", opdracht, GEDAAN, 12_345)
    return provincie, daad


def van_aog(wereld, op=BESLOTEN):
    provincie, daad = wereld
    return provincie.van_aog("bekrachtiging", daad.drager, op=op)


def bekrachtig(daad, grond, **opties):
    return bekrachtigen.bekrachtig(verzoek(**opties), daden=[daad], grond=grond)


def test_BEV_13_wie_het_zelf_had_mogen_doen_bekrachtigt(wereld):
    _, daad = wereld
    uitkomst = bekrachtig(daad, van_aog(wereld))
    feit = Bekrachtiging.objects.get()
    assert (feit.regel, feit.dag, feit.bedrag) == (7, GEDAAN, 12_345)
    assert feit.periode.van == BESLOTEN
    assert "Bas Buiten" in uitkomst.gevolgen[0].zin


def test_BEV_13_boven_de_eigen_grens_bekrachtigt_niemand(wereld):
    _, daad = wereld
    bekrachtig(replace(daad, centen=10_000_000), van_aog(wereld))
    with pytest.raises(RegelOvertreding, match="zelf had mogen doen") as fout:
        bekrachtig(replace(daad, regel=8, centen=10_000_001), van_aog(wereld))
    assert fout.value.regel == "BEV-13"
    assert Bekrachtiging.objects.count() == 1


def test_BEV_13_een_orgaan_dat_het_mag_bekrachtigt_ook(wereld):
    provincie, daad = wereld
    bekrachtig(replace(daad, centen=99_000_000), provincie.besluit("bekrachtiging", op=BESLOTEN))
    assert Bekrachtiging.objects.count() == 1


def test_BEV_13_grensdag_op_de_dag_zelf_kan_het_eerder_niet(wereld):
    _, daad = wereld
    with pytest.raises(InvoerFout, match="alleen wat al is gedaan"):
        bekrachtig(daad, van_aog(wereld, op=GEDAAN - timedelta(days=1)))
    bekrachtig(daad, van_aog(wereld, op=GEDAAN))


def test_BEV_13_een_ander_besluit_bekrachtigt_niets(wereld):
    provincie, daad = wereld
    with pytest.raises(InvoerFout):
        bekrachtig(daad, provincie.van_aog("aon", daad.drager, op=BESLOTEN))


def test_BEV_13_twee_keer_hetzelfde_weigert_ook_de_database(wereld):
    _, daad = wereld
    bekrachtig(daad, van_aog(wereld))
    with pytest.raises(RegelOvertreding, match="al bekrachtigd"):
        bekrachtig(daad, van_aog(wereld))
    with pytest.raises(IntegrityError, match="bekrachtiging_een"), transaction.atomic():
        _kopieer_rij()
    with pytest.raises(IntegrityError, match="bekrachtiging_getallen"), transaction.atomic():
        _kopieer_rij(bedrag=-1)
    _kopieer_rij(regel=8)


def test_BEV_13_wie_het_niet_mag_legt_het_niet_vast(wereld):
    provincie, daad = wereld
    ander = provincie.actor(provincie.persoon("Wim", "Ander"))
    with pytest.raises(NietBevoegd):
        bekrachtig(daad, van_aog(wereld), actor=ander)


def test_BEV_13_een_ingetrokken_besluit_bekrachtigt_niets_meer(wereld):
    provincie, daad = wereld
    bekrachtig(daad, van_aog(wereld))
    besluit = Bekrachtiging.objects.get().grondslag.besluit_id
    register_acts.trek_in(
        verzoek(),
        besluit=besluit,
        per=BESLOTEN,
        grond=provincie.van_aog("intrekking", daad.drager, op=date(2024, 8, 1)),
    )
    assert not Bekrachtiging.objects.huidig().exists()


def test_BEV_13_wat_later_over_de_beslisser_blijkt_is_gewoon_vast_te_leggen(wereld):
    provincie, daad = wereld
    bekrachtig(daad, van_aog(wereld))
    rol = Rolvervulling.objects.huidig().get(rolsoort__rol="AOG", drager_id=daad.drager)
    register_acts.trek_in(
        verzoek(),
        besluit=rol.grondslag.besluit_id,
        per=None,
        grond=provincie.besluit(
            "intrekking", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=BESLOTEN
        ),
        uitleg="De benoeming had niet gemogen.",
    )
    provincie.aog(daad.drager, vanaf=BESLOTEN)
    assert Bekrachtiging.objects.huidig().count() == 1
    [regel] = [r for r in regelboek.alle() if r.id == "BEV-13"]
    assert len(regel.overtredingen()) == 1


def _kopieer_rij(**anders):
    """The ratification once more, by raw SQL, with other values."""
    velden = [v.column for v in Bekrachtiging._meta.concrete_fields if v.column != "id"]
    waarden = [f"%({v})s" if v in anders else v for v in velden]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO bevoegdheden_bekrachtiging (id, {', '.join(velden)})"
            f" SELECT max(id) OVER () + 900000, {', '.join(waarden)}"
            " FROM bevoegdheden_bekrachtiging LIMIT 1",
            anders,
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
