"""From an Excel workbook to lines of texts; refuses what could run, hide or explode."""

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from driehoek.opdrachten.begroting.cellen import AfgekeurdError
from driehoek.opdrachten.begroting.tabel import MAX_KOLOMMEN, RuweRij
from driehoek.opdrachten.begroting.types import BestandOngeldig, Bevindingen

MAX_UITGEPAKT = 100 * 1024 * 1024
MAX_ONDERDELEN = 500
MAX_RIJNUMMER = 1_048_576

_BLOK = 1024 * 1024
_OVERLAP = 64
_SAMENGEVOEGD = re.compile(rb"<(?:\w{1,20}:)?mergeCell[\s/>]")
_DEFINITIE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# What a damaged workbook makes zipfile, the XML parser and openpyxl raise.
_STUK = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    OSError,
    EOFError,
    RuntimeError,
)


class _Cel(Protocol):
    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...


def lees_werkmap(
    inhoud: bytes, bevindingen: Bevindingen, *, naam: str = "begroting", met_dagen: bool = False
) -> list[RuweRij]:
    """The lines of the one sheet that counts, read completely before the first is judged."""
    try:
        _keur_pakket(inhoud)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # openpyxl on styles: of no concern here
            werkmap = load_workbook(io.BytesIO(inhoud), read_only=True, keep_links=False)
            try:
                return list(_lees_blad(werkmap, bevindingen, naam, met_dagen=met_dagen))
            finally:
                werkmap.close()
    except AfgekeurdError as fout:
        bevindingen.fout(None, None, fout.wat, fout.goed)
    except _STUK:
        bevindingen.fout(
            None,
            None,
            "Het bestand is beschadigd of geen Excel-werkmap.",
            "Open het in je rekenprogramma en sla het opnieuw op als Excel-werkmap (.xlsx) of CSV.",
        )
    raise BestandOngeldig(bevindingen.fouten)


def _keur_pakket(inhoud: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        onderdelen = pakket.infolist()
        _keur_omvang(onderdelen)
        if "xl/workbook.xml" not in pakket.namelist():
            raise AfgekeurdError(
                "Dit is geen Excel-werkmap.", "Sla het op als Excel-werkmap (.xlsx) of als CSV."
            )
        for onderdeel in onderdelen:
            if onderdeel.filename.endswith((".xml", ".rels")):
                _keur_xml(pakket, onderdeel)


def _keur_omvang(onderdelen: Sequence[zipfile.ZipInfo]) -> None:
    uitgepakt = sum(onderdeel.file_size for onderdeel in onderdelen)
    if uitgepakt > MAX_UITGEPAKT or len(onderdelen) > MAX_ONDERDELEN:
        raise AfgekeurdError(
            f"De werkmap is uitgepakt {uitgepakt // 1024 // 1024} MB "
            f"in {len(onderdelen)} onderdelen, te groot om veilig te lezen.",
            "Bewaar alleen het blad dat telt, zonder afbeeldingen en opmaak.",
        )


def _keur_xml(pakket: zipfile.ZipFile, onderdeel: zipfile.ZipInfo) -> None:
    is_blad = onderdeel.filename.startswith("xl/worksheets/")
    with pakket.open(onderdeel) as stroom:
        rest = b""
        while blok := stroom.read(_BLOK):
            stuk = rest + blok
            if b"\x00" in stuk or _DEFINITIE.search(stuk):
                raise AfgekeurdError(
                    "De werkmap bevat eigen definities of een andere tekenset.",
                    "Sla haar opnieuw op als Excel-werkmap (.xlsx).",
                )
            if is_blad and _SAMENGEVOEGD.search(stuk):
                raise AfgekeurdError(
                    "De werkmap heeft samengevoegde cellen.",
                    "Hef de samenvoeging op en vul elke cel.",
                )
            rest = stuk[-_OVERLAP:]


def _lees_blad(
    werkmap: Workbook, bevindingen: Bevindingen, naam: str, *, met_dagen: bool
) -> Iterator[RuweRij]:
    blad = werkmap[_kies_blad([blad.title for blad in werkmap.worksheets], naam)]
    blad.reset_dimensions()  # a workbook may claim to be smaller than it is
    breedte = 0
    for regel, cellen in enumerate(blad.iter_rows(min_row=1, min_col=1), start=1):
        if regel > MAX_RIJNUMMER or len(cellen) > 10 * MAX_KOLOMMEN:
            raise AfgekeurdError(
                f"Regel {regel} ligt buiten het blad dat gelezen wordt.",
                "Haal losse cellen ver naar rechts of naar onder weg.",
            )
        ruw = _lees_rij(regel, cellen, bevindingen, met_dagen=met_dagen)
        if not breedte:
            breedte = len(ruw.cellen)
        if ruw.cellen or ruw.kapot:
            yield RuweRij(regel, [*ruw.cellen, *[""] * (breedte - len(ruw.cellen))], ruw.kapot)


def _kies_blad(bladen: Sequence[str], naam: str) -> str:
    passend = [blad for blad in bladen if blad.strip().casefold() == naam]
    if len(passend) == 1:
        return passend[0]
    if len(bladen) == 1:
        return bladen[0]
    raise AfgekeurdError(
        f"De werkmap heeft {len(bladen)} bladen.",
        f"Noem het blad dat telt '{naam}', of bewaar alleen dat blad.",
    )


def _lees_rij(
    regel: int, cellen: Iterable[_Cel], bevindingen: Bevindingen, *, met_dagen: bool
) -> RuweRij:
    teksten: list[str] = []
    kapot: set[int] = set()
    for plek, cel in enumerate(cellen):
        try:
            teksten.append(_celtekst(cel, met_dagen=met_dagen))
        except AfgekeurdError as fout:
            bevindingen.fout(regel, get_column_letter(plek + 1), fout.wat, fout.goed)
            kapot.add(plek)
            teksten.append("")
    while teksten and not teksten[-1].strip() and len(teksten) - 1 not in kapot:
        teksten.pop()
    return RuweRij(regel, teksten, frozenset(kapot))


def _celtekst(cel: _Cel, *, met_dagen: bool) -> str:
    waarde = cel.value
    if waarde is None:
        return ""
    if cel.data_type == "f":
        raise AfgekeurdError(
            "De cel bevat een formule.",
            "Plak de uitkomst als waarde: een formule wordt niet gelezen.",
        )
    if cel.data_type == "e":
        raise AfgekeurdError("De cel bevat een foutwaarde.", "Vul de goede waarde in.")
    if isinstance(waarde, bool):
        raise AfgekeurdError("De cel bevat WAAR of ONWAAR.", "Vul een tekst of een getal in.")
    if met_dagen and isinstance(waarde, dt.date):
        return (waarde.date() if isinstance(waarde, dt.datetime) else waarde).isoformat()
    if isinstance(waarde, dt.date | dt.time | dt.timedelta):
        raise AfgekeurdError(
            "De cel bevat een datum of tijd.",
            "Zet de kolom op 'Tekst' en typ de code opnieuw, zoals 2-1.",
        )
    return _getal(waarde) if isinstance(waarde, float) else str(waarde)


def _getal(waarde: float) -> str:
    return str(int(waarde)) if waarde.is_integer() else repr(waarde).replace(".", ",")
