"""Deelopdrachten: the AOG splits an opdracht, and ends its parts (REG-16)."""

from collections.abc import Collection, Sequence
from datetime import date

from driehoek.opdrachten.acts._dragers import bestaan_vanaf, eis_dragers, hef_op, richt_op
from driehoek.opdrachten.types import NieuweDeelopdracht, NieuweDrager
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Dragersoort, Grond


@handeling
def stel_deelopdrachten_in(
    boek: Boek,
    *,
    opdracht: int,
    deelopdrachten: Sequence[NieuweDeelopdracht],
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Split an opdracht. Its AOG is the AOG of every part (REG-05, REG-16)."""
    if not deelopdrachten:
        raise InvoerFout("Er staat geen deelopdracht in de lijst.", regel="REG-16")
    eis_dragers([opdracht], Dragersoort.OPDRACHT)
    perioden = bestaan_vanaf((opdracht, d.vanaf) for d in deelopdrachten)
    policy.eis(boek, "stel_deelopdrachten_in", [opdracht])
    grondslag = boek_grond(boek, grond, {Besluitsoort.DEELOPDRACHTEN})
    boek.uitleg = uitleg
    nieuwe = [
        NieuweDrager(d.naam, periode, ouder=opdracht, nummer=d.nummer, post=d.post)
        for d, periode in zip(deelopdrachten, perioden, strict=True)
    ]
    ids = richt_op(boek, Dragersoort.DEELOPDRACHT, nieuwe, grondslag)
    geheel = reads.benaming(opdracht)
    for id_, deel in zip(ids, deelopdrachten, strict=True):
        boek.gevolg("deelopdracht", f"'{deel.naam}' wordt een deel van '{geheel}'.", id_)


@handeling
def beeindig_deelopdracht(
    boek: Boek, *, deelopdrachten: Collection[int], per: date, grond: Grond, uitleg: str = ""
) -> None:
    """End parts of an opdracht: `per` is the first day without them. Roles on them end too."""
    eis_dragers(deelopdrachten, Dragersoort.DEELOPDRACHT)
    policy.eis(boek, "beeindig_deelopdracht", deelopdrachten)
    boek_grond(boek, grond, {Besluitsoort.DEELOPDRACHTEN})
    boek.uitleg = uitleg
    hef_op(boek, deelopdrachten, per)
