"""What the player knows along the way: which key became which id, and who is at the keyboard."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from driehoek.demo.plan.types import Beslisser as Beslisserplan
from driehoek.demo.plan.types import (
    BesluitPlan,
    Event,
    Orgaanbeslisser,
    Rolbeslisser,
)
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import SYSTEEM, Actor, Uitkomst, Verzoek
from driehoek.register.types import (
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Dragersoort,
    Grond,
    OpBesluit,
)

CONCERN = "concern"
_PDOMEIN = "pdomein:"

Bewaar = Callable[[BesluitPlan, str], str | None]
"""Keeps the text of a besluit (with its kenmerk) as a document; gives its hash, or None."""


@dataclass(frozen=True, slots=True)
class Besluitsleutel:
    """One besluit of the plan can be several in the register: of each kind, and per decider."""

    kenmerk: str
    soort: Besluitsoort
    drager: str


@dataclass(slots=True)
class Stand:
    bewaar: Bewaar
    dragers: dict[str, int] = field(default_factory=dict)
    personen: dict[str, int] = field(default_factory=dict)
    posten: dict[tuple[int, str], int] = field(default_factory=dict)
    opgaveposten: dict[str, str] = field(default_factory=dict)
    """The code of the budget line of each running opgave."""
    opdracht_van: dict[str, str] = field(default_factory=dict)
    """The opdracht of each deelopdracht."""
    besluiten: dict[Besluitsleutel, int] = field(default_factory=dict)
    accounts: dict[str, uuid.UUID] = field(default_factory=dict)
    """The account of each registrator; made when all is loaded."""
    uitgezonderd: dict[str, date] = field(default_factory=dict)
    """Until when someone may be on the O-kant and the P-kant at once (REG-21)."""
    signalen_van_buiten: dict[str, int] = field(default_factory=dict)
    signalen: list[str] = field(default_factory=list)
    geweigerd: list[tuple[Event, Weigering]] = field(default_factory=list)
    """What the rules refused; a demo as it should be has none."""
    _reeks: dict[str, int] = field(default_factory=dict)

    def drager(self, key: str) -> int:
        """The id of a drager. A P-domein is no drager: its director is one of the concern."""
        return self.dragers[CONCERN if key.startswith(_PDOMEIN) else key]

    def opdracht(self, key: str) -> str:
        return self.opdracht_van.get(key, key)

    def doe(
        self,
        event: Event,
        act: Callable[..., Uitkomst],
        *,
        rust_op: "OpPlan | None" = None,
        door: str = "",
        **invoer: Any,
    ) -> Uitkomst:
        """Carry out an act as the registrator of the event (or as `door`), resting on a besluit of
        the plan.
        """
        if rust_op is not None:
            invoer["grond"] = self._grond(rust_op)
        uitkomst = act(Verzoek(actor=self._actor(door or event.registrator)), **invoer)
        for id_ in uitkomst.ids("register_besluit"):
            if rust_op is not None:
                self.besluiten[rust_op.sleutel] = id_
        self.signalen.extend(o.regel for o in uitkomst.signalen)
        return uitkomst

    def _actor(self, wie: str) -> Actor:
        persoon = self.personen.get(wie)
        if persoon is None:
            return SYSTEEM
        account = self.accounts.setdefault(wie, uuid.uuid4())
        return Actor(account=account, persoon=persoon)

    def actor_van(self, persoon: int | None) -> Actor:
        """Somebody of the register at the keyboard, with an account of his or her own."""
        sleutel = next((key for key, id_ in self.personen.items() if id_ == persoon), None)
        if sleutel is None:
            return SYSTEEM
        return Actor(account=self.accounts.setdefault(sleutel, uuid.uuid4()), persoon=persoon)

    def _grond(self, op: "OpPlan") -> Grond:
        if (bekend := self.besluiten.get(op.sleutel)) is not None:
            return OpBesluit(bekend)
        plan, kenmerk = op.plan, self._kenmerk(op.plan.kenmerk)
        return OpBesluit(
            BesluitGegevens(
                kenmerk=kenmerk,
                titel=plan.titel,
                soort=op.soort,
                beslisser=self._beslisser(op),
                genomen=plan.genomen,
                bekendgemaakt=plan.bekendgemaakt,
                werkt_vanaf=plan.werkt_vanaf,
                document=self.bewaar(plan, kenmerk),
            )
        )

    def _kenmerk(self, kenmerk: str) -> str:
        """Its own at first; with a number behind it where one besluit decides more than one thing."""
        nummer = self._reeks[kenmerk] = self._reeks.get(kenmerk, 0) + 1
        return kenmerk if nummer == 1 else f"{kenmerk}-{nummer}"

    def _beslisser(self, op: "OpPlan") -> Beslisser:
        match op.beslisser:
            case Orgaanbeslisser(orgaan=code):
                return Beslisser(drager=self.dragers[f"orgaan:{code}"])
            case Rolbeslisser() as wie:
                return Beslisser(
                    drager=self.drager(op.drager or wie.drager),
                    rol=wie.rol.value,
                    persoon=self.personen[wie.persoon],
                )
        raise TypeError(op.beslisser)

    def van_kenmerk(self, kenmerk: str) -> list[tuple[Besluitsleutel, int]]:
        """The besluiten in the register that one besluit of the plan became."""
        return [(s, id_) for s, id_ in self.besluiten.items() if s.kenmerk == kenmerk]


@dataclass(frozen=True, slots=True)
class OpPlan:
    """A besluit of the plan as grondslag: of this kind, decided on this drager."""

    plan: BesluitPlan
    soort: Besluitsoort
    drager: str = ""
    """The drager of the deciding role, where it is another than the plan says."""
    door: Beslisserplan | None = None
    """The decider, where it is another than the plan says."""

    @property
    def beslisser(self) -> Beslisserplan:
        return self.door or self.plan.beslisser

    @property
    def sleutel(self) -> Besluitsleutel:
        return Besluitsleutel(self.plan.kenmerk, self.soort, self.drager)


def uitleg(event: Event) -> str:
    return "\n".join(dict.fromkeys(t.tekst for t in event.toelichtingen))


def koppel_ids(keys: Iterable[str], uitkomst: Uitkomst, tabel: str) -> Mapping[str, int]:
    """Each key with the id of the row that an act opened for it, in the same order."""
    return dict(zip(keys, uitkomst.ids(tabel), strict=True))


def dragersoort(key: str) -> Dragersoort:
    return _SOORT[key.partition(":")[0]]


_SOORT = {
    "concern": Dragersoort.CONCERN,
    "pdomein": Dragersoort.CONCERN,
    "orgaan": Dragersoort.ORGAAN,
    "opgave": Dragersoort.OPGAVE,
    "opdracht": Dragersoort.OPDRACHT,
    "deel": Dragersoort.DEELOPDRACHT,
    "pteam": Dragersoort.PTEAM,
}
