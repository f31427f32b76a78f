"""The portfolio: all opdrachten in time under their opgaven, and what changes between two days."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.opdrachten.models import Projectfase
from driehoek.opdrachten.portfolio.types import Verandering
from driehoek.opdrachten.views import portfolio_beeld as beeld
from driehoek.opdrachten.views.portfolio_vraag import KIJK, Portfoliovraag, groepsleutel
from driehoek.platform.ui.componenten import Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.ui.tekening.faselijn import aslijn
from driehoek.platform.uitvoer import als_bestand
from driehoek.register.web import DriehoekRequest, binnen

PER_PAGINA = 100
EERSTE = 8
"""So many changes stand on the page itself; the rest is one click away."""
# Fields of the filter that stand under 'Meer filters'.
MEER = (
    "ambitie",
    "label",
    "fase",
    "stand",
    "verandering",
    "gebeurt",
    "van",
    "tot",
    "budget_van",
    "budget_tot",
)


@require_safe
@binnen
def portfolio(request: DriehoekRequest) -> HttpResponse:
    vraag = Portfoliovraag(request)
    if formaat := request.GET.get("formaat"):
        bladen = beeld.bladen(vraag, settings.ORGANISATIE, request.bezoek.kop.nr)
        return als_bestand(formaat, "portfolio", *beeld.lijst(vraag), bladen)
    pagina = Paginator(vraag.groepen, PER_PAGINA).get_page(request.GET.get("pagina"))
    veranderd = vraag.veranderd
    context = {
        "vraag": vraag,
        "venster": vraag.venster,
        "tegels": beeld.tegels(vraag),
        "veranderd": Tabel(
            bijschrift="Wat verandert",
            kolommen=beeld.KOLOMMEN,
            rijen=beeld.cellen(request, veranderd[:EERSTE]),
            leeg=_niets_veranderd(vraag),
            bijschrift_verborgen=True,
        ),
        "aantal_veranderd": len(veranderd),
        "veranderingen_url": f"{reverse('portfolio-veranderingen')}{vraag.adres('pagina')}",
        "wat_verandert": _wat_verandert(vraag),
        "vergelijkdagen": beeld.vergelijkdagen(vraag),
        "zooms": beeld.zooms(vraag),
        "eerder_url": vraag.adres(jaar=str(vraag.venster.eerder)) if vraag.venster.eerder else "",
        "later_url": vraag.adres(jaar=str(vraag.venster.later)) if vraag.venster.later else "",
        "as": aslijn(beeld.as_van(vraag), vraag.dag, vraag.ander),
        "groepen": beeld.groepen(request, vraag, pagina.object_list),
        "pagina": pagina,
        "fases": Projectfase.choices,
        "keuzes": beeld.keuzes(vraag),
        "meer_open": any(request.GET.get(naam) for naam in MEER),
        "houd": KIJK,
        "alles_open": vraag.adres(open="alles"),
        "alles_dicht": vraag.adres("open"),
        "get": request.GET,
    }
    return render(request, "opdrachten/portfolio.html", context)


@require_safe
@binnen
def portfolio_opgave(request: DriehoekRequest, pk: int) -> HttpResponse:
    """The rows of one opgave, folded or open: a part of the page."""
    vraag = Portfoliovraag(request)
    groep = next((g for g in vraag.groepen if groepsleutel(g) == str(pk)), None)
    if groep is None:
        raise Http404("Van deze opgave laat het portfolio zo niets zien.")
    context = {
        "groep": beeld.groep(request, vraag, groep, beeld.as_van(vraag), open_=vraag.is_open(groep))
    }
    return render(request, "opdrachten/_portfolio_opgave.html", context)


@require_safe
@binnen
def veranderingen(request: DriehoekRequest) -> HttpResponse:
    vraag = Portfoliovraag(request)
    return toon(
        request,
        Lijst(
            titel="Wat verandert in het portfolio",
            ondertitel=_wat_verandert(vraag),
            wat="veranderingen",
            kolommen=beeld.KOLOMMEN,
            rijen=vraag.veranderd,
            cellen=lambda deel: beeld.cellen(request, deel),
            leeg=_niets_veranderd(vraag),
            bestandsnaam="portfolio-veranderingen",
            houd=[naam for naam in request.GET if naam not in ("q", "verandering", "pagina")],
            zoeklabel="Naam, nummer of opdrachtgever",
            keuzes=(
                Keuze(
                    "verandering",
                    "Wat",
                    [(s.value, s.label) for s in Verandering],
                    "Alle veranderingen",
                ),
            ),
            kruimels=(
                Kruimel("Portfolio", f"{reverse('portfolio')}{vraag.adres('pagina')}"),
                Kruimel("Wat verandert"),
            ),
        ),
    )


def _wat_verandert(vraag: Portfoliovraag) -> str:
    vroeger, later = sorted((vraag.dag, vraag.ander))
    return f"Tussen {datum(vroeger)} en {datum(later)}, zoals het register het weet."


def _niets_veranderd(vraag: Portfoliovraag) -> Leeg:
    return Leeg(
        "Er verandert niets",
        f"{_wat_verandert(vraag)[:-1]}, begint, eindigt, groeit of krimpt hier geen opdracht."
        " Kies een andere dag om mee te vergelijken, of maak de filters ruimer.",
    )
