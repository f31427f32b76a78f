"""The forms of scope proposals: make one, agree or not, take it back (REG-33)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.utils import ErrorDict

from driehoek.opdrachten.models import Scope
from driehoek.opdrachten.types import NieuwScopevoorstel, ScopeGegevens, Voorstelregel
from driehoek.opdrachten.vastleggen.velden import BedragField, DagField

DELEN = ("materieel_budget", "bevoegdheden", "strategische_keuzes")
MEE, NIET_MEE = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Rij:
    """One opdracht in the form: what its scope was, and the fields for what it becomes."""

    opdracht: int
    naam: str
    was: Scope
    velden: Sequence[BoundField]


class VoorstelForm(forms.Form):
    """A title, a reason, a day, and for each opdracht what its scope becomes."""

    use_required_attribute = False

    titel = forms.CharField(
        label="Titel",
        max_length=150,
        error_messages={"required": "Geef het voorstel een titel."},
    )
    toelichting = forms.CharField(
        label="Waarom",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Zeg waarom: wie moet instemmen, leest het."},
    )
    vanaf = DagField(label="Vanaf", help_text="De eerste dag van de nieuwe scopes.")

    def __init__(
        self,
        *args: Any,
        scopes: Mapping[int, Scope],
        namen: Mapping[int, str],
        wordt: Mapping[int, Mapping[str, Any]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._scopes, self._namen = scopes, namen
        for opdracht, scope in scopes.items():
            begin = (wordt or {}).get(opdracht) or scope.__dict__
            for deel, veld in _velden().items():
                veld.initial = begin[deel]
                self.fields[f"{deel}_{opdracht}"] = veld
            self.fields[f"was_{opdracht}"] = forms.IntegerField(
                initial=scope.id, widget=forms.HiddenInput
            )

    def zonder_oordeel(self) -> None:
        """Show what was typed without saying what is wrong with it, as after adding an opdracht."""
        self._errors = ErrorDict()

    def rijen(self) -> Iterator[Rij]:
        for opdracht, scope in self._scopes.items():
            velden = [self[f"{deel}_{opdracht}"] for deel in (*DELEN, "was")]
            yield Rij(opdracht, self._namen.get(opdracht, ""), scope, velden)

    def algemeen(self) -> list[BoundField]:
        return [self["titel"], self["toelichting"], self["vanaf"]]

    def voorstel(self, knelpunt: int | None, vervangt: int | None) -> NieuwScopevoorstel:
        schoon = self.cleaned_data
        return NieuwScopevoorstel(
            titel=schoon["titel"],
            toelichting=schoon["toelichting"],
            vanaf=schoon["vanaf"],
            regels=tuple(
                Voorstelregel(
                    o,
                    schoon[f"was_{o}"],
                    ScopeGegevens(**{deel: schoon[f"{deel}_{o}"] for deel in DELEN}),
                )
                for o in self._scopes
            ),
            knelpunt=knelpunt,
            vervangt=vervangt,
        )


def _velden() -> dict[str, forms.Field]:
    tekst = forms.Textarea(attrs={"rows": 2})
    return {
        "materieel_budget": BedragField(label="Materieel budget wordt"),
        "bevoegdheden": forms.CharField(
            label="Bevoegdheden worden", required=False, max_length=4000, widget=tekst
        ),
        "strategische_keuzes": forms.CharField(
            label="Strategische keuzes worden", required=False, max_length=4000, widget=tekst
        ),
    }


class StemForm(forms.Form):
    use_required_attribute = False

    opgaven = forms.TypedMultipleChoiceField(
        label="Voor welke opgave",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies een opgave."},
    )
    akkoord = forms.ChoiceField(
        label="Stem je in",
        choices=[
            (MEE, "Ja: dit wordt mijn besluit als het voorstel wordt uitgevoerd"),
            (NIET_MEE, "Nee"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    reden = forms.CharField(
        label="Waarom niet, of wat je wilt meegeven",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    op = DagField(label="Op", help_text="De dag waarop is ingestemd; hooguit vandaag.")
    kenmerk = forms.CharField(
        label="Kenmerk van het besluit",
        required=False,
        max_length=36,
        help_text="Laat leeg: dan krijgt het een kenmerk van het voorstel.",
    )

    def __init__(
        self, *args: Any, opgaven: Sequence[tuple[int, str]], vandaag: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        keuzes = [(str(id_), naam) for id_, naam in opgaven]
        self.fields["opgaven"].choices = keuzes  # type: ignore[attr-defined]
        self.fields["opgaven"].initial = [waarde for waarde, _ in keuzes]
        self.fields["op"].initial = vandaag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("akkoord") == NIET_MEE and not schoon.get("reden"):
            self.add_error("reden", "Zeg waarom je niet instemt.")
        return schoon


class IntrekForm(forms.Form):
    use_required_attribute = False

    reden = forms.CharField(
        label="Waarom gaat het niet door",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Zeg waarom."},
    )
