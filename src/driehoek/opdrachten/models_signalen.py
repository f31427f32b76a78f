"""What comes in from outside, and what was done with it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.opdrachten.types_signalen import WEEGROLLEN, Signaalbron, Stap, Urgentie, Vervolg
from driehoek.platform.models import Document
from driehoek.platform.tijdfeit import Geboekt
from driehoek.register.models import Drager, Persoon


class Buitensignaal(Geboekt):
    """What somebody saw or heard outside, about an opgave or opdracht (REG-28); a gegeven.

    Of `melder`, purpose: to ask further. Ground: public task. Readers: everyone inside. Term: as
    Persoon. Of people outside it holds nothing; the field says so.
    """

    RAAKT = ("drager_id",)

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="signalen")
    dragersoort = models.CharField(max_length=12)
    bron = models.CharField(max_length=12, choices=Signaalbron.choices)
    wat = models.TextField()
    gezien = models.DateField()
    urgentie = models.CharField(max_length=8, choices=Urgentie.choices)
    link = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    melder = models.ForeignKey(Persoon, models.PROTECT, related_name="signalen")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(bron__in=Signaalbron.values, urgentie__in=Urgentie.values),
                name="signaal_keuzes",
            ),
            models.CheckConstraint(
                condition=Q(dragersoort__in=["opgave", "opdracht"]), name="signaal_bij"
            ),
        ]


class Signaalstap(Geboekt):
    """What somebody who weighs a signal did with it; added to, never changed."""

    signaal = models.ForeignKey(Buitensignaal, models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=8, choices=Stap.choices)
    als = models.CharField(max_length=24)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    tekst = models.TextField()
    opnieuw_op = models.DateField(null=True)
    vervolg = models.CharField(max_length=8, choices=Vervolg.choices, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(soort__in=Stap.values, als__in=[r.value for r in WEEGROLLEN]),
                name="stap_soort",
            ),
            models.CheckConstraint(
                condition=Q(soort="later", opnieuw_op__isnull=False)
                | (~Q(soort="later") & Q(opnieuw_op__isnull=True)),
                name="stap_opnieuw",
            ),
            models.CheckConstraint(
                condition=Q(vervolg="") | Q(soort="voorstel", vervolg__in=Vervolg.values),
                name="stap_vervolg",
            ),
        ]
