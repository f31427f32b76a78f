"""People at work: employment, and membership of a P-team (as far as the register needs it)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from driehoek.organisatie.models_inzet import Inzet
from driehoek.organisatie.models_leiding import Pmanagertijd, Portefeuille, Toewijzing
from driehoek.organisatie.models_vakken import GewenstPteam, Pteamlabel, Vakvoorstel
from driehoek.organisatie.models_verbanden import Afgevaardigde, Deelname, Vakteam
from driehoek.organisatie.types import LAATSTE_JAAR, VROEGSTE_JAAR, Aard, Reden
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register.models import Drager, Persoon, Registerfeit

__all__ = [
    "Afgevaardigde",
    "Deelname",
    "Dienstverband",
    "Formatie",
    "GewenstPteam",
    "Inzet",
    "Lidmaatschap",
    "Pmanagertijd",
    "Portefeuille",
    "Pteamlabel",
    "Toewijzing",
    "Vakteam",
    "Vakvoorstel",
]


class Dienstverband(Tijdfeit):
    """Under which function, scale and hours someone works; a gegeven from the HR system.

    Someone can have several beside each other, told apart by `volgnummer` (PT-23); `uren` a week.
    Purpose: to judge whether roles fit the job framework (REG-24, REG-25), sizes of P-teams and
    spans of P-managers (PT-02, PT-04). `geboortejaar`, where it is known: to see how the
    organisation is built up by age (GEN-03), never of one person. Ground: public task.
    Readers: the person, the P-manager, control; only signals reach others. `functie` alone: everyone
    inside, in the people finder (PT-17). Term: as Persoon.
    """

    SLEUTEL = ("persoon_id", "volgnummer")
    WAARDE = (
        "functie",
        "functiefamilie",
        "schaal",
        "uren",
        "aard",
        "formatieplaats",
        "geboortejaar",
    )
    RAAKT = ("persoon_id",)
    LATER: ClassVar = {
        "volgnummer": 1,
        "aard": Aard.MEDEWERKER.value,
        "formatieplaats": "",
        "geboortejaar": None,
    }

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="dienstverbanden")
    volgnummer = models.PositiveSmallIntegerField(default=1)
    aard = models.CharField(max_length=12, choices=Aard.choices, default=Aard.MEDEWERKER)
    functie = models.CharField(max_length=120)
    functiefamilie = models.CharField(max_length=60)
    schaal = models.PositiveSmallIntegerField()
    uren = models.DecimalField(max_digits=4, decimal_places=1)
    formatieplaats = models.CharField(max_length=40, blank=True)
    geboortejaar = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(geboortejaar__isnull=True)
                | Q(geboortejaar__range=(VROEGSTE_JAAR, LAATSTE_JAAR)),
                name="dienstverband_geboortejaar",
            ),
            models.CheckConstraint(condition=Q(schaal__range=(1, 19)), name="dienstverband_schaal"),
            models.CheckConstraint(condition=Q(uren__range=(0, 40)), name="dienstverband_uren"),
            models.CheckConstraint(
                condition=Q(volgnummer__range=(1, 9)), name="dienstverband_volgnummer"
            ),
            models.CheckConstraint(condition=Q(aard__in=Aard.values), name="dienstverband_aard"),
        ]


class Lidmaatschap(Registerfeit):
    """In which P-team someone is administratively placed: exactly one at a time (PT-01).

    `reden`, `toelichting` and the days of the two talks say why someone was placed (PT-08), `vak`
    the core of the work (PT-06). Purpose: to be able to answer for a placement. Ground: public
    task. Readers: of the team everyone inside; of why, the person and who may place people.
    Term: as Persoon.
    """

    SLEUTEL = ("persoon_id",)
    WAARDE = (
        "pteam_id",
        "pteamsoort",
        "reden",
        "toelichting",
        "vak",
        "gesprek_eigen",
        "gesprek_nieuw",
    )
    RAAKT = ("persoon_id", "pteam_id")
    LATER: ClassVar = {
        "reden": Reden.ZWAARTEPUNT.value,
        "toelichting": "",
        "vak": "",
        "gesprek_eigen": None,
        "gesprek_nieuw": None,
    }

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="lidmaatschappen")
    pteam = models.ForeignKey(Drager, models.PROTECT, related_name="leden")
    pteamsoort = models.CharField(max_length=12, default="pteam")
    reden = models.CharField(max_length=12, choices=Reden.choices, default=Reden.ZWAARTEPUNT)
    toelichting = models.CharField(max_length=500, blank=True)
    vak = models.CharField(max_length=120, blank=True)
    gesprek_eigen = models.DateField(null=True, blank=True)
    gesprek_nieuw = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pteamsoort="pteam"), name="lidmaatschap_van_pteam"),
            models.CheckConstraint(condition=Q(reden__in=Reden.values), name="lidmaatschap_reden"),
            models.CheckConstraint(
                condition=~Q(reden=Reden.WENS)
                | Q(gesprek_eigen__isnull=False, gesprek_nieuw__isnull=False),
                name="lidmaatschap_gesprekken",
            ),
            models.CheckConstraint(
                condition=~Q(reden=Reden.BELANG) | ~Q(toelichting=""),
                name="lidmaatschap_redenen",
            ),
        ]


class Formatie(Registerfeit):
    """How many fte a P-team is meant to have, and of which posts (PT-19).

    A P-manager changes it after consulting the directeur M&O: `overlegd_met` and `overlegd_op` say
    who that was and when.
    """

    SLEUTEL = ("pteam_id",)
    WAARDE = ("fte", "samenstelling", "overlegd_met_id", "overlegd_op")
    RAAKT = ("pteam_id",)

    pteam = models.ForeignKey(Drager, models.PROTECT, related_name="formaties")
    fte = models.DecimalField(max_digits=5, decimal_places=1)
    samenstelling = models.CharField(max_length=500)
    overlegd_met = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    overlegd_op = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(fte__range=(0, 200)), name="formatie_fte"),
            models.CheckConstraint(condition=~Q(samenstelling=""), name="formatie_samenstelling"),
        ]
