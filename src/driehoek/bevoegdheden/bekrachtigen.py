"""A deed that was done without authority is ratified (BEV-13; Awb 10:2).

What was found stays: this only says that it was repaired, from which day on and on which besluit.
"""

from collections.abc import Sequence
from datetime import date

from driehoek.bevoegdheden import woorden
from driehoek.bevoegdheden.models import Bekrachtiging
from driehoek.bevoegdheden.types import Daad, Rechtshandeling
from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond, werkt_vanaf
from driehoek.register.types import Besluitsoort, OpBesluit


@handeling
def bekrachtig(boek: Boek, *, daden: Sequence[Daad], grond: OpBesluit, uitleg: str = "") -> None:
    """Ratify deeds, each as the administration holds it. Undone by withdrawing the besluit.

    Raises InvoerFout for a deed of a later day than the besluit: that has yet to be decided.
    """
    if not daden:
        raise InvoerFout("Er is geen handeling gekozen.", regel="BEV-13")
    policy.eis(boek, "bekrachtig", {d.drager for d in daden})
    grondslag = boek_grond(boek, grond, {Besluitsoort.BEKRACHTIGING})
    boek.uitleg = uitleg
    for daad in daden:
        _eis_al_gedaan(daad, grondslag.datum)
    stel(
        boek,
        Bekrachtiging,
        [
            Uitspraak(_velden(d), Periode(werkt_vanaf(grond)), grondslag.id, erbij=True)
            for d in daden
        ],
    )
    _noem(boek, daden)


def _eis_al_gedaan(daad: Daad, besloten: date) -> None:
    if daad.rechtshandeling not in Rechtshandeling.values:
        raise InvoerFout(
            f"'{daad.rechtshandeling[:40]}' is geen handeling.", veld="rechtshandeling"
        )
    if daad.dag > besloten:
        raise InvoerFout(
            f"Het besluit is van {dag_in_woorden(besloten)}, de handeling van"
            f" {dag_in_woorden(daad.dag)}. Bekrachtigen kan alleen wat al is gedaan.",
            veld="dag",
            regel="BEV-13",
        )


def _velden(daad: Daad) -> dict[str, object]:
    return {
        "drager_id": daad.drager,
        "persoon_id": daad.persoon,
        "daad": Rechtshandeling(daad.rechtshandeling).nummer,
        "dag": daad.dag,
        "bedrag": daad.centen,
        "regel": daad.regel,
    }


def _noem(boek: Boek, daden: Sequence[Daad]) -> None:
    namen = reads.namen({d.persoon for d in daden})
    dragers = reads.benamingen({d.drager for d in daden})
    for d in daden:
        boek.gevolg(
            "krijgt",
            f"Bekrachtigd: regel {d.regel}, {woorden.doen(d.rechtshandeling)} door"
            f" {namen.get(d.persoon)} voor '{dragers.get(d.drager)}' op {dag_in_woorden(d.dag)}."
            " De bevinding blijft staan, als hersteld.",
            d.drager,
        )
