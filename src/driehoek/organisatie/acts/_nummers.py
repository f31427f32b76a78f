"""The numbers that the register draws for what the organisation founds."""

from collections.abc import Sequence

from driehoek.platform.fouten import InvoerFout
from driehoek.register.models import Drager


def trek_nummers(voorvoegsel: str, gegeven: Sequence[str]) -> list[str]:
    """The given numbers, and the next free one where none is given; refuses one in use (REG-08)."""
    gebruikt = set(
        Drager.objects.filter(nummer__startswith=voorvoegsel).values_list("nummer", flat=True)
    )
    staarten = (n.strip().removeprefix(voorvoegsel) for n in (*gebruikt, *gegeven))
    teller = max((int(s) for s in staarten if s.isdecimal()), default=0)
    nummers = []
    for nummer in gegeven:
        if not nummer.strip():
            teller += 1
        nummers.append(nummer.strip() or f"{voorvoegsel}{teller:03d}")
    if bezet := {n for n in nummers if nummers.count(n) > 1 or n in gebruikt}:
        raise InvoerFout(
            f"Nummer {min(bezet)} is al in gebruik. Kies een ander nummer, of laat het leeg.",
            veld="nummer",
            regel="REG-08",
        )
    return nummers
