"""Asking for a correction of one's own data, and answering that (GEN-02). Outside the ledger."""

from django.db import transaction

from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.register.grondslagen import eis_tekst
from driehoek.toegang.models import Correctieverzoek

MEESTE_OPEN = 20
LANGSTE = 2000


def vraag_correctie(persoon: int | None, waarover: str, tekst: str) -> Correctieverzoek:
    """Say that something about oneself is not right; a registerbeheerder answers."""
    if persoon is None:
        raise NietBevoegd("Jouw account hoort nog niet bij een persoon in het register.")
    with transaction.atomic():
        open_ = Correctieverzoek.objects.filter(persoon_id=persoon, uitkomst="open").count()
        if open_ >= MEESTE_OPEN:
            raise InvoerFout(
                f"Je hebt al {open_} verzoeken openstaan. Wacht tot er een is beantwoord.",
                veld="tekst",
                regel="GEN-02",
            )
        return Correctieverzoek.objects.create(
            persoon_id=persoon,
            waarover=eis_tekst(waarover, "Waarover het gaat", 200, veld="waarover"),
            tekst=eis_tekst(tekst, "Wat er niet klopt", LANGSTE, veld="tekst"),
        )


def beantwoord_correctie(pk: int, *, door: int | None, uitkomst: str, antwoord: str) -> None:
    """Answer once: whoever comes second is told that it was answered already."""
    if door is None:
        raise NietBevoegd("Een antwoord is van een persoon in het register.")
    if uitkomst not in {"verbeterd", "blijft"}:
        raise InvoerFout("Kies wat de uitkomst is.", veld="uitkomst", regel="GEN-02")
    tekst = eis_tekst(antwoord, "Het antwoord", LANGSTE, veld="antwoord")
    gewijzigd = Correctieverzoek.objects.filter(pk=pk, uitkomst="open").update(
        uitkomst=uitkomst, antwoord=tekst, beantwoord=klok.nu(), door_id=door
    )
    if not gewijzigd:
        raise InvoerFout("Dit verzoek is al beantwoord.", veld="uitkomst", regel="GEN-02")
