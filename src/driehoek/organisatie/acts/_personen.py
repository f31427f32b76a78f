"""What more than one act of the organisation asks about persons."""

from collections.abc import Iterable

from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.register.models import Persoon


def eis_personen(personen: Iterable[int]) -> None:
    """All of them are in the register; InvoerFout otherwise (REG-08)."""
    wanted = set(personen)
    bekend = Persoon.objects.filter(id__in=reeksen.ids(wanted)).values_list("id", flat=True)
    if wanted - set(bekend):
        raise InvoerFout(
            "Deze persoon staat niet in het register. Neem de persoon eerst op.",
            veld="persoon",
            regel="REG-08",
        )
