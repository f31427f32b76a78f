"""Aanspreekpunten: for an opgave, theme, area or domain; and the list of themes and areas (REG-29)."""

from collections.abc import Sequence

from django import forms

from driehoek.opdrachten import acts, reads_aanspreekpunten
from driehoek.opdrachten.acts.aanspreekpunten import LIJST
from driehoek.opdrachten.reads_aanspreekpunten import Contact
from driehoek.opdrachten.types_aanspreekpunten import (
    ONDERWERPSOORTEN,
    Aanwijzing,
    NieuwOnderwerp,
    Publiek,
)
from driehoek.opdrachten.vastleggen.formulier import EindeForm, PeriodeForm, VanafForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm, altijd
from driehoek.opdrachten.vastleggen.vormen.opgaven import naamveld, nummerveld
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register import reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Besluitsoort, Dragersoort, Rol

SOORTEN = (Besluitsoort.AANSPREEKPUNT,)
BEIDE = "beide"
VOOR_WIE = (
    (BEIDE, "Voor GS en voor buiten"),
    (Publiek.GS.value, "Alleen voor GS"),
    (Publiek.BUITEN.value, "Alleen voor buiten"),
)


class OnderwerpForm(VanafForm):
    soort = forms.ChoiceField(
        label="Wat is het",
        choices=[(s.value, s.label) for s in LIJST],
        widget=forms.RadioSelect,
    )
    naam = naamveld()
    nummer = nummerveld()
    field_order = ["soort", "naam", "vanaf", "nummer"]


class AanspreekpuntForm(PeriodeForm):
    persoon = forms.TypedChoiceField(
        label="Wie wordt het aanspreekpunt",
        coerce=int,
        help_text="Een domeindirecteur, of wie er een waarneemt.",
    )
    publiek = forms.ChoiceField(
        label="Voor wie", choices=VOOR_WIE, initial=BEIDE, widget=forms.RadioSelect
    )
    field_order = ["persoon", "publiek", "vanaf", "tot_en_met"]

    def richt_in(self) -> None:
        super().richt_in()
        keuzen = [("", "Kies een domeindirecteur"), *_domeindirecteuren()]
        self.fields["persoon"].choices = keuzen  # type: ignore[attr-defined]


class EindeAanspreekpuntForm(EindeForm):
    aanspreekpunt = forms.TypedMultipleChoiceField(
        label="Wie is het aanspreekpunt niet meer",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies een aanspreekpunt."},
    )
    field_order = ["aanspreekpunt", "laatste_dag"]

    def richt_in(self) -> None:
        super().richt_in()
        keuzen = [
            (str(c.id), f"{c.naam}, voor {c.publiek.label}, {c.periode.in_woorden()}")
            for c in _hier(self.plek)
        ]
        self.fields["aanspreekpunt"].choices = keuzen  # type: ignore[attr-defined]


def _domeindirecteuren() -> list[tuple[str, str]]:
    """Whoever is or was domeindirecteur, as the register says now: which day counts is typed."""
    wie = Rolvervulling.objects.huidig().filter(rolsoort__rol=Rol.DOMEINDIRECTEUR)
    namen = reads.namen(wie.values_list("persoon_id", flat=True))
    return sorted(((str(id_), naam) for id_, naam in namen.items()), key=lambda k: k[1])


def _hier(plek: Plek) -> list[Contact]:
    """Who is, or is to be, the contact for what this is about."""
    contacten = reads_aanspreekpunten.verloop(plek.persoon or plek.drager, plek.peil.bekend_op)
    dag = plek.peil.geldig_op
    return [c for c in contacten if c.periode.tot is None or c.periode.tot > dag]


def _heeft_domein(plek: Plek) -> bool:
    return any(r.rolsoort.rol == Rol.DOMEINDIRECTEUR for r in plek.rollen)


def _neem_op(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    namen = ("soort", "naam", "vanaf", "nummer")
    nieuw = NieuwOnderwerp(**{naam: invoer.schoon[naam] for naam in namen})
    return acts.stel_onderwerpen_in(
        verzoek, onderwerpen=[nieuw], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _beeindig_onderwerp(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.beeindig_onderwerp(
        verzoek,
        onderwerpen=[invoer.plek.drager],
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _wijs_aan(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon, plek = invoer.schoon, invoer.plek
    nieuw = Aanwijzing(
        persoon=schoon["persoon"],
        periode=schoon["periode"],
        drager=None if plek.persoon else plek.drager,
        domein=plek.persoon,
        publiek=_publiek(schoon["publiek"]),
    )
    return acts.wijs_aanspreekpunt_aan(
        verzoek, aanwijzingen=[nieuw], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _publiek(keuze: str) -> tuple[str, ...]:
    return tuple(p.value for p in Publiek) if keuze == BEIDE else (keuze,)


def _beeindig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.beeindig_aanspreekpunt(
        verzoek,
        aanspreekpunten=invoer.schoon["aanspreekpunt"],
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _over(soorten: Sequence[Dragersoort]) -> list[Vorm]:
    """To appoint and to end, about a drager; and the same about the domain of a person."""
    vormen = []
    for over, achtervoegsel, van in (
        ("drager", "", ""),
        ("persoon", "-domein", " voor het domein"),
    ):
        past = _heeft_domein if over == "persoon" else altijd
        vormen += [
            Vorm(
                code=f"aanspreekpunt{achtervoegsel}",
                groep=Groep.SAMENHANG,
                act="wijs_aanspreekpunt_aan",
                label=f"Wijs een aanspreekpunt aan{van}",
                help="Voor GS, voor buiten of voor beide. Het O-beraad besluit.",
                form=AanspreekpuntForm,
                voer_uit=_wijs_aan,
                dragersoorten=tuple(soorten),
                soorten=SOORTEN,
                past=past,
                over=over,
            ),
            Vorm(
                code=f"beeindig-aanspreekpunt{achtervoegsel}",
                groep=Groep.SAMENHANG,
                act="beeindig_aanspreekpunt",
                label=f"Beëindig een aanspreekpunt{van}",
                help="Iemand is het vanaf een dag niet meer. Het O-beraad besluit.",
                form=EindeAanspreekpuntForm,
                voer_uit=_beeindig,
                dragersoorten=tuple(soorten),
                soorten=SOORTEN,
                past=lambda plek: bool(_hier(plek)),
                over=over,
            ),
        ]
    return vormen


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="onderwerp",
        groep=Groep.NIEUW,
        act="stel_onderwerpen_in",
        label="Neem een thema of gebied op",
        help="Een onderwerp met een eigen aanspreekpunt. Het O-beraad besluit.",
        form=OnderwerpForm,
        voer_uit=_neem_op,
        soorten=SOORTEN,
    ),
    *_over(ONDERWERPSOORTEN),
    Vorm(
        code="beeindig-onderwerp",
        groep=Groep.VERLOOP,
        act="beeindig_onderwerp",
        label="Haal het van de lijst",
        help="Het thema of gebied telt vanaf een dag niet meer. Het O-beraad besluit.",
        form=EindeForm,
        voer_uit=_beeindig_onderwerp,
        dragersoorten=LIJST,
        soorten=SOORTEN,
    ),
)
