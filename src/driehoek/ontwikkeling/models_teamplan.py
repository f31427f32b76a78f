"""The plan of a P-team, vakgenootschap or vakcirkel: of itself, in no ledger (PT-10, 13, 14)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.ontwikkeling.types import Plandeel
from driehoek.platform import klok
from driehoek.register.models import Drager, Persoon


class Teamplan(models.Model):
    """A version of the plan of a team. Once it is set it never changes: the database refuses that."""

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="teamplannen")
    versie = models.PositiveSmallIntegerField()
    """Counted per team, from 1."""
    jaar = models.PositiveSmallIntegerField()
    bewerking = models.PositiveIntegerField(default=0)
    """How often the concept was kept: who saw an older one is told so."""
    bijgewerkt = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    """Who kept it last, or set it."""
    vastgesteld = models.DateTimeField(null=True)
    """When it was set; None: a concept."""

    objects: ClassVar[models.Manager["Teamplan"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["drager", "versie"], name="teamplan_versie_eens"),
            models.UniqueConstraint(
                fields=["drager"], condition=Q(vastgesteld=None), name="teamplan_een_concept"
            ),
        ]


class Teamplandeel(models.Model):
    """One part of a version. `besloten`: for the team, who leads it and the directeur M&O only."""

    plan = models.ForeignKey(Teamplan, models.CASCADE, related_name="delen")
    onderdeel = models.CharField(max_length=12, choices=Plandeel.choices)
    tekst = models.TextField()
    besloten = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Teamplandeel"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "onderdeel"], name="teamplandeel_eens"),
            models.CheckConstraint(
                condition=Q(onderdeel__in=Plandeel.values), name="teamplandeel_bekend"
            ),
        ]
