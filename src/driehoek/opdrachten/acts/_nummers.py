"""Numbers of what is no drager: KP-0001, SV-0001, drawn under the ledger lock."""

from driehoek.opdrachten.models import Knelpunt, Scopevoorstel


def volgende_nummer(model: type[Knelpunt] | type[Scopevoorstel], voorvoegsel: str) -> int:
    """The next free figure behind this prefix."""
    nummers = model.objects.values_list("nummer", flat=True)
    return max((int(n.removeprefix(f"{voorvoegsel}-")) for n in nummers), default=0) + 1
