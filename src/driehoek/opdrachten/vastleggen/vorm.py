"""A Vorm: one act as people enter it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.platform.handelingen.types import Actor, Uitkomst, Verzoek
from driehoek.register import policy
from driehoek.register.types import Besluitsoort, Dragersoort, OpBesluit

GEEN_GROND = OpBesluit(0)
"""For an act that rests on nothing: it never looks at it."""


class Groep(StrEnum):
    """Under which heading of the choice an act stands."""

    ROLLEN = "Rollen"
    INHOUD = "Inhoud"
    VERLOOP = "Verloop"
    SAMENHANG = "Samenhang en aanspreekpunten"
    NIEUW = "Nieuw in het register"
    REGELS = "Afspraken en uitzonderingen"
    CORRECTIE = "Correctie"
    INTREKKING = "Intrekking"
    RECTIFICATIE = "Rectificatie"
    RECHTSFEIT = "Rechtsfeit"


@dataclass(frozen=True, slots=True)
class Invoer:
    """What was entered, clean, for the act."""

    plek: Plek
    schoon: dict[str, Any]
    grond: OpBesluit = GEEN_GROND
    uitleg: str = ""


Soorten = tuple[Besluitsoort, ...] | Callable[[Plek], tuple[Besluitsoort, ...]]


def altijd(_plek: Plek) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Vorm:
    """One act of the wizard.

    `dragersoorten`: on which kinds of drager ('' without one). `soorten`: the kinds of besluit it
    can rest on; none: it needs no besluit. `act` and `rollen` are what policy judges. `past`: does
    it make sense here, now?
    """

    code: str
    groep: Groep
    act: str
    label: str
    help: str
    form: type[VastlegForm]
    voer_uit: Callable[[Verzoek, Invoer], Uitkomst]
    dragersoorten: tuple[Dragersoort | str, ...] = ("",)
    soorten: Soorten = ()
    rollen: tuple[str, ...] = ()
    past: Callable[[Plek], bool] = altijd
    over: str = "drager"
    """What it is about: 'drager', 'persoon', 'besluit', 'artikel' or 'feit'."""
    met_feit: bool = False
    """First one fact is chosen: the one that is not right."""

    def besluitsoorten(self, plek: Plek) -> tuple[Besluitsoort, ...]:
        return self.soorten(plek) if callable(self.soorten) else self.soorten

    def hoort_bij(self, plek: Plek) -> bool:
        """Whether this act is about such a thing at all."""
        if self.over == "besluit":
            return plek.besluit is not None
        if self.over == "persoon":
            return plek.persoon is not None
        if self.over == "artikel":
            return bool(plek.artikel)
        if self.over == "feit":
            return bool(plek.persoon or plek.soort or plek.artikel)
        if plek.artikel:
            return False
        return plek.besluit is None and plek.persoon is None and plek.soort in self.dragersoorten

    def oordeel(self, actor: Actor, plek: Plek) -> policy.Oordeel:
        return policy.mag(actor, self.act, plek.policydragers, self.rollen)
