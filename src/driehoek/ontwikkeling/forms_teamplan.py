"""The plan of a team as one form: a text per part, and who may read it."""

from typing import Any

from django import forms

from driehoek.ontwikkeling.types import LANGSTE_TEKST, Plandeel

HULP: dict[str, str] = {
    Plandeel.WAARDEN: "Waar staan jullie voor? Wat is goed werk in dit vak, en waar spreken jullie elkaar op aan?",
    Plandeel.KENNIS: "Hoe leren jullie van elkaar, wat moet erbij, en hoe blijft kennis als iemand gaat?",
    Plandeel.ACTIVITEITEN: "Wat doen jullie dit jaar samen? Zet erbij wanneer.",
    Plandeel.BEZETTING: "Hoe kiezen jullie wie aan welke opgave werkt, en wat doen jullie bij drukte?",
    Plandeel.DOELEN: "Wat wil het team bereiken, en wat wil het leren?",
    Plandeel.NODIG: "Wat hebben jullie nodig van anderen, aan tijd, ruimte en middelen?",
    Plandeel.ROLLEN: "Wie doet wat in het team, en hoe vaak komen jullie bij elkaar?",
}


class TeamplanForm(forms.Form):
    """All parts; what is left empty is not in the plan."""

    use_required_attribute = False
    bewerking = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    jaar = forms.IntegerField(
        label="Voor welk jaar",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"data-breedte": "kort", "inputmode": "numeric"}),
        error_messages={"required": "Vul een jaar in, zoals 2026."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for deel in Plandeel:
            self.fields[f"tekst_{deel.value}"] = forms.CharField(
                label=str(deel.label),
                required=False,
                max_length=LANGSTE_TEKST,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text=HULP[deel],
            )
            self.fields[f"besloten_{deel.value}"] = forms.BooleanField(
                label=f"Alleen voor het team: {str(deel.label).lower()}", required=False
            )

    @property
    def delen(self) -> dict[str, tuple[str, bool]]:
        """What was filled in, per part."""
        schoon = self.cleaned_data
        return {
            deel.value: (schoon[f"tekst_{deel.value}"], schoon[f"besloten_{deel.value}"])
            for deel in Plandeel
        }


def begin(delen: dict[str, tuple[str, bool]], jaar: int, bewerking: int) -> dict[str, Any]:
    """What the form shows first."""
    gevuld: dict[str, Any] = {"jaar": jaar, "bewerking": bewerking}
    for onderdeel, (tekst, besloten) in delen.items():
        gevuld |= {f"tekst_{onderdeel}": tekst, f"besloten_{onderdeel}": besloten}
    return gevuld
