"""How much time a P-manager has (PT-04), who leads whom (PT-18), what a directeur M&O holds (PT-20)."""

from collections.abc import Sequence
from datetime import date

from driehoek.kern.tijd import dag_in_woorden
from driehoek.organisatie.acts import _dragers
from driehoek.organisatie.acts._personen import eis_personen
from driehoek.organisatie.models import Pmanagertijd, Portefeuille, Toewijzing
from driehoek.organisatie.types import Leidtijd, NieuwePortefeuille, NieuweToewijzing
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, einden, stel
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.types import Besluitsoort, Dragersoort, Grond, Rol

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
    if not (eindes := einden(feiten, vanaf)):
        raise InvoerFout(
            "Deze persoon heeft dan geen persoonlijk toegewezen P-manager.",
            veld="vanaf",
            regel="PT-18",
        )
    boek_grond(boek, grond, {Besluitsoort.TOEWIJZING})
    stel(boek, Toewijzing, eindes)
    boek.gevolg(
        "leiding",
        f"Vanaf {dag_in_woorden(vanaf)} volgt de P-manager van {reads.naam_van(persoon)} weer uit"
        " het P-team.",
    )


@handeling
def stel_portefeuille_vast(
    boek: Boek, *, portefeuilles: Sequence[NieuwePortefeuille], grond: Grond, uitleg: str = ""
) -> None:
    """Say which vakdomein and which themes of HRM a directeur M&O looks after (PT-20)."""
    if not portefeuilles:
        raise InvoerFout("Er staat niemand in de lijst.", veld="persoon", regel="PT-20")
    policy.eis(boek, "stel_portefeuille_vast")
    eis_personen(p.persoon for p in portefeuilles)
    _dragers.eis_soort(
        (p.vakdomein for p in portefeuilles),
        (Dragersoort.VAKDOMEIN,),
        "een vakdomein",
        "vakdomein",
        "PT-20",
    )
    for p in portefeuilles:
        _eis_directeur(p)
    _dragers.eis_bestaan(boek, ((p.vakdomein, p.periode.van) for p in portefeuilles), "PT-20")
    grondslag = boek_grond(boek, grond, {Besluitsoort.DIRECTEUR_MO})
    boek.uitleg = uitleg
    stel(
        boek,
        Portefeuille,
        [Uitspraak(_portefeuille(p), p.periode, grondslag.id) for p in portefeuilles],
    )
    namen = reads.namen(p.persoon for p in portefeuilles)
    domeinen = reads.benamingen(p.vakdomein for p in portefeuilles)
    for p in portefeuilles:
        boek.gevolg(
            "portefeuille",
            f"{namen.get(p.persoon)} houdt {p.periode.in_woorden()} '{domeinen.get(p.vakdomein)}' en"
            f" {_themas(p)}.",
        )


def _portefeuille(nieuw: NieuwePortefeuille) -> dict[str, object]:
    return {
        "persoon_id": nieuw.persoon,
        "drager_id": nieuw.vakdomein,
        "dragersoort": Dragersoort.VAKDOMEIN.value,
        "themas": eis_tekst(_themas(nieuw), "De thema's", 500, veld="themas"),
    }


def _themas(nieuw: NieuwePortefeuille) -> str:
    """Each once, in alphabetical order."""
    schoon = {" ".join(thema.lower().split()) for thema in nieuw.themas}
    return ", ".join(sorted(schoon - {""}))


def _eis_directeur(nieuw: NieuwePortefeuille) -> None:
    if not reads.heeft_rol(nieuw.persoon, Rol.DIRECTEUR_MO, nieuw.periode.van):
        raise InvoerFout(
            f"{reads.naam_van(nieuw.persoon)} is dan geen directeur Mens en Organisatie. Benoem"
            " eerst.",
            veld="persoon",
            regel="PT-20",
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
