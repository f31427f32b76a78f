"""Offer a file, see how far its check is, stop it."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.platform import taken
from driehoek.platform.models import Taak
from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Lijst, toon
from driehoek.platform.uitvoer import als_csv, bijlage
from driehoek.rechtmatigheid import acts, reads_controles, voorbeeld
from driehoek.rechtmatigheid.forms import ControleForm
from driehoek.rechtmatigheid.models import Controlebestand
from driehoek.rechtmatigheid.reads_controles import Gedaan
from driehoek.rechtmatigheid.toon import AANDACHT, euros
from driehoek.rechtmatigheid.types import OORDEELTEKST
from driehoek.register.policy import CONTROLE
from driehoek.register.web import DriehoekRequest, alleen

TEGELIJK = 3
"""So many files of one account are checked or wait at a time."""
STOP, WEG = "stop", "weg"
KRUIMEL = "Rechtmatigheid"
controlerend = alleen(*sorted(CONTROLE))
_ONDERWEG = (Taak.Staat.WACHT, Taak.Staat.LOOPT)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@controlerend
def controles(request: DriehoekRequest) -> HttpResponse:
    form = ControleForm()
    if request.method == "POST":
        form = ControleForm(request.POST, request.FILES)
        if form.is_valid() and _mag_er_een_bij(request, form):
            bestand = form.cleaned_data["bestand"]
            aangeboden = acts.bied_aan(
                account=_account(request), naam=form.naam, stukken=bestand.chunks()
            )
            return redirect("controle-bestand", pk=aangeboden.id)
    return _toon(request, form)


def _mag_er_een_bij(request: DriehoekRequest, form: ControleForm) -> bool:
    mijn = Controlebestand.objects.filter(account=_account(request), taak__staat__in=_ONDERWEG)
    onderweg = mijn.count()
    if onderweg < TEGELIJK:
        return True
    form.add_error(
        None, f"Er zijn al {onderweg} bestanden van je onderweg. Wacht tot er een klaar is."
    )
    return False


def _toon(request: DriehoekRequest, form: ControleForm) -> HttpResponse:
    gevonden = reads_controles.controles()
    if q := request.GET.get("q", "").strip():
        gevonden = gevonden.filter(naam__icontains=q)
    onderweg = Controlebestand.objects.filter(controle=None).select_related("taak")
    lijst = Lijst(
        titel="Rechtmatigheid",
        ondertitel="Laat besluiten en betalingen regel voor regel toetsen aan het register: aan wat"
        " er toen in stond, en aan wat er nu in staat.",
        wat="controles",
        kolommen=(
            Kolom("Bestand"),
            Kolom("Getoetst", "moment"),
            Kolom("Regels", "heel"),
            Kolom("Bedrag", "euro"),
            *(Kolom(OORDEELTEKST[oordeel].naam, "heel") for oordeel in AANDACHT),
        ),
        rijen=gevonden,
        cellen=_cellen,
        leeg=Leeg(
            "Nog geen controles",
            "Bied hierboven een bestand met besluiten of betalingen aan. Download het voorbeeld om"
            " te zien welke kolommen erin horen.",
            reverse("controle-voorbeeld"),
            "Download het voorbeeld",
        ),
        bestandsnaam="controles",
        zoeklabel="Naam van het bestand",
        extra={
            "form": form,
            "kolommen": voorbeeld.kolomtabel(),
            "onderweg": [(b, taken.stand(b.taak)) for b in onderweg if b.taak],
        },
    )
    return toon(request, lijst, "rechtmatigheid/controles.html")


def _cellen(deel: Any) -> list[list[Any]]:
    return [_rij(g) for g in reads_controles.gedaan(deel)]


def _rij(gedaan: Gedaan) -> list[Any]:
    return [
        Cel(
            gedaan.controle.naam,
            url=reverse("controle", args=[gedaan.id]),
            onder=f"door {gedaan.wie}",
        ),
        gedaan.moment,
        gedaan.samen.geheel.regels,
        euros(gedaan.samen.geheel.centen),
        *(gedaan.aantal(oordeel) for oordeel in AANDACHT),
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@controlerend
def bestand(request: DriehoekRequest, pk: uuid.UUID) -> HttpResponse:
    """How far the check of a file is; when it is done its report comes instead."""
    aangeboden = Controlebestand.objects.select_related("taak").filter(id=pk).first()
    if aangeboden is None:
        raise Http404("Dit bestand is er niet (meer).")
    if request.method == "POST":
        return _doe(request, aangeboden)
    if aangeboden.controle_id:
        return _naar(request, reverse("controle", args=[aangeboden.controle_id]))
    stand = taken.stand(aangeboden.taak) if aangeboden.taak else None
    context = {
        "bestand": aangeboden,
        "taakstand": stand,
        "bezig": stand is not None and not stand.mislukt,
        "kruimels": [Kruimel(KRUIMEL, reverse("controles")), Kruimel(aangeboden.naam)],
    }
    deel = "_stand" if request.htmx else "bezig"
    return render(request, f"rechtmatigheid/{deel}.html", context)


def _naar(request: DriehoekRequest, adres: str) -> HttpResponse:
    if not request.htmx:
        return redirect(adres)
    antwoord = HttpResponse()
    antwoord["HX-Redirect"] = adres
    return antwoord


def _doe(request: DriehoekRequest, aangeboden: Controlebestand) -> HttpResponse:
    if request.POST.get("stap") == WEG and aangeboden.controle_id is None:
        acts.stop(aangeboden.id)
        acts.verwijder(aangeboden.id)
        return redirect("controles")
    if request.POST.get("stap") == STOP:
        acts.stop(aangeboden.id)
    return redirect("controle-bestand", pk=aangeboden.id)


@require_safe
@controlerend
def voorbeeldbestand(request: DriehoekRequest) -> HttpResponse:  # noqa: ARG001  (the door wants it)
    """An example that can be offered as it is, with persons and opdrachten of this register."""
    koppen = [str(kolom) for kolom, _, _ in voorbeeld.KOLOMMEN]
    return bijlage(als_csv(koppen, voorbeeld.regels()), "voorbeeld-betalingen.csv", "text/csv")


def _account(request: DriehoekRequest) -> uuid.UUID:
    account = request.bezoek.actor.account
    if account is None:  # nobody gets here without one
        raise Http404
    return account


def haal(pk: int) -> Gedaan:
    gevonden = reads_controles.controle(pk)
    if gevonden is None:
        raise Http404("Deze controle is er niet.")
    return gevonden


def kruimels(gedaan: Gedaan, *verder: Kruimel) -> list[Kruimel]:
    """To the list, and to the report of this check unless one is there."""
    naam = gedaan.controle.naam
    eigen = Kruimel(naam, reverse("controle", args=[gedaan.id])) if verder else Kruimel(naam)
    return [Kruimel(KRUIMEL, reverse("controles")), eigen, *verder]
