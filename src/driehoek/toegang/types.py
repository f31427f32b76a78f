"""The words of the access review: who can do what, what changed, what asks attention."""

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices

from driehoek.register.types import Rol


class Oordeel(TextChoices):
    """What a reviewer finds of one thing."""

    BLIJFT = "blijft", "Mag blijven"
    EINDIGT = "eindigt", "Moet eindigen"


class Aandacht(StrEnum):
    """Why an account or a role asks attention."""

    ZONDER_PERSOON = "Account zonder persoon"
    UIT_DIENST = "Account van wie uit dienst is"
    ZONDER_ROL = "Account zonder rol"
    ZONDER_ACCOUNT = "Rol zonder account"


@dataclass(frozen=True, slots=True)
class Rolsleutel:
    """One role of one person on one drager, whatever its periods."""

    persoon: int
    rolsoort: int
    drager: int
    rang: int = 1
    waarneming: bool = False

    def __str__(self) -> str:
        delen = (self.persoon, self.rolsoort, self.drager, self.rang, int(self.waarneming))
        return "rol-" + "-".join(map(str, delen))


@dataclass(frozen=True, slots=True)
class Recht:
    """What a role lets its holder do: enter acts (by label), and see closed pages."""

    rol: Rol
    vastleggen: tuple[str, ...]
    alles: bool
    inzien: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """Something that asks attention, now: an account, or a person whose role gives rights."""

    aandacht: Aandacht
    persoon: int | None
    account: uuid.UUID | None
    gebruikersnaam: str
    sinds: date | None


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What a reviewer finds of a role or of an account; exactly one of the two."""

    oordeel: Oordeel
    toelichting: str = ""
    rol: Rolsleutel | None = None
    account: uuid.UUID | None = None
