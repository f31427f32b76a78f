"""The form behind every act: its own fields, then the grondslag."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.vastleggen import grond
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField, in_woorden
from driehoek.opdrachten.vastleggen.zinnen import PERIODE, met_regel
from driehoek.platform.ui.componenten import Kenmerk
from driehoek.register.types import Besluitsoort, OpBesluit

EEN_DAG = timedelta(days=1)
LANGSTE_SAMENVATTING = 300


class VastlegForm(forms.Form):
    """Translates what people type into what an act takes; it decides nothing itself."""

    use_required_attribute = False
    groepen: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    """Headings with the names of the fields under them; without it all stand under one."""
    vooraf: ClassVar[tuple[str, ...]] = ()
    """The fields that the address may fill in beforehand."""

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
        *,
        plek: Plek,
        titel: str,
        soorten: Sequence[Besluitsoort] = (),
    ) -> None:
        super().__init__(data, files, label_suffix="")
        self.plek = plek
        self.getypt = data if data is not None else QueryDict(mutable=True)
        self.soorten = tuple(soorten)
        self.grond: OpBesluit | None = None
        self.richt_in()
        self._eigen = list(self.fields)
        if self.soorten:
            grond.voeg_toe(self, titel)
        _spreek_aan(self.fields.values())

    def richt_in(self) -> None:
        """Fill choices and defaults from the place; for subclasses."""

    def vul_voor(self, waarden: Mapping[str, str]) -> "VastlegForm":
        """Start with what the address says; people can still choose otherwise."""
        for naam in self.vooraf:
            if naam in waarden:
                self.fields[naam].initial = waarden[naam]
        return self

    @property
    def vandaag(self) -> date:
        return self.plek.peil.geldig_op

    def niet_gevraagd(self) -> Sequence[str]:
        """The fields that another answer made idle: what stands in them is not looked at."""
        return grond.niet_gekozen(self) if self.soorten else ()

    def full_clean(self) -> None:
        verplicht = [v for n in self.niet_gevraagd() if (v := self.fields[n]).required]
        for veld in verplicht:
            veld.required = False
        super().full_clean()
        for veld in verplicht:
            veld.required = True

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for naam in self.niet_gevraagd():
            self.errors.pop(naam, None)

    def _post_clean(self) -> None:
        if self.soorten:
            self.grond = grond.lees(self)

    def zonder_oordeel(self) -> "VastlegForm":
        """Show what was typed without saying what is wrong with it, as after a search."""
        self._errors = ErrorDict()
        return self

    def ingang(self) -> date | None:
        """From which day on the change holds, as far as it was typed well."""
        schoon = getattr(self, "cleaned_data", {})
        for naam in ("vanaf", "per", "op"):
            if schoon.get(naam):
                return schoon[naam]  # type: ignore[no-any-return]
        laatste = schoon.get("laatste_dag")
        return laatste + EEN_DAG if laatste else None

    def secties(self) -> list[tuple[str, list[BoundField]]]:
        """The act's own fields under their headings."""
        groepen = self.groepen or (("", tuple(self._eigen)),)
        return [
            (kop, [self[naam] for naam in namen if naam in self.fields]) for kop, namen in groepen
        ]

    def grondvelden(self) -> dict[str, BoundField]:
        return {naam: self[naam] for naam in grond.NAMEN} if self.soorten else {}

    def samenvatting(self) -> list[Kenmerk]:
        """What was entered, in words."""
        return [*self._kenmerken(self._eigen), *grond.samenvatting(self)]

    def _kenmerken(self, namen: Iterable[str]) -> list[Kenmerk]:
        regels = []
        for naam in namen:
            tekst = in_woorden(self.fields[naam], self.cleaned_data.get(naam))
            if tekst:
                regels.append(Kenmerk(str(self.fields[naam].label), _ingekort(tekst)))
        return regels


class PeriodeForm(VastlegForm):
    """A form with a first day and perhaps a last one."""

    vanaf = DagField(label="Vanaf", help_text="De eerste dag. Bijvoorbeeld 3 maart 2026.")
    tot_en_met = DagField(
        label="Tot en met",
        required=False,
        help_text="De laatste dag. Laat leeg als er nog geen einde is.",
    )

    def richt_in(self) -> None:
        self.fields["vanaf"].initial = self.vandaag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("vanaf"):
            try:
                schoon["periode"] = Periode.tot_en_met(schoon["vanaf"], schoon.get("tot_en_met"))
            except ValueError as fout:
                self.add_error("tot_en_met", ValidationError(met_regel(str(fout), PERIODE)))
        return schoon


class VanafForm(VastlegForm):
    """A form with a first day only: it holds until something else does."""

    vanaf = DagField(label="Vanaf", help_text="De eerste dag. Bijvoorbeeld 3 maart 2026.")

    def richt_in(self) -> None:
        self.fields["vanaf"].initial = self.vandaag


class EindeForm(VastlegForm):
    """A form with a last day; `per` is the first day after it."""

    laatste_dag = DagField(label="Laatste dag", help_text="Tot en met deze dag geldt het nog.")

    def richt_in(self) -> None:
        self.fields["laatste_dag"].initial = self.vandaag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("laatste_dag"):
            schoon["per"] = schoon["laatste_dag"] + EEN_DAG
        return schoon


def _spreek_aan(velden: Iterable[forms.Field]) -> None:
    """Say what to do where a field was left empty and has no sentence of its own."""
    for veld in velden:
        if veld.error_messages["required"] == forms.Field.default_error_messages["required"]:
            kiezen = isinstance(veld, forms.ChoiceField)
            veld.error_messages["required"] = "Maak een keuze." if kiezen else "Vul dit in."


def _ingekort(tekst: str) -> str:
    return tekst if len(tekst) <= LANGSTE_SAMENVATTING else f"{tekst[:LANGSTE_SAMENVATTING]}..."
