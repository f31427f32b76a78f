"""The words of samenhang: how one opgave or opdracht bears on another (REG-27)."""

from dataclasses import dataclass

from django.db.models import TextChoices

from driehoek.kern.tijd import Periode


class Samenhangsoort(TextChoices):
    """How two hang together. The first two have a direction: from the one to the other."""

    HEEFT_NODIG = "heeft_nodig", "Heeft nodig"
    VERSTERKT = "versterkt", "Versterkt"
    BOTST_MET = "botst_met", "Botst met"
    ZELFDE_GEBIED = "zelfde_gebied", "Zelfde gebied"
    ZELFDE_PARTNER = "zelfde_partner", "Zelfde partner"

    @property
    def gericht(self) -> bool:
        return self in GERICHT

    @property
    def andersom(self) -> str:
        """What it is called as seen from the other side."""
        return OMGEKEERD.get(self, str(self.label))


GERICHT = (Samenhangsoort.HEEFT_NODIG, Samenhangsoort.VERSTERKT)
OMGEKEERD = {
    Samenhangsoort.HEEFT_NODIG: "Is nodig voor",
    Samenhangsoort.VERSTERKT: "Wordt versterkt door",
}


@dataclass(frozen=True, slots=True)
class NieuweSamenhang:
    """That two opgaven or opdrachten hang together, over a period."""

    van: int
    naar: int
    soort: str
    periode: Periode
    toelichting: str
    gebied: int | None = None
    """The area that they share, for 'zelfde gebied'."""
    aanpak: str = ""
    """How people deal with it, for 'botst met'."""
