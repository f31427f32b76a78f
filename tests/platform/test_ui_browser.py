"""The gallery in a real browser, under the strict policy. No server: the browser asks Django."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory

from chromium import gebreken, gestart
from driehoek.platform.ui.galerij import _context

pytestmark = pytest.mark.browser

ADRES = "http://localhost:8000"
SOORTEN = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


def beleid():
    richtlijnen = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{naam} {' '.join(w)}" for naam, w in richtlijnen.items())


def bladzijde(pad):
    verzoek = RequestFactory().get(pad)
    return render_to_string("platform/galerij.html", {"request": verzoek, **_context(verzoek)})


@pytest.fixture(scope="module")
def chromium():
    with gestart() as browser:
        yield browser


@pytest.fixture
def open_galerij(chromium):
    klachten = []
    contexten = []

    def antwoord(route):
        pad = urlsplit(route.request.url).path
        if pad == "/":
            query = urlsplit(route.request.url).query
            route.fulfill(
                body=bladzijde(f"/?{query}"),
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": beleid()},
            )
            return
        gevonden = finders.find(pad.removeprefix(settings.STATIC_URL))
        if gevonden is None:
            klachten.append(f"ontbreekt: {pad}")
            route.abort()
            return
        route.fulfill(path=gevonden, content_type=SOORTEN[Path(gevonden).suffix])

    def open_(breedte, query="", **opties):
        context = chromium.new_context(
            viewport={"width": breedte, "height": 900}, locale="nl-NL", **opties
        )
        contexten.append(context)
        pagina = context.new_page()
        pagina.route("**/*", antwoord)
        pagina.on("console", lambda m: klachten.append(m.text) if m.type == "error" else None)
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        pagina.goto(f"{ADRES}/{query}")
        for id_ in ("#boom", "#staaf"):
            pagina.locator(id_).scroll_into_view_if_needed()
            pagina.wait_for_selector(f"{id_} svg")
        return pagina

    yield open_
    for context in contexten:
        context.close()
    assert not klachten


@pytest.mark.traag
@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize("query", ["", "?geldig_op=2024-03-01"], ids=["vandaag", "toen"])
@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(open_galerij, breedte, query, kleuren):
    pagina = open_galerij(breedte, query, color_scheme=kleuren)
    for vouw in pagina.locator("details").all():
        vouw.evaluate("e => { e.open = !e.matches('.dh-navvouw, .dh-gebruiker, .dh-menu') }")
    assert gebreken(pagina, breedte) == []


def test_by_night_the_paper_is_dark_and_a_drawing_and_a_chart_go_along(open_galerij):
    def kleuren(**opties):
        pagina = open_galerij(1280, **opties)
        stijl = "(e, naam) => getComputedStyle(e)[naam]"
        return (
            pagina.locator(".dh-kaart").first.evaluate(stijl, "backgroundColor"),
            pagina.locator(".dh-driehoek__kaart rect").first.evaluate(stijl, "fill"),
            pagina.locator("#staaf svg .mark-rect path").first.evaluate(stijl, "fill"),
        )

    dag, nacht = kleuren(), kleuren(color_scheme="dark")
    assert dag == ("rgb(255, 255, 255)", "rgb(255, 255, 255)", "rgb(21, 97, 109)")
    assert all(d != n for d, n in zip(dag, nacht, strict=True))


def test_paper_is_always_light(open_galerij):
    pagina = open_galerij(1280, color_scheme="dark")
    pagina.emulate_media(media="print")
    inkt = "getComputedStyle(document.body).color"
    assert pagina.evaluate(inkt) == "rgb(19, 37, 42)"


def test_slash_brings_you_to_the_search_field(open_galerij):
    pagina = open_galerij(1280)
    pagina.keyboard.press("/")
    assert pagina.evaluate("document.activeElement.id") == "zoek-kop"
    pagina.keyboard.type("a/b")
    assert pagina.input_value("#zoek-kop") == "a/b"


def test_escape_closes_a_menu_and_gives_the_focus_back(open_galerij):
    pagina = open_galerij(1280)
    pagina.locator(".dh-menu__knop").click()
    pagina.locator(".dh-menu__paneel a").first.focus()
    pagina.keyboard.press("Escape")
    assert not pagina.locator(".dh-menu__paneel").is_visible()
    assert "dh-menu__knop" in pagina.evaluate("document.activeElement.className")


def test_the_first_tab_is_the_skip_link_and_nothing_covers_it(open_galerij):
    pagina = open_galerij(390)
    pagina.evaluate("window.scrollTo(0, 0)")
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    bovenste = """() => {
        const v = document.activeElement.getBoundingClientRect();
        return document.elementFromPoint(v.x + v.width / 2, v.y + v.height / 2).textContent;
    }"""
    assert pagina.evaluate(bovenste) == "Naar de inhoud"
