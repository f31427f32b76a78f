"""Deelopdrachten: the AOG splits an opdracht (REG-16)."""

from collections.abc import Sequence

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.acts._dragers import eis_bestaat, eis_dragers, richt_op
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
    for vanaf in sorted({d.vanaf for d in deelopdrachten}):
        eis_bestaat([opdracht], vanaf)
    policy.eis(boek, "stel_deelopdrachten_in", [opdracht])
    grondslag = boek_grond(boek, grond, {Besluitsoort.DEELOPDRACHTEN})
    boek.uitleg = uitleg
    nieuwe = [
        NieuweDrager(d.naam, Periode(d.vanaf), ouder=opdracht, nummer=d.nummer, post=d.post)
        for d in deelopdrachten
    ]
    ids = richt_op(boek, Dragersoort.DEELOPDRACHT, nieuwe, grondslag)
    geheel = reads.benaming(opdracht)
    for id_, deel in zip(ids, deelopdrachten, strict=True):
        boek.gevolg("deelopdracht", f"'{deel.naam}' wordt een deel van '{geheel}'.", id_)
