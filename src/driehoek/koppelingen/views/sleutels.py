"""Giving a system a key, replacing and withdrawing it. The secret is shown once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.koppelingen import acts
from driehoek.koppelingen.afnemers import SLEUTELKOP, TOKENPAD, geheimen
from driehoek.koppelingen.forms import SleutelForm, VervangForm
from driehoek.koppelingen.models import Afnemergegeven
from driehoek.koppelingen.policy import BEHEER
from driehoek.koppelingen.types import Geheim, Sleutelsoort
from driehoek.koppelingen.views import hulp
from driehoek.koppelingen.views.afnemers import eis_vandaag, vraag_na
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kruimel
from driehoek.register.web import DriehoekRequest, alleen

OVERLAP = 7


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*BEHEER)
def geef(request: DriehoekRequest, pk: int) -> HttpResponse:
    eis_vandaag(request)
    gegeven = hulp.vind(pk)
    if request.method != "POST":
        begin = hulp.begin(SleutelForm, soort=Sleutelsoort.SLEUTEL.value)
        return _toon_form(request, begin, gegeven, "Geef een sleutel")
    form = SleutelForm(request.POST, label_suffix="")
    if form.is_valid():
        soort = Sleutelsoort(form.cleaned_data["soort"])
        geheim = geheimen.maak(soort)
        uitkomst = hulp.doe(
            request,
            form,
            acts.geef_sleutel,
            afnemer=pk,
            soort=soort,
            geheim=geheim,
            tot_en_met=form.cleaned_data["tot_en_met"],
        )
        if uitkomst is not None:
            return _toon_geheim(request, gegeven, soort, geheim, uitkomst)
    return _toon_form(request, form, gegeven, "Geef een sleutel")


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*BEHEER)
def vervang(request: DriehoekRequest, pk: int, kenmerk: str) -> HttpResponse:
    """One key: replace it by a new one, or withdraw it."""
    eis_vandaag(request)
    gegeven, oud = hulp.vind(pk), hulp.sleutel_van(pk, kenmerk)
    titel = f"Vervang {kenmerk}"
    if request.method != "POST":
        return _toon_form(
            request, hulp.begin(VervangForm, overlap=OVERLAP), gegeven, titel, kenmerk
        )
    form = VervangForm(request.POST, label_suffix="")
    if form.is_valid():
        soort = Sleutelsoort(oud.soort)
        geheim = geheimen.maak(soort)
        uitkomst = hulp.doe(
            request,
            form,
            acts.vervang_sleutel,
            kenmerk=kenmerk,
            geheim=geheim,
            tot_en_met=form.cleaned_data["tot_en_met"],
            overlap=form.overlap_duur(),
        )
        if uitkomst is not None:
            return _toon_geheim(request, gegeven, soort, geheim, uitkomst)
    return _toon_form(request, form, gegeven, titel, kenmerk)


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*BEHEER)
def trek_in(request: DriehoekRequest, pk: int, kenmerk: str) -> HttpResponse:
    """First what stops working, then the act."""
    eis_vandaag(request)
    gegeven = hulp.vind(pk)
    if request.method != "POST":
        return vraag_na(
            request,
            gegeven,
            [hulp.sleutel_van(pk, kenmerk)],
            titel=f"Trek sleutel {kenmerk} in",
            zin=f"{gegeven.naam} kan er dan meteen niets meer mee vragen, en er komt geen andere voor"
            " in de plaats.",
            knop="Trek de sleutel in",
        )
    try:
        acts.trek_sleutel_in(Verzoek(actor=request.bezoek.actor), kenmerk=kenmerk)
    except Weigering as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, f"De sleutel {kenmerk} werkt niet meer.")
    return redirect("koppeling", pk=pk)


def _toon_form(
    request: DriehoekRequest, form: Any, gegeven: Afnemergegeven, titel: str, kenmerk: str = ""
) -> HttpResponse:
    terug = reverse("koppeling", args=[gegeven.afnemer_id])
    context = {
        "form": form,
        "titel": titel,
        "knop": "Maak de sleutel",
        "ondertitel": f"Voor {gegeven.naam}. Je ziet het geheim een keer, op de volgende pagina.",
        "terug": terug,
        "kruimels": (hulp.KRUIMEL, Kruimel(gegeven.naam, terug), Kruimel("Sleutel")),
        "kenmerk": kenmerk,
        "pk": gegeven.afnemer_id,
    }
    return render(request, "koppelingen/formulier.html", context)


def _toon_geheim(
    request: DriehoekRequest,
    gegeven: Afnemergegeven,
    soort: Sleutelsoort,
    geheim: Geheim,
    uitkomst: Uitkomst,
) -> HttpResponse:
    """The secret, once; who sends the form again finds that it was made, and not what it was."""
    terug = reverse("koppeling", args=[gegeven.afnemer_id])
    if uitkomst.herhaald:
        zin = "Deze sleutel is al gemaakt, en het geheim is al getoond. Kwijt? Vervang de sleutel."
        messages.warning(request, zin)
        return redirect(terug)
    context = {
        "gegeven": gegeven,
        "geheim": geheim,
        "is_client": soort == Sleutelsoort.CLIENT,
        "soort": soort.label,
        "kop": SLEUTELKOP,
        "tokenpad": request.build_absolute_uri(TOKENPAD),
        "terug": terug,
        "kruimels": (hulp.KRUIMEL, Kruimel(gegeven.naam, terug), Kruimel("Nieuwe sleutel")),
    }
    return render(request, "koppelingen/geheim.html", context)
