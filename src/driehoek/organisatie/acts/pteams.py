"""P-teams: set them up, place people, and how large each is meant to be."""

from collections.abc import Sequence

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.organisatie.acts import _pteams
from driehoek.organisatie.acts._personen import eis_personen
from driehoek.organisatie.models import Formatie
from driehoek.organisatie.types import NieuweFormatie, NieuwPteam, Plaatsing
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.ui import opmaak
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.types import Besluitsoort, Grond


@handeling
def richt_pteams_op(
    boek: Boek, *, pteams: Sequence[NieuwPteam], grond: Grond, uitleg: str = ""
) -> None:
    """Set up P-teams, with whoever is in them from the first day (PT-09)."""
    policy.eis(boek, "richt_pteams_op")
    if not pteams:
        raise InvoerFout("Er staat geen P-team in de lijst.", veld="naam", regel="REG-08")
    if tweemaal := _pteams.dubbel(lid for p in pteams for lid in p.leden):
        wie = sorted(reads.namen(tweemaal).values())
        raise InvoerFout(
            f"{wie[0]} staat in twee van deze P-teams. Iemand hoort bij hooguit een P-team.",
            veld="leden",
            regel="PT-01",
        )
    grondslag = boek_grond(boek, grond, {Besluitsoort.PTEAM_OPRICHTEN})
    boek.uitleg = uitleg
    _pteams.richt_op(boek, pteams, grondslag)
    _pteams.noem_groottes(boek, max(p.vanaf for p in pteams))


@handeling
def plaats_in_pteam(
    boek: Boek, *, plaatsingen: Sequence[Plaatsing], grond: Grond, uitleg: str = ""
) -> None:
    """Place people in a P-team; over that period they leave the one they were in (PT-01, PT-08)."""
    if not plaatsingen:
        raise InvoerFout("Er is niemand gekozen om te plaatsen.", veld="persoon", regel="PT-01")
    policy.eis(boek, "plaats_in_pteam", {p.pteam for p in plaatsingen})
    grondslag = boek_grond(boek, grond, {Besluitsoort.PLAATSING})
    boek.uitleg = uitleg
    _pteams.plaats(boek, plaatsingen, grondslag)
    _pteams.noem_groottes(boek, max(p.periode.van for p in plaatsingen))


@handeling
def stel_formatie_vast(
    boek: Boek, *, formaties: Sequence[NieuweFormatie], grond: Grond, uitleg: str = ""
) -> None:
    """Say how large P-teams are meant to be, after the directeur M&O was consulted (PT-19)."""
    if not formaties:
        raise InvoerFout("Er staat geen formatie in de lijst.", veld="fte", regel="PT-19")
    teams = [f.pteam for f in formaties]
    policy.eis(boek, "stel_formatie_vast", teams)
    _pteams.eis_pteams(
        boek, ((f.pteam, Periode(f.vanaf, f.vanaf + _pteams.EEN_DAG)) for f in formaties)
    )
    eis_personen(f.overlegd_met for f in formaties)
    grondslag = boek_grond(boek, grond, {Besluitsoort.FORMATIE})
    boek.uitleg = uitleg
    stel(
        boek,
        Formatie,
        [
            Uitspraak(
                {
                    "pteam_id": f.pteam,
                    "fte": f.fte,
                    "samenstelling": eis_tekst(
                        f.samenstelling, "De samenstelling", 500, veld="samenstelling"
                    ),
                    "overlegd_met_id": f.overlegd_met,
                    "overlegd_op": f.overlegd_op,
                },
                Periode(f.vanaf),
                grondslag.id,
            )
            for f in formaties
        ],
    )
    namen = reads.benamingen(teams)
    for f in formaties:
        boek.gevolg(
            "formatie",
            f"De formatie van '{namen.get(f.pteam)}' is vanaf {dag_in_woorden(f.vanaf)}"
            f" {opmaak.fte(f.fte)} fte.",
            f.pteam,
        )
