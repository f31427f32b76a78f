"""Rectificatie: the besluit itself was wrong, and who took it says what it should have been (REG-36).

Not a correctie (the besluit was right, the register was not), nor an intrekking (nothing comes in
its place). The later besluit works from the day of the first; both stay, and so does what was
known before.
"""

from collections.abc import Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import policy
from driehoek.register.acts.correctie import Herziening, herzie, huidig_feit
from driehoek.register.acts.herstel import OVER_BESLUITEN, begin_van
from driehoek.register.grondslagen import bestaand_besluit, boek_grond, werkt_vanaf
from driehoek.register.models import Besluit, Besluitwerking, Grondslag, Rectificatie
from driehoek.register.types import Besluitsoort, Besluitstatus, OpBesluit


@handeling
def rectificeer_besluit(
    boek: Boek,
    *,
    besluit: int,
    herzieningen: Sequence[Herziening],
    grond: OpBesluit,
    uitleg: str = "",
) -> None:
    """Put something else in the place of what rests on `besluit`, from the day that it did."""
    oud = bestaand_besluit(besluit)
    policy.eis(boek, "rectificeer_besluit")
    _eis_inhoud(oud, herzieningen)
    grondslag = boek_grond(boek, grond, {Besluitsoort.RECTIFICATIE})
    boek.uitleg = uitleg
    _boek_rectificatie(boek, oud, grondslag, werkt_vanaf(grond))
    herzie(boek, herzieningen, grondslag.id)
    boek.gevolg("besluit", f"Besluit {oud.kenmerk} blijft staan, en is voortaan gerectificeerd.")


def _eis_inhoud(oud: Besluit, herzieningen: Sequence[Herziening]) -> None:
    """What is to be put right is there, and rests on this besluit."""
    if oud.soort in OVER_BESLUITEN:
        raise InvoerFout(
            f"Besluit {oud.kenmerk} gaat over een ander besluit. Trek het in als het fout was.",
            veld="besluit",
            regel="REG-36",
        )
    if not herzieningen:
        raise InvoerFout("Kies wat er in het besluit fout was.", veld="feit", regel="REG-36")
    for herziening in herzieningen:
        feit = huidig_feit(herziening.model, herziening.feit)
        if feit.grondslag.besluit_id != oud.id:
            raise InvoerFout(
                f"Dit rust niet op besluit {oud.kenmerk}. Kies het besluit waar het op rust.",
                veld="feit",
                regel="REG-36",
            )


def _boek_rectificatie(boek: Boek, oud: Besluit, grondslag: Grondslag, eigen: date) -> None:
    """Tie the two besluiten; one rectificatie may come in more than one Handeling.

    `eigen`: the day from which the later one works by itself.
    """
    nieuw = grondslag.besluit_id or 0
    boek.raak(oud.id)
    eerder = Rectificatie.objects.filter(besluit_id=nieuw).first()
    if eerder is not None and eerder.van_id != oud.id:
        raise InvoerFout(
            "Dit besluit rectificeert al een ander besluit. Neem er voor dit besluit een apart.",
            veld="besluit",
            regel="REG-36",
        )
    if eerder is not None:
        return
    hogerop = Rectificatie.objects.filter(besluit=oud).first()
    oorsprong = hogerop.oorsprong_id if hogerop else oud.id
    boek.open(Rectificatie(besluit_id=nieuw, van_id=oud.id, oorsprong_id=oorsprong))
    begin = begin_van(oud)
    if begin < eigen:  # it is in force from where the first besluit is
        velden = {"besluit_id": nieuw, "status": Besluitstatus.GELDEND.value}
        terug = Uitspraak(velden, Periode(begin, eigen), grondslag.id, erbij=True)
        stel(boek, Besluitwerking, [terug])
