"""Samenhang with another opgave or opdracht: say so, say it otherwise, end it (REG-27)."""

from collections.abc import Sequence
from typing import Any

from django import forms

from driehoek.opdrachten import acts, reads_aanspreekpunten, reads_samenhang
from driehoek.opdrachten.reads_samenhang import Band
from driehoek.opdrachten.types_samenhang import NieuweSamenhang, Samenhangsoort
from driehoek.opdrachten.vastleggen.formulier import EindeForm, PeriodeForm, VanafForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DragerField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.opgaven import verhaal
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register.types import Dragersoort

S = Samenhangsoort
TUSSEN = (Dragersoort.OPGAVE, Dragersoort.OPDRACHT)
ANDERSOM = "andersom:"
"""Before a kind with a direction: as seen from the other side."""
SOORTEN: tuple[tuple[str, str], ...] = (
    (S.HEEFT_NODIG.value, "Heeft de ander nodig"),
    (ANDERSOM + S.HEEFT_NODIG.value, "Is nodig voor de ander"),
    (S.VERSTERKT.value, "Versterkt de ander"),
    (ANDERSOM + S.VERSTERKT.value, "Wordt versterkt door de ander"),
    (S.BOTST_MET.value, "Botst met de ander"),
    (S.ZELFDE_GEBIED.value, "Werkt in hetzelfde gebied als de ander"),
    (S.ZELFDE_PARTNER.value, "Werkt met dezelfde partner als de ander"),
)
AANPAK = "Alleen bij een botsing: wat spreken jullie af? Zonder aanpak is er een signaal."


def toelichting() -> forms.CharField:
    return forms.CharField(
        label="Toelichting",
        max_length=1000,
        help_text="Kort: wat maakt dat ze samenhangen? Noem bij een partner de organisatie.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SamenhangForm(PeriodeForm):
    soort = forms.ChoiceField(
        label="Hoe hangen ze samen", choices=SOORTEN, widget=forms.RadioSelect
    )
    ander = DragerField(label="Met welke opgave of opdracht")
    gebied = forms.TypedChoiceField(
        label="Welk gebied", coerce=int, help_text="Uit de lijst van gebieden in het register."
    )
    toelichting = toelichting()
    aanpak = verhaal("Hoe gaan jullie daarmee om", AANPAK)
    field_order = ["soort", "ander", "gebied", "toelichting", "aanpak", "vanaf", "tot_en_met"]

    def richt_in(self) -> None:
        super().richt_in()
        gebieden = reads_aanspreekpunten.lijst(self.plek.peil, Dragersoort.GEBIED.value)
        keuzen = [("", "Kies een gebied"), *((str(g[0]), g[3]) for g in gebieden)]
        self.fields["gebied"].choices = keuzen  # type: ignore[attr-defined]

    def niet_gevraagd(self) -> Sequence[str]:
        soort = self.data.get("soort", "")
        gebied = () if soort == S.ZELFDE_GEBIED else ("gebied",)
        return (*super().niet_gevraagd(), *gebied)


class WelkeForm(VanafForm):
    """Otherwise from a day on: which of those here."""

    samenhang = forms.TypedChoiceField(
        label="Welke samenhang", coerce=int, widget=forms.RadioSelect
    )
    toelichting = toelichting()
    aanpak = verhaal("Hoe gaan jullie daarmee om", AANPAK)
    field_order = ["samenhang", "toelichting", "aanpak", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        banden = _hier(self.plek)
        self.fields["samenhang"].choices = _keuzen(banden, self.plek)  # type: ignore[attr-defined]
        if len(banden) == 1:
            self.fields["samenhang"].initial = str(banden[0].id)
            self.fields["toelichting"].initial = banden[0].toelichting
            self.fields["aanpak"].initial = banden[0].aanpak


class EindeSamenhangForm(EindeForm):
    samenhang = forms.TypedMultipleChoiceField(
        label="Welke samenhang eindigt",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies een samenhang."},
    )
    field_order = ["samenhang", "laatste_dag"]

    def richt_in(self) -> None:
        super().richt_in()
        banden = _hier(self.plek)
        self.fields["samenhang"].choices = _keuzen(banden, self.plek)  # type: ignore[attr-defined]
        if len(banden) == 1:
            self.fields["samenhang"].initial = [str(banden[0].id)]


def _hier(plek: Plek) -> list[Band]:
    return reads_samenhang.samenhang(plek.peil, plek.drager)


def _keuzen(banden: Sequence[Band], plek: Plek) -> list[tuple[str, str]]:
    return [
        (str(b.id), f"{hoe}: {ander.naam}")
        for b in banden
        for hoe, ander in [b.gezien_vanuit(plek.drager)]
    ]


def _leg(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    van, naar = invoer.plek.drager, schoon["ander"]
    if schoon["soort"].startswith(ANDERSOM):
        van, naar = naar, van
    nieuw = NieuweSamenhang(
        van=van,
        naar=naar,
        soort=schoon["soort"].removeprefix(ANDERSOM),
        periode=schoon["periode"],
        toelichting=schoon["toelichting"],
        gebied=schoon.get("gebied") or None,
        aanpak=schoon["aanpak"],
    )
    return acts.leg_samenhang(verzoek, samenhangen=[nieuw])


def _wijzig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    namen = ("samenhang", "vanaf", "toelichting", "aanpak")
    return acts.wijzig_samenhang(verzoek, **{naam: invoer.schoon[naam] for naam in namen})


def _beeindig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon: dict[str, Any] = invoer.schoon
    return acts.beeindig_samenhang(verzoek, samenhangen=schoon["samenhang"], per=schoon["per"])


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="samenhang",
        groep=Groep.SAMENHANG,
        act="leg_samenhang",
        label="Leg samenhang vast",
        help="Met een andere opgave of opdracht. Er is geen besluit voor nodig.",
        form=SamenhangForm,
        voer_uit=_leg,
        dragersoorten=TUSSEN,
    ),
    Vorm(
        code="wijzig-samenhang",
        groep=Groep.SAMENHANG,
        act="wijzig_samenhang",
        label="Wijzig de samenhang",
        help="Een andere toelichting of aanpak, vanaf een dag.",
        form=WelkeForm,
        voer_uit=_wijzig,
        dragersoorten=TUSSEN,
        past=lambda plek: bool(_hier(plek)),
    ),
    Vorm(
        code="beeindig-samenhang",
        groep=Groep.SAMENHANG,
        act="beeindig_samenhang",
        label="Beëindig de samenhang",
        help="Ze hangen vanaf een dag niet meer samen.",
        form=EindeSamenhangForm,
        voer_uit=_beeindig,
        dragersoorten=TUSSEN,
        past=lambda plek: bool(_hier(plek)),
    ),
)
