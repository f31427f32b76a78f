"""The language of competences: which terms there are, adding one's own, and mapping (MAT-12)."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.ontwikkeling import acts, policy, reads_begrippen
from driehoek.ontwikkeling.forms import BegripForm, VerbandForm, getypt, zoek_begrippen, zoekt_nog
from driehoek.ontwikkeling.models import Begrip
from driehoek.ontwikkeling.types import Begripsoort, Schema
from driehoek.ontwikkeling.views.profiel import FORMULIER
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.invoer import lukt
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.register import policy as register_policy
from driehoek.register.web import DriehoekRequest, binnen

KRUIMEL = Kruimel("Begrippen", "/begrippen/")


@require_safe
@binnen
def begrippen(request: DriehoekRequest) -> HttpResponse:
    schema, soort = request.GET.get("schema", ""), request.GET.get("soort", "")
    rijen = reads_begrippen.begrippen(request.GET.get("q", ""), schema, soort)

    def cellen(deel: Sequence[Begrip]) -> list[list[Any]]:
        breder = reads_begrippen.breder_dan([b.id for b in deel])
        return [
            [
                Cel(
                    b.label,
                    url=f"/begrippen/{b.id}/",
                    onder=", ".join(b.synoniemen[:5]),
                    badges=[Badge("vervallen")] if b.vervallen else [],
                ),
                b.get_soort_display(),
                ", ".join(breder.get(b.id, [])),
                b.get_schema_display(),
            ]
            for b in deel
        ]

    return toon(
        request,
        Lijst(
            titel="Begrippen",
            ondertitel="De woorden waarin we zeggen wat we kennen en kunnen. Een taal voor iedereen.",
            wat="begrippen",
            kolommen=(Kolom("Begrip"), Kolom("Soort"), Kolom("Valt onder"), Kolom("Schema")),
            rijen=rijen,
            cellen=cellen,
            leeg=Leeg(
                "Nog geen begrippen",
                "Een beheerder leest de eigen lijst in met 'driehoek import begrippen', of je voegt"
                " zelf een woord toe.",
                "/begrippen/nieuw/",
                "Voeg een woord toe",
            ),
            bestandsnaam="begrippen",
            zoeklabel="Woord",
            keuzes=(
                Keuze("soort", "Soort", Begripsoort.choices, "Alle soorten"),
                Keuze("schema", "Schema", Schema.choices, "Alle schema's"),
            ),
        ),
        "ontwikkeling/begrippen.html",
    )


@require_http_methods(FORMULIER)
@binnen
def nieuw(request: DriehoekRequest) -> HttpResponse:
    """Add a word of our own."""
    register_policy.eis_persoon(request.bezoek.persoon)
    form = _form(request, BegripForm, "breder")

    def bewaar(gegevens: dict[str, Any]) -> None:
        acts.voeg_begrip_toe(
            request.bezoek.persoon,
            gegevens["label"],
            synoniemen=gegevens["synoniemen"].split(","),
            breder=gegevens["breder"],
        )

    if form.is_valid() and lukt(form, bewaar):
        messages.success(request, f"'{form.cleaned_data['label']}' staat in de lijst.")
        return redirect("begrippen")
    context = {
        "form": form,
        "titel": "Voeg een woord toe",
        "knop": "Voeg toe",
        "terug": "/begrippen/",
        "kruimels": [KRUIMEL, Kruimel("Voeg een woord toe")],
    }
    return render(request, "platform/formulierpagina.html", context)


@require_http_methods(FORMULIER)
@binnen
def begrip(request: DriehoekRequest, pk: int) -> HttpResponse:
    """One term, what it relates to, and for who looks after the terms a form to relate it."""
    gevonden = Begrip.objects.filter(id=pk).first()
    if gevonden is None:
        raise Http404("Dit begrip is er niet.")
    mag = gevonden.schema == Schema.EIGEN and policy.mag_begrippen_beheren(request.bezoek.rollen)
    form = _form(request, VerbandForm, "begrip") if mag else None
    if request.method == "POST":
        policy.eis_begrippenbeheer(request.bezoek.rollen)

    def bewaar(gegevens: dict[str, Any]) -> None:
        acts.leg_verband(request.bezoek.persoon, pk, gegevens["begrip"], gegevens["soort"])

    if form is not None and form.is_valid() and lukt(form, bewaar):
        messages.success(request, "Het verband is gelegd.")
        return redirect("begrip", pk)
    context = {
        "begrip": gevonden,
        "form": form,
        "verbanden": reads_begrippen.verbanden(pk),
        "kruimels": [KRUIMEL, Kruimel(gevonden.label)],
    }
    return render(request, "ontwikkeling/begrip.html", context)


def _form(request: DriehoekRequest, form: type[Form], veld: str) -> Form:
    """Filled in and sent; or shown (again) to pick a term in."""
    if request.method != "POST":
        return form(label_suffix="")
    if zoekt_nog(request.POST, veld):
        return form(initial=getypt(request.POST, veld), label_suffix="")
    return form(request.POST, label_suffix="")


@require_safe
@binnen
def gevonden(request: DriehoekRequest) -> HttpResponse:
    """As you type: the terms that match, as a fragment."""
    veld = request.GET.get("veld", "")
    if veld not in {"begrip", "breder"}:
        raise Http404("Dit veld is er niet.")
    q = request.GET.get(f"{veld}_q", "").strip()
    context = {"veld": veld, "q": q, "vondst": zoek_begrippen(q)}
    return render(
        request,
        "ontwikkeling/begrippengevonden.html",
        context | {"lijst": "ontwikkeling/begrippenkeuze.html"},
    )
