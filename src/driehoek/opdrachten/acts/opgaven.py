"""Opgaven: form, rename, merge and end them. Only GS decides that (REG-30)."""

from collections.abc import Sequence

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.acts._dragers import richt_op
from driehoek.opdrachten.types import NieuweDrager, NieuweOpgave
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Dragersoort, Grond


@handeling
def stel_opgaven_in(
    boek: Boek, *, opgaven: Sequence[NieuweOpgave], grond: Grond, uitleg: str = ""
) -> None:
    """Form opgaven, each on its line of the budget (REG-01, REG-30)."""
    policy.eis(boek, "stel_opgaven_in")
    grondslag = boek_grond(boek, grond, {Besluitsoort.OPGAVE_INSTELLEN})
    boek.uitleg = uitleg
    richt_op(boek, Dragersoort.OPGAVE, _dragers(opgaven), grondslag)
    for opgave in opgaven:
        boek.gevolg("opgave", f"Opgave '{opgave.naam}' {Periode(opgave.vanaf).in_woorden()}.")


def _dragers(opgaven: Sequence[NieuweOpgave]) -> list[NieuweDrager]:
    dt = reads.orgaan("DT").id if any(o.onder_dt for o in opgaven) else None
    return [
        NieuweDrager(
            naam=o.naam,
            periode=Periode(o.vanaf),
            ouder=dt if o.onder_dt else None,
            nummer=o.nummer,
            post=o.post,
        )
        for o in opgaven
    ]
