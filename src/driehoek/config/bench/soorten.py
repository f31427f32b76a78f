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


VOL = Maten(
    bulk=60_000, perioden=600_000, lang=1_000, verzoeken=200, personen=2_000, beslissingen=300_000
)
SNEL = Maten(bulk=200, perioden=600, lang=20, verzoeken=5, personen=20, beslissingen=500)


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
