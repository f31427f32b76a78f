"""Opdrachten: start them under an opgave (REG-17)."""

from collections.abc import Sequence

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.acts._dragers import bestaan_vanaf, eis_dragers, richt_op
from driehoek.opdrachten.acts._inhoud import eis_fase, profielvelden, scopevelden
from driehoek.opdrachten.models import Fase, Opdrachtprofiel, Scope
from driehoek.opdrachten.types import NieuweDrager, NieuweOpdracht
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Dragersoort, Grond


@handeling
def start_opdrachten(
    boek: Boek, *, opdrachten: Sequence[NieuweOpdracht], grond: Grond, uitleg: str = ""
) -> None:
    """Start opdrachten in line with the budget, each with its profile, phase and scope."""
    _start(boek, opdrachten, grond, uitleg, geheel=False)


@handeling
def registreer_opgave_als_opdracht(
    boek: Boek, *, opdracht: NieuweOpdracht, grond: Grond, uitleg: str = ""
) -> None:
    """An opgave that is not split is itself one opdracht (REG-03)."""
    _start(boek, [opdracht], grond, uitleg, geheel=True)


def _start(
    boek: Boek,
    opdrachten: Sequence[NieuweOpdracht],
    grond: Grond,
    uitleg: str,
    *,
    geheel: bool,
) -> None:
    if not opdrachten:
        raise InvoerFout("Er staat geen opdracht in de lijst.", regel="REG-17")
    opgaven = {o.opgave for o in opdrachten}
    eis_dragers(opgaven, Dragersoort.OPGAVE)
    bestaan_vanaf((o.opgave, o.vanaf) for o in opdrachten)
    policy.eis(boek, "start_opdrachten", opgaven)
    grondslag = boek_grond(boek, grond, {Besluitsoort.OPDRACHT_STARTEN})
    boek.uitleg = uitleg
    ids = richt_op(
        boek,
        Dragersoort.OPDRACHT,
        [_drager(o, geheel=geheel) for o in opdrachten],
        grondslag,
    )
    _stel_inhoud(boek, ids, opdrachten, grondslag.id)
    for id_, opdracht in zip(ids, opdrachten, strict=True):
        boek.gevolg(
            "opdracht",
            f"Opdracht '{opdracht.naam}' loopt {Periode(opdracht.vanaf).in_woorden()}.",
            id_,
        )


def _drager(opdracht: NieuweOpdracht, *, geheel: bool) -> NieuweDrager:
    return NieuweDrager(
        naam=opdracht.naam,
        periode=Periode(opdracht.vanaf),
        ouder=opdracht.opgave,
        geheel=geheel,
        nummer=opdracht.nummer,
        post=opdracht.post,
    )


def _stel_inhoud(
    boek: Boek, ids: Sequence[int], opdrachten: Sequence[NieuweOpdracht], grondslag: int
) -> None:
    """Profile, phase and scope: three kinds of facts, since each changes by its own besluit."""
    delen: list[tuple[type[Tijdfeit], list[dict[str, object]]]] = [
        (Opdrachtprofiel, [profielvelden(o.profiel) for o in opdrachten]),
        (Fase, [{"projectfase": eis_fase(o.fase)} for o in opdrachten]),
        (Scope, [scopevelden(o.scope) for o in opdrachten]),
    ]
    for model, waarden in delen:
        stel(
            boek,
            model,
            [
                Uitspraak({"opdracht_id": id_, **waarde}, Periode(o.vanaf), grondslag, erbij=True)
                for id_, waarde, o in zip(ids, waarden, opdrachten, strict=True)
            ],
        )
