"""The was-wordt on a page: the proposals as a table to tick, and the form for the grondslag."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from driehoek.opdrachten.begroting.vergelijken import (
    SoortOpvolging,
    Voorstel,
    Zekerheid,
)
from driehoek.opdrachten.reads_waswordt import Overgang, Regel, per_soort
from driehoek.platform import klok
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Leeg, Tabel, Toon
from driehoek.register.models import Besluit
from driehoek.register.types import OpBesluit, OpConversie

BESLUIT, CONVERSIE = "besluit", "conversie"
NOG_LEEG = "nog niet ingevuld"
"""Stands in a preview for the reference that is typed later."""
TOON: dict[Zekerheid, Toon] = {
    Zekerheid.HOOG: "goed",
    Zekerheid.MIDDEN: "info",
    Zekerheid.LAAG: "let-op",
}


@dataclass(frozen=True, slots=True)
class Soortlink:
    """A filter: one kind, with how many proposals there are of it."""

    soort: str
    label: str
    aantal: int
    gekozen: bool


class GrondForm(forms.Form):
    """What confirming rests on: the besluit of the new stand, or published files."""

    def __init__(self, *args: Any, besluit: Besluit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._besluit = besluit
        if besluit is not None:
            self.fields["rust_op"] = forms.ChoiceField(
                label="Waar rust dit op",
                choices=[
                    (BESLUIT, f"Besluit {besluit.kenmerk}: {besluit.titel}"),
                    (CONVERSIE, "Gepubliceerde begrotingen"),
                ],
                initial=BESLUIT,
                widget=forms.RadioSelect,
                error_messages={"required": "Kies waar dit op rust."},
            )
        self.fields["verwijzing"] = forms.CharField(
            label="Welke gepubliceerde begrotingen" if besluit else "Waar rust dit op",
            required=besluit is None,
            max_length=2000,
            help_text=(
                "Alleen als het niet op het besluit rust."
                if besluit
                else "Noem de gepubliceerde begrotingen waaruit dit blijkt."
            ),
            error_messages={"required": "Noem waar dit uit blijkt."},
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("rust_op") == CONVERSIE and not schoon.get("verwijzing"):
            self.add_error("verwijzing", "Noem waar dit uit blijkt.")
        return schoon

    @property
    def grond(self) -> OpBesluit | OpConversie:
        """As chosen; as proposed while nothing was chosen well."""
        gekozen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if self._besluit is not None and gekozen.get("rust_op", BESLUIT) == BESLUIT:
            return OpBesluit(self._besluit.id)
        return OpConversie(klok.vandaag(), gekozen.get("verwijzing") or NOG_LEEG)


def sleutel_van(voorstel: Voorstel[Regel]) -> str:
    """Names a proposal in a form: another kind or other lines make it another proposal."""
    was, wordt = (
        ".".join(str(post.id) for post in posten) for posten in (voorstel.oud, voorstel.nieuw)
    )
    return f"{voorstel.soort}:{was}:{wordt}"


def vooraf(voorstellen: Sequence[Voorstel[Regel]]) -> set[str]:
    """What is ticked beforehand: what stayed equal, and certainly so."""
    return {
        sleutel_van(v)
        for v in voorstellen
        if v.soort is SoortOpvolging.GELIJK and v.zekerheid is Zekerheid.HOOG
    }


def soorten(voorstellen: Sequence[Voorstel[Regel]], gekozen: str) -> list[Soortlink]:
    """All kinds together, and each that occurs."""
    return [
        Soortlink("", "alle", len(voorstellen), not gekozen),
        *(
            Soortlink(str(soort), str(soort), aantal, soort == gekozen)
            for soort, aantal in per_soort(voorstellen).items()
        ),
    ]


def tabel(
    voorstellen: Sequence[Voorstel[Regel]],
    overgang: Overgang,
    aan: Collection[str] | None = None,
) -> Tabel:
    """A row per proposal; with a box to tick where `aan` says which are ticked."""
    return Tabel(
        bijschrift="Voorstellen was-wordt" if aan is not None else "Wat je bevestigt",
        kolommen=(*_kolommen(overgang), Kolom("Zekerheid"), Kolom("Reden")),
        rijen=[_rij(voorstel, aan) for voorstel in voorstellen],
        leeg=Leeg("Geen voorstellen", "Van deze soort zijn er geen voorstellen."),
        bijschrift_verborgen=True,
    )


def tabel_ter_kennis(voorstellen: Sequence[Voorstel[Regel]], overgang: Overgang) -> Tabel:
    """What is new and what lapsed: nothing to confirm, and nothing to be sure of."""
    return Tabel(
        bijschrift="Nieuw en vervallen",
        kolommen=_kolommen(overgang),
        rijen=[_kern(voorstel) for voorstel in voorstellen],
        bijschrift_verborgen=True,
    )


def _kolommen(overgang: Overgang) -> tuple[Kolom, ...]:
    return (
        Kolom(f"Was ({overgang.oud.label})"),
        Kolom(f"Wordt ({overgang.nieuw.label})"),
        Kolom("Soort"),
    )


def _rij(voorstel: Voorstel[Regel], aan: Collection[str] | None) -> list[Any]:
    was, *verder = _kern(voorstel)
    if aan is not None:
        was = Cel(_vink(voorstel, _posten(voorstel.oud), aan))
    zekerheid = voorstel.zekerheid
    badge = Badge(str(zekerheid), TOON[zekerheid])
    return [was, *verder, Cel(badges=(badge,)), voorstel.reden]


def _kern(voorstel: Voorstel[Regel]) -> list[Any]:
    return [
        Cel(_posten(voorstel.oud)) if voorstel.oud else Cel("geen voorganger", rustig=True),
        Cel(_posten(voorstel.nieuw)) if voorstel.nieuw else Cel("geen opvolger", rustig=True),
        str(voorstel.soort),
    ]


def _posten(posten: Sequence[Regel]) -> SafeString:
    regels = ((post.code or "totaal", post.naam) for post in posten)
    return format_html_join(
        SafeString("<br>"), '<span class="dh-rustig dh-code">{}</span> {}', regels
    )


def _vink(voorstel: Voorstel[Regel], was: SafeString, aan: Collection[str]) -> SafeString:
    sleutel = sleutel_van(voorstel)
    return format_html(
        '<span class="dh-veld--vink"><label class="dh-veld__vinkrij"><input class="dh-vink"'
        ' type="checkbox" name="keuze" value="{}"{}><span>{}</span></label></span>',
        sleutel,
        SafeString(" checked") if sleutel in aan else "",
        was,
    )
