"""Long work: asked in a transaction, done by a worker, its progress and its failure kept."""

import uuid
from typing import Any

import psycopg
import pytest
from django.core.management import call_command

from driehoek.platform.fouten import InvoerFout

ACCOUNT = uuid.UUID(int=7)
gedaan: list[Any] = []


@pytest.fixture(scope="session")
def proefwerk(django_test_environment) -> None:
    """A few jobs of our own in the queue's book of jobs."""
    from driehoek.platform import taken

    @taken.taak
    def proef_telt(taak, *, tot: int) -> dict[str, int]:
        for i in range(tot):
            taken.voortgang(taak, i + 1, tot, "Er wordt geteld.")
        gedaan.append(str(taak.id))
        return {"geteld": tot}

    @taken.taak
    def proef_weigert(taak) -> None:
        raise InvoerFout("Dat bestand is leeg.")

    @taken.taak
    def proef_breekt(taak) -> None:
        geheim = "Jansen"
        raise RuntimeError("stuk" if geheim else "")


@pytest.fixture
def wachtrij(proefwerk, echte_db, monkeypatch):
    """A queue in which nothing comes by itself: some jobs are due at an hour of the day."""
    from procrastinate.contrib.django import app

    gedaan.clear()
    monkeypatch.setattr(app.periodic_registry, "periodic_tasks", {})
    return echte_db


def werk_af() -> None:
    call_command("worker", eenmalig=True)


def jobs(database: Any, soort: str) -> list[tuple[str, int]]:
    with psycopg.connect(database.superuser) as conn:
        return conn.execute(
            "SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name = %s ORDER BY id",
            [soort],
        ).fetchall()


def test_work_is_done_and_says_how_far_it_is(wachtrij):
    from driehoek.platform import taken

    taak = taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=4)
    assert taken.stand(taak).staat_in_woorden == "Wacht"
    assert taken.stand(taak).procent is None

    werk_af()
    stand = taken.stand(taken.van(ACCOUNT, taak.id))
    assert (stand.klaar, stand.procent, stand.uitkomst) == (True, 100, {"geteld": 4})
    assert gedaan == [str(taak.id)]
    assert taken.van(uuid.UUID(int=8), taak.id) is None


def test_what_is_rolled_back_was_never_asked(wachtrij):
    from django.db import transaction

    from driehoek.platform import taken
    from driehoek.platform.models import Taak

    with transaction.atomic():
        taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=1)
        transaction.set_rollback(True)
    assert not Taak.objects.exists()
    assert jobs(wachtrij, "proef_telt") == []


def test_a_job_that_nobody_knows_is_not_asked(wachtrij):
    from procrastinate.exceptions import TaskNotFound

    from driehoek.platform import taken
    from driehoek.platform.models import Taak

    with pytest.raises(TaskNotFound):
        taken.start("bestaat_niet", "Niets", account=ACCOUNT)
    assert not Taak.objects.exists()


def test_a_refusal_is_told_in_its_own_words(wachtrij):
    from driehoek.platform import taken

    taak = taken.start("proef_weigert", "Weigeren", account=ACCOUNT)
    werk_af()
    stand = taken.stand(taken.van(ACCOUNT, taak.id))
    assert (stand.mislukt, stand.bericht) == (True, "Dat bestand is leeg.")


def test_a_failure_is_told_in_dutch_and_never_in_the_words_of_the_error(wachtrij):
    from driehoek.platform import taken

    taak = taken.start("proef_breekt", "Breken", account=ACCOUNT)
    werk_af()
    stand = taken.stand(taken.van(ACCOUNT, taak.id))
    assert stand.mislukt
    assert str(taak.id) in stand.bericht
    assert "Er ging iets mis aan onze kant" in stand.bericht
    assert "stuk" not in stand.bericht
    assert jobs(wachtrij, "proef_breekt")[0][0] == "failed"


def test_the_log_of_an_error_holds_no_local_variables():
    import logging

    from driehoek.config.logboek import LOGGING

    opmaak = LOGGING["formatters"]["json"]
    formatter = opmaak["()"](
        **{k: v for k, v in opmaak.items() if k in {"foreign_pre_chain", "processors"}}
    )

    def breekt() -> None:
        achternaam = "Jansen"
        raise RuntimeError("stuk" if achternaam else "")

    try:
        breekt()
    except RuntimeError as fout:
        spoor = (type(fout), fout, fout.__traceback__)
    regel = logging.LogRecord("driehoek", logging.ERROR, __file__, 1, "mis", (), spoor)
    tekst = formatter.format(regel)
    assert "RuntimeError" in tekst
    assert "test_taken.py" in tekst
    assert "Jansen" not in tekst


def test_work_that_was_finished_is_not_done_again(wachtrij):
    """Its worker was killed between the work and saying so."""
    from driehoek.platform import taken

    taak = taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=1)
    werk_af()
    with psycopg.connect(wachtrij.superuser) as conn:
        conn.execute("UPDATE procrastinate_jobs SET status = 'todo' WHERE task_name = 'proef_telt'")
    werk_af()
    assert gedaan == [str(taak.id)]


def test_each_act_asks_for_one_count_and_a_refused_act_for_none(wachtrij):
    from driehoek.register import acts
    from driehoek.register.types import NieuwePersoon
    from provincie import Provincie, verzoek

    p = Provincie()
    p.persoon()
    p.persoon("Bo")
    assert jobs(wachtrij, "tel_regels") == [("todo", 0)]
    werk_af()
    assert jobs(wachtrij, "tel_regels") == [("succeeded", 1)]

    with pytest.raises(InvoerFout):
        acts.registreer_personen(verzoek(), personen=[NieuwePersoon("B0", "Bea", "Heerder")])
    acts.registreer_personen(
        verzoek(voorbeeld=True), personen=[NieuwePersoon("V1", "Vera", "Voorbeeld")]
    )
    assert jobs(wachtrij, "tel_regels") == [("succeeded", 1)]
    p.persoon("Cas")
    assert jobs(wachtrij, "tel_regels") == [("succeeded", 1), ("todo", 0)]


def test_the_count_is_of_the_head_and_right(wachtrij):
    from driehoek.platform import regelboek
    from driehoek.platform.models import Kop, RegelStand
    from provincie import Provincie

    p = Provincie()
    p.opdracht(p.opgave(), "Zonder ambtelijk opdrachtnemer")
    werk_af()
    hoort = {regel.sleutel: len(regel.overtredingen()) for regel in regelboek.alle()}
    standen = {r.regel: r.aantal for r in RegelStand.objects.all()}
    assert standen == hoort
    assert (standen["REG-06"], standen["REG-06s"]) == (0, 1)
    assert {r.handeling for r in RegelStand.objects.all()} == {Kop.objects.get().nr}


def test_a_count_that_waits_does_not_begin_before_the_act_is_done(wachtrij):
    """Else it would miss what the act writes, and nobody would count again."""
    from django.db import transaction

    from driehoek.register import acts
    from driehoek.register.types import NieuwePersoon
    from provincie import Provincie, verzoek

    Provincie()
    haal = "SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)"
    with psycopg.connect(wachtrij.superuser) as werker:
        with transaction.atomic():
            acts.registreer_personen(verzoek(), personen=[NieuwePersoon("N1", "Nel", "Nieuw")])
            assert werker.execute(haal).fetchone() == (None,)
            werker.rollback()
        rij = werker.execute(haal).fetchone()
        assert rij is not None
        assert rij[0] is not None


def strand(database: Any, soort: str, pogingen: int = 0) -> None:
    """As a killed worker leaves it: in hand of somebody who is not there."""
    with psycopg.connect(database.superuser) as conn:
        conn.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s WHERE task_name = %s",
            [pogingen, soort],
        )


def test_a_job_whose_worker_was_killed_is_done_after_all(wachtrij):
    from driehoek.platform import taken

    taak = taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=1)
    strand(wachtrij, "proef_telt")
    assert taken.haal_terug(3) == 1
    werk_af()
    assert taken.stand(taken.van(ACCOUNT, taak.id)).klaar


def test_a_job_in_hand_of_a_living_worker_is_left_alone(wachtrij):
    from driehoek.platform import taken

    taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=1)
    strand(wachtrij, "proef_telt")
    with psycopg.connect(wachtrij.superuser) as conn:
        conn.execute(
            "WITH w AS (INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id)"
            " UPDATE procrastinate_jobs SET worker_id = w.id FROM w"
        )
    assert taken.haal_terug(3) == 0
    assert jobs(wachtrij, "proef_telt") == [("doing", 0)]


def test_a_job_that_keeps_killing_its_worker_is_given_up_in_words(wachtrij):
    from driehoek.platform import taken

    taak = taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=1)
    strand(wachtrij, "proef_telt", pogingen=3)
    assert taken.haal_terug(3) == 0
    assert jobs(wachtrij, "proef_telt") == [("failed", 3)]
    assert taken.stand(taken.van(ACCOUNT, taak.id)).mislukt


def test_a_stranded_count_gives_way_to_the_one_that_waits(wachtrij):
    from driehoek.platform import taken
    from provincie import Provincie

    p = Provincie()
    strand(wachtrij, "tel_regels")
    p.persoon()
    assert taken.haal_terug(3) == 0
    assert jobs(wachtrij, "tel_regels") == [("failed", 0), ("todo", 0)]


def test_old_work_is_forgotten_and_waiting_work_is_not(wachtrij):
    from driehoek.platform import taken

    taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=1)
    werk_af()
    taken.start("proef_telt", "Tellen", account=ACCOUNT, tot=1)
    assert taken.ruim_op(7) == 0
    with psycopg.connect(wachtrij.superuser) as conn:
        conn.execute("UPDATE procrastinate_events SET at = at - interval '8 days'")
    assert taken.ruim_op(7) >= 1
    assert jobs(wachtrij, "proef_telt") == [("todo", 0)]
