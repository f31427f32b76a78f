"""The budget, what the register says of an opdracht beside its place and roles, and lists offered."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from driehoek.opdrachten import (  # noqa: F401  (Django looks for a room's models here)
    models_aanspreekpunten,
    models_samenhang,
    models_signalen,
)
from driehoek.opdrachten.models_sturing import (
    Aanvaarding,
    Aanvaarduitkomst,
    Knelpunt,
    Knelpuntstap,
    Oordeel,
    Opgaveoordeel,
    Oplossing,
    Scopestem,
    Scopevoorstel,
    Scopevoorstelafloop,
    Scopevoorstelregel,
    Stapsoort,
    Trede,
    Verantwoording,
)
from driehoek.platform import klok
from driehoek.platform.models import Taak
from driehoek.platform.tijdfeit import Geboekt
from driehoek.register.models import Drager, Grondslag, Registerfeit

__all__ = [
    "Aanvaarding",
    "Aanvaarduitkomst",
    "Bedragcorrectie",
    "Begrotingsbedrag",
    "Begrotingspost",
    "Decharge",
    "Fase",
    "Knelpunt",
    "Knelpuntstap",
    "Label",
    "Oordeel",
    "Opdrachtprofiel",
    "Opgaveoordeel",
    "Oplossing",
    "PostOpvolging",
    "Postaanvulling",
    "Postkoppeling",
    "Projectfase",
    "Scope",
    "Scopestem",
    "Scopevoorstel",
    "Scopevoorstelafloop",
    "Scopevoorstelregel",
    "Stapsoort",
    "Trede",
    "Verantwoording",
]


class Begrotingspost(Geboekt):
    """One line of the budget's structure in one year and stand. Its identity is not its code."""

    jaar = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=30)
    standnummer = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=20, blank=True)
    naam = models.CharField(max_length=200)
    niveau = models.CharField(max_length=12)
    herkomst = models.CharField(max_length=12)
    ouder = models.ForeignKey("self", models.PROTECT, null=True, related_name="onderdelen")
    grondslag = models.ForeignKey(Grondslag, models.PROTECT, related_name="+")
    bron = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jaar", "stand", "standnummer", "code"], name="post_eens_per_stand"
            ),
            models.CheckConstraint(condition=Q(jaar__range=(1990, 2100)), name="post_jaar"),
        ]


class Postaanvulling(Geboekt):
    """The name and level of a line that an earlier file only implied (`herkomst` afgeleid)."""

    post = models.OneToOneField(Begrotingspost, models.PROTECT, related_name="aanvulling")
    naam = models.CharField(max_length=200)
    niveau = models.CharField(max_length=12)
    bron = models.CharField(max_length=1000, blank=True)
    grondslag = models.ForeignKey(Grondslag, models.PROTECT, related_name="+")


class Begrotingsbedrag(Geboekt):
    """An amount of a budget line, in whole euros, as it was published."""

    post = models.ForeignKey(Begrotingspost, models.PROTECT, related_name="bedragen")
    soort = models.CharField(max_length=40)
    herkomst = models.CharField(max_length=12)
    bedrag = models.BigIntegerField()
    bij_benadering = models.BooleanField(default=False)
    # Printed at `post`, but published as the total of this line.
    totaal_van = models.ForeignKey(
        Begrotingspost, models.PROTECT, null=True, related_name="gedrukte_totalen"
    )
    bron = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "soort", "herkomst", "bij_benadering", "totaal_van"],
                name="bedrag_eens_per_soort",
                nulls_distinct=False,
            )
        ]
        # What counts for a line stands at the line itself, or elsewhere as a total of it.
        indexes: ClassVar = [models.Index(Coalesce("totaal_van", "post"), name="bedrag_van_post")]


class Bedragcorrectie(Geboekt):
    """What an amount should have been: the register held it wrongly (REG-36). The last one counts."""

    bedrag = models.ForeignKey(Begrotingsbedrag, models.PROTECT, related_name="correcties")
    # None: this amount should not have stood there at all.
    wordt = models.BigIntegerField(null=True)
    grondslag = models.ForeignKey(Grondslag, models.PROTECT, related_name="+")


class PostOpvolging(Geboekt):
    """What a budget line became in a later year or stand, as a person confirmed it."""

    was = models.ForeignKey(Begrotingspost, models.PROTECT, related_name="opvolgers")
    wordt = models.ForeignKey(Begrotingspost, models.PROTECT, related_name="voorgangers")
    soort = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["was", "wordt"], name="opvolging_eens")
        ]


class Postkoppeling(Registerfeit):
    """Which budget line an opgave or opdracht hangs on; a line is of one year (REG-01, REG-38)."""

    SLEUTEL = ("drager_id",)
    WAARDE = ("post_id",)
    RAAKT = ("drager_id",)

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="postkoppelingen")
    post = models.ForeignKey(Begrotingspost, models.PROTECT, related_name="koppelingen")


class Label(models.TextChoices):
    DYNAMISCH = "dynamisch", "Dynamisch"
    STABIEL = "stabiel", "Stabiel"


class Projectfase(models.TextChoices):
    """How far an opdracht is; not the matchfase (0-3)."""

    INITIATIE = "initiatie", "Initiatie"
    VERKENNING = "verkenning", "Verkenning"
    PLANUITWERKING = "planuitwerking", "Planuitwerking"
    REALISATIE = "realisatie", "Realisatie"
    BEHEER = "beheer", "Beheer"
    NAZORG = "nazorg", "Nazorg"


class Opdrachtprofiel(Registerfeit):
    """Why, what, how and who of an opdracht, and its label (REG-08, MAT-02)."""

    SLEUTEL = ("opdracht_id",)
    WAARDE = ("waarom", "wat", "hoe", "wie", "label")
    RAAKT = ("opdracht_id",)

    opdracht = models.ForeignKey(Drager, models.PROTECT, related_name="profielen")
    waarom = models.TextField(blank=True)
    wat = models.TextField(blank=True)
    hoe = models.TextField(blank=True)
    wie = models.TextField(blank=True)
    label = models.CharField(max_length=10, choices=Label.choices)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(label__in=Label.values), name="profiel_label")
        ]


class Fase(Registerfeit):
    """The projectfase that an opdracht is in (REG-08)."""

    SLEUTEL = ("opdracht_id",)
    WAARDE = ("projectfase",)
    RAAKT = ("opdracht_id",)

    opdracht = models.ForeignKey(Drager, models.PROTECT, related_name="fasen")
    projectfase = models.CharField(max_length=16, choices=Projectfase.choices)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(projectfase__in=Projectfase.values), name="fase_projectfase"
            )
        ]


class Scope(Registerfeit):
    """Material budget (whole euros), bevoegdheden and strategic choices (REG-18).

    The budget is that of one budget year: PS authorises per year, a budget item is held per year
    (REG-38), and what is spent is added up per opdracht and budget year.
    """

    SLEUTEL = ("opdracht_id",)
    WAARDE = ("materieel_budget", "bevoegdheden", "strategische_keuzes")
    RAAKT = ("opdracht_id",)

    opdracht = models.ForeignKey(Drager, models.PROTECT, related_name="scopes")
    materieel_budget = models.BigIntegerField()
    bevoegdheden = models.TextField(blank=True)
    strategische_keuzes = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(materieel_budget__gte=0), name="scope_budget")
        ]


class Decharge(Registerfeit):
    """The domeindirecteur discharged the AOG: of a phase, or of the whole (`fase` empty; REG-17)."""

    SLEUTEL = ("opdracht_id", "fase")
    WAARDE = ("aog_id",)
    RAAKT = ("opdracht_id",)

    opdracht = models.ForeignKey(Drager, models.PROTECT, related_name="decharges")
    fase = models.CharField(max_length=16, blank=True)
    aog = models.ForeignKey("register.Persoon", models.PROTECT, null=True, related_name="+")


class Invoerbestand(models.Model):
    """A list that somebody offers to the register, and what a try-out said of it.

    No part of the register: it is there while somebody works with it, and gone after some days.
    """

    class Soort(models.TextChoices):
        BEGROTING = "begroting", "Begroting"
        OPDRACHTEN = "opdrachten", "Opdrachten"
        ROLVERVULLINGEN = "rolvervullingen", "Rolvervullingen"
        MANDAAT = "mandaat", "Mandaatregeling"
        MEDEWERKERS = "medewerkers", "Medewerkers"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    account = models.UUIDField(db_index=True)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    naam = models.CharField(max_length=200)
    inhoud = models.BinaryField()
    opties = models.JSONField(default=dict)
    aangeboden = models.DateTimeField(default=klok.nu)
    proef = models.ForeignKey(Taak, models.SET_NULL, null=True, related_name="+")
    overname = models.ForeignKey(Taak, models.SET_NULL, null=True, related_name="+")
    gezien = models.BigIntegerField(null=True)
    """The head of the ledger when the try-out began."""
    verslag = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["-aangeboden"]
