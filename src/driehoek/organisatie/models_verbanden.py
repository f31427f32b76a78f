"""What binds people of one vak beside their P-team: vakgenootschappen, vakcirkels, who joins."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.organisatie.types_verbanden import MEESTE_AANDEEL, OOK_BIJ
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register.models import Drager, Persoon, Registerfeit
from driehoek.register.types import Dragersoort


class Vakteam(Registerfeit):
    """A P-team that is part of a vakgenootschap: everyone in it belongs there (PT-13)."""

    SLEUTEL = ("drager_id", "pteam_id")
    WAARDE = ("dragersoort", "pteamsoort")
    RAAKT = ("pteam_id", "drager_id")

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="vakteams")
    dragersoort = models.CharField(max_length=12, default="genootschap")
    pteam = models.ForeignKey(Drager, models.PROTECT, related_name="genootschappen")
    pteamsoort = models.CharField(max_length=12, default="pteam")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dragersoort=Dragersoort.GENOOTSCHAP, pteamsoort=Dragersoort.PTEAM),
                name="vakteam_soorten",
            )
        ]


class Deelname(Tijdfeit):
    """Somebody who joins a P-team, vakgenootschap or vakcirkel, without moving (PT-07).

    A gegeven: it rests on no besluit, but on a talk with the own P-manager (`overlegd_op`).
    Purpose: to share a vak beyond the own team. Ground: public task. Readers: everyone inside; of
    the day of the talk, the person and who leads. Term: as Persoon.
    """

    SLEUTEL = ("persoon_id", "drager_id")
    WAARDE = ("dragersoort", "aandeel", "overlegd_op")
    RAAKT = ("persoon_id", "drager_id")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="deelnamen")
    drager = models.ForeignKey(Drager, models.PROTECT, related_name="deelnemers")
    dragersoort = models.CharField(max_length=12)
    aandeel = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of the working time, in percent."""
    overlegd_op = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dragersoort__in=[soort.value for soort in OOK_BIJ]),
                name="deelname_soort",
            ),
            models.CheckConstraint(
                condition=Q(aandeel__isnull=True) | Q(aandeel__range=(1, MEESTE_AANDEEL)),
                name="deelname_aandeel",
            ),
        ]


class Afgevaardigde(Tijdfeit):
    """Somebody of one of its P-teams in the expertisecentrum of a vakgenootschap (PT-13).

    Purpose: who answers for norm, plan and training. Ground: public task. Readers: everyone inside.
    Term: as Persoon.
    """

    SLEUTEL = ("drager_id", "persoon_id")
    WAARDE = ("dragersoort",)
    RAAKT = ("persoon_id", "drager_id")

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="afgevaardigden")
    dragersoort = models.CharField(max_length=12, default="genootschap")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="afvaardigingen")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dragersoort=Dragersoort.GENOOTSCHAP), name="afgevaardigde_soort"
            )
        ]
