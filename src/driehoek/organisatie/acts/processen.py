"""What the P-beraad does with P-teams that exist: merge, split, close (PT-09; PT 38-43)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.organisatie.acts import _pteams
from driehoek.organisatie.types import NieuwPteam, Plaatsing, Pteamdeel
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Grondslag
from driehoek.register.types import Besluitsoort, Grond


@handeling
def voeg_pteams_samen(
    boek: Boek,
    *,
    blijft: int,
    opgaand: Collection[int],
    per: date,
    grond: Grond,
    naam: str = "",
    uitleg: str = "",
) -> None:
    """All of `opgaand` go up in `blijft`, with all their people; it may be called otherwise then.

    The P-manager of the team that stays goes on; the roles on the others end (PT-09).
    """
    if not opgaand or blijft in opgaand:
        raise InvoerFout(
            "Kies een ander P-team om mee samen te voegen.", veld="andere", regel="PT-09"
        )
    grondslag = _begin(boek, [blijft, *opgaand], per, grond, uitleg)
    leden = _pteams.leden_op(boek, opgaand, per)
    if naam.strip():
        _pteams.hernoem(boek, blijft, naam, per, grondslag)
    _verhuis(boek, dict.fromkeys(leden, blijft), per, grondslag)
    _pteams.hef_op(boek, opgaand, per)
    _pteams.volg_op(boek, [(team, blijft) for team in sorted(opgaand)], per, grondslag)
    _pteams.noem_groottes(boek, per)


@handeling
def splits_pteam(
    boek: Boek,
    *,
    pteam: int,
    delen: Sequence[Pteamdeel],
    per: date,
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Part of the people go to new teams; who is in no part stays, and if nobody does it ends.

    A part without people, or with somebody of another team, is refused (PT-09).
    """
    grondslag = _begin(boek, [pteam], per, grond, uitleg)
    leden = _pteams.leden_op(boek, [pteam], per)
    gekozen = _eis_delen(delen, leden)
    nieuw = _pteams.richt_op(
        boek, [NieuwPteam(d.naam, per, leden=d.leden) for d in delen], grondslag
    )
    if gekozen == set(leden):
        _pteams.hef_op(boek, [pteam], per)
    _pteams.volg_op(boek, [(pteam, deel) for deel in nieuw], per, grondslag)
    _pteams.noem_groottes(boek, per)


@handeling
def hef_pteam_op(
    boek: Boek,
    *,
    pteam: int,
    naar: Mapping[int, int],
    per: date,
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Close a P-team; `naar` says of each of its people to which team they go (PT-01, PT-09)."""
    grondslag = _begin(boek, [pteam], per, grond, uitleg)
    leden = _pteams.leden_op(boek, [pteam], per)
    if vreemd := set(naar) - set(leden):
        raise InvoerFout(
            f"{reads.naam_van(min(vreemd))} hoort op die dag niet bij dit P-team.",
            veld="naar",
            regel="PT-01",
        )
    if pteam in naar.values():
        raise InvoerFout(
            "Dit P-team houdt op. Kies voor iedereen een ander P-team.",
            veld="naar",
            regel="PT-01",
        )
    _verhuis(boek, naar, per, grondslag)
    _pteams.hef_op(boek, [pteam], per)
    _pteams.volg_op(boek, [(pteam, doel) for doel in sorted({*naar.values()})], per, grondslag)
    _pteams.noem_groottes(boek, per)


def _begin(boek: Boek, pteams: Sequence[int], per: date, grond: Grond, uitleg: str) -> Grondslag:
    policy.eis(boek, boek.naam, pteams)
    _pteams.eis_pteams(boek, ((team, Periode(per, per + _pteams.EEN_DAG)) for team in pteams))
    grondslag = boek_grond(boek, grond, {Besluitsoort.PTEAMS_WIJZIGEN})
    boek.uitleg = uitleg
    return grondslag


def _verhuis(boek: Boek, naar: Mapping[int, int], per: date, grondslag: Grondslag) -> None:
    """Whoever was to leave on a day later leaves the new team on that day too."""
    tot = _pteams.plaatsing_tot(naar, per)
    if naar:
        _pteams.plaats(
            boek,
            [Plaatsing(p, team, Periode(per, tot[p])) for p, team in sorted(naar.items())],
            grondslag,
        )


def _eis_delen(delen: Sequence[Pteamdeel], leden: Mapping[int, int]) -> set[int]:
    """The people who go to a new team; InvoerFout where the parts make no sense."""
    if not delen:
        raise InvoerFout("Noem minstens een nieuw P-team.", veld="naam", regel="PT-09")
    for deel in delen:
        if not deel.leden:
            raise InvoerFout(f"Kies wie er naar '{deel.naam}' gaat.", veld="leden", regel="PT-09")
    gekozen = [lid for deel in delen for lid in deel.leden]
    mis = _pteams.dubbel(gekozen) or set(gekozen) - set(leden)
    if mis:
        wie = reads.naam_van(min(mis))
        raise InvoerFout(
            f"{wie} hoort op die dag niet bij dit P-team, of staat in twee delen.",
            veld="leden",
            regel="PT-01",
        )
    return set(gekozen)
