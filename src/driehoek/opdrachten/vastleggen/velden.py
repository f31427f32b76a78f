"""Fields of the wizard: several names, and people, opgaven and opdrachten to search for."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from driehoek.bevoegdheden import zinnen
from driehoek.bevoegdheden.velden import CentenField, WieField
from driehoek.kern.tijd import dag_in_woorden
from driehoek.opdrachten import reads as opdrachtreads
from driehoek.platform.ui import opmaak
from driehoek.register import reads
from driehoek.register.velden import (
    HOOGUIT,
    BedragField,
    DagField,
    Gevondene,
    Keus,
    KiesField,
    Kiezer,
    Vondst,
    zoek_mensen,
)

__all__ = [
    "BedragField",
    "DagField",
    "DragerField",
    "MensenField",
    "PersoonField",
    "RegelsField",
    "Vondst",
    "in_woorden",
    "keuzen",
    "zoek_dragers",
    "zoek_mensen",
]
KIESBAAR = ("opgave", "opdracht")


class RegelsField(forms.CharField):
    """Several names, one on each line."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return [r.strip() for r in (super().to_python(value) or "").splitlines() if r.strip()]


def zoek_dragers(q: str) -> Vondst:
    """Opgaven and opdrachten of today, as the search field finds them."""
    uitslag = opdrachtreads.zoek_alles(q, reads.peilmoment(), soorten=KIESBAAR, hoeveel=HOOGUIT)
    gevonden = [
        Gevondene(
            str(t.id),
            t.naam,
            t.nummer,
            f"{t.soort}, {t.wat}" if t.dicht else f"{t.soort}{_wie_gaat_erover(t)}",
        )
        for t in uitslag.treffers
    ]
    return Vondst(gevonden, sum(uitslag.aantallen.values()))


def _wie_gaat_erover(treffer: opdrachtreads.Treffer) -> str:
    wie = next(iter(treffer.wie), None)
    return f", {wie.rolnaam.lower()} {wie.naam}" if wie else ""


class PersoonKiezer(Kiezer):
    adres, wat, lijst = "vastleggen-mensen", "een persoon", "vastleggen/mensenlijst.html"
    zoek = staticmethod(zoek_mensen)
    noem = staticmethod(reads.naam_van)


class DragerKiezer(Kiezer):
    adres, wat = "vastleggen-dragers", "een opgave of opdracht"
    lijst = "vastleggen/dragerlijst.html"
    zoek = staticmethod(zoek_dragers)
    noem = staticmethod(reads.benaming)


class PersoonField(KiesField):
    """One person of the register."""

    kiezer = PersoonKiezer
    niemand = "Niemand in het register heet '{q}'. Kijk de naam na, of neem de persoon eerst op."
    meer = "{aantal} mensen passen bij '{q}'. Kies hieronder wie je bedoelt."

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("label", "Wie")
        opties.setdefault("help_text", "Typ een deel van de naam of het personeelsnummer.")
        opties.setdefault("error_messages", {"required": "Kies een persoon."})
        super().__init__(**opties)


class DragerField(KiesField):
    """One opgave or opdracht of today."""

    kiezer = DragerKiezer
    niemand = "Geen opgave of opdracht past bij '{q}'. Kijk de naam of het nummer na."
    meer = "{aantal} opgaven en opdrachten passen bij '{q}'. Kies hieronder welke je bedoelt."

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "Typ een deel van de naam of het nummer.")
        opties.setdefault("error_messages", {"required": "Kies een opgave of opdracht."})
        super().__init__(**opties)


class MensenField(RegelsField):
    """Several people, one on each line, by name or personnel number."""

    def clean(self, value: Any) -> list[int]:
        veld = PersoonField()
        gevonden, fouten = [], []
        for regel in super().clean(value):
            try:
                gevonden.append(veld.clean(Keus(regel, "")))
            except ValidationError as fout:
                fouten.extend(fout.messages)
        if fouten:
            raise ValidationError(fouten)
        return gevonden


def keuzen(veld: forms.Field) -> dict[str, str]:
    """The choices of a field by value, groups unfolded."""
    plat: dict[str, str] = {}
    for waarde, label in getattr(veld, "choices", ()):
        deel: Iterable[tuple[Any, Any]] = (
            label if isinstance(label, list | tuple) else [(waarde, label)]
        )
        plat.update({str(w): str(tekst) for w, tekst in deel})
    return plat


PER_SOORT: tuple[tuple[type[forms.Field], Callable[[Any], str]], ...] = (
    (PersoonField, reads.naam_van),
    (WieField, reads.naam_van),
    (DragerField, reads.benaming),
    (DagField, dag_in_woorden),
    (CentenField, zinnen.bedrag),
    (BedragField, opmaak.euro),
    (MensenField, lambda wie: ", ".join(sorted(reads.namen(wie).values()))),
    (forms.BooleanField, lambda _: "ja"),
)


def in_woorden(veld: forms.Field, waarde: Any) -> str:
    """A clean value as people say it; empty where nothing was entered."""
    if waarde is None or waarde is False or waarde in ("", []):
        return ""  # a budget of 0 is something
    for soort, zeg in PER_SOORT:
        if isinstance(veld, soort):
            return zeg(waarde)
    namen = keuzen(veld)
    waarden = waarde if isinstance(waarde, list) else [waarde]
    return "; ".join(namen.get(str(w), str(w)) for w in waarden)
