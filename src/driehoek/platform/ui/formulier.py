"""A Django bound field in the clothes of the design system, with its help and error tied to it."""

from typing import Any

from django.forms import BoundField, Widget
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
)

GROEPEN = (RadioSelect, CheckboxSelectMultiple)


def _klasse(widget: Widget) -> str:
    if isinstance(widget, CheckboxInput):
        return "dh-vink"
    if isinstance(widget, GROEPEN):
        return "dh-keuze"
    if isinstance(widget, FileInput):
        return "dh-bestand"
    if isinstance(widget, Textarea):
        return "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, Select):
        return "utrecht-select utrecht-select--html-select"
    return "utrecht-textbox utrecht-textbox--html-input"


def maak_op(veld: BoundField) -> dict[str, Any]:
    """What the template of a field needs. Django ties help and errors to the input itself."""
    widget = veld.field.widget
    klasse = _klasse(widget)
    if veld.errors and klasse.startswith("utrecht-"):
        klasse += f" {klasse.split()[0]}--invalid"
    return {
        "veld": veld,
        "invoer": veld.as_widget(attrs={"class": klasse}),
        "groep": isinstance(widget, GROEPEN),
        "vink": isinstance(widget, CheckboxInput),
        "optioneel": not veld.field.required and not isinstance(widget, CheckboxInput),
    }
