"""May this actor do this here, today? What this room adds to `driehoek.register.policy`."""

from collections.abc import Iterable

from driehoek.opdrachten.types_signalen import WEEGROLLEN
from driehoek.platform.fouten import NietBevoegd
from driehoek.platform.handelingen.boek import Boek
from driehoek.register import policy, reads
from driehoek.register.types import Rol


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


def weegrollen(persoon: int, drager: int) -> list[Rol]:
    """In which roles somebody may weigh a signal at this opgave or opdracht today (REG-28).

    The domeindirecteur and the AOG weigh alike; where an opgave lies directly under an organ, its
    members do what a domeindirecteur does (REG-04). Who only enters things weighs nothing.
    """
    peil = reads.peilmoment()
    pad = [drager]
    while ouder := reads.ouders([pad[-1]], peil).get(pad[-1]):
        pad.append(ouder)
    gehouden = set(
        reads.rollen_op(pad, peil)
        .filter(persoon_id=persoon, rolsoort__rol__in=[r.value for r in WEEGROLLEN])
        .values_list("rolsoort__rol", flat=True)
    )
    return [rol for rol in WEEGROLLEN if rol.value in gehouden]


def eis_weger(boek: Boek, drager: int) -> tuple[int, Rol]:
    """Who weighs here, and in which role; NietBevoegd where the actor may not."""
    persoon = boek.actor.persoon
    rollen = weegrollen(persoon, drager) if persoon else []
    if persoon is None or not rollen:
        raise NietBevoegd(
            "Een signaal van buiten wegen de domeindirecteur en de ambtelijk opdrachtgever. Die rol"
            " heb je hier niet."
        )
    return persoon, rollen[0]
