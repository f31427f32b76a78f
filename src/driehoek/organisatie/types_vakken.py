"""The words of the professional domains model: what the acts about it take in."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices


@dataclass(frozen=True, slots=True)
class NieuwVakdomein:
    """A vakdomein to be. Without `nummer` the act draws the next free one."""

    naam: str
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class NieuwVakcluster:
    """A cluster to be, with the P-teams that lie under it from its first day.

    `domein`: the id of a vakdomein, or the name of one that the same act founds.
    """

    naam: str
    domein: int | str
    teams: tuple[int, ...] = ()
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Vakmodel:
    """What changes in the model from a day on (PT-15).

    `namen`: what a vakdomein or cluster is called from then on. `plaats`: under which cluster a
    P-team lies, under which vakdomein a cluster. `weg`: those that end, and hold nothing then.
    """

    vanaf: date
    domeinen: tuple[NieuwVakdomein, ...] = ()
    clusters: tuple[NieuwVakcluster, ...] = ()
    namen: dict[int, str] = field(default_factory=dict)
    plaats: dict[int, int] = field(default_factory=dict)
    weg: tuple[int, ...] = ()


LANGSTE_LABEL = 40
MEESTE_LABELS = 10


@dataclass(frozen=True, slots=True)
class NieuweLabels:
    """All labels that a P-team has from a day on; the others end."""

    pteam: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GewenstTeam:
    """A P-team that the P-beraad wants in a year, and why."""

    naam: str
    toelichting: str = ""


class Voorstelstaat(TextChoices):
    """What became of a profession that somebody proposed (PT-16)."""

    OPEN = "open", "Wacht op antwoord"
    OVERGENOMEN = "overgenomen", "Gaat naar het P-beraad"
    AFGEWEZEN = "afgewezen", "Niet overgenomen"
