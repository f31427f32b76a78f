"""The tables of the platform: the ledger, documents, accounts, sessions, long work, comfort."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
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
    def bruikbaar(self) -> "models.QuerySet[Account]":
        """Accounts that somebody may log in with now."""
        return self.filter(is_active=True).exclude(geldig_tot__lte=klok.nu())


class Account(AbstractBaseUser):
    """Who logs in. What one may do follows from the register, never from a flag here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruikersnaam = models.CharField(max_length=150, unique=True)
    is_active = models.BooleanField(default=True)
    aangemaakt = models.DateTimeField(default=klok.nu)
    nood = models.BooleanField(default=False)
    """Made for an emergency, and open for a limited time."""
    geldig_tot = models.DateTimeField(null=True)

    USERNAME_FIELD = "gebruikersnaam"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(nood=False) | models.Q(geldig_tot__isnull=False),
                name="noodaccount_eindigt",
            )
        ]

    @property
    def is_bruikbaar(self) -> bool:
        return self.is_active and (self.geldig_tot is None or klok.nu() < self.geldig_tot)


class Accountgebeurtenis(models.Model):
    """What somebody did to an account. Rows are added, and never changed or removed."""

    class Soort(models.TextChoices):
        AANGEMAAKT = "aangemaakt", "Account gemaakt"
        HERNOEMD = "hernoemd", "Andere gebruikersnaam"
        PERSOON = "persoon", "Van een andere persoon"
        UITGENODIGD = "uitgenodigd", "Uitgenodigd"
        INLOGLINK = "inloglink", "Inloglink gemaakt"
        UITGEZET = "uitgezet", "Uitgezet"
        AANGEZET = "aangezet", "Aangezet"
        SESSIES = "sessies", "Sessies beëindigd"
        GEBLOKKEERD = "geblokkeerd", "Tijdelijk geblokkeerd"
        WACHTWOORD = "wachtwoord", "Wachtwoord gezet"
        FACTOR_AAN = "factor_aan", "Tweede stap ingesteld"
        FACTOR_UIT = "factor_uit", "Tweede stap verwijderd"
        HERSTELCODES = "herstelcodes", "Nieuwe herstelcodes gemaakt"
        GEKOPPELD = "gekoppeld", "Aanmelddienst gekoppeld"
        ONTKOPPELD = "ontkoppeld", "Aanmelddienst losgemaakt"
        NOOD_OPEN = "nood_open", "Noodtoegang geopend"
        NOOD_DICHT = "nood_dicht", "Noodtoegang beëindigd"

    account = models.ForeignKey(Account, models.PROTECT, related_name="gebeurtenissen")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    moment = models.DateTimeField(default=klok.nu, db_index=True)
    door = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    """Who did it; none: whoever runs commands on the machine, or the system itself."""
    tekst = models.CharField(max_length=300, default="")

    objects: ClassVar[models.Manager["Accountgebeurtenis"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-moment", "-id"]


class Sessie(AbstractBaseSession):
    """A browser in which somebody is, or is about to be, logged in."""

    nummer = models.UUIDField(default=uuid.uuid4, unique=True)
    """How others point at it: the key itself lets in whoever has it."""
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessies")
    adres = models.CharField(max_length=45, default="")
    toestel = models.CharField(max_length=200, default="")
    aangemaakt = models.DateTimeField(default=klok.nu)
    gezien = models.DateTimeField(default=klok.nu)


class Inlogpoging(models.Model):
    """A try to log in that did not succeed; `sleutel` says for whom or from where, unreadably."""

    sleutel = models.CharField(max_length=64)
    moment = models.DateTimeField(default=klok.nu)

    objects: ClassVar[models.Manager["Inlogpoging"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sleutel", "moment"], name="inlogpoging_bij")]


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

    Only added to. `account`, not a person: who that is, is known to who may see accounts.
    `persoon`: whom it is about, where that is one person; who it is sees it at 'Mijn gegevens'.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    moment = models.DateTimeField(default=klok.nu, db_index=True)
    account = models.UUIDField(null=True, db_index=True)
    soort = models.CharField(max_length=40)
    waarover = models.CharField(max_length=300)
    drager = models.BigIntegerField(null=True, db_index=True)
    persoon = models.BigIntegerField(null=True, db_index=True)
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
