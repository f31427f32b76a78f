"""What the pages of this room share."""

from django.urls import reverse

from driehoek.platform.ui.componenten import Cel, Kruimel
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.ui.schil import Tijdbalk, op_peilmoment
from driehoek.register import adressen
from driehoek.register.cellen import grondslagcel
from driehoek.register.models import Grondslag, Rolvervulling
from driehoek.register.policy import INZAGE_TOEGANG
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest

TITEL = "Toegang"
INZAGE = tuple(sorted(INZAGE_TOEGANG))


def naar(request: DriehoekRequest, naam: str, *delen: object) -> str:
    """The address of a page, at the Peilmoment of this request."""
    return op_peilmoment(reverse(naam, args=delen), request.bezoek.tijdbalk)


def kruimels(request: DriehoekRequest, *meer: Kruimel) -> tuple[Kruimel, ...]:
    return (Kruimel(TITEL, naar(request, "toegang")), *meer)


def rolnaam(rol: str, *, waarneming: bool = False, in_zin: bool = False) -> str:
    naam = Rol(rol).in_zin if in_zin else str(Rol(rol).label)
    return f"{naam} (wnd.)" if waarneming else naam


def rol_in_zin(feit: Rolvervulling, waar: str) -> str:
    """A role with where, since when and on what, in one line: for a file."""
    grond = feit.grondslag.besluit
    op = grond.kenmerk if grond else feit.grondslag.get_soort_display().lower()
    naam = rolnaam(feit.rolsoort.rol, waarneming=feit.waarneming)
    return f"{naam} van {waar} sinds {datum(feit.periode.van)} op {op}"


def gronden_cel(grondslag: Grondslag | None, balk: Tijdbalk) -> Cel:
    """What something rests on, with the way to its besluit."""
    if grondslag is None:
        return Cel("geen (gegeven)", rustig=True)
    return grondslagcel(grondslag, balk)


def handeling_cel(nr: int | None, balk: Tijdbalk) -> Cel:
    if nr is None:
        return Cel("liep af zoals voorzien", rustig=True)
    return Cel(nr, url=op_peilmoment(adressen.van_handeling(nr), balk))
