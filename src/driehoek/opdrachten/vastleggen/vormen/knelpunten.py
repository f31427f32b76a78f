"""Laying a knelpunt before who comes next (REG-20)."""

from django import forms

from driehoek.opdrachten import acts, reads
from driehoek.opdrachten.reads_escalatie import escalatiepad
from driehoek.opdrachten.types import NieuwKnelpunt
from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.opgaven import naamveld, verhaal
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register.reads import bestaan
from driehoek.register.types import Dragersoort


class KnelpuntForm(VastlegForm):
    titel = naamveld("Het knelpunt in een zin")
    omschrijving = verhaal(
        "Wat is er aan de hand",
        "Wat is er geprobeerd, wat gebeurt er als het zo blijft, en wat vraag je.",
        required=True,
    )
    aan = forms.ChoiceField(
        label="Aan wie",
        required=False,
        help_text="De volgende op het pad, of een stap verder als dat nodig is.",
    )

    def richt_in(self) -> None:
        beeld = reads.opdracht(self.plek.drager, self.plek.peil)
        treden = escalatiepad(beeld)[1:] if beeld else ()
        keuzen = [
            (t.code, " ".join([t.label, " en ".join(r.naam for r in t.wie)]).strip())
            for t in treden
            if not t.vacant
        ]
        self.fields["aan"].choices = [("", "De volgende op het pad"), *keuzen]  # type: ignore[attr-defined]


def _escaleer(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuwKnelpunt(
        invoer.plek.drager, schoon["titel"], schoon["omschrijving"], schoon["aan"]
    )
    return acts.escaleer(verzoek, knelpunten=[nieuw])


def _loopt(plek: Plek) -> bool:
    return any(periode.bevat(plek.peil.geldig_op) for periode in bestaan(plek.drager))


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="escaleer",
        groep=Groep.INHOUD,
        act="escaleer",
        label="Leg een knelpunt voor",
        help="Aan de volgende op het pad, tot en met het O-beraad.",
        form=KnelpuntForm,
        voer_uit=_escaleer,
        dragersoorten=(Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT),
        past=_loopt,
    ),
)
