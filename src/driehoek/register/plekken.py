"""Which rule says that a role has one holder: known by the place that the database refuses."""

import re

from driehoek.platform.handelingen.sloten import Slot
from driehoek.register.types import ROLSOORTEN, Rol

REGEL_VAN_ROL: dict[str, str] = {
    Rol.DOMEINDIRECTEUR: "REG-04",
    Rol.AOG: "REG-05",
    Rol.AON: "REG-06",
    Rol.BOG: "REG-19",
    Rol.P_MANAGER: "PT-03",
}
"""The other roles with one holder have that by their nature: no rule of the sources says it."""
REGEL_WAARNEMING = "REG-26"

_PLEK = re.compile(r"\[(\d+),\d+\)")
_ROL = {soort.id: soort.rol for soort in ROLSOORTEN}


def slot_van_plek(detail: str) -> Slot | None:
    """The rule and sentence for the place in the detail of a refusal; None where it names none.

    The place is a number as `Rolvervulling.plek` makes it, written as the range that holds only it.
    """
    gevonden = _PLEK.search(detail)
    if gevonden is None:
        return None
    plek = int(gevonden[1])
    rol = _ROL.get(plek % 1000 // 10)
    if rol is None:
        return None
    if plek % 2:
        return Slot(
            REGEL_WAARNEMING, f"In die periode neemt al iemand anders de rol {rol.label} waar."
        )
    return Slot(
        REGEL_VAN_ROL.get(rol, ""), f"De rol {rol.label} is in die periode al door iemand vervuld."
    )
