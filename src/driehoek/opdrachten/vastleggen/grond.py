"""The part of every form that says on which besluit the change rests."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.db.models import Q

from driehoek.kern.tijd import dag_in_woorden, lees_dag
from driehoek.opdrachten.vastleggen import beslissers
from driehoek.opdrachten.vastleggen.velden import DagField, keuzen
from driehoek.platform import documenten
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Document
from driehoek.platform.ui.componenten import Kenmerk
from driehoek.register.models import Besluit
from driehoek.register.types import Beslisser, BesluitGegevens, Besluitsoort, OpBesluit

if TYPE_CHECKING:
    from driehoek.opdrachten.vastleggen.formulier import VastlegForm

NIEUW, BESTAAND = "nieuw", "bestaand"
VELDEN_NIEUW = (
    "kenmerk",
    "titel",
    "genomen",
    "beslisser",
    "bekendgemaakt",
    "werkt_vanaf",
    "document",
)
VELDEN_BESTAAND = ("besluit", "besluit_kenmerk")
NAMEN = ("grond", *VELDEN_BESTAAND, *VELDEN_NIEUW, "document_sha")
HOOGUIT = 40
"""So many existing besluiten are offered; older ones are named by their kenmerk."""


def voeg_toe(form: "VastlegForm", titel: str) -> None:
    """Give `form` the fields of the grondslag."""
    bestaande = _bestaande(form)
    opties = form.beslissers(_dag_van_besluit(form))
    form.fields.update(
        {
            "grond": forms.ChoiceField(
                label="Op welk besluit rust dit?",
                choices=[
                    (NIEUW, "Een besluit dat nog niet in het register staat"),
                    (BESTAAND, "Een besluit dat al in het register staat"),
                ],
                initial=NIEUW,
                widget=forms.RadioSelect,
            ),
            "besluit": forms.ChoiceField(
                label="Welk besluit",
                required=False,
                choices=[("", "Kies een besluit"), *bestaande],
                help_text=_help_bestaande(form.soorten, bestaande),
            ),
            "besluit_kenmerk": forms.CharField(
                label="Of het kenmerk ervan",
                required=False,
                max_length=40,
                help_text="Voor een ouder besluit dat niet in de lijst staat.",
                widget=_kort(),
            ),
            "kenmerk": forms.CharField(
                label="Kenmerk",
                max_length=40,
                help_text="Zoals het op het besluit staat, bijvoorbeeld PZH-2026-01234.",
                error_messages={"required": "Vul het kenmerk van het besluit in."},
                widget=_kort(),
            ),
            "titel": forms.CharField(
                label="Titel",
                max_length=200,
                initial=titel[:200],
                help_text="Waar het besluit over gaat, in een paar woorden.",
            ),
            "genomen": DagField(
                label="Genomen op",
                initial=form.vandaag,
                help_text="De dag van het besluit zelf; hooguit vandaag.",
            ),
            "beslisser": forms.ChoiceField(
                label="Wie nam het besluit",
                choices=beslissers.keuzen(opties, form.soorten),
                initial=opties[0].waarde if len(opties) == 1 else "",
                help_text="Wie dit op die dag mag beslissen. Een andere dag geeft andere namen.",
                error_messages={
                    "required": "Kies wie het besluit nam.",
                    "invalid_choice": _niet_bevoegd(form),
                },
            ),
            "bekendgemaakt": DagField(
                label="Bekendgemaakt op",
                required=False,
                help_text="Leeg: op de dag dat het is genomen.",
            ),
            "werkt_vanaf": DagField(
                label="Werkt vanaf",
                required=False,
                help_text="Leeg: vanaf de dag dat de wijziging ingaat.",
            ),
            "document": forms.FileField(
                label="Het besluit als document",
                required=False,
                help_text="PDF of een ander gangbaar bestand, hooguit 25 MB.",
            ),
            "document_sha": forms.CharField(required=False, widget=forms.HiddenInput),
        }
    )


def niet_gekozen(form: "VastlegForm") -> Sequence[str]:
    """The fields of the part that was not chosen."""
    return VELDEN_NIEUW if form.data.get("grond") == BESTAAND else VELDEN_BESTAAND


def lees(form: "VastlegForm") -> OpBesluit | None:
    """The grondslag as entered; None where the form says what is wrong with it."""
    if form.cleaned_data.get("grond") == BESTAAND:
        return _lees_bestaand(form)
    return _lees_nieuw(form)


def samenvatting(form: "VastlegForm") -> list[Kenmerk]:
    """The grondslag in words, for the page with the consequences."""
    match form.grond:
        case OpBesluit(besluit=int(id_)):
            besluit = Besluit.objects.get(id=id_)
            url = f"/besluiten/{id_}/"
            return [Kenmerk("Besluit", f"{besluit.kenmerk}: {besluit.titel}", url=url)]
        case OpBesluit(besluit=BesluitGegevens() as nieuw):
            regels = [
                Kenmerk("Besluit", f"{nieuw.kenmerk}: {nieuw.titel}"),
                Kenmerk("Genomen door", _gekozen(form)),
                Kenmerk("Genomen op", nieuw.genomen, "datum"),
                Kenmerk("Bekendgemaakt op", nieuw.bekendgemaakt, "datum"),
                Kenmerk("Werkt vanaf", nieuw.werkt_vanaf, "datum"),
            ]
            return [*regels, Kenmerk("Document", _documentnaam(nieuw.document))]
    return []


def documentnaam(form: "VastlegForm", veld: str = "document") -> str:
    """The name of the document that was stored with what was typed; empty where there is none."""
    sha = form.data.get(f"{veld}_sha", "") if form.is_bound else ""
    return _documentnaam(sha) if sha else ""


def _documentnaam(sha: str | None) -> str:
    gevonden = Document.objects.filter(sha256=sha).first() if sha else None
    return gevonden.naam if gevonden else "geen document"


def _gekozen(form: "VastlegForm") -> str:
    return keuzen(form.fields["beslisser"]).get(form.cleaned_data["beslisser"], "")


def _dag_van_besluit(form: "VastlegForm") -> date:
    getypt = form.data.get("genomen", "") if form.is_bound else ""
    try:
        return lees_dag(getypt) if getypt else form.vandaag
    except ValueError:
        return form.vandaag  # the field itself says that this is no day


def _niet_bevoegd(form: "VastlegForm") -> str:
    dag = dag_in_woorden(_dag_van_besluit(form))
    return f"Wie je koos, mocht dit op {dag} niet beslissen. Kies uit wie dat toen wel mocht."


def _bestaande(form: "VastlegForm") -> list[tuple[str, str]]:
    """Besluiten of a right kind, by who decides here, newest first."""
    pad = form.plek.pad
    gevonden = Besluit.objects.filter(
        Q(beslisser_drager__in=pad) | Q(beslisser_drager__soort__in=["orgaan", "concern"]),
        soort__in=[s.value for s in form.soorten],
    ).order_by("-genomen", "-id")[:HOOGUIT]
    return [(str(b.id), f"{b.kenmerk} · {dag_in_woorden(b.genomen)} · {b.titel}") for b in gevonden]


def _help_bestaande(soorten: Sequence[Besluitsoort], bestaande: Sequence[object]) -> str:
    wat = " of ".join(f"'{s.label}'" for s in soorten)
    if not bestaande:
        return f"Er staat hier nog geen besluit van de soort {wat} in het register."
    return f"Van de soort {wat}, het nieuwste eerst."


def _kort() -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort"})


def _lees_bestaand(form: "VastlegForm") -> OpBesluit | None:
    if "besluit" in form.errors or "besluit_kenmerk" in form.errors:
        return None
    kenmerk = form.cleaned_data.get("besluit_kenmerk", "")
    if kenmerk:
        gevonden = Besluit.objects.filter(kenmerk__iexact=kenmerk).first()
        if gevonden is None:
            form.add_error(
                "besluit_kenmerk",
                f"Er staat geen besluit met kenmerk '{kenmerk}' in het register. Kijk het kenmerk"
                " na, of voer het besluit hier als nieuw in.",
            )
            return None
        return OpBesluit(gevonden.id)
    gekozen = form.cleaned_data.get("besluit", "")
    if not gekozen:
        form.add_error("besluit", "Kies een besluit, of vul het kenmerk ervan in.")
        return None
    return OpBesluit(int(gekozen))


def _lees_nieuw(form: "VastlegForm") -> OpBesluit | None:
    document = bewaar(form, "document")
    if set(VELDEN_NIEUW) & set(form.errors):
        return None
    schoon = form.cleaned_data
    soort, drager, rol, persoon = schoon["beslisser"].split(":")
    genomen = schoon["genomen"]
    bekendgemaakt = schoon.get("bekendgemaakt") or genomen
    return OpBesluit(
        BesluitGegevens(
            kenmerk=schoon["kenmerk"],
            titel=schoon["titel"],
            soort=soort,
            beslisser=Beslisser(int(drager), rol, int(persoon) if persoon else None),
            genomen=genomen,
            bekendgemaakt=bekendgemaakt,
            werkt_vanaf=schoon.get("werkt_vanaf") or max(form.ingang() or genomen, bekendgemaakt),
            document=document,
        )
    )


def bewaar(form: "VastlegForm", veld: str) -> str | None:
    """Store what was uploaded at once, so that it need not be uploaded again after a mistake.

    The hash stands in a hidden field beside `veld`.
    """
    bestand = form.files.get(veld)
    if bestand is None:
        sha = form.cleaned_data.get(f"{veld}_sha", "")
        return sha if sha and Document.objects.filter(sha256=sha).exists() else None
    try:
        document = documenten.bewaar(bestand.read(), bestand.name or "document")
    except InvoerFout as fout:
        form.add_error(veld, fout.zin)
        return None
    form.getypt[f"{veld}_sha"] = document.sha256
    return document.sha256
