"""May this actor do this, where it is about no fact of the register."""

from collections.abc import Collection

from driehoek.platform.fouten import NietBevoegd
from driehoek.register.types import Rol

BEANTWOORDT = frozenset({Rol.DIRECTEUR_MO})
"""Who answers a proposal for a profession: through them it goes to the P-beraad (PT-16)."""


def mag_beantwoorden(rollen: Collection[str]) -> bool:
    return bool(BEANTWOORDT & set(rollen))


def eis_beantwoorden(rollen: Collection[str]) -> None:
    if not mag_beantwoorden(rollen):
        raise NietBevoegd(
            "Een voorstel beantwoordt een directeur Mens en Organisatie.", regel="PT-16"
        )
