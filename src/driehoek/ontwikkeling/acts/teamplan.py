"""A P-team writes its plan, and who leads the team sets it (PT-10)."""

from collections.abc import Mapping

from django.db import transaction

from driehoek.ontwikkeling import reads_teamplan
from driehoek.ontwikkeling.models import Teamplan, Teamplandeel
from driehoek.ontwikkeling.types import LANGSTE_TEKST, Plandeel
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
    pteam: int,
    *,
    bewerking: int,
    jaar: int,
    delen: Mapping[str, tuple[str, bool]],
) -> Teamplan:
    """Keep the concept of the team's plan, begun where there is none; of each part text and privacy.

    `bewerking` is what the writer saw: 0 for a new concept.
    """
    persoon = _eis_schrijver(lezer, pteam)
    _eis_delen(delen)
    plan = Teamplan.objects.select_for_update().filter(pteam_id=pteam, vastgesteld=None).first()
    if (plan.bewerking if plan else 0) != bewerking:
        raise InvoerFout(_ANDERS, regel=REGEL)
    if plan is None:
        laatste = reads_teamplan.versies(pteam).first()
        plan = Teamplan(pteam_id=pteam, versie=laatste.versie + 1 if laatste else 1)
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
def stel_teamplan_vast(lezer: int | None, pteam: int, *, bewerking: int) -> Teamplan:
    """From now on this is the plan of the team; it does not change any more."""
    if lezer is None or not _plaats(lezer, pteam).leidt:
        raise NietBevoegd("Een teamplan stelt de P-manager van het team vast.", regel=REGEL)
    plan = _concept(pteam, bewerking)
    if not plan.delen.exists():
        raise InvoerFout("Er staat nog niets in het plan. Vul eerst een deel in.", regel=REGEL)
    plan.vastgesteld, plan.door_id = klok.nu(), lezer
    plan.save(update_fields=["vastgesteld", "door"])
    return plan


@transaction.atomic
def gooi_concept_weg(lezer: int | None, pteam: int, *, bewerking: int) -> None:
    """Begin again from the plan that holds."""
    _eis_schrijver(lezer, pteam)
    _concept(pteam, bewerking).delete()


def _concept(pteam: int, bewerking: int) -> Teamplan:
    plan = Teamplan.objects.select_for_update().filter(pteam_id=pteam, vastgesteld=None).first()
    if plan is None:
        raise InvoerFout("Er is geen concept van dit teamplan.", regel=REGEL)
    if plan.bewerking != bewerking:
        raise InvoerFout(_ANDERS, regel=REGEL)
    return plan


def _plaats(lezer: int | None, pteam: int) -> reads_teamplan.Plaats:
    return reads_teamplan.plaats_van(lezer, pteam, reads.peilmoment())


def _eis_schrijver(lezer: int | None, pteam: int) -> int:
    if lezer is None or not _plaats(lezer, pteam).schrijft:
        raise NietBevoegd("Een teamplan schrijft het team zelf.", regel=REGEL)
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
