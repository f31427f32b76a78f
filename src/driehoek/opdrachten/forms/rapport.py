"""Asking for a report: on which day, as known when, about what."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from driehoek.kern.tijd import AMSTERDAM, Peilmoment
from driehoek.opdrachten import reads
from driehoek.opdrachten.rapport.maak import VORMEN, omvang_van
from driehoek.opdrachten.rapport.types import Omvang, Omvangsoort
from driehoek.opdrachten.vastleggen.velden import DagField
from driehoek.platform.ui.schil import Tijdbalk


class BekendField(DagField):
    """A day, or a moment to the second; empty is all that is known now."""

    def to_python(self, value: Any) -> Any:
        tekst = str(value or "").strip()
        if "T" not in tekst:
            return super().to_python(value)
        try:
            moment = datetime.fromisoformat(tekst)
        except ValueError as fout:
            raise ValidationError(
                f"'{tekst[:40]}' is geen moment. Schrijf het als 2025-04-03T14:05."
            ) from fout
        return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


class RapportForm(forms.Form):
    """What 'register op datum' must be about."""

    geldig_op = DagField(label="Geldig op", help_text="Wat was er op deze dag waar?")
    bekend_op = BekendField(
        label="Bekend op",
        required=False,
        help_text="Wat wist het register toen? Een dag telt tot zijn einde. Leeg is alles van nu.",
    )
    omvang = forms.ChoiceField(label="Waarover")
    vorm = forms.ChoiceField(
        label="Vorm",
        choices=[(code, vorm.label) for code, vorm in VORMEN.items()],
        widget=forms.RadioSelect,
        initial="pdf",
        error_messages={"required": "Kies PDF of Excel."},
    )

    def __init__(self, *args: Any, peil: Peilmoment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["omvang"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101  (declared above)
        veld.choices = _omvangen(peil)

    def clean_omvang(self) -> Omvang:
        soort, _, id_ = self.cleaned_data["omvang"].partition("-")
        return omvang_van(soort, int(id_) if id_ else None)


class UittrekselForm(forms.Form):
    """What somebody wants an extract for; and, for who may see the ledger, whether all of it."""

    doel = forms.CharField(
        label="Waarvoor heb je het nodig?",
        max_length=300,
        help_text="Bijvoorbeeld: bezwaar 2026-0412, of controle door de accountant. Dit wordt bewaard.",
        error_messages={"required": "Zeg waarvoor je het uittreksel nodig hebt."},
    )
    keten = forms.BooleanField(
        label="Neem de hele keten van handelingen op",
        required=False,
        help_text=(
            "Dan kan iedereen met een eerder genoteerde kop nagaan dat dit zo in het grootboek"
            " stond. In de keten staat van elke handeling het moment en het account."
        ),
    )

    def __init__(self, *args: Any, mag_grootboek: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mag_grootboek:
            del self.fields["keten"]


def begin(tijdbalk: Tijdbalk) -> dict[str, Any]:
    """What the form says before anyone typed: the Peilmoment that one looks at."""
    return {
        "geldig_op": tijdbalk.geldig_op,
        "bekend_op": tijdbalk.parameters.get("bekend_op", ""),
        "omvang": Omvangsoort.ALLES.value,
    }


def _omvangen(peil: Peilmoment) -> list[Any]:
    opgaven = reads.opgaven_lijst(peil)
    directeuren = {o.domeindirecteur for o in opgaven if o.domeindirecteur}
    return [
        (Omvangsoort.ALLES.value, "Het hele register"),
        (
            "De opgaven van een domeindirecteur",
            [
                (f"{Omvangsoort.DIRECTEUR}-{d.persoon}", d.naam)
                for d in sorted(directeuren, key=lambda d: d.naam.casefold())
            ],
        ),
        ("Een opgave", [(f"{Omvangsoort.OPGAVE}-{o.id}", f"{o.nummer} {o.naam}") for o in opgaven]),
    ]
