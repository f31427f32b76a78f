"""The algebra of the two time axes.

What the register believes *now* about one key (say: the AOG of one opdracht) is a row of `Stuk`:
values over valid time that never overlap, each resting on its own grondslag. A statement such as
'from 1 March it is someone else' changes that belief and yields a `Mutatie`: the pieces to close
and the pieces to open. Nothing is edited; closing and opening at one moment of the ledger *is* the
second axis, and `stand_op` reads both axes back.

An act often says several things about one key. A piece opened and closed at the same moment would
have been registered for no time at all, so such statements are folded into one (`na_elkaar`,
`combineer`) and written once.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from operator import attrgetter
from typing import Generic, TypeVar

from driehoek.kern.tijd.dagen import eis_dag, eis_tijdzone
from driehoek.kern.tijd.periode import Periode, verenig

W = TypeVar("W")

_ALTIJD = Periode(date.min)
_op_periode = attrgetter("periode")


@dataclass(frozen=True, slots=True)
class Stuk(Generic[W]):
    """One value over one period of valid time, with what it rests on; `id` None is not stored."""

    periode: Periode
    waarde: W
    grondslag: int
    id: int | None = None

    def zegt_hetzelfde(self, ander: "Stuk[W]") -> bool:
        """Whether both say the same value on the same grondslag, whenever that may be."""
        return self.grondslag == ander.grondslag and self.waarde == ander.waarde

    def over(self, periode: Periode) -> "Stuk[W]":
        """The same, over another period: a new piece, so not stored."""
        return replace(self, periode=periode, id=None)


@dataclass(frozen=True, slots=True)
class Mutatie(Generic[W]):
    """What to close and what to open at one moment of the ledger."""

    sluit: tuple[Stuk[W], ...] = ()
    open: tuple[Stuk[W], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sluit or self.open)

    @property
    def sluit_ids(self) -> tuple[int, ...]:
        """The stored rows to close; refuses when an earlier statement has yet to be folded in."""
        ids = tuple(stuk.id for stuk in self.sluit if stuk.id is not None)
        if len(ids) < len(self.sluit):
            raise ValueError(
                "Deze mutatie sluit stukken die nog niet zijn opgeslagen. Combineer haar eerst met "
                "de mutatie die ze opent."
            )
        return ids

    def toegepast_op(self, huidig: Iterable[Stuk[W]]) -> tuple[Stuk[W], ...]:
        """The belief after this mutation, in order."""
        over = list(huidig)
        for stuk in self.sluit:
            over.remove(stuk)
        return geordend([*over, *self.open])


Stelling = Callable[[tuple[Stuk[W], ...]], Mutatie[W]]


def geordend(huidig: Iterable[Stuk[W]]) -> tuple[Stuk[W], ...]:
    """The belief about one key in order of time; refuses one that contradicts itself."""
    stukken = tuple(sorted(huidig, key=_op_periode))
    for een, ander in pairwise(stukken):
        if een.periode.overlapt(ander.periode):
            raise ValueError(
                f"Twee waarden voor dezelfde dagen: {een.periode.in_woorden()} en "
                f"{ander.periode.in_woorden()}."
            )
    return stukken


def overschrijf(
    huidig: Iterable[Stuk[W]], periode: Periode, waarde: W, grondslag: int
) -> Mutatie[W]:
    """Over `periode` the value is `waarde`; what was said outside it stays, on its own grondslag.

    Both a wijziging (another grondslag) and a correctie (the same one) are this.
    """
    return _snijd(huidig, periode, nieuw=[Stuk(periode, waarde, grondslag)])


def wis(huidig: Iterable[Stuk[W]], periode: Periode) -> Mutatie[W]:
    """Over `periode` there is no value any more."""
    return _snijd(huidig, periode)


def kap_af(huidig: Iterable[Stuk[W]], vanaf: date) -> Mutatie[W]:
    """Everything ends: `vanaf` is the first day without a value."""
    return wis(huidig, Periode(vanaf))


def trek_in(
    huidig: Iterable[Stuk[W]], grondslagen: Collection[int], vanaf: date | None = None
) -> Mutatie[W]:
    """Withdraw what rests on these grondslagen, from a day on or (None) from its start.

    What was believed before them does not return by itself: whether it does is for the act to say.
    """
    snede = _ALTIJD if vanaf is None else Periode(vanaf)
    geraakt = [stuk for stuk in geordend(huidig) if stuk.grondslag in grondslagen]
    return _snijd(geraakt, snede)


def voeg_samen(stukken: Iterable[Stuk[W]]) -> tuple[Stuk[W], ...]:
    """Join neighbours that say the same on the same grondslag; a joined piece is a new one."""
    samen: list[Stuk[W]] = []
    for stuk in geordend(stukken):
        vorige = samen[-1] if samen else None
        if vorige and stuk.periode.sluit_aan_op(vorige.periode) and stuk.zegt_hetzelfde(vorige):
            samen[-1] = vorige.over(Periode(vorige.periode.van, stuk.periode.tot))
        else:
            samen.append(stuk)
    return tuple(samen)


def na_elkaar(huidig: Iterable[Stuk[W]], stellingen: Iterable[Stelling[W]]) -> Mutatie[W]:
    """Make statements in turn, each on the belief that the one before left: one mutation."""
    stand = geordend(huidig)
    mutaties = []
    for stelling in stellingen:
        mutatie = stelling(stand)
        stand = mutatie.toegepast_op(stand)
        mutaties.append(mutatie)
    return combineer(mutaties)


def combineer(mutaties: Iterable[Mutatie[W]]) -> Mutatie[W]:
    """Fold successive mutations of one key into one that leads to the same belief at once.

    Pieces that come and go on the way leave no trace; what ends up as it was is left alone.
    """
    sluit: list[Stuk[W]] = []
    te_openen: list[Stuk[W]] = []
    for mutatie in mutaties:
        for stuk in mutatie.sluit:
            if stuk.id is not None:
                sluit.append(stuk)
            elif stuk in te_openen:
                te_openen.remove(stuk)
            else:
                raise ValueError(
                    "Deze mutaties volgen niet op elkaar: een stuk wordt gesloten dat niet is "
                    f"geopend ({stuk.periode.in_woorden()})."
                )
        te_openen.extend(mutatie.open)
    return _netto(sluit, te_openen)


def _snijd(
    huidig: Iterable[Stuk[W]], snede: Periode, nieuw: Collection[Stuk[W]] = ()
) -> Mutatie[W]:
    """Cut the days of `snede` out of the belief and put `nieuw` in their place."""
    geraakt = [stuk for stuk in geordend(huidig) if stuk.periode.overlapt(snede)]
    resten = [stuk.over(rest) for stuk in geraakt for rest in stuk.periode.min_(snede)]
    return _netto(geraakt, [*resten, *nieuw])


def _netto(sluit: Collection[Stuk[W]], te_openen: Iterable[Stuk[W]]) -> Mutatie[W]:
    """The mutation without what it would close only to say it again."""
    blijft: list[Stuk[W]] = []
    echt_nieuw: list[Stuk[W]] = []
    for stuk in voeg_samen(te_openen):
        zelfde = [
            oud
            for oud in sluit
            if oud.zegt_hetzelfde(stuk) and oud.periode.is_binnen((stuk.periode,))
        ]
        if verenig(oud.periode for oud in zelfde) == (stuk.periode,):
            blijft.extend(zelfde)
        else:
            echt_nieuw.append(stuk)
    echt_gesloten = (stuk for stuk in sluit if stuk not in blijft)
    return Mutatie(geordend(echt_gesloten), tuple(echt_nieuw))


@dataclass(frozen=True, slots=True)
class Peilmoment:
    """The question behind every answer: true on which day, as far as known at which moment."""

    geldig_op: date
    bekend_op: datetime

    def __post_init__(self) -> None:
        eis_dag(self.geldig_op)
        eis_tijdzone(self.bekend_op)


@dataclass(frozen=True, slots=True)
class Feit(Generic[W]):
    """A registered value on both axes; `geregistreerd_tot` None is what the register still says."""

    geldig: Periode
    waarde: W
    geregistreerd_van: datetime
    geregistreerd_tot: datetime | None = None

    def __post_init__(self) -> None:
        eis_tijdzone(self.geregistreerd_van)
        if self.geregistreerd_tot is None:
            return
        eis_tijdzone(self.geregistreerd_tot)
        if self.geregistreerd_tot <= self.geregistreerd_van:
            raise ValueError("Een feit wordt pas gesloten na het moment waarop het is geopend.")

    def geldt_bij(self, peil: Peilmoment) -> bool:
        return (
            self.geldig.bevat(peil.geldig_op)
            and self.geregistreerd_van <= peil.bekend_op
            and (self.geregistreerd_tot is None or peil.bekend_op < self.geregistreerd_tot)
        )


def stand_op(feiten: Iterable[Feit[W]], geldig_op: date, bekend_op: datetime) -> list[Feit[W]]:
    """The facts true on a day as known at a moment: of one key at most one."""
    peil = Peilmoment(geldig_op, bekend_op)
    return [feit for feit in feiten if feit.geldt_bij(peil)]
