"""Profiles that people write themselves, and the language of competences they are written in.

None of it is a fact of the register: a profile is of its owner, who changes and erases it. It is
in no ledger, and of what was changed no earlier version is kept (ADR 0031, ADR 0032).
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from driehoek.ontwikkeling.models_teamplan import Teamplan, Teamplandeel
from driehoek.ontwikkeling.types import (
    LANGSTE_BEWIJS,
    MEESTE_UREN,
    Begripsoort,
    Deel,
    Niveau,
    Schema,
    Verbandsoort,
    Zichtbaar,
)
from driehoek.platform import klok
from driehoek.register.models import Drager, Persoon

__all__ = [
    "Begrip",
    "Begripverband",
    "Profieldeel",
    "Teamplan",
    "Teamplandeel",
    "Vaardigheid",
]


class Begrip(models.Model):
    """A term of the language of competences, as SKOS has it: retired, and never removed."""

    schema = models.CharField(max_length=12, choices=Schema.choices)
    concept_uri = models.CharField(max_length=200, unique=True)
    soort = models.CharField(max_length=12, choices=Begripsoort.choices)
    label = models.CharField(max_length=200)
    synoniemen = ArrayField(models.CharField(max_length=200), default=list)
    uitleg = models.TextField(blank=True)
    vervallen = models.DateField(null=True)
    zoektekst = models.TextField()
    """The label and the synonyms without capitals and accents."""
    zoek = models.GeneratedField(
        expression=SearchVector("zoektekst", config="dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects: ClassVar[models.Manager["Begrip"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["label", "id"]
        indexes: ClassVar = [GinIndex(fields=["zoek"], name="begrip_zoek")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(label=""), name="begrip_heeft_een_woord"),
            models.CheckConstraint(
                condition=Q(soort__in=Begripsoort.values) & Q(schema__in=Schema.values),
                name="begrip_soort",
            ),
        ]


class Begripverband(models.Model):
    """That a term falls under another, or means the same as (or is close to) one elsewhere."""

    van = models.ForeignKey(Begrip, models.CASCADE, related_name="verbanden")
    naar = models.ForeignKey(Begrip, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=8, choices=Verbandsoort.choices)

    objects: ClassVar[models.Manager["Begripverband"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["van", "naar", "soort"], name="begripverband_eens"),
            models.CheckConstraint(condition=~Q(van=F("naar")), name="begripverband_met_ander"),
        ]


class Profieldeel(models.Model):
    """One part of someone's Persoonlijk Professioneel Profiel (PT-12, PT-22).

    Purpose: development, and being found for what one can and wants. Ground: public task (good
    employership) for what the P-manager talks about; consent, given by choosing, for sharing with
    others. Readers: as `zichtbaar` says, and always the person and the P-manager of the day.
    Term: until the person erases it, and at the latest with the name (GEN-07). Nothing medical.

    `tekst`: own words (of BEL_MIJ one subject a line). `uren`: how many hours a week one is
    available, only of BESCHIKBAAR. `versie`: so that nobody overwrites what was changed elsewhere.
    """

    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="profieldelen")
    deel = models.CharField(max_length=12, choices=Deel.choices)
    tekst = models.TextField(blank=True)
    uren = models.PositiveSmallIntegerField(null=True)
    zichtbaar = models.CharField(
        max_length=12, choices=Zichtbaar.choices, default=Zichtbaar.ZELF.value
    )
    versie = models.PositiveIntegerField(default=1)
    bijgewerkt = models.DateTimeField(default=klok.nu)
    zoek = models.GeneratedField(
        expression=SearchVector("tekst", config="dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects: ClassVar[models.Manager["Profieldeel"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["zoek"], name="profieldeel_bel_mij", condition=Q(deel="bel_mij"))
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["persoon", "deel"], name="profieldeel_eens"),
            models.CheckConstraint(
                condition=Q(zichtbaar__in=Zichtbaar.values) & Q(deel__in=Deel.values),
                name="profieldeel_soort",
            ),
            models.CheckConstraint(
                condition=Q(uren__isnull=True) | Q(deel=Deel.BESCHIKBAAR, uren__lte=MEESTE_UREN),
                name="profieldeel_uren",
            ),
        ]


class Vaardigheid(models.Model):
    """That someone knows or can do something, how well, and how that shows.

    Purpose, ground, readers and term: as the part KENNIS of the same person (Profieldeel), by whose
    `zichtbaar` it is read. `bewijs` and `opdracht`: what shows it, in own words or by an opdracht.
    """

    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="vaardigheden")
    begrip = models.ForeignKey(Begrip, models.PROTECT, related_name="+")
    niveau = models.PositiveSmallIntegerField(choices=Niveau.choices)
    bewijs = models.CharField(max_length=LANGSTE_BEWIJS, blank=True)
    opdracht = models.ForeignKey(Drager, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[models.Manager["Vaardigheid"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["persoon", "begrip"], name="vaardigheid_eens"),
            models.CheckConstraint(
                condition=Q(niveau__in=Niveau.values), name="vaardigheid_niveau"
            ),
        ]
