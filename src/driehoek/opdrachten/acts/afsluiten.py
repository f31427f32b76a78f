"""The end of an opdracht: decharge of the whole, then closing (REG-17)."""

from collections.abc import Collection
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.acts._dragers import (
    bestaan_vanaf,
    eis_dragers,
    hef_op,
)
from driehoek.opdrachten.acts.verloop import decharge
from driehoek.opdrachten.models import Aanvaarding, Fase, Opdrachtprofiel, Scope
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import policy
from driehoek.register.dragers import beeindig_feiten
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Ligging
from driehoek.register.types import Besluitsoort, Dragersoort, Grond


@handeling
def verleen_decharge(
    boek: Boek, *, opdrachten: Collection[int], op: date, grond: Grond, uitleg: str = ""
) -> None:
    """Receive the result and discharge the AOG of the whole opdracht (REG-17, REG-40)."""
    eis_dragers(opdrachten, Dragersoort.OPDRACHT)
    policy.eis(boek, "verleen_decharge", opdrachten)
    bestaan_vanaf((opdracht, op) for opdracht in opdrachten)
    grondslag = boek_grond(boek, grond, {Besluitsoort.DECHARGE})
    boek.uitleg = uitleg
    decharge(boek, dict.fromkeys(opdrachten, op), grondslag)


@handeling
def sluit_opdracht(
    boek: Boek, *, opdrachten: Collection[int], per: date, grond: Grond, uitleg: str = ""
) -> None:
    """Close opdrachten: `per` is the first day without them.

    Their roles, substitutions, profile, phase, scope and deelopdrachten end with them. Without
    decharge of the whole it is refused (REG-17).
    """
    eis_dragers(opdrachten, Dragersoort.OPDRACHT)
    policy.eis(boek, "sluit_opdracht", opdrachten)
    boek_grond(boek, grond, {Besluitsoort.OPDRACHT_SLUITEN})
    boek.uitleg = uitleg
    delen = Ligging.objects.huidig().filter(
        ouder_id__in=reeksen.ids(opdrachten), geldig__overlap=bereik_uit(Periode(per))
    )
    beeindig_feiten(boek, opdrachten, per, Opdrachtprofiel, Fase, Scope, Aanvaarding)
    hef_op(boek, [*opdrachten, *delen.values_list("drager_id", flat=True)], per)
