"""The jobs of this room: thin, with primitive arguments."""

from procrastinate.contrib.django import app

from driehoek.toegang.acts_bewaren import vernietig


@app.periodic(cron="43 3 * * *")
@app.task(name="vernietig_oude_persoonsgegevens", queueing_lock="vernietig_oude_persoonsgegevens")
def vernietig_oude_persoonsgegevens(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    vernietig()
