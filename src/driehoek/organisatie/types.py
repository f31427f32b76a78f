"""The words of the organisation: input of its acts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices

from driehoek.kern.tijd import Periode

VROEGSTE_JAAR, LAATSTE_JAAR = 1900, 2100
"""Of birth: whoever works here was born between these."""


class Aard(TextChoices):
    """How someone works here. Sizes and spans count employees only (PT-02, PT-04)."""

    MEDEWERKER = "medewerker", "Medewerker"
    EXTERN = "extern", "Externe inhuur"
    TRAINEE = "trainee", "Trainee"
    STAGIAIR = "stagiair", "Stagiair"


@dataclass(frozen=True, slots=True)
class NieuwDienstverband:
    """Function, scale and hours of one person over a period, from the HR system.

    Someone can have more than one (PT-23): `volgnummer` tells them apart. `uren`: hours a week.
    """

    persoon: int
    functie: str
    functiefamilie: str
    schaal: int
    periode: Periode
    uren: Decimal = Decimal(36)
    aard: Aard = Aard.MEDEWERKER
    volgnummer: int = 1
    formatieplaats: str = ""
    geboortejaar: int | None = None


class Reden(TextChoices):
    """Why someone is placed: by the core of the work, unless it says otherwise (PT-06, PT-08)."""

    ZWAARTEPUNT = "zwaartepunt", "Het zwaartepunt van het werk"
    WENS = "wens", "Eigen wens"
    BELANG = "belang", "Belang van de organisatie"


@dataclass(frozen=True, slots=True)
class NieuwPteam:
    """A P-team that the P-beraad sets up. Without `nummer` the act draws the next free one.

    `leden`: who is placed in it from its first day on.
    """

    naam: str
    vanaf: date
    nummer: str = ""
    leden: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Motief:
    """Why someone is placed in a P-team, and what went before it.

    On own wish both P-managers are talked with first; in the interest of the organisation the
    reasons are given (PT-08). `vak` is the profession with most of the working time (PT-06).
    """

    reden: Reden = Reden.ZWAARTEPUNT
    toelichting: str = ""
    vak: str = ""
    gesprek_eigen: date | None = None
    gesprek_nieuw: date | None = None


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """One person in one P-team over a period."""

    persoon: int
    pteam: int
    periode: Periode
    motief: Motief = Motief()


@dataclass(frozen=True, slots=True)
class Pteamdeel:
    """What a P-team is split into: a new team, with those of its people who go there."""

    naam: str
    leden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NieuweFormatie:
    """How large a P-team is meant to be, from a day on: `fte`, and which posts make that up.

    `overlegd_met` and `overlegd_op`: the directeur M&O who was consulted first, and when (PT-19).
    """

    pteam: int
    vanaf: date
    fte: Decimal
    samenstelling: str
    overlegd_met: int
    overlegd_op: date


@dataclass(frozen=True, slots=True)
class Leidtijd:
    """How much of the working time someone is P-manager, in percent, over a period (PT-04)."""

    persoon: int
    procent: int
    periode: Periode


@dataclass(frozen=True, slots=True)
class NieuweToewijzing:
    """Who is P-manager of somebody over a period, apart from the P-team (PT-18)."""

    persoon: int
    manager: int
    periode: Periode


@dataclass(frozen=True, slots=True)
class NieuweInzet:
    """How many hours a week somebody works on an opdracht over a period (PT-11)."""

    persoon: int
    opdracht: int
    uren: Decimal
    periode: Periode


@dataclass(frozen=True, slots=True)
class NieuwePortefeuille:
    """What a directeur M&O looks after over a period: a vakdomein and themes of HRM (PT-20)."""

    persoon: int
    vakdomein: int
    themas: tuple[str, ...]
    periode: Periode


@dataclass(frozen=True, slots=True)
class Medewerker:
    """What the HR system says of one employment of one person over a period.

    `nummer` is the personnel number; `pteam` the P-team in that period, where it is known (PT-01).
    """

    nummer: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    functie: str
    functiefamilie: str
    schaal: int
    uren: Decimal
    periode: Periode
    aard: Aard = Aard.MEDEWERKER
    volgnummer: int = 1
    formatieplaats: str = ""
    pteam: int | None = None
    geboortejaar: int | None = None

    @property
    def naam(self) -> tuple[str, str, str]:
        return (self.voornaam, self.tussenvoegsel, self.achternaam)
