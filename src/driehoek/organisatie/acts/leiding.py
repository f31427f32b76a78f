"""How much time a P-manager has for it (PT-04), and who leads whom personally (PT-18)."""

from collections.abc import Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.organisatie.acts._personen import eis_personen
from driehoek.organisatie.models import Pmanagertijd, Toewijzing
from driehoek.organisatie.types import Leidtijd, NieuweToewijzing
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Grond, Rol

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


@handeling
def wijs_p_manager_toe(
    boek: Boek, *, toewijzingen: Sequence[NieuweToewijzing], grond: Grond, uitleg: str = ""
) -> None:
    """Say who is P-manager of whom, whatever P-team they are in; nobody is that of themselves.

    The provinciesecretaris has none: those talks are with the commissaris van de Koning (PT-21).
    """
    if not toewijzingen:
        raise InvoerFout("Er staat niemand in de lijst.", veld="manager", regel="PT-18")
    policy.eis(boek, "wijs_p_manager_toe")
    eis_personen(p for t in toewijzingen for p in (t.persoon, t.manager))
    for toewijzing in toewijzingen:
        _eis_ander(toewijzing)
        _eis_geen_secretaris(toewijzing)
    grondslag = boek_grond(boek, grond, {Besluitsoort.TOEWIJZING})
    boek.uitleg = uitleg
    stel(
        boek,
        Toewijzing,
        [
            Uitspraak({"persoon_id": t.persoon, "manager_id": t.manager}, t.periode, grondslag.id)
            for t in toewijzingen
        ],
    )
    namen = reads.namen(p for t in toewijzingen for p in (t.persoon, t.manager))
    for t in toewijzingen:
        boek.gevolg(
            "leiding",
            f"{namen.get(t.manager)} is {t.periode.in_woorden()} P-manager van"
            f" {namen.get(t.persoon)}.",
        )


@handeling
def beeindig_toewijzing(boek: Boek, *, persoon: int, vanaf: date, grond: Grond) -> None:
    """From this day on the P-manager of somebody follows from the P-team again (PT-18)."""
    policy.eis(boek, "wijs_p_manager_toe")
    feiten = Toewijzing.objects.huidig().filter(persoon_id=persoon)
    loopt = [f for f in feiten if f.periode.tot is None or f.periode.tot > vanaf]
    if not loopt:
        raise InvoerFout(
            "Deze persoon heeft dan geen persoonlijk toegewezen P-manager.",
            veld="vanaf",
            regel="PT-18",
        )
    boek_grond(boek, grond, {Besluitsoort.TOEWIJZING})
    stel(boek, Toewijzing, [Einde(f.velden(), Periode(vanaf)) for f in loopt])
    boek.gevolg(
        "leiding",
        f"Vanaf {dag_in_woorden(vanaf)} volgt de P-manager van {reads.naam_van(persoon)} weer uit"
        " het P-team.",
    )


def _eis_ander(toewijzing: NieuweToewijzing) -> None:
    if toewijzing.persoon == toewijzing.manager:
        raise InvoerFout(
            "Niemand is zijn eigen P-manager. Kies iemand anders.", veld="manager", regel="PT-18"
        )


def _eis_geen_secretaris(toewijzing: NieuweToewijzing) -> None:
    if reads.heeft_rol(toewijzing.persoon, Rol.PROVINCIESECRETARIS, toewijzing.periode.van):
        raise InvoerFout(
            "De provinciesecretaris heeft geen P-manager: die gesprekken zijn met de commissaris"
            " van de Koning en de portefeuillehouder.",
            veld="manager",
            regel="PT-21",
        )
