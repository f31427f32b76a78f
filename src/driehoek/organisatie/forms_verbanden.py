"""What people fill in to join beside their own P-team, and to stop (PT-07)."""

from collections.abc import Sequence

from django import forms

from driehoek.organisatie.types_verbanden import MEESTE_AANDEEL
from driehoek.register.velden import DagField


class MeedoenForm(forms.Form):
    use_required_attribute = False
    verzoek = forms.UUIDField(widget=forms.HiddenInput)
    persoon = forms.TypedChoiceField(
        label="Wie",
        coerce=int,
        help_text="Jijzelf, of iemand uit een P-team waar je P-manager van bent.",
    )
    overlegd_op = DagField(
        label="Overlegd met de eigen P-manager op",
        help_text="Meedoen spreek je af. Je blijft in je eigen P-team.",
    )
    vanaf = DagField(label="Vanaf")
    aandeel = forms.IntegerField(
        label="Deel van de werktijd in procenten",
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"data-breedte": "kort", "inputmode": "numeric"}),
        help_text=f"Hooguit {MEESTE_AANDEEL}. Mag leeg blijven.",
    )

    def kies(self, mensen: Sequence[tuple[int, str]]) -> None:
        """Of whom one may enter it; where that is only oneself, it is not asked."""
        veld = self.fields["persoon"]
        veld.choices = [(str(id_), naam) for id_, naam in mensen]  # type: ignore[attr-defined]
        veld.initial = str(mensen[0][0])
        if len(mensen) == 1:
            veld.widget = forms.HiddenInput()


class StopForm(forms.Form):
    use_required_attribute = False
    verzoek = forms.UUIDField(widget=forms.HiddenInput)
    vanaf = DagField(label="Doet niet meer mee vanaf")
