"""Our own form: one line per budget line, its amounts beside it, year and stand explicit."""

from collections.abc import Sequence

from driehoek.opdrachten.begroting.cellen import lees_bedrag, lees_jaar
from driehoek.opdrachten.begroting.regel import Plek, Regel
from driehoek.opdrachten.begroting.standen import lees_eigen_stand
from driehoek.opdrachten.begroting.types import BedragRegel, PostRegel, Stand
from driehoek.opdrachten.begroting.vormen import BEDRAGKOLOMMEN

_CIRCA = "ca. "


def lees_eigen(regels: Sequence[Regel]) -> tuple[list[PostRegel], list[BedragRegel]]:
    posten: list[PostRegel] = []
    bedragen: list[BedragRegel] = []
    bekend: set[tuple[Stand, str]] = set()
    ouders: list[tuple[Regel, Stand, Plek]] = []
    for regel in regels:
        stand = _lees_stand(regel)
        plek = regel.lees_plek()
        naam = regel.lees_naam()
        bron = regel.lees_bron("bron")
        eigen = _lees_bedragen(regel, stand, plek, bron or "")
        if stand is None or plek is None:
            continue
        # A line with a wrong name still is the parent of others: one error, not ten.
        bekend.add((stand, plek.code))
        ouders.append((regel, stand, plek))
        if naam is None:
            continue
        posten.append(
            PostRegel(regel.nummer, stand, plek.niveau, plek.code, naam, plek.ouder, bron or "")
        )
        bedragen.extend(eigen)
    _keur_ouders(ouders, bekend)
    return posten, bedragen


def _lees_stand(regel: Regel) -> Stand | None:
    jaar = regel.lees("jaar", lees_jaar)
    if jaar is None:
        return None
    return regel.lees("stand", lambda tekst: lees_eigen_stand(tekst, jaar))


def _lees_bedragen(
    regel: Regel, stand: Stand | None, plek: Plek | None, bron: str
) -> list[BedragRegel]:
    """The filled amounts; an empty cell is unknown, which is not zero."""
    bedragen = []
    for kolom, (soort, herkomst) in BEDRAGKOLOMMEN.items():
        tekst = regel.tekst(kolom)
        if not tekst:
            continue
        bedrag = regel.lees(kolom, lambda tekst: lees_bedrag(tekst.removeprefix(_CIRCA)))
        if bedrag is None or stand is None or plek is None:
            continue
        regel.keur_teken(kolom, bedrag, soort, stand)
        bedragen.append(
            BedragRegel(
                regel=regel.nummer,
                stand=stand,
                code=plek.code,
                niveau=plek.niveau,
                soort=soort,
                bedrag=bedrag,
                bron=bron,
                herkomst=herkomst,
                bij_benadering=tekst.startswith(_CIRCA),
            )
        )
    return bedragen


def _keur_ouders(
    regels: Sequence[tuple[Regel, Stand, Plek]], bekend: set[tuple[Stand, str]]
) -> None:
    for regel, stand, plek in regels:
        if plek.ouder is None or (stand, plek.ouder) in bekend:
            continue
        regel.fout(
            "ouder",
            f"Ouder '{plek.ouder}' van code '{plek.code}' staat niet in het bestand "
            f"bij {stand.label}.",
            f"Voeg een regel toe met jaar {stand.jaar}, stand '{stand.tekst}' "
            f"en code '{plek.ouder}'.",
        )
