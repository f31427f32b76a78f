"""Answering a knelpunt: solve it here, or pass it on."""

from typing import Any

from django import forms

from driehoek.opdrachten.models import Oplossing, Trede
from driehoek.opdrachten.reads_escalatie import Tredebeeld

DOOR = "door"


class AntwoordForm(forms.Form):
    use_required_attribute = False

    wat = forms.ChoiceField(
        label="Wat doe je ermee",
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    tekst = forms.CharField(
        label="Hoe is het opgelost, of wat adviseer je",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul dit in: wie het leest, wil weten waarom."},
    )

    def __init__(self, *args: Any, verder: Tredebeeld | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        door = [(DOOR, _doorzetten(verder))] if verder else []
        opgelost = [(code, f"Opgelost: {label.lower()}") for code, label in Oplossing.choices]
        self.fields["wat"].choices = [*opgelost, *door]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        gekozen = schoon.get("wat", "")
        schoon["wijze"] = "" if gekozen == DOOR else gekozen
        return schoon


def _doorzetten(verder: Tredebeeld) -> str:
    if verder.code == Trede.O_BERAAD:
        return "Zet het op de agenda van het O-beraad, met advies"
    namen = " en ".join(r.naam for r in verder.wie)
    wie = f"{verder.label.lower()} {namen}".strip()
    return f"Zet het door naar {wie}, met advies"
