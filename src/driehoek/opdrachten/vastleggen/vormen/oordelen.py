"""How an opgave goes, quarter by quarter (REG-34)."""

from datetime import date

from django import forms

from driehoek.kern.tijd import kwartaalnaam, kwartalen
from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Oordeel
from driehoek.opdrachten.types import NieuwOordeel
from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register.types import Dragersoort

TERUG = 4
"""So many quarters can be judged: this one and those before it."""


class OordeelForm(VastlegForm):
    kwartaal = forms.ChoiceField(label="Over welk kwartaal")
    oordeel = forms.ChoiceField(
        label="Hoe gaat het", choices=Oordeel.choices, widget=forms.RadioSelect
    )
    zin = forms.CharField(
        label="Waarom, in een zin", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def richt_in(self) -> None:
        begin = date(self.vandaag.year - 1, self.vandaag.month, 1)
        delen = [k for k in kwartalen(begin, self.vandaag) if k <= self.vandaag][-TERUG:]
        self.fields["kwartaal"].choices = [  # type: ignore[attr-defined]
            (k.isoformat(), kwartaalnaam(k).capitalize()) for k in reversed(delen)
        ]


def _beoordeel(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    oordeel = NieuwOordeel(
        invoer.plek.drager,
        date.fromisoformat(schoon["kwartaal"]),
        schoon["oordeel"],
        schoon["zin"],
    )
    return acts.beoordeel_opgave(verzoek, oordelen=[oordeel])


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="beoordeel",
        groep=Groep.VERLOOP,
        act="beoordeel_opgave",
        label="Zeg hoe het gaat",
        help="Op koers, aandacht of bijsturen, per kwartaal.",
        form=OordeelForm,
        voer_uit=_beoordeel,
        dragersoorten=(Dragersoort.OPGAVE,),
    ),
)
