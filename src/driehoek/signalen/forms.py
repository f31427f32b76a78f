"""What people fill in about signals and notifications."""

from django import forms

from driehoek.opdrachten.vastleggen.velden import DagField
from driehoek.signalen.types import Ritme

LANGSTE = 2000


class UitlegForm(forms.Form):
    use_required_attribute = False
    tekst = forms.CharField(
        label="Jouw uitleg",
        max_length=LANGSTE,
        help_text="Waarom is het zo, en waarom mag dat? Noem geen medische gegevens.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Leg uit waarom het zo is."},
    )


class StilForm(forms.Form):
    use_required_attribute = False
    tot = DagField(label="Tot", help_text="Op deze dag komt het signaal terug.")
    reden = forms.CharField(
        label="Reden",
        max_length=LANGSTE,
        help_text="Waarom kan het wachten? Noem geen medische gegevens.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Zeg waarom het kan wachten."},
    )


class PostForm(forms.Form):
    use_required_attribute = False
    ritme = forms.ChoiceField(
        label="Hoe vaak wil je een bericht?",
        choices=Ritme.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    adres = forms.EmailField(
        label="E-mailadres",
        required=False,
        max_length=254,
        help_text="Alleen voor deze berichten. Bij 'Nooit' vergeten we het adres.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Dit is geen e-mailadres. Schrijf het als naam@provincie.nl."},
    )
