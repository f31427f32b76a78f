"""May this actor do this here, today? What this room adds to `driehoek.register.policy`."""

from collections.abc import Iterable

from driehoek.platform.fouten import NietBevoegd
from driehoek.platform.handelingen.boek import Boek
from driehoek.register import policy


def eis_een_van_beide(boek: Boek, act: str, paren: Iterable[tuple[int, int]]) -> None:
    """Raise NietBevoegd unless the actor may enter `act` about one of the two of each pair."""
    if policy.mag(boek.actor, act).mag:
        return
    for paar in set(paren):
        oordelen = [policy.mag(boek.actor, act, [drager]) for drager in paar]
        if not any(oordeel.mag for oordeel in oordelen):
            raise NietBevoegd(
                "Samenhang leg je vast bij een opgave of opdracht waar je domeindirecteur of"
                " ambtelijk opdrachtgever van bent. Een registerbeheerder kan het overal."
            )
