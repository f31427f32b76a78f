"""Vakgenootschappen and vakcirkels: set up, change, end; who sits in the expertisecentrum."""

from collections.abc import Sequence
from typing import Any

from django import forms

from driehoek.opdrachten.vastleggen.formulier import VanafForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField, MensenField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.opgaven import naamveld, nummerveld
from driehoek.opdrachten.vastleggen.vormen.vakken import EindeForm, NaamForm
from driehoek.organisatie import acts, reads_pteams, reads_verbanden
from driehoek.organisatie.types_verbanden import NieuweVakcirkel, NieuwGenootschap
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import reads
from driehoek.register.types import Besluitsoort, Dragersoort

PTEAM = (Dragersoort.PTEAM,)
GENOOTSCHAP = (Dragersoort.GENOOTSCHAP,)
VERBANDEN = (Dragersoort.GENOOTSCHAP, Dragersoort.VAKCIRKEL)


def _teamsveld() -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label="Welke P-teams",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Twee of meer P-teams met hetzelfde vak. Iedereen daarin hoort bij het"
        " vakgenootschap.",
        error_messages={"required": "Kies twee of meer P-teams."},
    )


def _teams(plek: Plek) -> list[tuple[str, str]]:
    return [(str(team.id), team.naam) for team in reads_pteams.pteams(plek.peil)]


class GenootschapForm(VanafForm):
    naam = naamveld()
    teams = _teamsveld()
    nummer = nummerveld()
    field_order = ["naam", "teams", "vanaf", "nummer"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["teams"].choices = _teams(self.plek)  # type: ignore[attr-defined]


class TeamsForm(VanafForm):
    teams = _teamsveld()
    field_order = ["teams", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["teams"].choices = _teams(self.plek)  # type: ignore[attr-defined]
        nu = reads_verbanden.teams_van([self.plek.drager], self.plek.peil)
        self.fields["teams"].initial = [str(team) for team in nu[self.plek.drager]]


class CirkelForm(VanafForm):
    naam = naamveld()
    mensen = MensenField(
        label="Wie beginnen ermee",
        help_text="Een naam of personeelsnummer op elke regel. Iedereen blijft in het eigen P-team.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Noem wie ermee beginnen."},
    )
    overlegd_op = DagField(
        label="Overlegd met de eigen P-managers op",
        help_text="De dag van het laatste gesprek.",
    )
    nummer = nummerveld()
    field_order = ["naam", "mensen", "overlegd_op", "vanaf", "nummer"]


class AfgevaardigdenForm(VanafForm):
    genootschap = forms.TypedChoiceField(label="In welk vakgenootschap", coerce=int)
    personen = forms.TypedMultipleChoiceField(
        label="Wie zitten namens dit P-team in het expertisecentrum",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie je niet kiest, zit er vanaf die dag niet meer in. De P-manager hoort er al bij.",
    )
    field_order = ["genootschap", "personen", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        genootschappen = reads_verbanden.genootschappen_van(self.plek.drager, self.plek.peil)
        leden = _leden(self.plek)
        self.fields["genootschap"].choices = [(str(id_), naam) for id_, naam in genootschappen]  # type: ignore[attr-defined]
        self.fields["personen"].choices = leden  # type: ignore[attr-defined]
        self.fields["personen"].initial = _afgevaardigd(self.plek, genootschappen)


def _leden(plek: Plek) -> list[tuple[str, str]]:
    ids = [f.persoon_id for f in reads_pteams.leden(plek.drager, plek.peil)]
    namen = reads.namen(ids)
    return [(str(id_), namen[id_]) for id_ in ids]


def _afgevaardigd(plek: Plek, genootschappen: Sequence[tuple[int, str]]) -> list[str]:
    """Who sits there now, where there is but one vakgenootschap to choose."""
    if len(genootschappen) != 1:
        return []
    centrum = reads_verbanden.expertisecentrum(genootschappen[0][0], plek.peil)
    return [str(v.persoon) for v in centrum if v.pteam == plek.drager and not v.leidt]


def _is_vakteam(plek: Plek) -> bool:
    return bool(reads_verbanden.genootschappen_van(plek.drager, plek.peil))


def _besluitsoort(plek: Plek) -> tuple[Besluitsoort, ...]:
    return (acts.BESLUIT_OVER_VERBAND[plek.soort],)


def _stel_in(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuwGenootschap(
        schoon["naam"], schoon["vanaf"], tuple(schoon["teams"]), schoon["nummer"]
    )
    return acts.stel_genootschap_in(verzoek, nieuw=nieuw, grond=invoer.grond, uitleg=invoer.uitleg)


def _wijzig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.wijzig_genootschap(
        verzoek,
        genootschap=invoer.plek.drager,
        grond=invoer.grond,
        uitleg=invoer.uitleg,
        **_delen(invoer, "teams", "vanaf"),
    )


def _vorm_cirkel(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuweVakcirkel(
        schoon["naam"],
        schoon["vanaf"],
        tuple(schoon["mensen"]),
        schoon["overlegd_op"],
        schoon["nummer"],
    )
    return acts.vorm_vakcirkel(verzoek, nieuw=nieuw, grond=invoer.grond, uitleg=invoer.uitleg)


def _hernoem(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.hernoem_verband(
        verzoek,
        verband=invoer.plek.drager,
        grond=invoer.grond,
        uitleg=invoer.uitleg,
        **_delen(invoer, "naam", "vanaf"),
    )


def _hef_op(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.hef_verband_op(
        verzoek,
        verband=invoer.plek.drager,
        per=invoer.schoon["vanaf"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _wijs_aan(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.wijs_afgevaardigden_aan(
        verzoek, pteam=invoer.plek.drager, **_delen(invoer, "genootschap", "personen", "vanaf")
    )


def _delen(invoer: Invoer, *namen: str) -> dict[str, Any]:
    return {naam: invoer.schoon[naam] for naam in namen}


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="vakgenootschap",
        groep=Groep.NIEUW,
        act="stel_genootschap_in",
        label="Stel een vakgenootschap in",
        help="Twee of meer P-teams met hetzelfde vak. Het P-beraad besluit.",
        form=GenootschapForm,
        voer_uit=_stel_in,
        soorten=(Besluitsoort.VAKGENOOTSCHAP,),
    ),
    Vorm(
        code="vakcirkel",
        groep=Groep.NIEUW,
        act="vorm_vakcirkel",
        label="Vorm een vakcirkel",
        help="Collega's die hun vak nergens anders kunnen delen. Besproken met een directeur Mens en"
        " Organisatie.",
        form=CirkelForm,
        voer_uit=_vorm_cirkel,
        soorten=(Besluitsoort.VAKCIRKEL,),
    ),
    Vorm(
        code="teams-genootschap",
        groep=Groep.INHOUD,
        act="stel_genootschap_in",
        label="Wijzig welke P-teams erbij horen",
        help="Twee of meer P-teams met hetzelfde vak. Het P-beraad besluit.",
        form=TeamsForm,
        voer_uit=_wijzig,
        dragersoorten=GENOOTSCHAP,
        soorten=(Besluitsoort.VAKGENOOTSCHAP,),
    ),
    Vorm(
        code="hernoem-verband",
        groep=Groep.INHOUD,
        act="hernoem_verband",
        label="Geef een andere naam",
        help="Het vakgenootschap of de vakcirkel blijft hetzelfde.",
        form=NaamForm,
        voer_uit=_hernoem,
        dragersoorten=VERBANDEN,
        soorten=_besluitsoort,
    ),
    Vorm(
        code="afgevaardigden",
        groep=Groep.ROLLEN,
        act="wijs_afgevaardigden_aan",
        label="Wijs mensen aan voor het expertisecentrum",
        help="Wie namens dit P-team meedoet aan norm, plan en training van het vakgenootschap.",
        form=AfgevaardigdenForm,
        voer_uit=_wijs_aan,
        dragersoorten=PTEAM,
        past=_is_vakteam,
    ),
    Vorm(
        code="hef-verband-op",
        groep=Groep.VERLOOP,
        act="hef_verband_op",
        label="Hef op",
        help="Niemand verhuist: iedereen blijft in het eigen P-team.",
        form=EindeForm,
        voer_uit=_hef_op,
        dragersoorten=VERBANDEN,
        soorten=_besluitsoort,
    ),
)
