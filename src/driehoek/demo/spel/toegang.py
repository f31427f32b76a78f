"""Somebody looks who can do what."""

from driehoek.demo.plan import types as t
from driehoek.demo.spel.stand import CONCERN, Stand
from driehoek.register.types import ROLSOORT, Dragersoort
from driehoek.toegang import acts
from driehoek.toegang.types import Bevinding, Oordeel, Rolsleutel


def beoordeel(stand: Stand, event: t.ToegangBeoordeeld) -> None:
    stand.doe(
        event,
        acts.beoordeel_toegang,
        van=event.sinds,
        opmerkingen=event.opmerkingen,
        bevindingen=[_bevinding(stand, oordeel) for oordeel in event.oordelen],
    )


def _bevinding(stand: Stand, oordeel: t.Toegangsoordeel) -> Bevinding:
    soort = ROLSOORT[oordeel.rol.value, Dragersoort.CONCERN.value]
    return Bevinding(
        oordeel=Oordeel.EINDIGT if oordeel.moet_eindigen else Oordeel.BLIJFT,
        toelichting=oordeel.moet_eindigen,
        rol=Rolsleutel(stand.personen[oordeel.persoon], soort.id, stand.drager(CONCERN)),
    )
