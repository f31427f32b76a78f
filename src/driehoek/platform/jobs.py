"""The platform's own jobs: counting the rules, saving jobs whose worker is gone, forgetting."""

from django.db import transaction
from procrastinate.contrib.django import app

from driehoek.platform import klok, regelboek, taakbestanden, taken
from driehoek.platform.accounts import pogingen, sessies
from driehoek.platform.gemak import acts as gemak
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.models import Kop, RegelStand
from driehoek.platform.regelboek import Regel, Soort

POGINGEN = 3
"""So often a job is tried again that takes its worker down with it."""
BEWAAR_DAGEN = 7
"""So long what was done stays in the queue to be looked at."""


@app.task(name="tel_regels")
def tel_regels() -> None:
    """Count how often each rule speaks: apart for what refuses, asks or warns under one id.

    First what asks and warns: people look at that. An act that comes in between asks for a count
    of its own; this one then stops, so that what is stored is never older than the register.
    """
    nr = Kop.objects.get(id=1).nr
    zacht = {regel: regel.overtredingen() for regel in regelboek.alle() if not _hard(regel)}
    with transaction.atomic():
        if Kop.objects.select_for_update().get(id=1).nr != nr:
            return
        _bewaar(nr, zacht)
        regelboek.na_telling(zacht)
    for regel in filter(_hard, regelboek.alle()):
        if taken.wacht("tel_regels"):
            return
        _bewaar(nr, {regel: regel.overtredingen()})


def _hard(regel: Regel) -> bool:
    return regel.soort is Soort.HARD


def _bewaar(nr: int, gevonden: regelboek.Gevonden) -> None:
    nu = klok.nu()
    RegelStand.objects.bulk_create(
        [
            RegelStand(regel=regel.sleutel, aantal=len(gezegd), handeling=nr, geteld=nu)
            for regel, gezegd in gevonden.items()
        ],
        update_conflicts=True,
        unique_fields=["regel"],
        update_fields=["aantal", "handeling", "geteld"],
    )


def vraag_telling(_boek: Boek) -> None:
    """After each act the rules are counted again, when there is time for it."""
    taken.eenmaal("tel_regels")


@app.periodic(cron="5 22,23 * * *")
@app.task(name="tel_regels_elke_dag", queueing_lock="tel_regels_elke_dag")
def tel_regels_elke_dag(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    """Just after midnight in Amsterdam, summer and winter: a rule can speak because a day began."""
    taken.eenmaal("tel_regels")


@app.periodic(cron="* * * * *")
@app.task(name="haal_gestrande_taken_terug", queueing_lock="haal_gestrande_taken_terug")
def haal_gestrande_taken_terug(timestamp: int) -> None:  # noqa: ARG001
    taken.haal_terug(POGINGEN)


@app.periodic(cron="17 3 * * *")
@app.task(name="ruim_oude_taken_op", queueing_lock="ruim_oude_taken_op")
def ruim_oude_taken_op(timestamp: int) -> None:  # noqa: ARG001
    taken.ruim_op(BEWAAR_DAGEN)
    taakbestanden.ruim_op()


@app.periodic(cron="27 3 * * *")
@app.task(name="vergeet_oude_bezoeken", queueing_lock="vergeet_oude_bezoeken")
def vergeet_oude_bezoeken(timestamp: int) -> None:  # noqa: ARG001
    gemak.vergeet_oud()


@app.periodic(cron="27 3 * * *")
@app.task(name="ruim_sessies_op", queueing_lock="ruim_sessies_op")
def ruim_sessies_op(timestamp: int) -> None:  # noqa: ARG001
    sessies.ruim_op()
    pogingen.ruim_op()


regelboek.bij_handeling(vraag_telling)
