"""Every component and drawing on one page, to look at. Routed in demo and debug only."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from driehoek.platform.ui import galerij_gegevens as gegevens
from driehoek.platform.ui import galerij_tekeningen as tekeningen


class Voorbeeldformulier(forms.Form):
    naam = forms.CharField(
        label="Naam van de opdracht",
        max_length=120,
        help_text="Zo komt de opdracht in het register te staan.",
    )
    vanaf = forms.DateField(
        label="Vanaf", widget=forms.DateInput(attrs={"type": "date"}), help_text="De eerste dag."
    )
    soort = forms.ChoiceField(
        label="Wat is er gebeurd?",
        choices=[
            ("wijziging", "Er is iets nieuws besloten"),
            ("correctie", "Het register was fout"),
            ("intrekking", "Een besluit is ingetrokken"),
        ],
        widget=forms.RadioSelect,
    )
    label = forms.ChoiceField(
        label="Label", choices=[("dynamisch", "Dynamisch"), ("stabiel", "Stabiel")]
    )
    uitleg = forms.CharField(
        label="Uitleg", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    bericht = forms.BooleanField(label="Stuur de opdrachtnemer een bericht", required=False)


def _context(request: HttpRequest) -> dict[str, Any]:
    formulier = Voorbeeldformulier({"naam": "", "vanaf": "2026-04-01", "label": "stabiel"})
    formulier.is_valid()
    anders = "geldig_op" in request.GET
    return {
        "g": gegevens,
        "t": tekeningen,
        "tijdbalk": gegevens.TOEN if anders else gegevens.VANDAAG,
        "stand": gegevens.STAND,
        "pagina": Paginator(range(1187), 25).get_page(request.GET.get("pagina", 3)),
        "formulier": formulier,
        "gebruiker_naam": "Noor de Wit",
        "gebruiker_rol": "Registerbeheerder",
    }


def galerij(request: HttpRequest) -> HttpResponse:
    return render(request, "platform/galerij.html", _context(request))
