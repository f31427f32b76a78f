"""Correctie of one amount of the budget (REG-36)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from driehoek.opdrachten import reads_bedragen, reads_begroting
from driehoek.opdrachten.acts.begrotingscorrectie import JuistBedrag, corrigeer_bedragen
from driehoek.opdrachten.begroting.types import HerkomstBedrag, Postsoort, Stand
from driehoek.opdrachten.models import Begrotingsbedrag
from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.velden import BedragField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.correctie import ANDERS, NIET
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Kenmerk
from driehoek.register.types import Dragersoort

HERKOMST = {HerkomstBedrag.TABEL: "De tabel", HerkomstBedrag.PAGINAVOET: "De paginavoet"}
MIN = ("-", "\N{MINUS SIGN}")


class SaldoField(BedragField):
    """An amount that may be less than nothing, as a saldo can be."""

    def to_python(self, value: Any) -> Any:
        tekst = str(value or "").replace("€", "").strip()
        if not tekst.startswith(MIN):
            return super().to_python(value)
        bedrag = super().to_python(tekst[1:])
        return None if bedrag is None else -bedrag


class BegrotingsbedragForm(VastlegForm):
    stand = forms.ChoiceField(label="Welke begroting")
    code = forms.CharField(
        label="Welke post",
        required=False,
        max_length=20,
        help_text="De code, zoals 7-2-1. Leeg: het totaal van de provincie.",
        widget=forms.TextInput(attrs={"data-breedte": "kort", "autocomplete": "off"}),
    )
    soort = forms.ChoiceField(
        label="Welk bedrag", choices=[(s.value, s.tekst.capitalize()) for s in Postsoort]
    )
    herkomst = forms.ChoiceField(
        label="Waar stond het", choices=[(h.value, t) for h, t in HERKOMST.items()]
    )
    correctie = forms.ChoiceField(
        label="Wat had er moeten staan",
        choices=[
            (ANDERS, "Een ander bedrag"),
            (NIET, "Niets: dit bedrag had niet in het register mogen staan"),
        ],
        initial=ANDERS,
        widget=forms.RadioSelect,
    )
    wordt = SaldoField(label="Het goede bedrag", help_text="In hele euro's, zoals 1.250.000.")
    toelichting = forms.CharField(
        label="Wat was er fout",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Voor wie het later naleest: wat stond er fout, en waaruit blijkt dat.",
    )

    def richt_in(self) -> None:
        self._standen = {g.stand.sleutel: g.stand for g in reads_begroting.standen()}
        self.fields["stand"].choices = [  # type: ignore[attr-defined]
            (sleutel, stand.label) for sleutel, stand in reversed(self._standen.items())
        ]
        self.bedrag: Begrotingsbedrag | None = None

    def niet_gevraagd(self) -> Sequence[str]:
        return ("wordt",) if self.data.get("correctie") == NIET else ()

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if not {"stand", "code", "soort", "herkomst"} & self.errors.keys():
            self.bedrag = self._vind(schoon)
            schoon["bedrag"] = self.bedrag.id if self.bedrag else None
        if schoon.get("correctie") == NIET:
            schoon["wordt"] = None
        return schoon

    def _vind(self, schoon: dict[str, Any]) -> Begrotingsbedrag | None:
        """The amount that is meant: of several the one that goes before the others."""
        stand, code = self._standen[schoon["stand"]], schoon["code"].strip()
        van_post = list(reads_bedragen.bedragen_van_post(stand, code))
        soort, herkomst = schoon["soort"], schoon["herkomst"]
        gevonden = [b for b in van_post if (b.soort, b.herkomst) == (soort, herkomst)]
        if gevonden:
            return min(gevonden, key=lambda b: (b.totaal_van_id is not None, b.bij_benadering))
        self.add_error("soort" if van_post else "code", _wat_er_is(stand, code, van_post))
        return None

    def samenvatting(self) -> list[Kenmerk]:
        stond = reads_bedragen.bedrag_nu(self.bedrag) if self.bedrag else None
        nu = "niets meer" if stond is None else opmaak.euro(stond)
        return [Kenmerk("Stond er", nu), *super().samenvatting()]


def _wat_er_is(stand: Stand, code: str, bedragen: Iterable[Begrotingsbedrag]) -> str:
    post = f"Post {code}" if code else "Het totaal"
    er_is = dict.fromkeys(
        f"{Postsoort(b.soort).tekst} ({HERKOMST[HerkomstBedrag(b.herkomst)].lower()})"
        for b in bedragen
    )
    if not er_is:
        return f"{post} heeft in {stand.label} geen bedragen. Kijk de code na."
    return f"{post} heeft dit bedrag niet in {stand.label}. Wel: {', '.join(er_is)}."


def _corrigeer(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    return corrigeer_bedragen(
        verzoek,
        correcties=[JuistBedrag(schoon["bedrag"], schoon["wordt"])],
        toelichting=schoon["toelichting"],
    )


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="begrotingsbedrag",
        groep=Groep.INHOUD,
        act="corrigeer_bedragen",
        label="Corrigeer een bedrag van de begroting",
        help="Het gepubliceerde bedrag was goed, het register niet.",
        form=BegrotingsbedragForm,
        voer_uit=_corrigeer,
        dragersoorten=("", Dragersoort.CONCERN),
    ),
)
