"""P-teams: found, merge, split and close them; move someone; how large one is meant to be."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from driehoek.opdrachten.vastleggen.formulier import PeriodeForm, VanafForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField, MensenField, PersoonField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.opgaven import naamveld, nummerveld
from driehoek.organisatie import acts, reads_leiding, reads_pteams, reads_vakken
from driehoek.organisatie.types import (
    Leidtijd,
    Motief,
    NieuweFormatie,
    NieuwePortefeuille,
    NieuweToewijzing,
    NieuwPteam,
    Plaatsing,
    Pteamdeel,
    Reden,
)
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Besluitsoort, Dragersoort, Rol

PTEAM = (Dragersoort.PTEAM,)
GESPREKKEN = ("gesprek_eigen", "gesprek_nieuw")
ANDERS = "naar_"
"""With the id of a person behind it: the field that says that he or she goes elsewhere."""


class OprichtForm(VanafForm):
    naam = naamveld()
    leden = MensenField(
        label="Wie erbij horen",
        required=False,
        help_text="Een naam of personeelsnummer op elke regel. Wie nu bij een ander P-team hoort,"
        " gaat daar weg. Je kunt mensen ook later plaatsen.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    nummer = nummerveld()
    field_order = ["naam", "vanaf", "leden", "nummer"]


class SamenvoegForm(VanafForm):
    andere = forms.TypedMultipleChoiceField(
        label="Welke P-teams gaan hierin op",
        coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="Houd Ctrl (of Cmd) ingedrukt om er meer te kiezen. Iedereen uit die teams hoort"
        " daarna bij dit team; de P-manager van dit team blijft.",
        error_messages={"required": "Kies een ander P-team."},
    )
    naam = forms.CharField(
        label="Nieuwe naam",
        required=False,
        max_length=200,
        help_text="Laat leeg als het team zo blijft heten.",
    )
    field_order = ["andere", "naam", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["andere"].choices = _andere_teams(self.plek)  # type: ignore[attr-defined]


class SplitsForm(VanafForm):
    naam = naamveld("Naam van het nieuwe P-team")
    leden = forms.TypedMultipleChoiceField(
        label="Wie gaan naar het nieuwe team",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie je niet kiest, blijft.",
        error_messages={"required": "Kies wie er naar het nieuwe team gaat."},
    )
    field_order = ["naam", "leden", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["leden"].choices = _leden(self.plek)  # type: ignore[attr-defined]


class OpheffenForm(VanafForm):
    """All people go to one team, but for those of whom another is chosen."""

    naar = forms.TypedChoiceField(label="Naar welk P-team gaan de mensen", coerce=int)
    field_order = ["vanaf", "naar"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["vanaf"].label = "Het team houdt op per"
        leden, teams = _leden(self.plek), _andere_teams(self.plek)
        if not leden:
            del self.fields["naar"]
        for naam in self._namen(leden):
            self.fields[naam] = forms.TypedChoiceField(
                label=dict(leden)[naam.removeprefix(ANDERS)],
                coerce=int,
                required=False,
                empty_value=None,
                choices=[("", "Zelfde team als de anderen"), *teams],
            )
        if leden:
            self.fields["naar"].choices = [("", "Kies een P-team"), *teams]  # type: ignore[attr-defined]

    @staticmethod
    def _namen(leden: Sequence[tuple[str, str]]) -> list[str]:
        return [f"{ANDERS}{id_}" for id_, _ in leden]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        allen = schoon.get("naar")
        schoon["bestemming"] = {
            int(naam.removeprefix(ANDERS)): schoon.get(naam) or allen
            for naam in self.fields
            if naam.startswith(ANDERS)
        }
        return schoon


class VerplaatsForm(PeriodeForm):
    pteam = forms.TypedChoiceField(label="Naar welk P-team", coerce=int)
    reden = forms.ChoiceField(
        label="Waarom",
        choices=Reden.choices,
        initial=Reden.ZWAARTEPUNT,
        widget=forms.RadioSelect,
    )
    vak = forms.CharField(
        label="Zwaartepunt van het werk",
        required=False,
        max_length=120,
        help_text="Het vak waaraan iemand de meeste tijd besteedt. Mag leeg blijven.",
    )
    gesprek_eigen = DagField(
        label="Gesprek met de eigen P-manager", help_text="Bij een eigen wens: op welke dag."
    )
    gesprek_nieuw = DagField(
        label="Gesprek met de nieuwe P-manager", help_text="Bij een eigen wens: op welke dag."
    )
    motivering = forms.CharField(
        label="Toelichting",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bij het belang van de organisatie: waarom. Noem geen medische gegevens.",
    )
    field_order = [
        "pteam",
        "vanaf",
        "tot_en_met",
        "reden",
        "vak",
        *GESPREKKEN,
        "motivering",
    ]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["pteam"].choices = [  # type: ignore[attr-defined]
            ("", "Kies een P-team"),
            *_andere_teams(self.plek),
        ]

    def niet_gevraagd(self) -> Sequence[str]:
        reden = self.data.get("reden")
        idle = () if reden == Reden.WENS else GESPREKKEN
        if reden != Reden.BELANG:
            idle = (*idle, "motivering")
        return (*super().niet_gevraagd(), *idle)


class LeidtijdForm(PeriodeForm):
    procent = forms.IntegerField(
        label="Hoeveel procent van de tijd",
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"data-breedte": "kort", "inputmode": "numeric"}),
        help_text="Minstens 25. De andere tijd gaat naar opdrachtgeverschap of eigen werk.",
    )
    field_order = ["procent", "vanaf", "tot_en_met"]


class ToewijsForm(PeriodeForm):
    manager = PersoonField(
        label="Wie wordt P-manager",
        help_text="Typ een deel van de naam of het personeelsnummer. Dit gaat voor op het P-team.",
    )
    field_order = ["manager", "vanaf", "tot_en_met"]


class PortefeuilleForm(PeriodeForm):
    vakdomein = forms.TypedChoiceField(label="Welk vakdomein", coerce=int)
    themas = forms.CharField(
        label="Welke thema's",
        max_length=500,
        help_text="Een of meer, met een komma ertussen: opleiding, verzuim.",
    )
    field_order = ["vakdomein", "themas", "vanaf", "tot_en_met"]

    def richt_in(self) -> None:
        super().richt_in()
        domeinen = reads_vakken.keuzes(self.plek.peil, Dragersoort.VAKDOMEIN)
        self.fields["vakdomein"].choices = [("", "Kies een vakdomein"), *domeinen]  # type: ignore[attr-defined]

    def clean_themas(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["themas"].split(","))


class FormatieForm(VanafForm):
    fte = forms.DecimalField(
        label="Hoeveel fte",
        min_value=0,
        max_value=200,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"data-breedte": "kort", "inputmode": "decimal"}),
    )
    samenstelling = forms.CharField(
        label="Uit welke functies",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: 8 adviseurs en 3 senior adviseurs.",
    )
    overlegd_met = forms.TypedChoiceField(
        label="Met welke directeur Mens en Organisatie is overlegd", coerce=int
    )
    overlegd_op = DagField(label="Overlegd op", help_text="Op of voor de dag van het besluit.")
    field_order = ["fte", "samenstelling", "vanaf", "overlegd_met", "overlegd_op"]

    def richt_in(self) -> None:
        super().richt_in()
        wie = Rolvervulling.objects.huidig().filter(rolsoort__rol=Rol.DIRECTEUR_MO)
        namen = reads.namen(wie.values_list("persoon_id", flat=True))
        keuzen = sorted(((str(id_), naam) for id_, naam in namen.items()), key=lambda k: k[1])
        self.fields["overlegd_met"].choices = [  # type: ignore[attr-defined]
            ("", "Kies een directeur"),
            *keuzen,
        ]

    def clean_overlegd_op(self) -> date:
        op: date = self.cleaned_data["overlegd_op"]
        if op > self.vandaag:
            raise ValidationError("Deze dag moet nog komen. Overleg eerst (PT-19).")
        return op


def _andere_teams(plek: Plek) -> list[tuple[str, str]]:
    """The P-teams of today, but for the one that this is about."""
    eigen = plek.drager if plek.soort else None
    return [(str(t.id), t.naam) for t in reads_pteams.pteams(plek.peil) if t.id != eigen]


def _leden(plek: Plek) -> list[tuple[str, str]]:
    wie = [feit.persoon_id for feit in reads_pteams.leden(plek.drager, plek.peil)]
    namen = reads.namen(wie)
    return [(str(persoon), namen.get(persoon, "")) for persoon in wie]


def _richt_op(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuwPteam(
        schoon["naam"], schoon["vanaf"], schoon["nummer"], tuple(schoon["leden"] or ())
    )
    return acts.richt_pteams_op(verzoek, pteams=[nieuw], grond=invoer.grond, uitleg=invoer.uitleg)


def _voeg_samen(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.voeg_pteams_samen(
        verzoek,
        blijft=invoer.plek.drager,
        opgaand=invoer.schoon["andere"],
        naam=invoer.schoon["naam"],
        per=invoer.schoon["vanaf"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _splits(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.splits_pteam(
        verzoek,
        pteam=invoer.plek.drager,
        delen=[Pteamdeel(invoer.schoon["naam"], tuple(invoer.schoon["leden"]))],
        per=invoer.schoon["vanaf"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _hef_op(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.hef_pteam_op(
        verzoek,
        pteam=invoer.plek.drager,
        naar=invoer.schoon["bestemming"],
        per=invoer.schoon["vanaf"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _verplaats(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    motief = Motief(
        Reden(schoon["reden"]),
        schoon.get("motivering") or "",
        schoon["vak"],
        schoon.get("gesprek_eigen"),
        schoon.get("gesprek_nieuw"),
    )
    plaatsing = Plaatsing(invoer.plek.persoon or 0, schoon["pteam"], schoon["periode"], motief)
    return acts.plaats_in_pteam(
        verzoek, plaatsingen=[plaatsing], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _stel_formatie_vast(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuweFormatie(
        invoer.plek.drager,
        schoon["vanaf"],
        schoon["fte"],
        schoon["samenstelling"],
        schoon["overlegd_met"],
        schoon["overlegd_op"],
    )
    return acts.stel_formatie_vast(
        verzoek, formaties=[nieuw], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _leidt(plek: Plek) -> bool:
    return any(r.rolsoort.rol == Rol.P_MANAGER and not r.waarneming for r in plek.rollen)


def _stel_tijd_vast(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    tijd = Leidtijd(invoer.plek.persoon or 0, schoon["procent"], schoon["periode"])
    return acts.stel_pmanagertijd_vast(
        verzoek, tijden=[tijd], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _wijs_toe(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuweToewijzing(invoer.plek.persoon or 0, schoon["manager"], schoon["periode"])
    return acts.wijs_p_manager_toe(
        verzoek, toewijzingen=[nieuw], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _is_toegewezen(plek: Plek) -> bool:
    return bool(plek.persoon and reads_leiding.toegewezen([plek.persoon], plek.peil))


def _beeindig_toewijzing(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.beeindig_toewijzing(
        verzoek,
        persoon=invoer.plek.persoon or 0,
        vanaf=invoer.schoon["vanaf"],
        grond=invoer.grond,
    )


def _is_directeur(plek: Plek) -> bool:
    return bool(
        plek.persoon and reads.heeft_rol(plek.persoon, Rol.DIRECTEUR_MO, plek.peil.geldig_op)
    )


def _stel_portefeuille_vast(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuwePortefeuille(
        invoer.plek.persoon or 0, schoon["vakdomein"], schoon["themas"], schoon["periode"]
    )
    return acts.stel_portefeuille_vast(
        verzoek, portefeuilles=[nieuw], grond=invoer.grond, uitleg=invoer.uitleg
    )


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="pteam",
        groep=Groep.NIEUW,
        act="richt_pteams_op",
        label="Richt een P-team op",
        help="Een vak met zijn mensen. Het P-beraad besluit.",
        form=OprichtForm,
        voer_uit=_richt_op,
        soorten=(Besluitsoort.PTEAM_OPRICHTEN,),
    ),
    Vorm(
        code="voeg-pteams-samen",
        groep=Groep.VERLOOP,
        act="voeg_pteams_samen",
        label="Voeg samen met een ander P-team",
        help="Andere teams gaan hierin op, met al hun mensen. Het P-beraad besluit.",
        form=SamenvoegForm,
        voer_uit=_voeg_samen,
        dragersoorten=PTEAM,
        soorten=(Besluitsoort.PTEAMS_WIJZIGEN,),
    ),
    Vorm(
        code="splits-pteam",
        groep=Groep.VERLOOP,
        act="splits_pteam",
        label="Splits dit P-team",
        help="Een deel van de mensen gaat naar een nieuw team. Het P-beraad besluit.",
        form=SplitsForm,
        voer_uit=_splits,
        dragersoorten=PTEAM,
        soorten=(Besluitsoort.PTEAMS_WIJZIGEN,),
        past=lambda plek: bool(_leden(plek)),
    ),
    Vorm(
        code="hef-pteam-op",
        groep=Groep.VERLOOP,
        act="hef_pteam_op",
        label="Hef dit P-team op",
        help="Iedereen krijgt een plek in een ander team. Het P-beraad besluit.",
        form=OpheffenForm,
        voer_uit=_hef_op,
        dragersoorten=PTEAM,
        soorten=(Besluitsoort.PTEAMS_WIJZIGEN,),
    ),
    Vorm(
        code="formatie",
        groep=Groep.INHOUD,
        act="stel_formatie_vast",
        label="Stel de formatie vast",
        help="Hoeveel fte, uit welke functies. Na overleg met de directeur Mens en Organisatie.",
        form=FormatieForm,
        voer_uit=_stel_formatie_vast,
        dragersoorten=PTEAM,
        soorten=(Besluitsoort.FORMATIE,),
    ),
    Vorm(
        code="plaats",
        groep=Groep.INHOUD,
        act="plaats_in_pteam",
        label="Plaats in een P-team",
        help="Vanaf een dag hoort iemand bij een ander P-team. Het P-beraad besluit.",
        form=VerplaatsForm,
        voer_uit=_verplaats,
        soorten=(Besluitsoort.PLAATSING,),
        over="persoon",
    ),
    Vorm(
        code="pmanagertijd",
        groep=Groep.INHOUD,
        act="stel_pmanagertijd_vast",
        label="Stel vast hoeveel tijd iemand P-manager is",
        help="Daarbij hoort hoeveel mensen iemand leidt. Een directeur M&O of het DT besluit.",
        form=LeidtijdForm,
        voer_uit=_stel_tijd_vast,
        soorten=(Besluitsoort.PMANAGER,),
        past=_leidt,
        over="persoon",
    ),
    Vorm(
        code="portefeuille",
        groep=Groep.INHOUD,
        act="stel_portefeuille_vast",
        label="Stel vast welk vakdomein een directeur houdt",
        help="Een vakdomein, en een of meer thema's. Het DT besluit.",
        form=PortefeuilleForm,
        voer_uit=_stel_portefeuille_vast,
        soorten=(Besluitsoort.DIRECTEUR_MO,),
        past=_is_directeur,
        over="persoon",
    ),
    Vorm(
        code="wijs-p-manager-toe",
        groep=Groep.INHOUD,
        act="wijs_p_manager_toe",
        label="Wijs een P-manager toe",
        help="Iemand krijgt een eigen P-manager, los van het P-team. Het DT besluit.",
        form=ToewijsForm,
        voer_uit=_wijs_toe,
        soorten=(Besluitsoort.TOEWIJZING,),
        over="persoon",
    ),
    Vorm(
        code="beeindig-toewijzing",
        groep=Groep.INHOUD,
        act="wijs_p_manager_toe",
        label="Beëindig de persoonlijke P-manager",
        help="De P-manager volgt dan weer uit het P-team. Het DT besluit.",
        form=VanafForm,
        voer_uit=_beeindig_toewijzing,
        soorten=(Besluitsoort.TOEWIJZING,),
        past=_is_toegewezen,
        over="persoon",
    ),
)
