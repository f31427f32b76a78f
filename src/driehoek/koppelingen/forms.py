"""What is filled in to let a system in, and to give it a key."""

from datetime import timedelta
from typing import Any

from django import forms

from driehoek.koppelingen.acts import LANGSTE_OVERLAP, MEESTE_PER_MINUUT
from driehoek.koppelingen.types import AfnemerGegevens, Leesrecht, Sleutelsoort
from driehoek.opdrachten.vastleggen.velden import DagField


class AfnemerForm(forms.Form):
    use_required_attribute = False

    verzoek = forms.UUIDField(widget=forms.HiddenInput)
    naam = forms.CharField(
        label="Naam van het systeem",
        max_length=100,
        error_messages={"required": "Vul in hoe het systeem heet."},
    )
    doel = forms.CharField(
        label="Waarvoor",
        max_length=500,
        help_text="Wat het systeem doet met wat het leest. Dit is wat je later beoordeelt.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Vul in waarvoor het systeem leest."},
    )
    contact = forms.CharField(
        label="Contact",
        max_length=200,
        help_text="Het adres van een team, niet van een persoon.",
        error_messages={"required": "Vul in wie je kunt bereiken over dit systeem."},
    )
    leesrechten = forms.MultipleChoiceField(
        label="Wat mag het lezen?",
        choices=Leesrecht.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niet meer dan nodig is voor het doel.",
        error_messages={"required": "Kies wat dit systeem mag lezen."},
    )
    per_minuut = forms.IntegerField(
        label="Vragen per minuut",
        min_value=1,
        max_value=MEESTE_PER_MINUUT,
        help_text="Hoe vaak het systeem hooguit iets mag vragen.",
        error_messages={"required": "Vul een aantal in."},
    )
    tot_en_met = DagField(
        label="Laatste dag",
        help_text="Hooguit twee jaar vooruit. Daarna kun je verlengen.",
    )

    def gegevens(self) -> AfnemerGegevens:
        schoon: dict[str, Any] = self.cleaned_data
        return AfnemerGegevens(
            naam=schoon["naam"],
            doel=schoon["doel"],
            contact=schoon["contact"],
            leesrechten=tuple(Leesrecht(recht) for recht in schoon["leesrechten"]),
            per_minuut=schoon["per_minuut"],
            tot_en_met=schoon["tot_en_met"],
        )


class SleutelForm(forms.Form):
    use_required_attribute = False

    verzoek = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(
        label="Hoe laat het systeem zien wie het is?",
        choices=Sleutelsoort.choices,
        widget=forms.RadioSelect,
        help_text="Een OAuth2-client haalt met zijn geheim steeds een token dat een kwartier werkt.",
        error_messages={"required": "Maak een keuze."},
    )
    tot_en_met = DagField(label="Laatste dag", help_text="Hooguit een jaar vooruit.")


class VervangForm(forms.Form):
    use_required_attribute = False

    verzoek = forms.UUIDField(widget=forms.HiddenInput)
    tot_en_met = DagField(label="Laatste dag van de nieuwe", help_text="Hooguit een jaar vooruit.")
    overlap = forms.IntegerField(
        label="Hoeveel dagen werkt de oude nog?",
        min_value=0,
        max_value=LANGSTE_OVERLAP.days,
        help_text="Zo kan het systeem overstappen zonder stil te staan. Kies 0 als hij is uitgelekt.",
        error_messages={"required": "Vul een aantal dagen in. Kies 0 als hij meteen weg moet."},
    )

    def overlap_duur(self) -> timedelta:
        return timedelta(days=self.cleaned_data["overlap"])
