"""Who is the contact for what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from driehoek.opdrachten.types_aanspreekpunten import ONDERWERPSOORTEN, Publiek
from driehoek.register.models import Drager, Persoon, Registerfeit


class Aanspreekpunt(Registerfeit):
    """Who is the one contact for a subject, for GS or for outside (REG-29).

    The subject is an opgave, a theme or an area; or the domain of a domeindirecteur: the opgaven
    that he or she is responsible for.
    """

    SLEUTEL = ("onderwerp", "publiek")
    WAARDE = ("persoon_id", "drager_id", "dragersoort", "domein_id")
    RAAKT = ("drager_id", "persoon_id", "domein_id")

    drager = models.ForeignKey(Drager, models.PROTECT, null=True, related_name="aanspreekpunten")
    dragersoort = models.CharField(max_length=12, null=True)  # noqa: DJ001  (of a composite key)
    domein = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    # Dragers and persons are numbered in one series: one number says which subject it is.
    onderwerp = models.GeneratedField(
        expression=Coalesce("drager_id", "domein_id"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    publiek = models.CharField(max_length=8, choices=Publiek.choices)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="aanspreekpunt_voor")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(publiek__in=Publiek.values), name="aanspreekpunt_publiek"
            ),
            models.CheckConstraint(
                condition=Q(
                    domein__isnull=True,
                    drager__isnull=False,
                    dragersoort__isnull=False,
                    dragersoort__in=[s.value for s in ONDERWERPSOORTEN],
                )
                | Q(domein__isnull=False, drager__isnull=True, dragersoort__isnull=True),
                name="aanspreekpunt_onderwerp",
            ),
        ]
