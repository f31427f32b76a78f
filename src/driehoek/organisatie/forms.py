"""What people fill in to propose a profession, and to answer that (PT-16)."""

from django import forms

from driehoek.organisatie.types_vakken import Voorstelstaat


class VoorstelForm(forms.Form):
    use_required_attribute = False
    vak = forms.CharField(
        label="Welk vak mis je",
        max_length=120,
        error_messages={"required": "Schrijf op welk vak je mist."},
    )
    waarom = forms.CharField(
        label="Waarom",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Iedereen binnen leest dit. Noem geen medische gegevens.",
        error_messages={"required": "Schrijf op waarom."},
    )


class AntwoordForm(forms.Form):
    use_required_attribute = False
    staat = forms.ChoiceField(
        label="Wat gebeurt ermee",
        choices=[(s.value, str(s.label)) for s in Voorstelstaat if s != Voorstelstaat.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat ermee gebeurt."},
    )
    antwoord = forms.CharField(
        label="Antwoord",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Leg uit waarom. Wie het voorstelde, leest dit.",
        error_messages={"required": "Schrijf een antwoord."},
    )
