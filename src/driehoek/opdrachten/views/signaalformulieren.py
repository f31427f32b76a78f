"""Noting a signal from outside, weighing it, and turning it into a proposal (REG-28)."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.utils import ErrorDict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.opdrachten import acts, policy, reads_signalen
from driehoek.opdrachten.reads_signalen import Signaal
from driehoek.opdrachten.types_signalen import (
    WEGINGEN,
    NieuwSignaal,
    Signaalbron,
    Urgentie,
    Vervolg,
    Voorstel,
    Weging,
)
from driehoek.opdrachten.vastleggen.concept import verzoek_uit
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField, DragerField
from driehoek.opdrachten.vastleggen.views.poort import schrijvend
from driehoek.platform import documenten
from driehoek.platform.fouten import InvoerFout, Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kruimel
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest

LIJST = "/signalen-van-buiten/"
ZOEK = "zoek"
GEEN_NAMEN = (
    "Noem geen namen of andere gegevens van mensen buiten de provincie. Een organisatie noemen mag."
)


def _verhaal(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul dit in."},
    )


def _keuze(label: str, choices: Any, **opties: Any) -> forms.ChoiceField:
    fouten = {"required": "Maak een keuze."}
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages=fouten, **opties
    )


class SignaalForm(forms.Form):
    """What people type about a signal; it decides nothing itself."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def zonder_oordeel(self) -> "SignaalForm":
        """Show what was typed without saying what is wrong with it, as after a search."""
        self._errors = ErrorDict()
        return self

    def meld(self, fout: Weigering) -> None:
        veld = fout.veld if isinstance(fout, InvoerFout) else ""
        self.add_error(veld if veld in self.fields else None, ValidationError(fout.zin))


class NoteerForm(SignaalForm):
    drager = DragerField(label="Bij welke opgave of opdracht")
    wat = _verhaal("Wat zag of hoorde je", GEEN_NAMEN)
    bron = _keuze("Waar komt het vandaan", Signaalbron.choices)
    gezien = DagField(label="Wanneer", help_text="De dag waarop je het zag of hoorde.")
    urgentie = _keuze("Hoe dringend is het", Urgentie.choices, initial=Urgentie.GEWOON.value)
    link = forms.CharField(
        label="Link", required=False, max_length=500, help_text="Waar het te lezen is: https://..."
    )
    document = forms.FileField(
        label="Document",
        required=False,
        help_text="PDF of een ander gangbaar bestand, hooguit 25 MB.",
    )

    def clean_document(self) -> str | None:
        """Keep the file; gives its hash."""
        bestand = self.cleaned_data["document"]
        if not bestand:
            return None
        try:
            return documenten.bewaar(bestand, bestand.name or "document").sha256
        except InvoerFout as fout:
            raise ValidationError(fout.zin) from fout


class WeegForm(SignaalForm):
    oordeel = _keuze("Doen jullie er iets mee", [(s.value, s.label) for s in WEGINGEN])
    reden = _verhaal("Waarom", "Kort. Iedereen binnen kan het lezen.")
    opnieuw_op = DagField(
        label="Wanneer kijken jullie opnieuw", required=False, help_text="Alleen bij 'later'."
    )


class VoorstelForm(SignaalForm):
    wat = _verhaal("Wat stel je voor", "Wat er volgt uit dit signaal.")
    vervolg = forms.ChoiceField(
        label="Hoe gaat het verder", required=False, widget=forms.RadioSelect, initial=""
    )

    def __init__(self, *args: Any, signaal: Signaal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kan = [
            v
            for v in Vervolg
            if v is not Vervolg.SCOPE or signaal.dragersoort == Dragersoort.OPDRACHT
        ]
        self.fields["vervolg"].choices = [(v.value, v.label) for v in kan]  # type: ignore[attr-defined]


Doe = Callable[[Verzoek, dict[str, Any]], Uitkomst]


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def noteer(request: DriehoekRequest, plek: Plek) -> HttpResponse:
    """Anyone inside notes; where one came from an opgave or opdracht, that is chosen already."""
    if request.bezoek.persoon is None:
        raise PermissionDenied("Je account hoort niet bij een persoon in het register.")
    begin = {"drager": plek.drager if plek.soort else None, "gezien": plek.peil.geldig_op}
    form = NoteerForm(request.POST or None, request.FILES or None, initial=begin)

    def doe(verzoek: Verzoek, schoon: dict[str, Any]) -> Uitkomst:
        return acts.noteer_signalen(verzoek, signalen=[NieuwSignaal(**schoon)])

    return _verwerk(request, form, doe, titel="Noteer een signaal van buiten", knop="Noteer")


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def weeg(request: DriehoekRequest, _plek: Plek, pk: int) -> HttpResponse:
    """The domeindirecteur or the AOG says what is done with it, and why."""
    signaal = _te_wegen(request, pk)

    def doe(verzoek: Verzoek, schoon: dict[str, Any]) -> Uitkomst:
        return acts.weeg_signalen(verzoek, wegingen=[Weging(signaal=pk, **schoon)])

    form = WeegForm(request.POST or None)
    return _verwerk(request, form, doe, titel="Weeg dit signaal", knop="Leg vast", signaal=signaal)


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def stel_voor(request: DriehoekRequest, _plek: Plek, pk: int) -> HttpResponse:
    """What follows from it; the page of the signal then leads on into the wizard."""
    signaal = _te_wegen(request, pk)

    def doe(verzoek: Verzoek, schoon: dict[str, Any]) -> Uitkomst:
        return acts.doe_voorstel(verzoek, voorstellen=[Voorstel(signaal=pk, **schoon)])

    form = VoorstelForm(request.POST or None, signaal=signaal)
    return _verwerk(request, form, doe, titel="Doe een voorstel", knop="Leg vast", signaal=signaal)


def _te_wegen(request: DriehoekRequest, pk: int) -> Signaal:
    """The signal, where this visitor weighs it."""
    bezoek = request.bezoek
    signaal = reads_signalen.signaal(pk, bezoek.nu)
    if signaal is None:
        raise Http404("Dit signaal staat niet in het register.")
    if bezoek.persoon is None or not policy.weegrollen(bezoek.persoon, signaal.drager):
        raise PermissionDenied(
            "Een signaal wegen de domeindirecteur en de ambtelijk opdrachtgever ervan."
        )
    return signaal


def _verwerk(
    request: DriehoekRequest,
    form: SignaalForm,
    doe: Doe,
    *,
    titel: str,
    knop: str,
    signaal: Signaal | None = None,
) -> HttpResponse:
    verzoek = verzoek_uit(request.POST.get("verzoek", ""))
    if request.POST.get("stap") == ZOEK:
        form.zonder_oordeel()
    elif form.is_valid() and (uitkomst := _probeer(request, form, doe, verzoek)):
        messages.success(request, "Vastgelegd. Iedereen binnen kan het lezen.")
        return redirect(_pagina(uitkomst, signaal))
    context = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "signaal": signaal,
        "verzoek": verzoek,
        "pad": request.get_full_path(),
        "terug": signaal.pad if signaal else LIJST,
        "kruimels": [Kruimel("Signalen van buiten", LIJST), Kruimel(titel)],
    }
    return render(request, "opdrachten/signaal_formulier.html", context)


def _probeer(
    request: DriehoekRequest, form: SignaalForm, doe: Doe, verzoek: uuid.UUID
) -> Uitkomst | None:
    try:
        return doe(Verzoek(actor=request.bezoek.actor, id=verzoek), form.cleaned_data)
    except Weigering as fout:
        form.meld(fout)
        return None


def _pagina(uitkomst: Uitkomst, signaal: Signaal | None) -> str:
    if signaal:
        return signaal.pad
    (nieuw,) = uitkomst.ids("opdrachten_buitensignaal")
    return f"{LIJST}{nieuw}/"
