"""People come, are placed, and leave; P-teams."""

from decimal import Decimal

from driehoek.demo.plan import types as t
from driehoek.demo.spel.register import nieuwe_persoon
from driehoek.demo.spel.stand import OpPlan, Stand, koppel_ids, uitleg
from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts
from driehoek.organisatie.types import NieuwDienstverband, NieuwPteam, Plaatsing
from driehoek.register import acts as register_acts
from driehoek.register.types import Besluitsoort, OpRechtsfeit


def neem_in_dienst(stand: Stand, event: t.PersonenInDienst) -> None:
    nieuwen = [p for p in event.personen if p.key not in stand.personen]
    uitkomst = stand.doe(
        event,
        register_acts.registreer_personen,
        personen=[nieuwe_persoon(p) for p in nieuwen],
    )
    stand.personen |= koppel_ids([p.key for p in nieuwen], uitkomst, "register_persoon")
    # An administrator is elected, not employed: no scale, no hours.
    dienstverbanden = [_dienstverband(stand, p) for p in event.personen if p.schaal]
    if dienstverbanden:
        stand.doe(event, acts.registreer_dienstverbanden, dienstverbanden=dienstverbanden)


def _dienstverband(stand: Stand, persoon: t.Persoon) -> NieuwDienstverband:
    return NieuwDienstverband(
        persoon=stand.personen[persoon.key],
        functie=persoon.functie,
        functiefamilie=persoon.functiefamilie,
        schaal=persoon.schaal,
        periode=Periode(persoon.in_dienst),
        uren=Decimal(persoon.uren),
        geboortejaar=persoon.geboortejaar,
    )


def laat_uit_dienst(stand: Stand, event: t.PersonenUitDienst) -> None:
    stand.doe(
        event,
        acts.beeindig_dienstverbanden,
        personen=[stand.personen[p] for p in event.personen],
        per=event.rechtsfeit.dag,
        grond=rechtsfeit(event.rechtsfeit),
    )


def rechtsfeit(feit: t.Rechtsfeit) -> OpRechtsfeit:
    return OpRechtsfeit(feit.dag, f"{feit.soort.capitalize()}. {feit.omschrijving}")


def richt_pteams_op(stand: Stand, event: t.PTeamsOpgericht) -> None:
    uitkomst = stand.doe(
        event,
        acts.richt_pteams_op,
        rust_op=OpPlan(event.besluit, Besluitsoort.PTEAM_OPRICHTEN),
        pteams=[NieuwPteam(p.naam, event.besluit.werkt_vanaf) for p in event.pteams],
        uitleg=uitleg(event),
    )
    stand.dragers |= koppel_ids([p.key for p in event.pteams], uitkomst, "register_drager")


def plaats(stand: Stand, event: t.PlaatsingInPTeam) -> None:
    periode = Periode(event.besluit.werkt_vanaf)
    stand.doe(
        event,
        acts.plaats_in_pteam,
        rust_op=OpPlan(event.besluit, Besluitsoort.PLAATSING),
        plaatsingen=[
            Plaatsing(stand.personen[p.persoon], stand.drager(p.pteam), periode)
            for p in event.plaatsingen
        ],
        uitleg=uitleg(event),
    )
