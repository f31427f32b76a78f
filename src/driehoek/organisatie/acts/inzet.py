"""Hours a week on opdrachten, as P-manager and employee agree (PT-11)."""

from collections.abc import Sequence
from datetime import date

from driehoek.kern.tijd import dag_in_woorden
from driehoek.organisatie import reads_inzet
from driehoek.organisatie.acts import _dragers
from driehoek.organisatie.acts._personen import eis_leidt, eis_personen
from driehoek.organisatie.models import Inzet
from driehoek.organisatie.models_inzet import MEESTE_UREN, OPDRACHTEN
from driehoek.organisatie.types import NieuweInzet
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, einden, stel
from driehoek.platform.ui import opmaak
from driehoek.register import reads as register

REGEL = "PT-11"


@handeling
def plan_inzet(boek: Boek, *, inzet: Sequence[NieuweInzet], uitleg: str = "") -> None:
    """Agree how many hours a week people work on opdrachten; too many are explained (PT-11)."""
    if not inzet:
        raise InvoerFout("Er staat niemand in de lijst.", veld="persoon", regel=REGEL)
    eis_personen(i.persoon for i in inzet)
    eis_leidt(boek, "plan_inzet", {i.persoon for i in inzet})
    wat = "een opdracht of deelopdracht"
    soorten = _dragers.eis_soort((i.opdracht for i in inzet), OPDRACHTEN, wat, "opdracht", REGEL)
    for een in inzet:
        _eis_uren(een)
    _dragers.eis_bestaan(boek, ((i.opdracht, i.periode.van) for i in inzet), REGEL)
    boek.uitleg = uitleg
    _noem_ruimte(boek, inzet)
    stel(boek, Inzet, [Uitspraak(_velden(i, soorten[i.opdracht]), i.periode) for i in inzet])
    namen = register.namen(i.persoon for i in inzet)
    opdrachten = register.benamingen(i.opdracht for i in inzet)
    for i in inzet:
        boek.gevolg(
            "inzet",
            f"{namen.get(i.persoon)} werkt {i.periode.in_woorden()} {opmaak.fte(i.uren)} uur per week"
            f" aan '{opdrachten.get(i.opdracht)}'.",
            i.opdracht,
        )


@handeling
def beeindig_inzet(boek: Boek, *, persoon: int, opdracht: int, vanaf: date) -> None:
    """From a day on somebody has no hours for this opdracht any more."""
    eis_leidt(boek, "plan_inzet", {persoon})
    feiten = Inzet.objects.huidig().filter(persoon_id=persoon, drager_id=opdracht)
    if not (eindes := einden(feiten, vanaf)):
        raise InvoerFout(
            f"{register.naam_van(persoon)} heeft dan geen uren voor"
            f" '{register.benaming(opdracht)}'.",
            veld="vanaf",
            regel=REGEL,
        )
    stel(boek, Inzet, eindes)
    boek.gevolg(
        "inzet",
        f"{register.naam_van(persoon)} werkt vanaf {dag_in_woorden(vanaf)} niet meer aan"
        f" '{register.benaming(opdracht)}'.",
        opdracht,
    )


def _noem_ruimte(boek: Boek, inzet: Sequence[NieuweInzet]) -> None:
    """How many hours somebody has left for opdrachten before this act, where that is known."""
    for op in sorted({i.periode.van for i in inzet}):
        wie = {i.persoon for i in inzet if i.periode.van == op}
        namen = register.namen(wie)
        for persoon, week in reads_inzet.werkweken(wie, register.peilmoment(op)).items():
            if week.ruimte is not None:
                zin = (
                    f"{namen.get(persoon)} heeft nu al {opmaak.fte(week.gepland)} uur op opdrachten."
                    f" Van {opmaak.fte(week.uren)} uur is {opmaak.fte(week.ontwikkeling)} uur voor"
                    " ontwikkeling."
                )
                boek.gevolg("ruimte", zin)


def _velden(nieuw: NieuweInzet, soort: str) -> dict[str, object]:
    return {
        "persoon_id": nieuw.persoon,
        "drager_id": nieuw.opdracht,
        "dragersoort": soort,
        "uren": nieuw.uren,
    }


def _eis_uren(nieuw: NieuweInzet) -> None:
    if not 0 < nieuw.uren <= MEESTE_UREN:
        raise InvoerFout(
            f"Vul de uren per week in: meer dan 0, hooguit {MEESTE_UREN}.", veld="uren", regel=REGEL
        )
