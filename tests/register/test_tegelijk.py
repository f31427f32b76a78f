"""Two at once, over real connections: one wins, the other gets a clear answer (REG-04 to REG-06)."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import pairwise

import psycopg
import pytest
from django.db import connection

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import RegelOvertreding, RegisterBezet
from driehoek.platform.handelingen.boek import SLOT
from driehoek.platform.handelingen.types import SYSTEEM, Uitkomst, Verzoek
from driehoek.platform.models import Handeling
from driehoek.register import acts, reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Benoeming, NieuwePersoon, Rol
from provincie import verzoek
from register.hulp import NU

RONDES = 100
DAG = date(2024, 1, 1)


def tegelijk(*werk: Callable[[], object]) -> list[object]:
    """What each function gave or raised; all begin at the same moment, on connections of their own."""
    start = threading.Barrier(len(werk))

    def doe(functie: Callable[[], object]) -> object:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            return functie()
        except Exception as fout:  # noqa: BLE001  (the refusal is what the test looks at)
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(werk)) as ploeg:
        return list(ploeg.map(doe, werk))


@pytest.mark.traag
@pytest.mark.parametrize("rol", [Rol.CONCERNDIRECTEUR, Rol.AOG])
def test_REG_05_tweehonderd_keer_twee_tegelijk_precies_een_wint(echte_wereld, rol):
    """A hundred rounds for each kind of refusal: by the constraint alone, and by the rule first."""
    an, bo = echte_wereld.persoon("An"), echte_wereld.persoon("Bo")
    is_aog = rol == Rol.AOG
    drager = echte_wereld.opdracht() if is_aog else echte_wereld.concern
    begin, samen = reads.kop().nr, threading.Barrier(2)

    def benoem(persoon, ronde):
        dag = DAG + timedelta(days=ronde)
        if is_aog:
            grond = echte_wereld.aog_besluit(DAG)
        else:
            grond = echte_wereld.besluit("topbenoeming", op=DAG)
        benoeming = Benoeming(drager, rol, persoon, Periode(dag, dag + timedelta(days=1)))
        samen.wait(timeout=30)
        return acts.benoem(verzoek(), benoemingen=[benoeming], grond=grond, uitleg="Een dag")

    def alle_rondes(persoon):
        return lambda: [_of_fout(benoem, persoon, ronde) for ronde in range(RONDES)]

    een, ander = tegelijk(alle_rondes(an), alle_rondes(bo))

    for paar in zip(een, ander, strict=True):
        assert [type(u) for u in paar].count(Uitkomst) == 1, paar
        (geweigerd,) = [u for u in paar if not isinstance(u, Uitkomst)]
        assert isinstance(geweigerd, RegelOvertreding), repr(geweigerd)
        if is_aog:
            assert "Op een moment mag er hooguit een zijn" in str(geweigerd)
            assert str(geweigerd).endswith("(REG-05)")
        else:  # no rule of the sources says it of this role: the database alone does
            assert str(geweigerd) == VERVULD
    dagen = Rolvervulling.objects.huidig().filter(drager_id=drager, rolsoort__rol=rol)
    assert dagen.count() == RONDES
    assert reads.kop().nr == begin + RONDES, "wie verliest, laat niets achter"
    assert _momenten_lopen_op()


VERVULD = "De rol Concerndirecteur is in die periode al door iemand vervuld."


def _of_fout(functie, *args):
    try:
        return functie(*args)
    except Exception as fout:  # noqa: BLE001  (the refusal is what the test looks at)
        return fout


def _momenten_lopen_op() -> bool:
    momenten = list(Handeling.objects.order_by("nr").values_list("moment", flat=True))
    return all(een < ander for een, ander in pairwise(momenten))


def test_een_verzoek_twee_keer_tegelijk_wordt_een_keer_uitgevoerd(echte_wereld):
    zelfde = Verzoek(actor=SYSTEEM)

    def registreer():
        return acts.registreer_personen(zelfde, personen=[NieuwePersoon("N1", "An", "Jansen")])

    een, ander = tegelijk(registreer, registreer)

    assert een.nr == ander.nr
    assert {een.herhaald, ander.herhaald} == {False, True}


def test_wie_te_lang_wacht_hoort_dat_iemand_anders_schrijft(echte_wereld, monkeypatch):
    from driehoek.platform.handelingen import boek

    def ongeduldig(_verzoek):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '100ms'")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
        raise AssertionError("het slot was vrij")

    monkeypatch.setattr(boek, "_neem_slot", ongeduldig)
    voor = reads.kop().nr
    with psycopg.connect(echte_wereld.kloon.app) as schrijver:
        schrijver.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
        with pytest.raises(RegisterBezet, match=r"Probeer het zo nog eens\."):
            acts.registreer_personen(verzoek(), personen=[NieuwePersoon("N1", "An", "Jansen")])
    assert reads.kop().nr == voor


LEES = """
SELECT k.nr, (SELECT max(nr) FROM platform_handeling),
    (SELECT max(geopend_id) FROM register_rolvervulling),
    (SELECT count(*) FROM register_rolvervulling r WHERE r.gesloten_id IS NULL
        AND r.rolsoort_id = 2 AND r.geldig @> '2024-06-01'::date),
    (SELECT count(*) FROM register_rolvervulling r, platform_kop p
        WHERE r.rolsoort_id = 2 AND r.geldig @> '2024-06-01'::date AND r.geregistreerd @> p.moment)
FROM platform_kop k
"""


@pytest.mark.traag
def test_een_lezer_ziet_nooit_een_halve_handeling(echte_wereld):
    """A replacement closes and opens: whoever reads meanwhile sees one holder, never none or two."""
    personen = [echte_wereld.persoon("An"), echte_wereld.persoon("Bo")]
    echte_wereld.benoem(echte_wereld.concern, Rol.CONCERNDIRECTEUR, personen[0])
    klaar = threading.Event()
    gezien: list[tuple[int, ...]] = []

    def lees():
        with psycopg.connect(echte_wereld.kloon.app, autocommit=True) as lezer:
            while not klaar.is_set():
                gezien.append(lezer.execute(LEES).fetchone())

    def schrijf():
        try:
            for ronde in range(40):
                echte_wereld.benoem(
                    echte_wereld.concern,
                    Rol.CONCERNDIRECTEUR,
                    personen[ronde % 2],
                    vanaf=DAG,
                    act=acts.vervang,
                )
        finally:
            klaar.set()
            connection.close()

    with ThreadPoolExecutor(2) as ploeg:
        taken = [ploeg.submit(lees), ploeg.submit(schrijf)]
        for taak in taken:
            taak.result(timeout=60)

    assert len({rij[0] for rij in gezien}) > 5, "de lezer zag het register bewegen"
    for kop, laatste, _, huidig, bekend in gezien:
        assert (kop, huidig, bekend) == (laatste, 1, 1)
    assert [rij[0] for rij in gezien] == sorted(rij[0] for rij in gezien)
    assert reads.kop().moment >= NU
