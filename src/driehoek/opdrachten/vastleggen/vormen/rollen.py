"""Roles: appoint, replace, substitute, end, and their end by a legal fact."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from django import forms

from driehoek.opdrachten.vastleggen.formulier import EEN_DAG, EindeForm, PeriodeForm, VastlegForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField, PersoonField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import acts, reads
from driehoek.register.acts.rollen import BESLUITSOORT_VAN_ROL
from driehoek.register.models import Drager, Rolvervulling
from driehoek.register.types import (
    Benoeming,
    Besluitsoort,
    Dragersoort,
    OpRechtsfeit,
    Rol,
)

OPGAVE, OPDRACHT, DEEL = Dragersoort.OPGAVE, Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT
ORGAAN, CONCERN = Dragersoort.ORGAAN, Dragersoort.CONCERN
MET_ROLLEN = (OPGAVE, OPDRACHT, DEEL, ORGAAN, CONCERN, Dragersoort.PTEAM)
FUNCTIONEEL = (
    Rol.REGISTERBEHEERDER,
    Rol.CONTROLLER,
    Rol.RECRUITER,
    Rol.FUNCTIONEEL_BEHEERDER,
    Rol.AUDITOR,
)
TOP = (Rol.PROVINCIESECRETARIS, Rol.CONCERNDIRECTEUR)


class BenoemForm(PeriodeForm):
    persoon = PersoonField(label="Wie wordt het")
    field_order = ["persoon", "vanaf", "tot_en_met"]


class BogForm(BenoemForm):
    rang = forms.TypedChoiceField(
        label="Welke portefeuillehouder",
        choices=[("1", "Eerste"), ("2", "Tweede")],
        coerce=int,
        initial="1",
        widget=forms.RadioSelect,
        help_text="De eerste gaat erover; met de tweede stemt de eerste af.",
    )
    field_order = ["persoon", "rang", "vanaf", "tot_en_met"]


class RolkeuzeForm(BenoemForm):
    """Appoint someone to one of several roles."""

    rol = forms.ChoiceField(label="Welke rol")
    field_order = ["rol", "persoon", "vanaf", "tot_en_met"]
    rollen: ClassVar[tuple[Rol, ...]] = ()

    def richt_in(self) -> None:
        super().richt_in()
        _kies(self, "rol", [(r.value, r.label) for r in self.rollen])


class FunctioneelForm(RolkeuzeForm):
    rollen = FUNCTIONEEL


class TopForm(RolkeuzeForm):
    rollen = TOP


class OrgaanlidForm(RolkeuzeForm):
    """Appoint someone to an organ; of GS one is a member by the name gedeputeerde."""

    orgaan = forms.TypedChoiceField(label="Welk orgaan", coerce=int)
    field_order = ["orgaan", "rol", "persoon", "vanaf", "tot_en_met"]
    rollen = (Rol.LID, Rol.GEDEPUTEERDE)

    def richt_in(self) -> None:
        super().richt_in()
        organen = Drager.objects.filter(soort=ORGAAN).order_by("id").values_list("id", flat=True)
        namen = reads.benamingen(organen, self.plek.peil)
        _kies(self, "orgaan", [(str(o), namen.get(o, "")) for o in organen])
        if self.plek.is_orgaan:
            self.fields["orgaan"].initial = str(self.plek.drager)


class WaarneemForm(BenoemForm):
    rol = forms.ChoiceField(
        label="Voor wie", help_text="Die houdt de rol; de ander neemt haar zolang waar."
    )
    field_order = ["rol", "persoon", "vanaf", "tot_en_met"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["persoon"].label = "Wie neemt waar"
        titulairen = [r for r in self.plek.rollen if not r.waarneming]
        _kies(self, "rol", [(str(r.id), rol_in_woorden(r, self.plek)) for r in titulairen])


class EindeRolForm(EindeForm):
    rol = forms.MultipleChoiceField(
        label="Welke rol eindigt",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies een rol."},
    )
    field_order = ["rol", "laatste_dag"]

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["laatste_dag"].label = "Laatste dag in de rol"
        _kies(self, "rol", [(str(r.id), rol_in_woorden(r, self.plek)) for r in self.plek.rollen])
        if len(self.plek.rollen) == 1:
            self.fields["rol"].initial = [str(self.plek.rollen[0].id)]


class RechtsfeitForm(VastlegForm):
    toelichting = forms.CharField(
        label="Wat is er gebeurd",
        max_length=2000,
        help_text="Bijvoorbeeld: overleden, uit dienst, einde termijn. Noem geen medische"
        " gegevens. Noem wel het stuk waaruit het blijkt.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    datum = DagField(label="Wanneer was dat", help_text="De dag van het feit; hooguit vandaag.")
    laatste_dag = DagField(
        label="Laatste dag in de rollen",
        help_text="Alle rollen van deze persoon eindigen na deze dag.",
    )

    def richt_in(self) -> None:
        self.fields["datum"].initial = self.vandaag
        self.fields["laatste_dag"].initial = self.vandaag


def rol_in_woorden(rol: Rolvervulling, plek: Plek) -> str:
    """A role with its holder, to choose from."""
    wnd = "wnd. " if rol.waarneming else ""
    tweede = " (tweede)" if rol.rang > 1 else ""
    label = Rol(rol.rolsoort.rol).label
    return f"{label}{tweede}: {wnd}{plek.namen.get(rol.persoon_id, '')}, {rol.periode.in_woorden()}"


def _kies(form: VastlegForm, naam: str, keuzes: list[tuple[str, str]]) -> None:
    veld = form.fields[naam]
    veld.choices = keuzes  # type: ignore[attr-defined]


def _benoeming(invoer: Invoer, rol: str, drager: int, *, waarneming: bool = False) -> Benoeming:
    schoon = invoer.schoon
    return Benoeming(
        drager=drager,
        rol=rol,
        persoon=schoon["persoon"],
        periode=schoon["periode"],
        rang=schoon.get("rang", 1),
        waarneming=waarneming,
    )


def _benoem(rol: Rol, act: Any, verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    benoeming = _benoeming(invoer, rol.value, invoer.plek.drager)
    return act(verzoek, benoemingen=[benoeming], grond=invoer.grond, uitleg=invoer.uitleg)  # type: ignore[no-any-return]


def _benoem_gekozen(act: Any, verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    """Appoint to the role that was chosen, on the organ that was chosen or the organisation."""
    drager = invoer.schoon.get("orgaan") or invoer.plek.concern
    benoeming = _benoeming(invoer, invoer.schoon["rol"], drager)
    return act(verzoek, benoemingen=[benoeming], grond=invoer.grond, uitleg=invoer.uitleg)  # type: ignore[no-any-return]


def _neem_waar(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    titulair = next(r for r in invoer.plek.rollen if str(r.id) == invoer.schoon["rol"])
    benoeming = Benoeming(
        drager=titulair.drager_id,
        rol=titulair.rolsoort.rol,
        persoon=invoer.schoon["persoon"],
        periode=invoer.schoon["periode"],
        rang=titulair.rang,
        waarneming=True,
    )
    return acts.neem_waar(
        verzoek, benoemingen=[benoeming], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _beeindig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.beeindig_rollen(
        verzoek,
        rollen=[int(r) for r in invoer.schoon["rol"]],
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _rechtsfeit(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    return acts.beeindig_door_rechtsfeit(
        verzoek,
        persoon=invoer.plek.persoon or 0,
        per=schoon["laatste_dag"] + EEN_DAG,
        grond=OpRechtsfeit(datum=schoon["datum"], toelichting=schoon["toelichting"]),
        uitleg=invoer.uitleg,
    )


def _soorten(rollen: Iterable[Rolvervulling]) -> tuple[Besluitsoort, ...]:
    return tuple(dict.fromkeys(BESLUITSOORT_VAN_ROL[r.rolsoort.rol] for r in rollen))


def _van_rollen(plek: Plek) -> tuple[Besluitsoort, ...]:
    return _soorten(plek.rollen)


def _waarneming(plek: Plek) -> tuple[Besluitsoort, ...]:
    titulair = _soorten(r for r in plek.rollen if not r.waarneming)
    return (Besluitsoort.WAARNEMING, *titulair)


def _vacant(rol: Rol, plek: Plek) -> bool:
    return not plek.houders(rol)


def _bezet(rol: Rol, plek: Plek) -> bool:
    return bool(plek.houders(rol))


def _paar(
    rol: Rol,
    code: str,
    dragersoorten: tuple[Dragersoort, ...],
    help_: str,
    form: type[VastlegForm] = BenoemForm,
) -> tuple[Vorm, Vorm]:
    """A single role: appoint where it is vacant, replace where someone holds it."""
    gedeeld: dict[str, Any] = {
        "groep": Groep.ROLLEN,
        "form": form,
        "dragersoorten": dragersoorten,
        "soorten": (BESLUITSOORT_VAN_ROL[rol],),
        "rollen": (rol.value,),
    }
    naam = rol.in_zin
    return (
        Vorm(
            code=f"benoem-{code}",
            act="benoem",
            label=f"Benoem een {naam}",
            help=f"Nu is hier niemand benoemd. {help_}",
            voer_uit=partial(_benoem, rol, acts.benoem),
            past=partial(_vacant, rol),
            **gedeeld,
        ),
        Vorm(
            code=f"vervang-{code}",
            act="vervang",
            label=f"Vervang de {naam}",
            help=f"Wie het nu is, maakt plaats. {help_}",
            voer_uit=partial(_benoem, rol, acts.vervang),
            past=partial(_bezet, rol),
            **gedeeld,
        ),
    )


def _tweede_vrij(plek: Plek) -> bool:
    houders = plek.houders(Rol.BOG)
    return bool(houders) and all(h.rang == 1 for h in houders)


VORMEN: tuple[Vorm, ...] = (
    *_paar(
        Rol.DOMEINDIRECTEUR,
        "domeindirecteur",
        (OPGAVE,),
        "Eindverantwoordelijk voor de opgave; het O-beraad of het DT wijst aan.",
    ),
    *_paar(Rol.BOG, "bog", (OPGAVE, OPDRACHT), "Een lid van GS; GS wijst aan.", BogForm),
    Vorm(
        code="benoem-tweede-bog",
        groep=Groep.ROLLEN,
        act="benoem",
        label="Benoem een tweede bestuurlijk opdrachtgever",
        help="Naast de eerste portefeuillehouder; die blijft.",
        form=BenoemForm,
        voer_uit=lambda verzoek, invoer: _benoem(
            Rol.BOG,
            acts.benoem,
            verzoek,
            Invoer(invoer.plek, {**invoer.schoon, "rang": 2}, invoer.grond, invoer.uitleg),
        ),
        dragersoorten=(OPGAVE, OPDRACHT),
        soorten=(Besluitsoort.BOG,),
        rollen=(Rol.BOG.value,),
        past=_tweede_vrij,
    ),
    *_paar(Rol.AOG, "aog", (OPDRACHT,), "Een directeur Mens en Organisatie benoemt."),
    *_paar(
        Rol.P_MANAGER,
        "p-manager",
        (Dragersoort.PTEAM,),
        "Een directeur Mens en Organisatie of het DT benoemt.",
    ),
    *_paar(Rol.AON, "aon", (OPDRACHT, DEEL), "De ambtelijk opdrachtgever benoemt."),
    Vorm(
        code="waarneming",
        groep=Groep.ROLLEN,
        act="neem_waar",
        label="Regel een waarneming",
        help="Iemand neemt een rol tijdelijk waar; wie de rol heeft, houdt die.",
        form=WaarneemForm,
        voer_uit=_neem_waar,
        dragersoorten=(*MET_ROLLEN, ""),
        soorten=_waarneming,
        past=lambda plek: any(not r.waarneming for r in plek.rollen),
    ),
    Vorm(
        code="beeindig-rol",
        groep=Groep.ROLLEN,
        act="beeindig_rollen",
        label="Beëindig een rol",
        help="Zonder opvolger: de rol is daarna vacant.",
        form=EindeRolForm,
        voer_uit=_beeindig,
        dragersoorten=(*MET_ROLLEN, ""),
        soorten=_van_rollen,
        past=lambda plek: bool(plek.rollen),
    ),
    Vorm(
        code="orgaanlid",
        groep=Groep.ROLLEN,
        act="benoem",
        label="Wijs een lid van een orgaan aan",
        help="Een lid van Gedeputeerde Staten of van een beraad.",
        form=OrgaanlidForm,
        voer_uit=partial(_benoem_gekozen, acts.benoem),
        dragersoorten=("", ORGAAN, CONCERN),
        soorten=(Besluitsoort.ORGAANLID,),
        rollen=(Rol.LID.value, Rol.GEDEPUTEERDE.value),
    ),
    Vorm(
        code="functionele-rol",
        groep=Groep.ROLLEN,
        act="benoem",
        label="Ken een functionele rol toe",
        help="Registerbeheerder, controller, recruiter, functioneel beheerder of auditor.",
        form=FunctioneelForm,
        voer_uit=partial(_benoem_gekozen, acts.benoem),
        dragersoorten=("", CONCERN),
        soorten=(Besluitsoort.FUNCTIONELE_ROL,),
        rollen=tuple(r.value for r in FUNCTIONEEL),
    ),
    Vorm(
        code="directeur-mo",
        groep=Groep.ROLLEN,
        act="benoem",
        label="Benoem een directeur Mens en Organisatie",
        help="Het DT of GS benoemt. Er kunnen er meer zijn.",
        form=BenoemForm,
        voer_uit=partial(_benoem, Rol.DIRECTEUR_MO, acts.benoem),
        dragersoorten=("", CONCERN),
        soorten=(Besluitsoort.DIRECTEUR_MO,),
        rollen=(Rol.DIRECTEUR_MO.value,),
    ),
    Vorm(
        code="top",
        groep=Groep.ROLLEN,
        act="vervang",
        label="Benoem of vervang in de top",
        help="Provinciesecretaris of concerndirecteur. Wie het nu is, maakt plaats. GS benoemt.",
        form=TopForm,
        voer_uit=partial(_benoem_gekozen, acts.vervang),
        dragersoorten=("", CONCERN),
        soorten=(Besluitsoort.TOPBENOEMING,),
        rollen=tuple(r.value for r in TOP),
    ),
    Vorm(
        code="rechtsfeit",
        groep=Groep.RECHTSFEIT,
        act="beeindig_door_rechtsfeit",
        label="Overleden, uit dienst of einde termijn",
        help="Alle rollen van deze persoon eindigen, zonder besluit.",
        form=RechtsfeitForm,
        voer_uit=_rechtsfeit,
        over="persoon",
        past=lambda plek: bool(plek.rollen),
    ),
)
