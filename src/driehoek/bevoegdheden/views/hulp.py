"""What the pages of the mandate regulation share."""

from collections.abc import Iterable

from django.urls import reverse

from driehoek.bevoegdheden import woorden
from driehoek.bevoegdheden.reads_regeling import Stand
from driehoek.bevoegdheden.types import Bevoegdheidssoort
from driehoek.platform.ui.componenten import Badge, Cel, Kruimel
from driehoek.platform.ui.opmaak import euro
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest

TITEL = "Mandaatregeling"


def naar(request: DriehoekRequest, naam: str, *delen: object) -> str:
    """The address of a page, at the Peilmoment of this request."""
    return op_peilmoment(reverse(naam, args=delen), request.bezoek.tijdbalk)


def kruimels(request: DriehoekRequest, *meer: Kruimel) -> tuple[Kruimel, ...]:
    return (Kruimel(TITEL, naar(request, "mandaat")), *meer)


def artikel_url(request: DriehoekRequest, code: str) -> str:
    return naar(request, "mandaat-artikel", code)


def grenscel(stand: Stand) -> Cel:
    """Its limit; where the chain above sets a lower one, that one, and it is said."""
    eigen = stand.feit.tot_bedrag
    if stand.grens != eigen:
        return Cel(stand.grens, onder=f"in het artikel zelf: {woorden.grens(eigen)}")
    return Cel(eigen) if eigen is not None else Cel(woorden.GEEN_GRENS, rustig=True)


def opsomcel(delen: Iterable[str], leeg: str = "geen") -> Cel:
    tekst = ", ".join(delen)
    return Cel(tekst) if tekst else Cel(leeg, rustig=True)


def soortbadge(soort: str) -> Badge:
    return Badge(str(Bevoegdheidssoort(soort).label))


def werkbadge(stand: Stand) -> tuple[Badge, ...]:
    return () if stand.werkt else (Badge("werkt niet", "let-op"),)


def rolnaam(rol: str) -> str:
    return str(Rol(rol).label)


def tot_in_woorden(bedrag: int | None) -> str:
    return woorden.GEEN_GRENS if bedrag is None else f"tot en met {euro(bedrag)}"
