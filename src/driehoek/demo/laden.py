"""Loads the demo province in an empty register: plan, acts, accounts, and the rules counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from driehoek.demo import inzet, leiding, profielen, teamplannen, vakken, verbanden
from driehoek.demo.accounts import maak_accounts
from driehoek.demo.plan.types import BesluitPlan, Event, Plan
from driehoek.demo.speel import Meld, speel
from driehoek.demo.spel.stand import Stand
from driehoek.kern.tijd import dag_in_woorden
from driehoek.platform import documenten, statistiek, taken
from driehoek.platform.models import Kop
from driehoek.signalen.acts import meldingen, volgen


class NietLeegError(Exception):
    """The demo is only loaded in a register without acts."""


@dataclass(slots=True)
class Archief:
    """Keeps the text of the first so many besluiten; None: of all."""

    hooguit: int | None
    bewaard: int = 0

    def bewaar(self, plan: BesluitPlan, kenmerk: str) -> str | None:
        if self.hooguit is not None and self.bewaard >= self.hooguit:
            return None
        self.bewaard += 1
        inhoud = _tekst(plan, kenmerk).encode()
        return documenten.bewaar(inhoud, f"{kenmerk}.txt", wacht=False).sha256


def laad(plan: Plan, *, meld: Meld, documenten_tot: int | None = None) -> Stand:
    """Play the plan; gives what the player knows at the end."""
    if Kop.objects.get(id=1).nr:
        raise NietLeegError(
            "Dit register is niet leeg; de demo begint alleen in een leeg register."
        )
    with connection.cursor() as cursor:
        # A demo that a power cut breaks off is loaded again: no commit waits for the disk.
        cursor.execute("SET synchronous_commit = off")
    stand = Stand(bewaar=Archief(documenten_tot).bewaar)
    with meldingen.stil():
        verder = _met_statistiek(_met_signalen(plan.events, meld))
        speel(plan.events, stand, verder, plan.seed)
    maak_accounts(plan.aanmeldingen, stand)
    leiding.vul()
    vakken.vul()
    verbanden.vul()
    inzet.vul()
    profielen.vul(stand, plan.seed)
    teamplannen.vul()
    taken.eenmaal("tel_regels")
    return stand


def _met_statistiek(meld: Meld) -> Meld:
    """What grows from nothing in a minute outruns what PostgreSQL knows of it."""

    def verder(event: Event, nummer: int, aantal: int) -> None:
        if nummer in OPNIEUW_TELLEN:
            statistiek.ververs()
        meld(event, nummer, aantal)

    return verder


def _met_signalen(events: Sequence[Event], meld: Meld) -> Meld:
    """Signals are seen for the first time shortly before the demo begins: some are late in it."""
    teldag = events[-1].registratiemoment - VOORAF
    eerste = next(nr for nr, e in enumerate(events, start=1) if e.registratiemoment >= teldag)

    def verder(event: Event, nummer: int, aantal: int) -> None:
        if nummer == eerste:
            volgen.tel()
        meld(event, nummer, aantal)

    return verder


VOORAF = timedelta(days=10)
OPNIEUW_TELLEN = frozenset((*range(5, 60, 5), *(60 * 2**keer for keer in range(6))))
"""After so many events: the province is founded in the first sixty, then it grows more slowly."""


def _tekst(plan: BesluitPlan, kenmerk: str) -> str:
    return (
        f"{plan.titel}\n\nKenmerk: {kenmerk}\nGenomen: {dag_in_woorden(plan.genomen)}\n"
        f"Bekendgemaakt: {dag_in_woorden(plan.bekendgemaakt)}\n"
        f"Werkt vanaf: {dag_in_woorden(plan.werkt_vanaf)}\n\n{plan.tekst}\n"
    )
