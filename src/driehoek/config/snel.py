"""What somebody may want back: with its name as it is now, and its address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from driehoek.platform.gemak import reads as gemak
from driehoek.platform.gemak.types import Dingsoort, Sleutel
from driehoek.platform.models import Account, BewaardFilter
from driehoek.platform.ui.schil import HOOFDNAV, MEERNAV
from driehoek.register import adressen, reads
from driehoek.register.models import Besluit, Drager


@dataclass(frozen=True, slots=True)
class Snellink:
    """A page to go back to: what it is about, in words."""

    sleutel: Sleutel
    naam: str
    pad: str
    nummer: str = ""

    @property
    def soort(self) -> str:
        return self.sleutel.soort.label


@dataclass(frozen=True, slots=True)
class Snel:
    """All that somebody may want back, each newest first; filters by name."""

    favorieten: Sequence[Snellink]
    laatst: Sequence[Snellink]
    filters: Sequence[BewaardFilter]

    @property
    def filters_met_ster(self) -> list[BewaardFilter]:
        return [f for f in self.filters if f.ster]


def van(account: Account) -> Snel:
    ster, laatst = gemak.sterren(account), gemak.laatst(account)
    links = {link.sleutel: link for link in _links({*ster, *laatst})}
    return Snel(
        favorieten=[links[s] for s in ster if s in links],
        laatst=[links[s] for s in laatst if s in links],
        filters=gemak.filters(account),
    )


def lijstnaam(pad: str) -> str:
    """What the navigation calls the list at this path."""
    namen = {p.url: p.label for p in (*HOOFDNAV, *MEERNAV)}
    return namen.get(pad, pad)


def _links(sleutels: Iterable[Sleutel]) -> list[Snellink]:
    """With a query or two per kind; what the register does not know has no link."""
    alle = list(sleutels)
    personen = [s for s in alle if s.soort is Dingsoort.PERSOON]
    besluiten = [s for s in alle if s.soort is Dingsoort.BESLUIT]
    dragers = [s for s in alle if s not in personen and s not in besluiten]
    return [*_dragers(dragers), *_personen(personen), *_besluiten(besluiten)]


def _dragers(sleutels: Sequence[Sleutel]) -> list[Snellink]:
    if not sleutels:
        return []
    ids = [s.id for s in sleutels]
    rijen = {d.id: d for d in Drager.objects.filter(id__in=ids)}
    namen = reads.benamingen(rijen)
    return [
        Snellink(s, namen.get(s.id, rij.nummer), adressen.van_drager(rij.soort, s.id), rij.nummer)
        for s in sleutels
        if (rij := rijen.get(s.id)) and adressen.van_drager(rij.soort, s.id)
    ]


def _personen(sleutels: Sequence[Sleutel]) -> list[Snellink]:
    namen = reads.namen(s.id for s in sleutels)
    return [Snellink(s, namen[s.id], adressen.van_persoon(s.id)) for s in sleutels if s.id in namen]


def _besluiten(sleutels: Sequence[Sleutel]) -> list[Snellink]:
    if not sleutels:
        return []
    rijen = {b.id: b for b in Besluit.objects.filter(id__in=[s.id for s in sleutels])}
    return [
        Snellink(s, rij.titel, adressen.van_besluit(s.id), rij.kenmerk)
        for s in sleutels
        if (rij := rijen.get(s.id))
    ]
