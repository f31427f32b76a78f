"""How opgaven and opdrachten hang together."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from driehoek.opdrachten.types_samenhang import GERICHT, Samenhangsoort
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register.models import Drager
from driehoek.register.types import Dragersoort

TUSSEN = (Dragersoort.OPGAVE.value, Dragersoort.OPDRACHT.value)


class Samenhang(Tijdfeit):
    """That one opgave or opdracht bears on another: a gegeven, on no besluit (REG-27, ADR 0014).

    Without a direction it goes from the lower id to the higher, so that it is there once.
    """

    SLEUTEL = ("van_id", "naar_id", "soort", "gebied_id")
    WAARDE = ("toelichting", "aanpak", "vansoort", "naarsoort")
    RAAKT = ("van_id", "naar_id")

    van = models.ForeignKey(Drager, models.PROTECT, related_name="samenhang_naar")
    vansoort = models.CharField(max_length=12)
    naar = models.ForeignKey(Drager, models.PROTECT, related_name="samenhang_van")
    naarsoort = models.CharField(max_length=12)
    soort = models.CharField(max_length=16, choices=Samenhangsoort.choices)
    gebied = models.ForeignKey(Drager, models.PROTECT, null=True, related_name="+")
    gebiedsoort = models.GeneratedField(
        expression=models.Case(
            models.When(gebied__isnull=False, then=models.Value(Dragersoort.GEBIED.value))
        ),
        output_field=models.CharField(max_length=12, null=True),
        db_persist=True,
    )
    toelichting = models.TextField()
    aanpak = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(soort__in=Samenhangsoort.values), name="samenhang_soort"
            ),
            models.CheckConstraint(condition=~Q(van=F("naar")), name="samenhang_met_een_ander"),
            models.CheckConstraint(
                condition=Q(soort__in=[s.value for s in GERICHT]) | Q(van__lt=F("naar")),
                name="samenhang_zonder_richting",
            ),
            models.CheckConstraint(
                condition=Q(soort="zelfde_gebied", gebied__isnull=False)
                | (~Q(soort="zelfde_gebied") & Q(gebied__isnull=True)),
                name="samenhang_gebied",
            ),
            models.CheckConstraint(
                condition=Q(vansoort__in=TUSSEN, naarsoort__in=TUSSEN), name="samenhang_tussen"
            ),
        ]
