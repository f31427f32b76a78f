"""Offering a file: which, and for a budget what it rests on."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from driehoek.opdrachten.begroting.tabel import MAX_BYTES, MAX_REGELS
from driehoek.opdrachten.overname.begroting import Grondkeuze
from driehoek.opdrachten.vastleggen.velden import DagField
from driehoek.platform import documentsoorten
from driehoek.platform.documenten import schone_naam
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui import opmaak

VORMEN = (".csv", ".xlsx")
MB = 1024 * 1024
BESLUIT, CONVERSIE = "besluit", "conversie"


class BestandForm(forms.Form):
    """A list of opdrachten or rolvervullingen: each of its lines names its own besluit."""

    bestand = forms.FileField(
        label="Kies je bestand",
        help_text=(
            f"CSV of Excel (.xlsx), hooguit {MAX_BYTES // MB} MB en {opmaak.heel(MAX_REGELS)} regels."
        ),
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een gevuld bestand.",
        },
        widget=forms.FileInput(attrs={"accept": ",".join(VORMEN)}),
    )

    def clean_bestand(self) -> "UploadedFile[bytes]":
        """Neither too large nor something else: the lines themselves are read in the background."""
        bestand: UploadedFile[bytes] = self.cleaned_data["bestand"]
        if (bestand.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                f"Dit bestand is groter dan {MAX_BYTES // MB} MB. Splits het, bijvoorbeeld per jaar."
            )
        naam = bestand.name or ""
        if PurePath(naam).suffix.casefold() not in VORMEN:
            raise forms.ValidationError(
                "Dit is geen CSV-bestand en geen Excel-werkmap. Sla je lijst op als 'CSV UTF-8' of"
                " als Excel-werkmap (.xlsx)."
            )
        inhoud = bestand.read()
        try:
            documentsoorten.herken(inhoud, naam)
        except InvoerFout as fout:
            raise forms.ValidationError(fout.zin) from fout
        self.inhoud, self.naam = inhoud, schone_naam(naam)
        return bestand

    @property
    def keuze(self) -> Grondkeuze:
        return Grondkeuze()


class OpBesluitForm(BestandForm):
    """A list that rests as a whole on one besluit, or else on what was there before."""

    kenmerk = forms.CharField(
        label="Kenmerk van het besluit",
        required=False,
        max_length=40,
        help_text="Alleen bij een besluit.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort"}),
    )

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("rust_op") == BESLUIT and not schoon.get("kenmerk"):
            self.add_error("kenmerk", "Vul het kenmerk van het besluit in.")
        return schoon


def _rust_op(label: str, op_besluit: str, anders: str, fout: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(BESLUIT, op_besluit), (CONVERSIE, anders)],
        initial=BESLUIT,
        widget=forms.RadioSelect,
        error_messages={"required": fout},
    )


class BegrotingForm(OpBesluitForm):
    """A budget rests as a whole on one besluit of PS, or on published files."""

    rust_op = _rust_op(
        "Waar rust deze begroting op",
        "Een besluit van Provinciale Staten",
        "Gepubliceerde bestanden",
        "Kies waar de begroting op rust.",
    )
    genomen = DagField(
        label="Genomen op",
        required=False,
        help_text="Alleen als het besluit nog niet in het register staat.",
    )
    conversie = forms.CharField(
        label="Welke gepubliceerde bestanden",
        required=False,
        max_length=2000,
        help_text="Alleen bij gepubliceerde bestanden: waar ze vandaan komen.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    correctie = forms.CharField(
        label="Wat stond er fout in het register",
        required=False,
        max_length=2000,
        help_text=(
            "Alleen als bedragen in het register fout staan en dit bestand ze verbetert. Anders wordt"
            " een ander bedrag geweigerd."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    field_order = ("bestand", "rust_op", "kenmerk", "genomen", "conversie", "correctie")

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        if schoon.get("rust_op") == CONVERSIE and not schoon.get("conversie"):
            self.add_error("conversie", "Noem waar de bestanden vandaan komen.")
        return schoon

    @property
    def keuze(self) -> Grondkeuze:
        schoon = self.cleaned_data
        op_besluit = schoon["rust_op"] == BESLUIT
        return Grondkeuze(
            kenmerk=schoon["kenmerk"] if op_besluit else "",
            genomen=schoon["genomen"] if op_besluit else None,
            conversie="" if op_besluit else schoon["conversie"],
            correctie=schoon["correctie"],
        )


class MandaatForm(OpBesluitForm):
    """A mandate regulation rests as a whole on one besluit, or each line on its paper one."""

    rust_op = _rust_op(
        "Waar rusten de artikelen op",
        "Een besluit dat in het register staat: wat er staat, wijzigt",
        "Het papieren besluit op elke regel, van voor dit register",
        "Kies waar de artikelen op rusten.",
    )
    field_order = ("bestand", "rust_op", "kenmerk")

    @property
    def keuze(self) -> Grondkeuze:
        schoon = self.cleaned_data
        return Grondkeuze(kenmerk=schoon["kenmerk"] if schoon["rust_op"] == BESLUIT else "")


_FORMULIER: dict[str, type[BestandForm]] = {"begroting": BegrotingForm, "mandaat": MandaatForm}


def formulier_voor(soort: str) -> type[BestandForm]:
    return _FORMULIER.get(soort, BestandForm)
