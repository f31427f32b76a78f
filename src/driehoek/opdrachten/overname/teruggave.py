"""Somebody's own file back, with what became of each line in two columns at its end."""

from collections import defaultdict
from collections.abc import Iterable

from driehoek.opdrachten.begroting.tabel import TERUGGAVE, Tabel, lees_tabel
from driehoek.opdrachten.begroting.types import BestandOngeldig, Bevindingen
from driehoek.opdrachten.overname.soorten import Lijstsoort
from driehoek.opdrachten.overname.types import Melding
from driehoek.opdrachten.overname.uitkomst import (
    BESTOND,
    GEWEIGERD,
    NIET_OPGESLAGEN,
    Regeluitslag,
    Verslag,
)
from driehoek.platform.uitvoer import Blad, Waarde, als_csv, als_werkmap

ONGEWIJZIGD = "ongewijzigd"


def in_woorden(stand: str) -> str:
    """What became of a line, in a word."""
    return ONGEWIJZIGD if stand == BESTOND else stand


def geef_terug(soort: Lijstsoort, inhoud: bytes, verslag: Verslag, vorm: str) -> bytes:
    """The file as 'csv' or 'xlsx'; the columns that are added are passed over when it comes back.

    Where the file is no table there are no lines to give back: then only what is wrong with it.
    """
    tabel = _tabel(soort, inhoud)
    koppen = [*(tabel.koppen if tabel else ["regel"]), *TERUGGAVE]
    rijen = list(_rijen(tabel, verslag))
    if vorm == "xlsx":
        return als_werkmap([Blad(soort.naam, koppen, rijen)])
    return als_csv(koppen, rijen)


def _tabel(soort: Lijstsoort, inhoud: bytes) -> Tabel | None:
    try:
        return lees_tabel(inhoud, Bevindingen(""), blad=soort.naam, met_dagen=soort.met_dagen)
    except BestandOngeldig:
        return None


def _rijen(tabel: Tabel | None, verslag: Verslag) -> Iterable[list[Waarde]]:
    over: dict[int | None, list[Regeluitslag]] = defaultdict(list)
    for uitslag in verslag.uitslagen():
        over[uitslag.regel].append(uitslag)
    for rij in tabel.rijen if tabel else ():
        cellen: list[Waarde] = [rij.velden[kop] for kop in tabel.koppen] if tabel else []
        yield [*cellen, *_uitslag(over.pop(rij.regel, []), verslag)]
    # What is about the whole, or about a line that could not be split into cells.
    for regel, uitslagen in over.items():
        leeg: list[Waarde] = [""] * len(tabel.koppen) if tabel else [regel]
        yield [*leeg, *_uitslag(uitslagen, verslag, plek=f"regel {regel}: " if regel else "")]


def _uitslag(uitslagen: list[Regeluitslag], verslag: Verslag, plek: str = "") -> list[Waarde]:
    stand = in_woorden(uitslagen[0].stand) if uitslagen else ""
    if verslag.fouten and stand not in (GEWEIGERD, ONGEWIJZIGD):
        stand = NIET_OPGESLAGEN
    zinnen = [_zin(u.melding) for u in uitslagen if u.melding]
    return [stand, f"{plek if zinnen else ''}{'; '.join(zinnen)}"]


def _zin(melding: Melding) -> str:
    delen = (melding.kolom and f"{melding.kolom}:", melding.wat, melding.goed)
    regel = f" ({melding.id})" if melding.id else ""
    return " ".join(deel for deel in delen if deel) + regel
