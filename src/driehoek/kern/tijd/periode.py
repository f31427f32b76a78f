"""Periods of whole days, half-open: the first day is in, `tot` is the first day that is out.

Half-open, so that two periods that follow each other share no day and leave none between them. On
screen people say 'tot en met': see `Periode.tot_en_met`, `laatste_dag` and `in_woorden`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from driehoek.kern.tijd.dagen import dag_in_woorden, eis_dag

_EEN_DAG = timedelta(days=1)


@total_ordering
@dataclass(frozen=True, slots=True)
class Periode:
    """At least one day, from `van` up to but not including `tot`; no `tot` is no end.

    Sorts by first day, then the one that ends sooner first.
    """

    van: date
    tot: date | None = None

    def __post_init__(self) -> None:
        eis_dag(self.van)
        if self.tot is None:
            return
        eis_dag(self.tot)
        if self.tot <= self.van:
            raise ValueError(
                f"Deze periode bevat geen enkele dag: het begin is {dag_in_woorden(self.van)} en "
                f"op {dag_in_woorden(self.tot)} is ze al voorbij. Kies een later einde."
            )

    @classmethod
    def tot_en_met(cls, van: date, laatste_dag: date | None) -> "Periode":
        """The period as people say it: with its last day, or with none when there is no end."""
        if laatste_dag is None:
            return cls(van)
        if laatste_dag < van:
            raise ValueError(
                f"De einddatum {dag_in_woorden(laatste_dag)} ligt voor de begindatum "
                f"{dag_in_woorden(van)}."
            )
        if laatste_dag == date.max:
            raise ValueError("Laat de einddatum leeg als er geen einde is.")
        return cls(van, laatste_dag + _EEN_DAG)

    def __lt__(self, ander: "Periode") -> bool:
        return self._sorteersleutel < ander._sorteersleutel

    @property
    def _sorteersleutel(self) -> tuple[date, bool, date]:
        return self.van, self.tot is None, self.tot or date.max

    @property
    def laatste_dag(self) -> date | None:
        return None if self.tot is None else self.tot - _EEN_DAG

    def bevat(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def overlapt(self, ander: "Periode") -> bool:
        """Whether they share a day."""
        return (ander.tot is None or self.van < ander.tot) and (
            self.tot is None or ander.van < self.tot
        )

    def sluit_aan_op(self, ander: "Periode") -> bool:
        """Whether this one begins on the very day on which the other is over."""
        return self.van == ander.tot

    def doorsnede(self, ander: "Periode") -> "Periode | None":
        if not self.overlapt(ander):
            return None
        einden = [tot for tot in (self.tot, ander.tot) if tot is not None]
        return Periode(max(self.van, ander.van), min(einden, default=None))

    def min_(self, ander: "Periode") -> "tuple[Periode, ...]":
        """What is left of this one without the days of the other: none, one or two pieces."""
        if not self.overlapt(ander):
            return (self,)
        resten = []
        if self.van < ander.van:
            resten.append(Periode(self.van, ander.van))
        if ander.tot is not None and (self.tot is None or ander.tot < self.tot):
            resten.append(Periode(ander.tot, self.tot))
        return tuple(resten)

    def buiten(self, reeks: "Iterable[Periode]") -> "tuple[Periode, ...]":
        """The pieces of this one that no period of the series covers, in order."""
        resten: tuple[Periode, ...] = (self,)
        for ander in reeks:
            resten = tuple(deel for rest in resten for deel in rest.min_(ander))
        return resten

    def is_binnen(self, reeks: "Iterable[Periode]") -> bool:
        """Whether the periods of the series together cover every day of this one."""
        return not self.buiten(reeks)

    def in_woorden(self) -> str:
        begin = dag_in_woorden(self.van)
        if self.laatste_dag is None:
            return f"vanaf {begin}"
        if self.laatste_dag == self.van:
            return f"op {begin}"
        return f"van {begin} tot en met {dag_in_woorden(self.laatste_dag)}"


def verenig(periodes: Iterable[Periode]) -> tuple[Periode, ...]:
    """The same days in as few periods as possible, in order and apart from each other."""
    verenigd: list[Periode] = []
    for periode in sorted(periodes):
        vorige = verenigd[-1] if verenigd else None
        if vorige is None or (vorige.tot is not None and vorige.tot < periode.van):
            verenigd.append(periode)
        else:
            verenigd[-1] = Periode(vorige.van, _laatste_einde(vorige.tot, periode.tot))
    return tuple(verenigd)


def _laatste_einde(een: date | None, ander: date | None) -> date | None:
    return None if een is None or ander is None else max(een, ander)
