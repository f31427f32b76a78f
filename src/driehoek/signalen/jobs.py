"""The jobs of signals, notifications and mail: thin, with primitive arguments."""

import uuid
from datetime import time

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from driehoek.platform import klok
from driehoek.signalen.acts import meldingen, post, volgen

VANAF, TOT = time(7), time(12)
"""The morning, in Amsterdam: a worker that comes up late still sends the digests of today."""
# A mail server that is away: after 4, 16, 64, ... seconds, for some hours.
NOG_EENS = RetryStrategy(max_attempts=7, exponential_wait=4, retry_exceptions={OSError})


@app.periodic(cron="*/10 5-11 * * *")
@app.task(name="plan_dagberichten", queueing_lock="plan_dagberichten")
def plan_dagberichten(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    """Each working morning; the queue counts in UTC, so the hour is looked at here."""
    if VANAF <= klok.nu().astimezone(klok.AMSTERDAM).time() < TOT:
        post.plan()


@app.task(name="stuur_dagbericht", retry=NOG_EENS)
def stuur_dagbericht(bericht: int) -> None:
    post.verstuur(bericht)


@app.task(name="stuur_bevestiging", retry=NOG_EENS)
def stuur_bevestiging(account: str) -> None:
    post.stuur_bevestiging(uuid.UUID(account))


@app.periodic(cron="27 3 * * *")
@app.task(name="ruim_meldingen_op", queueing_lock="ruim_meldingen_op")
def ruim_meldingen_op(timestamp: int) -> None:  # noqa: ARG001
    meldingen.vergeet_oude()
    post.vergeet_oude()
    volgen.vergeet_oude()
