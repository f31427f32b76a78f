"""Persons, settings, exceptions, who decides what."""

from typing import Any

from django import forms

from driehoek.opdrachten.vastleggen.formulier import PeriodeForm, VanafForm, VastlegForm
from driehoek.opdrachten.vastleggen.velden import DagField, PersoonField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.platform import regelboek
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import acts, instellingen, reads
from driehoek.register.models import Beslisbevoegdheid, Drager, Persoonsgegeven
from driehoek.register.types import Besluitsoort, Dragersoort, NieuwePersoon, Rol

CONCERN = Dragersoort.CONCERN
NAAMDELEN = ("voornaam", "tussenvoegsel", "achternaam")


class NaamForm(VastlegForm):
    voornaam = forms.CharField(max_length=60)
    tussenvoegsel = forms.CharField(
        required=False, max_length=20, widget=forms.TextInput(attrs={"data-breedte": "kort"})
    )
    achternaam = forms.CharField(max_length=80)

    def richt_in(self) -> None:
        gegeven = Persoonsgegeven.objects.huidig().filter(persoon_id=self.plek.persoon or 0).first()
        for naam in NAAMDELEN if gegeven else ():
            self.fields[naam].initial = getattr(gegeven, naam)


class PersoonForm(NaamForm):
    nummer = forms.CharField(
        label="Personeelsnummer",
        max_length=20,
        help_text="Eén nummer per persoon, ook als de naam verandert.",
        widget=forms.TextInput(attrs={"data-breedte": "kort", "autocomplete": "off"}),
    )
    field_order = ["nummer", *NAAMDELEN]

    def richt_in(self) -> None:
        """A new person has no name yet to begin with."""


class InstellingForm(VanafForm):
    code = forms.ChoiceField(label="Welke instelling")
    waarde = forms.CharField(
        label="Nieuwe waarde",
        max_length=40,
        help_text="Alleen het getal of het woord. De eenheid staat bij de instelling.",
        widget=forms.TextInput(attrs={"data-breedte": "kort", "autocomplete": "off"}),
    )
    field_order = ["code", "waarde", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        nu = instellingen.stand(self.vandaag)
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (s.code, f"{s.naam} (nu {s.in_woorden(nu[s.code])})") for s in instellingen.ALLE
        ]
        self.fields["code"].initial = self.plek.instelling


class UitzonderingForm(PeriodeForm):
    regel = forms.ChoiceField(
        label="Van welke regel", help_text="Het kan alleen van een regel die weigert."
    )
    persoon = PersoonField(label="Voor wie")
    herzien_op = DagField(
        label="Herzien op", help_text="Op deze dag wordt bekeken of de uitzondering nog nodig is."
    )
    toelichting = forms.CharField(
        label="Waarom",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Voor wie het later naleest. Noem geen medische gegevens.",
    )
    field_order = [
        "persoon",
        "regel",
        "vanaf",
        "tot_en_met",
        "herzien_op",
        "toelichting",
    ]

    def richt_in(self) -> None:
        super().richt_in()
        hard = [r for r in regelboek.alle() if r.soort is regelboek.Soort.HARD]
        veld = self.fields["regel"]
        veld.choices = [(r.id, f"{r.id}: {r.zin}") for r in hard]  # type: ignore[attr-defined]
        veld.initial = "REG-21"
        self.fields["persoon"].initial = self.plek.persoon


class BeslisserForm(PeriodeForm):
    besluitsoort = forms.ChoiceField(label="Welke besluiten", choices=Besluitsoort.choices)
    wie = forms.ChoiceField(label="Wie mag ze nemen", help_text="Een orgaan, of wie een rol heeft.")
    voorwaarde = forms.ChoiceField(
        label="Onder welke voorwaarde",
        choices=Beslisbevoegdheid.Voorwaarde.choices,
        required=False,
    )
    field_order = ["besluitsoort", "wie", "voorwaarde", "vanaf", "tot_en_met"]

    def richt_in(self) -> None:
        super().richt_in()
        organen = list(Drager.objects.filter(soort=Dragersoort.ORGAAN).order_by("id"))
        namen = reads.benamingen((o.id for o in organen), self.plek.peil)
        self.fields["wie"].choices = [  # type: ignore[attr-defined]
            ("Een orgaan", [(f"orgaan:{o.id}", namen.get(o.id, o.nummer)) for o in organen]),
            ("Wie een rol heeft", [(f"rol:{r.value}", r.label) for r in Rol]),
        ]


def _nieuw(schoon: dict[str, Any], nummer: str) -> NieuwePersoon:
    return NieuwePersoon(nummer, **{naam: schoon[naam] for naam in NAAMDELEN})


def _registreer(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    persoon = _nieuw(invoer.schoon, invoer.schoon["nummer"])
    return acts.registreer_personen(verzoek, personen=[persoon])


def _wijzig_naam(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.wijzig_naam(
        verzoek, persoon=invoer.plek.persoon or 0, naam=_nieuw(invoer.schoon, "")
    )


def _stel_instelling(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    return acts.stel_instelling_vast(
        verzoek,
        code=schoon["code"],
        waarde=schoon["waarde"],
        vanaf=schoon["vanaf"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _maak_uitzondering(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    namen = ("persoon", "regel", "periode", "herzien_op", "toelichting")
    return acts.maak_uitzondering(
        verzoek,
        grond=invoer.grond,
        uitleg=invoer.uitleg,
        **{naam: invoer.schoon[naam] for naam in namen},
    )


def _wijs_beslisser_aan(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    aard, _, wie = schoon["wie"].partition(":")
    return acts.wijs_beslisser_aan(
        verzoek,
        besluitsoort=schoon["besluitsoort"],
        orgaan=int(wie) if aard == "orgaan" else None,
        rol=wie if aard == "rol" else "",
        voorwaarde=schoon["voorwaarde"],
        periode=schoon["periode"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="persoon",
        groep=Groep.NIEUW,
        act="registreer_personen",
        label="Neem een persoon op",
        help="Nummer en naam; daarna kan de persoon rollen krijgen.",
        form=PersoonForm,
        voer_uit=_registreer,
    ),
    Vorm(
        code="naam",
        groep=Groep.INHOUD,
        act="wijzig_naam",
        label="Wijzig de naam",
        help="Iemand heet voortaan anders. Het nummer en de rollen blijven.",
        form=NaamForm,
        voer_uit=_wijzig_naam,
        over="persoon",
    ),
    Vorm(
        code="instelling",
        groep=Groep.REGELS,
        act="stel_instelling_vast",
        label="Stel een instelling vast",
        help="Termijnen en grenzen die de regels lezen. Het DT besluit.",
        form=InstellingForm,
        voer_uit=_stel_instelling,
        dragersoorten=("", CONCERN),
        soorten=(Besluitsoort.INSTELLING,),
    ),
    Vorm(
        code="uitzondering",
        groep=Groep.REGELS,
        act="maak_uitzondering",
        label="Maak een tijdelijke uitzondering",
        help="Een regel geldt even niet voor iemand, met een dag van herziening.",
        form=UitzonderingForm,
        voer_uit=_maak_uitzondering,
        dragersoorten=("", CONCERN),
        soorten=(Besluitsoort.UITZONDERING,),
    ),
    Vorm(
        code="beslisser",
        groep=Groep.REGELS,
        act="wijs_beslisser_aan",
        label="Regel wie iets mag beslissen",
        help="Een orgaan of een rol krijgt de bevoegdheid voor een soort besluit. GS besluit.",
        form=BeslisserForm,
        voer_uit=_wijs_beslisser_aan,
        dragersoorten=("", CONCERN),
        soorten=(Besluitsoort.REGELING,),
    ),
)
