"""What is measured, against what, and how much there is of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Maten:
    """How big the register is that is measured, and how often it is asked."""

    bulk: int
    perioden: int
    lang: int
    verzoeken: int
    personen: int
    beslissingen: int
    regels: int
    """Of a file with payments; ten times as many are judged as well."""
    mensen: tuple[int, int]
    """So many people to find somebody among, first few and then many."""
    personeel: int
    """So many people are in a list of the HR system."""
    seconden: float
    """So long each turn of calls over HTTP takes."""


VOL = Maten(
    bulk=60_000,
    perioden=600_000,
    lang=1_000,
    verzoeken=200,
    personen=2_000,
    beslissingen=300_000,
    regels=10_000_000,
    mensen=(1_800, 100_000),
    personeel=12_500,
    seconden=3.0,
)
SNEL = Maten(
    bulk=200,
    perioden=600,
    lang=20,
    verzoeken=5,
    personen=20,
    beslissingen=500,
    regels=2_000,
    mensen=(700, 1_400),
    personeel=60,
    seconden=0.2,
)


@dataclass(frozen=True, slots=True)
class Meting:
    """One figure. With a peer (`ijkpunt`) the limit is on the ratio, else on the value itself."""

    naam: str
    waarde: float | None
    eenheid: str
    grens: float
    ijkpunt: float | None = None
    opmerking: str = ""

    @property
    def verhouding(self) -> float | None:
        if self.waarde is None or not self.ijkpunt:
            return None
        return self.waarde / self.ijkpunt

    @property
    def gehaald(self) -> bool:
        """Whether it is within its limit; what could not be measured is not."""
        getal = self.waarde if self.ijkpunt is None else self.verhouding
        return getal is not None and getal <= self.grens
