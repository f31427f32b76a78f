"""How much time a P-manager has for it (PT-04)."""

from collections.abc import Sequence

from driehoek.organisatie.acts._personen import eis_personen
from driehoek.organisatie.models import Pmanagertijd
from driehoek.organisatie.types import Leidtijd
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Grond

MINSTE_PROCENT = 25
"""Below it one is no P-manager: the rule itself says so, it is no setting (PT-04)."""


@handeling
def stel_pmanagertijd_vast(
    boek: Boek, *, tijden: Sequence[Leidtijd], grond: Grond, uitleg: str = ""
) -> None:
    """Say how much of their time people are P-manager; outside the span table it is explained."""
    if not tijden:
        raise InvoerFout("Er staat niemand in de lijst.", veld="procent", regel="PT-04")
    policy.eis(boek, "stel_pmanagertijd_vast")
    eis_personen(t.persoon for t in tijden)
    for tijd in tijden:
        _eis_procent(tijd.procent)
    grondslag = boek_grond(boek, grond, {Besluitsoort.PMANAGER})
    boek.uitleg = uitleg
    stel(
        boek,
        Pmanagertijd,
        [
            Uitspraak({"persoon_id": t.persoon, "procent": t.procent}, t.periode, grondslag.id)
            for t in tijden
        ],
    )
    namen = reads.namen(t.persoon for t in tijden)
    for t in tijden:
        boek.gevolg(
            "span",
            f"{namen.get(t.persoon)} is {t.periode.in_woorden()} voor {t.procent}% P-manager.",
        )


def _eis_procent(procent: int) -> None:
    if not MINSTE_PROCENT <= procent <= 100:  # noqa: PLR2004  (percent)
        raise InvoerFout(
            f"{procent}% kan niet. Onder {MINSTE_PROCENT}% van de tijd is iemand geen P-manager;"
            " meer dan 100% is er niet.",
            veld="procent",
            regel="PT-04",
        )
