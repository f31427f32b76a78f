"""Fields that read what people type: days, euros, and a thing of the register to search for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from driehoek.kern.tijd import dag_in_woorden, lees_dag
from driehoek.platform.ui import opmaak
from driehoek.register import reads, reads_personen

HOOGUIT = 8
"""So many are shown to choose from; the rest is counted."""
_BEDRAG = re.compile(r"(?P<heel>\d{1,3}(\.\d{3})+|\d+)(,(-|00?))?")


class DagField(forms.CharField):
    """A day as people write it: '3 maart 2026', '3-3-2026'."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault(
            "widget", forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort"})
        )
        opties.setdefault("error_messages", {"required": "Vul een dag in, zoals 3 maart 2026."})
        super().__init__(**opties)

    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value)
        if not tekst:
            return None
        try:
            return lees_dag(tekst)
        except ValueError as fout:
            raise ValidationError(str(fout)) from fout

    def prepare_value(self, value: Any) -> Any:
        return dag_in_woorden(value) if isinstance(value, date) else value


class BedragField(forms.CharField):
    """An amount in whole euros: '1250000', '€ 1.250.000'."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault(
            "widget",
            forms.TextInput(
                attrs={"autocomplete": "off", "inputmode": "numeric", "data-breedte": "kort"}
            ),
        )
        opties.setdefault(
            "error_messages", {"required": "Vul een bedrag in, zoals 1.250.000. Niets is 0."}
        )
        super().__init__(**opties)

    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value)
        if not tekst:
            return None
        kaal = tekst.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip()
        gevonden = _BEDRAG.fullmatch(kaal)
        if gevonden is None:
            raise ValidationError(
                f"'{tekst[:40]}' is geen bedrag in hele euro's. Schrijf het als 1.250.000."
            )
        return int(gevonden["heel"].replace(".", ""))

    def prepare_value(self, value: Any) -> Any:
        return opmaak.heel(value) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class Gevondene:
    """Something to choose, with what tells it apart from its namesakes."""

    id: str
    naam: str
    nummer: str
    onder: str


@dataclass(frozen=True, slots=True)
class Vondst:
    """What a search found: the first so many, and how many in all."""

    eerste: Sequence[Gevondene]
    aantal: int

    @property
    def meer(self) -> int:
        return self.aantal - len(self.eerste)

    def met(self, id_: str) -> Gevondene | None:
        return next((m for m in self.eerste if m.id == id_), None)


def zoek_mensen(q: str) -> Vondst:
    """People by a part of their name or by number."""
    if not q.strip():
        return Vondst((), 0)
    peil = reads.peilmoment()
    gevonden = reads_personen.personen(peil, q=q)
    eerste = list(gevonden.order_by("sorteernaam", "persoon_id")[:HOOGUIT])
    rollen = reads_personen.rollen_in_woorden([g.persoon_id for g in eerste], peil)
    mensen = [
        Gevondene(
            str(g.persoon_id),
            g.naam,
            g.persoon.nummer,
            "; ".join(rollen.get(g.persoon_id, [])[:2]) or "heeft nu geen rol",
        )
        for g in eerste
    ]
    return Vondst(mensen, len(mensen) if len(mensen) < HOOGUIT else gevonden.count())


@dataclass(frozen=True, slots=True)
class Keus:
    """What came in of a field to search in: what was typed and what was picked."""

    q: str
    id: str


class Kiezer(forms.Widget):
    """A search field with what was found to pick from below it; works without JavaScript."""

    adres: ClassVar[str]
    """The name of the address that finds as one types."""
    wat: ClassVar[str]
    lijst: ClassVar[str]
    """The template of what was found."""

    @staticmethod
    def zoek(q: str, /) -> Vondst:
        raise NotImplementedError

    @staticmethod
    def noem(id_: int, /) -> str:
        raise NotImplementedError

    @staticmethod
    def is_er(id_: int, /) -> bool:  # noqa: ARG004
        """Whether an id may come without a search, as in a link that somebody shares."""
        return False

    @classmethod
    def keus_van(cls, waarde: Any) -> Keus:
        if not waarde:
            return Keus("", "")
        return Keus(cls.noem(int(waarde)), str(waarde))

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: "MultiValueDict[str, Any]",  # noqa: ARG002
        name: str,
    ) -> Keus:
        return Keus(str(data.get(f"{name}_q", "")).strip(), str(data.get(name, "")).strip())

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: "MultiValueDict[str, Any]",  # noqa: ARG002
        name: str,
    ) -> bool:
        return name not in data and f"{name}_q" not in data

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002
    ) -> SafeString:
        keus = value if isinstance(value, Keus) else self.keus_van(value)
        if keus.id and not keus.q and self.is_er(_getal(keus.id)):
            keus = self.keus_van(keus.id)
        velden = {**self.attrs, **(attrs or {}), "type": "text", "name": f"{name}_q"}
        velden.update(value=keus.q, autocomplete="off", spellcheck="false")
        velden["hx-get"] = reverse(self.adres)
        velden["hx-trigger"] = "input changed delay:250ms"
        velden["hx-target"] = f"#{name}-gevonden"
        velden["hx-vals"] = f'{{"veld": "{name}"}}'
        vondst = self.zoek(keus.q)
        gekozen = keus.id if vondst.met(keus.id) else ""
        if not gekozen and vondst.aantal == 1:
            gekozen = vondst.eerste[0].id
        return SafeString(
            render_to_string(
                "register/kiezer.html",
                {
                    "attributen": flatatt(velden),
                    "veld": name,
                    "q": keus.q,
                    "vondst": vondst,
                    "gekozen": gekozen,
                    "wat": self.wat,
                    "lijst": self.lijst,
                },
            )
        )


class KiesField(forms.Field):
    """One thing of the register that one searches for."""

    kiezer: ClassVar[type[Kiezer]]
    niemand: ClassVar[str]
    meer: ClassVar[str]

    def __init__(self, **opties: Any) -> None:
        super().__init__(widget=self.kiezer, **opties)

    def clean(self, value: Any) -> Any:
        kiezer = self.kiezer
        keus = value if isinstance(value, Keus) else kiezer.keus_van(value)
        if not keus.q and not keus.id:
            if self.required:
                raise ValidationError(self.error_messages["required"])
            return None
        if self._is_genoemd(keus):
            return int(keus.id)
        vondst = kiezer.zoek(keus.q or kiezer.noem(_getal(keus.id)))
        if vondst.met(keus.id):
            return int(keus.id)
        if vondst.aantal == 1:
            return int(vondst.eerste[0].id)
        zin = self.meer if vondst.aantal else self.niemand
        raise ValidationError(zin.format(q=keus.q[:60], aantal=vondst.aantal))

    def _is_genoemd(self, keus: Keus) -> bool:
        """Whether it came by its id, and nobody typed anything else."""
        id_ = _getal(keus.id)
        return self.kiezer.is_er(id_) and (not keus.q or keus.q == self.kiezer.noem(id_))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data.id) and str(initial or "") != data.id


def _getal(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 19 else 0  # noqa: PLR2004
