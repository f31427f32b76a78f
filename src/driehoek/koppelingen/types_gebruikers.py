"""What an identity provider says of people, and what it can read of them (SCIM)."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Gebruikersgegevens:
    """What an identity provider says of one account; no spaces around it, the user name in small.

    `nummer` is the personnel number of the person it belongs to; `actief` None: not said, which
    counts as true. `extern_id` is what the provider itself calls it.
    """

    gebruikersnaam: str
    nummer: str
    voornaam: str
    achternaam: str
    tussenvoegsel: str = ""
    extern_id: str = ""
    actief: bool | None = None

    @property
    def naam(self) -> tuple[str, str, str]:
        return (self.voornaam, self.tussenvoegsel, self.achternaam)


@dataclass(frozen=True, slots=True)
class Groepsband:
    """That somebody is in a group, as seen from either side: the id and the name of the other."""

    id: str
    naam: str


@dataclass(frozen=True, slots=True)
class Gebruikersbeeld:
    """One account with the person behind it, as an identity provider reads it."""

    account: uuid.UUID
    persoon: int
    gegevens: Gebruikersgegevens
    aangemaakt: datetime
    gewijzigd: datetime
    pteam: str = ""
    groepen: tuple[Groepsband, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Groepsbeeld:
    """A P-team, the people of an opdracht, or who hold a role today."""

    id: str
    nummer: str
    """What it is called in the register, where names can change: 'PT-12', 'OPD-0031', 'AOG'."""
    naam: str
    leden: tuple[Groepsband, ...]
