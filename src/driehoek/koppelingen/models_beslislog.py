"""Records of decisions about authority, as brought here from the files of the web processes."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Beslissing(models.Model):
    """One call by a system: what it asked, and what it was told.

    Purpose: to account for what we told others (BEV-03), and to find out why. Readers: who may see
    who can do what. Term: a setting; each row holds its own last day. Persons are there by their
    pseudonym. Rows are added, never changed, and removed only after their term (GEN-07).
    """

    bestand = models.CharField(max_length=80)
    plek = models.BigIntegerField()
    """Where in the file its line begins: with the file this says which record it is."""
    einde = models.BigIntegerField()
    """Where the next line begins."""
    moment = models.DateTimeField()
    soort = models.CharField(max_length=30)
    afnemer = models.BigIntegerField(null=True)
    sleutel = models.CharField(max_length=40, blank=True)
    uitkomst = models.CharField(max_length=10)
    """'ja', 'nee', 'deels' (a batch), 'gevonden' (a search) or 'mislukt'."""
    aantal = models.PositiveIntegerField()
    """So many questions, or so many that were found."""
    toegestaan = models.PositiveIntegerField(default=0)
    grootboek = models.BigIntegerField(null=True)
    trace_id = models.CharField(max_length=32, blank=True)
    verzoek = models.CharField(max_length=200, blank=True)
    personen = ArrayField(models.CharField(max_length=60), default=list)
    voorwerpen = ArrayField(models.CharField(max_length=60), default=list)
    handelingen = ArrayField(models.CharField(max_length=60), default=list)
    regel = models.TextField()
    """The record as it was written."""
    bewaren_tot = models.DateField(db_index=True)
    """The first day on which it may be destroyed."""

    objects: ClassVar[models.Manager["Beslissing"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-moment", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bestand", "plek"], name="beslissing_eenmaal")
        ]
        indexes: ClassVar = [
            models.Index(fields=["-moment", "-id"], name="beslissing_moment"),
            models.Index(fields=["trace_id"], name="beslissing_trace"),
            GinIndex(fields=["personen"], name="beslissing_personen"),
            GinIndex(fields=["voorwerpen"], name="beslissing_voorwerpen"),
        ]
