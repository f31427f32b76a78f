"""Who may read which part of a profile, and who may write in it: the one place that says so.

A reader gets a Leeskring; every query about profiles, the search too, filters by it. What it says
in SQL and what `mag_lezen` says of one part is the same, and a test holds them together.
"""

from collections.abc import Collection
from dataclasses import dataclass

from driehoek.kern.tijd import Peilmoment
from driehoek.ontwikkeling import reads
from driehoek.ontwikkeling.types import Leeskring, Zichtbaar
from driehoek.platform.fouten import NietBevoegd
from driehoek.register.types import Rol


@dataclass(frozen=True, slots=True)
class Oordeel:
    mag: bool
    reden: str


def kring_van(lezer: int | None, nu: Peilmoment) -> Leeskring:
    """What somebody may read today. Who is no person in the register reads as a partner does."""
    if lezer is None:
        return Leeskring(None, frozenset(), (Zichtbaar.PARTNERS.value,))
    kringen = (Zichtbaar.ORGANISATIE.value, Zichtbaar.PARTNERS.value)
    return Leeskring(lezer, reads.onder_leiding(lezer, nu), kringen)


def mag_lezen(kring: Leeskring, persoon: int, zichtbaar: str) -> Oordeel:
    """Whether this reader may read a part of this person, with the reason."""
    if persoon == kring.lezer:
        return Oordeel(mag=True, reden="Dit is van jou.")
    if persoon in kring.onder:
        return Oordeel(mag=True, reden="Je bent de P-manager.")
    if zichtbaar in kring.kringen:
        return Oordeel(mag=True, reden=f"Gedeeld met: {Zichtbaar(zichtbaar).label.lower()}.")
    return Oordeel(mag=False, reden="Dit deel is alleen voor wie het schreef en de P-manager.")


def eis_eigen(lezer: int | None, persoon: int) -> None:
    """A profile is written by whom it is about, and by nobody else (PT-12)."""
    if lezer != persoon:
        raise NietBevoegd("Een profiel schrijf je alleen zelf.", regel="PT-12")


BEGRIPPENBEHEER = frozenset({Rol.REGISTERBEHEERDER, Rol.FUNCTIONEEL_BEHEERDER, Rol.DIRECTEUR_MO})
"""Who relates our words to each other: it changes what everybody finds."""


def mag_begrippen_beheren(rollen: Collection[str]) -> bool:
    return bool(BEGRIPPENBEHEER & set(rollen))


def eis_begrippenbeheer(rollen: Collection[str]) -> None:
    if not mag_begrippen_beheren(rollen):
        raise NietBevoegd(
            "Verbanden tussen begrippen legt een registerbeheerder, een functioneel beheerder of"
            " de directeur M&O.",
            regel="MAT-12",
        )
