"""The source register itself (ONTWERP §3, the core of the data model)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from driehoek.platform.models import Document
from driehoek.platform.tijdfeit import Geboekt, Registratie, Tijdfeit
from driehoek.register.types import (
    NAAM_VERNIETIGD,
    Besluitsoort,
    Besluitstatus,
    Dragersoort,
    Grondslagsoort,
)


class Drager(Geboekt):
    """Whatever can carry a role. Its identity is its id; names and places are facts about it."""

    RAAKT = ("id",)

    soort = models.CharField(max_length=12, choices=Dragersoort.choices)
    nummer = models.CharField(max_length=20, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "soort"], name="drager_id_soort")
        ]


class Persoon(Geboekt):
    """A person, by a pseudonym. What identifies the person to people is Persoonsgegeven."""

    RAAKT = ("id",)

    nummer = models.CharField(max_length=40, unique=True)


class Persoonsgegeven(Registratie):
    """The name of a person.

    Purpose: to say who answers for what. Ground: public task (Organisatieregeling, REG-08).
    Readers: everyone inside. Term: as long as the selection list says; then the content is
    destroyed and the salted commitment stays, so that the ledger still verifies (GEN-07).
    """

    NIET_IN_HASH = Registratie.NIET_IN_HASH | {
        "voornaam",
        "tussenvoegsel",
        "achternaam",
        "sorteernaam",
        "zout",
    }
    RAAKT = ("persoon_id",)

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="gegevens")
    voornaam = models.CharField(max_length=60, null=True)  # noqa: DJ001  (destroyed)
    tussenvoegsel = models.CharField(max_length=20, null=True)  # noqa: DJ001  (destroyed)
    achternaam = models.CharField(max_length=80, null=True)  # noqa: DJ001  (destroyed)
    sorteernaam = models.CharField(max_length=170, null=True)  # noqa: DJ001  (destroyed)
    zout = models.BinaryField(max_length=16, null=True)
    verbintenis = models.BinaryField(max_length=32)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sorteernaam"], name="persoon_sorteernaam")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["persoon"], condition=Q(gesloten__isnull=True), name="een_naam_per_persoon"
            )
        ]

    @property
    def naam(self) -> str:
        return volledige_naam(self.voornaam, self.tussenvoegsel, self.achternaam)


def volledige_naam(*delen: str | None) -> str:
    """A name from its parts; they are empty once the content is destroyed (GEN-07)."""
    return " ".join(d for d in delen if d) or NAAM_VERNIETIGD


class Besluit(Geboekt):
    """A formal besluit: who decided what, when, and from when it works."""

    RAAKT = ("id",)

    kenmerk = models.CharField(max_length=40, unique=True)
    titel = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=Besluitsoort.choices)
    beslisser_drager = models.ForeignKey(Drager, models.PROTECT, related_name="besluiten")
    beslisser_rol = models.CharField(max_length=24, blank=True)
    beslisser_persoon = models.ForeignKey(
        Persoon, models.PROTECT, null=True, related_name="besluiten"
    )
    genomen = models.DateField(db_index=True)
    bekendgemaakt = models.DateField()
    werkt_vanaf = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(bekendgemaakt__gte=F("genomen"))
                & Q(werkt_vanaf__gte=F("bekendgemaakt")),
                name="besluit_dagen_op_volgorde",
            ),
            models.CheckConstraint(
                condition=(Q(beslisser_rol="") & Q(beslisser_persoon__isnull=True))
                | (~Q(beslisser_rol="") & Q(beslisser_persoon__isnull=False)),
                name="besluit_orgaan_of_rol",
            ),
        ]


class Grondslag(Geboekt):
    """What a registered fact rests on (ONTWERP §1.1)."""

    soort = models.CharField(max_length=16, choices=Grondslagsoort.choices)
    besluit = models.ForeignKey(Besluit, models.PROTECT, null=True, related_name="grondslagen")
    datum = models.DateField()
    toelichting = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(soort="besluit", besluit__isnull=False)
                | (Q(soort="registratiefout") & ~Q(toelichting=""))
                | (
                    Q(soort__in=["rechtsfeit", "conversie"])
                    & Q(besluit__isnull=True)
                    & ~Q(toelichting="")
                ),
                name="grondslag_noemt_zijn_bewijs",
            )
        ]


class Rectificatie(Geboekt):
    """`besluit` puts something else in the place of what `van` decided, from the start (REG-36)."""

    RAAKT = ("besluit_id", "van_id")

    besluit = models.OneToOneField(Besluit, models.PROTECT, related_name="rectificeert")
    van = models.ForeignKey(Besluit, models.PROTECT, related_name="gerectificeerd_bij")
    # Of a rectificatie of a rectificatie: the besluit that it began with. What it decides is of
    # that one's kind, and works from that one's day.
    oorsprong = models.ForeignKey(Besluit, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(besluit=F("van")) & ~Q(besluit=F("oorsprong")),
                name="rectificatie_van_een_ander",
            )
        ]


class OrAdvies(Geboekt):
    """What the works council said about a besluit, or why it was not asked (REG-39)."""

    RAAKT = ("besluit_id",)

    besluit = models.OneToOneField(Besluit, models.PROTECT, related_name="or_advies")
    datum = models.DateField(null=True)
    strekking = models.TextField(blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    niet_nodig = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(datum__isnull=False) & ~Q(strekking="") & Q(niet_nodig=""))
                | (Q(datum__isnull=True, document__isnull=True, strekking="") & ~Q(niet_nodig="")),
                name="or_advies_of_reden",
            )
        ]


class Registerfeit(Tijdfeit):
    """A fact of the register: both time axes, and a grondslag (REG-09)."""

    grondslag = models.ForeignKey(Grondslag, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Besluitwerking(Registerfeit):
    """What a besluit is worth on a day: in force, suspended, withdrawn, annulled (REG-35)."""

    SLEUTEL = ("besluit_id",)
    WAARDE = ("status",)
    RAAKT = ("besluit_id",)

    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="werking")
    status = models.CharField(max_length=12, choices=Besluitstatus.choices)


class Bestaan(Registerfeit):
    """The days on which a drager exists. Roles on it lie inside them."""

    SLEUTEL = ("drager_id",)
    RAAKT = ("drager_id",)

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="bestaan")


class Benaming(Registerfeit):
    """What a drager is called."""

    SLEUTEL = ("drager_id",)
    WAARDE = ("naam",)
    RAAKT = ("drager_id",)

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="benamingen")
    naam = models.CharField(max_length=200)


class Ligging(Registerfeit):
    """What a drager lies under: a deelopdracht under an opdracht, an opdracht under an opgave.

    On the P-side a P-team under a cluster, a cluster under a vakdomein (PT-15). The kinds are
    typed, so that no circle can be made.
    """

    SLEUTEL = ("drager_id",)
    WAARDE = ("dragersoort", "ouder_id", "oudersoort", "geheel")
    RAAKT = ("drager_id", "ouder_id")

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="liggingen")
    dragersoort = models.CharField(max_length=12)
    ouder = models.ForeignKey(Drager, models.PROTECT, related_name="onderliggend")
    oudersoort = models.CharField(max_length=12)
    # The opdracht is the whole of an opgave that is not split (REG-03).
    geheel = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dragersoort="deelopdracht", oudersoort="opdracht")
                | Q(dragersoort="opdracht", oudersoort="opgave")
                | Q(dragersoort="opgave", oudersoort="orgaan")
                | Q(dragersoort="pteam", oudersoort="vakcluster")
                | Q(dragersoort="vakcluster", oudersoort="vakdomein"),
                name="ligging_twee_lagen",
            )
        ]


class Opvolging(Geboekt):
    """Lineage: what became of a drager by a transition besluit (REG-30)."""

    RAAKT = ("was_id", "wordt_id")

    was = models.ForeignKey(Drager, models.PROTECT, related_name="opvolgers")
    wordt = models.ForeignKey(Drager, models.PROTECT, related_name="voorgangers")
    per = models.DateField()
    grondslag = models.ForeignKey(Grondslag, models.PROTECT, related_name="+")


class Rolsoort(models.Model):
    """A role on a kind of drager; `enig`: at most one holder at a time. Filled by migration."""

    id = models.SmallIntegerField(primary_key=True)
    rol = models.CharField(max_length=24)
    dragersoort = models.CharField(max_length=12, choices=Dragersoort.choices)
    enig = models.BooleanField()
    kant = models.CharField(max_length=1, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["id", "dragersoort", "enig"], name="rolsoort_id_dragersoort_enig"
            ),
            models.UniqueConstraint(fields=["rol", "dragersoort"], name="rolsoort_rol_dragersoort"),
        ]


class Rolvervulling(Registerfeit):
    """Who holds which role on which drager (REG-04 to REG-08, REG-19, REG-26)."""

    SLEUTEL = ("drager_id", "rolsoort_id", "rang", "waarneming", "_wie")
    WAARDE = ("persoon_id", "dragersoort", "enig")
    RAAKT = ("drager_id", "persoon_id")

    drager = models.ForeignKey(Drager, models.PROTECT, related_name="rolvervullingen")
    dragersoort = models.CharField(max_length=12)
    rolsoort = models.ForeignKey(Rolsoort, models.PROTECT, related_name="+", db_index=False)
    enig = models.BooleanField()
    rang = models.SmallIntegerField(default=1)
    waarneming = models.BooleanField(default=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="rollen")
    plek = models.GeneratedField(
        expression=F("drager_id") * 1000
        + F("rolsoort_id") * 10
        + F("rang") * 2
        + models.Case(models.When(waarneming=True, then=1), default=0),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    class Meta:
        constraints: ClassVar = [
            # 10 and 11: a first and a second BOG (REG-19); elsewhere a rank would be a back door.
            models.CheckConstraint(
                condition=Q(rang=1) | Q(rang=2, rolsoort__in=[10, 11]), name="rolvervulling_rang"
            )
        ]

    @classmethod
    def sleutel_van(cls, velden: dict[str, object]) -> tuple[object, ...]:
        """For a role with one holder the place; for others the place and the person."""
        wie = 0 if velden["enig"] else velden["persoon_id"]
        return (*(velden[naam] for naam in cls.SLEUTEL[:-1]), wie)


class Beslisbevoegdheid(Registerfeit):
    """Who may decide a kind of besluit: an organ, or whoever holds a role (REG-09)."""

    SLEUTEL = ("besluitsoort", "orgaan_id", "rol")
    WAARDE = ("voorwaarde",)

    class Voorwaarde(models.TextChoices):
        """When this decider may decide it."""

        ALTIJD = "", "altijd"
        ONDER_DT = "onder_dt", "voor een opgave direct onder het DT"
        ONDER_DT_OF_EIGEN = (
            "onder_dt_of_eigen",
            "voor een opgave direct onder het DT, of waar de domeindirecteur zelf AOG is",
        )

    besluitsoort = models.CharField(max_length=20, choices=Besluitsoort.choices)
    orgaan = models.ForeignKey(Drager, models.PROTECT, null=True, related_name="+")
    rol = models.CharField(max_length=24, blank=True)
    voorwaarde = models.CharField(max_length=20, blank=True, choices=Voorwaarde.choices)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(orgaan__isnull=False) & Q(rol=""))
                | (Q(orgaan__isnull=True) & ~Q(rol="")),
                name="beslisbevoegdheid_orgaan_of_rol",
            )
        ]


class Uitzondering(Registerfeit):
    """A temporary exception to a rule for one person, with a review date (REG-21)."""

    SLEUTEL = ("persoon_id", "regel")
    WAARDE = ("herzien_op", "toelichting")
    RAAKT = ("persoon_id",)

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="uitzonderingen")
    regel = models.CharField(max_length=10)
    herzien_op = models.DateField()
    toelichting = models.TextField()


class Instelling(Registerfeit):
    """A dated setting, set by besluit of the organ that may (GEN-04 to GEN-06)."""

    SLEUTEL = ("code",)
    WAARDE = ("waarde",)

    code = models.CharField(max_length=40)
    waarde = models.JSONField()


class AccountPersoon(models.Model):
    """Which person stands behind an account."""

    account = models.OneToOneField(
        "platform.Account", models.CASCADE, primary_key=True, related_name="koppeling"
    )
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="accounts")

    objects: ClassVar[models.Manager["AccountPersoon"]] = models.Manager()
