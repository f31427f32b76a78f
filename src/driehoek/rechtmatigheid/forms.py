"""Offering a file of decisions and payments."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from driehoek.platform.documenten import schone_naam
from driehoek.rechtmatigheid.lezen.bron import VORMEN

GB = 1024**3
GROOTSTE = 2 * GB


class ControleForm(forms.Form):
    """Which file; its lines are read in the background."""

    bestand = forms.FileField(
        label="Kies je bestand",
        help_text=f"CSV, Excel (.xlsx) of Parquet, hooguit {GROOTSTE // GB} GB.",
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een gevuld bestand.",
        },
        widget=forms.FileInput(attrs={"accept": ",".join(f".{vorm}" for vorm in VORMEN)}),
    )

    def clean_bestand(self) -> "UploadedFile[bytes]":
        bestand: UploadedFile[bytes] = self.cleaned_data["bestand"]
        if PurePath(bestand.name or "").suffix.lower().removeprefix(".") not in VORMEN:
            raise forms.ValidationError(
                "Dit is geen CSV, Excel-werkmap of Parquet-bestand. Sla het op als 'CSV UTF-8', als"
                " Excel-werkmap (.xlsx) of als Parquet."
            )
        if (bestand.size or 0) > GROOTSTE:
            raise forms.ValidationError(
                f"Dit bestand is groter dan {GROOTSTE // GB} GB. Sla het op als Parquet, dat is veel"
                " kleiner; of laat het toetsen met 'driehoek check rechtmatigheid'."
            )
        return bestand

    @property
    def naam(self) -> str:
        bestand: Any = self.cleaned_data["bestand"]
        return schone_naam(bestand.name or "")
