"""What can be refused, in words for the person at the screen.

Each carries a Dutch sentence that says what is wrong and, where it can, what would be right.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class Weigering(Exception):  # noqa: N818  (a refusal is not a fault of the program)
    """An act was refused; nothing is stored."""

    regel: str = ""

    def __init__(self, zin: str, *, regel: str = "") -> None:
        super().__init__(zin)
        self.zin = zin
        self.regel = regel or self.regel

    def __str__(self) -> str:
        return f"{self.zin} ({self.regel})" if self.regel else self.zin


class InvoerFout(Weigering):
    """What was entered cannot be read or does not exist; `veld` names the field."""

    def __init__(self, zin: str, *, veld: str = "", regel: str = "") -> None:
        super().__init__(zin, regel=regel)
        self.veld = veld


class NietBevoegd(Weigering):
    """The actor may not do this here today (policy, meaning b)."""


class RegisterBezet(Weigering):
    """Somebody else is writing, for longer than one waits."""


class IntussenGewijzigd(Weigering):
    """What was shown in the preview changed before it was stored."""


@dataclass(frozen=True, slots=True)
class Overtreding:
    """One place where a rule speaks: which rule, about what, and a sentence for people."""

    regel: str
    drager: int | None
    zin: str
    sleutel: str = ""
    eigenaar: str = ""
    """Code of who answers for it, where that is another than the rule says."""
    ook: int | None = None
    """The other drager that it is as much about: whose that is, has it as well."""

    @property
    def over(self) -> tuple[str, int | None]:
        """What the key says that it is about: a word and an id, such as ('persoon', 12)."""
        soort, _, rest = self.sleutel.partition(":")
        id_ = rest.partition(":")[0]
        return soort, int(id_) if id_.isdecimal() else None

    @property
    def persoon(self) -> int | None:
        """The person it is about, where it is about no drager."""
        soort, id_ = self.over
        return id_ if soort == "persoon" and self.drager is None else None


class RegelOvertreding(Weigering):
    """One or more hard rules forbid the act."""

    def __init__(self, overtredingen: Sequence[Overtreding]) -> None:
        eerste = overtredingen[0]
        super().__init__(eerste.zin, regel=eerste.regel)
        self.overtredingen = tuple(overtredingen)

    def __str__(self) -> str:
        return "\n".join(f"{o.zin} ({o.regel})" if o.regel else o.zin for o in self.overtredingen)


class UitlegNodig(Weigering):
    """The act is allowed only with an explanation (leg-uit)."""

    def __init__(self, overtredingen: Sequence[Overtreding]) -> None:
        eerste = overtredingen[0]
        super().__init__(f"{eerste.zin} Leg uit waarom dit toch nodig is.", regel=eerste.regel)
        self.overtredingen = tuple(overtredingen)
