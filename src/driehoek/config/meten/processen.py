"""What the web processes take of the machine together, as Linux tells it."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

_PROC = Path("/proc")
# Of /proc/PID/stat, counted from the state on.
_OUDER, _CPU_ZELF, _CPU_KERN, _GEHEUGEN = 1, 11, 12, 21


@dataclass(frozen=True, slots=True)
class Verbruik:
    geheugen: int
    cpu: float
    bestanden: int


class Processen(Collector):
    def __init__(self, nummers: Sequence[int]) -> None:
        self.nummers = nummers

    def collect(self) -> Iterable[Metric]:
        levend = [v for nummer in self.nummers if (v := verbruik(nummer))]
        for naam, uitleg, waarde in (
            ("driehoek_webprocessen", "Hoeveel webprocessen leven.", len(levend)),
            (
                "driehoek_webprocessen_geheugen_bytes",
                "Hun geheugen samen.",
                sum(v.geheugen for v in levend),
            ),
            (
                "driehoek_webprocessen_cpu_seconds",
                "Hun rekentijd samen, sinds hun start.",
                sum(v.cpu for v in levend),
            ),
            (
                "driehoek_webprocessen_open_bestanden",
                "Hun open bestanden en verbindingen samen.",
                sum(v.bestanden for v in levend),
            ),
        ):
            yield GaugeMetricFamily(naam, uitleg, value=waarde)


def verbruik(nummer: int) -> Verbruik | None:
    """What a process of ours takes; None where it ended, or its number is another's by now."""
    try:
        velden = (_PROC / str(nummer) / "stat").read_text().rpartition(")")[2].split()
        bestanden = sum(1 for _ in (_PROC / str(nummer) / "fd").iterdir())
    except OSError:
        return None
    if int(velden[_OUDER]) != os.getppid():
        return None
    tikken = int(velden[_CPU_ZELF]) + int(velden[_CPU_KERN])
    return Verbruik(
        geheugen=int(velden[_GEHEUGEN]) * os.sysconf("SC_PAGE_SIZE"),
        cpu=tikken / os.sysconf("SC_CLK_TCK"),
        bestanden=bestanden,
    )
