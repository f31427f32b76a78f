"""What the works council said about a besluit, or why it was not asked (REG-39, BER-10)."""

from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek
from driehoek.register.grondslagen import eis_document, eis_tekst
from driehoek.register.models import OrAdvies
from driehoek.register.types import OrAdviesGegevens

LANGSTE = 2000


def boek_or_advies(boek: Boek, besluit: int, gegevens: OrAdviesGegevens) -> None:
    """Keep the advice with its besluit, once. Raises InvoerFout in words."""
    if OrAdvies.objects.filter(besluit_id=besluit).exists():
        raise InvoerFout(
            "Het advies van de ondernemingsraad staat al bij dit besluit.",
            veld="or_datum",
            regel="REG-39",
        )
    if gegevens.datum is None:
        boek.open(OrAdvies(besluit_id=besluit, niet_nodig=_reden(gegevens)))
        boek.gevolg("or", f"Geen advies van de ondernemingsraad: {gegevens.niet_nodig.strip()}")
        return
    if gegevens.datum > klok.vandaag():
        raise InvoerFout(
            f"Het advies van {dag(gegevens.datum)} ligt in de toekomst.",
            veld="or_datum",
            regel="REG-39",
        )
    eis_document(gegevens.document, veld="or_document")
    strekking = eis_tekst(
        gegevens.strekking, "Wat de ondernemingsraad adviseerde", LANGSTE, veld="or_strekking"
    )
    boek.open(
        OrAdvies(
            besluit_id=besluit,
            datum=gegevens.datum,
            strekking=strekking,
            document_id=gegevens.document,
        )
    )
    boek.gevolg("or", f"De ondernemingsraad adviseerde op {dag(gegevens.datum)}: {strekking}")


def _reden(gegevens: OrAdviesGegevens) -> str:
    if gegevens.document or gegevens.strekking.strip():
        raise InvoerFout(
            "Vul de dag van het advies in, of laat het advies weg.",
            veld="or_datum",
            regel="REG-39",
        )
    return eis_tekst(
        gegevens.niet_nodig, "Waarom er geen advies nodig was", LANGSTE, veld="or_niet_nodig"
    )
