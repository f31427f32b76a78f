"""Long work of this room: a report; trying a file that somebody offers, and taking it over."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.acts import invoer
from driehoek.opdrachten.models import Invoerbestand
from driehoek.opdrachten.overname.invoer import lees, neem_over
from driehoek.opdrachten.overname.types import OvernameGeweigerd
from driehoek.opdrachten.overname.uitkomst import Verslag
from driehoek.opdrachten.rapport.maak import STAPPEN as RAPPORTSTAPPEN
from driehoek.opdrachten.rapport.maak import maak, vraag_van
from driehoek.platform import taakbestanden, taken
from driehoek.platform.fouten import IntussenGewijzigd, InvoerFout
from driehoek.platform.handelingen.types import Actor, Verzoek
from driehoek.platform.models import Handeling, Taak
from driehoek.register import reads
from driehoek.register.models import AccountPersoon

STAPPEN = 3
_VERANDERD = (
    "Het register is veranderd sinds je dit bestand probeerde. Er is niets opgeslagen. Probeer het"
    " bestand opnieuw: dan zie je wat er nu mee zou gebeuren."
)


@taken.taak
def maak_rapport(
    taak: Taak, *, geldig_op: str, bekend_op: str, omvang: str, over: int | None, vorm: str
) -> dict[str, str]:
    """Make 'register op datum' and keep it for who asked for it."""
    peil = Peilmoment(date.fromisoformat(geldig_op), datetime.fromisoformat(bekend_op))
    bestand = maak(
        vraag_van(peil, omvang, over),
        vorm,
        lambda stap, zin: taken.voortgang(taak, stap, RAPPORTSTAPPEN, zin),
    )
    taakbestanden.bewaar(taak, bestand.naam, bestand.mediatype, bestand.inhoud)
    return {"bestand": bestand.naam}


@taken.taak
def probeer_invoer(taak: Taak, *, bestand: str) -> dict[str, Any]:
    """Say line by line what would become of a file; nothing of it is stored in the register."""
    aangeboden = _haal(bestand)
    gezien = reads.kop().nr
    verzoek = Verzoek(actor=_actor(aangeboden), voorbeeld=True)
    try:
        verslag = neem_over(aangeboden, _lees(taak, aangeboden), verzoek)
    except OvernameGeweigerd as geweigerd:
        verslag = Verslag(aangeboden.naam, 0, fouten=geweigerd.meldingen, is_proef=True)
    taken.voortgang(taak, 2, STAPPEN, "Het verslag wordt gemaakt.")
    invoer.bewaar_proef(aangeboden.id, verslag, gezien)
    return {"nieuw": verslag.nieuw, "fouten": len(verslag.fouten)}


@taken.taak
def neem_invoer_over(taak: Taak, *, bestand: str) -> dict[str, Any]:
    """Take a file over as it was tried; when the register changed since, it is refused."""
    if nr := _handeling(taak):
        return {"handeling": nr}  # done by an earlier run, whose worker was killed after it
    aangeboden = _haal(bestand)
    verzoek = Verzoek(actor=_actor(aangeboden), id=taak.id, gezien=aangeboden.gezien)
    gelezen = _lees(taak, aangeboden)
    try:
        _neem_over_zoals_gezien(aangeboden, gelezen, verzoek)
    except IntussenGewijzigd as fout:
        raise IntussenGewijzigd(_VERANDERD) from fout
    return {"handeling": _handeling(taak)}


@transaction.atomic
def _neem_over_zoals_gezien(aangeboden: Invoerbestand, gelezen: Any, verzoek: Verzoek) -> None:
    """Unless a line would become something else than the person saw."""
    verslag = neem_over(aangeboden, gelezen, verzoek)
    gezien = Verslag.uit_gegevens(aangeboden.verslag or {})
    if verslag.fouten or verslag.lijnen != gezien.lijnen:
        raise IntussenGewijzigd(_VERANDERD)


def _haal(id_: str) -> Invoerbestand:
    gevonden = Invoerbestand.objects.filter(id=id_).first()
    if gevonden is None:
        raise InvoerFout("Dit bestand is intussen verwijderd.")
    return gevonden


def _lees(taak: Taak, aangeboden: Invoerbestand) -> Any:
    taken.voortgang(taak, 0, STAPPEN, "Het bestand wordt gelezen.")
    gelezen = lees(aangeboden)
    taken.voortgang(taak, 1, STAPPEN, "De regels worden op het bestand toegepast.")
    return gelezen


def _actor(aangeboden: Invoerbestand) -> Actor:
    """Who offered it, as that account is today."""
    koppeling = AccountPersoon.objects.filter(account_id=aangeboden.account).first()
    return Actor(aangeboden.account, koppeling.persoon_id if koppeling else None)


def _handeling(taak: Taak) -> int | None:
    eerder = Handeling.objects.filter(verzoek=taak.id)
    return eerder.values_list("nr", flat=True).first()


@app.periodic(cron="41 3 * * *")
@app.task(name="ruim_invoer_op", queueing_lock="ruim_invoer_op")
def ruim_invoer_op(timestamp: int) -> None:  # noqa: ARG001  (when it was due)
    invoer.ruim_op()
