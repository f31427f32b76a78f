"""The oracle: a register kept as a grid of days by ledger numbers.

It knows no periods, no pieces and no algebra: a value is written on every single day, and every
ledger number keeps a full copy of the grid. Slow and obvious, so that the register can be checked
against it. It must import nothing from the application.
"""

from collections.abc import Callable, Hashable
from datetime import date, timedelta

Waarde = Hashable
Blad = dict[tuple[Hashable, date], Waarde]


class Raster:
    """Days from `eerste` up to and including `laatste`; what has no end fills the grid.

    Days are given half-open, as in the register: `tot` is the first day that is out, None no end.
    """

    def __init__(self, eerste: date, laatste: date) -> None:
        self._dagen = [eerste + timedelta(days=n) for n in range((laatste - eerste).days + 1)]
        self._werkblad: Blad = {}
        self._vastgelegd: list[Blad] = [{}]

    @property
    def dagen(self) -> list[date]:
        return list(self._dagen)

    @property
    def laatste_nr(self) -> int:
        """The newest ledger number; 0 is the empty register before the first."""
        return len(self._vastgelegd) - 1

    def zet(self, sleutel: Hashable, van: date, tot: date | None, waarde: Waarde) -> None:
        """Write the value on every day; None is how `antwoord` says 'no value', so not allowed."""
        if waarde is None:
            raise ValueError("None is no value: use wis")
        for dag in self._tussen(van, tot):
            self._werkblad[sleutel, dag] = waarde

    def wis(
        self,
        sleutel: Hashable,
        van: date,
        tot: date | None,
        *,
        alleen: Callable[[Waarde], bool] = lambda _: True,
    ) -> None:
        """Clear the days; with `alleen` only those whose value passes (a withdrawal)."""
        for dag in self._tussen(van, tot):
            if (sleutel, dag) in self._werkblad and alleen(self._werkblad[sleutel, dag]):
                del self._werkblad[sleutel, dag]

    def vastleggen(self) -> int:
        """Freeze the grid as known from now on, and give the ledger number under which."""
        self._vastgelegd.append(dict(self._werkblad))
        return self.laatste_nr

    def verwerp(self) -> None:
        """Forget what was written since the last ledger number: the act was refused."""
        self._werkblad = dict(self._vastgelegd[-1])

    def nu(self, sleutel: Hashable, dag: date) -> Waarde | None:
        """The value on a day as it stands now, what was not yet frozen included."""
        return self._werkblad.get((sleutel, dag))

    def sleutels(self) -> list[Hashable]:
        """The keys that have a value on some day now."""
        return list(dict.fromkeys(sleutel for sleutel, _ in self._werkblad))

    def antwoord(self, sleutel: Hashable, dag: date, nr: int) -> Waarde | None:
        """The value on a day as known at a ledger number; None where there was none."""
        if not 0 <= nr <= self.laatste_nr:
            raise IndexError(f"ledger number {nr} is not between 0 and {self.laatste_nr}")
        if not self._dagen[0] <= dag <= self._dagen[-1]:
            raise IndexError(f"{dag} is off the grid")
        return self._vastgelegd[nr].get((sleutel, dag))

    def _tussen(self, van: date, tot: date | None) -> list[date]:
        """The days of the grid in [van, tot); what falls before or after the grid is lost."""
        return [dag for dag in self._dagen if van <= dag and (tot is None or dag < tot)]
