"""Making a scope proposal, agreeing to it, taking it back, and carrying it out (REG-33)."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.opdrachten import acts
from driehoek.opdrachten import reads_scopevoorstellen as bron
from driehoek.opdrachten.overname.opzoeken import Dragers, NietGevondenError
from driehoek.opdrachten.vastleggen import gevolgen
from driehoek.opdrachten.vastleggen.concept import verzoek_uit
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.views.poort import schrijvend
from driehoek.opdrachten.views.scopevoorstel_form import MEE, IntrekForm, StemForm, VoorstelForm
from driehoek.opdrachten.views.scopevoorstellen import (
    PAD,
    beeld_of_404,
    eigen_opgaven,
    is_betrokken,
    kruimels,
    mag_maken,
)
from driehoek.platform.fouten import IntussenGewijzigd, Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kruimel
from driehoek.register import reads
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, getal

LEG_KLAAR = "klaar"


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def nieuw(request: DriehoekRequest, _plek: Plek) -> HttpResponse:
    """Choose opdrachten one by one, and say of each what its scope becomes."""
    if not mag_maken(request):
        raise PermissionDenied("Een scopevoorstel maakt een domeindirecteur.")
    vervangt = getal(request.GET.get("vervangt", ""))
    opdrachten, fout = _gekozen(request, vervangt)
    form = _form(request, opdrachten, vervangt)
    if request.POST.get("stap") != LEG_KLAAR:
        form.zonder_oordeel()
    elif not opdrachten:
        fout = "Voeg eerst een opdracht toe."
    elif form.is_valid():
        voorstel = form.voorstel(getal(request.GET.get("knelpunt", "")), vervangt)
        uitkomst = _doe(
            form,
            lambda: acts.stel_scopevoorstel_op(
                Verzoek(actor=request.bezoek.actor, id=verzoek_uit(request.POST["verzoek"])),
                voorstel=voorstel,
            ),
        )
        if uitkomst is not None:
            (id_,) = uitkomst.ids("opdrachten_scopevoorstel")
            messages.success(request, "Het voorstel ligt klaar. Nu kan iedereen instemmen.")
            return redirect(f"{PAD}{id_}/")
    context = {
        "form": form,
        "fout": fout,
        "opdrachten": opdrachten,
        "was_samen": sum(rij.was.materieel_budget for rij in form.rijen()),
        "namen": _te_kiezen(request),
        "verzoek": verzoek_uit(request.POST.get("verzoek", "")),
        "kruimels": [Kruimel("Scopevoorstellen", PAD), Kruimel("Nieuw voorstel")],
        "pad": request.get_full_path(),
    }
    return render(request, "opdrachten/scopevoorstel_nieuw.html", context)


def _gekozen(request: DriehoekRequest, vervangt: int | None) -> tuple[list[int], str]:
    """The opdrachten in the proposal, and what is wrong with the one that was to come in."""
    if request.method != "POST":
        gevraagd = [getal(o) for o in request.GET.getlist("opdracht")]
        if vervangt:
            gevraagd += [r.opdracht_id for r in beeld_of_404(request, vervangt).regels]
        return [o for o in dict.fromkeys(gevraagd) if o], ""
    weg = set(request.POST.getlist("weg"))
    over = [getal(o) for o in request.POST.getlist("opdracht") if o not in weg]
    gekozen = [o for o in dict.fromkeys(over) if o]
    tekst = request.POST.get("erbij", "").strip()
    if not tekst:
        return gekozen, ""
    try:
        gevonden = Dragers.lees().zoek(tekst, [Dragersoort.OPDRACHT.value], "opdracht")
    except NietGevondenError as fout:
        return gekozen, f"{fout.wat} {fout.goed}"
    return list(dict.fromkeys([*gekozen, gevonden.id])), ""


def _form(
    request: DriehoekRequest, opdrachten: Iterable[int], vervangt: int | None
) -> VoorstelForm:
    peil = request.bezoek.peil
    lijst = list(opdrachten)
    scopes = bron.scopes_op(lijst, peil.geldig_op)
    # Without a scope of its own an opdracht has nothing to change.
    scopes = {o: scopes[o] for o in lijst if o in scopes}
    begin: dict[str, Any] = {"vanaf": peil.geldig_op}
    wordt: dict[int, dict[str, Any]] = {}
    if vervangt:
        oud = beeld_of_404(request, vervangt)
        begin |= {"titel": oud.voorstel.titel, "toelichting": oud.voorstel.toelichting}
        wordt = {r.opdracht_id: r.__dict__ for r in oud.regels}
    data = _aangevuld(request, scopes) if request.method == "POST" else None
    return VoorstelForm(
        data, scopes=scopes, namen=reads.benamingen(scopes, peil), wordt=wordt, initial=begin
    )


def _aangevuld(request: DriehoekRequest, scopes: dict[int, Any]) -> Any:
    """What was typed, with what a line that just came in begins with."""
    data = request.POST.copy()
    for opdracht, scope in scopes.items():
        if f"was_{opdracht}" in data:
            continue
        data[f"was_{opdracht}"] = str(scope.id)
        for deel in ("materieel_budget", "bevoegdheden", "strategische_keuzes"):
            data[f"{deel}_{opdracht}"] = str(getattr(scope, deel))
    return data


def _te_kiezen(request: DriehoekRequest) -> list[tuple[str, str]]:
    peil = request.bezoek.peil
    nummers = dict(reads.bestaande(Dragersoort.OPDRACHT, peil).values_list("id", "nummer"))
    namen = reads.benamingen(nummers, peil)
    return sorted((nummer, namen.get(id_, "")) for id_, nummer in nummers.items())


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def stem(request: DriehoekRequest, _plek: Plek, pk: int) -> HttpResponse:
    beeld = beeld_of_404(request, pk)
    opgaven = eigen_opgaven(request, beeld)
    if not opgaven:
        raise PermissionDenied("Over dit voorstel stemmen wie de opgaven dragen die erin staan.")
    data = request.POST if request.method == "POST" else None
    form = StemForm(data, opgaven=opgaven, vandaag=request.bezoek.peil.geldig_op)

    def doe() -> Uitkomst:
        schoon = form.cleaned_data
        return acts.stem_over_scopevoorstel(
            Verzoek(actor=request.bezoek.actor),
            voorstel=pk,
            opgaven=schoon["opgaven"],
            akkoord=schoon["akkoord"] == MEE,
            op=schoon["op"],
            reden=schoon["reden"],
            kenmerk=schoon["kenmerk"],
        )

    return _vraag(
        request, pk, form, doe, "Stem over het voorstel", "Je stem staat bij het voorstel."
    )


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def intrekken(request: DriehoekRequest, _plek: Plek, pk: int) -> HttpResponse:
    beeld = beeld_of_404(request, pk)
    if not is_betrokken(request, beeld):
        raise PermissionDenied("Alleen wie een opgave in het voorstel draagt, kan het intrekken.")
    form = IntrekForm(request.POST if request.method == "POST" else None)

    def doe() -> Uitkomst:
        return acts.trek_scopevoorstel_in(
            Verzoek(actor=request.bezoek.actor), voorstel=pk, reden=form.cleaned_data["reden"]
        )

    return _vraag(request, pk, form, doe, "Trek het voorstel in", "Het voorstel is ingetrokken.")


def _vraag(
    request: DriehoekRequest,
    pk: int,
    form: forms.Form,
    doe: Callable[[], Uitkomst],
    titel: str,
    klaar: str,
) -> HttpResponse:
    """A form of one page: store and go back to the proposal, or say what is wrong."""
    if request.method == "POST" and form.is_valid() and _doe(form, doe) is not None:
        messages.success(request, klaar)
        return redirect(f"{PAD}{pk}/")
    beeld = beeld_of_404(request, pk)
    context = {
        "form": form,
        "titel": titel,
        "voorstel": beeld.voorstel,
        "kruimels": kruimels(request, beeld, Kruimel(titel)),
    }
    return render(request, "opdrachten/scopevoorstel_vraag.html", context)


def _doe(form: forms.Form, act: Callable[[], Uitkomst]) -> Uitkomst | None:
    """The outcome; None where the form now says why it was refused."""
    try:
        return act()
    except Weigering as fout:
        veld = getattr(fout, "veld", "")
        form.add_error(veld if veld in form.fields else None, str(fout))
        return None


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def gevolgen_(request: DriehoekRequest, _plek: Plek, pk: int) -> HttpResponse:
    """What the proposal would do, which rules speak; and then, when all carry it, 'Voer uit'."""
    beeld = beeld_of_404(request, pk)
    if not is_betrokken(request, beeld):
        raise PermissionDenied("Dit is voor wie een opgave in het voorstel draagt.")
    if beeld.afloop is not None:
        return redirect(f"{PAD}{pk}/")
    actor, fout, status = request.bezoek.actor, "", 200
    if request.method == "POST":
        try:
            wens = Verzoek(actor=actor, id=verzoek_uit(request.POST.get("verzoek", "")))
            acts.voer_scopevoorstel_uit(wens, voorstel=pk)
        except Weigering as weigering:
            fout = str(weigering)
            status = 409 if isinstance(weigering, IntussenGewijzigd) else 200
        else:
            messages.success(request, "Het voorstel is uitgevoerd. De scopes zijn gewijzigd.")
            return redirect(f"{PAD}{pk}/")
    beproefd = None
    try:
        beproefd = acts.beproef_scopevoorstel(Verzoek(actor=actor, voorbeeld=True), voorstel=pk)
    except Weigering as weigering:
        fout = fout or str(weigering)
    context = {
        "beeld": beeld,
        "voorstel": beeld.voorstel,
        "gevolgen": gevolgen.van(beproefd) if beproefd else None,
        "kan": beproefd is not None and beeld.gedragen,
        "fout": fout,
        "verzoek": verzoek_uit(""),
        "kruimels": kruimels(request, beeld, Kruimel("Gevolgen")),
    }
    return render(request, "opdrachten/scopevoorstel_gevolgen.html", context, status=status)
