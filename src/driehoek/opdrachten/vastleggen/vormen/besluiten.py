"""What can happen to a besluit: withdrawn, suspended, annulled (REG-35)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from driehoek.opdrachten.vastleggen import beslissers
from driehoek.opdrachten.vastleggen.formulier import PeriodeForm, VastlegForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import acts, intrekken
from driehoek.register.types import Besluitsoort

VANAF_BEGIN, VANAF_DAG = "begin", "dag"


class IntrekForm(VastlegForm):
    hoever = forms.ChoiceField(
        label="Vanaf wanneer geldt het besluit niet meer",
        choices=[
            (VANAF_DAG, "Vanaf een dag: wat eerder gold, blijft staan"),
            (VANAF_BEGIN, "Vanaf het begin: alsof het er nooit was"),
        ],
        initial=VANAF_DAG,
        widget=forms.RadioSelect,
    )
    per = DagField(label="Vanaf welke dag", help_text="De eerste dag zonder.")

    def richt_in(self) -> None:
        self.fields["per"].initial = self.vandaag

    def beslissers(self, op: date) -> list[beslissers.Optie]:
        """Who took it, by now, and who stands above that."""
        oud = self.plek.besluit
        if oud is None or oud.soort == Besluitsoort.VERNIETIGING:
            return super().beslissers(op)
        mogelijk = beslissers.opties(self.soorten, op, [oud.beslisser_drager_id])
        return [o for o in mogelijk if intrekken.mag_intrekken(oud, o.beslisser, op)]

    def niet_gevraagd(self) -> Sequence[str]:
        idle = ("per",) if self.data.get("hoever") == VANAF_BEGIN else ()
        return (*super().niet_gevraagd(), *idle)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("hoever") == VANAF_BEGIN:
            schoon["per"] = None
        return schoon


class VernietigForm(VastlegForm):
    """Annulment asks nothing but its own besluit."""


def _trek_in(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.trek_in(
        verzoek,
        besluit=_id(invoer),
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _schors(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.schors(
        verzoek,
        besluit=_id(invoer),
        periode=invoer.schoon["periode"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _vernietig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.vernietig(verzoek, besluit=_id(invoer), grond=invoer.grond, uitleg=invoer.uitleg)


def _id(invoer: Invoer) -> int:
    return invoer.plek.besluit.id if invoer.plek.besluit else 0


def _geen_vernietiging(plek: Plek) -> bool:
    return plek.besluit is None or plek.besluit.soort != Besluitsoort.VERNIETIGING


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="trek-in",
        groep=Groep.INTREKKING,
        act="trek_in",
        label="Trek het besluit in",
        help="Een nieuw besluit zegt dat dit niet meer geldt: vanaf een dag, of vanaf het begin.",
        form=IntrekForm,
        voer_uit=_trek_in,
        soorten=(Besluitsoort.INTREKKING,),
        past=_geen_vernietiging,
        over="besluit",
    ),
    Vorm(
        code="schors",
        groep=Groep.INTREKKING,
        act="schors",
        label="Schors het besluit",
        help="Het geldt een tijd niet. De Kroon, een rechter of GS schorst.",
        form=PeriodeForm,
        voer_uit=_schors,
        soorten=(Besluitsoort.SCHORSING,),
        over="besluit",
    ),
    Vorm(
        code="vernietig",
        groep=Groep.INTREKKING,
        act="vernietig",
        label="Vernietig het besluit",
        help="De Kroon of een rechter zegt dat het er nooit had mogen zijn.",
        form=VernietigForm,
        voer_uit=_vernietig,
        soorten=(Besluitsoort.VERNIETIGING,),
        over="besluit",
    ),
)
