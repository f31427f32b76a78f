"""The tables of the platform: the ledger, its head, documents, accounts, long work, comfort."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from driehoek.platform import klok
from driehoek.platform.gemak.types import Dingsoort, Sleutel, Thema
from driehoek.platform.tijdfeit import Geboekt


class Handeling(models.Model):
    """One act that wrote in the register: who, when, through which act, resting on what.

    `manifest` lists every row opened (with its hash) and every row closed. `hash` chains it to
    the one before. Nothing of it ever changes.
    """

    nr = models.BigIntegerField(primary_key=True)
    moment = models.DateTimeField(unique=True)
    naam = models.CharField(max_length=60)
    account = models.UUIDField(null=True)
    verzoek = models.UUIDField(unique=True)
    grondslag = models.BigIntegerField(null=True, db_index=True)
    inhoud = models.BinaryField()
    manifest = models.BinaryField()
    vorige = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering: ClassVar = ["nr"]


class Kop(models.Model):
    """The head of the ledger: one row. Also remembers the last id handed out."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    nr = models.BigIntegerField(default=0)
    moment = models.DateTimeField()
    hash = models.BinaryField(max_length=32)
    laatste_id = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="kop_is_een_rij")
        ]


class Document(models.Model):
    """A file, stored once under the SHA-256 of its content."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    naam = models.CharField(max_length=200)
    mediatype = models.CharField(max_length=100)
    grootte = models.PositiveBigIntegerField()
    bewaard = models.DateTimeField(default=klok.nu)


class AccountManager(BaseUserManager["Account"]):
    pass


class Account(AbstractBaseUser):
    """Who logs in. What one may do follows from the register, never from a flag here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruikersnaam = models.CharField(max_length=150, unique=True)
    is_active = models.BooleanField(default=True)
    aangemaakt = models.DateTimeField(default=klok.nu)

    USERNAME_FIELD = "gebruikersnaam"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()


class Taak(models.Model):
    """Long work that can be left: how far it is, and what came of it."""

    class Staat(models.TextChoices):
        WACHT = "wacht", "Wacht"
        LOOPT = "loopt", "Loopt"
        KLAAR = "klaar", "Klaar"
        MISLUKT = "mislukt", "Mislukt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    soort = models.CharField(max_length=60)
    omschrijving = models.CharField(max_length=200)
    account = models.UUIDField(null=True, db_index=True)
    staat = models.CharField(max_length=10, choices=Staat.choices, default=Staat.WACHT)
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    bericht = models.TextField(default="")
    uitkomst = models.JSONField(default=dict)
    gemaakt = models.DateTimeField(default=klok.nu)
    bijgewerkt = models.DateTimeField(default=klok.nu)

    class Meta:
        ordering: ClassVar = ["-gemaakt"]


class Taakbestand(models.Model):
    """The file that came of a Taak: for who asked for it, until it is thrown away."""

    taak = models.OneToOneField(Taak, models.CASCADE, primary_key=True, related_name="bestand")
    naam = models.CharField(max_length=200)
    mediatype = models.CharField(max_length=100)
    inhoud = models.BinaryField()
    verloopt = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["Taakbestand"]] = models.Manager()


class Inzage(models.Model):
    """Who took data about persons out of the register: which, when and what for (GEN-02).

    Only added to. An account, not a person: who that is, is known to who may see accounts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    moment = models.DateTimeField(default=klok.nu, db_index=True)
    account = models.UUIDField(null=True, db_index=True)
    soort = models.CharField(max_length=40)
    waarover = models.CharField(max_length=300)
    drager = models.BigIntegerField(null=True, db_index=True)
    doel = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["-moment"]


class Uitleg(Geboekt):
    """Why something that a leg-uit rule speaks about is as it is."""

    regel = models.CharField(max_length=10)
    sleutel = models.CharField(max_length=120)
    drager = models.BigIntegerField(null=True, db_index=True)
    tekst = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["regel", "sleutel"], name="uitleg_bij")]


class RegelStand(models.Model):
    """How often each rule speaks, counted by a job; a cache, never a source."""

    regel = models.CharField(primary_key=True, max_length=10)
    aantal = models.PositiveIntegerField(default=0)
    handeling = models.BigIntegerField(default=0)
    geteld = models.DateTimeField(default=klok.nu)


class Voorkeur(models.Model):
    """How somebody likes to work with the pages.

    Purpose: comfort. Reader: only this person. Term: as long as the account.
    """

    account = models.OneToOneField(
        Account, models.CASCADE, primary_key=True, related_name="voorkeur"
    )
    thema = models.CharField(max_length=8, choices=Thema.choices, default=Thema.APPARAAT)
    sneltoetsen = models.BooleanField(default=True)
    rondleiding_gezien = models.BooleanField(default=False)


class Ding(models.Model):
    """A page of the register that somebody wants back: by its kind and id, never by its name."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=10, choices=Dingsoort.choices)
    ding = models.BigIntegerField()
    moment = models.DateTimeField(default=klok.nu)

    class Meta:
        abstract = True
        ordering: ClassVar = ["-moment"]

    @property
    def sleutel(self) -> Sleutel:
        return Sleutel(Dingsoort(self.soort), self.ding)


class Bezocht(Ding):
    """What somebody opened last.

    Purpose: to get back there. Reader: only this person. Term: the last ten, for 90 days.
    """

    class Meta(Ding.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "soort", "ding"], name="bezocht_eenmaal")
        ]


class Favoriet(Ding):
    """What somebody put a star on.

    Purpose: to find it at once. Reader: only this person. Term: until the star is taken off, or
    the account ends.
    """

    class Meta(Ding.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "soort", "ding"], name="favoriet_eenmaal")
        ]


class BewaardFilter(models.Model):
    """A list as somebody filtered it: its address, under a name of one's own.

    Purpose: to see the same list again. Reader: only this person. Term: until it is removed, or
    the account ends.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    naam = models.CharField(max_length=60)
    pad = models.CharField(max_length=100)
    vraag = models.CharField(max_length=1000, blank=True)
    ster = models.BooleanField(default=False)
    gemaakt = models.DateTimeField(default=klok.nu)

    class Meta:
        ordering: ClassVar = ["naam"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "pad", "naam"], name="filter_naam_eenmaal")
        ]

    @property
    def url(self) -> str:
        return f"{self.pad}?{self.vraag}" if self.vraag else self.pad
