"""Files that somebody offers to the register: tried first, taken over when that person says so.

They are no part of the register; what is taken over of them is, by an act of its own.
"""

import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction

from driehoek.opdrachten.models import Invoerbestand
from driehoek.opdrachten.overname.uitkomst import Verslag
from driehoek.platform import klok, taken
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Taak

PROEF, OVERNAME = "probeer_invoer", "neem_invoer_over"
BEWAAR_DAGEN = 7
"""So long a file stays, with what was said of it: there are names in it."""


@transaction.atomic
def bied_aan(
    *, account: uuid.UUID, soort: str, naam: str, inhoud: bytes, opties: dict[str, Any]
) -> Invoerbestand:
    """Keep a file for this account and have it tried."""
    bestand = Invoerbestand.objects.create(
        account=account, soort=soort, naam=naam, inhoud=inhoud, opties=opties
    )
    _probeer(bestand)
    return bestand


@transaction.atomic
def probeer_opnieuw(id_: uuid.UUID) -> None:
    """Try it once more, against the register as it is now; not while it is being worked on."""
    bestand = _op_slot(id_)
    if not is_bezig(bestand.proef) and not is_bezig(bestand.overname) and not _is_over(bestand):
        _probeer(bestand)


@transaction.atomic
def vraag_overname(id_: uuid.UUID) -> None:
    """Have it taken over, as it was tried. Asked twice, it is done once."""
    bestand = _op_slot(id_)
    if is_bezig(bestand.overname) or _is_over(bestand):
        return
    if bestand.verslag is None or is_bezig(bestand.proef):
        raise InvoerFout("Dit bestand is nog niet geprobeerd. Doe dat eerst.")
    verslag = Verslag.uit_gegevens(bestand.verslag)
    if verslag.fouten or not verslag.nieuw:
        raise InvoerFout(
            "Dit bestand is niet over te nemen: er staat een fout in, of alles staat al in het"
            " register."
        )
    bestand.overname = _start(OVERNAME, f"{bestand.naam} overnemen", bestand)
    bestand.save(update_fields=["overname"])


def bewaar_proef(id_: uuid.UUID, verslag: Verslag, gezien: int) -> None:
    Invoerbestand.objects.filter(id=id_).update(verslag=verslag.als_gegevens(), gezien=gezien)


def verwijder(id_: uuid.UUID) -> None:
    Invoerbestand.objects.filter(id=id_).delete()


def ruim_op(dagen: int = BEWAAR_DAGEN) -> int:
    """Forget files that were offered so long ago; gives how many."""
    oud = Invoerbestand.objects.filter(aangeboden__lt=klok.nu() - timedelta(days=dagen))
    return oud.delete()[0]


def is_bezig(taak: Taak | None) -> bool:
    return taak is not None and taak.staat in {Taak.Staat.WACHT, Taak.Staat.LOOPT}


def _is_over(bestand: Invoerbestand) -> bool:
    return bestand.overname is not None and bestand.overname.staat == Taak.Staat.KLAAR


def _op_slot(id_: uuid.UUID) -> Invoerbestand:
    """The row, held until this transaction ends."""
    velden = Invoerbestand.objects.select_for_update(of=("self",))
    return velden.select_related("proef", "overname").defer("inhoud").get(id=id_)


def _probeer(bestand: Invoerbestand) -> None:
    bestand.verslag, bestand.gezien, bestand.overname = None, None, None
    bestand.proef = _start(PROEF, f"{bestand.naam} proberen", bestand)
    bestand.save(update_fields=["verslag", "gezien", "overname", "proef"])


def _start(soort: str, omschrijving: str, bestand: Invoerbestand) -> Taak:
    return taken.start(soort, omschrijving, account=bestand.account, bestand=str(bestand.id))
