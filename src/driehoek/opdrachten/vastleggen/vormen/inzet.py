"""Hours a week of somebody on an opdracht (PT-11)."""

from django import forms

from driehoek.opdrachten.vastleggen.formulier import PeriodeForm, VanafForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DragerField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.organisatie import acts, reads_inzet
from driehoek.organisatie.models_inzet import MEESTE_UREN
from driehoek.organisatie.types import NieuweInzet
from driehoek.platform.handelingen.types import Uitkomst, Verzoek


class InzetForm(PeriodeForm):
    opdracht = DragerField(label="Aan welke opdracht")
    uren = forms.DecimalField(
        label="Uren per week",
        min_value=0,
        max_value=MEESTE_UREN,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"data-breedte": "kort", "inputmode": "decimal"}),
        help_text="Wat er voor deze opdracht al stond, verandert.",
    )
    field_order = ["opdracht", "uren", "vanaf", "tot_en_met"]


class EindeForm(VanafForm):
    opdracht = forms.TypedChoiceField(label="Aan welke opdracht", coerce=int)
    field_order = ["opdracht", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["vanaf"].label = "Werkt er niet meer aan vanaf"
        eigen = reads_inzet.opdrachten_van(self.plek.persoon or 0, self.plek.peil)
        self.fields["opdracht"].choices = [(str(f.drager_id), naam) for f, naam in eigen]  # type: ignore[attr-defined]


def _plan(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuweInzet(
        invoer.plek.persoon or 0, schoon["opdracht"], schoon["uren"], schoon["periode"]
    )
    return acts.plan_inzet(verzoek, inzet=[nieuw], uitleg=invoer.uitleg)


def _beeindig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    return acts.beeindig_inzet(
        verzoek,
        persoon=invoer.plek.persoon or 0,
        opdracht=schoon["opdracht"],
        vanaf=schoon["vanaf"],
    )


def _heeft_inzet(plek: Plek) -> bool:
    return bool(plek.persoon and reads_inzet.inzet_van([plek.persoon], plek.peil))


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="inzet",
        groep=Groep.INHOUD,
        act="plan_inzet",
        label="Spreek uren voor een opdracht af",
        help="Hoeveel uur per week iemand eraan werkt. Een deel van de week blijft voor ontwikkeling.",
        form=InzetForm,
        voer_uit=_plan,
        over="persoon",
    ),
    Vorm(
        code="beeindig-inzet",
        groep=Groep.INHOUD,
        act="plan_inzet",
        label="Beëindig de uren voor een opdracht",
        help="Vanaf een dag werkt iemand er niet meer aan.",
        form=EindeForm,
        voer_uit=_beeindig,
        past=_heeft_inzet,
        over="persoon",
    ),
)
