"""The jobs of this room: thin, with primitive arguments."""

from django.conf import settings
from procrastinate.contrib.django import app

from driehoek.koppelingen.beslislog import verschepen


@app.periodic(cron="* * * * *")
@app.task(name="verscheep_beslislog", queueing_lock="verscheep_beslislog", lock="beslislog")
def verscheep_beslislog(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    verschepen.verscheep(settings.BESLISLOG)


@app.periodic(cron="37 3 * * *")
@app.task(name="vernietig_oude_beslissingen", queueing_lock="vernietig_oude_beslissingen")
def vernietig_oude_beslissingen(timestamp: int) -> None:  # noqa: ARG001
    verschepen.vernietig_oude()
