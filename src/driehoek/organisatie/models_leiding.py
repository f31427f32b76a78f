"""Who leads whom, and with how much time."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from driehoek.register.models import Drager, Persoon, Registerfeit
from driehoek.register.types import Dragersoort


class Pmanagertijd(Registerfeit):
    """How much of the working time somebody is P-manager, in percent (PT-04).

    Purpose: to see whether each employee gets attention. Ground: public task. Readers: the
    directeur M&O and who enters it. Term: as Persoon.
    """

    SLEUTEL = ("persoon_id",)
    WAARDE = ("procent",)
    RAAKT = ("persoon_id",)

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="pmanagertijd")
    procent = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(procent__range=(25, 100)), name="pmanagertijd_procent"
            )
        ]


class Toewijzing(Registerfeit):
    """Who is P-manager of somebody, apart from the P-team (PT-18): first of all at the top.

    Purpose: to know who talks with whom about work and growth. Ground: public task. Readers:
    everyone inside. Term: as Persoon.
    """

    SLEUTEL = ("persoon_id",)
    WAARDE = ("manager_id",)
    RAAKT = ("persoon_id", "manager_id")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="toewijzingen")
    manager = models.ForeignKey(Persoon, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(persoon=F("manager")), name="toewijzing_van_een_ander"
            )
        ]


class Portefeuille(Registerfeit):
    """What a directeur M&O looks after: one vakdomein, and one or more themes of HRM (PT-20).

    Purpose: to know whom to go to. Ground: public task. Readers: everyone inside. Term: as Persoon.
    """

    SLEUTEL = ("persoon_id",)
    WAARDE = ("drager_id", "dragersoort", "themas")
    RAAKT = ("persoon_id", "drager_id")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="portefeuilles")
    drager = models.ForeignKey(Drager, models.PROTECT, related_name="portefeuillehouders")
    dragersoort = models.CharField(max_length=12, default="vakdomein")
    themas = models.CharField(max_length=500)
    """With a comma between them."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dragersoort=Dragersoort.VAKDOMEIN), name="portefeuille_soort"
            ),
            models.CheckConstraint(condition=~Q(themas=""), name="portefeuille_themas"),
        ]
