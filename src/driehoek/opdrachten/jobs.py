"""Long work of this room: thin, with primitive arguments."""

from datetime import date, datetime

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.rapport.maak import STAPPEN, maak, vraag_van
from driehoek.platform import taakbestanden, taken
from driehoek.platform.models import Taak


@taken.taak
def maak_rapport(
    taak: Taak, *, geldig_op: str, bekend_op: str, omvang: str, over: int | None, vorm: str
) -> dict[str, str]:
    """Make 'register op datum' and keep it for who asked for it."""
    peil = Peilmoment(date.fromisoformat(geldig_op), datetime.fromisoformat(bekend_op))
    bestand = maak(
        vraag_van(peil, omvang, over),
        vorm,
        lambda stap, zin: taken.voortgang(taak, stap, STAPPEN, zin),
    )
    taakbestanden.bewaar(taak, bestand.naam, bestand.mediatype, bestand.inhoud)
    return {"bestand": bestand.naam}
