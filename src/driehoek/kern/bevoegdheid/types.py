"""The words of authority: what the register says, as rows on two axes, and the answer.

Days are ordinals (`date.toordinal`), moments are microseconds since 1970, amounts are euro cents.
`OPEN` stands for no end on either axis. Rows are never changed after they were made; they are not
frozen, because a register has hundreds of thousands of them and freezing doubles what one costs.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum, IntFlag

OPEN = 1 << 62
ALLES_BEKEND = OPEN - 1
"""A moment after every Handeling: what is known then is what the register says now."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECONDE = timedelta(microseconds=1)


def dagnummer(dag: date) -> int:
    return dag.toordinal()


def momentnummer(moment: datetime) -> int:
    """Microseconds since 1970: the resolution of the ledger."""
    return (moment - _EPOCH) // _MICROSECONDE


class Uitslag(IntEnum):
    """The three values of an answer (BEV-01)."""

    BEVOEGD = 1
    NIET_GEREGISTREERD = 2
    """The besluit was there, the register did not say so yet: a finding that can be repaired."""
    ONBEVOEGD = 3


class Reden(IntEnum):
    """What was missing; of two, the higher number came nearer to being authorised."""

    GEEN = 0
    GEEN_ROL = 1
    ROL_ANDERE_DAG = 2
    GEEN_ARTIKEL = 3
    ARTIKEL_ANDERE_DAG = 4
    BEDRAG = 5
    SCOPE_ONBEKEND = 6
    SCOPE = 7
    VOORWAARDE = 8
    LATER_BESLOTEN = 9
    """Authorised as known now, by a besluit taken later: that heals nothing (BEV-13)."""
    EIGEN_BELANG = 10
    EIGEN_BESLUIT = 11


class Bereik(IntEnum):
    """How far an article reaches from what the role is held on."""

    DRAGER = 1
    ONDER = 2
    """Also all that lies under it."""
    CONCERN = 3
    """Everything in the organisation."""


class Eis(IntFlag):
    """What must have happened before the authority may be used; the question says what has."""

    ADVIES_CONTROL = 1
    TWEEDE_HANDTEKENING = 2
    OVERLEG_OPDRACHTGEVER = 4
    JURIDISCH_ADVIES = 8


ALLE_EISEN = int(sum(Eis))
"""As `voldaan`: whatever had to happen, has."""


@dataclass(slots=True, eq=False)
class Rij:
    """Something that is true from `van` up to `tot`, and that the register said between moments.

    `feit` is its id in the register. `bestond`: the day from which the besluit that it rests on
    was known to those it concerns, registered or not (BEV-14).
    """

    feit: int
    van: int
    tot: int = OPEN
    bekend_van: int = 0
    bekend_tot: int = OPEN
    bestond: int = 0

    def geldt(self, op: int, bekend: int) -> bool:
        return self.van <= op < self.tot and self.bekend_van <= bekend < self.bekend_tot


@dataclass(slots=True, eq=False)
class Rolregel(Rij):
    """Someone holds a role on a drager."""

    persoon: int = 0
    drager: int = 0
    rolsoort: int = 0
    waarneming: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class Liggingregel(Rij):
    """A drager lies under another."""

    drager: int
    ouder: int


@dataclass(slots=True, eq=False, kw_only=True)
class Scoperegel(Rij):
    """The material budget of an opdracht, in cents (REG-18)."""

    opdracht: int
    budget: int


@dataclass(slots=True, eq=False, kw_only=True)
class Artikel(Rij):
    """One power of the mandate regulation: a role may do an act, up to an amount (BEV-02).

    `drager`: only there; 0 for wherever the role is held (an ondermandaat can be for one
    opdracht: BEV-06). `boven`: the code of the article that it derives from (BEV-09).
    """

    code: str
    rolsoort: int
    handeling: int
    limiet: int = OPEN
    binnen_scope: bool = False
    bereik: Bereik = Bereik.ONDER
    eisen: int = 0
    ondermandaat: bool = False
    boven: str = ""
    drager: int = 0
    naast_hogere: bool = False
    """Is the role vacant, then whoever holds the next higher one may use this power."""
    keten: tuple["Artikel", ...] = field(default=(), repr=False)
    """This article as registered, and those above it up to the first."""


@dataclass(slots=True, eq=False)
class Oordeel:
    """The answer, with its reasons: on which role and article it rests, or what came nearest."""

    uitslag: Uitslag
    rol: Rolregel | None = None
    artikel: Artikel | None = None
    reden: Reden = Reden.GEEN
    grens: int | None = None
    """The limit that was passed, in cents, where `reden` is BEDRAG or SCOPE."""

    @property
    def is_bevoegd(self) -> bool:
        return self.uitslag is Uitslag.BEVOEGD


@dataclass(frozen=True, slots=True)
class Machtiging:
    """What a role lets someone do: one line of 'Wat mag ik?' and of 'Wie mag dit?'."""

    rol: Rolregel
    artikel: Artikel


@dataclass(frozen=True, slots=True)
class Tekenaar:
    """Who may sign by a role and a power, and up to which amount (cents; OPEN: no limit)."""

    rol: Rolregel
    artikel: Artikel
    tot: int


@dataclass(frozen=True, slots=True)
class Vraag:
    """May this person do this act on this object for this amount on this day?

    `bekend`: as the register said at this moment. `voldaan`: conditions (`Eis`) that are met.
    `primair_door`: who took the decision that an objection is about; 0 where it is no objection.
    `nu`: the moment of the head at which it is asked. What is registered after that plays no part,
    so that the same question at the same head has the same answer for ever.
    `besteed`: what was spent of the scope before. `eerder`: earlier parts of what was split up,
    that count against the limit too (BEV-12).
    """

    persoon: int
    handeling: int
    drager: int
    bedrag: int
    op: int
    bekend: int
    voldaan: int = 0
    primair_door: int = 0
    eigen_belang: bool = False
    nu: int = ALLES_BEKEND
    besteed: int = 0
    eerder: int = 0
