"""Systems that use us, their keys, and how much they use."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from driehoek.koppelingen.models_beslislog import Beslissing
from driehoek.koppelingen.models_gebruikers import Gebruiker
from driehoek.koppelingen.types import Leesrecht, Sleutelsoort
from driehoek.platform import klok
from driehoek.platform.tijdfeit import Geboekt, Registratie

__all__ = [
    "Afnemer",
    "Afnemergegeven",
    "Beslissing",
    "Gebruiker",
    "Sleutel",
    "Sleutelgebruik",
    "Verbruik",
]


class Afnemer(Geboekt):
    """A system that uses us. What is said of it can change; it itself stays what it is."""


class Afnemergegeven(Registratie):
    """What a system is called, what for, and what it may read; withdrawn when no row is open.

    Purpose: to know who reads the register and why (GEN-02). `contact` is that of a team, not of
    a person. Readers: who may see who can do what. Term: as the ledger.
    """

    afnemer = models.ForeignKey(Afnemer, models.PROTECT, related_name="gegevens")
    naam = models.CharField(max_length=100)
    doel = models.CharField(max_length=500)
    contact = models.CharField(max_length=200)
    leesrechten = ArrayField(models.CharField(max_length=20, choices=Leesrecht.choices))
    per_minuut = models.PositiveIntegerField()
    tot_en_met = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["afnemer"], condition=Q(gesloten=None), name="afnemer_een_gegeven"
            ),
            models.UniqueConstraint(
                fields=["naam"], condition=Q(gesloten=None), name="afnemer_naam_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(leesrechten__contained_by=Leesrecht.values)
                & Q(leesrechten__len__gte=1),
                name="afnemer_leesrechten_bekend",
            ),
            models.CheckConstraint(condition=Q(per_minuut__gte=1), name="afnemer_mag_iets_vragen"),
        ]


class Sleutel(Registratie):
    """A key or a client of a system: never the secret itself, but what it is known by.

    A key that is replaced stays for a while: its row is closed, and one that ends sooner opened.
    """

    afnemer = models.ForeignKey(Afnemer, models.PROTECT, related_name="sleutels")
    soort = models.CharField(max_length=10, choices=Sleutelsoort.choices)
    kenmerk = models.CharField(max_length=20)
    hash = models.BinaryField(max_length=32)
    uitgegeven = models.DateTimeField()
    verloopt = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kenmerk"], condition=Q(gesloten=None), name="sleutel_kenmerk_eenmaal"
            )
        ]


class Sleutelgebruik(models.Model):
    """When a key was last used, to the minute; none where it never was."""

    kenmerk = models.CharField(max_length=20, primary_key=True)
    laatst = models.DateTimeField(default=klok.nu)

    objects: ClassVar[models.Manager["Sleutelgebruik"]] = models.Manager()


class Verbruik(models.Model):
    """How many questions a system took in the minute that it asked last."""

    afnemer = models.OneToOneField(
        Afnemer, models.PROTECT, primary_key=True, related_name="verbruik"
    )
    venster = models.BigIntegerField()
    """The minute, counted from 1970."""
    gebruikt = models.BigIntegerField()

    objects: ClassVar[models.Manager["Verbruik"]] = models.Manager()
