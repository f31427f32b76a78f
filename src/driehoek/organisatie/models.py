"""People at work: employment, and membership of a P-team (as far as the register needs it)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register.models import Drager, Persoon, Registerfeit


class Dienstverband(Tijdfeit):
    """Under which function, scale and hours someone works; a gegeven from the HR system.

    Purpose: to judge whether roles fit the job framework (REG-24, REG-25). Ground: public task.
    Readers: the person, the P-manager, control; only signals reach others. Term: as Persoon.
    """

    SLEUTEL = ("persoon_id",)
    WAARDE = ("functie", "functiefamilie", "schaal", "uren")
    RAAKT = ("persoon_id",)

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="dienstverbanden")
    functie = models.CharField(max_length=120)
    functiefamilie = models.CharField(max_length=60)
    schaal = models.PositiveSmallIntegerField()
    uren = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(schaal__range=(1, 19)), name="dienstverband_schaal"),
            models.CheckConstraint(condition=Q(uren__range=(0, 40)), name="dienstverband_uren"),
        ]


class Lidmaatschap(Registerfeit):
    """In which P-team someone is administratively placed: exactly one at a time (PT-01)."""

    SLEUTEL = ("persoon_id",)
    WAARDE = ("pteam_id", "pteamsoort")
    RAAKT = ("persoon_id", "pteam_id")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="lidmaatschappen")
    pteam = models.ForeignKey(Drager, models.PROTECT, related_name="leden")
    pteamsoort = models.CharField(max_length=12, default="pteam")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pteamsoort="pteam"), name="lidmaatschap_van_pteam")
        ]
