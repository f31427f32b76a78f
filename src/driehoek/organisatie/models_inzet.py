"""Who works how many hours a week on which opdracht, as agreed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register.models import Drager, Persoon
from driehoek.register.types import Dragersoort

OPDRACHTEN = (Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT)
MEESTE_UREN = 60


class Inzet(Tijdfeit):
    """How many hours a week somebody works on an opdracht over a period (PT-11).

    A gegeven: it rests on no besluit, but on what the P-manager agreed. Purpose: to see who has too
    much or too little work, and that time is left to develop. Ground: public task. Readers: the
    person and who leads; of too much, by a signal, everyone inside. Term: as Persoon.
    """

    SLEUTEL = ("persoon_id", "drager_id")
    WAARDE = ("dragersoort", "uren")
    RAAKT = ("persoon_id", "drager_id")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="inzet")
    drager = models.ForeignKey(Drager, models.PROTECT, related_name="inzet")
    dragersoort = models.CharField(max_length=12)
    uren = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dragersoort__in=[soort.value for soort in OPDRACHTEN]),
                name="inzet_soort",
            ),
            models.CheckConstraint(
                condition=Q(uren__gt=0, uren__lte=MEESTE_UREN), name="inzet_uren"
            ),
        ]
