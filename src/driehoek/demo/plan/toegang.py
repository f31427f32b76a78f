"""Each quarter somebody looks who can do what; until the summer of 2026, so that it is due."""

from datetime import date

from driehoek.demo.plan.rollen import Rol
from driehoek.demo.plan.staat import Maand, Wereld
from driehoek.demo.plan.types import ToegangBeoordeeld, Toegangsoordeel

BEOORDEELD: dict[str, date] = {
    "2026-01": date(2025, 7, 1),
    "2026-04": date(2025, 10, 1),
    "2026-07": date(2026, 1, 1),
}
_MET_OORDEEL = "2026-07"


def beoordeel(w: Wereld, maand: Maand, sleutel: str) -> None:
    """The last time with a judgement: one role may stay, another must end and did not yet."""
    w.meld(
        ToegangBeoordeeld,
        maand.dag(6),
        door=w.persoon["functioneel beheerder"],
        sinds=BEOORDEELD[sleutel],
        opmerkingen="Nieuwe en vertrokken opdrachtgevers en directeuren bekeken, en alle accounts.",
        oordelen=_oordelen(w) if sleutel == _MET_OORDEEL else (),
    )


def _oordelen(w: Wereld) -> tuple[Toegangsoordeel, ...]:
    return (
        Toegangsoordeel(persoon=w.persoon["auditor"], rol=Rol.AUDITOR),
        Toegangsoordeel(
            persoon=w.registratoren[-1],
            rol=Rol.REGISTERBEHEERDER,
            moet_eindigen="Registreert sinds dit jaar niets meer; het werk ligt bij een collega.",
        ),
    )
