"""What stands of the rules' signals, whose they are, and what people hear of them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from driehoek.platform import klok
from driehoek.platform.models import Account
from driehoek.platform.tijdfeit import Registratie
from driehoek.signalen.types import Meldingsoort, Ritme


class Signaal(models.Model):
    """One spell in which a rule speaks about one thing.

    Kept at each count of the rules, so that it is known since when: while it stands, that count
    has seen it (RegelStand says when that was). What comes back gets a spell of its own. Never a
    source: the rule says whether it is so.

    The sentence may name a person. Purpose: who must solve it has to know whom it is about.
    Ground: public task (REG-12, REG-20, REG-37). Readers: everyone inside, who see the same on the
    page of the rule. Term: a year after it was solved.
    """

    regel = models.CharField(max_length=11)
    sleutel = models.CharField(max_length=120)
    drager = models.BigIntegerField(null=True)
    ook = models.BigIntegerField(null=True)
    persoon = models.BigIntegerField(null=True)
    eigenaar = models.CharField(max_length=20)
    zin = models.TextField()
    sinds = models.DateTimeField()
    gewijzigd = models.DateTimeField()
    uiterlijk = models.DateField()
    opgelost = models.DateTimeField(null=True)
    # An act saw it go; the count that follows says whether it is gone altogether.
    voorlopig = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Signaal"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["regel", "sleutel"],
                condition=Q(opgelost__isnull=True),
                name="signaal_staat_eens",
            ),
            models.CheckConstraint(condition=Q(gewijzigd__gte=F("sinds")), name="signaal_volgorde"),
            models.CheckConstraint(
                condition=Q(voorlopig=False) | Q(opgelost__isnull=False), name="signaal_voorlopig"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["opgelost"], name="signaal_opgelost")]


class Signaaleigenaar(models.Model):
    """Whose a standing signal was at the last count, and what that person was told.

    A memory for notifications only: whose it is today is asked of the register.
    """

    signaal = models.ForeignKey(Signaal, models.CASCADE, related_name="eigenaars")
    persoon = models.BigIntegerField(db_index=True)
    sinds = models.DateTimeField()
    laat_gemeld = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Signaaleigenaar"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["signaal", "persoon"], name="signaaleigenaar_eens")
        ]


class Stilte(Registratie):
    """A signal says nothing until a day, and why; closed when it may speak again before that.

    In the ledger: who silenced what, when and why. It holds no sentence of the signal, since
    that may name a person; a signal of which the sentence changed since speaks again.
    """

    regel = models.CharField(max_length=11)
    sleutel = models.CharField(max_length=120)
    drager = models.BigIntegerField(null=True)
    tot = models.DateField()
    reden = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reden=""), name="stilte_met_reden"),
            models.UniqueConstraint(
                fields=["regel", "sleutel"],
                condition=Q(gesloten__isnull=True),
                name="stilte_een",
            ),
        ]


class Melding(models.Model):
    """Something that somebody should know, with the page that it is about.

    Purpose: to let people know what became theirs. Readers: the account alone. Term: 90 days.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="meldingen")
    soort = models.CharField(max_length=10, choices=Meldingsoort.choices)
    zin = models.TextField()
    pad = models.CharField(max_length=200, blank=True)
    moment = models.DateTimeField(default=klok.nu)
    gelezen = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Melding"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "-moment"], name="melding_van_account"),
            models.Index(
                fields=["account"], condition=Q(gelezen__isnull=True), name="melding_ongelezen"
            ),
        ]


class Postvoorkeur(models.Model):
    """Whether and where somebody wants a digest by mail.

    The address: typed by whom it is of. Purpose: this digest, and nothing else; it is not a way
    to log in and nobody else sees it. Ground: consent, given and withdrawn on the page of one's
    own preferences. It counts once its owner has followed the link that was sent to it. Term:
    until one chooses 'nooit', types another, or the account goes; then it is gone at once.
    """

    account = models.OneToOneField(
        Account, models.CASCADE, primary_key=True, related_name="postvoorkeur"
    )
    adres = models.EmailField(blank=True)
    ritme = models.CharField(max_length=10, choices=Ritme.choices, default=Ritme.NOOIT)
    bevestigd = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Postvoorkeur"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ritme=Ritme.NOOIT, adres="", bevestigd__isnull=True)
                | (~Q(ritme=Ritme.NOOIT) & ~Q(adres="")),
                name="postvoorkeur_adres",
            )
        ]


class Dagbericht(models.Model):
    """A digest for somebody on a day: one at most, whatever is tried again. Term: 90 days.

    `sinds` and `tot`: what is new between these moments stands in it; nothing new is no mail.
    """

    class Staat(models.TextChoices):
        WACHT = "wacht", "Wacht"
        VERZONDEN = "verzonden", "Verzonden"
        NIETS = "niets", "Niets te melden"

    account = models.ForeignKey(Account, models.CASCADE, related_name="dagberichten")
    dag = models.DateField()
    sinds = models.DateTimeField()
    tot = models.DateTimeField()
    staat = models.CharField(max_length=10, choices=Staat.choices, default=Staat.WACHT)
    verzonden = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Dagbericht"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "dag"], name="dagbericht_een_per_dag"),
            models.CheckConstraint(
                condition=Q(staat="verzonden", verzonden__isnull=False)
                | (~Q(staat="verzonden") & Q(verzonden__isnull=True)),
                name="dagbericht_verzonden",
            ),
        ]
