"""The import page: offer a file, see what would become of it, take it over. Views only translate."""

import functools
import uuid
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.opdrachten.acts import invoer
from driehoek.opdrachten.forms.invoer import BestandForm, formulier_voor
from driehoek.opdrachten.models import Invoerbestand
from driehoek.opdrachten.overname.invoer import opties_van
from driehoek.opdrachten.overname.sjabloon import sjabloon
from driehoek.opdrachten.overname.soorten import SOORTEN, Lijstsoort, schrijf, schrijf_begroting
from driehoek.opdrachten.overname.teruggave import geef_terug
from driehoek.opdrachten.reads_begroting import standen
from driehoek.opdrachten.vastleggen.views.poort import niet_nu
from driehoek.opdrachten.views import importeren_beeld as beeld_
from driehoek.opdrachten.views.importeren_beeld import Beeld
from driehoek.platform import inzage
from driehoek.platform.fouten import InvoerFout, Weigering
from driehoek.platform.ui.componenten import Kruimel
from driehoek.platform.ui.lijst import toon
from driehoek.platform.uitvoer import CSV, XLSX
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, View, alleen

P = ParamSpec("P")
PAD = "/importeren/"
HOOGUIT = 50
PROEF, OVER, WEG = "proef", "over", "weg"
MEDIATYPE = {"csv": CSV, "xlsx": XLSX}
UITLEG = {
    "begroting": "Posten en bedragen van een begroting, een wijziging of een jaarrekening.",
    "opdrachten": "Opdrachten en deelopdrachten, met wat er in de tijd aan veranderde.",
    "rolvervullingen": "Wie welke rol had, sinds wanneer en tot wanneer.",
    "medewerkers": "Wie hier werkt, in welke functie en in welk P-team: de lijst van personeelszaken.",
    "mandaat": "Wie wat mag, tot welk bedrag en onder welke voorwaarden.",
}
MET_MENSEN = {"medewerkers": "medewerkerslijst", "rolvervullingen": "rollenlijst"}
"""Lists of everybody: who takes one is noted, and everybody sees that (GEN-02)."""
TITEL = dict(Invoerbestand.Soort.choices)


def invoerend(view: Callable[Concatenate[DriehoekRequest, P], HttpResponse]) -> View[P]:
    """For the registerbeheerder, on today."""

    @functools.wraps(view)
    def vandaag(request: DriehoekRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if request.bezoek.is_vandaag else niet_nu(request)

    return alleen(Rol.REGISTERBEHEERDER)(vandaag)


@never_cache
@require_safe
@invoerend
def overzicht(request: DriehoekRequest) -> HttpResponse:
    mijn = Invoerbestand.objects.filter(account=_account(request))
    bestanden = mijn.select_related("proef", "overname").defer("inhoud")
    context = {
        "soorten": [(naam, TITEL[naam], UITLEG[naam]) for naam in SOORTEN],
        "bestanden": [beeld_.beeld_van(bestand) for bestand in bestanden[:HOOGUIT]],
        "dagen": invoer.BEWAAR_DAGEN,
    }
    return render(request, "opdrachten/importeren.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@invoerend
def aanbieden(request: DriehoekRequest, soort: str) -> HttpResponse:
    """The form for one kind of list; a file that can be read is tried at once."""
    lijstsoort = _soort(soort)
    maak = formulier_voor(soort)
    form = maak(request.POST, request.FILES) if request.method == "POST" else maak()
    if request.method == "POST" and form.is_valid():
        aangeboden = invoer.bied_aan(
            account=_account(request),
            soort=soort,
            naam=form.naam,
            inhoud=form.inhoud,
            opties=opties_van(form.keuze),
        )
        return redirect(f"{PAD}bestand/{aangeboden.id}/")
    return _toon_formulier(request, lijstsoort, form)


def _toon_formulier(request: DriehoekRequest, soort: Lijstsoort, form: BestandForm) -> HttpResponse:
    context = {
        "soort": soort,
        "titel": TITEL[soort.naam],
        "uitleg": UITLEG[soort.naam],
        "form": form,
        "kruimels": [Kruimel("Importeren", PAD), Kruimel(TITEL[soort.naam])],
        "standen": [g.stand for g in reversed(standen())] if soort.naam == "begroting" else [],
    }
    return render(request, "opdrachten/importeren_soort.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@invoerend
def bestand(request: DriehoekRequest, pk: uuid.UUID) -> HttpResponse:
    """Where a file stands; and from there: take it over, try it again, throw it away."""
    aangeboden = _van_mij(request, pk)
    if request.method == "POST":
        return _doe(request, aangeboden)
    beeld = beeld_.beeld_van(aangeboden)
    if request.htmx:
        return _voortgang(request, beeld)
    if beeld.bezig is None:
        return _toon_verslag(request, beeld)
    return render(request, "opdrachten/importeren_bezig.html", _basis(beeld))


def _voortgang(request: DriehoekRequest, beeld: Beeld) -> HttpResponse:
    """How far it is; when it is done the page itself comes instead."""
    if beeld.bezig is not None:
        return render(request, "opdrachten/importeren_voortgang.html", _basis(beeld))
    antwoord = HttpResponse()
    antwoord["HX-Refresh"] = "true"
    return antwoord


def _doe(request: DriehoekRequest, aangeboden: Invoerbestand) -> HttpResponse:
    stap = request.POST.get("stap", "")
    if stap == WEG:
        invoer.verwijder(aangeboden.id)
        return redirect(PAD)
    try:
        if stap == OVER:
            invoer.vraag_overname(aangeboden.id)
        elif stap == PROEF:
            invoer.probeer_opnieuw(aangeboden.id)
    except Weigering as fout:
        return _toon_verslag(request, beeld_.beeld_van(aangeboden), fout.zin, status=409)
    return redirect(f"{PAD}bestand/{aangeboden.id}/")


def _toon_verslag(
    request: DriehoekRequest, beeld: Beeld, fout: str = "", *, status: int = 200
) -> HttpResponse:
    context = {**_basis(beeld), "fout": fout or beeld.misgegaan}
    if beeld.verslag is None:
        antwoord = render(request, "opdrachten/importeren_mislukt.html", context)
    else:
        context |= {
            "verslag": beeld.verslag,
            "tellingen": beeld_.tellingen(beeld.verslag),
            "opnieuw": bool(beeld.verslag.fouten),
        }
        get = request.GET
        lijst = beeld_.lijst(
            beeld,
            beeld.verslag,
            context["kruimels"],
            q=get.get("q", ""),
            uitkomst=get.get("uitkomst", ""),
        )
        lijst.extra.update(context)
        antwoord = toon(request, lijst, "opdrachten/importeren_verslag.html")
    antwoord.status_code = status
    return antwoord


def _basis(beeld: Beeld) -> dict[str, Any]:
    soort = beeld.bestand.soort
    return {
        "beeld": beeld,
        "kruimels": [
            Kruimel("Importeren", PAD),
            Kruimel(TITEL[soort], f"{PAD}{soort}/"),
            Kruimel(beeld.bestand.naam),
        ],
    }


@never_cache
@require_safe
@invoerend
def terug(request: DriehoekRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody's own file, with what became of each line beside it."""
    aangeboden = _van_mij(request, pk)
    verslag = beeld_.beeld_van(aangeboden).verslag
    if verslag is None:
        raise Http404("Van dit bestand is er nog geen verslag.")
    vorm = _vorm(request)
    inhoud = geef_terug(SOORTEN[aangeboden.soort], bytes(aangeboden.inhoud), verslag, vorm)
    stam = aangeboden.naam.rpartition(".")[0] or aangeboden.soort
    return _download(inhoud, vorm, f"{stam}-uitkomst")


@never_cache
@require_safe
@invoerend
def leeg(request: DriehoekRequest, soort: str) -> HttpResponse:  # noqa: ARG001  (the door wants it)
    return _download(sjabloon(_soort(soort)), "xlsx", f"sjabloon-{soort}")


@never_cache
@require_safe
@alleen(Rol.REGISTERBEHEERDER)
def uitvoer(request: DriehoekRequest, soort: str) -> HttpResponse:
    """What is there, as it comes in; at the Peilmoment of the address, and without a day: all days."""
    _soort(soort)
    vorm, peil = _vorm(request), request.bezoek.peil
    op = peil.geldig_op if request.GET.get("geldig_op") else None
    if soort in MET_MENSEN:
        inzage.noteer(
            MET_MENSEN[soort],
            f"De lijst van alle {soort}",
            account=_account(request),
            doel="Lijst als bestand, om over te nemen of te vergelijken",
        )
    if soort != "begroting":
        return _download(schrijf(soort, vorm, peil.bekend_op, op), vorm, soort)
    gevraagd = request.GET.get("stand", "")
    stand = next((g.stand for g in standen() if g.stand.sleutel == gevraagd), None)
    if stand is None:
        raise InvoerFout("Kies een stand van de begroting die in het register staat.", veld="stand")
    return _download(schrijf_begroting(stand, vorm, peil.bekend_op), vorm, stand.label)


def _soort(naam: str) -> Lijstsoort:
    if naam not in SOORTEN:
        raise Http404(f"Een lijst van deze soort is er niet. Kies uit: {', '.join(SOORTEN)}.")
    return SOORTEN[naam]


def _account(request: DriehoekRequest) -> uuid.UUID:
    account = request.bezoek.actor.account
    if account is None:  # nobody gets here without one
        raise Http404
    return account


def _van_mij(request: DriehoekRequest, pk: uuid.UUID) -> Invoerbestand:
    """A file of this account; nobody sees another's."""
    mijn = Invoerbestand.objects.filter(account=_account(request))
    gevonden = mijn.select_related("proef", "overname").filter(pk=pk).first()
    if gevonden is None:
        raise Http404("Dit bestand is er niet (meer). Een bestand blijft een week staan.")
    return gevonden


def _vorm(request: DriehoekRequest) -> str:
    vorm = request.GET.get("formaat", "xlsx")
    if vorm not in MEDIATYPE:
        raise InvoerFout(
            f"'{vorm[:20]}' is geen vorm van dit bestand. Kies csv of xlsx.", veld="formaat"
        )
    return vorm


def _download(inhoud: bytes, vorm: str, naam: str) -> HttpResponse:
    kop = content_disposition_header(as_attachment=True, filename=f"{naam}.{vorm}")
    antwoord = HttpResponse(inhoud, content_type=MEDIATYPE[vorm])
    antwoord["Content-Disposition"] = kop or "attachment"
    return antwoord
