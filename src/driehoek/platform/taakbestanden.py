"""Files that came of long work: kept for a while, for who asked for them and nobody else."""

import uuid
from datetime import timedelta

from driehoek.platform import klok
from driehoek.platform.models import Taak, Taakbestand

BEWAAR_DAGEN = 14
"""So long one can fetch it; who needs it longer keeps it, who needs it again asks again."""


def bewaar(taak: Taak, naam: str, mediatype: str, inhoud: bytes) -> Taakbestand:
    """Keep what came of a Taak; a second time takes the place of the first."""
    bestand, _ = Taakbestand.objects.update_or_create(
        taak=taak,
        defaults={
            "naam": naam,
            "mediatype": mediatype,
            "inhoud": inhoud,
            "verloopt": klok.nu() + timedelta(days=BEWAAR_DAGEN),
        },
    )
    return bestand


def van(account: uuid.UUID, taak_id: uuid.UUID) -> Taakbestand | None:
    """The file of a Taak of this account, as long as it is kept."""
    return Taakbestand.objects.filter(
        taak_id=taak_id, taak__account=account, verloopt__gt=klok.nu()
    ).first()


def ruim_op() -> int:
    """Throw away what was kept long enough; gives how many."""
    weg, _ = Taakbestand.objects.filter(verloopt__lte=klok.nu()).delete()
    return weg
