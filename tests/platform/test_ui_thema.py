"""Every colour is a token, by day and by night; charts speak the same ones."""

import json
import re
from pathlib import Path

import pytest

from driehoek.platform.ui.tekening import grafiek

STIJLEN = Path(grafiek.__file__).parents[2] / "static/driehoek"
THEMA = (STIJLEN / "thema.css").read_text()
DUO = re.compile(r"--dh-([\w-]+): light-dark\((#\w+), (#\w+)\);")
TOKENS = {naam: (dag, nacht) for naam, dag, nacht in DUO.findall(THEMA)}
BUITEN = re.compile(r"/\*.*?\*/|url\([^)]*\)", re.DOTALL)
KLEUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgb\((?!255 255 255 /)|\bhsl\(")
BLADEN = sorted(p for p in STIJLEN.glob("*.css") if p.name not in ("thema.css", "druk.css"))


def test_there_are_colours_to_look_at():
    assert len(TOKENS) > 40
    assert len(BLADEN) > 5


@pytest.mark.parametrize("blad", BLADEN, ids=lambda p: p.name)
def test_a_style_sheet_names_no_colour_of_its_own(blad):
    assert KLEUR.findall(BUITEN.sub("", blad.read_text())) == []


@pytest.mark.parametrize(
    "fout", ["color: #fff;", "color: rgb(8 42 48 / 6%)", "color: hsl(1 2% 3%)"]
)
def test_the_check_on_colours_bites(fout):
    assert KLEUR.search(fout)


def test_every_token_that_is_used_exists():
    gezet = set(re.findall(r"(--dh-[\w-]+):", THEMA))
    for bestand in STIJLEN.iterdir():
        if bestand.suffix in {".css", ".js"}:
            gebruikt = set(re.findall(r"var\((--dh-[\w-]+)", bestand.read_text()))
            assert gebruikt <= gezet, bestand.name


def _token_van() -> dict[str, str]:
    """Which token a colour of paper becomes in the browser."""
    script = (STIJLEN / "grafiek.js").read_text()
    tekst = re.search(r"const TOKENS = (\{.*?\});", script, re.DOTALL)[1]
    return json.loads(re.sub(r",\s*\}", "}", tekst))


def test_every_colour_of_a_chart_is_by_day_what_its_token_is():
    kort = {"#fff": "#ffffff"}
    for kleur, naam in _token_van().items():
        dag, _ = TOKENS[naam]
        assert kort.get(dag, dag) == kleur


def test_every_colour_of_the_house_style_has_a_token():
    los = {grafiek.INKT, grafiek.GRIJS, grafiek.RASTER, grafiek.DIEP, grafiek.PAPIER}
    assert {*los, *grafiek.KLEUREN} <= set(_token_van())


def _licht(hexkleur: str) -> float:
    """Relative luminance (WCAG)."""
    vol = hexkleur[1:] if len(hexkleur) == 7 else "".join(c * 2 for c in hexkleur[1:])
    delen = (int(vol[i : i + 2], 16) / 255 for i in (0, 2, 4))
    rood, groen, blauw = (
        d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    licht, donker = sorted((_licht(een), _licht(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


LETTERS = [
    *((naam, "wit") for naam in ("inkt", "grijs-700", "grijs-600", "petrol-800", "petrol-700")),
    *((naam, "grijs-50") for naam in ("inkt", "grijs-600", "petrol-700", "koper-600")),
    ("wit", "petrol-600"),
    ("wit", "koper-600"),
    ("grijs-700", "grijs-100"),
    ("petrol-800", "petrol-100"),
    ("koper-800", "koper-100"),
    *((f"{naam}-700", f"{naam}-100") for naam in ("koper", "groen", "blauw", "rood")),
    *((f"{naam}-700", f"{naam}-50") for naam in ("koper", "groen", "blauw", "rood")),
    ("rood-600", "wit"),
    *(("wit", f"reeks-{i}") for i in range(len(grafiek.KLEUREN))),
    *(("inkt", f"reeks-{i}-vlak") for i in range(6)),
]


@pytest.mark.parametrize("tijd", [0, 1], ids=["dag", "nacht"])
@pytest.mark.parametrize(("letter", "grond"), LETTERS)
def test_letters_can_be_read_by_day_and_by_night(letter, grond, tijd):
    assert contrast(TOKENS[letter][tijd], TOKENS[grond][tijd]) >= 4.5


@pytest.mark.parametrize("tijd", [0, 1], ids=["dag", "nacht"])
@pytest.mark.parametrize("lijn", ["petrol-600", "petrol-500", "koper-500", "rood-500", "focus"])
def test_a_line_that_means_something_can_be_seen(lijn, tijd):
    assert contrast(TOKENS[lijn][tijd], TOKENS["wit"][tijd]) >= 3
