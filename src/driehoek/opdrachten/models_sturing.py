"""How opdrachten are steered: accepted, accounted for, judged, stuck, and changed together.

The acceptance is a registerfeit; the rest are gegevens: booked once, never changed, and the last
one counts.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.platform.models import Document
from driehoek.platform.tijdfeit import Geboekt
from driehoek.register.models import Drager, Persoon, Registerfeit


class Aanvaarduitkomst(models.TextChoices):
    """What an AOG said to an opdracht after its feasibility was discussed."""

    AANVAARD = "aanvaard", "Aanvaard"
    VOORWAARDEN = "voorwaarden", "Aanvaard onder voorwaarden"
    TERUGGELEGD = "teruggelegd", "Teruggelegd"


class Aanvaarding(Registerfeit):
    """An AOG accepted an opdracht, or gave it back (REG-32). A next AOG accepts anew."""

    SLEUTEL = ("opdracht_id",)
    WAARDE = ("aog_id", "uitkomst", "haalbaarheid", "toelichting")
    RAAKT = ("opdracht_id",)

    opdracht = models.ForeignKey(Drager, models.PROTECT, related_name="aanvaardingen")
    aog = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    uitkomst = models.CharField(max_length=12, choices=Aanvaarduitkomst.choices)
    haalbaarheid = models.TextField()
    # The conditions, or why it was given back.
    toelichting = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(uitkomst__in=Aanvaarduitkomst.values), name="aanvaarding_uitkomst"
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="aanvaard") | ~Q(toelichting=""),
                name="aanvaarding_toegelicht",
            ),
        ]


class Verantwoording(Geboekt):
    """What an AOG tells the BOG of the results over some days (REG-32)."""

    RAAKT = ("opdracht_id",)

    opdracht = models.ForeignKey(Drager, models.PROTECT, related_name="verantwoordingen")
    aog = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    van = models.DateField()
    tot_en_met = models.DateField()
    bereikt = models.TextField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tot_en_met__gte=models.F("van")), name="verantwoording_dagen"
            )
        ]


class Oordeel(models.TextChoices):
    """How an opgave goes, as its domeindirecteur sees it."""

    OP_KOERS = "op_koers", "Op koers"
    AANDACHT = "aandacht", "Aandacht"
    BIJSTUREN = "bijsturen", "Bijsturen"


class Opgaveoordeel(Geboekt):
    """The judgement about an opgave for one quarter; a later one for that quarter counts (REG-34)."""

    RAAKT = ("opgave_id",)

    opgave = models.ForeignKey(Drager, models.PROTECT, related_name="oordelen")
    # Its first day.
    kwartaal = models.DateField()
    oordeel = models.CharField(max_length=12, choices=Oordeel.choices)
    zin = models.CharField(max_length=300)
    door = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["opgave", "kwartaal"], name="oordeel_bij")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(oordeel__in=Oordeel.values), name="oordeel_soort"),
            models.CheckConstraint(
                condition=Q(kwartaal__day=1, kwartaal__month__in=[1, 4, 7, 10]),
                name="oordeel_kwartaal",
            ),
        ]


class Trede(models.TextChoices):
    """The steps of the escalation path above an AON (REG-20)."""

    AOG = "AOG", "Ambtelijk opdrachtgever"
    DOMEINDIRECTEUR = "DOMEINDIRECTEUR", "Domeindirecteur"
    DT = "DT", "Directieteam"
    O_BERAAD = "O-BERAAD", "Opgavenberaad"


class Knelpunt(Geboekt):
    """Something that cannot be solved where it is, laid before whoever can (REG-20)."""

    RAAKT = ("drager_id",)

    nummer = models.CharField(max_length=20, unique=True)
    drager = models.ForeignKey(Drager, models.PROTECT, related_name="knelpunten")
    titel = models.CharField(max_length=200)
    omschrijving = models.TextField()
    door = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")


class Stapsoort(models.TextChoices):
    VOORGELEGD = "voorgelegd", "Voorgelegd"
    DOORGEZET = "doorgezet", "Doorgezet"
    OPGELOST = "opgelost", "Opgelost"


class Oplossing(models.TextChoices):
    """In what way a knelpunt was solved (REG-18 names the last three)."""

    OVERLEG = "overleg", "In overleg opgelost"
    SCOPE = "scope", "Met een scopewijziging"
    INGEGREPEN = "ingegrepen", "Ingegrepen"
    O_BERAAD = "o_beraad", "Besloten door het O-beraad"


class Knelpuntstap(Geboekt):
    """One step of a knelpunt: to whom it went, or how it was solved."""

    RAAKT = ("drager_id",)

    knelpunt = models.ForeignKey(Knelpunt, models.PROTECT, related_name="stappen")
    drager = models.ForeignKey(Drager, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=Stapsoort.choices)
    aan = models.CharField(max_length=16, choices=Trede.choices, blank=True)
    wijze = models.CharField(max_length=12, choices=Oplossing.choices, blank=True)
    tekst = models.TextField()
    door = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(soort="opgelost", aan="") & ~Q(wijze=""))
                | (Q(soort__in=["voorgelegd", "doorgezet"], wijze="") & ~Q(aan="")),
                name="knelpuntstap_aan_of_wijze",
            ),
            models.UniqueConstraint(
                fields=["knelpunt"], condition=Q(soort="opgelost"), name="knelpunt_eens_opgelost"
            ),
        ]


class Scopevoorstel(Geboekt):
    """A scope change over several opdrachten as one proposal (REG-33)."""

    nummer = models.CharField(max_length=20, unique=True)
    titel = models.CharField(max_length=150)
    toelichting = models.TextField()
    vanaf = models.DateField()
    opsteller = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    knelpunt = models.ForeignKey(Knelpunt, models.PROTECT, null=True, related_name="voorstellen")
    vervangt = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="vervangen_door"
    )


class Scopevoorstelregel(Geboekt):
    """What the scope of one opdracht becomes; `was` is the fact that stood there."""

    RAAKT = ("opdracht_id",)

    voorstel = models.ForeignKey(Scopevoorstel, models.PROTECT, related_name="regels")
    opdracht = models.ForeignKey(Drager, models.PROTECT, related_name="+")
    opgave = models.ForeignKey(Drager, models.PROTECT, related_name="+")
    was = models.ForeignKey("opdrachten.Scope", models.PROTECT, related_name="+")
    materieel_budget = models.BigIntegerField()
    bevoegdheden = models.TextField(blank=True)
    strategische_keuzes = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voorstel", "opdracht"], name="voorstelregel_eens"),
            models.CheckConstraint(
                condition=Q(materieel_budget__gte=0), name="voorstelregel_budget"
            ),
        ]


class Scopestem(Geboekt):
    """Who carries an opgave agrees to a proposal, or not; the last one counts.

    `persoon` None: the organ under which the opgave stands. An agreement becomes the besluit
    `kenmerk` when the proposal is carried out.
    """

    RAAKT = ("opgave_id",)

    voorstel = models.ForeignKey(Scopevoorstel, models.PROTECT, related_name="stemmen")
    opgave = models.ForeignKey(Drager, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    akkoord = models.BooleanField()
    reden = models.TextField(blank=True)
    genomen = models.DateField()
    kenmerk = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(akkoord=True) & ~Q(kenmerk="")) | (Q(akkoord=False) & ~Q(reden="")),
                name="scopestem_zegt_waarom",
            )
        ]


class Scopevoorstelafloop(Geboekt):
    """The end of a proposal: carried out, or taken back with a reason."""

    class Uitkomst(models.TextChoices):
        UITGEVOERD = "uitgevoerd", "Uitgevoerd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    voorstel = models.OneToOneField(Scopevoorstel, models.PROTECT, related_name="afloop")
    uitkomst = models.CharField(max_length=12, choices=Uitkomst.choices)
    reden = models.TextField(blank=True)
    door = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(uitkomst="uitgevoerd") | ~Q(reden=""), name="voorstelafloop_reden"
            )
        ]
