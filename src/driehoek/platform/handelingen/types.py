"""What goes into an act and what comes out of it."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from driehoek.platform.fouten import Overtreding


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is at the keyboard: an account, and the person behind it where there is one.

    `systeem` is for what starts an installation or loads a demo, never for a request. `koppeling` is
    the name of a system outside that asks by itself, with a key of its own.
    """

    account: uuid.UUID | None
    persoon: int | None = None
    systeem: bool = False
    koppeling: str = ""


SYSTEEM = Actor(account=None, systeem=True)


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One wish to perform an act.

    `id` makes a repeat harmless. `voorbeeld` asks for the consequences only. `gezien` is the
    ledger number of the preview that the person saw: storing fails politely when something that
    the act touches changed since.
    """

    actor: Actor
    id: uuid.UUID = field(default_factory=uuid.uuid4)
    voorbeeld: bool = False
    gezien: int | None = None


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One consequence of an act, in words: who gains, loses or keeps what, and from when."""

    soort: str
    zin: str
    drager: int | None = None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What an act did, or in a preview would have done."""

    nr: int
    moment: datetime
    voorbeeld: bool = False
    herhaald: bool = False
    geopend: tuple[tuple[str, int], ...] = ()
    gesloten: tuple[tuple[str, int], ...] = ()
    gevolgen: tuple[Gevolg, ...] = ()
    signalen: tuple[Overtreding, ...] = ()

    def ids(self, tabel: str) -> list[int]:
        """The ids of the rows of `tabel` that were opened, in order of booking."""
        return [id_ for naam, id_ in self.geopend if naam == tabel]
