"""The user guide inside the application: its Markdown as pages, and searching in it."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.utils.safestring import SafeString
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

_NUMMER = re.compile(r"^\d+-")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_KLASSE = {
    "paragraph_open": "nl-paragraph",
    "link_open": "nl-link",
    "image": "dh-gids__beeld",
    "table_open": "dh-gids__tabel",
    "code_block": "dh-gids__code",
    "fence": "dh-gids__code",
}
FRAGMENT = 160
"""So many characters of a section are shown where it is found."""

Adres = Callable[[str], str]
"""Gives the address in the application of what a page of the guide refers to, by its file name."""


@dataclass(frozen=True, slots=True)
class Sectie:
    """A heading with what stands below it: paragraphs and rows of tables, as plain text."""

    kop: str
    anker: str
    alineas: tuple[str, ...]

    @property
    def tekst(self) -> str:
        return " ".join(self.alineas)


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A page of the guide. `slug` is its file name without its number, which may change."""

    slug: str
    titel: str
    html: SafeString
    secties: tuple[Sectie, ...]


@dataclass(frozen=True, slots=True)
class Vondst:
    """Where in the guide the words stand."""

    hoofdstuk: Hoofdstuk
    sectie: Sectie
    fragment: str


def slug_van(bestand: str) -> str:
    """'tijdbalk' for 03-tijdbalk.md."""
    return _NUMMER.sub("", PurePosixPath(bestand).stem)


def lees(bestand: Path, adres: Adres) -> Hoofdstuk:
    tokens = _MARKDOWN.parse(bestand.read_text(encoding="utf-8"))
    secties = list(_secties(tokens))
    for token in tokens:
        _kleed(token, adres)
        for deel in token.children or ():
            _kleed(deel, adres)
    _geef_ankers(tokens)
    return Hoofdstuk(
        slug=slug_van(bestand.name),
        titel=secties[0].kop if secties else bestand.stem,
        html=SafeString(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})),
        secties=tuple(secties),
    )


def zoek(hoofdstukken: Sequence[Hoofdstuk], vraag: str) -> list[Vondst]:
    """The sections in which all words stand; those that say them in their heading first."""
    woorden = _kaal(vraag).split()
    if not woorden:
        return []
    gevonden = [
        (
            not all(w in _kaal(sectie.kop) for w in woorden),
            Vondst(h, sectie, _fragment(sectie, woorden)),
        )
        for h in hoofdstukken
        for sectie in h.secties
        if all(w in _kaal(f"{h.titel} {sectie.kop} {sectie.tekst}") for w in woorden)
        and any(w in _kaal(f"{sectie.kop} {sectie.tekst}") for w in woorden)
    ]
    return [vondst for _, vondst in sorted(gevonden, key=lambda paar: paar[0])]


def _secties(tokens: Sequence[Token]) -> Iterator[Sectie]:
    kop = ""
    alineas: list[str] = []
    for vorige, token in itertools.pairwise(tokens):
        if vorige.type == "heading_open":
            if kop:
                yield _sectie(kop, alineas)
            kop, alineas = _platte_tekst(token), []
        elif vorige.type == "tr_open":
            alineas.append("")
        elif vorige.type in {"th_open", "td_open"}:
            alineas[-1] = f"{alineas[-1]}: {_platte_tekst(token)}".removeprefix(": ")
        elif token.type == "inline":
            alineas.append(_platte_tekst(token))
    if kop:
        yield _sectie(kop, alineas)


def _sectie(kop: str, alineas: Sequence[str]) -> Sectie:
    return Sectie(kop, slugify(kop), tuple(alineas))


def _platte_tekst(inhoud: Token) -> str:
    return "".join(
        " " if deel.type in {"softbreak", "hardbreak"} else deel.content
        for deel in inhoud.children or ()
        if deel.type != "image"
    )


def _kleed(token: Token, adres: Adres) -> None:
    """Classes of the design system, and addresses of the application."""
    if token.type in _KLASSE:
        token.attrSet("class", _KLASSE[token.type])
    if token.type == "link_open":
        token.attrSet("href", _adres(str(token.attrGet("href")), adres))
    elif token.type == "image":
        token.attrSet("src", _adres(str(token.attrGet("src")), adres))
        token.attrSet("loading", "lazy")
    elif token.type == "th_open":
        token.attrSet("scope", "col")
    elif token.type == "heading_open":
        token.attrSet("class", f"nl-heading nl-heading--level-{token.tag[1:]}")


def _adres(doel: str, adres: Adres) -> str:
    pad, hek, anker = doel.partition("#")
    return doel if "://" in doel or not pad else f"{adres(PurePosixPath(pad).name)}{hek}{anker}"


def _geef_ankers(tokens: Sequence[Token]) -> None:
    for open_, inhoud in itertools.pairwise(tokens):
        if open_.type == "heading_open":
            open_.attrSet("id", slugify(_platte_tekst(inhoud)))


def _kaal(tekst: str) -> str:
    """Without capitals and accents, to compare by."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def _fragment(sectie: Sectie, woorden: Sequence[str]) -> str:
    """The paragraph that says one of the words; else the first."""
    treffers = (a for a in sectie.alineas if any(w in _kaal(a) for w in woorden))
    alinea = next(treffers, next(iter(sectie.alineas), ""))
    return alinea if len(alinea) <= FRAGMENT else f"{alinea[:FRAGMENT].rsplit(' ', 1)[0]} ..."
