"""The words of aanspreekpunten: one contact per subject, for GS and for outside (REG-29)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from driehoek.kern.tijd import Periode
from driehoek.register.types import Dragersoort


class Publiek(TextChoices):
    """For whom somebody is the contact. Who is it for both, is so twice."""

    GS = "gs", "GS"
    BUITEN = "buiten", "buiten"


ONDERWERPSOORTEN = (Dragersoort.OPGAVE, Dragersoort.THEMA, Dragersoort.GEBIED)
"""What has a contact, beside the domain of a domeindirecteur."""


@dataclass(frozen=True, slots=True)
class NieuwOnderwerp:
    """A theme or an area that gets a contact. Without `nummer` the act draws the next one."""

    soort: str
    naam: str
    vanaf: date
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """Somebody becomes the contact for a subject: a drager, or the domain of a domeindirecteur."""

    persoon: int
    periode: Periode
    drager: int | None = None
    domein: int | None = None
    """The domeindirecteur whose opgaven together are the domain."""
    publiek: tuple[str, ...] = (Publiek.GS.value, Publiek.BUITEN.value)
