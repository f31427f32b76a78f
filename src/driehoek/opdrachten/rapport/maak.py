"""Makes the file of a report: one form or the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.rapport.document import document_van
from driehoek.opdrachten.rapport.lees import lees
from driehoek.opdrachten.rapport.types import Omvang, Omvangsoort, Rapport, Rapportvraag
from driehoek.opdrachten.rapport.werkmap import werkmap_van
from driehoek.platform.document import als_pdf
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.momentopname import momentopname
from driehoek.platform.uitvoer import XLSX

Meld = Callable[[int, str], None]
"""Told how far it is: which of STAPPEN, and in words."""
STAPPEN = 2


@dataclass(frozen=True, slots=True)
class Bestand:
    naam: str
    mediatype: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Vorm:
    label: str
    mediatype: str
    schrijf: Callable[[Rapport], bytes]


VORMEN: dict[str, Vorm] = {
    "pdf": Vorm("PDF", "application/pdf", lambda rapport: als_pdf(document_van(rapport))),
    "xlsx": Vorm("Excel (XLSX)", XLSX, werkmap_van),
}


def maak(vraag: Rapportvraag, vorm: str, meld: Meld = lambda _stap, _zin: None) -> Bestand:
    """The report as a file; InvoerFout where the form is not known or there is nothing."""
    if vorm not in VORMEN:
        raise InvoerFout(f"'{vorm}' is geen vorm van een rapport. Kies pdf of xlsx.", veld="vorm")
    meld(0, "De feiten worden gelezen.")
    with momentopname():
        rapport = lees(vraag)
    meld(1, "Het document wordt gemaakt.")
    inhoud = VORMEN[vorm].schrijf(rapport)
    return Bestand(_naam(vraag, vorm), VORMEN[vorm].mediatype, inhoud)


def omvang_van(soort: str, id_: int | None) -> Omvang:
    """The scope as it was asked for; InvoerFout where it is incomplete."""
    if soort not in set(Omvangsoort):
        raise InvoerFout(f"'{soort}' is geen omvang van een rapport.", veld="omvang")
    omvang = Omvang(Omvangsoort(soort), id_ if soort != Omvangsoort.ALLES else None)
    if omvang.id is None and omvang.soort is not Omvangsoort.ALLES:
        raise InvoerFout("Kies waarover het rapport moet gaan.", veld=soort)
    return omvang


def vraag_van(peil: Peilmoment, soort: str, id_: int | None) -> Rapportvraag:
    return Rapportvraag(peil, omvang_van(soort, id_))


def _naam(vraag: Rapportvraag, vorm: str) -> str:
    dag: date = vraag.peil.geldig_op
    deel = "" if vraag.omvang.id is None else f"-{vraag.omvang.soort}-{vraag.omvang.id}"
    return f"register-op-{dag.isoformat()}{deel}.{vorm}"
