"""The questions 'Mag dit?' and 'Wie mag dit?' as forms; they are asked by their address."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from driehoek.bevoegdheden.gesteld import Gesteld
from driehoek.bevoegdheden.types import Rechtshandeling, Voorwaarde
from driehoek.bevoegdheden.velden import CentenField, ObjectField, WieField
from driehoek.kern.tijd import Peilmoment
from driehoek.platform.models import Kop
from driehoek.register.velden import DagField


class VraagForm(forms.Form):
    """What everybody asks: an act, on something, for an amount, on a day."""

    daad = forms.ChoiceField(
        label="Wat",
        choices=[("", "Kies een handeling"), *Rechtshandeling.choices],
        error_messages={
            "required": "Kies wat er gedaan wordt.",
            "invalid_choice": "'%(value)s' is geen handeling. Kies er een uit de lijst.",
        },
    )
    over = ObjectField(label="Waarover")
    bedrag = CentenField(
        label="Bedrag", required=False, help_text="In euro's. Leeg: het gaat niet om geld."
    )
    geldig_op = DagField(
        label="Op welke dag", required=False, help_text="Zoals 3 maart 2026. Leeg is vandaag."
    )
    primair = WieField(
        label="Wie nam het besluit waar het bezwaar over gaat?",
        required=False,
        help_text="Alleen bij een beslissing op bezwaar.",
    )
    field_order = ("persoon", "daad", "over", "bedrag", "geldig_op")

    def zonder_oordeel(self) -> None:
        """Show what was typed without saying what is wrong with it, as after a search."""
        self._errors = ErrorDict()

    def gesteld(self, peil: Peilmoment, kop: Kop) -> Gesteld:
        """The question, once it is valid."""
        gegeven: dict[str, Any] = self.cleaned_data
        # At an earlier head nothing is known that came after it.
        peil = Peilmoment(peil.geldig_op, min(peil.bekend_op, kop.moment))
        return Gesteld(
            persoon=gegeven.get("persoon") or 0,
            daad=Rechtshandeling(gegeven["daad"]),
            over=gegeven["over"],
            bedrag=gegeven["bedrag"],
            peil=peil,
            kop=kop,
            voldaan=frozenset(Voorwaarde(v) for v in gegeven.get("voldaan", ())),
            eigen_belang=bool(gegeven.get("eigen_belang")),
            primair=gegeven.get("primair") or 0,
        )


class MagForm(VraagForm):
    """Whether one person may."""

    persoon = WieField(label="Wie")
    voldaan = forms.MultipleChoiceField(
        label="Wat is er al gedaan?",
        required=False,
        choices=Voorwaarde.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "'%(value)s' is geen voorwaarde."},
    )
    eigen_belang = forms.BooleanField(
        label="Deze persoon heeft er zelf een belang bij", required=False
    )
