"""The pages about P-teams that stand beside each other, to go from one to the next."""

from django.urls import reverse

from driehoek.platform.ui.componenten import Buren, Buurpunt
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest

PAGINAS = (
    ("pteams", "P-teams"),
    ("vakmodel", "Vakdomeinen"),
    ("verbanden", "Vakgenootschappen"),
    ("gewenste-pteams", "Gewenste P-teams"),
)
VOOR_DIRECTEUREN = (("p-managers", "P-managers"), ("pteams-overzicht", "Overzicht"))


def buren(request: DriehoekRequest, hier: str) -> Buren:
    """Those that this visitor may see; `hier` is the one that is open."""
    bezoek = request.bezoek
    directeur = bezoek.rollen & {Rol.REGISTERBEHEERDER, Rol.DIRECTEUR_MO}
    paginas = [*PAGINAS, *(VOOR_DIRECTEUREN if directeur else ())]
    return Buren(
        "Meer over P-teams",
        [
            Buurpunt(label, op_peilmoment(reverse(naam), bezoek.tijdbalk), naam == hier)
            for naam, label in paginas
        ],
    )
