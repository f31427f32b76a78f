"""A P-team, vakgenootschap or vakcirkel writes its plan, and sets it (PT-10, PT-13, PT-14)."""

from collections.abc import Mapping

from django.db import transaction

from driehoek.ontwikkeling import reads_teamplan
from driehoek.ontwikkeling.models import Teamplan, Teamplandeel
from driehoek.ontwikkeling.types import LANGSTE_TEKST, PLANWOORDEN, Plandeel
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.register import reads

REGEL = "PT-10"
_ANDERS = (
    "Iemand anders bewaarde dit plan terwijl jij schreef. Kopieer je tekst, en open het opnieuw."
)


@transaction.atomic
def bewaar_teamplan(
    lezer: int | None,
    drager: int,
    *,
    bewerking: int,
    jaar: int,
    delen: Mapping[str, tuple[str, bool]],
) -> Teamplan:
    """Keep the concept of the team's plan, begun where there is none; of each part text and privacy.

    `bewerking` is what the writer saw: 0 for a new concept.
    """
    persoon = _eis_schrijver(lezer, drager)
    _eis_delen(delen)
    plan = Teamplan.objects.select_for_update().filter(drager_id=drager, vastgesteld=None).first()
    if (plan.bewerking if plan else 0) != bewerking:
        raise InvoerFout(_ANDERS, regel=REGEL)
    if plan is None:
        laatste = reads_teamplan.versies(drager).first()
        plan = Teamplan(drager_id=drager, versie=laatste.versie + 1 if laatste else 1)
    plan.jaar, plan.door_id, plan.bijgewerkt = jaar, persoon, klok.nu()
    plan.bewerking += 1
    plan.save()
    plan.delen.all().delete()
    Teamplandeel.objects.bulk_create(
        Teamplandeel(plan=plan, onderdeel=onderdeel, tekst=tekst.strip(), besloten=besloten)
        for onderdeel, (tekst, besloten) in delen.items()
        if tekst.strip()
    )
    return plan


@transaction.atomic
def stel_teamplan_vast(lezer: int | None, drager: int, *, bewerking: int) -> Teamplan:
    """From now on this is the plan of the team; it does not change any more."""
    plaats = _plaats(lezer, drager)
    if lezer is None or not plaats.leidt:
        raise NietBevoegd(PLANWOORDEN[plaats.soort].stelt_vast, regel=REGEL)
    plan = _concept(drager, bewerking)
    if not plan.delen.exists():
        raise InvoerFout("Er staat nog niets in het plan. Vul eerst een deel in.", regel=REGEL)
    plan.vastgesteld, plan.door_id = klok.nu(), lezer
    plan.save(update_fields=["vastgesteld", "door"])
    return plan


@transaction.atomic
def gooi_concept_weg(lezer: int | None, drager: int, *, bewerking: int) -> None:
    """Begin again from the plan that holds."""
    _eis_schrijver(lezer, drager)
    _concept(drager, bewerking).delete()


def _concept(drager: int, bewerking: int) -> Teamplan:
    plan = Teamplan.objects.select_for_update().filter(drager_id=drager, vastgesteld=None).first()
    if plan is None:
        raise InvoerFout("Er is geen concept van dit plan.", regel=REGEL)
    if plan.bewerking != bewerking:
        raise InvoerFout(_ANDERS, regel=REGEL)
    return plan


def _plaats(lezer: int | None, drager: int) -> reads_teamplan.Plaats:
    return reads_teamplan.plaats_van(lezer, drager, reads.peilmoment())


def _eis_schrijver(lezer: int | None, drager: int) -> int:
    plaats = _plaats(lezer, drager)
    if lezer is None or not plaats.schrijft:
        raise NietBevoegd(PLANWOORDEN[plaats.soort].schrijft, regel=REGEL)
    return lezer


def _eis_delen(delen: Mapping[str, tuple[str, bool]]) -> None:
    for onderdeel, (tekst, _) in delen.items():
        if onderdeel not in Plandeel.values:
            raise InvoerFout("Dit deel heeft een teamplan niet.", regel=REGEL)
        if len(tekst) > LANGSTE_TEKST:
            raise InvoerFout(
                f"'{Plandeel(onderdeel).label}' heeft {len(tekst)} tekens; hooguit {LANGSTE_TEKST} kan.",
                veld=f"tekst_{onderdeel}",
                regel=REGEL,
            )
