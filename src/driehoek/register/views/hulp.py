"""What the pages of this room share."""

from driehoek.platform.ui.componenten import Cel
from driehoek.platform.ui.schil import Tijdbalk, op_peilmoment
from driehoek.register import adressen
from driehoek.register.models import Registerfeit


def grondcel(feit: Registerfeit, balk: Tijdbalk) -> Cel:
    """The besluit that a fact rests on, or what else it rests on."""
    besluit = feit.grondslag.besluit
    if besluit is None:
        return Cel(feit.grondslag.get_soort_display())
    return Cel(besluit.kenmerk, url=op_peilmoment(adressen.van_besluit(besluit.id), balk))
