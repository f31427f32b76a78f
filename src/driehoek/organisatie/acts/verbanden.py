"""Vakgenootschappen and vakcirkels, and who joins beside the own P-team (PT-07, PT-13, PT-14)."""

from collections.abc import Collection, Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.organisatie import reads
from driehoek.organisatie.acts import _dragers
from driehoek.organisatie.acts._personen import eis_leidt, eis_personen
from driehoek.organisatie.models import Afgevaardigde, Deelname, Lidmaatschap, Vakteam
from driehoek.organisatie.types_verbanden import (
    MEESTE_AANDEEL,
    MINSTE_TEAMS,
    OOK_BIJ,
    VERBANDEN,
    NieuweDeelname,
    NieuweVakcirkel,
    NieuwGenootschap,
)
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, einden, stel
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import dragers, policy
from driehoek.register import reads as register
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Bestaan, Grondslag
from driehoek.register.types import Besluitsoort, Dragersoort, Grond

GENOOTSCHAP, CIRKEL, MEEDOEN = "PT-13", "PT-14", "PT-07"
MINSTE_MENSEN = 2
"""A vakcirkel is of a number of people (PT-14)."""
BESLUIT_OVER_VERBAND = {
    Dragersoort.GENOOTSCHAP.value: Besluitsoort.VAKGENOOTSCHAP,
    Dragersoort.VAKCIRKEL.value: Besluitsoort.VAKCIRKEL,
}


@handeling
def stel_genootschap_in(
    boek: Boek, *, nieuw: NieuwGenootschap, grond: Grond, uitleg: str = ""
) -> None:
    """Bind P-teams of one vak: everyone in them belongs to the vakgenootschap from then on."""
    policy.eis(boek, "stel_genootschap_in")
    grondslag = boek_grond(boek, grond, {Besluitsoort.VAKGENOOTSCHAP})
    boek.uitleg = uitleg
    (id_,) = _dragers.richt_op(
        boek,
        Dragersoort.GENOOTSCHAP,
        [(nieuw.naam, nieuw.nummer)],
        nieuw.vanaf,
        grondslag,
    )
    _stel_teams(boek, id_, nieuw.teams, nieuw.vanaf, grondslag)


@handeling
def wijzig_genootschap(
    boek: Boek,
    *,
    genootschap: int,
    teams: Sequence[int],
    vanaf: date,
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Say which P-teams a vakgenootschap has from a day on: all of them; the others leave it."""
    policy.eis(boek, "stel_genootschap_in", [genootschap])
    _dragers.eis_soort(
        [genootschap], (Dragersoort.GENOOTSCHAP,), "een vakgenootschap", "drager", GENOOTSCHAP
    )
    _dragers.eis_bestaat(boek, [genootschap], vanaf, GENOOTSCHAP)
    grondslag = boek_grond(boek, grond, {Besluitsoort.VAKGENOOTSCHAP})
    boek.uitleg = uitleg
    _stel_teams(boek, genootschap, teams, vanaf, grondslag)


@handeling
def hernoem_verband(
    boek: Boek, *, verband: int, naam: str, vanaf: date, grond: Grond, uitleg: str = ""
) -> None:
    """A vakgenootschap or vakcirkel is called something else from a day on."""
    policy.eis(boek, "hernoem_verband", [verband])
    soort = _eis_verband(verband)
    _dragers.eis_bestaat(boek, [verband], vanaf, CIRKEL)
    grondslag = boek_grond(boek, grond, {soort})
    boek.uitleg = uitleg
    _dragers.hernoem(boek, {verband: naam}, vanaf, grondslag)


@handeling
def vorm_vakcirkel(boek: Boek, *, nieuw: NieuweVakcirkel, grond: Grond, uitleg: str = "") -> None:
    """People who find no place elsewhere share their vak; talked about with a directeur M&O."""
    policy.eis(boek, "vorm_vakcirkel")
    mensen = tuple(dict.fromkeys(nieuw.mensen))
    if len(mensen) < MINSTE_MENSEN:
        raise InvoerFout(
            f"Een vakcirkel begint met {MINSTE_MENSEN} of meer mensen.", veld="mensen", regel=CIRKEL
        )
    grondslag = boek_grond(boek, grond, {Besluitsoort.VAKCIRKEL})
    boek.uitleg = uitleg
    (id_,) = _dragers.richt_op(
        boek, Dragersoort.VAKCIRKEL, [(nieuw.naam, nieuw.nummer)], nieuw.vanaf, grondslag
    )
    _neem_op(
        boek,
        [NieuweDeelname(p, id_, Periode(nieuw.vanaf), nieuw.overlegd_op) for p in mensen],
        {id_: Dragersoort.VAKCIRKEL.value},
    )


@handeling
def hef_verband_op(boek: Boek, *, verband: int, per: date, grond: Grond, uitleg: str = "") -> None:
    """A vakgenootschap or vakcirkel ends; nobody moves, since nobody is placed in it."""
    policy.eis(boek, "hef_verband_op", [verband])
    soort = _eis_verband(verband)
    boek_grond(boek, grond, {soort})
    boek.uitleg = uitleg
    dragers.hef_op(boek, [verband], per, (Bestaan, Vakteam, Deelname, Afgevaardigde))


@handeling
def doe_mee(boek: Boek, *, deelnamen: Sequence[NieuweDeelname]) -> None:
    """Join beside the own P-team: entered by oneself, or by whoever leads one (PT-07)."""
    if not deelnamen:
        raise InvoerFout("Er staat niemand in de lijst.", veld="persoon", regel=MEEDOEN)
    eis_personen(d.persoon for d in deelnamen)
    _eis_eigen(boek, {d.persoon for d in deelnamen})
    wat = "een P-team, vakgenootschap of vakcirkel"
    soorten = _dragers.eis_soort((d.drager for d in deelnamen), OOK_BIJ, wat, "drager", MEEDOEN)
    _dragers.eis_bestaan(boek, ((d.drager, d.periode.van) for d in deelnamen), MEEDOEN)
    for deelname in deelnamen:
        _eis_niet_eigen_team(deelname)
    _neem_op(boek, deelnamen, soorten)


@handeling
def stop_deelname(boek: Boek, *, persoon: int, drager: int, vanaf: date) -> None:
    """From a day on somebody does not join this any more (PT-07)."""
    _eis_eigen(boek, {persoon})
    feiten = Deelname.objects.huidig().filter(persoon_id=persoon, drager_id=drager)
    if not (eindes := einden(feiten, vanaf)):
        raise InvoerFout(
            f"{register.naam_van(persoon)} doet dan niet mee bij '{register.benaming(drager)}'.",
            veld="vanaf",
            regel=MEEDOEN,
        )
    stel(boek, Deelname, eindes)
    boek.gevolg(
        "deelname",
        f"{register.naam_van(persoon)} doet vanaf {dag_in_woorden(vanaf)} niet meer mee bij"
        f" '{register.benaming(drager)}'.",
        drager,
    )


@handeling
def wijs_afgevaardigden_aan(
    boek: Boek, *, genootschap: int, pteam: int, personen: Collection[int], vanaf: date
) -> None:
    """Say who of a P-team are in the expertisecentrum from a day on; its others leave it (PT-13)."""
    policy.eis(boek, "wijs_afgevaardigden_aan", [pteam])
    _eis_vakteam(genootschap, pteam, vanaf)
    leden = set(reads.leden(pteam, register.peilmoment(vanaf)))
    if vreemd := set(personen) - leden:
        raise InvoerFout(
            f"{register.naam_van(min(vreemd))} hoort op {dag_in_woorden(vanaf)} niet bij dit P-team."
            " Kies mensen van het team zelf.",
            veld="personen",
            regel=GENOOTSCHAP,
        )
    nu = Afgevaardigde.objects.huidig().filter(
        drager_id=genootschap, persoon_id__in=reeksen.ids(leden - set(personen))
    )
    blijft = [
        Uitspraak(
            {"drager_id": genootschap, "dragersoort": Dragersoort.GENOOTSCHAP, "persoon_id": p},
            Periode(vanaf),
        )
        for p in sorted(personen)
    ]
    stel(boek, Afgevaardigde, [*einden(nu, vanaf), *blijft])
    wie = ", ".join(sorted(register.namen(personen).values())) or "niemand"
    boek.gevolg(
        "expertisecentrum",
        f"Namens '{register.benaming(pteam)}' {Periode(vanaf).in_woorden()} in het"
        f" expertisecentrum: {wie}.",
        genootschap,
    )


def _stel_teams(
    boek: Boek, genootschap: int, teams: Sequence[int], vanaf: date, grondslag: Grondslag
) -> None:
    wordt = sorted(set(teams))
    if len(wordt) < MINSTE_TEAMS:
        raise InvoerFout(
            f"Een vakgenootschap bindt {MINSTE_TEAMS} of meer P-teams met hetzelfde vak. Kies er nog"
            " een, of vorm een vakcirkel.",
            veld="teams",
            regel=GENOOTSCHAP,
        )
    _dragers.eis_soort(wordt, (Dragersoort.PTEAM,), "een P-team", "teams", GENOOTSCHAP)
    _dragers.eis_bestaat(boek, wordt, vanaf, GENOOTSCHAP)
    stel(
        boek,
        Vakteam,
        [*_weg(genootschap, wordt, vanaf), *_erbij(genootschap, wordt, vanaf, grondslag)],
    )
    namen = ", ".join(sorted(register.benamingen(wordt).values()))
    boek.gevolg(
        "genootschap",
        f"P-teams in dit vakgenootschap {Periode(vanaf).in_woorden()}: {namen}.",
        genootschap,
    )


def _weg(genootschap: int, blijft: Collection[int], vanaf: date) -> list[Einde]:
    nu = Vakteam.objects.huidig().filter(drager_id=genootschap)
    return einden(nu.exclude(pteam_id__in=reeksen.ids(blijft)), vanaf)


def _erbij(
    genootschap: int, teams: Collection[int], vanaf: date, grondslag: Grondslag
) -> list[Uitspraak]:
    soorten = {"dragersoort": Dragersoort.GENOOTSCHAP.value, "pteamsoort": Dragersoort.PTEAM.value}
    return [
        Uitspraak(
            {"drager_id": genootschap, "pteam_id": team, **soorten}, Periode(vanaf), grondslag.id
        )
        for team in teams
    ]


def _neem_op(boek: Boek, deelnamen: Sequence[NieuweDeelname], soorten: dict[int, str]) -> None:
    for deelname in deelnamen:
        _eis_aandeel(deelname)
        _eis_overlegd(deelname)
    stel(
        boek,
        Deelname,
        [
            Uitspraak(
                {
                    "persoon_id": d.persoon,
                    "drager_id": d.drager,
                    "dragersoort": soorten[d.drager],
                    "aandeel": d.aandeel,
                    "overlegd_op": d.overlegd_op,
                },
                d.periode,
            )
            for d in deelnamen
        ],
    )
    namen = register.namen(d.persoon for d in deelnamen)
    waar = _dragers.namen_van(boek, {d.drager for d in deelnamen})
    for d in deelnamen:
        zin = (
            f"{namen.get(d.persoon)} doet {d.periode.in_woorden()} mee bij '{waar.get(d.drager)}'."
        )
        boek.gevolg("deelname", zin, d.drager)


def _eis_verband(verband: int) -> Besluitsoort:
    """It is a vakgenootschap or vakcirkel; gives what kind of besluit is about it."""
    wat = "een vakgenootschap of vakcirkel"
    soorten = _dragers.eis_soort([verband], VERBANDEN, wat, "drager", CIRKEL)
    return BESLUIT_OVER_VERBAND[soorten[verband]]


def _eis_eigen(boek: Boek, personen: Collection[int]) -> None:
    """Joining is of who joins; for another it is entered by who leads that P-team (PT-07)."""
    if personen != {boek.actor.persoon}:
        eis_leidt(boek, "doe_mee", personen)


def _eis_niet_eigen_team(deelname: NieuweDeelname) -> None:
    eigen = Lidmaatschap.objects.huidig().filter(
        persoon_id=deelname.persoon,
        pteam_id=deelname.drager,
        geldig__overlap=bereik_uit(deelname.periode),
    )
    if eigen.exists():
        raise InvoerFout(
            f"{register.naam_van(deelname.persoon)} hoort al bij dit P-team. Kies een ander.",
            veld="drager",
            regel=MEEDOEN,
        )


def _eis_aandeel(deelname: NieuweDeelname) -> None:
    if deelname.aandeel is not None and not 1 <= deelname.aandeel <= MEESTE_AANDEEL:
        raise InvoerFout(
            f"{deelname.aandeel}% kan niet. Wie de helft van de tijd of meer aan een vak besteedt,"
            f" hoort in zo'n P-team; hier is het 1 tot en met {MEESTE_AANDEEL}%.",
            veld="aandeel",
            regel=GENOOTSCHAP,
        )


def _eis_overlegd(deelname: NieuweDeelname) -> None:
    if deelname.overlegd_op > deelname.periode.van:
        raise InvoerFout(
            "Overleg eerst met de eigen P-manager. Vul een dag in die niet na de eerste dag ligt.",
            veld="overlegd_op",
            regel=MEEDOEN,
        )


def _eis_vakteam(genootschap: int, pteam: int, op: date) -> None:
    feiten = Vakteam.objects.huidig().filter(
        drager_id=genootschap, pteam_id=pteam, geldig__contains=op
    )
    if not feiten.exists():
        raise InvoerFout(
            f"'{register.benaming(pteam)}' hoort op {dag_in_woorden(op)} niet bij dit"
            " vakgenootschap. Kies een P-team dat erbij hoort.",
            veld="pteam",
            regel=GENOOTSCHAP,
        )
