"""An AOG accepts an opdracht, and accounts for its result (REG-32)."""

from collections.abc import Sequence
from typing import Any

from django import forms

from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Aanvaarduitkomst
from driehoek.opdrachten.types import NieuweAanvaarding, Resultaat
from driehoek.opdrachten.vastleggen import grond
from driehoek.opdrachten.vastleggen.formulier import PeriodeForm, VastlegForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.opgaven import verhaal
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register.types import Besluitsoort, Dragersoort, Rol

OPDRACHT = Dragersoort.OPDRACHT


class AanvaardForm(VastlegForm):
    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst",
        choices=Aanvaarduitkomst.choices,
        initial=Aanvaarduitkomst.AANVAARD.value,
        widget=forms.RadioSelect,
    )
    op = DagField(label="Op", help_text="De dag waarop je het zei.")
    haalbaarheid = verhaal(
        "Wat is besproken over de haalbaarheid",
        "Met de bestuurlijk opdrachtgever: zijn doel, geld, mensen en tijd haalbaar?",
        required=True,
    )
    toelichting = verhaal("Voorwaarden, of de reden", required=True)

    def richt_in(self) -> None:
        self.fields["op"].initial = self.vandaag

    def niet_gevraagd(self) -> Sequence[str]:
        zonder_meer = self.data.get("uitkomst") == Aanvaarduitkomst.AANVAARD
        return (*super().niet_gevraagd(), *(("toelichting",) if zonder_meer else ()))

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("uitkomst") == Aanvaarduitkomst.AANVAARD:
            schoon["toelichting"] = ""
        return schoon


class VerantwoordForm(PeriodeForm):
    bereikt = verhaal("Wat is bereikt", "Tegenover wat was afgesproken.", required=True)
    document = forms.FileField(
        label="Een verslag als document",
        required=False,
        help_text="PDF of een ander gangbaar bestand, hooguit 25 MB.",
    )
    document_sha = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["vanaf", "tot_en_met", "bereikt", "document", "document_sha"]

    def richt_in(self) -> None:
        self.fields["vanaf"].label = "Over de dagen vanaf"
        self.fields["tot_en_met"].required = True
        self.fields["tot_en_met"].help_text = "De laatste dag; hooguit vandaag."
        self.fields["tot_en_met"].initial = self.vandaag
        if naam := grond.documentnaam(self):
            self.fields["document"].help_text = f"{naam} is bewaard."

    def _post_clean(self) -> None:
        super()._post_clean()
        self.cleaned_data["document"] = grond.bewaar(self, "document")


def _aanvaard(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    namen = ("op", "uitkomst", "haalbaarheid", "toelichting")
    gegevens = {naam: invoer.schoon[naam] for naam in namen}
    return acts.aanvaard_opdracht(
        verzoek,
        aanvaardingen=[NieuweAanvaarding(opdracht=invoer.plek.drager, **gegevens)],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _verantwoord(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    resultaat = Resultaat(
        invoer.plek.drager, schoon["periode"], schoon["bereikt"], schoon["document"]
    )
    return acts.leg_verantwoording_af(verzoek, resultaten=[resultaat])


def _heeft_aog(plek: Plek) -> bool:
    return bool(plek.houders(Rol.AOG))


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="aanvaard",
        groep=Groep.VERLOOP,
        act="aanvaard_opdracht",
        label="Aanvaard de opdracht",
        help="Nadat de haalbaarheid is besproken. De ambtelijk opdrachtgever besluit.",
        form=AanvaardForm,
        voer_uit=_aanvaard,
        dragersoorten=(OPDRACHT,),
        soorten=(Besluitsoort.AANVAARDING,),
        past=_heeft_aog,
    ),
    Vorm(
        code="verantwoording",
        groep=Groep.INHOUD,
        act="leg_verantwoording_af",
        label="Leg verantwoording af",
        help="Aan de bestuurlijk opdrachtgever: wat is er in een periode bereikt.",
        form=VerantwoordForm,
        voer_uit=_verantwoord,
        dragersoorten=(OPDRACHT,),
        past=_heeft_aog,
    ),
)
