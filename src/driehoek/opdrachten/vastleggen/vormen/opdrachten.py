"""Opdrachten and deelopdrachten: profile, scope, phase, budget line, parts, decharge, end."""

from django import forms

from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Fase, Opdrachtprofiel, Projectfase, Scope
from driehoek.opdrachten.types import (
    Faseovergang,
    NieuweDeelopdracht,
    Postwijziging,
    Profielvaststelling,
    Scopewijziging,
)
from driehoek.opdrachten.vastleggen.formulier import EindeForm, VanafForm, VastlegForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.posten import postkeuzen
from driehoek.opdrachten.vastleggen.velden import DagField, RegelsField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.opgaven import (
    PROFIELNAMEN,
    SCOPENAMEN,
    ProfielVelden,
    ScopeVelden,
    postveld,
    profiel,
    scope,
)
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import reads
from driehoek.register.models import Registerfeit
from driehoek.register.types import Besluitsoort, Dragersoort

OPGAVE, OPDRACHT, DEEL = Dragersoort.OPGAVE, Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT


class ProfielForm(VanafForm, ProfielVelden):
    field_order = ["vanaf", *PROFIELNAMEN]

    def richt_in(self) -> None:
        super().richt_in()
        _neem_over(self, Opdrachtprofiel, PROFIELNAMEN)


class ScopeForm(VanafForm, ScopeVelden):
    field_order = ["vanaf", *SCOPENAMEN]

    def richt_in(self) -> None:
        super().richt_in()
        _neem_over(self, Scope, SCOPENAMEN)


class FaseForm(VanafForm):
    fase = forms.ChoiceField(label="Nieuwe fase", help_text="De fase waar de opdracht in komt.")
    field_order = ["fase", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        nu = _nu(Fase, self.plek)
        huidige = str(nu.__dict__["projectfase"]) if nu else ""
        keuzes = [(w, label) for w, label in Projectfase.choices if w != huidige]
        namen = list(Projectfase.values)
        verder = namen[namen.index(huidige) + 1 :] if huidige else namen
        veld = self.fields["fase"]
        veld.choices = keuzes  # type: ignore[attr-defined]
        veld.initial = verder[0] if verder else keuzes[0][0]
        if huidige:
            veld.help_text = f"Nu: {Projectfase(huidige).label.lower()}."


class DechargeForm(VastlegForm):
    op = DagField(
        label="Op", help_text="De dag waarop de opdrachtgever van de hele opdracht decharge krijgt."
    )

    def richt_in(self) -> None:
        self.fields["op"].initial = self.vandaag


class DelenForm(VanafForm):
    namen = RegelsField(
        label="De deelopdrachten",
        help_text="Zet op elke regel de naam van een deelopdracht.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ["namen", "vanaf"]


class PostForm(VastlegForm):
    post = postveld(required=True)
    vanaf = DagField(
        label="Vanaf",
        required=False,
        help_text="Leeg: vanaf 1 januari van het jaar van de post.",
    )

    def richt_in(self) -> None:
        soort = "prestatie" if self.plek.soort == OPGAVE else "opdracht"
        self.fields["post"].choices = postkeuzen(soort, self.vandaag)  # type: ignore[attr-defined]


def _nu(model: type[Registerfeit], plek: Plek) -> Registerfeit | None:
    """What the register says today about this opdracht."""
    over: dict[str, int] = {"opdracht_id": plek.drager}
    return model.objects.op(plek.peil).filter(**over).first()


def _neem_over(form: VastlegForm, model: type[Registerfeit], namen: tuple[str, ...]) -> None:
    """Begin with what holds now, so that only what changes needs typing."""
    feit = _nu(model, form.plek)
    for naam in namen if feit else ():
        form.fields[naam].initial = feit.__dict__[naam]


def _profiel(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    vaststelling = Profielvaststelling(
        invoer.plek.drager, invoer.schoon["vanaf"], profiel(invoer.schoon)
    )
    return acts.stel_profiel_vast(
        verzoek, vaststellingen=[vaststelling], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _scope(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    wijziging = Scopewijziging(invoer.plek.drager, invoer.schoon["vanaf"], scope(invoer.schoon))
    return acts.wijzig_scope(
        verzoek, wijzigingen=[wijziging], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _fase(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    overgang = Faseovergang(invoer.plek.drager, invoer.schoon["vanaf"], invoer.schoon["fase"])
    return acts.ga_over_naar_fase(
        verzoek, overgangen=[overgang], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _decharge(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.verleen_decharge(
        verzoek,
        opdrachten=[invoer.plek.drager],
        op=invoer.schoon["op"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _sluit(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.sluit_opdracht(
        verzoek,
        opdrachten=[invoer.plek.drager],
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _splits(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    delen = [NieuweDeelopdracht(naam, invoer.schoon["vanaf"]) for naam in invoer.schoon["namen"]]
    return acts.stel_deelopdrachten_in(
        verzoek,
        opdracht=invoer.plek.drager,
        deelopdrachten=delen,
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _beeindig_deel(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.beeindig_deelopdracht(
        verzoek,
        deelopdrachten=[invoer.plek.drager],
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _post(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    koppeling = Postwijziging(invoer.plek.drager, invoer.schoon["post"], invoer.schoon["vanaf"])
    return acts.koppel_post(
        verzoek, koppelingen=[koppeling], grond=invoer.grond, uitleg=invoer.uitleg
    )


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="deelopdrachten",
        groep=Groep.NIEUW,
        act="stel_deelopdrachten_in",
        label="Splits in deelopdrachten",
        help="De ambtelijk opdrachtgever blijft dat van alle delen, en besluit.",
        form=DelenForm,
        voer_uit=_splits,
        dragersoorten=(OPDRACHT,),
        soorten=(Besluitsoort.DEELOPDRACHTEN,),
    ),
    Vorm(
        code="scope",
        groep=Groep.INHOUD,
        act="wijzig_scope",
        label="Wijzig de scope",
        help="Budget, bevoegdheden en strategische keuzes. De domeindirecteur besluit.",
        form=ScopeForm,
        voer_uit=_scope,
        dragersoorten=(OPDRACHT,),
        soorten=(Besluitsoort.SCOPE,),
    ),
    Vorm(
        code="profiel",
        groep=Groep.INHOUD,
        act="stel_profiel_vast",
        label="Stel het opdrachtprofiel vast",
        help="Waarom, wat, hoe en wie, en het label.",
        form=ProfielForm,
        voer_uit=_profiel,
        dragersoorten=(OPDRACHT,),
        soorten=(Besluitsoort.SCOPE, Besluitsoort.OPDRACHT_STARTEN),
    ),
    Vorm(
        code="post",
        groep=Groep.INHOUD,
        act="koppel_post",
        label="Koppel een begrotingspost",
        help="De post van een jaar; die van andere jaren blijven.",
        form=PostForm,
        voer_uit=_post,
        dragersoorten=(OPGAVE, OPDRACHT, DEEL),
        soorten=(
            Besluitsoort.BEGROTING,
            Besluitsoort.SCOPE,
            Besluitsoort.OPDRACHT_STARTEN,
            Besluitsoort.OPGAVE_INSTELLEN,
        ),
    ),
    Vorm(
        code="fase",
        groep=Groep.VERLOOP,
        act="ga_over_naar_fase",
        label="Ga over naar een andere fase",
        help="De opdrachtgever krijgt decharge voor de oude fase en gaat door.",
        form=FaseForm,
        voer_uit=_fase,
        dragersoorten=(OPDRACHT,),
        soorten=(Besluitsoort.FASEOVERGANG,),
    ),
    Vorm(
        code="decharge",
        groep=Groep.VERLOOP,
        act="verleen_decharge",
        label="Verleen decharge",
        help="Het resultaat is ontvangen; de opdrachtgever is er klaar mee.",
        form=DechargeForm,
        voer_uit=_decharge,
        dragersoorten=(OPDRACHT,),
        soorten=(Besluitsoort.DECHARGE,),
    ),
    Vorm(
        code="sluit",
        groep=Groep.VERLOOP,
        act="sluit_opdracht",
        label="Sluit de opdracht",
        help="Kan na decharge. Rollen en deelopdrachten eindigen mee.",
        form=EindeForm,
        voer_uit=_sluit,
        dragersoorten=(OPDRACHT,),
        soorten=(Besluitsoort.OPDRACHT_SLUITEN,),
    ),
    Vorm(
        code="beeindig-deelopdracht",
        groep=Groep.VERLOOP,
        act="beeindig_deelopdracht",
        label="Beëindig de deelopdracht",
        help="De rollen erop eindigen mee. De ambtelijk opdrachtgever besluit.",
        form=EindeForm,
        voer_uit=_beeindig_deel,
        dragersoorten=(DEEL,),
        soorten=(Besluitsoort.DEELOPDRACHTEN,),
        past=lambda plek: bool(reads.bestaan(plek.drager)),
    ),
)
