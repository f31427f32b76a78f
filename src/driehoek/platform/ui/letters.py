"""Fonts for documents: what the web wraps (WOFF) as the plain font that a PDF is made with.

A web font comes in parts that each hold other letters, under one family name. A document wants
each part by a name of its own, or it looks for the missing letters elsewhere.
"""

import struct
import zlib
from pathlib import Path

from driehoek.platform.ui.bouw import BouwError

FAMILIE = "Source Sans 3"
EXTRA = "Source Sans 3 Extra"
REEKSEN = {"latin": FAMILIE, "latin-ext": EXTRA}
GEWICHTEN = {400: "Regular", 600: "SemiBold"}
BRONNEN = {
    f"@fontsource/source-sans-3/files/source-sans-3-{reeks}-{gewicht}-normal.woff": (
        familie,
        stijl,
    )
    for reeks, familie in REEKSEN.items()
    for gewicht, stijl in GEWICHTEN.items()
}

_WOFF, _WOFFTABEL = struct.Struct(">4s4sIH30x"), struct.Struct(">4sIIII")
_SFNT, _SFNTTABEL = struct.Struct(">4sHHHH"), struct.Struct(">4sIII")
_NAAM, _NAAMREGEL = struct.Struct(">HHH"), struct.Struct(">HHHHHH")
_WINDOWS, _UNICODE, _ENGELS = 3, 1, 0x409


class GeenLetterError(ValueError):
    """What was given is no WOFF font."""


def uit_woff(woff: bytes, familie: str, stijl: str) -> bytes:
    """The font in a WOFF file, under the name of `familie`."""
    soort, vorm, _, aantal = _WOFF.unpack_from(woff)
    if soort != b"wOFF":
        raise GeenLetterError("Dit bestand is geen WOFF-letter.")
    tabellen = {
        naam: _pak_uit(woff[plek : plek + ingepakt], lengte)
        for naam, plek, ingepakt, lengte, _ in (
            _WOFFTABEL.unpack_from(woff, _WOFF.size + i * _WOFFTABEL.size) for i in range(aantal)
        )
    }
    tabellen[b"name"] = _naamtabel(familie, stijl)
    return _als_sfnt(vorm, tabellen)


def _pak_uit(deel: bytes, lengte: int) -> bytes:
    return deel if len(deel) == lengte else zlib.decompress(deel)


def _naamtabel(familie: str, stijl: str) -> bytes:
    """By what a program finds the font: its family, its style, and both together."""
    namen = {
        1: familie,
        2: stijl,
        4: f"{familie} {stijl}",
        6: f"{familie}-{stijl}".replace(" ", ""),
    }
    regels, teksten = b"", b""
    for nummer, naam in namen.items():
        tekst = naam.encode("utf-16-be")
        regels += _NAAMREGEL.pack(_WINDOWS, _UNICODE, _ENGELS, nummer, len(tekst), len(teksten))
        teksten += tekst
    return _NAAM.pack(0, len(namen), _NAAM.size + len(regels)) + regels + teksten


def _als_sfnt(vorm: bytes, tabellen: dict[bytes, bytes]) -> bytes:
    kop, inhoud = b"", b""
    begin = _SFNT.size + len(tabellen) * _SFNTTABEL.size
    for naam, tabel in sorted(tabellen.items()):
        vol = tabel + bytes(-len(tabel) % 4)
        som = sum(struct.unpack(f">{len(vol) // 4}I", vol)) & 0xFFFFFFFF
        kop += _SFNTTABEL.pack(naam, som, begin + len(inhoud), len(tabel))
        inhoud += vol
    macht = len(tabellen).bit_length() - 1
    zoek = 16 << macht
    return _SFNT.pack(vorm, len(tabellen), zoek, macht, 16 * len(tabellen) - zoek) + kop + inhoud


def maak_letters(modules: Path, doel: Path) -> list[Path]:
    """Put the fonts of documents in `doel`; BouwError where npm brought none."""
    doel.mkdir(parents=True, exist_ok=True)
    gemaakt = []
    for bron, (familie, stijl) in BRONNEN.items():
        pad = doel / f"{familie}-{stijl}.ttf".replace(" ", "")
        if not (modules / bron).is_file():
            raise BouwError(f"{bron} ontbreekt. Doe eerst: npm ci")
        pad.write_bytes(uit_woff((modules / bron).read_bytes(), familie, stijl))
        gemaakt.append(pad)
    return gemaakt
