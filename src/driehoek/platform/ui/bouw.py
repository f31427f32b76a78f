"""What the pages need from npm: bundled style sheets, a font, the chart scripts.

The design system's tokens and components are large; a page uses a small part. Only the token
definitions that the bundled style sheets lead to are kept.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

THEMA = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
STIJLEN = (
    *(
        f"@utrecht/{naam}-css/dist/index.css"
        for naam in (
            "root",
            "body",
            "alert",
            "form-field",
            "form-field-description",
            "form-field-error-message",
            "form-label",
            "textbox",
            "textarea",
            "select",
            "table",
        )
    ),
    *(
        f"@nl-design-system-candidate/{naam}-css/dist/{naam}.css"
        for naam in (
            "button",
            "code",
            "data-badge",
            "heading",
            "link",
            "number-badge",
            "paragraph",
            "skip-link",
        )
    ),
)
LETTERS = tuple(
    f"@fontsource/source-sans-3/files/source-sans-3-{reeks}-{gewicht}-normal.woff2"
    for reeks in ("latin", "latin-ext")
    for gewicht in (400, 600)
)
# Manifest storage wants the map that a script names to lie beside it.
SCRIPTS = (
    "vega/build/vega.min.js",
    "vega-lite/build/vega-lite.min.js",
    "vega-lite/build/vega-lite.min.js.map",
    "vega-embed/build/vega-embed.min.js",
    "vega-embed/build/vega-embed.min.js.map",
)
BEREIK = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,"
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113",
}
DEFINITIE = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]*)")
VERWIJZING = re.compile(r"var\(\s*(--[\w-]+)")
COMMENTAAR = re.compile(r"/\*.*?\*/", re.DOTALL)


class BouwError(Exception):
    """A file that the build needs is not there."""


@dataclass(frozen=True)
class Gebouwd:
    bestanden: tuple[Path, ...]

    @property
    def omvang(self) -> int:
        return sum(b.stat().st_size for b in self.bestanden)


def snoei(thema: str, gebruikt_in: str) -> dict[str, str]:
    """The tokens of `thema` that `gebruikt_in` needs, directly or through another token."""
    tokens = dict(DEFINITIE.findall(COMMENTAAR.sub("", thema)))
    nodig: dict[str, str] = {}
    te_doen = set(VERWIJZING.findall(gebruikt_in))
    while te_doen:
        naam = te_doen.pop()
        if naam in nodig or naam not in tokens:
            continue
        nodig[naam] = tokens[naam].strip()
        te_doen.update(VERWIJZING.findall(tokens[naam]))
    return dict(sorted(nodig.items()))


def _lees(modules: Path, naam: str) -> str:
    pad = modules / naam
    if not pad.is_file():
        raise BouwError(f"{naam} ontbreekt. Doe eerst: npm ci")
    return pad.read_text(encoding="utf-8")


def _letterregels() -> str:
    regels = []
    for reeks, bereik in BEREIK.items():
        for gewicht in (400, 600):
            naam = f"source-sans-3-{reeks}-{gewicht}-normal.woff2"
            regels.append(
                "@font-face{font-family:'Source Sans 3';font-style:normal;font-display:swap;"
                f"font-weight:{gewicht};src:url(lettertype/{naam}) format('woff2');"
                f"unicode-range:{bereik}}}"
            )
    return "\n".join(regels)


def bundel(modules: Path, eigen: str = "") -> str:
    """One style sheet: the font, the pruned theme, the components. `eigen` also uses tokens."""
    stijlen = "\n".join(COMMENTAAR.sub("", _lees(modules, naam)).strip() for naam in STIJLEN)
    tokens = snoei(_lees(modules, THEMA), stijlen + eigen)
    thema = "".join(f"{naam}:{waarde};" for naam, waarde in tokens.items())
    return f"{_letterregels()}\n.voorbeeld-theme{{{thema}}}\n{stijlen}\n"


def _kopieer(modules: Path, naam: str, doel: Path) -> Path:
    bron = modules / naam
    if not bron.is_file():
        raise BouwError(f"{naam} ontbreekt. Doe eerst: npm ci")
    doel.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(bron, doel / bron.name))


def bouw(modules: Path, doel: Path, eigen: str = "") -> Gebouwd:
    """Fill `doel`/basis from `modules`; what stood there before is gone."""
    basis = doel / "basis"
    shutil.rmtree(basis, ignore_errors=True)
    basis.mkdir(parents=True)
    stijl = basis / "basis.css"
    stijl.write_text(bundel(modules, eigen), encoding="utf-8")
    letters = [_kopieer(modules, naam, basis / "lettertype") for naam in LETTERS]
    scripts = [_kopieer(modules, naam, basis / "grafiek") for naam in SCRIPTS]
    return Gebouwd((stijl, *letters, *scripts))
