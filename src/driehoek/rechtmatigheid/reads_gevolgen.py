"""Which earlier besluiten lost or gained their ground by a later change of the register."""

from driehoek.platform.vragen import haal
from driehoek.rechtmatigheid import vragen_gevolgen
from driehoek.rechtmatigheid.types_gevolgen import Geraakt


def verloren() -> list[Geraakt]:
    """Whose decider was competent when they were booked and now turns out not to be, oldest first."""
    rijen = haal(vragen_gevolgen.verloren(), ids=None, nr=None, moment=None, grondslag=None)
    return [Geraakt(*rij) for rij in rijen]


def van_handeling(nr: int) -> list[Geraakt]:
    """What one Handeling took its ground from, or gave one; in the order of their dates."""
    rijen = haal(vragen_gevolgen.van_handeling(), ids=None, nr=nr, moment=None, grondslag=None)
    return [Geraakt(*rij) for rij in rijen]
