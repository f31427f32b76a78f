"""The build copies what it says, and prunes tokens without losing one that is used."""

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from driehoek.platform.ui import bouw, letters

WORTEL = Path(__file__).resolve().parents[2]
EIGEN = WORTEL / "src/driehoek/platform/static/driehoek"
THEMA = """
/* --weg: niet dit; */
.t { --a: var(--b); --b: calc(var(--c, 1px) * 2); --c: 3px; --los: red; --kring: var(--kring); }
"""


@pytest.fixture
def modules(tmp_path):
    """A folder with every file that the build asks for."""
    map_ = tmp_path / "node_modules"
    for naam in (bouw.THEMA, *bouw.STIJLEN, *bouw.LETTERS, *bouw.SCRIPTS):
        pad = map_ / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(f".x{{color:var(--a)}}/*# sourceMappingURL={pad.name}.map */")
    (map_ / bouw.THEMA).write_text(THEMA)
    for naam in letters.BRONNEN:
        shutil.copyfile(WORTEL / "node_modules" / naam, map_ / naam)
    return map_


def test_pruning_keeps_what_is_used_and_what_that_uses():
    assert bouw.snoei(THEMA, "p{color:var(--a)}") == {
        "--a": "var(--b)",
        "--b": "calc(var(--c, 1px) * 2)",
        "--c": "3px",
    }


def test_pruning_survives_a_token_that_names_itself():
    assert bouw.snoei(THEMA, "p{color:var(--kring)}") == {"--kring": "var(--kring)"}


def test_the_command_copies_what_it_says(modules, tmp_path):
    doel, uit = tmp_path / "static", StringIO()
    letters_ = tmp_path / "letters"
    call_command("bouw_static", modules=modules, doel=doel, letters=letters_, stdout=uit)
    gemaakt = {str(p.relative_to(doel)) for p in doel.rglob("*") if p.is_file()}
    verwacht = {"basis/basis.css"}
    verwacht |= {f"basis/lettertype/{Path(n).name}" for n in bouw.LETTERS}
    verwacht |= {f"basis/grafiek/{Path(n).name}" for n in bouw.SCRIPTS}
    assert gemaakt == verwacht
    assert uit.getvalue().startswith(f"{len(verwacht)} bestanden")
    assert len(list(letters_.glob("*.ttf"))) == 4


def test_a_second_build_leaves_nothing_of_the_first(modules, tmp_path):
    oud = tmp_path / "static/basis/oud.js"
    oud.parent.mkdir(parents=True)
    oud.write_text("x")
    bouw.bouw(modules, tmp_path / "static")
    assert not oud.exists()


def test_the_bundle_names_no_map_that_is_not_there(modules):
    assert "sourceMappingURL" not in bouw.bundel(modules)


def test_every_file_that_the_bundle_names_is_copied(modules, tmp_path):
    bouw.bouw(modules, tmp_path / "static")
    basis = tmp_path / "static/basis"
    genoemd = re.findall(r"url\(([^)]+)\)", (basis / "basis.css").read_text())
    assert genoemd
    assert all((basis / naam).is_file() for naam in genoemd)


def test_a_missing_package_says_what_to_do(modules, tmp_path):
    (modules / bouw.SCRIPTS[0]).unlink()
    with pytest.raises(CommandError, match="npm ci"):
        call_command("bouw_static", modules=modules, doel=tmp_path / "static")


def test_our_own_style_uses_only_tokens_that_are_defined():
    eigen = "\n".join(p.read_text() for p in EIGEN.glob("*.css"))
    gebruikt = set(re.findall(r"var\((--dh-[\w-]+)\)", eigen))
    gegeven = set(re.findall(r"(--dh-[\w-]+)\s*:", eigen))
    assert gebruikt <= gegeven


def test_the_lock_file_names_no_registry():
    slot = (WORTEL / "package-lock.json").read_text()
    assert '"resolved"' not in slot
    assert "registry" not in slot


def test_every_package_is_pinned():
    import json

    pakket = json.loads((WORTEL / "package.json").read_text())
    for versie in (*pakket["dependencies"].values(), *pakket["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", versie)
