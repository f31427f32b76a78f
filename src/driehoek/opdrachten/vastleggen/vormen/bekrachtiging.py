"""Ratify what was done for an opdracht without authority (BEV-13)."""

from django import forms

from driehoek.bevoegdheden import bekrachtigen
from driehoek.bevoegdheden.types import Daad, Rechtshandeling
from driehoek.bevoegdheden.velden import CentenField, WieField
from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.velden import DagField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register.types import Besluitsoort, Dragersoort


class BekrachtigForm(VastlegForm):
    """One line as the administration holds it; a finding of a check fills it in."""

    regel = forms.IntegerField(
        label="Regelnummer",
        min_value=0,
        max_value=2**62,
        help_text="Het nummer van de regel in de administratie.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-breedte": "kort"}),
    )
    wie = WieField(label="Wie deed het")
    rechtshandeling = forms.ChoiceField(label="Wat", choices=Rechtshandeling.choices)
    dag = DagField(label="Op", help_text="De dag waarop het is gedaan.")
    bedrag = CentenField(label="Bedrag", help_text="Zoals in de administratie: 1.250 of 1.250,50.")


def _bekrachtig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    daad = Daad(
        regel=schoon["regel"],
        persoon=schoon["wie"],
        rechtshandeling=schoon["rechtshandeling"],
        drager=invoer.plek.drager or 0,
        dag=schoon["dag"],
        centen=schoon["bedrag"],
    )
    return bekrachtigen.bekrachtig(verzoek, daden=[daad], grond=invoer.grond, uitleg=invoer.uitleg)


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="bekrachtig",
        groep=Groep.INHOUD,
        act="bekrachtig",
        label="Bekrachtig wat onbevoegd is gedaan",
        help="Wie het zelf had mogen doen, keurt het alsnog goed. De bevinding blijft, als hersteld.",
        form=BekrachtigForm,
        voer_uit=_bekrachtig,
        dragersoorten=(Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT),
        soorten=(Besluitsoort.BEKRACHTIGING,),
    ),
)
