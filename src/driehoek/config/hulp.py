"""Help: the user guide, searching in it, and which chapter belongs to which page."""

import functools
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.platform.ui import gids
from driehoek.platform.ui.gids import Hoofdstuk

INHOUD = "README.md"

# Of each page, by the name of its address: its chapter, and the heading in it where there is one.
BIJ: dict[str, str] = {
    "home": "beginnen#de-voorpagina",
    "zoek": "zoeken",
    "inloggen": "beginnen",
    "inloglink": "beginnen",
    "voorkeuren": "handig-werken#voorkeuren",
    "favorieten": "handig-werken#favorieten",
    "rondleiding": "handig-werken#hulp",
    "begroting": "begroting",
    "was-wordt": "begroting#wat-een-post-werd",
    "opgaven": "zoeken#lijsten",
    "opgave": "opdracht",
    "opdrachten": "zoeken#lijsten",
    "opdracht": "opdracht",
    "personen": "zoeken#lijsten",
    "persoon": "rollen-en-rechten",
    "orgaan": "rollen-en-rechten",
    "besluiten": "zoeken#lijsten",
    "besluit": "opdracht#waar-rust-dit-op",
    "regels": "regels",
    "regel": "regels",
    "grootboek": "grootboek",
    "handeling": "grootboek",
    "vastleggen": "vastleggen#stap-1-wat-is-er-gebeurd",
    "vastleggen-besluit": "vastleggen#een-intrekking",
    "vastleggen-ongedaan": "vastleggen#iets-ongedaan-maken",
    "vastleggen-vorm": "vastleggen#stap-2-vul-in",
    "vastleggen-gevolgen": "vastleggen#stap-3-bekijk-de-gevolgen",
    "hulp": "handig-werken#hulp",
    "hulp-hoofdstuk": "handig-werken#hulp",
}


@functools.cache
def hoofdstukken() -> tuple[Hoofdstuk, ...]:
    """The chapters in order, and then what they refer to."""
    nummers = sorted(p for p in settings.GIDS.glob("*.md") if p.name != INHOUD)
    return tuple(gids.lees(pad, _adres) for pad in (*nummers, *sorted(settings.GIDS_BIJLAGEN)))


@functools.cache
def _inhoud() -> Hoofdstuk:
    return gids.lees(settings.GIDS / INHOUD, _adres)


def _adres(naam: str) -> str:
    """Where in the application a file of the guide is shown."""
    if PurePosixPath(naam).suffix != ".md":
        return static(f"gids/{naam}")
    if naam == INHOUD:
        return reverse("hulp")
    return reverse("hulp-hoofdstuk", args=[gids.slug_van(naam)])


def adres_bij(request: HttpRequest) -> str:
    """The help that belongs to the page that is asked for."""
    treffer = request.resolver_match
    slug, hek, anker = BIJ.get(treffer.url_name or "" if treffer else "", "").partition("#")
    return f"{reverse('hulp-hoofdstuk', args=[slug])}{hek}{anker}" if slug else reverse("hulp")


@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """What the guide holds; or where in it something stands."""
    q = request.GET.get("q", "").strip()
    context = {
        "q": q,
        "vondsten": gids.zoek(hoofdstukken(), q),
        "inhoud": _inhoud(),
        "hoofdstukken": hoofdstukken(),
    }
    return render(request, "config/hulp.html", context)


@require_safe
def hoofdstuk(request: HttpRequest, slug: str) -> HttpResponse:
    gevonden = next((h for h in hoofdstukken() if h.slug == slug), None)
    if gevonden is None:
        raise Http404("Dit hoofdstuk is er niet.")
    context = {"hoofdstuk": gevonden, "hoofdstukken": hoofdstukken()}
    return render(request, "config/hoofdstuk.html", context)
