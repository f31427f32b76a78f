"""The mandate regulation as dated data (BEV-02)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.bevoegdheden.types import Bereik, Bevoegdheidssoort, Rechtshandeling
from driehoek.register.models import Drager, Persoon, Registerfeit


class Mandaatartikel(Registerfeit):
    """One power: the holders of a role may do an act, up to an amount, under conditions.

    A limit is in whole euros, None where there is none. `voorwaarden`: codes with commas between.
    """

    SLEUTEL = ("code",)
    WAARDE = (
        "regeling",
        "soort",
        "rol",
        "rechtshandeling",
        "tot_bedrag",
        "binnen_scope",
        "bereik",
        "voorwaarden",
        "ondermandaat",
        "boven",
        "drager_id",
        "naast_hogere",
        "instemming",
    )
    RAAKT = ("id", "drager_id")

    code = models.CharField(max_length=40)
    regeling = models.CharField(max_length=200)
    soort = models.CharField(max_length=12, choices=Bevoegdheidssoort.choices)
    rol = models.CharField(max_length=24)
    rechtshandeling = models.CharField(max_length=16, choices=Rechtshandeling.choices)
    tot_bedrag = models.BigIntegerField(null=True)
    binnen_scope = models.BooleanField(default=False)
    bereik = models.CharField(max_length=8, choices=Bereik.choices)
    voorwaarden = models.CharField(max_length=120, blank=True)
    ondermandaat = models.BooleanField(default=False)
    boven = models.CharField(max_length=40, blank=True)
    drager = models.ForeignKey(Drager, models.PROTECT, null=True, related_name="artikelen")
    naast_hogere = models.BooleanField(default=False)
    instemming = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tot_bedrag__isnull=True) | Q(tot_bedrag__gte=0), name="artikel_bedrag"
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Bevoegdheidssoort.values), name="artikel_soort"
            ),
            models.CheckConstraint(
                condition=~Q(soort="ondermandaat") | ~Q(boven=""), name="artikel_ondermandaat"
            ),
            models.CheckConstraint(
                condition=~Q(boven=models.F("code")), name="artikel_niet_onder_zichzelf"
            ),
        ]


class Bekrachtiging(Registerfeit):
    """A deed without authority that was ratified, from the day that the besluit works (BEV-13).

    Purpose: to say which finding was repaired. Ground: public task (Awb 10:2). Readers: who may see
    the register inside. Term: as the besluit. `daad` is the number of a Rechtshandeling, `bedrag`
    in cents, `regel` the number of the line in the administration.
    """

    SLEUTEL = ("drager_id", "persoon_id", "daad", "dag", "bedrag", "regel")
    RAAKT = ("drager_id", "persoon_id")

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="bekrachtigingen")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="bekrachtigingen")
    daad = models.PositiveSmallIntegerField()
    dag = models.DateField()
    bedrag = models.BigIntegerField()
    regel = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(bedrag__gte=0, regel__gte=0), name="bekrachtiging_getallen"
            ),
        ]
