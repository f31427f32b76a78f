"""The form of an access review: a remark, and of each thing seen whether it may stay."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from driehoek.toegang.types import Bevinding, Oordeel, Rolsleutel

LANGSTE = 500
NIETS = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing to judge: what it is in words, and what it is about."""

    zin: str
    rol: Rolsleutel | None = None
    account: uuid.UUID | None = None
    badge: str = ""

    @property
    def sleutel(self) -> str:
        return str(self.rol) if self.rol else f"account-{self.account}"


class BeoordelingForm(forms.Form):
    """Of each thing nothing need be said; what must end needs a reason."""

    use_required_attribute = False

    verzoek = forms.UUIDField(widget=forms.HiddenInput)
    opmerkingen = forms.CharField(
        label="Opmerkingen",
        required=False,
        max_length=2000,
        help_text="Wat je bekeek en wat je opviel. Noem geen namen: zij staan bij de bevindingen.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        regels: Sequence[Regel],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.regels = list(regels)
        for regel in self.regels:
            self.fields[f"oordeel-{regel.sleutel}"] = forms.ChoiceField(
                label="Oordeel",
                required=False,
                choices=[(NIETS, "Geen oordeel"), *Oordeel.choices],
                widget=forms.Select(attrs={"aria-label": f"Oordeel over: {regel.zin}"}),
            )
            self.fields[f"waarom-{regel.sleutel}"] = forms.CharField(
                label="Waarom",
                required=False,
                max_length=LANGSTE,
                widget=forms.TextInput(attrs={"aria-label": f"Waarom: {regel.zin}"}),
            )

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        for regel in self.regels:
            eindigt = schoon.get(f"oordeel-{regel.sleutel}") == Oordeel.EINDIGT
            if eindigt and not schoon.get(f"waarom-{regel.sleutel}"):
                self.add_error(
                    f"waarom-{regel.sleutel}",
                    f"{regel.zin} Moet dit eindigen? Zeg dan waarom (GEN-02).",
                )
        return schoon

    def tabel(self) -> Iterator[tuple[Regel, BoundField, BoundField]]:
        for regel in self.regels:
            yield regel, self[f"oordeel-{regel.sleutel}"], self[f"waarom-{regel.sleutel}"]

    def bevindingen(self) -> list[Bevinding]:
        """What was said, of all that something was said of."""
        return list(self._bevindingen())

    def _bevindingen(self) -> Iterable[Bevinding]:
        for regel in self.regels:
            if oordeel := self.cleaned_data[f"oordeel-{regel.sleutel}"]:
                yield Bevinding(
                    oordeel=Oordeel(oordeel),
                    toelichting=self.cleaned_data[f"waarom-{regel.sleutel}"],
                    rol=regel.rol,
                    account=regel.account,
                )
