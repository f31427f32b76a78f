"""A check that was made of a file, and the file while it is kept."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.platform import klok
from driehoek.platform.models import Taak
from driehoek.platform.tijdfeit import Geboekt


class Controle(Geboekt):
    """The outcome of a check: what was judged, against which register, and what it came to (BEV-04).

    It holds totals and the hash of the file, and nothing about persons: those are in the file and
    its lines, which are destroyed when their term ends (GEN-07). This stays.
    """

    naam = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveBigIntegerField()
    # The head of the ledger at which every line was judged.
    nr = models.BigIntegerField()
    vorige = models.ForeignKey("self", models.PROTECT, null=True, related_name="latere")
    instellingen = models.JSONField()
    samenvatting = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="controle_hash_van_bestand"
            )
        ]


class Controlebestand(models.Model):
    """A file that is offered to be checked, and its lines once it was.

    Purpose: to look at what was found, line by line; a line names who acted and the counterparty.
    Ground: public task (lawfulness of spending). Readers: control, auditor, registerbeheerder.
    Term: a dated setting from the day of the check; what was never checked, a week.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    account = models.UUIDField(null=True, db_index=True)
    naam = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveBigIntegerField()
    aangeboden = models.DateTimeField(default=klok.nu)
    taak = models.ForeignKey(Taak, models.SET_NULL, null=True, related_name="+")
    # Somebody asked the check to stop: the job looks at it now and then.
    stop = models.BooleanField(default=False)
    vorige = models.ForeignKey(Controle, models.PROTECT, null=True, related_name="+")
    controle = models.OneToOneField(Controle, models.PROTECT, null=True, related_name="bestand")

    objects: ClassVar[models.Manager["Controlebestand"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-aangeboden"]
