"""The words of signals from outside (REG-28)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from driehoek.register.types import Rol


class Signaalbron(TextChoices):
    """Where a signal comes from."""

    SAMENLEVING = "samenleving", "Samenleving"
    PARTNER = "partner", "Partner"
    BESTUUR = "bestuur", "Bestuur"
    WET = "wet", "Wet of regel"


class Urgentie(TextChoices):
    LAAG = "laag", "Kan wachten"
    GEWOON = "gewoon", "Gewoon"
    HOOG = "hoog", "Dringend"


class Stap(TextChoices):
    """What somebody who weighs it did with a signal."""

    WEL = "wel", "We doen er iets mee"
    NIET = "niet", "We doen er niets mee"
    LATER = "later", "We kijken later opnieuw"
    VOORSTEL = "voorstel", "Er is een voorstel"


WEGINGEN = (Stap.WEL, Stap.NIET, Stap.LATER)


class Signaalstaat(TextChoices):
    """How far a signal is; follows from its steps."""

    NIEUW = "nieuw", "Te wegen"
    WEL = "wel", "Opgepakt"
    LATER = "later", "Later opnieuw"
    VOORSTEL = "voorstel", "Voorstel gedaan"
    NIET = "niet", "Niets mee gedaan"

    @property
    def is_open(self) -> bool:
        return self in {Signaalstaat.NIEUW, Signaalstaat.WEL, Signaalstaat.LATER}


class Vervolg(TextChoices):
    """Where in the wizard a proposal goes on."""

    GEEN = "", "Iets anders"
    SCOPE = "scope", "De scope van de opdracht wijzigen"
    OPDRACHT = "opdracht", "Een opdracht starten"


WEEGROLLEN = (Rol.DOMEINDIRECTEUR, Rol.AOG, Rol.LID)
"""Who weighs: the domeindirecteur and the AOG; for an opgave directly under an organ its members."""


@dataclass(frozen=True, slots=True)
class NieuwSignaal:
    """What somebody saw or heard outside, about an opgave or opdracht."""

    drager: int
    bron: str
    wat: str
    gezien: date
    urgentie: str = Urgentie.GEWOON.value
    link: str = ""
    document: str | None = None
    """SHA-256 of a stored document."""


@dataclass(frozen=True, slots=True)
class Weging:
    """What somebody who may weigh a signal makes of it, and why."""

    signaal: int
    oordeel: str
    reden: str
    opnieuw_op: date | None = None
    """For 'later': the day to look again."""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What follows from a signal."""

    signaal: int
    wat: str
    vervolg: str = ""
