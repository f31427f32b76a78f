"""A horizontal axis of days."""

from dataclasses import dataclass
from datetime import date, timedelta

from driehoek.platform.ui.opmaak import MAANDEN_KORT

_MAX_TIKKEN = 14
_KORT = 2 * 366
_TIKRUIMTE = 34.0


@dataclass(frozen=True)
class Tik:
    x: float
    label: str
    jaar: bool


@dataclass(frozen=True)
class Tijdas:
    """Days from `begin` to `einde` on the pixels from `links` to `rechts`."""

    begin: date
    einde: date
    links: float
    rechts: float

    def x(self, dag: date) -> float:
        """Where `dag` lies; days beyond the axis lie on its edge."""
        geheel = max(1, (self.einde - self.begin).days)
        deel = (dag - self.begin).days / geheel
        return round(self.links + min(1.0, max(0.0, deel)) * (self.rechts - self.links), 1)

    def tikken(self) -> list[Tik]:
        """New years, thinned where there are many; quarters too on a short axis."""
        jaren = list(range(self.begin.year, self.einde.year + 1))
        stap = -(-len(jaren) // _MAX_TIKKEN)
        kwartalen = (1, 4, 7, 10) if (self.einde - self.begin).days <= _KORT else (1,)
        dagen = [date(j, m, 1) for j in jaren[::stap] for m in kwartalen]
        over: list[Tik] = []
        for d in dagen:
            label = str(d.year) if d.month == 1 else MAANDEN_KORT[d.month - 1]
            tik = Tik(self.x(d), label, d.month == 1)
            past = not over or tik.x - over[-1].x >= _TIKRUIMTE
            if self.begin <= d <= self.einde and past:
                over.append(tik)
        return over


def ruim(begin: date, einde: date) -> tuple[date, date]:
    """A little air on both sides."""
    lucht = timedelta(days=max(14, (einde - begin).days // 25))
    return begin - lucht, einde + lucht
