"""The check of a file as long work: it can be left, and stopped."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from procrastinate.contrib.django import app

from driehoek.platform import klok, taken
from driehoek.platform.handelingen.types import SYSTEEM, Actor, Verzoek
from driehoek.platform.models import Taak
from driehoek.rechtmatigheid import acts, klaarzetten, mappen, reads_controles
from driehoek.rechtmatigheid.models import Controlebestand
from driehoek.rechtmatigheid.samenvatting import als_gegevens
from driehoek.rechtmatigheid.toets import Register, toets_bestand
from driehoek.rechtmatigheid.types import Afgebroken
from driehoek.register import instellingen
from driehoek.register.models import AccountPersoon

KIJK_OM_DE = 0.5
"""So many seconds pass before it looks again whether somebody wants it to stop."""
GEHEEL = 1000
_TOETSEN, _NAZIEN = 700, 300
_GESTOPT = "De toetsing is gestopt. Er is niets bewaard."


@taken.taak
def toets_betaalbestand(taak: Taak, *, bestand: str) -> dict[str, Any]:
    """Check a file that was offered, and keep what was found. Whatever fails leaves nothing."""
    aangeboden = Controlebestand.objects.filter(id=bestand).first()
    if aangeboden is None:
        raise Afgebroken(_GESTOPT)
    if aangeboden.controle_id:
        return {"controle": aangeboden.controle_id}  # an earlier run, whose worker was killed
    try:
        controle = _toets(taak, aangeboden)
    except BaseException:
        mappen.verwijder(aangeboden.id)
        raise
    if controle is None:
        acts.verwijder(aangeboden.id)
        return {}
    return {"controle": controle, "pad": f"/rechtmatigheid/{controle}/"}


def _toets(taak: Taak, aangeboden: Controlebestand) -> int | None:
    """The check that was kept; none where Driehoek looked again by itself and found the same."""
    gestopt, register = _gestopt(aangeboden), Register.van_nu()
    bron = mappen.bron(aangeboden.id, aangeboden.naam)
    uitkomst = mappen.uitkomst(aangeboden.id)
    samen = toets_bestand(
        bron,
        uitkomst,
        voortgang=_voortgang(taak, gestopt, 0, _TOETSEN, "De regels worden getoetst."),
        gestopt=gestopt,
        register=register,
    )
    klaar = klaarzetten.schrijf(
        bron,
        uitkomst,
        mappen.bevindingen(aangeboden.id),
        register,
        _voortgang(taak, gestopt, _TOETSEN, _NAZIEN, "De bevindingen worden klaargezet."),
        _eerdere_uitkomst(aangeboden),
    )
    if aangeboden.account is None and not klaar.gewijzigd:
        return None
    gedaan = acts.bewaar_controle(
        Verzoek(actor=_actor(aangeboden), id=taak.id),
        bestand=aangeboden,
        nr=samen.nr,
        gezet=_gezet(),
        samenvatting=als_gegevens(samen)
        | {"weggelaten": klaar.weggelaten, "gewijzigd": dict(klaar.gewijzigd)},
    )
    (controle,) = gedaan.ids("rechtmatigheid_controle")
    Controlebestand.objects.filter(id=aangeboden.id).update(controle=controle)
    return controle


def _eerdere_uitkomst(aangeboden: Controlebestand) -> Path | None:
    """What was found the time before, of the same file; None once that is destroyed."""
    eerder = Controlebestand.objects.filter(controle=aangeboden.vorige_id or 0).first()
    uitkomst = mappen.uitkomst(eerder.id) if eerder else None
    return uitkomst if uitkomst is not None and uitkomst.exists() else None


def _voortgang(
    taak: Taak, gestopt: Callable[[], bool], vanaf: int, deel: int, zin: str
) -> Callable[[int, int], None]:
    """Say how far the whole is; raises Afgebroken where somebody wants it to stop."""

    def meld(gedaan: int, totaal: int) -> None:
        if gestopt():
            raise Afgebroken(_GESTOPT)
        taken.voortgang(taak, vanaf + deel * gedaan // max(totaal, 1), GEHEEL, zin)

    return meld


def _gestopt(aangeboden: Controlebestand) -> Callable[[], bool]:
    laatst, antwoord = -KIJK_OM_DE, False

    def gestopt() -> bool:
        nonlocal laatst, antwoord
        if time.monotonic() - laatst >= KIJK_OM_DE:
            laatst = time.monotonic()
            antwoord = not Controlebestand.objects.filter(id=aangeboden.id, stop=False).exists()
        return antwoord

    return gestopt


def _gezet() -> dict[str, Any]:
    """The limits of today that the check works by."""
    vandaag = klok.vandaag()
    soort = instellingen.SPLITSINGSVENSTER
    return {soort.code: instellingen.getal(soort, vandaag)}


def _actor(aangeboden: Controlebestand) -> Actor:
    """Who offered it, as that account is today; nobody: the system itself."""
    if aangeboden.account is None:
        return SYSTEEM
    koppeling = AccountPersoon.objects.filter(account_id=aangeboden.account).first()
    return Actor(aangeboden.account, koppeling.persoon_id if koppeling else None)


@app.periodic(cron="23 4 * * *")
@app.task(name="hertoets_controles", queueing_lock="hertoets_controles")
def hertoets_controles(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    """Look again at files of which the register changed about days that they are about."""
    for controle in reads_controles.te_hertoetsen():
        acts.toets_opnieuw(controle, account=None)


@app.periodic(cron="53 3 * * *")
@app.task(name="ruim_controles_op", queueing_lock="ruim_controles_op")
def ruim_controles_op(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    acts.ruim_op()
