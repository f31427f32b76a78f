"""Cells that the pages of more than one room share."""

from driehoek.platform.ui.componenten import Cel
from driehoek.platform.ui.schil import Tijdbalk, op_peilmoment
from driehoek.register import adressen
from driehoek.register.models import Grondslag, Registerfeit


def grondcel(feit: Registerfeit, balk: Tijdbalk) -> Cel:
    """The besluit that a fact rests on, or what else it rests on."""
    return grondslagcel(feit.grondslag, balk)


def grondslagcel(grondslag: Grondslag, balk: Tijdbalk) -> Cel:
    """A besluit with the way to it, or what else a grondslag is."""
    besluit = grondslag.besluit
    if besluit is None:
        return Cel(grondslag.get_soort_display())
    return Cel(besluit.kenmerk, url=op_peilmoment(adressen.van_besluit(besluit.id), balk))
