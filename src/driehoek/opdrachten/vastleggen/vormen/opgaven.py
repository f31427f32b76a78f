"""Opgaven: form, rename, merge, end; and the opdrachten that start under them."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms

from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Begrotingspost, Label, Postkoppeling, Projectfase
from driehoek.opdrachten.types import (
    Hernoeming,
    NieuweOpdracht,
    NieuweOpgave,
    Profiel,
    ScopeGegevens,
)
from driehoek.opdrachten.vastleggen.formulier import EindeForm, VanafForm, VastlegForm
from driehoek.opdrachten.vastleggen.posten import postkeuzen
from driehoek.opdrachten.vastleggen.velden import BedragField, DagField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import reads
from driehoek.register.types import Besluitsoort, Dragersoort

OPGAVE = Dragersoort.OPGAVE
NIEUWE_OPGAVE = "nieuw"


def verhaal(label: str, help_text: str = "", *, required: bool = False) -> forms.CharField:
    """A field for a few sentences."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def naamveld(label: str = "Naam") -> forms.CharField:
    return forms.CharField(label=label, max_length=200, help_text="Zoals het in het besluit staat.")


def nummerveld() -> forms.CharField:
    return forms.CharField(
        label="Nummer",
        required=False,
        max_length=20,
        help_text="Laat leeg: dan krijgt het het volgende nummer.",
        widget=forms.TextInput(attrs={"data-breedte": "kort", "autocomplete": "off"}),
    )


def postveld(*, required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Begrotingspost",
        required=required,
        coerce=int,
        empty_value=None,
        help_text="Waar het geld vandaan komt. Past er geen, leg dan straks uit waarom niet.",
    )


class OpgaveForm(VanafForm):
    naam = naamveld()
    post = postveld()
    onder_dt = forms.BooleanField(
        label="Valt direct onder het directieteam",
        required=False,
        help_text="Zoals compliance & control; er is dan geen domeindirecteur.",
    )
    nummer = nummerveld()
    field_order = ["naam", "vanaf", "post", "onder_dt", "nummer"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["post"].choices = postkeuzen("prestatie", self.vandaag)  # type: ignore[attr-defined]


class HernoemForm(VanafForm):
    naam = naamveld("Nieuwe naam")
    field_order = ["naam", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["naam"].initial = self.plek.naam


class SamenvoegForm(VastlegForm):
    doel = forms.ChoiceField(label="Waar gaat deze opgave in op")
    naam = forms.CharField(
        label="Naam van de nieuwe opgave",
        max_length=200,
        error_messages={"required": "Geef de nieuwe opgave een naam."},
    )
    ook = forms.MultipleChoiceField(
        label="Welke opgaven gaan er ook in op",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-lang": ""}),
    )
    per = DagField(
        label="Vanaf",
        help_text="Vanaf deze dag horen de opdrachten bij de opgave waar ze in opgaan.",
    )

    def richt_in(self) -> None:
        self.fields["per"].initial = self.vandaag
        bestaande = reads.bestaande(OPGAVE, self.plek.peil).exclude(id=self.plek.drager)
        namen = reads.benamingen(bestaande.values_list("id", flat=True), self.plek.peil)
        opgaven = sorted(((str(id_), naam) for id_, naam in namen.items()), key=lambda k: k[1])
        self.fields["doel"].choices = [(NIEUWE_OPGAVE, "Een nieuwe opgave"), *opgaven]  # type: ignore[attr-defined]
        self.fields["ook"].choices = opgaven  # type: ignore[attr-defined]
        if not opgaven:
            del self.fields["ook"]

    def niet_gevraagd(self) -> Sequence[str]:
        idle = () if self.data.get("doel") == NIEUWE_OPGAVE else ("naam",)
        return (*super().niet_gevraagd(), *idle)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("doel") in schoon.get("ook", ()):
            self.add_error("ook", "Een opgave kan niet in zichzelf opgaan. Haal het vinkje weg.")
        return schoon


class ProfielVelden(VastlegForm):
    """Label and the four questions of the opdrachtprofiel."""

    label = forms.ChoiceField(
        label="Label",
        choices=Label.choices,
        widget=forms.RadioSelect,
        help_text="Stabiel werk keert elk jaar terug; dynamisch werk verandert en eindigt.",
    )
    waarom = verhaal("Waarom", "Welk maatschappelijk effect of welk doel.")
    wat = verhaal("Wat", "Welk resultaat er moet liggen.")
    hoe = verhaal("Hoe", "Aanpak, randvoorwaarden, planning op hoofdlijnen.")
    wie = verhaal("Wie", "Welke partners en welke kennis er nodig zijn.")


class ScopeVelden(VastlegForm):
    """The three parts of a scope (REG-18)."""

    materieel_budget = BedragField(
        label="Materieel budget",
        help_text="Per begrotingsjaar, in hele euro's, zonder de eigen uren.",
    )
    bevoegdheden = verhaal("Bevoegdheden", "Wat de opdrachtgever zelf mag beslissen.")
    strategische_keuzes = verhaal("Strategische keuzes", "Wat al vastligt en wat nog open is.")


PROFIELNAMEN = ("label", "waarom", "wat", "hoe", "wie")
SCOPENAMEN = ("materieel_budget", "bevoegdheden", "strategische_keuzes")


class StartForm(VanafForm, ProfielVelden, ScopeVelden):
    naam = naamveld()
    fase = forms.ChoiceField(
        label="Projectfase",
        choices=Projectfase.choices,
        initial=Projectfase.INITIATIE.value,
        help_text="De fase waarin de opdracht begint.",
    )
    post = postveld()
    nummer = nummerveld()
    groepen: ClassVar = (
        ("De opdracht", ("naam", "vanaf", "fase", "post", "nummer")),
        ("Opdrachtprofiel", PROFIELNAMEN),
        ("Scope", SCOPENAMEN),
    )

    def richt_in(self) -> None:
        super().richt_in()
        gekoppeld = Postkoppeling.objects.huidig().filter(drager_id=self.plek.drager)
        posten = Begrotingspost.objects.filter(id__in=gekoppeld.values("post_id"))
        self.fields["post"].choices = postkeuzen("opdracht", self.vandaag, onder=posten)  # type: ignore[attr-defined]


class GeheelForm(StartForm):
    def richt_in(self) -> None:
        super().richt_in()
        self.fields["naam"].initial = self.plek.naam


def profiel(schoon: dict[str, Any]) -> Profiel:
    return Profiel(**{naam: schoon[naam] for naam in PROFIELNAMEN})


def scope(schoon: dict[str, Any]) -> ScopeGegevens:
    return ScopeGegevens(**{naam: schoon[naam] for naam in SCOPENAMEN})


def _stel_in(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    namen = ("naam", "vanaf", "nummer", "post", "onder_dt")
    opgave = NieuweOpgave(**{naam: invoer.schoon[naam] for naam in namen})
    return acts.stel_opgaven_in(verzoek, opgaven=[opgave], grond=invoer.grond, uitleg=invoer.uitleg)


def _hernoem(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    hernoeming = Hernoeming(invoer.plek.drager, invoer.schoon["naam"], invoer.schoon["vanaf"])
    return acts.hernoem_opgave(
        verzoek, hernoemingen=[hernoeming], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _voeg_samen(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    doel: int | NieuweOpgave = (
        NieuweOpgave(schoon["naam"], schoon["per"])
        if schoon["doel"] == NIEUWE_OPGAVE
        else int(schoon["doel"])
    )
    return acts.voeg_opgaven_samen(
        verzoek,
        opgaven=[invoer.plek.drager, *_ints(schoon.get("ook", ()))],
        in_=doel,
        per=schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _beeindig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.beeindig_opgave(
        verzoek,
        opgaven=[invoer.plek.drager],
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _nieuwe_opdracht(invoer: Invoer) -> NieuweOpdracht:
    schoon = invoer.schoon
    return NieuweOpdracht(
        naam=schoon["naam"],
        opgave=invoer.plek.drager,
        vanaf=schoon["vanaf"],
        profiel=profiel(schoon),
        scope=scope(schoon),
        fase=schoon["fase"],
        nummer=schoon["nummer"],
        post=schoon["post"],
    )


def _start(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.start_opdrachten(
        verzoek,
        opdrachten=[_nieuwe_opdracht(invoer)],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _als_opdracht(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.registreer_opgave_als_opdracht(
        verzoek, opdracht=_nieuwe_opdracht(invoer), grond=invoer.grond, uitleg=invoer.uitleg
    )


def _ints(waarden: Iterable[str]) -> list[int]:
    return [int(w) for w in waarden]


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="opgave",
        groep=Groep.NIEUW,
        act="stel_opgaven_in",
        label="Stel een opgave in",
        help="Een beleidsprestatie uit de begroting. GS besluit.",
        form=OpgaveForm,
        voer_uit=_stel_in,
        soorten=(Besluitsoort.OPGAVE_INSTELLEN,),
    ),
    Vorm(
        code="opdracht",
        groep=Groep.NIEUW,
        act="start_opdrachten",
        label="Start een opdracht",
        help="Met opdrachtprofiel, fase en scope. De domeindirecteur besluit.",
        form=StartForm,
        voer_uit=_start,
        dragersoorten=(OPGAVE,),
        soorten=(Besluitsoort.OPDRACHT_STARTEN,),
    ),
    Vorm(
        code="opgave-als-opdracht",
        groep=Groep.NIEUW,
        act="start_opdrachten",
        label="Registreer de opgave zelf als opdracht",
        help="Voor een opgave die niet wordt verdeeld in opdrachten.",
        form=GeheelForm,
        voer_uit=_als_opdracht,
        dragersoorten=(OPGAVE,),
        soorten=(Besluitsoort.OPDRACHT_STARTEN,),
        past=lambda plek: not reads.onderliggend(plek.drager, plek.peil),
    ),
    Vorm(
        code="hernoem-opgave",
        groep=Groep.INHOUD,
        act="hernoem_opgave",
        label="Hernoem de opgave",
        help="De opgave blijft dezelfde, met al haar rollen. GS besluit.",
        form=HernoemForm,
        voer_uit=_hernoem,
        dragersoorten=(OPGAVE,),
        soorten=(Besluitsoort.OPGAVE_HERNOEMEN,),
    ),
    Vorm(
        code="voeg-opgaven-samen",
        groep=Groep.VERLOOP,
        act="voeg_opgaven_samen",
        label="Voeg samen met een andere opgave",
        help="De opdrachten gaan mee, met hun rollen. GS besluit.",
        form=SamenvoegForm,
        voer_uit=_voeg_samen,
        dragersoorten=(OPGAVE,),
        soorten=(Besluitsoort.OPGAVEN_SAMENVOEGEN,),
    ),
    Vorm(
        code="beeindig-opgave",
        groep=Groep.VERLOOP,
        act="beeindig_opgave",
        label="Beëindig de opgave",
        help="Kan als er geen opdrachten meer lopen. GS besluit.",
        form=EindeForm,
        voer_uit=_beeindig,
        dragersoorten=(OPGAVE,),
        soorten=(Besluitsoort.OPGAVE_BEEINDIGEN,),
    ),
)
