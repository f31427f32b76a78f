"""The words of this room: what a system that uses us may read, and who is asking."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices


class Leesrecht(TextChoices):
    """What a system may ask; in a token this is its `scope`."""

    REGISTER = "register", "Register: opgaven, opdrachten, rollen, besluiten en mandaat"
    PERSONEN = "personen", "Personen: de namen van wie een rol heeft"
    AUTHZEN = "authzen", "Bevoegdheid: vragen of iemand iets mag"
    GEBRUIKERS = "gebruikers", "Gebruikers: accounts en namen bijhouden, groepen lezen (SCIM)"

    @property
    def kort(self) -> str:
        return str(self.label).partition(":")[0]


class Sleutelsoort(TextChoices):
    """How a system shows who it is."""

    SLEUTEL = "sleutel", "API-sleutel"
    CLIENT = "client", "OAuth2-client"


@dataclass(frozen=True, slots=True)
class AfnemerGegevens:
    """What is kept of a system that uses us."""

    naam: str
    doel: str
    contact: str
    leesrechten: tuple[Leesrecht, ...]
    per_minuut: int
    tot_en_met: date


@dataclass(frozen=True, slots=True)
class Geheim:
    """A new secret: what is kept of it, and what is shown once."""

    kenmerk: str
    hash: bytes
    tekst: str


@dataclass(frozen=True, slots=True)
class Vrager:
    """The system that asks, and what it may."""

    afnemer: int
    naam: str
    leesrechten: frozenset[str]
    per_minuut: int
    kenmerk: str
    """Of the key or client that it shows."""
    tot: datetime
    """From when on this key lets nobody in."""

    def mag(self, recht: Leesrecht) -> bool:
        return recht in self.leesrechten


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """Why nobody is let in; `code` is the error of RFC 6750, empty where nothing was shown."""

    code: str
    zin: str
