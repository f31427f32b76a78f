"""The platform's own jobs: counting the rules, and saving jobs whose worker is gone."""

from procrastinate.contrib.django import app

from driehoek.platform import klok, regelboek, taken
from driehoek.platform.accounts import pogingen, sessies
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.models import Kop, RegelStand

POGINGEN = 3
"""So often a job is tried again that takes its worker down with it."""
BEWAAR_DAGEN = 7
"""So long what was done stays in the queue to be looked at."""


@app.task(name="tel_regels")
def tel_regels() -> None:
    """Count how often each rule speaks: apart for what refuses, asks or warns under one id."""
    nr = Kop.objects.get(id=1).nr
    aantallen = {regel.sleutel: len(regel.overtredingen()) for regel in regelboek.alle()}
    RegelStand.objects.bulk_create(
        [
            RegelStand(regel=sleutel, aantal=aantal, handeling=nr, geteld=klok.nu())
            for sleutel, aantal in aantallen.items()
        ],
        update_conflicts=True,
        unique_fields=["regel"],
        update_fields=["aantal", "handeling", "geteld"],
    )


def vraag_telling(_boek: Boek) -> None:
    """After each act the rules are counted again, when there is time for it."""
    taken.eenmaal("tel_regels")


@app.periodic(cron="* * * * *")
@app.task(name="haal_gestrande_taken_terug", queueing_lock="haal_gestrande_taken_terug")
def haal_gestrande_taken_terug(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    taken.haal_terug(POGINGEN)


@app.periodic(cron="17 3 * * *")
@app.task(name="ruim_oude_taken_op", queueing_lock="ruim_oude_taken_op")
def ruim_oude_taken_op(timestamp: int) -> None:  # noqa: ARG001
    taken.ruim_op(BEWAAR_DAGEN)


@app.periodic(cron="27 3 * * *")
@app.task(name="ruim_sessies_op", queueing_lock="ruim_sessies_op")
def ruim_sessies_op(timestamp: int) -> None:  # noqa: ARG001
    sessies.ruim_op()
    pogingen.ruim_op()


regelboek.bij_handeling(vraag_telling)
