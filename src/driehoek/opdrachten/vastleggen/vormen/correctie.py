"""Correctie: the besluit was right, the register was not (REG-36)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.opdrachten.models import (
    Aanvaarding,
    Aanvaarduitkomst,
    Fase,
    Label,
    Opdrachtprofiel,
    Postkoppeling,
    Projectfase,
    Scope,
)
from driehoek.opdrachten.models_aanspreekpunten import Aanspreekpunt
from driehoek.opdrachten.vastleggen import feiten
from driehoek.opdrachten.vastleggen.formulier import PeriodeForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.posten import postkeuzen
from driehoek.opdrachten.vastleggen.velden import BedragField, PersoonField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen import mandaat
from driehoek.opdrachten.vastleggen.vormen.opgaven import naamveld, postveld, verhaal
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kenmerk
from driehoek.register import acts, reads
from driehoek.register.models import Benaming, Ligging, Registerfeit, Rolvervulling
from driehoek.register.reads_besluiten import drager_van
from driehoek.register.types import Dragersoort
from driehoek.register.vragen import registerfeiten

ANDERS, NIET = "anders", "niet"
Velden = dict[str, forms.Field]


def _soort(plek: Plek) -> str:
    """The kind of what the fact is about; of a besluit each fact can be about another drager."""
    drager = drager_van(feiten.bij_sleutel(plek.feit, plek).feit)
    return plek.soort or reads.soorten([drager or 0]).get(drager or 0, "")


def _ouder(plek: Plek) -> forms.Field:
    soort = Dragersoort.OPGAVE if _soort(plek) == Dragersoort.OPDRACHT else Dragersoort.OPDRACHT
    ids = reads.bestaande(soort, plek.peil).values_list("id", flat=True)
    namen = reads.benamingen(ids, plek.peil)
    keuzen = sorted(((str(id_), naam) for id_, naam in namen.items()), key=lambda k: k[1])
    return forms.TypedChoiceField(label="Valt onder", choices=keuzen, coerce=int)


def _post(plek: Plek) -> forms.Field:
    veld = postveld(required=True)
    soort = "prestatie" if _soort(plek) == Dragersoort.OPGAVE else "opdracht"
    nu = feiten.bij_sleutel(plek.feit, plek).feit.__dict__["post_id"]
    veld.choices = postkeuzen(soort, plek.peil.geldig_op, nu=nu)
    return veld


def _mandaatvelden(plek: Plek) -> Velden:
    """The fields of an article, without those of its period."""
    alle = mandaat.ArtikelForm(plek=plek, titel="").fields
    return {naam: alle[naam] for naam in mandaat.CORRIGEERBAAR}


NAMEN: dict[type[Registerfeit], tuple[str, ...]] = {
    Rolvervulling: ("persoon_id",),
    Benaming: ("naam",),
    Scope: ("materieel_budget", "bevoegdheden", "strategische_keuzes"),
    Fase: ("projectfase",),
    Opdrachtprofiel: ("label", "waarom", "wat", "hoe", "wie"),
    Aanvaarding: ("uitkomst", "haalbaarheid", "toelichting"),
    Ligging: ("ouder_id",),
    Postkoppeling: ("post_id",),
    Aanspreekpunt: ("persoon_id",),
    Mandaatartikel: mandaat.CORRIGEERBAAR,
}
"""Per kind of fact: which values can be put right, by the name of the column."""

WAARDEN: dict[type[Registerfeit], Callable[[Plek], Velden]] = {
    Rolvervulling: lambda _: {"persoon_id": PersoonField(label="Wie het had moeten zijn")},
    Benaming: lambda _: {"naam": naamveld()},
    Scope: lambda _: {
        "materieel_budget": BedragField(label="Materieel budget"),
        "bevoegdheden": verhaal("Bevoegdheden"),
        "strategische_keuzes": verhaal("Strategische keuzes"),
    },
    Fase: lambda _: {
        "projectfase": forms.ChoiceField(label="Projectfase", choices=Projectfase.choices)
    },
    Opdrachtprofiel: lambda _: {
        "label": forms.ChoiceField(label="Label", choices=Label.choices),
        "waarom": verhaal("Waarom"),
        "wat": verhaal("Wat"),
        "hoe": verhaal("Hoe"),
        "wie": verhaal("Wie"),
    },
    Aanvaarding: lambda _: {
        "uitkomst": forms.ChoiceField(label="Uitkomst", choices=Aanvaarduitkomst.choices),
        "haalbaarheid": verhaal("Wat over de haalbaarheid is besproken", required=True),
        "toelichting": verhaal("Voorwaarden of reden"),
    },
    Ligging: lambda plek: {"ouder_id": _ouder(plek)},
    Postkoppeling: lambda plek: {"post_id": _post(plek)},
    Aanspreekpunt: lambda _: {"persoon_id": PersoonField(label="Wie het had moeten zijn")},
    Mandaatartikel: _mandaatvelden,
}


class HerzieningForm(PeriodeForm):
    """What should have stood in the place of one fact."""

    correctie = forms.ChoiceField(
        label="Wat had er moeten staan",
        choices=[
            (ANDERS, "Iets anders"),
            (NIET, "Niets: dit had niet in het register mogen staan"),
        ],
        initial=ANDERS,
        widget=forms.RadioSelect,
    )

    def richt_in(self) -> None:
        self.huidig = feiten.bij_sleutel(self.plek.feit, self.plek)
        feit = self.huidig.feit
        self.waardenamen = []
        maak = WAARDEN.get(type(feit))
        for naam, veld in (maak(self.plek) if maak else {}).items():
            veld.initial = feit.__dict__[naam]
            self.fields[naam] = veld
            self.waardenamen.append(naam)
        self.fields["vanaf"].initial = feit.periode.van
        self.fields["tot_en_met"].initial = feit.periode.laatste_dag
        self.order_fields(["correctie", *self.waardenamen, "vanaf", "tot_en_met", "toelichting"])

    def niet_gevraagd(self) -> Sequence[str]:
        idle = super().niet_gevraagd()
        if self.data.get("correctie") != NIET:
            return idle
        return (*idle, *self.waardenamen, "vanaf", "tot_en_met")

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        if self.errors or schoon.get("correctie") == NIET:
            return schoon
        if not self._waarde(schoon) and schoon["periode"] == self.huidig.feit.periode:
            self.add_error(
                "correctie",
                "Dit staat al zo in het register. Wijzig wat er fout is, of kies dat het er niet"
                " had mogen staan.",
            )
        return schoon

    def _waarde(self, schoon: Mapping[str, Any]) -> dict[str, Any]:
        """What should have stood there, where that is something else."""
        feit = self.huidig.feit
        return {n: schoon[n] for n in self.waardenamen if schoon[n] != feit.__dict__[n]}

    def waarde(self) -> dict[str, Any]:
        return self._waarde(self.cleaned_data) if self.cleaned_data["correctie"] == ANDERS else {}

    def samenvatting(self) -> list[Kenmerk]:
        h, weg = self.huidig, set(self.niet_gevraagd())
        stond = f"{h.wat} {h.waarde}, {h.feit.periode.in_woorden()}".replace("  ", " ")
        return [
            Kenmerk("Stond er", stond),
            *self._kenmerken(n for n in self._eigen if n not in weg),
            Kenmerk("Rust op", h.kenmerk),
        ]


class CorrigeerForm(HerzieningForm):
    toelichting = forms.CharField(
        label="Wat was er fout",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Voor wie het later naleest: wat stond er fout, en waaruit blijkt dat.",
    )


def herziening(invoer: Invoer) -> acts.Herziening:
    """What was entered about the fact that was chosen."""
    schoon = invoer.schoon
    soort, _, id_ = invoer.plek.feit.partition(":")
    model = next(m for m in registerfeiten() if m._meta.model_name == soort)
    if schoon["correctie"] == NIET:
        return acts.Herziening(model, int(id_), vervalt=True)
    waarde = {n: schoon[n] for n in NAMEN.get(model, ()) if n in schoon}
    return acts.Herziening(model, int(id_), waarde, schoon["periode"])


def _corrigeer(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    h = herziening(invoer)
    return acts.corrigeer(
        verzoek,
        model=h.model,
        feit=h.feit,
        waarde=h.waarde,
        periode=h.periode,
        toelichting=invoer.schoon["toelichting"],
        vervalt=h.vervalt,
    )


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="corrigeer",
        groep=Groep.CORRECTIE,
        act="corrigeer",
        label="Corrigeer wat er fout staat",
        help="Het besluit was goed, het register niet.",
        form=CorrigeerForm,
        voer_uit=_corrigeer,
        over="feit",
        met_feit=True,
    ),
)
