"""Pictures of every page, a contact sheet of them, and what axe finds on them.

    make schermen                                           starts a demo of its own
    make schermen OPTIES="--url http://localhost:8000"      uses a demo that runs

Everything comes in build/schermen/. The pictures that README and user guide show are copied to
docs/beeld/, so that they stay true. Exit code 1 where a page is missing or axe finds something.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from schermen_paginas import GIDS, PAGINAS, Pagina, Zoeker

ROOT = Path(__file__).resolve().parents[1]
DOEL = ROOT / "build/schermen"
BEELD = ROOT / "docs/beeld"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
AXE_REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
BREEDTES = {1280: 900, 390: 844}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAX_HOOG = 5_000
OPSTARTEN_BINNEN = 900.0


@dataclass
class Uitslag:
    """What came of a round: pictures in order, and what is wrong."""

    beelden: list[tuple[str, int, Path]] = field(default_factory=list)
    klachten: list[str] = field(default_factory=list)


def main() -> int:
    opties = _opties()
    shutil.rmtree(DOEL, ignore_errors=True)
    DOEL.mkdir(parents=True, exist_ok=True)
    with _adres(opties.url) as url, sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path=_zoek_chromium(),
            args=["--no-sandbox", "--disable-gpu"],
        )
        uitslag = _ronde(browser, url, opties.pagina)
        _contactblad(browser, uitslag)
        browser.close()
    if not opties.pagina and not opties.zonder_beeld:
        _kopieer_voor_gids(uitslag)
    return _meld(uitslag)


def _opties() -> argparse.Namespace:
    ontleder = argparse.ArgumentParser(description="Maak schermafbeeldingen van elke pagina.")
    ontleder.add_argument("--url", help="Een demo die al draait, zoals http://localhost:8000.")
    ontleder.add_argument("--pagina", action="append", help="Alleen deze pagina (mag vaker).")
    ontleder.add_argument(
        "--zonder-beeld", action="store_true", help="Laat docs/beeld/ zoals het is."
    )
    return ontleder.parse_args()


def _zoek_chromium() -> str:
    for naam in (os.environ.get("DRIEHOEK_CHROMIUM", ""), *CHROMIUM):
        if naam and (pad := shutil.which(naam)):
            return pad
    raise SystemExit(
        "Chromium ontbreekt. Installeer het, of zet DRIEHOEK_CHROMIUM op het programma."
    )


@contextmanager
def _adres(url: str | None) -> Iterator[str]:
    """The address of a demo: the one given, or one of our own that is stopped afterwards."""
    if url:
        yield url.rstrip("/")
        return
    poort = _vrije_poort()
    env = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_URL")}
    env["DRIEHOEK_VAR"] = str(DOEL / "var")
    logboek = DOEL / "demo.log"
    with logboek.open("wb") as uitvoer:
        demo = subprocess.Popen(
            [sys.executable, "-m", "driehoek", "demo", "--port", str(poort)],
            env=env,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
        )
    try:
        adres = f"http://localhost:{poort}"
        _wacht_op(adres, demo, logboek)
        yield adres
    finally:
        demo.terminate()
        demo.wait(timeout=60)
        shutil.rmtree(DOEL / "var", ignore_errors=True)


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _wacht_op(adres: str, demo: "subprocess.Popen[bytes]", logboek: Path) -> None:
    einde = time.monotonic() + OPSTARTEN_BINNEN
    while time.monotonic() < einde:
        if demo.poll() is not None:
            raise SystemExit(f"De demo start niet:\n{logboek.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(f"{adres}/inloggen/", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit(f"De demo draait niet binnen {OPSTARTEN_BINNEN:.0f} seconden; zie {logboek}.")


def _ronde(browser: Browser, url: str, alleen: list[str] | None) -> Uitslag:
    uitslag = Uitslag()
    for breedte, hoogte in BREEDTES.items():
        context = browser.new_context(
            viewport={"width": breedte, "height": hoogte}, locale="nl-NL", reduced_motion="reduce"
        )
        page = context.new_page()
        page.on("pageerror", lambda fout: uitslag.klachten.append(f"JavaScript: {fout}"))
        zoeker = Zoeker(page, url)
        for pagina in PAGINAS:
            if pagina.ingelogd:
                zoeker.log_in(pagina.rol)
            if alleen and pagina.naam not in alleen:
                continue
            _bekijk(zoeker, pagina, breedte, uitslag)
        context.close()
    return uitslag


def _bekijk(zoeker: Zoeker, pagina: Pagina, breedte: int, uitslag: Uitslag) -> None:
    """Go to a page, take its picture, and let axe judge it."""
    try:
        status = zoeker.ga_naar(pagina)
    except LookupError as fout:
        uitslag.klachten.append(f"{pagina.naam} ({breedte}): {fout}")
        return
    page = zoeker.page
    if status != pagina.status:
        uitslag.klachten.append(f"{pagina.naam} ({breedte}): antwoord {status} op {page.url}")
    _loop_langs(page)
    uitslag.klachten += [f"{pagina.naam} ({breedte}): {k}" for k in _keur(page, breedte)]
    bestand = DOEL / f"{pagina.naam}-{breedte}.png"
    _fotografeer(page, bestand, breedte)
    uitslag.beelden.append((pagina.naam, breedte, bestand))
    if breedte == max(BREEDTES) and pagina.naam in GIDS:
        page.screenshot(path=_eerste_scherm(bestand))


def _loop_langs(page: Page) -> None:
    """Scroll down and back: a chart is drawn only where it comes into view."""
    hoog = int(page.evaluate("document.documentElement.scrollHeight"))
    for y in range(0, min(hoog, MAX_HOOG), 600):
        page.evaluate("y => window.scrollTo(0, y)", y)
        page.wait_for_timeout(20)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(200 if page.locator("[data-grafiek]").count() else 0)


def _fotografeer(page: Page, bestand: Path, breedte: int) -> None:
    hoog = min(int(page.evaluate("document.documentElement.scrollHeight")), MAX_HOOG)
    page.screenshot(
        path=bestand, full_page=True, clip={"x": 0, "y": 0, "width": breedte, "height": hoog}
    )


def _eerste_scherm(bestand: Path) -> Path:
    """Beside the whole page: what one sees without scrolling, for README and guide."""
    return bestand.with_name(f"{bestand.stem}-eerste.png")


def _keur(page: Page, breedte: int) -> Iterator[str]:
    page.evaluate(AXE.read_text())
    gevonden = page.evaluate("regels => axe.run({runOnly: regels})", AXE_REGELS)
    for fout in gevonden["violations"]:
        plekken = ", ".join(str(n["target"][0]) for n in fout["nodes"][:3])
        yield f"axe {fout['id']} ({len(fout['nodes'])}x): {fout['help']}: {plekken}"
    breed = int(page.evaluate("document.documentElement.scrollWidth"))
    if breed > breedte:
        yield f"steekt uit: {breed} pixels breed"


def _contactblad(browser: Browser, uitslag: Uitslag) -> None:
    """All pictures on one page, as HTML and as PNG."""
    figuren = "\n".join(
        f'<figure style="width:{300 if breedte > 1000 else 150}px">'  # noqa: PLR2004
        f'<div><img src="{bestand.name}" alt=""></div>'
        f"<figcaption>{escape(naam)} {breedte}</figcaption></figure>"
        for naam, breedte, bestand in uitslag.beelden
    )
    stijl = (
        "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:12px;margin:16px}"
        "figure{margin:0}div{height:320px;overflow:hidden;border:1px solid #999}img{width:100%}"
    )
    blad = DOEL / "contactblad.html"
    blad.write_text(
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>Contactblad</title>'
        f"<style>{stijl}</style>{figuren}</html>"
    )
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.goto(blad.as_uri())
    page.screenshot(path=blad.with_suffix(".png"), full_page=True)
    page.close()


def _kopieer_voor_gids(uitslag: Uitslag) -> None:
    BEELD.mkdir(parents=True, exist_ok=True)
    for naam, breedte, bestand in uitslag.beelden:
        if naam in GIDS and breedte == max(BREEDTES):
            shutil.copyfile(_eerste_scherm(bestand), BEELD / f"{naam}.png")


def _meld(uitslag: Uitslag) -> int:
    print(f"{len(uitslag.beelden)} schermen in {DOEL.relative_to(ROOT)}, zie contactblad.png.")
    for klacht in uitslag.klachten:
        print(f"- {klacht}")
    return 1 if uitslag.klachten else 0


if __name__ == "__main__":
    sys.exit(main())
