"""The registry: every act that can be entered, by its code in the URL."""

from collections.abc import Iterator

from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.vorm import Groep, Vorm
from driehoek.opdrachten.vastleggen.vormen import (
    aanspreekpunten,
    aanvaarding,
    begroting,
    bekrachtiging,
    besluiten,
    correctie,
    inzet,
    knelpunten,
    mandaat,
    oordelen,
    opdrachten,
    opgaven,
    pteams,
    rectificatie,
    register,
    reorganisatie,
    rollen,
    samenhang,
    vakken,
    verbanden,
)
from driehoek.platform.handelingen.types import Actor

ALLE: tuple[Vorm, ...] = (
    *rollen.VORMEN,
    *opgaven.VORMEN,
    *opdrachten.VORMEN,
    *samenhang.VORMEN,
    *aanspreekpunten.VORMEN,
    *aanvaarding.VORMEN,
    *knelpunten.VORMEN,
    *oordelen.VORMEN,
    *reorganisatie.VORMEN,
    *pteams.VORMEN,
    *vakken.VORMEN,
    *verbanden.VORMEN,
    *inzet.VORMEN,
    *mandaat.VORMEN,
    *bekrachtiging.VORMEN,
    *register.VORMEN,
    *correctie.VORMEN,
    *begroting.VORMEN,
    *besluiten.VORMEN,
    *rectificatie.VORMEN,
)
BIJ_CODE: dict[str, Vorm] = {vorm.code: vorm for vorm in ALLE}


def mogelijk(plek: Plek, actor: Actor) -> Iterator[Vorm]:
    """What can be entered here, now, by this actor."""
    for vorm in ALLE:
        if vorm.hoort_bij(plek) and vorm.past(plek) and vorm.oordeel(actor, plek).mag:
            yield vorm


__all__ = ["ALLE", "BIJ_CODE", "Groep", "Vorm", "mogelijk"]
