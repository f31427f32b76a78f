"""A file is offered to be checked, the check is kept, and its lines go when their term ends.

The outcome is a gegeven with a Handeling of its own. The file and its lines are no part of the
register: they are there to look at, and are then destroyed (GEN-07).
"""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from driehoek.platform import klok, taken
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.models import Taak
from driehoek.rechtmatigheid import mappen
from driehoek.rechtmatigheid.models import Controle, Controlebestand
from driehoek.register import instellingen, policy

TAAK = "toets_betaalbestand"
BEWAAR_ZONDER_CONTROLE = timedelta(days=7)
"""So long a file stays that was stopped or could not be read, so that one can see why."""


def bied_aan(*, account: uuid.UUID, naam: str, stukken: Iterable[bytes]) -> Controlebestand:
    """Keep a file for this account and have it checked."""
    id_ = uuid.uuid4()
    sha256, grootte = mappen.bewaar(id_, naam, stukken)
    nieuw = Controlebestand(id=id_, account=account, naam=naam, sha256=sha256, grootte=grootte)
    return _start(nieuw)


def toets_opnieuw(controle: Controle, *, account: uuid.UUID | None) -> Controlebestand:
    """Check the same file again, against the register as it is now."""
    oud = Controlebestand.objects.filter(controle=controle).first()
    if oud is None or not mappen.bron(oud.id, oud.naam).is_file():
        raise InvoerFout(
            "Dit bestand is niet meer bewaard. Bied het opnieuw aan om het weer te toetsen."
        )
    id_ = uuid.uuid4()
    mappen.deel(oud.id, id_, oud.naam)
    return _start(
        Controlebestand(
            id=id_,
            account=account,
            naam=oud.naam,
            sha256=oud.sha256,
            grootte=oud.grootte,
            vorige=controle,
        )
    )


def _start(bestand: Controlebestand) -> Controlebestand:
    """Its row and its job, or neither; then there is no file either."""
    try:
        with transaction.atomic():
            bestand.save(force_insert=True)
            bestand.taak = taken.start(
                TAAK, f"{bestand.naam} toetsen", account=bestand.account, bestand=str(bestand.id)
            )
            bestand.save(update_fields=["taak"])
    except BaseException:
        mappen.verwijder(bestand.id)
        raise
    return bestand


def stop(id_: uuid.UUID) -> None:
    """Ask the job to stop; it then leaves nothing behind."""
    Controlebestand.objects.filter(id=id_, controle=None).update(stop=True)


@handeling
def bewaar_controle(
    boek: Boek,
    *,
    bestand: Controlebestand,
    nr: int,
    gezet: dict[str, Any],
    samenvatting: dict[str, Any],
) -> None:
    """Keep what a check came to: of which file, at which number of the ledger, by which limits."""
    policy.eis(boek, "bewaar_controle")
    boek.open(
        Controle(
            naam=bestand.naam,
            sha256=bestand.sha256,
            grootte=bestand.grootte,
            nr=nr,
            vorige_id=bestand.vorige_id,
            instellingen=gezet,
            samenvatting=samenvatting,
        )
    )


@transaction.atomic
def verwijder(id_: uuid.UUID) -> None:
    """Destroy a file and its lines; what its check came to stays in the register."""
    Controlebestand.objects.filter(id=id_).delete()
    transaction.on_commit(lambda: mappen.verwijder(id_))


def ruim_op() -> int:
    """Destroy what was kept long enough; gives how many."""
    nu = klok.nu()
    termijn = timedelta(days=instellingen.getal(instellingen.CONTROLETERMIJN, klok.vandaag()))
    bezig = Q(taak__staat__in=[Taak.Staat.WACHT, Taak.Staat.LOOPT])
    oud = Controlebestand.objects.filter(
        Q(controle__isnull=False, aangeboden__lt=nu - termijn)
        | Q(controle=None, aangeboden__lt=nu - BEWAAR_ZONDER_CONTROLE) & ~bezig
    )
    ids = list(oud.values_list("id", flat=True))
    for id_ in ids:
        verwijder(id_)
    return len(ids)
