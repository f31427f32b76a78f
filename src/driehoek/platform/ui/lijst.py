"""What every list page does: sort, page, and go out as CSV, XLSX or JSON."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.uitvoer import als_bestand

PER_PAGINA = 50


@dataclass(frozen=True, slots=True)
class Keuze:
    """A filter: a query parameter with the values it may have."""

    naam: str
    label: str
    opties: Sequence[tuple[str, str]]
    alles: str = "Alle"


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list page. `rijen` is a queryset or list; `cellen` makes the cells of the rows shown.

    `cellen` gets all rows of the page at once, so that it can look things up for all together.
    `kaal` gives the plain values for a download; without it the cells' own values go out.
    """

    titel: str
    wat: str
    kolommen: Sequence[Kolom]
    rijen: Any
    cellen: Callable[[Sequence[Any]], Sequence[Sequence[Any]]]
    leeg: Leeg
    """What to say where nothing is there at all; with a filter the list says that it is narrow."""
    bestandsnaam: str
    houd: Sequence[str] = ()
    """Parameters of the address that a filter must not drop, though no field shows them."""
    sorteer: str = ""
    ondertitel: str = ""
    keuzes: Sequence[Keuze] = ()
    zoeklabel: str = "Zoek"
    kruimels: Sequence[Kruimel] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def sortering(request: HttpRequest, toegestaan: dict[str, str], standaard: str) -> tuple[str, str]:
    """The sort order asked for, as (query value, order_by value); unknown orders are ignored."""
    gevraagd = request.GET.get("sorteer", "")
    kaal = gevraagd.removeprefix("-")
    if kaal not in toegestaan:
        gevraagd, kaal = standaard, standaard.removeprefix("-")
    voorvoegsel = "-" if gevraagd.startswith("-") else ""
    return gevraagd, f"{voorvoegsel}{toegestaan[kaal]}"


def toon(request: HttpRequest, lijst: Lijst, template: str = "platform/lijst.html") -> HttpResponse:
    """The list as a page, or as the file that `?formaat=` asks for."""
    if formaat := request.GET.get("formaat"):
        rijen = lijst.cellen(list(lijst.rijen))
        kaal = [[_kaal(cel) for cel in rij] for rij in rijen]
        return als_bestand(formaat, lijst.bestandsnaam, [k.label for k in lijst.kolommen], kaal)
    pagina: Page[Any] = Paginator(lijst.rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    tabel = Tabel(
        bijschrift=lijst.titel,
        kolommen=lijst.kolommen,
        rijen=lijst.cellen(list(pagina.object_list)),
        leeg=_leeg(request, lijst),
        sorteer=lijst.sorteer,
        bijschrift_verborgen=True,
    )
    context = {
        "lijst": lijst,
        "tabel": tabel,
        "pagina": pagina,
        "q": request.GET.get("q", ""),
        "keuzes": [(k, request.GET.get(k.naam, "")) for k in lijst.keuzes],
        **lijst.extra,
    }
    return render(request, template, context)


def _leeg(request: HttpRequest, lijst: Lijst) -> Leeg:
    """A filter that leaves nothing is no empty list: it is widened, not filled."""
    filters = {"q", *(k.naam for k in lijst.keuzes), *lijst.houd}
    if not any(request.GET.get(naam) for naam in filters):
        return lijst.leeg
    rest = request.GET.copy()
    for naam in (*filters, "pagina"):
        rest.pop(naam, None)
    return Leeg(
        "Niets gevonden",
        f"Er zijn geen {lijst.wat} die passen bij wat je koos. Kies minder, of kijk met de tijdbalk"
        " op een andere datum.",
        f"{request.path}?{rest.urlencode()}" if rest else request.path,
        "Wis filters",
    )


def _kaal(cel: Any) -> Any:
    if not isinstance(cel, Cel):
        return cel
    if cel.waarde is not None:
        return cel.waarde
    if cel.persoon is not None:
        return cel.persoon.weergave
    return ", ".join(b.tekst for b in cel.badges) or cel.persoon_leeg
