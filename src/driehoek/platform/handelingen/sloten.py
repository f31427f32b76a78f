"""From the database's refusal to a Dutch sentence with the rule's id.

Each room tells which rule a constraint of its tables holds: `bij_constraint`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, OperationalError

from driehoek.platform.fouten import InvoerFout, Overtreding, RegelOvertreding, Weigering

_LOCK_NOT_AVAILABLE = "55P03"


@dataclass(frozen=True, slots=True)
class Slot:
    """Which rule a lock holds, and its sentence; both may hang on the row it refuses."""

    regel: str
    zin: str
    van_rij: "Callable[[str], Slot | None] | None" = None

    def over(self, detail: str) -> "Slot":
        """What it says about the row that `detail` names, in PostgreSQL's words."""
        return (self.van_rij and self.van_rij(detail)) or self


_sloten: dict[str, Slot] = {}


def bij_constraint(
    naam: str, regel: str, zin: str, van_rij: Callable[[str], Slot | None] | None = None
) -> None:
    """Say which rule the database constraint or trigger `naam` holds, and how it speaks.

    A lock that holds several rules tells them apart by `van_rij`, from the row that it refuses.
    """
    _sloten[naam] = Slot(regel, zin, van_rij)


def alle() -> dict[str, Slot]:
    return dict(_sloten)


def vertaal(fout: IntegrityError) -> Weigering:
    """The refusal that people see for an IntegrityError; the error itself when it is unknown."""
    diag = getattr(fout.__cause__, "diag", None)
    naam = getattr(diag, "constraint_name", None) or ""
    if gevonden_slot := _sloten.get(naam):
        slot = gevonden_slot.over(getattr(diag, "message_detail", None) or "")
        return RegelOvertreding([Overtreding(slot.regel, None, slot.zin)])
    bericht = getattr(diag, "message_primary", None) or str(fout)
    if gevonden := re.match(r"([A-Z]{2,3}-\d{2}): (.*)", bericht):
        regel, zin = gevonden.groups()
        return RegelOvertreding([Overtreding(regel, None, f"{zin[:1].upper()}{zin[1:]}.")])
    return InvoerFout(f"Het register weigert dit: het past niet bij wat er al staat ({naam}).")


def is_bezet(fout: OperationalError) -> bool:
    return getattr(fout.__cause__, "sqlstate", None) == _LOCK_NOT_AVAILABLE
