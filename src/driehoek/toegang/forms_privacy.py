"""The forms about one's own data."""

from typing import Any

from django import forms

from driehoek.platform import persoonsvelden
from driehoek.toegang.models import Correctieverzoek


class VraagForm(forms.Form):
    use_required_attribute = False
    waarover = forms.ChoiceField(
        label="Waarover gaat het", error_messages={"required": "Kies waarover het gaat."}
    )
    tekst = forms.CharField(
        label="Wat klopt er niet",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Schrijf ook op wat er wel moet staan. Noem geen medische gegevens.",
        error_messages={"required": "Schrijf op wat er niet klopt."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        namen = sorted({g.wat for g in persoonsvelden.alle()}, key=str.casefold)
        self.fields["waarover"].choices = [  # type: ignore[attr-defined]
            ("", "Maak een keuze"),
            *((naam, naam[0].upper() + naam[1:]) for naam in namen),
        ]


class AntwoordForm(forms.Form):
    use_required_attribute = False
    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst",
        choices=[
            (u.value, str(u.label))
            for u in Correctieverzoek.Uitkomst
            if u != Correctieverzoek.Uitkomst.OPEN
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat de uitkomst is."},
    )
    antwoord = forms.CharField(
        label="Antwoord",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De vrager leest dit. Zeg wat je deed, of waarom het zo blijft.",
        error_messages={"required": "Schrijf een antwoord."},
    )
