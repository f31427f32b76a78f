"""That someone looked who can do what, and what came of it: kept for good."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from driehoek.platform.tijdfeit import Geboekt
from driehoek.register.models import Drager, Persoon, Rolsoort
from driehoek.toegang.models_privacy import Correctieverzoek, Vernietiging
from driehoek.toegang.types import Oordeel

__all__ = ["Correctieverzoek", "Toegangsbeoordeling", "Toegangsbevinding", "Vernietiging"]


class Toegangsbeoordeling(Geboekt):
    """One access review: by whom, over which days, and how much there was to see.

    Purpose: to show that access is looked at (GEN-02). Ground: public task. Readers: who may see
    who can do what. Term: as the ledger.
    """

    beoordelaar = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    van = models.DateField()
    tot_en_met = models.DateField()
    opmerkingen = models.TextField(blank=True)
    personen = models.PositiveIntegerField()
    gekregen = models.PositiveIntegerField()
    verloren = models.PositiveIntegerField()
    aandachtspunten = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tot_en_met__gte=F("van")), name="toegangsbeoordeling_periode"
            )
        ]


class Toegangsbevinding(Geboekt):
    """What the review found of one role or one account."""

    beoordeling = models.ForeignKey(Toegangsbeoordeling, models.PROTECT, related_name="bevindingen")
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    rolsoort = models.ForeignKey(Rolsoort, models.PROTECT, null=True, related_name="+")
    drager = models.ForeignKey(Drager, models.PROTECT, null=True, related_name="+")
    rang = models.SmallIntegerField(default=1)
    waarneming = models.BooleanField(default=False)
    account = models.UUIDField(null=True)
    oordeel = models.CharField(max_length=10, choices=Oordeel.choices)
    toelichting = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    persoon__isnull=False,
                    rolsoort__isnull=False,
                    drager__isnull=False,
                    account__isnull=True,
                )
                | Q(rolsoort__isnull=True, drager__isnull=True, account__isnull=False),
                name="toegangsbevinding_rol_of_account",
            ),
            models.CheckConstraint(
                condition=Q(oordeel=Oordeel.BLIJFT)
                | (Q(oordeel=Oordeel.EINDIGT) & ~Q(toelichting="")),
                name="toegangsbevinding_zegt_waarom",
            ),
        ]
