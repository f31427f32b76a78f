"""The was-wordt list as a field: a table of lines to type in, or a file that fills it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from driehoek.opdrachten.begroting.tabel import Rij
from driehoek.opdrachten.reorganisatie.lezen import KOLOMMEN, ROLLEN
from driehoek.opdrachten.reorganisatie.types import UITLEG, Wat

LEEG = 5
"""So many empty lines stand below those that are filled."""
Cellen = dict[str, str]


class WasWordtKiezer(forms.Widget):
    """A table with a row for each line; works without JavaScript."""

    def __init__(self) -> None:
        super().__init__()
        self.namen: Sequence[tuple[str, str]] = ()
        """What can be named in a cell: number and name."""
        self.fout: Collection[int] = ()
        """The lines with something wrong in them."""

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: "MultiValueDict[str, Any]",  # noqa: ARG002
        name: str,
    ) -> list[Cellen]:
        return rijen_uit(data, name)

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: "MultiValueDict[str, Any]",  # noqa: ARG002
        name: str,
    ) -> bool:
        return f"{name}-wat" not in data

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002
    ) -> SafeString:
        gevuld: list[Cellen] = value or []
        rijen = [*gevuld, *({} for _ in range(LEEG))]
        context = {
            "veld": name,
            "id": (attrs or {}).get("id", name),
            "rijen": [(nr, rij, nr in self.fout) for nr, rij in enumerate(rijen, start=1)],
            "wat": Wat.choices,
            "rollen": ROLLEN.items(),
            "namen": self.namen,
            "soorten": [(wat.label, uitleg) for wat, uitleg in UITLEG.items()],
        }
        return SafeString(render_to_string("vastleggen/waswordt.html", context))


def rijen_uit(data: Mapping[str, Any], naam: str) -> list[Cellen]:
    """The lines in a form that are not empty, in their order."""
    if not isinstance(data, QueryDict):
        return []
    kolommen = [data.getlist(f"{naam}-{kolom}") for kolom in KOLOMMEN]
    rijen = [dict(zip(KOLOMMEN, cellen, strict=True)) for cellen in zip(*kolommen, strict=False)]
    return [rij for rij in rijen if any(cel.strip() for cel in rij.values())]


def vul(data: QueryDict, naam: str, rijen: Sequence[Cellen]) -> None:
    """Put lines in the place of those in a form."""
    for kolom in KOLOMMEN:
        data.setlist(f"{naam}-{kolom}", [rij.get(kolom, "") for rij in rijen])


class WasWordtField(forms.Field):
    """The lines as cells; what they mean is for who knows from which day they hold."""

    widget = WasWordtKiezer

    def clean(self, value: Any) -> list[Rij]:
        if not value:
            raise forms.ValidationError("Vul ten minste een regel in, of kies een bestand.")
        return [Rij(nr, cellen) for nr, cellen in enumerate(value, start=1)]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002
        return bool(data)
