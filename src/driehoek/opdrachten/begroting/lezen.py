"""The way in: a budget file becomes posten and bedragen, or a list of all that is wrong."""

from pathlib import Path

from driehoek.opdrachten.begroting.aanvullen import (
    leid_ouders_af,
    ontdubbel_bedragen,
    ontdubbel_posten,
)
from driehoek.opdrachten.begroting.controle import vind_verschillen
from driehoek.opdrachten.begroting.eigen import lees_eigen
from driehoek.opdrachten.begroting.provincie import lees_bedragen, lees_structuur
from driehoek.opdrachten.begroting.regel import Regel
from driehoek.opdrachten.begroting.tabel import MAX_BYTES, Tabel, lees_tabel
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    Begrotingsbestand,
    Bevindingen,
    PostRegel,
    Vorm,
)
from driehoek.opdrachten.begroting.vormen import herken


def lees_begroting(bestand: Path | bytes, *, naam: str | None = None) -> Begrotingsbestand:
    """Reads a budget file of any known form; raises BestandOngeldig with every error in it."""
    bevindingen = Bevindingen(naam or _naam(bestand))
    tabel = lees_tabel(_inhoud(bestand), bevindingen)
    vorm = herken(tabel, bevindingen).vorm
    posten, bedragen = _lees_regels(tabel, vorm, bevindingen)
    is_eigen = vorm is Vorm.EIGEN
    posten = ontdubbel_posten(
        posten,
        bevindingen,
        is_eigen=is_eigen,
        een_regel_per_post=vorm is not Vorm.BEDRAGEN,
    )
    bedragen = ontdubbel_bedragen(bedragen, bevindingen, is_eigen=is_eigen)
    bevindingen.weiger_bij_fouten()
    if not is_eigen:
        posten = leid_ouders_af(posten, bevindingen)
    return Begrotingsbestand(
        naam=bevindingen.bestand,
        vorm=vorm,
        posten=tuple(posten),
        bedragen=tuple(bedragen),
        verschillen=(*bevindingen.verschillen, *vind_verschillen(bedragen, volledig=is_eigen)),
        waarschuwingen=tuple(bevindingen.waarschuwingen),
    )


def _lees_regels(
    tabel: Tabel, vorm: Vorm, bevindingen: Bevindingen
) -> tuple[list[PostRegel], list[BedragRegel]]:
    regels = [Regel(rij, bevindingen) for rij in tabel.rijen]
    if vorm is Vorm.EIGEN:
        return lees_eigen(regels)
    if vorm is Vorm.BEDRAGEN:
        return lees_bedragen(regels)
    return lees_structuur(regels), []


def _naam(bestand: Path | bytes) -> str:
    return bestand.name if isinstance(bestand, Path) else "bestand"


def _inhoud(bestand: Path | bytes) -> bytes:
    """The bytes; of a file no more than it takes to see that it is too large."""
    if isinstance(bestand, bytes):
        return bestand
    with bestand.open("rb") as stroom:
        return stroom.read(MAX_BYTES + 1)
