"""Chromium for the tests, and what every page in it must meet."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AXE = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The same names, in the same order, as scripts/schermen.py.
NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def zoek() -> str:
    """Where Chromium is on this machine."""
    for naam in (os.environ.get("DRIEHOEK_CHROMIUM", ""), *NAMEN):
        if naam and (pad := shutil.which(naam)):
            return pad
    raise RuntimeError("Chromium ontbreekt: 'make browser', of zet DRIEHOEK_CHROMIUM erop.")


@contextmanager
def gestart() -> Iterator[Any]:
    """One browser, that talks to nobody but us."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path=zoek(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def gebreken(pagina: Any, breedte: int) -> list[str]:
    """Where the page breaks WCAG, and whether it sticks out."""
    pagina.evaluate(AXE.read_text())
    gevonden = pagina.evaluate(
        "regels => axe.run({ runOnly: regels, resultTypes: ['violations'] })", WCAG
    )["violations"]
    klachten = [f"{v['id']}: {[n['target'] for n in v['nodes']]}" for v in gevonden]
    breed = pagina.evaluate("document.documentElement.scrollWidth")
    return klachten + ([f"steekt uit: {breed} pixels"] if breed > breedte else [])


def tab_naar(pagina: Any, kiezer: str) -> None:
    """Press Tab until the focus is there."""
    doel = pagina.locator(kiezer).first
    for _ in range(200):
        if doel.evaluate("e => e === document.activeElement"):
            return
        pagina.keyboard.press("Tab")
    raise AssertionError(f"Met Tab niet te bereiken: {kiezer}")
