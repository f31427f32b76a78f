"""A tour for who is new: five steps, as a small window beside the work or as a page."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from driehoek.platform.gemak import acts
from driehoek.register.web import DriehoekRequest, binnen

VENSTER = "venster"


@dataclass(frozen=True, slots=True)
class Stap:
    """`doel`: what the window points at, where it is on the page; else it shows `beeld`."""

    kop: str
    tekst: str
    doel: str
    beeld: str
    alt: str
    hoofdstuk: str


STAPPEN = (
    Stap(
        "Zoeken",
        "Typ waar je iets over wilt weten: een opgave, een opdracht, een naam of een code. Je ziet"
        " meteen wie erover gaat. Met de toets / kom je er vanaf elke pagina.",
        doel=".dh-zoek",
        beeld="zoek.png",
        alt="Het zoekveld, met per opdracht wie erover gaat",
        hoofdstuk="zoeken",
    ),
    Stap(
        "De tijdbalk",
        "Hier staat voor welke dag je kijkt. Kies een andere datum en je ziet hoe het toen was, en"
        " wat het register toen zei. Vastleggen doe je altijd vanuit vandaag.",
        doel=".dh-tijd",
        beeld="opdracht-toen.png",
        alt="Een opdracht op een eerdere dag: de tijdbalk valt op",
        hoofdstuk="tijdbalk",
    ),
    Stap(
        "De driehoek",
        "Een opdracht begint met drie mensen: de bestuurlijk opdrachtgever, de ambtelijk"
        " opdrachtgever en de ambtelijk opdrachtnemer. Bij elk staat sinds wanneer, en op welk"
        " besluit. Is een rol vacant, dan staat dat er ook.",
        doel="#driehoek-kaart",
        beeld="opdracht.png",
        alt="De pagina van een opdracht, met de getekende driehoek",
        hoofdstuk="opdracht",
    ),
    Stap(
        "Iets vastleggen",
        "Mag je hier iets vastleggen, dan zie je die knop bovenaan de pagina. Je ziet eerst de"
        " gevolgen, en pas daarna sla je iets op. Klopt het toch niet, dan wijst Driehoek je de weg"
        " terug.",
        doel="[data-vastleggen]",
        beeld="vastleggen-gevolgen.png",
        alt="De gevolgen van een wijziging, voordat er iets is opgeslagen",
        hoofdstuk="vastleggen",
    ),
    Stap(
        "Hulp",
        "Kom je er niet uit? 'Hulp' brengt je bij het hoofdstuk dat over deze pagina gaat. Deze"
        " rondleiding vind je terug in het menu onder je naam.",
        doel=".dh-kop__hulp",
        beeld="home.png",
        alt="De voorpagina, met bovenaan de knop Hulp",
        hoofdstuk="handig-werken",
    ),
)


@require_safe
@binnen
def rondleiding(request: DriehoekRequest) -> HttpResponse:
    """The steps below each other; or as the window that the script puts beside the work."""
    als_venster = request.GET.get("vorm") == VENSTER
    template = "config/rondleiding_venster.html" if als_venster else "config/rondleiding.html"
    return render(request, template, {"stappen": STAPPEN})


@require_POST
@binnen
def klaar(request: DriehoekRequest) -> HttpResponse:
    """Seen, or not wanted: home does not offer it again."""
    if request.bezoek.account is not None:
        acts.kies(request.bezoek.account, rondleiding_gezien=True)
    return redirect("home")
