"""A besluit that was wrong itself: a later one of the same decider puts it right (REG-36)."""

from datetime import date, timedelta

import psycopg
import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.handelingen import verify
from driehoek.register import acts, reads
from driehoek.register.models import Besluitwerking, Rectificatie, Rolvervulling
from driehoek.register.types import OpBesluit, Rol
from provincie import verzoek
from register.hulp import besluit_van, feit_van, geweigerd, wie

JAN, JUN, JUL, SEP = (date(2024, m, 1) for m in (1, 6, 7, 9))
DAG = timedelta(days=1)
CD = Rol.CONCERNDIRECTEUR


@pytest.fixture
def top(wereld):
    """An was made concerndirecteur from 1 July 2024 on, by GS; it should have been Bo."""
    an, bo = wereld.persoon("An"), wereld.persoon("Bo")
    besluit = besluit_van(wereld.benoem(wereld.concern, CD, an, vanaf=JUL))
    return wereld, an, bo, besluit


def rectificeer(wereld, besluit, feit, *, op=SEP, door="GS", grond=None, actor=None, **anders):
    return acts.rectificeer_besluit(
        verzoek(**({"actor": actor} if actor else {})),
        besluit=besluit,
        herzieningen=[acts.Herziening(Rolvervulling, feit.id, **anders)],
        grond=grond or wereld.besluit("rectificatie", door=door, op=op),
    )


def op_dag(wereld, dag):
    return wie(wereld.concern, CD, dag)


def test_REG_36_wat_het_besluit_had_moeten_zeggen_geldt_vanaf_zijn_eigen_dag(top):
    wereld, an, bo, besluit = top
    ervoor = reads.peilmoment()

    nieuw = besluit_van(
        rectificeer(wereld, besluit, feit_van(wereld.concern, CD, JUL), waarde={"persoon_id": bo})
    )

    assert (op_dag(wereld, JUL - DAG), op_dag(wereld, JUL), op_dag(wereld, SEP)) == ([], [bo], [bo])
    toen = Rolvervulling.objects.bekend(ervoor.bekend_op).get(drager=wereld.concern, rolsoort_id=2)
    assert toen.persoon_id == an, "wat toen bekend was, blijft na te lezen"
    rij = Rectificatie.objects.get()
    assert (rij.besluit_id, rij.van_id, rij.oorsprong_id) == (nieuw, besluit, besluit)
    assert _statussen(besluit) == [("geldend", Periode(JUL))], "het eerste besluit blijft staan"
    assert _dagen(nieuw) == {("geldend", JUL, SEP), ("geldend", SEP, None)}
    assert list(verify.controleer()) == []


def _statussen(besluit):
    werking = Besluitwerking.objects.huidig().filter(besluit=besluit).order_by("geldig")
    return [(w.status, w.periode) for w in werking]


def _dagen(besluit):
    return {(status, p.van, p.tot) for status, p in _statussen(besluit)}


def test_REG_36_wat_er_niet_had_mogen_staan_gaat_weg(top):
    wereld, _, _, besluit = top

    rectificeer(wereld, besluit, feit_van(wereld.concern, CD, JUL), vervalt=True)

    assert op_dag(wereld, JUL) == op_dag(wereld, SEP) == []


def test_REG_36_een_ander_orgaan_rectificeert_het_niet(top):
    wereld, an, bo, besluit = top
    wereld.wijs_aan("topbenoeming", "DT")
    feit = feit_van(wereld.concern, CD, JUL)

    with geweigerd(RegelOvertreding, "REG-36", "dat besluit is van Gedeputeerde Staten"):
        rectificeer(wereld, besluit, feit, door="DT", waarde={"persoon_id": bo})

    assert op_dag(wereld, JUL) == [an]


def test_REG_36_wie_zo_iets_niet_meer_mag_beslissen_rectificeert_niet(top):
    wereld, _, bo, besluit = top
    feit = feit_van(wereld.concern, CD, JUL)
    grond = wereld.besluit("rectificatie", rol="PROVINCIESECRETARIS", persoon=bo, op=SEP)

    with geweigerd(RegelOvertreding, "REG-36", "Wel bevoegd: Gedeputeerde Staten"):
        rectificeer(wereld, besluit, feit, grond=grond, waarde={"persoon_id": bo})


def test_REG_36_wie_de_rol_van_de_beslisser_overnam_rectificeert_wel(wereld):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    besluit = besluit_van(wereld.aog(opdracht, an, vanaf=JUN))
    opvolger = wereld.persoon("Opvolger")
    wereld.benoem(wereld.concern, Rol.DIRECTEUR_MO, opvolger, vanaf=JUL)
    grond = wereld.besluit("rectificatie", rol="DIRECTEUR_MO", persoon=opvolger, op=SEP)
    vreemd = wereld.besluit("rectificatie", rol="DIRECTEUR_MO", persoon=bo, op=SEP)
    feit = feit_van(opdracht, Rol.AOG, JUN)

    with pytest.raises(RegelOvertreding, match="REG-36"):
        rectificeer(wereld, besluit, feit, grond=vreemd, waarde={"persoon_id": bo})
    rectificeer(wereld, besluit, feit, grond=grond, waarde={"persoon_id": bo})

    assert wie(opdracht, Rol.AOG, JUN) == [bo]


def test_REG_36_grensdag_een_rectificatie_komt_niet_voor_het_besluit(top):
    wereld, _, bo, _ = top
    cp = wereld.persoon("Cp")
    besluit = besluit_van(wereld.benoem(wereld.concern, Rol.PROVINCIESECRETARIS, cp, vanaf=JUL))
    feit = feit_van(wereld.concern, Rol.PROVINCIESECRETARIS, JUL)

    with geweigerd(RegelOvertreding, "REG-36", "Een rectificatie komt later"):
        rectificeer(wereld, besluit, feit, op=JUL - DAG, waarde={"persoon_id": bo})
    rectificeer(wereld, besluit, feit, op=JUL, waarde={"persoon_id": bo})

    assert wie(wereld.concern, Rol.PROVINCIESECRETARIS, JUL) == [bo]


def test_REG_36_niet_verder_terug_dan_het_besluit_zelf_werkt(top):
    wereld, _, bo, besluit = top
    feit = feit_van(wereld.concern, CD, JUL)

    with pytest.raises(RegelOvertreding, match="BEV-14"):
        rectificeer(wereld, besluit, feit, waarde={"persoon_id": bo}, periode=Periode(JUL - DAG))


def test_REG_36_een_rectificatie_kan_zelf_fout_zijn(top):
    wereld, an, bo, besluit = top
    eerste = besluit_van(
        rectificeer(wereld, besluit, feit_van(wereld.concern, CD, JUL), waarde={"persoon_id": bo})
    )

    tweede = besluit_van(
        rectificeer(
            wereld,
            eerste,
            feit_van(wereld.concern, CD, JUL),
            op=SEP + DAG,
            waarde={"persoon_id": an},
        )
    )

    assert op_dag(wereld, JUL) == [an]
    assert Rectificatie.objects.get(besluit=tweede).oorsprong_id == besluit


def test_REG_36_wat_op_een_ander_besluit_rust_valt_er_buiten(top):
    wereld, _, bo, besluit = top
    wereld.benoem(wereld.concern, Rol.PROVINCIESECRETARIS, bo)
    feit = feit_van(wereld.concern, Rol.PROVINCIESECRETARIS, JUL)

    with geweigerd(InvoerFout, "REG-36", "Dit rust niet op besluit"):
        rectificeer(wereld, besluit, feit, vervalt=True)


def test_REG_36_een_intrekking_wordt_ingetrokken_niet_gerectificeerd(top):
    wereld, _, _, besluit = top
    feit = feit_van(wereld.concern, CD, JUL)
    grond = wereld.besluit("intrekking", op=SEP)
    intrekking = besluit_van(acts.trek_in(verzoek(), besluit=besluit, per=SEP, grond=grond))

    with geweigerd(InvoerFout, "REG-36", "gaat over een ander besluit"):
        rectificeer(wereld, intrekking, feit, vervalt=True)


def test_REG_36_een_besluit_rectificeert_er_maar_een_en_dat_mag_in_delen(top):
    wereld, an, bo, besluit = top
    secretaris = Rol.PROVINCIESECRETARIS
    wereld.benoem(wereld.concern, secretaris, an, vanaf=JUL, grond=OpBesluit(besluit))
    lid = Rol.GEDEPUTEERDE
    ander = besluit_van(wereld.benoem(wereld.orgaan("GS"), lid, bo, vanaf=JUL))
    feit = feit_van(wereld.concern, CD, JUL)
    nieuw = OpBesluit(besluit_van(rectificeer(wereld, besluit, feit, waarde={"persoon_id": bo})))

    rectificeer(
        wereld, besluit, feit_van(wereld.concern, secretaris, JUL), grond=nieuw, vervalt=True
    )

    assert Rectificatie.objects.count() == 1
    assert (op_dag(wereld, JUL), wie(wereld.concern, secretaris, JUL)) == ([bo], [])
    with geweigerd(InvoerFout, "REG-36", "rectificeert al een ander besluit"):
        feit = feit_van(wereld.orgaan("GS"), lid, JUL)
        rectificeer(wereld, ander, feit, grond=nieuw, vervalt=True)


def test_REG_36_alleen_een_registerbeheerder_voert_het_in(top):
    wereld, an, bo, besluit = top
    feit = feit_van(wereld.concern, CD, JUL)

    with pytest.raises(NietBevoegd):
        rectificeer(wereld, besluit, feit, actor=wereld.actor(an), waarde={"persoon_id": bo})
    rectificeer(
        wereld, besluit, feit, actor=wereld.actor(wereld.beheerder), waarde={"persoon_id": bo}
    )


def test_REG_35_met_het_besluit_valt_ook_wat_het_rectificeerde(wereld):
    an, bo, cp = (wereld.persoon(n) for n in ("An", "Bo", "Cp"))
    wereld.benoem(wereld.concern, CD, cp)
    besluit = besluit_van(wereld.benoem(wereld.concern, CD, an, vanaf=JUL, act=acts.vervang))
    nieuw = besluit_van(
        rectificeer(wereld, besluit, feit_van(wereld.concern, CD, JUL), waarde={"persoon_id": bo})
    )

    acts.vernietig(
        verzoek(), besluit=besluit, grond=wereld.besluit("vernietiging", door="KROON", op=SEP)
    )

    assert op_dag(wereld, JUL) == op_dag(wereld, SEP) == [cp], "wie ervoor week, is er weer"
    assert {s for s, _ in _statussen(nieuw)} == {"vernietigd"}


def test_REG_35_een_ingetrokken_rectificatie_laat_het_eerste_besluit_weer_gelden(top):
    wereld, an, bo, besluit = top
    nieuw = besluit_van(
        rectificeer(wereld, besluit, feit_van(wereld.concern, CD, JUL), waarde={"persoon_id": bo})
    )

    grond = wereld.besluit("intrekking", op=SEP + DAG)
    acts.trek_in(verzoek(), besluit=nieuw, per=None, grond=grond)

    assert op_dag(wereld, JUL) == op_dag(wereld, SEP) == [an]


def test_REG_36_de_database_houdt_een_rectificatie_zoals_zij_is(echte_wereld):
    wereld = echte_wereld
    an = wereld.persoon("An")
    besluit = besluit_van(wereld.benoem(wereld.concern, CD, an, vanaf=JUL))
    rectificeer(wereld, besluit, feit_van(wereld.concern, CD, JUL), vervalt=True)

    with psycopg.connect(wereld.kloon.app) as app:
        for zin in (
            "UPDATE register_rectificatie SET van_id = oorsprong_id",
            "DELETE FROM register_rectificatie",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
                app.execute(zin)
        with pytest.raises(psycopg.errors.CheckViolation) as gevangen, app.transaction():
            app.execute(
                "INSERT INTO register_rectificatie (id, besluit_id, van_id, oorsprong_id,"
                " geopend_id) SELECT 9000000, van_id, van_id, van_id, geopend_id"
                " FROM register_rectificatie"
            )
        assert gevangen.value.diag.constraint_name == "rectificatie_van_een_ander"
