"""What somebody asks about his or her own data, and the answer (GEN-02; AVG article 16)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.platform import klok
from driehoek.register.models import Persoon


class Correctieverzoek(models.Model):
    """That something about somebody is not right, and what was done about it.

    Purpose: the right to have data corrected. Ground: legal duty. Readers: the person and the
    registerbeheerder. Term: as the name of the person (GEN-07).
    """

    class Uitkomst(models.TextChoices):
        OPEN = "open", "Nog niet beantwoord"
        VERBETERD = "verbeterd", "Verbeterd"
        BLIJFT = "blijft", "Blijft zoals het is"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="correctieverzoeken")
    waarover = models.CharField(max_length=200)
    tekst = models.CharField(max_length=2000)
    gevraagd = models.DateTimeField(default=klok.nu)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst.choices, default=Uitkomst.OPEN)
    antwoord = models.CharField(max_length=2000, blank=True)
    beantwoord = models.DateTimeField(null=True)
    door = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager["Correctieverzoek"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-gevraagd", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(uitkomst="open", antwoord="", beantwoord__isnull=True)
                | (~Q(uitkomst="open") & ~Q(antwoord="") & Q(beantwoord__isnull=False)),
                name="correctieverzoek_antwoord",
            ),
            models.CheckConstraint(condition=~Q(tekst=""), name="correctieverzoek_tekst"),
            models.CheckConstraint(
                condition=Q(uitkomst__in=["open", "verbeterd", "blijft"]),
                name="correctieverzoek_uitkomst",
            ),
        ]


class Vernietiging(models.Model):
    """That the name and the profile of somebody were destroyed, by number (GEN-07).

    Purpose: to answer for what was destroyed. Ground: legal duty (Archiefwet). Readers: who may
    see the ledger. Term: as the ledger. Only added to.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    sinds = models.DateField()
    """The first day without work here."""
    tot = models.DateField()
    """The day on which the term ended."""
    moment = models.DateTimeField(default=klok.nu)

    objects: ClassVar[models.Manager["Vernietiging"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-moment", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tot__gt=models.F("sinds")), name="vernietiging_na_de_termijn"
            )
        ]
