"""The words of signals and notifications."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices

from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Regel
from driehoek.register import eigenaren


class Bereik(TextChoices):
    """Whose signals one looks at."""

    MIJ = "mij", "Van mij"
    DOMEIN = "domein", "Van mijn domein"
    ALLES = "alles", "Van iedereen"


class Staat(TextChoices):
    """How a signal stands."""

    OPEN = "", "Open"
    LAAT = "laat", "Te laat"
    STIL = "stil", "Stilgezet"
    OPGELOST = "opgelost", "Opgelost"


class Meldingsoort(TextChoices):
    """What a notification is about."""

    SIGNAAL = "signaal", "Nieuw signaal"
    LAAT = "laat", "Te laat"
    ROL = "rol", "Rol"
    TAAK = "taak", "Taak"


class Ritme(TextChoices):
    """How often someone wants a digest by mail."""

    DAGELIJKS = "dagelijks", "Elke werkdag"
    WEKELIJKS = "wekelijks", "Elke week, op maandag"
    NOOIT = "nooit", "Nooit"


@dataclass(frozen=True, slots=True)
class Mens:
    """Somebody a signal belongs to."""

    persoon: int
    naam: str
    wnd: bool = False

    @property
    def weergave(self) -> str:
        return f"wnd. {self.naam}" if self.wnd else self.naam


@dataclass(frozen=True, slots=True)
class Eigendom:
    """Whose a signal is today: as what, and how many steps above who should be it."""

    als: str
    trede: int
    mensen: tuple[Mens, ...]

    @property
    def woorden(self) -> str:
        """As what they have it."""
        return eigenaren.BIJ_CODE[self.als].woorden if self.als else ""

    @property
    def is_hoger(self) -> bool:
        """Whether it escalated: who should be its owner is not there."""
        return self.trede > 0

    def is_van(self, persoon: int | None) -> bool:
        return any(m.persoon == persoon for m in self.mensen)


NIEMAND = Eigendom("", 0, ())


@dataclass(frozen=True, slots=True)
class Stilte:
    """Until when a signal is silent, why, and by whom."""

    tot: date
    reden: str
    sinds: datetime
    account: str


@dataclass(frozen=True, slots=True)
class Rij:
    """A signal as pages show it."""

    id: int
    regel: Regel
    sleutel: str
    drager: int | None
    dragersoort: str
    persoon: int | None
    eigenaar: str
    zin: str
    sinds: datetime
    uiterlijk: date
    opgelost: datetime | None
    stil_tot: date | None
    opgave: int | None
    opgave_naam: str
    eigendom: Eigendom

    @property
    def dagen_te_laat(self) -> int:
        """How many days it is late today; 0 where it is not, or is solved or silent."""
        if self.opgelost is not None or self.stil_tot is not None:
            return 0
        return max(0, (klok.vandaag() - self.uiterlijk).days)

    @property
    def sinds_dag(self) -> date:
        return self.sinds.astimezone(klok.AMSTERDAM).date()

    @property
    def overtreding(self) -> Overtreding:
        return Overtreding(self.regel.id, self.drager, self.zin, self.sleutel, self.eigenaar)

    @property
    def hoort_van(self) -> str:
        """The role or organ whose it should be."""
        return eigenaren.BIJ_CODE[self.eigenaar].woorden


def regel_bij(sleutel: str) -> Regel | None:
    """The rule with this key ('REG-05s'), where it is one that asks or warns."""
    return next((r for r in regelboek.alle() if r.sleutel == sleutel and r.eigenaar), None)
