"""Many new profiles at once: for a province that begins with them, such as the demo."""

from collections.abc import Sequence

from django.db import transaction

from driehoek.ontwikkeling.models import Profieldeel, Vaardigheid
from driehoek.ontwikkeling.types import Deel, NieuwProfiel


@transaction.atomic
def vul_profielen(profielen: Sequence[NieuwProfiel]) -> int:
    """Write profiles of people who have none; gives how many. No profile is written over."""
    er_al = set(Profieldeel.objects.values_list("persoon_id", flat=True))
    nieuw = [p for p in profielen if p.persoon not in er_al]
    Profieldeel.objects.bulk_create(
        [
            Profieldeel(persoon_id=p.persoon, deel=deel, tekst=tekst, zichtbaar=p.zichtbaar)
            for p in nieuw
            for deel, tekst in {**p.teksten, Deel.KENNIS: ""}.items()
        ],
        batch_size=2_000,
    )
    Vaardigheid.objects.bulk_create(
        [
            Vaardigheid(persoon_id=p.persoon, begrip_id=begrip, niveau=niveau)
            for p in nieuw
            for begrip, niveau in p.vaardigheden.items()
        ],
        batch_size=2_000,
    )
    return len(nieuw)
