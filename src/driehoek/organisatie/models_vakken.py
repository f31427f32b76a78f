"""Labels of P-teams, the P-teams that are wanted, and the professions that people propose."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.organisatie.types_vakken import LANGSTE_LABEL, Voorstelstaat
from driehoek.platform import klok
from driehoek.register.models import Drager, Persoon, Registerfeit


class Pteamlabel(Registerfeit):
    """An extra tag of a P-team beside its cluster, such as 'bedrijfsvoering' (PT-15)."""

    SLEUTEL = ("pteam_id", "label")
    RAAKT = ("pteam_id",)

    pteam = models.ForeignKey(Drager, models.PROTECT, related_name="labels")
    label = models.CharField(max_length=LANGSTE_LABEL)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(label=""), name="pteamlabel_tekst")
        ]


class GewenstPteam(Registerfeit):
    """A P-team that the P-beraad wants in a year (PT-16)."""

    SLEUTEL = ("jaar", "naam")
    WAARDE = ("toelichting",)

    jaar = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)
    toelichting = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(naam=""), name="gewenstpteam_naam")
        ]


class Vakvoorstel(models.Model):
    """A profession that somebody proposes for the list of wanted P-teams (PT-16).

    Not a fact of the register: a proposal changes nothing there. Purpose: to hear which professions
    are missed. Ground: public task. Readers: everyone inside. Term: as Persoon.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="vakvoorstellen")
    vak = models.CharField(max_length=120)
    waarom = models.CharField(max_length=1000)
    moment = models.DateTimeField(default=klok.nu)
    staat = models.CharField(
        max_length=12, choices=Voorstelstaat.choices, default=Voorstelstaat.OPEN
    )
    antwoord = models.CharField(max_length=1000, blank=True)
    beantwoord_door = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Vakvoorstel"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-moment", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    staat=Voorstelstaat.OPEN,
                    antwoord="",
                    beantwoord_door__isnull=True,
                    beantwoord_op__isnull=True,
                )
                | (
                    Q(staat__in=[Voorstelstaat.OVERGENOMEN, Voorstelstaat.AFGEWEZEN])
                    & ~Q(antwoord="")
                    & Q(beantwoord_door__isnull=False, beantwoord_op__isnull=False)
                ),
                name="vakvoorstel_antwoord",
            )
        ]
