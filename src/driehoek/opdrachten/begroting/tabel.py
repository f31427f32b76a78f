"""From bytes to a table of texts: the encoding, the separators and the limits of CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from driehoek.opdrachten.begroting.types import Bevindingen

MAX_BYTES = 20 * 1024 * 1024
MAX_REGELS = 20_000
MAX_KOLOMMEN = 100
TERUGGAVE = ("uitkomst", "bevinding")
"""What a report adds to somebody's file: on the way back in it is passed over."""

_BOM = b"\xef\xbb\xbf"
_ZIP = b"PK\x03\x04"
_OUD_EXCEL = b"\xd0\xcf\x11\xe0"
# PDF, pictures, a program: whatever its name says.
_GEEN_TEKST = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"\x7fELF")
_ANDERE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_RAAD = "Kies bij het opslaan 'CSV UTF-8', of sla het bestand op als Excel-werkmap (.xlsx)."


@dataclass(frozen=True)
class Rij:
    regel: int
    velden: dict[str, str]
    kapot: frozenset[str] = field(default_factory=frozenset)  # already told what is wrong there

    @property
    def is_leeg(self) -> bool:
        return not self.kapot and not any(waarde.strip() for waarde in self.velden.values())


@dataclass(frozen=True)
class Tabel:
    kopregel: int
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class RuweRij:
    """The cells of one line, before they have a column name; `kapot` by position."""

    regel: int
    cellen: Sequence[str]
    kapot: frozenset[int] = field(default_factory=frozenset)


def lees_tabel(
    inhoud: bytes, bevindingen: Bevindingen, *, blad: str = "begroting", met_dagen: bool = False
) -> Tabel:
    """The table of a CSV or XLSX file; with `met_dagen` a cell may hold a day, read as 2026-03-03.

    Without it a day is what a spreadsheet made of a code such as 3-1, and refused.
    """
    _keur_omvang(inhoud, bevindingen)
    if inhoud.startswith(_ZIP):
        from driehoek.opdrachten.begroting.xlsx import lees_werkmap  # noqa: PLC0415 - slow import

        return maak_tabel(
            lees_werkmap(inhoud, bevindingen, naam=blad, met_dagen=met_dagen), bevindingen
        )
    return maak_tabel(_lees_csv(_tekst(inhoud, bevindingen), bevindingen), bevindingen)


def maak_tabel(ruwe_rijen: Iterable[RuweRij], bevindingen: Bevindingen) -> Tabel:
    rijen = iter(ruwe_rijen)
    kop = next((rij for rij in rijen if any(cel.strip() for cel in rij.cellen)), None)
    if kop is None:
        _weiger(bevindingen, None, "Het bestand heeft geen inhoud.", "Kies een gevuld bestand.")
    koppen = _lees_koppen(kop, bevindingen)
    gelezen: list[Rij] = []
    for ruw in rijen:
        rij = _benoem(ruw, koppen, len(kop.cellen), bevindingen)
        if rij is None or rij.is_leeg:
            continue
        gelezen.append(rij)
        if len(gelezen) > MAX_REGELS:
            _weiger(
                bevindingen,
                rij.regel,
                f"Het bestand heeft meer dan {MAX_REGELS} regels.",
                "Splits het, bijvoorbeeld per jaar.",
            )
    return Tabel(kop.regel, tuple(k for k in koppen if k not in TERUGGAVE), tuple(gelezen))


def _weiger(bevindingen: Bevindingen, regel: int | None, wat: str, goed: str) -> NoReturn:
    bevindingen.fout(regel, None, wat, goed)
    bevindingen.weiger()


def _keur_omvang(inhoud: bytes, bevindingen: Bevindingen) -> None:
    if not inhoud:
        _weiger(bevindingen, None, "Het bestand is leeg (0 bytes).", "Kies een gevuld bestand.")
    if len(inhoud) > MAX_BYTES:
        _weiger(
            bevindingen,
            None,
            f"Het bestand is groter dan {MAX_BYTES // 1024 // 1024} MB.",
            "Splits het, bijvoorbeeld per jaar.",
        )


def _tekst(inhoud: bytes, bevindingen: Bevindingen) -> str:
    if inhoud.startswith(_OUD_EXCEL):
        _weiger(
            bevindingen,
            None,
            "Dit is een oude (.xls) of beveiligde Excel-werkmap.",
            "Sla het op als Excel-werkmap (.xlsx) zonder wachtwoord.",
        )
    if inhoud.startswith(_GEEN_TEKST):
        _weiger(
            bevindingen,
            None,
            "Dit is geen CSV-bestand en geen Excel-werkmap.",
            "Sla het op als Excel-werkmap (.xlsx), of kies 'CSV UTF-8'.",
        )
    if inhoud.startswith(_ANDERE_BOMS) or b"\x00" in inhoud[:4096]:
        _weiger(
            bevindingen, None, "Het bestand is opgeslagen in UTF-16, niet in UTF-8.", _UTF8_RAAD
        )
    kaal = inhoud.removeprefix(_BOM)
    try:
        tekst = kaal.decode("utf-8")
    except UnicodeDecodeError as fout:
        _weiger_tekenset(kaal, fout.start, bevindingen)
    return tekst


def _weiger_tekenset(inhoud: bytes, plek: int, bevindingen: Bevindingen) -> NoReturn:
    regel = inhoud.count(b"\n", 0, plek) + 1
    waarschijnlijk = inhoud[plek : plek + 1].decode("cp1252", errors="replace")
    _weiger(
        bevindingen,
        regel,
        "Het bestand is niet opgeslagen in UTF-8, waarschijnlijk in Windows-1252: "
        f"hier staat een teken dat '{waarschijnlijk}' moet zijn.",
        _UTF8_RAAD,
    )


def _lees_csv(tekst: str, bevindingen: Bevindingen) -> Iterable[RuweRij]:
    lezer = csv.reader(
        io.StringIO(tekst, newline=""), delimiter=_scheidingsteken(tekst), strict=True
    )
    regel = 1
    try:
        for cellen in lezer:
            yield RuweRij(regel, cellen)
            regel = lezer.line_num + 1
    except csv.Error:
        _weiger(
            bevindingen,
            regel,
            "De aanhalingstekens of regeleinden kloppen niet vanaf deze regel.",
            "Zet een veld met een komma of puntkomma tussen dubbele aanhalingstekens, "
            'en schrijf een aanhalingsteken daarbinnen dubbel ("").',
        )


def _scheidingsteken(tekst: str) -> str:
    kop = tekst.lstrip("\r\n").partition("\n")[0]
    return ";" if kop.count(";") > kop.count(",") else ","


def _lees_koppen(kop: RuweRij, bevindingen: Bevindingen) -> tuple[str, ...]:
    koppen = tuple("_".join(cel.casefold().split()) for cel in kop.cellen)
    while koppen and not koppen[-1]:
        koppen = koppen[:-1]
    if len(koppen) > MAX_KOLOMMEN:
        _weiger(
            bevindingen,
            kop.regel,
            f"De kop heeft {len(koppen)} kolommen.",
            f"Gebruik er hoogstens {MAX_KOLOMMEN}.",
        )
    for plek, naam in enumerate(koppen):
        if not naam:
            bevindingen.fout(
                kop.regel,
                None,
                f"Kolom {plek + 1} heeft geen naam.",
                "Geef haar een naam in de kop.",
            )
        elif naam in koppen[:plek]:
            bevindingen.fout(kop.regel, naam, "Deze kolom staat er twee keer.", "Haal er een weg.")
    bevindingen.weiger_bij_fouten()
    return koppen


def _benoem(
    ruw: RuweRij, koppen: tuple[str, ...], breedte: int, bevindingen: Bevindingen
) -> Rij | None:
    """The cells by column name; None when the line has cells too few or too many.

    Empty cells at the end go only as far as the header had them too: one more means that
    an unquoted separator moved the cells.
    """
    cellen = list(ruw.cellen)
    while len(koppen) < len(cellen) <= breedte and not cellen[-1].strip():
        cellen.pop()
    if not any(cel.strip() for cel in cellen) and not ruw.kapot:
        return None
    if len(cellen) != len(koppen):
        bevindingen.fout(
            ruw.regel,
            None,
            f"Deze regel heeft {len(cellen)} velden, de kop heeft er {len(koppen)}.",
            "Zet een veld met een komma of puntkomma tussen dubbele aanhalingstekens.",
        )
        return None
    kapot = frozenset(koppen[plek] for plek in ruw.kapot if plek < len(koppen))
    velden = dict(zip(koppen, cellen, strict=True))
    return Rij(ruw.regel, {k: w for k, w in velden.items() if k not in TERUGGAVE}, kapot)
